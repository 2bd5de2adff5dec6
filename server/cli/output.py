"""Output of lists and times: tables for people, JSON for scripts."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import click

from contract.model import EARLIEST, LATEST, Outgoing
from server.cli.options import as_json_text, give_up, printable, say
from server.domain.layout import Layout

GAP = "  "

as_json = click.option("--json", "as_json", is_flag=True, help="For scripts: as JSON.")
"""The option of all commands that list."""


def zone_of(layout: Layout) -> ZoneInfo:
    """The time zone of a centre."""
    return ZoneInfo(layout.config.centre.time_zone)


def format_time(moment: datetime | None, zone: tzinfo | None = None) -> str:
    """Format a moment to the minute, in this machine's time zone if none is given; "-" for None."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment is not None else "-"


def parse_time(text: str, zone: tzinfo, option: str) -> datetime:
    """Parse the value of an option: a time, or a day (its start), in the zone if it names none
    itself; exits if it is invalid."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        give_up(f"{option} is a day like 2027-06-30, or a time like 2027-06-30T18:00+04:00.")
    if not EARLIEST <= moment.year < LATEST:
        give_up(f"{option} is between the years {EARLIEST} and {LATEST}.")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago, in the largest unit, rounded down: `12 s`, `5 min`, `3 h`, `9 d`."""
    if moment is None:
        return "-"
    seconds = max(0, int((now - moment).total_seconds()))
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def machine_now() -> datetime:
    """The machine's current time."""
    return datetime.now(UTC)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with columns as wide as their content; an empty cell is a dash."""
    # Cells may contain untrusted text; each must be one line.
    told = ([printable(" ".join(cell.splitlines())) or "-" for cell in row] for row in rows)
    lines = [list(headings), *told]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(_line(line, widths).rstrip() for line in lines)


def print_list(
    found: Sequence[Outgoing],
    as_json: bool,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    none: str,
) -> None:
    """Print a list, as JSON or as a table; if it is empty, print `none` on standard error."""
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
    """The width of a text in a terminal: combining marks take no column."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
