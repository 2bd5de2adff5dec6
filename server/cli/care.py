"""Commands of care: the business day, the intake, the clock."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import click
from pydantic import ValidationError

from contract.commands import (
    CloseDay,
    ConfirmTime,
    OpenDay,
    ResumeCentre,
    ResumeIntake,
    StopIntake,
    SuspendCentre,
)
from contract.suspension import KNOWN_REASONS
from server.cli.acting import (
    carry_out,
    execute,
    hall_beside,
    layout_of,
)
from server.cli.options import give_up, stored
from server.cli.telling import zone_of
from server.context import AppContext


def _in(app: AppContext, minutes: int | None) -> datetime | None:
    """The hall's time in so many minutes."""
    return None if minutes is None else app.clock.now() + timedelta(minutes=minutes)


@click.group(help="The business day, for those without a console.")
def day() -> None:
    """Opening and closing the day."""


@day.command("open", help="Open the business day.")
@click.argument("centre")
@stored
def day_open(centre: str, database: str | None, data: Path | None) -> None:
    """Open the day of a centre."""
    app = hall_beside(database, data)
    said = carry_out(app, centre, OpenDay)
    click.echo(f"{centre}: the day {said['day']} is open")


@day.command("close", help="Close the business day; what is still open expires.")
@click.argument("centre")
@click.option("--reason", default="by_hand", help="A code for the log.")
@stored
def day_close(centre: str, reason: str, database: str | None, data: Path | None) -> None:
    """Close the day of a centre."""
    app = hall_beside(database, data)
    try:
        command = CloseDay(command_id=uuid4(), centre=centre, reason=reason)
    except ValidationError:
        give_up("--reason is a code for the log, in small letters: 'power_cut'.")
    said = execute(app, centre, command)
    click.echo(f"{centre}: the day {said['day']} is closed, {said['expired']} tickets expired")


@click.group(help="Giving tickets, in the whole centre.")
def intake() -> None:
    """Stopping and resuming the intake."""


@intake.command("stop", help="Give no more tickets; visitors who hold one are served.")
@click.argument("centre")
@click.option("--minutes", type=click.IntRange(1, 1440), help="For how long, if not today.")
@stored
def intake_stop(centre: str, minutes: int | None, database: str | None, data: Path | None) -> None:
    """Stop the intake of a centre for a time, or for the rest of the day."""
    own = hall_beside(database, data)
    end = _in(own, minutes)
    carry_out(own, centre, StopIntake, until=end)
    zone = zone_of(layout_of(own.transactions, centre))
    how_long = "today" if end is None else f"until {end.astimezone(zone):%H:%M}"
    click.echo(f"{centre}: no more tickets are given {how_long}")


@intake.command("resume", help="Give tickets again.")
@click.argument("centre")
@stored
def intake_resume(centre: str, database: str | None, data: Path | None) -> None:
    """Resume the intake of a centre."""
    carry_out(hall_beside(database, data), centre, ResumeIntake)
    click.echo(f"{centre}: tickets are given again in the opening hours")


@click.group(help="Pausing the whole hall, and going on.")
def hall() -> None:
    """Pausing and resuming a centre."""


@hall.command("pause", help="Call no one and give no tickets; all keep their places.")
@click.argument("centre")
@click.option(
    "--reason", default="technical", show_default=True, type=click.Choice(KNOWN_REASONS),
    help="What screens, voice and phones say; alarm asks all to leave the hall.",
)  # fmt: skip
@click.option("--minutes", type=click.IntRange(1, 1440), help="How long it is expected to take.")
@click.option("--resume", is_flag=True, help="Go on by itself after these minutes.")
@stored
def hall_pause(
    centre: str,
    reason: str,
    minutes: int | None,
    resume: bool,
    database: str | None,
    data: Path | None,
) -> None:
    """Suspend a centre."""
    if resume and minutes is None:
        give_up("--resume needs --minutes: after how many minutes does the hall go on?")
    own = hall_beside(database, data)
    carry_out(
        own,
        centre,
        SuspendCentre,
        reason=reason,
        expected_end=_in(own, minutes),
        resume_automatically=resume,
    )
    by_itself = f" by itself after {minutes} minutes, or" if resume else ""
    click.echo(
        f"{centre}: the hall is paused; it goes on{by_itself} with "
        f"'novbe server hall resume {centre}'"
    )


@hall.command("resume", help="Go on, in the same order.")
@click.argument("centre")
@stored
def hall_resume(centre: str, database: str | None, data: Path | None) -> None:
    """Resume a centre."""
    carry_out(hall_beside(database, data), centre, ResumeCentre)
    click.echo(f"{centre}: the hall goes on")


_TO_THE_SECOND = "%Y-%m-%d %H:%M:%S %Z"


@click.group("time", help="The server's clock.")
def time_() -> None:
    """Confirming the time."""


@time_.command("confirm", help="Say that the server's clock is right, after checking it.")
@click.argument("centre")
@stored
def time_confirm(centre: str, database: str | None, data: Path | None) -> None:
    """Confirm the time of a centre where its clock is in doubt."""
    app = hall_beside(database, data)
    said = carry_out(app, centre, ConfirmTime)
    zone = zone_of(layout_of(app.transactions, centre))
    clock, last = (datetime.fromisoformat(said[one]).astimezone(zone) for one in ("clock", "time"))
    click.echo(f"{centre}: the clock says {clock:{_TO_THE_SECOND}}; the time is confirmed")
    if last > clock:
        click.echo(
            f"The last event is of {last:{_TO_THE_SECOND}}: until the clock has caught up, waits "
            "stand still and new events have that time."
        )
