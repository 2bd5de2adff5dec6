"""Changing the configuration by a form: read it, change a part, check it, publish it.

Each form changes the whole configuration as a centre file would; the same rules check it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from flask import Response
from pydantic import ValidationError

from contract import commands as c
from contract.centre import CentreConfig
from contract.errors import FieldFault, ProblemType, Refusal
from contract.faults import faults
from contract.hours import WEEKDAYS, WeekHours, intervals_of
from contract.schema_faults import errors_of, place_of
from contract.texts import Wording
from server.domain.layout import Layout, version_of
from server.web.console.in_languages import fields_in, texts_in
from server.web.pages.forms import Faults, Form, fault_of
from server.web.pages.frame import Frame

type Data = dict[str, Any]
"""The configuration as JSON."""

type Path = tuple[str | int, ...]

_SAID_BY_FORM: Final = ("hours_", "special_hours", "profiles", "series", "name_")
"""Fields whose faults the form describes in its own texts and in the reader's language."""


class Editing:
    """The shared part of the set-up forms.

    Args:
        frame: renders the pages.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @property
    def layout(self) -> Layout:
        """The current configuration."""
        found = self.frame.layout()
        assert found is not None
        return found

    @property
    def version(self) -> str:
        """The version of the current configuration, which a form contains."""
        return version_of(self.layout.config)

    def publish(
        self,
        form: Form,
        change: Callable[[Data], None],
        field_of: Callable[[Path], str | None],
    ) -> None:
        """Change the configuration and publish it.

        Args:
            form: the submitted form; its `version` is the configuration that its reader saw.
            change: changes the data of the configuration.
            field_of: the form's field for a part of the configuration; None if there is none.

        Raises:
            Refusal: `centre_faulty` with the fields of the form; the refusals of `import_centre`.
        """
        say = self.frame.say()
        data = self.layout.config.model_dump(mode="json", exclude_none=True)
        change(data)
        config, found = _checked(data)
        if config is None:
            raise Refusal(
                ProblemType.CENTRE_FAULTY,
                fields=tuple(
                    FieldFault(
                        field=field_of(path) or "",
                        message=_sentence(path, message, field_of(path), say),
                    )
                    for path, message in found
                ),
            )
        self.frame.give(c.ImportCentre, form, config=config, based_on=form.version.data)

    def submitted(
        self,
        form: Form,
        act: Callable[[], Response],
        again: Callable[[Faults, int], Response],
    ) -> Response:
        """As `Frame.submitted`; the messages about the configuration are shown unchanged."""
        return self.frame.submitted(form, act, again, told=ProblemType.CENTRE_FAULTY)

    def with_choice(
        self, found: list[tuple[str, str]], present: str | None
    ) -> list[tuple[str, str]]:
        """The options of a field without a default, of which one has to be chosen."""
        return found if present else [("", self.frame.say()("console-choose")), *found]

    # Names in the languages of the hall.

    def languages(self) -> Sequence[str]:
        """The languages of the hall, its default first."""
        return self.layout.config.centre.languages

    def names_in(self, form: Form) -> dict[str, str]:
        """The names in a form, by language; a language without one gets the first."""
        return texts_in(form, "name", self.languages())

    def name_fields(self, form: Form) -> list[tuple[Any, str, str, bool]]:
        """The fields of the names: field, the language's own name, its code, right to left."""
        return fields_in(form, "name", self.languages())


def _checked(data: Data) -> tuple[CentreConfig | None, list[tuple[Path, str]]]:
    """The configuration, or its faults: the part and the message of each."""
    try:
        config = CentreConfig.model_validate(data)
    except ValidationError as error:
        return None, [(place_of(one), one["msg"]) for one in errors_of(error, CentreConfig)]
    found = [(one.path, one.message) for one in faults(config)]
    return (None if found else config), found


def _sentence(path: Path, message: str, field: str | None, say: Wording) -> str:
    """A fault: in the words of the form, or as for the centre file with the place there."""
    if field is not None and field.startswith(_SAID_BY_FORM):
        return fault_of(field, say)
    if field is None and path:
        return f"{'.'.join(map(str, path))}: {message}"
    return message[:1].upper() + message[1:]


def index_of(entries: Iterable[Mapping[str, Any]], key: str) -> int:
    """The index of the entry with a key.

    Raises:
        Refusal: `not_found`.
    """
    for index, entry in enumerate(entries):
        if entry["key"] == key:
            return index
    raise Refusal(ProblemType.NOT_FOUND, {"what": "set-up", "id": key})


def new_key(name: str, taken: Iterable[str]) -> str:
    """A new key for an entry, derived from its name, that is not in use."""
    base = re.sub(r"[^a-z0-9]+", "-", name.lower())[:30].strip("-") or "new"
    known = set(taken)
    if base not in known:
        return base
    number = next(n for n in range(2, 10_000) if f"{base}-{n}" not in known)
    return f"{base}-{number}"


def week_of(form: Form) -> dict[str, list[str]]:
    """The opening hours of a form by weekday; empty days are closed."""
    found = {day: intervals_of(form[f"hours_{day}"].data or "") for day in WEEKDAYS}
    return {day: intervals for day, intervals in found.items() if intervals}


def said_week(week: WeekHours) -> dict[str, str]:
    """Opening hours as field values of a form."""
    return {f"hours_{day}": ", ".join(week.get(day, ())) for day in WEEKDAYS}
