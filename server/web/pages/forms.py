"""The forms: their fields and their faults, in the reader's language.

The valid values of a field are defined once, in the contract: a form checks for missing fields, and
the command or request built from it checks the rest.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from uuid import uuid4

from flask_wtf import FlaskForm
from pydantic import ValidationError
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, Wording, is_right_to_left

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


def fault_of(name: str, say: Wording) -> str:
    """The message for a field at fault; fields for each language or weekday share one."""
    kind, _, _ = name.partition("_")
    return say("account-fault", field=kind if kind in ("text", "name", "hours", "line") else name)


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
    """The fields of a text for the languages of the hall: field, the language's own name, its code,
    right to left."""
    return [
        (form[f"{name}_{code}"], OWN_NAMES.get(code, code), code, is_right_to_left(code))
        for code in languages
    ]


def texts_in(form: PageForm, name: str, languages: Iterable[str]) -> dict[str, str]:
    """One text by language, from a form; a language without one gets the first available. Empty if
    no field is filled in."""
    texts = {code: (form[f"{name}_{code}"].data or "").strip() for code in languages}
    first = next((text for text in texts.values() if text), "")
    return {code: text or first for code, text in texts.items()} if first else {}
