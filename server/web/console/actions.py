"""Actions of the console, each a page that explains the effect, asks for a few fields and sends one
command; and those on the whole hall: the day, a pause, closing early."""

import dataclasses
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any, ClassVar, Final

from flask import Response, request
from wtforms import BooleanField, RadioField, SelectField, TimeField
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
from server.web.pages.forms import Form, field
from server.web.pages.frame import Frame, Part, Route

STOP_MINUTES = {"quarter": 15, "half": 30, "hour": 60}
STOP_FOR = (*STOP_MINUTES, "time", "day")
"""For how long no tickets are issued: minutes, until a time, or for the rest of the day."""
CANCEL_REASONS = ("left", "mistake", "duplicate", "other")


class _PauseForm(Form):
    reason = field(RadioField)
    expected_end = TimeField(validators=[Optional()])
    resume_automatically = BooleanField()


class _StopForm(Form):
    how_long = field(RadioField, default="day")
    until = TimeField(validators=[Optional()])


def _asking(**kinds: type[Any]) -> type[Form]:
    """A form with fields of these kinds, by name; all but a tick have to be filled in."""
    fields = {name: field(kind, needed=kind is not BooleanField) for name, kind in kinds.items()}
    return type("ActionForm", (Form,), fields)


SureForm: Final = _asking(sure=BooleanField)
ProfileForm: Final = _asking(profile=RadioField, sure=BooleanField)
MoveForm: Final = _asking(to_service=SelectField)
CancelForm: Final = _asking(reason=RadioField)
FreeForm: Final = _asking(visitor=RadioField)
CallForm: Final = _asking(counter=SelectField, reason=RadioField)


type Values = Mapping[str, Any]
type Choices = Sequence[tuple[str, str]] | Mapping[str, Sequence[tuple[str, str]]]


@dataclasses.dataclass(frozen=True, slots=True)
class Action:
    """One action on a service, a counter, a ticket or the hall.

    Attributes:
        name: the texts `console-action-…` begin with it.
        fields: gives the command's fields of a form; by default those of the form.
        choices: the options of select fields, by the field's name; in groups with a name, if there
            are groups.
        values: the variables of the explanation.
        serious: it cannot be undone.
    """

    name: str
    command: type[Command]
    form: Callable[[], Form] = Form
    fields: Callable[[Any], Values] = Form.values
    choices: Mapping[str, Choices] = dataclasses.field(default_factory=dict)
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    serious: bool = False


class ActionPages(Part):
    """The pages of the actions on one kind of subject."""

    BASE: ClassVar[str]
    """The address of the subjects, e.g. `console/services`."""

    SUBJECT: ClassVar[str]
    """The command's field with the id of the subject; "" for the hall itself."""

    @abstractmethod
    def _possible(self, subject: str) -> list[Action]:
        """The current actions on a subject; `not_found` for an unknown one."""

    @abstractmethod
    def _name(self, subject: str) -> str:
        """The name of a subject."""

    def _back(self, subject: str) -> str:
        """The page to redirect to after an action."""
        return f"{self.BASE}/{subject}"

    def _routes(self) -> Iterable[Route]:
        path = f"<{self.SUBJECT}>/<action>" if self.SUBJECT else "<action>"
        yield (f"{self.BASE}/{path}", Page.STEERING, {"GET": self._action, "POST": self._action})

    def _actions(self, subject: str) -> list[Action]:
        """The actions that the reader may use."""
        who = authorization.who()
        return [one for one in self._possible(subject) if permitted_to(who, one.command.name)]

    def _action(self, action: str, **subject: str) -> Response:
        """The page of an action; the action itself if its form is submitted."""
        identity = next(iter(subject.values()), "")
        found = next((one for one in self._actions(identity) if one.name == action), None)
        if found is None:
            # The action was possible when its link was shown.
            raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": action, "what": "action"})
        form, back = found.form(), self._back(identity)
        for name, options in found.choices.items():
            form[name].choices = options

        def page() -> Response:
            name = self._name(identity)
            return self.page(
                "console/action.html", form=form, action=found, subject=name, back=back
            )

        if request.method != "POST":
            return page()
        with self.submitted(form, page, {ProblemType.QUEUE_UNSERVED: "sure"}):
            self.give(found.command, form, **subject, **found.fields(form))
            return self.done(found.name, back)


def later_today(frame: Frame, field: str, at: time | None) -> datetime:
    """The instant of a local time of the centre within this business day. None, or a time in the
    past, is refused as `malformed`, with the form's field that has it."""
    if at is None:
        raise malformed_field(field, "is needed")
    now = frame.app.clock.now()
    today = datetime.combine(now.astimezone(frame.zone()).date(), at, frame.zone())
    found = today if today > now else today + ONE_DAY
    if found >= end_of_day(frame):
        raise malformed_field(field, "is needed")
    return found


def end_of_day(frame: Frame) -> datetime:
    """The end of the current business day of the centre."""
    return business_day_ends(frame.layout().config.centre, frame.app.clock.now())


def hours_left(frame: Frame) -> list[Span]:
    """The intervals in which any part of the hall works that are not over on this business day."""
    config, now = frame.layout().config, frame.app.clock.now()
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


class SubjectPages(ActionPages):
    """The pages of subjects, each with its actions."""

    @abstractmethod
    def _one(self, subject: str, /) -> Response:
        """The page of a subject."""

    def _routes(self) -> Iterable[Route]:
        yield (f"{self.BASE}/<{self.SUBJECT}>", Page.STEERING, {"GET": self._one})
        yield from super()._routes()


class HallActions(ActionPages):
    """The pages of the actions on the hall."""

    BASE = "console/hall"
    SUBJECT = ""

    def _back(self, subject: str) -> str:
        return "console"

    def _name(self, subject: str) -> str:
        return self.name_of(self.layout())

    def _possible(self, subject: str) -> list[Action]:
        context = self.context()
        centre = context.reading.centre
        if centre.day is None:
            return [Action("open_day", c.OpenDay)]
        paused = (
            Action("resume_hall", c.ResumeCentre)
            if centre.suspended_at is not None
            else pause("pause_hall", c.SuspendCentre, self)
        )
        intake = []
        if centre.intake_stopped_for is not None:
            intake = [Action("resume_intake", c.ResumeIntake)]
        elif hours_left(self):
            intake = [stop("stop_intake", c.StopIntake, self)]
        reading, now = context.reading, context.now
        count = sum(ends_with_day(reading, one, now) for one in reading.open_tickets())
        close = Action("close_day", c.CloseDay, values={"count": count}, serious=True)
        return [paused, *intake, close]


def reasons(say: Wording, codes: Iterable[str]) -> list[tuple[str, str]]:
    """Reasons as the options of a field."""
    return [(code, say("console-reason", reason=code)) for code in codes]


def pause(
    name: str, command: type[c.SuspendCentre] | type[c.SuspendService], frame: Frame
) -> Action:
    """The action that pauses the hall or a service."""
    possible = [one for one in REASONS if command is c.SuspendCentre or one not in OF_THE_HALL]
    return Action(
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
        {"reason": reasons(frame.say(), possible)},
    )


def stop(name: str, command: type[c.StopIntake] | type[c.CloseService], frame: Frame) -> Action:
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

    return Action(
        name,
        command,
        _StopForm,
        lambda form: {"until": until(form)},
        {"how_long": [(one, say("console-stop-for", how_long=one)) for one in STOP_FOR]},
    )
