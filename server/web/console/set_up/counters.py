"""The counters: number, own work profile, zone, direction."""

from collections.abc import Iterable
from typing import Any

from flask import Response

from contract.centre import CentreConfig, Direction
from contract.ids import full_id
from contract.texts import pick
from server.web.console.groups import agencies_of
from server.web.console.set_up.editing import NEW, Data, EntryPages, Path, entry_in, part_of
from server.web.console.set_up.forms import CounterForm
from server.web.console.words import named


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

    def _one(self, key: str, form: CounterForm | None = None) -> Response:
        form = form or self._filled(key)
        counter = full_id(self._config.centre.slug, key)
        return self.page(
            "console/set_up/counter.html",
            form=form,
            new=key == NEW,
            heading=form.number.data or "",
            counter=counter,
            moved=self._moved(counter) if key != NEW else "",
        )

    def _moved(self, counter: str) -> str:
        """The temporary work profile that the counter has instead of its usual one; "" for none."""
        layout, language = self.layout(), self.say().language
        found = self.context().reading.counter(counter)
        profile = layout.profiles.get(found.profile or "") if found is not None else None
        return pick(profile.names, language) if profile is not None else ""

    def _filled(self, key: str) -> CounterForm:
        config, version = self._config, self._version
        if key == NEW:
            form = CounterForm(formdata=None, version=version, profile="")
        else:
            one = part_of(config.counters, key)
            form = CounterForm(
                formdata=None,
                version=version,
                number=one.number,
                profile=one.profile,
                zone=one.zone or "",
                direction=one.direction or "",
            )
        return self._with_choices(form)

    def _with_choices(self, form: CounterForm) -> CounterForm:
        config, say = self._config, self.say()
        none = ("", say("account-none"))
        profiles = named(config.profiles, say.language)
        form.profile.choices = self._with_choice(profiles, form.profile.data)
        form.zone.choices = [none, *named(config.zones, say.language)]
        form.direction.choices = [
            none,
            *((one.value, say("console-direction", direction=one)) for one in Direction),
        ]
        return form

    def _sent(self, key: str) -> CounterForm:
        return self._with_choices(CounterForm())

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
