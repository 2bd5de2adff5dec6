"""A program, started as `python -m` starts it."""

import subprocess
import sys

from tests.parts.hall import ROOT, clean_env


def run_program(name: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program until it ends by itself.

    Args:
        name: `kiosk`, `display`, `counter` or `server`.
        arguments: of its command line.
        env: what is set besides; nothing of Novbe's is by itself.

    Raises:
        subprocess.TimeoutExpired: it had not ended after 60 s.
    """
    return subprocess.run(
        [sys.executable, "-m", name, *arguments],
        cwd=ROOT,
        env=clean_env() | env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
