"""The board: what stands where, its rows, texts and pages, for the program and for the page."""

from pathlib import Path
from typing import Final

TEXTS: Final = Path(__file__).parent / "texts"
