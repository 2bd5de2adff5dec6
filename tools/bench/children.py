"""Programs that the bench runs in separate processes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.parts.child import environment
from tests.parts.hall import ROOT


def said_by(module: str, *arguments: str) -> Sequence[str]:
    """Run `python -m module` to its end, and return the lines of its output.

    Raises:
        RuntimeError: it failed; the message has its errors.
    """
    ended = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"{module} ended with {ended.returncode}: {ended.stderr}")
    return ended.stdout.splitlines()


def resident(pid: int | str = "self") -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
