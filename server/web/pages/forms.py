"""The forms: their fields, their faults in the reader's language, and what happens on submission.

The valid values of a field are defined once, in the contract: a form checks for missing fields, and
the command or request built from it checks the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final
from uuid import uuid4

from flask import Response, abort, g
from flask_wtf import FlaskForm
from pydantic import ValidationError
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from contract.commands import Command
from contract.errors import ProblemType, Refusal
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, Wording, is_right_to_left
from server.commands import dispatch
from server.context import AppContext
from server.web import authorization
from server.web.http import with_retry
from server.web.pages.frame import Frame
from server.web.pages.refusals import is_step_done_before

LANGUAGE_CHOICES: Final = tuple((code, OWN_NAMES[code]) for code in PROGRAM_LANGUAGES)
"""The options of a field for the language of a person's program."""

type Faults = Mapping[str, str]
"""The faults by field; "": of the whole form."""


class PageForm(FlaskForm):  # type: ignore[misc]  # it ships no types
    """A form with a CSRF token, and the id of its command."""

    command_id = HiddenField(default=lambda: str(uuid4()))

    def is_forged(self) -> bool:
        """Whether the submitted form did not come from a page that this browser got from us."""
        self.validate()
        return bool(self.csrf_token.errors)

    def faults(self, say: Wording) -> Faults:
        """Missing fields, in their order."""
        return {
            field.name: fault_of(field.name, say)
            for field in self
            if field.errors and field.name != "csrf_token"
        }

    def faults_of(self, error: ValidationError, say: Wording) -> Faults:
        """The faults of a schema, by field; faults of other fields are shown for the whole form."""
        parts = (str(fault["loc"][0]) if fault["loc"] else "" for fault in error.errors())
        names = dict.fromkeys(part if part in self else "" for part in parts)
        return {name: fault_of(name, say) for name in names}

    def values(self) -> dict[str, Any]:
        """The values of its own fields, by name."""
        common = ("command_id", "csrf_token")
        return {field.name: field.data for field in self if field.name not in common}


_SHARED: Final = ("text", "name", "hours", "line", "booking")
"""The beginnings of the names of fields that share a message."""


def fault_of(name: str, say: Wording) -> str:
    """The message for a field at fault; fields for each language, weekday or setting share one."""
    kind, _, _ = name.partition("_")
    return say("account-fault", field=kind if kind in _SHARED else name)


def field(kind: type[Any] = StringField, *more: Any, needed: bool = True, **options: Any) -> Any:
    """A field that has to be filled in; one that is not `needed` is None if it is left empty."""
    if not needed:
        return kind(validators=more, filters=[lambda given: given or None], **options)
    return kind(validators=[InputRequired(), *more], **options)


def with_fields[F: type[PageForm]](
    names: Iterable[str], kind: type[Any] = StringField, **options: Any
) -> Callable[[F], F]:
    """Declare in a form a field of the same kind under each name, which may be left empty."""

    def declare(form: F) -> F:
        for name in names:
            setattr(form, name, kind(**options))
        return form

    return declare


def language_fields(name: str) -> list[str]:
    """The fields of a text with one for each language that a hall may have, like `name_en`."""
    return [f"{name}_{code}" for code in PROGRAM_LANGUAGES]


def fields_in(
    form: PageForm, name: str, languages: Iterable[str]
) -> list[tuple[Any, str, str, bool]]:
    """The fields of a text by language: field, the language's own name, its code, right to left."""
    return [
        (form[f"{name}_{code}"], OWN_NAMES.get(code, code), code, is_right_to_left(code))
        for code in languages
    ]


def texts_in(form: PageForm, name: str, languages: Iterable[str]) -> dict[str, str]:
    """A text by language, from a form; a language without one gets the first; {} if none has."""
    texts = {code: (form[f"{name}_{code}"].data or "").strip() for code in languages}
    first = next((text for text in texts.values() if text), "")
    return {code: text or first for code, text in texts.items()} if first else {}


# What a submitted form does.


@contextmanager
def submitted(
    frame: Frame,
    form: PageForm,
    page: Callable[[], Response],
    fields: Mapping[ProblemType, str] | None = None,
) -> Iterator[None]:
    """Execute the action of a form, or show its page again with the faults: a refusal at its field
    in `fields`, the messages of `centre_faulty` unchanged. A page that is shown again ends the view
    by `abort`, past the error handlers."""
    say = frame.say()
    if form.is_forged():
        forged = frame.problem(Refusal(ProblemType.FORGED))
        abort(show_again(page, {"": forged.detail}, forged.status))
    if faults := form.faults(say):
        abort(show_again(page, faults))
    try:
        yield
    except ValidationError as error:
        abort(show_again(page, form.faults_of(error, say)))
    except Refusal as refusal:
        if _leads_away(refusal):
            raise
        has_messages = refusal.kind is ProblemType.CENTRE_FAULTY
        faults = {
            fault.field: fault.message if has_messages else fault_of(fault.field, say)
            for fault in refusal.fields
            if fault.field in form or has_messages
        }
        if not faults:
            sentence = frame.problem(refusal).detail
            if refusal.kind is ProblemType.COMMAND_REUSED:
                sentence = say("account-sent-before")
                form.command_id.data = str(uuid4())
            # The box to tick, which may be far down.
            places = {ProblemType.BOOKINGS_DISPLACED: "displaces"} | dict(fields or {})
            faults = {places.get(refusal.kind, ""): sentence}
        abort(with_retry(show_again(page, faults, refusal.status), refusal))


def show_again(page: Callable[[], Response], faults: Faults, status: int = 422) -> Response:
    """Show a page again, with the faults in its form by field ("" for the whole form)."""
    g.faults, g.status = faults, status
    return page()


def execute(app: AppContext, model: type[Command], form: PageForm, **fields: Any) -> dict[str, Any]:
    """Execute a command, once for each form; `ValidationError` if it does not match its model."""
    who = authorization.who()
    if "centre" in model.model_fields:
        fields["centre"] = who.centre
    command = model.model_validate({"command_id": form.command_id.data, **fields})
    return dispatch.execute(app, who, command)


def _leads_away(refusal: Refusal) -> bool:
    """Whether no other entry in the same form would fix it."""
    away = (ProblemType.NOT_SIGNED_IN, ProblemType.STEP_NEEDED, ProblemType.NOT_PERMITTED)
    return refusal.kind in away or is_step_done_before(refusal)
