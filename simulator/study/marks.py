"""The place for a study's tables in a document, between two marks."""

from pathlib import Path

import click


class Place:
    """Looks for the place before the study runs, so that it does not run in vain.

    Args:
        path: the document.
        begin, end: the lines that are the marks.

    Raises:
        click.UsageError: the document does not have them.
    """

    def __init__(self, path: Path, begin: str, end: str) -> None:
        self._path, self._begin, self._end = path, begin, end
        self._around()

    def write(self, tables: str) -> None:
        """Replace what is between the marks, in the document as it is by now."""
        before, after = self._around()
        text = f"{before}{self._begin}{tables}{self._end}{after}"
        self._path.write_text(text, encoding="utf-8")

    def _around(self) -> tuple[str, str]:
        before, begin, rest = self._path.read_text(encoding="utf-8").partition(self._begin)
        _, end, after = rest.partition(self._end)
        if not (begin and end):
            raise click.UsageError(
                f"{self._path} has no place for the tables: '{self._begin.strip()}'"
            )
        return before, after
