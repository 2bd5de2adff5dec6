"""Asks whether anything that a release holds has a known vulnerability: `python -m tools.audit`.

For the machine that makes releases, before each release and each week between: the answer is that
of the package indexes on that day. Debian's packages are Debian's to care for (apt upgrade).
"""

import subprocess
import sys

from tools.environment import run_asset_tools
from tools.made import ROOT

LISTS = ("demo", "assets", "build")
"""The programs, and what makes fonts, assets and wheel."""


def main() -> int:
    """Ask about Python's packages and npm's; 1 where something is known or could not be asked."""
    words = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    words += ["--progress-spinner=off"]
    words += [word for one in LISTS for word in ("-r", f"requirements/{one}.txt")]
    python = subprocess.run(words, cwd=ROOT, check=False).returncode == 0
    try:
        run_asset_tools(["tools.assets", "audit"])
    except subprocess.CalledProcessError:
        return 1
    return 0 if python else 1


if __name__ == "__main__":
    sys.exit(main())
