"""The work profiles: the services of a counter, and their order of preference."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import SelectField

from contract.centre import CentreConfig
from contract.texts import pick
from server.web.console.groups import agencies_of, by_agency
from server.web.console.set_up.editing import (
    NEW,
    Data,
    EntryPages,
    Path,
    SetUpForm,
    entry_in,
    part_of,
)
from server.web.pages.forms import fields_in

LEVELS = 3
"""The number of levels in a form, if a profile has no more."""


class Profiles(EntryPages[SetUpForm]):
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

    def _levels(self, key: str) -> int:
        """The number of levels in the form of a profile."""
        profile = self.layout().profiles.get(key)
        return max(LEVELS, len(profile.levels) if profile is not None else 0)

    def _form_class(self) -> type[SetUpForm]:
        levels = {f"level_{one.key}": SelectField() for one in self._config.services}
        return self._with_names(SetUpForm, **levels)

    def _values(self, key: str) -> Mapping[str, Any]:
        if key == NEW:
            return {}
        profile = part_of(self._config.profiles, key)
        return {
            **{f"name_{code}": name for code, name in profile.names.items()},
            **{
                f"level_{service}": str(level)
                for level, services in enumerate(profile.levels, 1)
                for service in services
            },
        }

    def _set_choices(self, form: SetUpForm, key: str) -> None:
        say = self.say()
        levels = [
            (str(one), say("console-level", level=one)) for one in range(self._levels(key) + 1)
        ]
        for one in self._config.services:
            form[f"level_{one.key}"].choices = [("", levels[0][1]), *levels[1:]]

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        config, say = self._config, self.say()
        rows = [
            ((one.agency,), (form[f"level_{one.key}"], pick(one.names, say.language), one.key))
            for one in config.services
        ]
        return {
            "scripts": True,
            "heading": pick(self._names_in(form), say.language),
            "names": fields_in(form, "name", self._languages()),
            "groups": by_agency(
                rows,
                config,
                say,
                note=lambda rows: f"{_served(rows)} / {len(rows)}",
                is_open=lambda rows: _served(rows) > 0,
            ),
        }

    def _set(self, data: Data, key: str, form: SetUpForm) -> None:
        names = self._names_in(form)
        profile = entry_in(data["profiles"], key, pick(names, "en"))
        levels: list[list[str]] = [[] for _ in range(self._levels(key))]
        for one in self._config.services:
            if form[f"level_{one.key}"].data:
                levels[int(form[f"level_{one.key}"].data) - 1].append(one.key)
        kept = [level for level in levels if level]
        if len(kept) != len(profile.get("levels", [])):
            # The old times belong to other levels.
            profile.pop("call_after_minutes", None)
        profile |= {"names": names, "levels": kept}

    def _field_of(self, path: Path, key: str) -> str | None:
        match path:
            case ("profiles", int(), "names", *rest):
                return self._name_field(tuple(rest))
        return None


def _served(rows: Sequence[tuple[Any, str, str]]) -> int:
    """How many services of a form have a level."""
    return sum(1 for field, _, _ in rows if field.data)
