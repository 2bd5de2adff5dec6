"""`novbe server day`, `intake`, `hall` and `time`: the hall without a console."""

from datetime import datetime

import click

from contract import commands as c
from contract.suspension import KNOWN_REASONS
from server.cli.acting import Fields, Verb, carry_out, group_of, layout_of, open_app
from server.cli.options import give_up, on_centre, zone_of
from server.context import AppContext
from server.domain.layout import Layout
from server.settings import ServerSettings


def _say_until(_app: AppContext, layout: Layout, fields: Fields) -> None:
    end = fields["until"]
    fields["how_long"] = (
        "today" if end is None else f"until {end.astimezone(zone_of(layout)):%H:%M}"
    )


def _pause(_app: AppContext, layout: Layout, fields: Fields) -> None:
    resume, end = fields["resume_automatically"], fields["expected_end"]
    if resume and end is None:
        give_up("--resume needs --minutes: after how many minutes does the hall go on?")
    at = f"{end.astimezone(zone_of(layout)):%H:%M}" if end is not None else ""
    fields["by_itself"] = f" by itself at {at}, or" if resume else ""


day = group_of(
    "day",
    "The business day.",
    {
        "open": Verb(c.OpenDay, "the day {day} is open"),
        "close": Verb(
            c.CloseDay,
            "the day {day} is closed, {expired} tickets expired",
            defaults={"reason": "by_hand"},
        ),
    },
)
intake = group_of(
    "intake",
    "Issuing tickets, in the whole centre.",
    {
        "stop": Verb(
            c.StopIntake,
            "no more tickets are issued {how_long}",
            left_out=("reason",),
            prepare=_say_until,
        ),
        "resume": Verb(c.ResumeIntake, "tickets are issued again in the opening hours"),
    },
)
hall = group_of(
    "hall",
    "Pausing the whole hall.",
    {
        "pause": Verb(
            c.SuspendCentre,
            "the hall is paused; it goes on{by_itself} with 'novbe server hall resume {centre}'",
            choices={"reason": KNOWN_REASONS},
            defaults={"reason": "technical"},
            prepare=_pause,
        ),
        "resume": Verb(c.ResumeCentre, "the hall goes on"),
    },
)


_TO_THE_SECOND = "%Y-%m-%d %H:%M:%S %Z"


time_ = click.Group("time", help="The server's clock.")


@time_.command("confirm")
@on_centre
def time_confirm(centre: str, settings: ServerSettings) -> None:
    """Say that the server's clock is right, after checking it."""
    app = open_app(settings)
    said = carry_out(app, centre, c.ConfirmTime)
    zone = zone_of(layout_of(app.store, centre))
    clock, last = (datetime.fromisoformat(said[one]).astimezone(zone) for one in ("clock", "time"))
    click.echo(f"{centre}: the clock says {clock:{_TO_THE_SECOND}}; the time is confirmed")
    if last > clock:
        click.echo(
            f"The last event is of {last:{_TO_THE_SECOND}}: until the clock has caught up, waits "
            "stand still and new events have that time."
        )
