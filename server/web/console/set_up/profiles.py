"""The work profiles: the services of a counter, and their order of preference."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Response
from wtforms import SelectField, StringField

from contract.centre import CentreConfig
from contract.texts import pick
from server.web.console.groups import agencies_of, by_agency
from server.web.console.set_up.editing import NEW, Data, EntryPages, Path, entry_in, part_of
from server.web.console.set_up.forms import ProfileForm, with_fields
from server.web.pages.forms import fields_in

LEVELS = 3
"""The number of levels in a form, if a profile has no more."""


class Profiles(EntryPages[ProfileForm]):
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

    def _one(self, key: str, form: ProfileForm | None = None) -> Response:
        form = form or self._filled(key)
        config, say = self._config, self.say()
        return self.page(
            "console/set_up/profile.html",
            scripts=True,
            form=form,
            new=key == NEW,
            heading=pick(self._names_in(form), say.language),
            names=fields_in(form, "name", self._languages()),
            groups=by_agency(
                [
                    (
                        (one.agency,),
                        (form[f"level_{one.key}"], pick(one.names, say.language), one.key),
                    )
                    for one in config.services
                ],
                config,
                say,
                note=lambda rows: f"{_served(rows)} / {len(rows)}",
                is_open=lambda rows: _served(rows) > 0,
            ),
        )

    def _levels(self, key: str) -> int:
        """The number of levels in the form of a profile."""
        profile = self.layout().profiles.get(key)
        return max(LEVELS, len(profile.levels) if profile is not None else 0)

    def _form(self, key: str, filled: Mapping[str, str] | None) -> ProfileForm:
        """The form with the names and a choice for each service: with current values, or as
        submitted."""
        services = self._config.services
        names = {f"name_{code}": StringField() for code in self._languages()}
        kind = with_fields(
            ProfileForm, **names, **{f"level_{one.key}": SelectField() for one in services}
        )
        form = kind() if filled is None else kind(formdata=None, **filled)
        say = self.say()
        none = ("", say("console-level", level=0))
        levels = [
            (str(one), say("console-level", level=one)) for one in range(1, self._levels(key) + 1)
        ]
        for one in services:
            form[f"level_{one.key}"].choices = [none, *levels]
        return form

    def _filled(self, key: str) -> ProfileForm:
        if key == NEW:
            return self._form(key, {"version": self._version})
        profile = part_of(self._config.profiles, key)
        return self._form(
            key,
            {
                "version": self._version,
                **{f"name_{code}": name for code, name in profile.names.items()},
                **{
                    f"level_{service}": str(level)
                    for level, services in enumerate(profile.levels, 1)
                    for service in services
                },
            },
        )

    def _sent(self, key: str) -> ProfileForm:
        return self._form(key, None)

    def _set(self, data: Data, key: str, form: ProfileForm) -> None:
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
            case ("profiles", int(), "names", str(code), *_):
                return f"name_{code}"
            case ("profiles", int(), "names"):
                return f"name_{self._languages()[0]}"
        return None


def _served(rows: Sequence[tuple[Any, str, str]]) -> int:
    """How many services of a form have a level."""
    return sum(1 for field, _, _ in rows if field.data)
