"""Changing the configuration by a form: read it, change a part, check it, publish it.

Each form changes the whole configuration as a centre file would; the same rules check it.
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Final

from flask import Response, request
from pydantic import ValidationError

from contract import commands as c
from contract.centre import CentreConfig, Counter, Profile, Service
from contract.errors import FieldFault, ProblemType, Refusal
from contract.faults import faults
from contract.hours import WEEKDAYS, WeekHours, intervals_of
from contract.operations import Page
from contract.schema_faults import errors_of, place_of
from contract.texts import Wording
from server.domain.layout import version_of
from server.web.console.groups import by_agency
from server.web.console.set_up.forms import SetUpForm
from server.web.pages.forms import Form, fault_of, texts_in
from server.web.pages.frame import Part, Route

NEW: Final = "new"
"""The address of the form for a new entry; no entry has this key."""

type Data = dict[str, Any]
"""The configuration as JSON."""

type Path = tuple[str | int, ...]

_SAID_BY_FORM: Final = ("hours_", "special_hours", "profiles", "series", "name_")
"""Fields whose faults the form describes in its own texts and in the reader's language."""


class SetUpPart(Part):
    """A group of pages that show or change the configuration."""

    @property
    def _config(self) -> CentreConfig:
        return self.layout().config

    @property
    def _version(self) -> str:
        """The version of the current configuration, which a form contains."""
        return version_of(self._config)

    def _publish(
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
        say = self.say()
        data = self._config.model_dump(mode="json", exclude_none=True)
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
        self.give(c.ImportCentre, form, config=config, based_on=form.version.data)

    def _submitted(
        self, form: Form, act: Callable[[], Response], again: Callable[[], Response]
    ) -> Response:
        """As `Frame.submitted`; the messages about the configuration are shown unchanged."""
        return self.submitted(form, act, again, told=ProblemType.CENTRE_FAULTY)


class EntryPages[F: SetUpForm](SetUpPart):
    """The pages of one kind of entries of the configuration: the list, a form for each, and its
    removal."""

    KIND: ClassVar[str]
    """The name of the kind in the configuration, in addresses, and of the list's template."""

    @abstractmethod
    def _rows(self, config: CentreConfig, language: str) -> list[tuple[Iterable[str], Any]]:
        """The rows of the list, each with the keys of its agencies."""

    @abstractmethod
    def _one(self, key: str, form: F | None = None) -> Response:
        """The page of an entry: with the submitted form, or one with the current values."""

    @abstractmethod
    def _sent(self, key: str) -> F:
        """The submitted form of an entry."""

    @abstractmethod
    def _set(self, data: Data, key: str, form: F) -> None:
        """Change an entry in the data of the configuration, or add it."""

    @abstractmethod
    def _field_of(self, path: Path, key: str) -> str | None:
        """The form's field for a part of the configuration; None if there is none."""

    def _remove(self, data: Data, key: str) -> None:
        """Remove an entry from the data of the configuration."""
        data[self.KIND].remove(entry_in(data[self.KIND], key))

    def _routes(self) -> Iterable[Route]:
        base = f"console/set-up/{self.KIND}"
        yield (base, Page.SET_UP_CENTRE, {"GET": self._all})
        yield (f"{base}/<key>", Page.SET_UP_CENTRE, {"GET": self._one, "POST": self._do})

    def _all(self) -> Response:
        config, say = self._config, self.say()
        rows = self._rows(config, say.language)
        groups = by_agency(rows, config, say)
        return self.page(f"console/set_up/{self.KIND}.html", scripts=True, groups=groups)

    def _do(self, key: str) -> Response:
        sent = self._sent(key) if request.form.get("act") != "remove" else None
        form = sent or SetUpForm()

        def change(data: Data) -> None:
            if sent is not None:
                self._set(data, key, sent)
            else:
                self._remove(data, key)

        def act() -> Response:
            self._publish(form, change, lambda path: self._field_of(path, key))
            return self.done("set_up", f"console/set-up/{self.KIND}")

        return self._submitted(form, act, lambda: self._one(key, sent))

    # Names in the languages of the hall.

    def _languages(self) -> Sequence[str]:
        """The languages of the hall, its default first."""
        return self._config.centre.languages

    def _names_in(self, form: Form) -> dict[str, str]:
        """The names in a form, by language; a language without one gets the first."""
        return texts_in(form, "name", self._languages())

    def _with_choice(
        self, found: list[tuple[str, str]], present: str | None
    ) -> list[tuple[str, str]]:
        """The options of a field without a default, of which one has to be chosen."""
        return found if present else [("", self.say()("console-choose")), *found]


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


def part_of[P: (Counter, Profile, Service)](parts: Iterable[P], key: str) -> P:
    """The part of the configuration with a key; `not_found` without one."""
    found = next((one for one in parts if one.key == key), None)
    if found is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "set-up", "id": key})
    return found


def entry_in(entries: list[Data], key: str, name: str = "") -> Data:
    """The entry with a key in the data of the configuration; one that is new is added.

    Args:
        name: the name of a new entry, from which its key is derived.

    Raises:
        Refusal: `not_found`.
    """
    known = {one["key"]: one for one in entries}
    if key == NEW:
        known[NEW] = {"key": new_key(name, [NEW, *known])}
        entries.append(known[NEW])
    if key not in known:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "set-up", "id": key})
    return known[key]


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
