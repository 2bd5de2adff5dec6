"""The counters and their work profiles: the services of a counter, in their order of preference."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import SelectField
from wtforms.validators import Optional

from contract.centre import CentreConfig, Direction
from contract.ids import full_id
from contract.texts import pick
from server.web.console.lists import agencies_of, by_agency
from server.web.console.set_up.editing import NEW, Data, EntryPages, SetUpForm
from server.web.console.words import named
from server.web.pages.forms import field

LEVELS = 3
"""The number of levels in a form, if a profile has no more."""


class _CounterForm(SetUpForm):
    number = field()
    profile = field(SelectField)
    zone = SelectField(validators=[Optional()])
    direction = SelectField(validators=[Optional()])


class CounterEntries(EntryPages):
    """The pages of the counters."""

    KIND = "counters"
    FORM = _CounterForm
    SAME = ("number", "profile", "zone", "direction")

    def _rows(self, config: CentreConfig, language: str) -> list[tuple[Iterable[str], Any]]:
        profiles = dict(named(config.profiles, language))
        zones = dict(named(config.zones, language))
        agencies = agencies_of(config)
        return [
            (
                agencies[one.profile],
                (one.key, one.number, profiles[one.profile], zones.get(one.zone or "", "")),
            )
            for one in config.counters
        ]

    def _fields(self) -> Mapping[str, Any]:
        return {}

    def _name(self, form: SetUpForm, language: str) -> str:
        return form.number.data or ""

    def _set_choices(self, form: SetUpForm, key: str) -> None:
        config, say = self._config, self.say()
        none = ("", say("account-none"))
        profiles = named(config.profiles, say.language)
        form.profile.choices = self._with_choice(profiles, form.profile.data)
        form.zone.choices = [none, *named(config.zones, say.language)]
        form.direction.choices = [
            none,
            *((one.value, say("console-direction", direction=one)) for one in Direction),
        ]

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        counter = full_id(self._config.centre.slug, key)
        moved = self._moved(counter) if key != NEW else ""
        return {"counter": counter, "moved": moved}

    def _moved(self, counter: str) -> str:
        """The temporary work profile that the counter has instead of its usual one; "" for none."""
        found = self.context().reading.counter(counter)
        profile = self.layout().profiles.get(found.profile or "") if found is not None else None
        return pick(profile.names, self.say().language) if profile is not None else ""


class ProfileEntries(EntryPages):
    """The pages of the work profiles."""

    KIND = "profiles"

    def _rows(self, config: CentreConfig, language: str) -> list[tuple[Iterable[str], Any]]:
        agencies = agencies_of(config)
        counters: dict[str, list[str]] = {}
        for one in config.counters:
            counters.setdefault(one.profile, []).append(one.number)
        return [
            (
                agencies[one.key],
                (
                    one.key,
                    pick(one.names, language),
                    sum(map(len, one.levels)),
                    ", ".join(counters.get(one.key, [])),
                ),
            )
            for one in config.profiles
        ]

    def _fields(self) -> Mapping[str, Any]:
        levels = {f"level_{one.key}": SelectField() for one in self._config.services}
        return {**super()._fields(), **levels}

    def _values(self, entry: Any) -> Mapping[str, Any]:
        levels = enumerate(entry.levels if entry is not None else (), 1)
        chosen = {f"level_{one}": str(level) for level, services in levels for one in services}
        return {**super()._values(entry), **chosen}

    def _set_choices(self, form: SetUpForm, key: str) -> None:
        say, profile = self.say(), self.layout().profiles.get(key)
        count = max(LEVELS, len(profile.levels) if profile is not None else 0)
        levels = [(str(one), say("console-level", level=one)) for one in range(count + 1)]
        for one in self._config.services:
            form[f"level_{one.key}"].choices = [("", levels[0][1]), *levels[1:]]

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        config, say = self._config, self.say()
        rows = [
            ((one.agency,), (form[f"level_{one.key}"], pick(one.names, say.language), one.key))
            for one in config.services
        ]
        return {
            **super()._page_values(form, key),
            "scripts": True,
            "groups": by_agency(
                rows,
                config,
                say,
                note=lambda rows: f"{_served(rows)} / {len(rows)}",
                is_open=lambda rows: _served(rows) > 0,
            ),
        }

    def _set(self, entry: Data, form: SetUpForm, data: Data) -> None:
        levels: dict[int, list[str]] = {}
        for one in self._config.services:
            if level := form[f"level_{one.key}"].data:
                levels.setdefault(int(level), []).append(one.key)
        if len(levels) != len(entry.get("levels", [])):
            # The old times belong to other levels.
            entry.pop("call_after_minutes", None)
        entry |= {"names": self._names_in(form), "levels": [levels[one] for one in sorted(levels)]}


def _served(rows: Sequence[tuple[Any, str, str]]) -> int:
    return sum(1 for field, _, _ in rows if field.data)
