"""The counters: number, own work profile, zone, direction."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import SelectField
from wtforms.validators import Optional

from contract.centre import CentreConfig, Direction
from contract.ids import full_id
from contract.texts import pick
from server.web.console.groups import agencies_of
from server.web.console.set_up.editing import (
    NEW,
    Data,
    EntryPages,
    Path,
    SetUpForm,
    entry_in,
    part_of,
)
from server.web.console.words import named
from server.web.pages.forms import field


class CounterForm(SetUpForm):
    """A counter."""

    number = field()
    profile = field(SelectField)
    zone = SelectField(validators=[Optional()])
    direction = SelectField(validators=[Optional()])


class Counters(EntryPages[CounterForm]):
    """The pages of the counters."""

    KIND = "counters"

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

    def _form_class(self) -> type[CounterForm]:
        return CounterForm

    def _values(self, key: str) -> Mapping[str, Any]:
        if key == NEW:
            return {"profile": ""}
        one = part_of(self._config.counters, key)
        return {
            "number": one.number,
            "profile": one.profile,
            "zone": one.zone or "",
            "direction": one.direction or "",
        }

    def _set_choices(self, form: CounterForm, key: str) -> None:
        config, say = self._config, self.say()
        none = ("", say("account-none"))
        profiles = named(config.profiles, say.language)
        form.profile.choices = self._with_choice(profiles, form.profile.data)
        form.zone.choices = [none, *named(config.zones, say.language)]
        form.direction.choices = [
            none,
            *((one.value, say("console-direction", direction=one)) for one in Direction),
        ]

    def _page_values(self, form: CounterForm, key: str) -> Mapping[str, Any]:
        counter = full_id(self._config.centre.slug, key)
        moved = self._moved(counter) if key != NEW else ""
        return {"heading": form.number.data or "", "counter": counter, "moved": moved}

    def _moved(self, counter: str) -> str:
        """The temporary work profile that the counter has instead of its usual one; "" for none."""
        found = self.context().reading.counter(counter)
        profile = self.layout().profiles.get(found.profile or "") if found is not None else None
        return pick(profile.names, self.say().language) if profile is not None else ""

    def _set(self, data: Data, key: str, form: CounterForm) -> None:
        number = form.number.data
        counter = entry_in(data["counters"], key, number)
        counter |= {"number": number, "profile": form.profile.data}
        for name in ("zone", "direction"):
            counter.pop(name, None)
            if form[name].data:
                counter[name] = form[name].data

    def _field_of(self, path: Path, key: str) -> str | None:
        match path:
            case ("counters", int(), str(name), *_) if name in CounterForm.__dict__:
                return name
        return None
