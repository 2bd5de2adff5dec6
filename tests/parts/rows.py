"""Tables of tests in files of text: rows of cells below the heading of their part."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[1] / "data"


def rows(name: str, part: str) -> Sequence[Sequence[str]]:
    """The rows of a part of a file of tests/data, down to its first empty line."""
    text = (DATA / name).read_text("utf-8").partition(f"\n[{part}]\n")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines()]
