"""How much memory a process takes."""

from collections.abc import Callable
from pathlib import Path


def growth(pid: int) -> Callable[[], float]:
    """What says by how many megabytes a process has held more than now at the most."""
    folder = Path(f"/proc/{pid}")
    # Has the system take the present measure for the highest.
    (folder / "clear_refs").write_text("5")
    before = _megabytes(folder, "VmRSS")
    return lambda: _megabytes(folder, "VmHWM") - before


def _megabytes(folder: Path, what: str) -> float:
    for line in (folder / "status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise AssertionError(f"{folder} says nothing of {what}")
