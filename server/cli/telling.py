"""How the commands tell lists and moments: plain tables for people, JSON for scripts."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import click

from contract.model import EARLIEST, LATEST, Outgoing
from server.cli.options import as_json_text, give_up, plain, say
from server.domain.layout import Layout

GAP = "  "

as_json = click.option("--json", "as_json", is_flag=True, help="For scripts: as JSON.")
"""The option of whatever lists."""


def zone_of(layout: Layout) -> ZoneInfo:
    """The time of a centre's walls."""
    return ZoneInfo(layout.config.centre.time_zone)


def told(moment: datetime | None, zone: tzinfo | None = None) -> str:
    """A moment by the clock of a place, to the minute; "-" for none.

    Args:
        moment: it.
        zone: of the place; None for where this machine stands.
    """
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment is not None else "-"


def moment_given(text: str, zone: tzinfo, option: str) -> datetime:
    """A moment as it is given on the command line; ends where it is none.

    Args:
        text: a time, or a day: its beginning.
        zone: of a time that names none.
        option: by which it was given.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        give_up(f"{option} is a day like 2027-06-30, or a time like 2027-06-30T18:00+04:00.")
    if not EARLIEST <= moment.year < LATEST:
        give_up(f"{option} is between the years {EARLIEST} and {LATEST}.")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago, in the largest unit that is whole: `12 s`, `5 min`, `3 h`, `9 d`."""
    if moment is None:
        return "-"
    seconds = max(0, int((now - moment).total_seconds()))
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def machine_now() -> datetime:
    """The world's time."""
    return datetime.now(UTC)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns as wide as what is in them; what is empty is a dash."""
    # A cell is one line, whoever wrote it.
    told = ([plain(" ".join(cell.splitlines())) or "-" for cell in row] for row in rows)
    lines = [list(headings), *told]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(_line(line, widths).rstrip() for line in lines)


def tell(
    found: Sequence[Outgoing],
    as_json: bool,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    none: str,
) -> None:
    """Print a list: as JSON as it travels, or as a table; on standard error that it is empty."""
    if as_json:
        click.echo(as_json_text([one.wire() for one in found]))
    elif not found:
        say(none, err=True)
    else:
        click.echo(table(headings, rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    )


def _width(text: str) -> int:
    """The places that a text takes: marks stand on the letter before them."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
