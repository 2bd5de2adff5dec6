"""Writes measured tables into a document, between two marks."""

from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True, slots=True)
class Place:
    """The place of some tables in a document.

    Attributes:
        before, after: the text around the tables, with the marks.
    """

    path: Path
    before: str
    after: str

    @classmethod
    def between(cls, path: Path, begin: str, end: str) -> "Place":
        """The place between two marks.

        Raises:
            click.UsageError: the document does not have both.
        """
        before, begun, rest = path.read_text(encoding="utf-8").partition(begin)
        _, ended, after = rest.partition(end)
        if not (begun and ended):
            raise click.UsageError(f"{path} has no place for the tables: '{begin.strip()}'")
        return cls(path, before + begin, end + after)

    def write(self, tables: str) -> None:
        """Put the tables there, in place of those that are."""
        self.path.write_text(f"{self.before}{tables}{self.after}", encoding="utf-8")
