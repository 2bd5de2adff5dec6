"""Checks the parts of a release for known vulnerabilities: `python -m tools.audit`.

For the machine that makes releases, before each release and weekly: the answer of the package
indexes changes over time. Debian's packages are updated by Debian (apt upgrade).
"""

import subprocess
import sys

from tools.environment import run_asset_tools
from tools.made import ROOT

LISTS = ("demo", "assets", "build")
"""The programs, and the build tools of fonts, assets and wheel."""


def main() -> int:
    """Audit the Python and npm packages; 1 if a vulnerability is known or an audit failed."""
    words = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    words += ["--progress-spinner=off"]
    words += [word for name in LISTS for word in ("-r", f"requirements/{name}.txt")]
    python = subprocess.run(words, cwd=ROOT, check=False).returncode == 0
    try:
        run_asset_tools(["tools.assets", "audit"])
    except subprocess.CalledProcessError:
        return 1
    return 0 if python else 1


if __name__ == "__main__":
    sys.exit(main())
