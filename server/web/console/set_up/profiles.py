"""The work profiles: the services of a counter, and their order of preference."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Response, request
from wtforms import SelectField, StringField

from contract.ids import full_id
from contract.operations import Page
from contract.texts import pick
from server.web.console.groups import agencies_of, by_agency
from server.web.console.set_up.editing import Data, Editing, Path, index_of, new_key
from server.web.console.set_up.forms import ProfileForm, SetUpForm, with_fields
from server.web.console.set_up.services import NEW
from server.web.pages.forms import Faults
from server.web.pages.frame import Route

LEVELS = 3
"""The number of levels in a form, if a profile has no more."""


class Profiles:
    """The pages of the work profiles."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        self._frame = editing.frame

    def routes(self) -> Iterable[Route]:
        """Their addresses."""
        base = "console/set-up/profiles"
        yield (base, Page.SET_UP_CENTRE, {"GET": self._all})
        yield (f"{base}/<key>", Page.SET_UP_CENTRE, {"GET": self._one, "POST": self._do})

    def _all(self) -> Response:
        config, say = self._editing.layout.config, self._frame.say()
        agencies = agencies_of(config)
        counters: dict[str, list[str]] = {}
        for one in config.counters:
            counters.setdefault(one.profile, []).append(one.number)
        return self._frame.page(
            "console/set_up/profiles.html",
            scripts=True,
            groups=by_agency(
                [
                    (
                        agencies[one.key],
                        (
                            one.key,
                            pick(one.names, say.language),
                            sum(map(len, one.levels)),
                            ", ".join(counters.get(one.key, [])),
                        ),
                    )
                    for one in config.profiles
                ],
                config,
                say,
            ),
        )

    def _one(
        self,
        key: str,
        form: ProfileForm | None = None,
        faults: Faults | None = None,
        status: int = 200,
    ) -> Response:
        form = form or self._filled(key)
        config, say = self._editing.layout.config, self._frame.say()
        return self._frame.page(
            "console/set_up/profile.html",
            status=status,
            scripts=True,
            faults=faults,
            form=form,
            key=key,
            new=key == NEW,
            heading=pick(self._editing.names_in(form), say.language),
            names=self._editing.name_fields(form),
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
        profile = self._editing.layout.profiles.get(full_id(self._editing.layout.slug, key))
        return max(LEVELS, len(profile.levels) if profile is not None else 0)

    def _form(self, key: str, filled: Mapping[str, str] | None) -> ProfileForm:
        """The form with the names and a choice for each service: with current values, or as
        submitted."""
        services = self._editing.layout.config.services
        names = {f"name_{code}": StringField() for code in self._editing.languages()}
        kind = with_fields(
            ProfileForm, **names, **{f"level_{one.key}": SelectField() for one in services}
        )
        form = kind() if filled is None else kind(formdata=None, **filled)
        say = self._frame.say()
        none = ("", say("console-level", level=0))
        levels = [
            (str(one), say("console-level", level=one)) for one in range(1, self._levels(key) + 1)
        ]
        for one in services:
            form[f"level_{one.key}"].choices = [none, *levels]
        return form

    def _filled(self, key: str) -> ProfileForm:
        config, version = self._editing.layout.config, self._editing.version
        if key == NEW:
            return self._form(key, {"version": version})
        profile = config.profiles[index_of([one.model_dump() for one in config.profiles], key)]
        return self._form(
            key,
            {
                "version": version,
                **{f"name_{code}": name for code, name in profile.names.items()},
                **{
                    f"level_{service}": str(level)
                    for level, services in enumerate(profile.levels, 1)
                    for service in services
                },
            },
        )

    def _do(self, key: str) -> Response:
        removed = request.form.get("act") == "remove"
        form = SetUpForm() if removed else self._form(key, None)

        def act() -> Response:
            def change(data: Data) -> None:
                if isinstance(form, ProfileForm):
                    self._set(data["profiles"], key, form)
                else:
                    data["profiles"].pop(index_of(data["profiles"], key))

            self._editing.publish(form, change, self._field_of)
            return self._frame.done("set_up", "console/set-up/profiles")

        def again(faults: Faults, status: int) -> Response:
            return self._one(key, form if isinstance(form, ProfileForm) else None, faults, status)

        return self._editing.submitted(form, act, again)

    def _set(self, profiles: list[Data], key: str, form: ProfileForm) -> None:
        names = self._editing.names_in(form)
        if key == NEW:
            key = new_key(pick(names, "en"), [NEW, *(one["key"] for one in profiles)])
            profiles.append({"key": key})
        profile = profiles[index_of(profiles, key)]
        levels: list[list[str]] = [[] for _ in range(self._levels(key))]
        for one in self._editing.layout.config.services:
            if form[f"level_{one.key}"].data:
                levels[int(form[f"level_{one.key}"].data) - 1].append(one.key)
        kept = [level for level in levels if level]
        if len(kept) != len(profile.get("levels", [])):
            # The old times belong to other levels.
            profile.pop("call_after_minutes", None)
        profile |= {"names": names, "levels": kept}

    def _field_of(self, path: Path) -> str | None:
        match path:
            case ("profiles", int(), "names", str(code), *_):
                return f"name_{code}"
            case ("profiles", int(), "names"):
                return f"name_{self._editing.languages()[0]}"
        return None


def _served(rows: Sequence[tuple[Any, str, str]]) -> int:
    """How many services of a form have a level."""
    return sum(1 for field, _, _ in rows if field.data)
