"""Actions on the whole hall: the day, a pause, closing early."""

from datetime import datetime, timedelta

from contract import commands as c
from contract.enums import TicketState
from contract.errors import ProblemType, Refusal
from contract.suspension import KNOWN_REASONS
from server.views.context import SnapshotContext
from server.web.console.actions import Action, ActionPages, end_of_day, later_today
from server.web.console.forms import (
    STOP_FOR,
    STOP_MINUTES,
    PauseForm,
    PauseServiceForm,
    StopForm,
)
from server.web.pages.frame import Frame

REASONS = (*KNOWN_REASONS, "other")
"""Reasons for a pause of the hall or a service."""

OF_THE_HALL = frozenset({"alarm", "drill"})
"""Reasons for a pause of the hall only."""


class HallActions(ActionPages):
    """The pages of the actions on the hall."""

    BASE = "console/hall"
    SUBJECT = ""

    def _back(self, subject: str) -> str:
        return "console"

    def _name(self, subject: str) -> str:
        return self.name_of(self.layout(), self.say())

    def _possible(self, context: SnapshotContext, subject: str) -> list[Action]:
        centre = context.reading.centre
        if centre.day is None:
            return [Action("open_day", c.OpenDay)]
        paused = (
            Action("resume_hall", c.ResumeCentre)
            if centre.suspended_at is not None
            else pause("pause_hall", c.SuspendCentre, self)
        )
        intake = (
            Action("resume_intake", c.ResumeIntake)
            if centre.intake_stopped_for is not None
            else stop("stop_intake", c.StopIntake, self)
        )
        close = Action(
            "close_day", c.CloseDay, values={"count": would_expire(context)}, serious=True
        )
        return [paused, intake, close]


def pause(
    name: str, command: type[c.SuspendCentre] | type[c.SuspendService], frame: Frame
) -> Action:
    """The action that pauses the hall or a service."""
    say = frame.say()
    reasons = [one for one in REASONS if command is c.SuspendCentre or one not in OF_THE_HALL]
    return Action(
        name,
        command,
        PauseForm if command is c.SuspendCentre else PauseServiceForm,
        lambda form: {
            "reason": form.reason.data,
            "expected_end": later_today(frame, "expected_end", form.expected_end.data),
            "resume_automatically": form.resume_automatically.data
            and form.expected_end.data is not None,
        },
        {"reason": [(code, say("console-reason", reason=code)) for code in reasons]},
    )


def stop(name: str, command: type[c.StopIntake] | type[c.CloseService], frame: Frame) -> Action:
    """The action that stops issuing tickets of the hall or of a service."""
    say = frame.say()

    def until(form: StopForm) -> datetime | None:
        chosen = form.how_long.data
        if chosen == "day":
            return None
        if chosen in STOP_MINUTES:
            end = frame.app.clock.now() + timedelta(minutes=STOP_MINUTES[chosen])
            return min(end, end_of_day(frame))
        if form.until.data is None:
            raise Refusal(ProblemType.MALFORMED, fields=frame.fault_at("until"))
        return later_today(frame, "until", form.until.data)

    return Action(
        name,
        command,
        StopForm,
        lambda form: {"until": until(form)},
        {"how_long": [(one, say("console-stop-for", how_long=one)) for one in STOP_FOR]},
    )


def would_expire(context: SnapshotContext) -> int:
    """How many tickets would expire if the day were closed now."""
    reading = context.reading
    return (
        sum(context.counts.values())
        + sum(one.state is TicketState.CALLED for one in reading.active())
        + len(reading.aside(TicketState.ON_HOLD))
        + len(reading.aside(TicketState.MISSED))
    )
