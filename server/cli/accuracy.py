"""`novbe server accuracy`: how accurate the waiting times were that visitors saw on a day."""

from datetime import date

import click

from contract.answers import ServiceAccuracy
from contract.ids import key_of
from server.cli.acting import opened, setup_of
from server.cli.options import day_option, on_centre, refuse
from server.domain.figures import BIAS
from server.settings import ServerSettings
from server.views.accuracy import of_day


@click.command("accuracy")
@on_centre
@day_option("The business day; by default the open one, or else the last one.")
def accuracy(centre: str, day: date | None, settings: ServerSettings) -> None:
    """How accurate the waiting times were that visitors saw on a day, by service."""
    store = opened(settings)
    setup_of(store, centre)
    reading = store.read(centre, lambda reading: reading)
    wanted = day or reading.centre.day or reading.centre.last_day
    if wanted is None:
        refuse(f"{centre} has not had a business day yet.")
    result = of_day(reading, wanted)
    if result.services[0].calls == 0:
        click.echo(f"No visitor of {centre} was called on {wanted} who had been told a wait.")
        return
    click.echo(f"{centre}, {result.day}: estimated and actual waits, in minutes; {BIAS}")
    click.echo(f"{'service':<32}{'calls':>7}{'error':>8}{'bias':>8}{'kept':>8}")
    for service in result.services:
        click.echo(_line(service))


def _line(row: ServiceAccuracy) -> str:
    name = key_of(row.service) if row.service else "(all)"
    # Every service that is listed has a call.
    assert row.mean_absolute_error is not None
    assert row.bias is not None
    assert row.coverage is not None
    return (
        f"{name:<32}{row.calls:>7}{row.mean_absolute_error / 60:>8.1f}"
        f"{row.bias / 60:>+8.1f}{row.coverage:>8.0%}"
    )
