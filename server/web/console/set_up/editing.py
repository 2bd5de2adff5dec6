"""Changing the configuration by a form: read it, change a part, check it, publish it.

Each form changes the whole configuration as a centre file would; the same rules check it.
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final

from flask import Response, request
from pydantic import ValidationError
from wtforms import HiddenField, StringField

from contract import commands as c
from contract.centre import CentreConfig, Counter, Profile, Service
from contract.errors import FieldFault, ProblemType, Refusal
from contract.faults import faults
from contract.operations import Page
from contract.schema_faults import errors_of, place_of
from contract.texts import Wording
from server.domain.layout import version_of
from server.web.console.groups import by_agency
from server.web.pages.forms import Form, fault_of, texts_in
from server.web.pages.frame import Part, Route

NEW: Final = "new"
"""The address of the form for a new entry; no entry has this key."""

type Data = dict[str, Any]
"""The configuration as JSON."""

type Path = tuple[str | int, ...]

_SAID_BY_FORM: Final = ("hours_", "special_hours", "profiles", "series", "name_")
"""Fields whose faults the form describes in its own texts and in the reader's language."""


class SetUpForm(Form):
    """A form that changes the configuration; it contains the version that it was filled from."""

    version = HiddenField()


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
        """Change the configuration, of which the reader of the form saw the form's `version`, and
        publish it. A fault in it is refused as `centre_faulty`, with the form's `field_of` each
        faulty part, if it has one."""
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
    """The name of the kind in the configuration, in addresses, and of the list's template; that of
    an entry is without the s."""

    @abstractmethod
    def _rows(self, config: CentreConfig, language: str) -> list[tuple[Iterable[str], Any]]:
        """The rows of the list, each with the keys of its agencies."""

    @abstractmethod
    def _form_class(self) -> type[F]:
        """The form of an entry, with the fields for the names and services of the centre."""

    @abstractmethod
    def _values(self, key: str) -> Mapping[str, Any]:
        """The values of an entry in its form; of a new one the defaults."""

    @abstractmethod
    def _set_choices(self, form: F, key: str) -> None:
        """Set the options of the form's fields."""

    @abstractmethod
    def _page_values(self, form: F, key: str) -> Mapping[str, Any]:
        """Further values for the page of an entry."""

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

    def _one(self, key: str, sent: F | None = None) -> Response:
        """The page of an entry: with the submitted form, or one with the current values."""
        form = sent
        if form is None:
            form = self._form_class()(formdata=None, version=self._version, **self._values(key))
            self._set_choices(form, key)
        template = f"console/set_up/{self.KIND.removesuffix('s')}.html"
        more = self._page_values(form, key)
        return self.page(template, form=form, new=key == NEW, **more)

    def _do(self, key: str) -> Response:
        sent = None
        if request.form.get("act") != "remove":
            sent = self._form_class()()
            self._set_choices(sent, key)
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

    def _with_names[K: SetUpForm](self, kind: type[K], **fields: Any) -> type[K]:
        """A form with a name in each language, and further fields."""
        names = {f"name_{code}": StringField() for code in self._languages()}
        return type(kind.__name__, (kind,), names | fields)

    def _names_in(self, form: Form) -> dict[str, str]:
        """The names in a form, by language; a language without one gets the first."""
        return texts_in(form, "name", self._languages())

    def _name_field(self, path: Path) -> str:
        """The field of a form for a part of an entry's names."""
        return f"name_{path[0] if path else self._languages()[0]}"

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
    """The entry with a key in the data of the configuration, or `not_found`; a new one is added,
    with a key derived from its name."""
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
