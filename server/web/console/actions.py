"""Actions of the console, each a page that explains the effect, asks for a few fields and gives a
command; and those on the whole hall: the day, a pause, closing early."""

import dataclasses
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any, ClassVar

from flask import Response, request
from wtforms import BooleanField, RadioField, TimeField
from wtforms.validators import Optional

from contract import commands as c
from contract.commands import Command
from contract.errors import ProblemType, Refusal, malformed_field
from contract.operations import Page
from contract.suspension import KNOWN_REASONS
from contract.texts import Wording
from server.domain.calendar import ONE_DAY, Span, business_day, business_day_ends, hall_hours
from server.domain.principal import permitted_to
from server.rules.ticket_ends import ends_with_day
from server.web import authorization
from server.web.pages.forms import PageForm, execute, field, submitted
from server.web.pages.frame import Frame, Pages, Views

STOP_MINUTES = {"quarter": 15, "half": 30, "hour": 60}
STOP_FOR = (*STOP_MINUTES, "time", "day")
"""For how long no tickets are issued: minutes, until a time, or for the rest of the day."""
CANCEL_REASONS = ("left", "mistake", "duplicate", "other")


# The forms: what an action needs to know.


class _PauseForm(PageForm):
    reason = field(RadioField)
    expected_end = TimeField(validators=[Optional()])
    resume_automatically = BooleanField()


class _StopForm(PageForm):
    how_long = field(RadioField, default="day")
    until = TimeField(validators=[Optional()])


type Values = Mapping[str, Any]
type Choices = Sequence[tuple[str, str]] | Mapping[str, Sequence[tuple[str, str]]]


@dataclasses.dataclass(frozen=True, slots=True)
class ConsoleAction:
    """One action on a service, a counter, a ticket or the hall.

    Attributes:
        name: the value by which the texts `console-action…` select.
        fields: gives the command's fields of a form; by default those of the form.
        choices: the options of select fields, by the field's name; in groups with a name, if there
            are groups.
        values: the variables of the explanation.
        serious: it cannot be undone.
    """

    name: str
    command: type[Command]
    form: Callable[[], PageForm] = PageForm
    fields: Callable[[Any], Values] = PageForm.values
    choices: Mapping[str, Choices] = dataclasses.field(default_factory=dict)
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    serious: bool = False


class ActionPages(Pages):
    """The pages of the actions on one kind of subject: a service, a counter, a ticket, the hall."""

    PATH: ClassVar[str]
    """The address of a subject, e.g. `console/services/<service>`."""

    def routes(self) -> Iterable[Views]:
        yield Views(f"{self.PATH}/<action>", Page.STEERING, self.carry_out, self.carry_out)

    @abstractmethod
    def _possible_actions(self, subject: str) -> list[ConsoleAction]:
        """The current actions on a subject; `not_found` for an unknown one."""

    @abstractmethod
    def _name(self, subject: str) -> str:
        """The name of a subject."""

    def _back(self, subject: str) -> str:
        """The page to redirect to after an action."""
        return self.PATH.partition("<")[0] + subject

    def _permitted_actions(self, subject: str) -> list[ConsoleAction]:
        """The actions that the reader may use."""
        who = authorization.who()
        actions = self._possible_actions(subject)
        return [action for action in actions if permitted_to(who, action.command.name)]

    def carry_out(self, action: str, **subject: str) -> Response:
        """The page of an action; the action itself if its form is submitted. The subject is the
        field of the command with its id; none for the hall."""
        identity = next(iter(subject.values()), "")
        actions = {found.name: found for found in self._permitted_actions(identity)}
        if action not in actions:
            # The action was possible when its link was shown.
            raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": action, "what": "action"})
        chosen, back = actions[action], self._back(identity)
        form = chosen.form()
        for name, options in chosen.choices.items():
            form[name].choices = options

        def show_action() -> Response:
            name = self._name(identity)
            return self.frame.page(
                "console/action.html", form=form, action=chosen, subject=name, back=back
            )

        if request.method != "POST":
            return show_action()
        with submitted(self.frame, form, show_action, {ProblemType.QUEUE_UNSERVED: "sure"}):
            execute(self.app, chosen.command, form, **subject, **chosen.fields(form))
            return self.frame.done(chosen.name, back)


def later_today(frame: Frame, field: str, at: time | None) -> datetime:
    """The instant of a local time of the centre within this business day. None, or a time in the
    past, is refused as `malformed`, with the form's field that has it."""
    if at is None:
        raise malformed_field(field, "is needed")
    now = frame.app.clock.now()
    today = datetime.combine(now.astimezone(frame.zone()).date(), at, frame.zone())
    later = today if today > now else today + ONE_DAY
    if later >= end_of_day(frame):
        raise malformed_field(field, "is needed")
    return later


def end_of_day(frame: Frame) -> datetime:
    """The end of the current business day of the centre."""
    return business_day_ends(frame.config().centre, frame.app.clock.now())


def hours_left(frame: Frame) -> list[Span]:
    """The intervals in which any part of the hall works that are not over on this business day."""
    config, now = frame.config(), frame.app.clock.now()
    hours = hall_hours(config, business_day(now, config.centre))
    return [(start, end) for start, end in hours if end > now]


def stopped(frame: Frame, until: datetime | None) -> str:
    """The sentence for stopped tickets: until when, or for the rest of the day."""
    whole_day = until is None or until >= end_of_day(frame)
    return frame.say()("console-stopped", time="none" if whole_day else frame.hall_time(until))


REASONS = (*KNOWN_REASONS, "other")
"""Reasons for a pause of the hall or a service."""

OF_THE_HALL = frozenset({"alarm", "drill"})
"""Reasons for a pause of the hall only."""


class HallActionPages(ActionPages):
    """The pages of the actions on the hall."""

    PATH = "console/hall"

    def _back(self, subject: str) -> str:
        return "console"

    def _name(self, subject: str) -> str:
        return self.frame.name_of(self.frame.setup())

    def _possible_actions(self, subject: str) -> list[ConsoleAction]:
        context = self.frame.context()
        centre = context.reading.centre
        if centre.day is None:
            return [ConsoleAction("open_day", c.OpenDay)]
        paused = (
            ConsoleAction("resume_hall", c.ResumeCentre)
            if centre.suspended_at is not None
            else pause("pause_hall", c.SuspendCentre, self.frame)
        )
        intake = []
        if centre.intake_stopped_for is not None:
            intake = [ConsoleAction("resume_intake", c.ResumeIntake)]
        elif hours_left(self.frame):
            intake = [stop("stop_intake", c.StopIntake, self.frame)]
        if context.reading.setup.config.centre.phone_tickets:
            intake.append(
                ConsoleAction("stop_phones", c.SetPhoneTickets, fields=lambda _: {"on": False})
                if context.phone_tickets
                else ConsoleAction(
                    "resume_phones", c.SetPhoneTickets, fields=lambda _: {"on": True}
                )
            )
        reading, now = context.reading, context.now
        count = sum(ends_with_day(reading, ticket, now) for ticket in reading.open_tickets())
        close = ConsoleAction("close_day", c.CloseDay, values={"count": count}, serious=True)
        return [paused, *intake, close]


def reasons(say: Wording, codes: Iterable[str]) -> list[tuple[str, str]]:
    """Reasons as the options of a field."""
    return [(code, say("console-reason", reason=code)) for code in codes]


def pause(
    name: str, command: type[c.SuspendCentre] | type[c.SuspendService], frame: Frame
) -> ConsoleAction:
    """The action that pauses the hall or a service."""
    codes = [code for code in REASONS if command is c.SuspendCentre or code not in OF_THE_HALL]
    return ConsoleAction(
        name,
        command,
        partial(_PauseForm, resume_automatically=command is c.SuspendService),
        lambda form: {
            "reason": form.reason.data,
            "expected_end": form.expected_end.data
            and later_today(frame, "expected_end", form.expected_end.data),
            "resume_automatically": form.resume_automatically.data
            and form.expected_end.data is not None,
        },
        {"reason": reasons(frame.say(), codes)},
    )


def stop(
    name: str, command: type[c.StopIntake] | type[c.CloseService], frame: Frame
) -> ConsoleAction:
    """The action that stops issuing tickets of the hall or of a service."""
    say = frame.say()

    def until(form: _StopForm) -> datetime | None:
        chosen = form.how_long.data
        if chosen == "day":
            return None
        if chosen in STOP_MINUTES:
            end = frame.app.clock.now() + timedelta(minutes=STOP_MINUTES[chosen])
            return min(end, end_of_day(frame))
        return later_today(frame, "until", form.until.data)

    return ConsoleAction(
        name,
        command,
        _StopForm,
        lambda form: {"until": until(form)},
        {"how_long": [(span, say("console-stop-for", how_long=span)) for span in STOP_FOR]},
    )
