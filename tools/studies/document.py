"""Shows the tables of a study on the screen, and writes them into a document between two marks."""

from pathlib import Path
from typing import Final

import click

INTO: Final = click.option(
    "--into",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Write the tables into this document, between its two marks.",
)


class DocumentTables:
    """The tables of a study. The marks are checked before the study runs, so that no run is lost.

    Args:
        name: of the command; it is in the marks.
        path: the document; None for the screen alone.

    Raises:
        click.UsageError: the document does not have the marks.
    """

    def __init__(self, name: str, path: Path | None) -> None:
        self.begin = f"<!-- {name}: written by tools.studies {name} --into -->\n"
        self.end = f"<!-- end of {name} -->\n"
        self._path = path
        if path is not None:
            self._around(path)

    def show(self, tables: str) -> None:
        """Print the tables, and replace those in the current document."""
        click.echo(tables, nl=False)
        if self._path is not None:
            before, after = self._around(self._path)
            self._path.write_text(f"{before}{self.begin}{tables}{self.end}{after}", "utf-8")

    def _around(self, path: Path) -> tuple[str, str]:
        before, begin, rest = path.read_text(encoding="utf-8").partition(self.begin)
        _, end, after = rest.partition(self.end)
        if not (begin and end):
            raise click.UsageError(f"{path} has no place for the tables: '{self.begin.strip()}'")
        return before, after
