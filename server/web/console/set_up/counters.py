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
from server.web.pages.forms import field, language_fields, with_fields

LEVELS = 3
"""The number of levels in a form, if a profile has no more."""


class _CounterForm(SetUpForm):
    number = field()
    profile = field(SelectField)
    zone = SelectField(validators=[Optional()])
    direction = SelectField(validators=[Optional()])


class CounterEntryPages(EntryPages):
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
                agencies[counter.profile],
                (counter, profiles[counter.profile], zones.get(counter.zone or "")),
            )
            for counter in config.counters
        ]

    def _name(self, form: SetUpForm, language: str) -> str:
        return form.number.data or ""

    def _set_choices(self, form: SetUpForm, key: str) -> None:
        config, say = self.frame.config(), self.frame.say()
        none = ("", say("account-none"))
        profiles = named(config.profiles, say.language)
        form.profile.choices = self._with_choice(profiles, form.profile.data)
        form.zone.choices = [none, *named(config.zones, say.language)]
        form.direction.choices = [
            none,
            *((way.value, say("console-direction", direction=way)) for way in Direction),
        ]

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        counter = full_id(self.frame.config().centre.slug, key)
        moved = self._moved(counter) if key != NEW else ""
        return {"counter": counter, "moved": moved}

    def _moved(self, counter: str) -> str:
        """The temporary work profile that the counter has instead of its usual one; "" for none."""
        state = self.frame.context().reading.counter(counter)
        key = state.profile if state is not None else None
        profile = self.frame.setup().profiles.get(key or "")
        return pick(profile.names, self.frame.say().language) if profile is not None else ""


@with_fields(language_fields("name"))
class _ProfileForm(SetUpForm):
    """The name of a work profile in each language."""


class ProfileEntryPages(EntryPages):
    """The pages of the work profiles."""

    KIND = "profiles"
    FORM = _ProfileForm

    def _rows(self, config: CentreConfig, language: str) -> list[tuple[Iterable[str], Any]]:
        agencies = agencies_of(config)
        counters: dict[str, list[str]] = {}
        for counter in config.counters:
            counters.setdefault(counter.profile, []).append(counter.number)
        return [
            (
                agencies[profile.key],
                (profile, ", ".join(counters.get(profile.key, []))),
            )
            for profile in config.profiles
        ]

    def _form_class(self) -> type[SetUpForm]:
        names = [f"level_{service.key}" for service in self.frame.config().services]

        # WTForms takes fields from a class only.
        @with_fields(names, SelectField)
        class ProfileForm(_ProfileForm):
            """With the level of each service of the centre."""

        return ProfileForm

    def _values(self, entry: Any) -> Mapping[str, Any]:
        levels = enumerate(entry.levels if entry is not None else (), 1)
        chosen = {f"level_{key}": str(level) for level, services in levels for key in services}
        return {**super()._values(entry), **chosen}

    def _set_choices(self, form: SetUpForm, key: str) -> None:
        say, profile = self.frame.say(), self.frame.setup().profiles.get(key)
        count = max(LEVELS, len(profile.levels) if profile is not None else 0)
        levels = [(str(level), say("console-level", level=level)) for level in range(count + 1)]
        for service in self.frame.config().services:
            form[f"level_{service.key}"].choices = [("", levels[0][1]), *levels[1:]]

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        config, say = self.frame.config(), self.frame.say()
        names = dict(named(config.services, say.language))
        rows = [
            ((service.agency,), (form[f"level_{service.key}"], names[service.key], service.key))
            for service in config.services
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
        for service in self.frame.config().services:
            if level := form[f"level_{service.key}"].data:
                levels.setdefault(int(level), []).append(service.key)
        if len(levels) != len(entry.get("levels", [])):
            # The old times belong to other levels.
            entry.pop("call_after_minutes", None)
        entry["names"] = self._names_in(form)
        entry["levels"] = [levels[level] for level in sorted(levels)]


def _served(rows: Sequence[tuple[Any, str, str]]) -> int:
    return sum(1 for field, _, _ in rows if field.data)
