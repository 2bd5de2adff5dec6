"""Changing the configuration by a form: read it, change a part, check it, publish it.

Each form changes the whole configuration as a centre file would; the same rules check it.
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import time
from typing import Any, ClassVar, Final

from flask import Response, g, request
from pydantic import ValidationError
from wtforms import HiddenField

from contract import commands as c
from contract.centre import CentreConfig
from contract.errors import FieldFault, ProblemType, Refusal, existing
from contract.faults import faults
from contract.operations import Page
from contract.schema_faults import errors_of, place_of
from contract.texts import Wording, pick
from server.domain.setup import version_of
from server.web.console.lists import by_agency
from server.web.pages.forms import PageForm, execute, fault_of, fields_in, submitted, texts_in
from server.web.pages.frame import Frame, Pages, Views

NEW: Final = "new"
"""The address of the form for a new entry; no entry has this key."""

type Data = dict[str, Any]
"""The configuration as JSON."""

type Path = tuple[str | int, ...]
"""The place of a part of the configuration."""

_DESCRIBED_BY_FORM: Final = ("hours_", "special_hours", "profiles", "series", "name_", "booking_")
"""Fields whose faults the form describes in its own texts and in the reader's language."""


class SetUpForm(PageForm):
    """A form that changes the configuration; it contains the version that it was filled from."""

    version = HiddenField()


def version_in_use(frame: Frame) -> str:
    """The version of the current configuration, which a form contains."""
    return version_of(frame.config())


def publish(
    frame: Frame,
    form: SetUpForm,
    change: Callable[[Data], None],
    field_of: Callable[[Path], str | None],
) -> None:
    """Change the configuration, of which the reader of the form saw the form's `version`, and
    publish it. A fault in it is refused as `centre_faulty`, with the form's `field_of` each faulty
    part, if it has one."""
    say = frame.say()
    data = frame.config().model_dump(mode="json", exclude_none=True)
    change(data)
    config, found = _checked(data)
    if config is None:
        wrong = [(field_of(path), path, message) for path, message in found]
        fields = tuple(
            FieldFault(field=field or "", message=_sentence(path, message, field, say))
            for field, path, message in wrong
        )
        raise Refusal(ProblemType.CENTRE_FAULTY, fields=fields)
    import_config(frame, form, config)


def import_config(frame: Frame, form: PageForm, config: CentreConfig, **more: object) -> None:
    """Import a configuration. If bookings would lose their slots, it is refused, and the form that
    is shown again has a box to tick, which sends their number with it."""
    try:
        own = {"based_on": form["version"].data, "displaces": request.form.get("displaces", 0)}
        execute(frame.app, c.ImportCentre, form, config=config, **own, **more)
    except Refusal as refusal:
        offer_displacing(frame, refusal.values.get("displaced", 0))
        raise


def offer_displacing(frame: Frame, count: object) -> None:
    """Show in the form that was sent a box to tick, if it displaces some bookings."""
    if count:
        g.displaces = count, frame.say()("bookings-displace", count=int(str(count)))


class EntryPages(Pages):
    """The pages of a kind of entries of the configuration: the list, and a form for each."""

    KIND: ClassVar[str]
    """Its name in the configuration, addresses and templates; an entry's template has no s."""

    FORM: ClassVar[type[SetUpForm]]
    """The form of an entry."""

    SAME: ClassVar[tuple[str, ...]] = ()
    """The form's fields with the name and the value of a field of the configuration."""

    @abstractmethod
    def _rows(self, config: CentreConfig, language: str) -> list[tuple[Iterable[str], Any]]:
        """The rows of the list, each with the keys of its agencies."""

    def _values(self, entry: Any) -> Mapping[str, Any]:
        """The values of an entry in its form; of a new one, which is None, the defaults."""
        if entry is None:
            return {}
        names = {f"name_{code}": name for code, name in getattr(entry, "names", {}).items()}
        return {name: getattr(entry, name) for name in self.SAME} | names

    @abstractmethod
    def _set_choices(self, form: SetUpForm, key: str) -> None:
        """Set the options of the form's fields."""

    def _name(self, form: SetUpForm, language: str) -> str:
        """The name of the entry in a form."""
        return pick(self._names_in(form), language)

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        """Further values for the page of an entry."""
        return {"names": fields_in(form, "name", self._languages())}

    def _set(self, entry: Data, form: SetUpForm, data: Data) -> None:
        """Change an entry, which is in the data of the configuration."""
        set_given(entry, **{name: form[name].data for name in self.SAME})

    def _field_of(self, path: Path, key: str) -> str | None:
        """The form's field for a part of the configuration; None if there is none."""
        match path:
            case (self.KIND, int(), "names", *names):
                return f"name_{names[0] if names else self._languages()[0]}"
            case (self.KIND, int(), str(name), *_) if name in vars(self.FORM):
                return name
        return None

    def _remove(self, data: Data, key: str) -> None:
        data[self.KIND].remove(entry_in(data[self.KIND], key))

    def routes(self) -> Iterable[Views]:
        base = f"console/set-up/{self.KIND}"
        yield Views(base, Page.SET_UP_CENTRE, self.show_entries)
        yield Views(f"{base}/<key>", Page.SET_UP_CENTRE, self.show_entry, self.save_entry)

    def show_entries(self) -> Response:
        config, say = self.frame.config(), self.frame.say()
        groups = by_agency(self._rows(config, say.language), config, say)
        return self.frame.page(f"console/set_up/{self.KIND}.html", scripts=True, groups=groups)

    def _form_class(self) -> type[SetUpForm]:
        """The form with its fields that depend on the centre."""
        return self.FORM

    def _form(self, key: str, **values: Any) -> SetUpForm:
        form = self._form_class()(**values)
        self._set_choices(form, key)
        return form

    def show_entry(self, key: str, sent: SetUpForm | None = None) -> Response:
        form = sent
        if form is None:
            entries = {entry.key: entry for entry in getattr(self.frame.config(), self.KIND)}
            if key not in (NEW, *entries):
                raise Refusal(ProblemType.NOT_FOUND, {"what": "set-up", "id": key})
            values = self._values(entries.get(key))
            form = self._form(key, formdata=None, version=version_in_use(self.frame), **values)
        return self.frame.page(
            f"console/set_up/{self.KIND.removesuffix('s')}.html",
            form=form,
            new=key == NEW,
            heading=self._name(form, self.frame.say().language),
            **self._page_values(form, key),
        )

    def save_entry(self, key: str) -> Response:
        sent = self._form(key) if request.form.get("act") != "remove" else None
        form = sent or SetUpForm()

        def change(data: Data) -> None:
            if sent is None:
                self._remove(data, key)
            else:
                entry = entry_in(data[self.KIND], key, self._name(sent, "en"))
                self._set(entry, sent, data)

        with submitted(self.frame, form, lambda: self.show_entry(key, sent)):
            publish(self.frame, form, change, lambda path: self._field_of(path, key))
            return self.frame.done("set_up", f"console/set-up/{self.KIND}")

    def _languages(self) -> Sequence[str]:
        """The languages of the hall, its default first."""
        return self.frame.config().centre.languages

    def _names_in(self, form: PageForm) -> dict[str, str]:
        """The names in a form, by language; a language without one gets the first."""
        return texts_in(form, "name", self._languages())

    def _with_choice(
        self, options: list[tuple[str, str]], present: str | None
    ) -> list[tuple[str, str]]:
        """The options of a field without a default, of which one has to be chosen."""
        return options if present else [("", self.frame.say()("console-choose")), *options]


def _checked(data: Data) -> tuple[CentreConfig | None, list[tuple[Path, str]]]:
    try:
        config = CentreConfig.model_validate(data)
    except ValidationError as error:
        return None, [(place_of(fault), fault["msg"]) for fault in errors_of(error, CentreConfig)]
    found = [(fault.path, fault.message) for fault in faults(config)]
    return (None if found else config), found


def _sentence(path: Path, message: str, field: str | None, say: Wording) -> str:
    """A fault: in the words of the form, or as for the centre file with the place there."""
    if field is not None and field.startswith(_DESCRIBED_BY_FORM):
        return fault_of(field, say)
    if field is None and path:
        return f"{'.'.join(map(str, path))}: {message}"
    return message[:1].upper() + message[1:]


def entry_in(entries: list[Data], key: str, name: str = "") -> Data:
    """The entry with a key in the data of the configuration, or `not_found`; a new one is added,
    with a key derived from its name."""
    known = {entry["key"]: entry for entry in entries}
    if key == NEW:
        known[NEW] = {"key": _new_key(name, [NEW, *known])}
        entries.append(known[NEW])
    return existing(known.get(key), what="set-up", id=key)


def set_given(entry: Data, **values: object) -> None:
    """Set some values of an entry; those that are None or "" are removed."""
    for name, value in values.items():
        entry.pop(name, None)
        if value not in (None, ""):
            entry[name] = f"{value:%H:%M}" if isinstance(value, time) else value


def _new_key(name: str, taken: Iterable[str]) -> str:
    """A new key for an entry, derived from its name, that is not in use."""
    base = re.sub(r"[^a-z0-9]+", "-", name.lower())[:30].strip("-") or "new"
    known = set(taken)
    if base not in known:
        return base
    number = next(n for n in range(2, 10_000) if f"{base}-{n}" not in known)
    return f"{base}-{number}"
