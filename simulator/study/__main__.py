"""`python -m simulator.study`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from server.domain.trial import table_of_lengths, table_of_methods, table_of_services
from simulator.study.study import Study

BEGIN: Final = "<!-- study: written by python -m simulator.study --into -->\n"
END: Final = "<!-- end of study -->\n"


@dataclass(frozen=True, slots=True)
class _Marked:
    """A document with a place for the tables."""

    before: str
    after: str


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--seed", "seeds", type=int, multiple=True, help="One hall; may be repeated.")
@click.option("--learn", type=click.IntRange(0), help="Days from which is only learned.")
@click.option("--days", type=click.IntRange(1), help="Days that are measured, after those.")
@click.option("--into", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Write the tables anew into this document, between its two marks.")  # fmt: skip
def main(seeds: tuple[int, ...], learn: int | None, days: int | None, into: Path | None) -> None:
    """Measure in simulated halls how well the wait is foretold, ours beside the alternatives."""
    plain = Study()
    study = Study(
        seeds or plain.seeds,
        plain.learned if learn is None else learn,
        plain.measured if days is None else days,
    )
    marked = None if into is None else _marked(into)
    told = study.run()
    tables = "\n".join((table_of_methods(told), table_of_lengths(told), table_of_services(told)))
    click.echo(tables, nl=False)
    if into is not None and marked is not None:
        text = f"{marked.before}{BEGIN}{tables}{END}{marked.after}"
        into.write_text(text, encoding="utf-8")


def _marked(path: Path) -> _Marked:
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise click.UsageError(f"{path} has no place for the tables: '{BEGIN.strip()}'")
    return _Marked(before, after)


if __name__ == "__main__":
    main(prog_name="python -m simulator.study")
