"""An action of the console: a page with a few fields that sends one command.

The page explains the effect and asks for the fields. A button on another page may post directly to
the same address if there are no fields.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from flask import Response

from contract.commands import Command
from contract.errors import ProblemType, Refusal
from contract.operations import Page
from contract.texts import Wording
from server.domain.calendar import ONE_DAY, business_day_ends
from server.domain.principal import Principal, permitted_to
from server.web.pages.forms import Faults, Form
from server.web.pages.frame import Frame, Route

type Values = Mapping[str, Any]
type Choices = Sequence[tuple[str, str]] | Mapping[str, Sequence[tuple[str, str]]]


def nothing(_form: Any) -> Values:
    """No fields."""
    return {}


@dataclass(frozen=True, slots=True)
class Action:
    """One action on a service, a counter, a ticket or the hall.

    Attributes:
        name: its name; the texts `console-action-…` begin with it.
        command: the class of the command.
        form: the form with its fields.
        fields: the command's fields from the form.
        choices: the options of select fields, by the field's name; in groups with a name, if there
            are groups.
        values: the variables of the explanation.
        serious: it cannot be undone.
        kept: whether the subject still has a page afterwards.
    """

    name: str
    command: type[Command]
    form: type[Form] = Form
    fields: Callable[[Any], Values] = nothing
    choices: Mapping[str, Choices] = field(default_factory=dict)
    values: Mapping[str, str | int] = field(default_factory=dict)
    serious: bool = False
    kept: bool = True


class ActionPages:
    """The pages of the actions on one kind of subject.

    Args:
        frame: renders the pages.
        base: the address of the subjects, e.g. `console/services`.
        subject: the command's field with the id of the subject; "" for the hall itself.
        actions: the current actions of a subject, for the reader; raises `not_found`.
        name_of: the name of the subject.
        back: the page to redirect to afterwards.
    """

    def __init__(
        self,
        frame: Frame,
        base: str,
        subject: str,
        actions: Callable[[str], Iterable[Action]],
        name_of: Callable[[str], str],
        back: Callable[[str], str],
    ) -> None:
        self._frame = frame
        self._base = base
        self._subject = subject
        self._actions = actions
        self._name_of = name_of
        self._back = back

    def routes(self) -> Iterable[Route]:
        """Their addresses."""
        path = f"<{self._subject}>/<action>" if self._subject else "<action>"
        yield (f"{self._base}/{path}", Page.STEERING, {"GET": self._form, "POST": self._do})

    def _form(self, action: str, **subject: str) -> Response:
        found = self._found(action, subject)
        return self._page(found, self._with_choices(found, found.form(formdata=None)), subject)

    def _do(self, action: str, **subject: str) -> Response:
        found = self._found(action, subject)
        form = self._with_choices(found, found.form())

        def act() -> Response:
            self._frame.give(found.command, form, **subject, **found.fields(form))
            return self._frame.done(found.name, self._back(_name(subject)))

        def again(faults: Faults, status: int) -> Response:
            return self._page(found, form, subject, faults, status)

        return self._frame.submitted(form, act, again, {ProblemType.QUEUE_UNSERVED: "sure"})

    def _found(self, action: str, subject: Mapping[str, str]) -> Action:
        found = next((one for one in self._actions(_name(subject)) if one.name == action), None)
        if found is None:
            # The action was possible when its link was shown.
            raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": action, "what": "action"})
        return found

    @staticmethod
    def _with_choices(action: Action, form: Form) -> Form:
        for name, options in action.choices.items():
            form[name].choices = options
        return form

    def _page(
        self,
        action: Action,
        form: Form,
        subject: Mapping[str, str],
        faults: Faults | None = None,
        status: int = 200,
    ) -> Response:
        return self._frame.page(
            "console/action.html",
            status=status,
            faults=faults,
            form=form,
            action=action,
            subject=self._name_of(_name(subject)),
            back=self._back(_name(subject)),
        )


def permitted(who: Principal, actions: Iterable[Action]) -> list[Action]:
    """The actions that a reader may use."""
    return [one for one in actions if permitted_to(who, one.command.name)]


def later_today(frame: Frame, field: str, at: time | None) -> datetime | None:
    """The instant of a local time of the centre within this business day.

    Args:
        frame: the frame, for the hall's time.
        field: the form's field with the time.
        at: the time; None for none.

    Raises:
        Refusal: `malformed` for a time in the past.
    """
    if at is None:
        return None
    now = frame.app.clock.now()
    today = datetime.combine(now.astimezone(frame.zone()).date(), at, frame.zone())
    found = today if today > now else today + ONE_DAY
    if found >= end_of_day(frame):
        raise Refusal(ProblemType.MALFORMED, fields=frame.fault_at(field))
    return found


def end_of_day(frame: Frame) -> datetime:
    """The end of the current business day of the centre."""
    layout = frame.layout()
    assert layout is not None
    return business_day_ends(layout.config.centre, frame.app.clock.now())


def stopped(frame: Frame, until: datetime | None, say: Wording) -> str:
    """The sentence for stopped tickets: until when, or for the rest of the day."""
    if until is None or until >= end_of_day(frame):
        return say("console-stopped", time="none")
    return say("console-stopped", time=frame.hall_time(until, say))


def _name(subject: Mapping[str, str]) -> str:
    return next(iter(subject.values()), "")
