"""`novbe server run`: serve the hall."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import click

from server import bootstrap
from server.cli.options import give_up, settings_given, stored

EXIT_CANNOT_START = 4

FASTEST = 10_000
"""The fastest hall, in seconds of it for one of the world."""


def _moment(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter("write it like 2026-11-23T10:00:00+04:00") from error
    if moment.tzinfo is None:
        raise click.BadParameter("it needs a zone, e.g. 2026-11-23T10:00:00+04:00")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise click.BadParameter("that is outside the calendar") from error


@click.command(help="Serve the hall. Prints one line with its address once it is ready.")
@click.option("--host", help="Address to listen on (default 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.")
@stored
@click.option("--public-url", metavar="URL", help="Where phones reach the hall.")
@click.option("--clock-start", callback=_moment, metavar="TIME", help="The hall's time at start.")
@click.option("--clock-rate", type=float, default=1.0, help="Hall seconds in a second.")
@click.option("--verbose", is_flag=True, help="Say more on standard error.")
def run(
    host: str | None,
    port: int | None,
    database: str | None,
    data: Path | None,
    public_url: str | None,
    clock_start: datetime | None,
    clock_rate: float,
    verbose: bool,
) -> None:
    """Serve until SIGINT or SIGTERM."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    if not 0 < clock_rate <= FASTEST:  # so written, no number at all is refused too
        give_up(f"--clock-rate must be above 0 and at most {FASTEST}.")
    if clock_rate != 1 and clock_start is None:
        give_up("--clock-rate needs --clock-start: a faster hall has a time of its own.")
    settings = settings_given(
        host=host, port=port, database=database, data=data, public_url=public_url
    )
    try:
        lock = bootstrap.only_one(settings)
        listener = bootstrap.listen(settings.host, settings.port)
        store = bootstrap.open_store(settings, serving=True)
        clock, anew = bootstrap.clock_from(store, clock_start, clock_rate)
        server = bootstrap.assemble(settings, store, clock)
        if anew and clock_start is not None:
            bootstrap.mark_clock(server.hall, clock_start, clock_rate)
    except bootstrap.CannotStart as error:
        give_up(str(error), EXIT_CANNOT_START)
    host_name, port_number = listener.getsockname()[:2]
    shown = f"[{host_name}]" if ":" in host_name else host_name
    bootstrap.serve(
        server,
        listener,
        lambda: click.echo(f"Novbe is ready at http://{shown}:{port_number}"),
    )
    if lock is not None:
        lock.close()
