"""How much memory a process takes."""

from collections.abc import Callable
from pathlib import Path


def growth(pid: int) -> Callable[[], float]:
    """A function that returns the growth of a process's peak memory since now, in megabytes."""
    folder = Path(f"/proc/{pid}")
    # Resets the peak to the present value.
    (folder / "clear_refs").write_text("5")
    before = _megabytes(folder, "VmRSS")
    return lambda: _megabytes(folder, "VmHWM") - before


def _megabytes(folder: Path, what: str) -> float:
    for line in (folder / "status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise AssertionError(f"{folder} says nothing of {what}")
