"""The counters: number, own work profile, zone, direction."""

from collections.abc import Iterable

from flask import Response, request

from contract.centre import Direction
from contract.ids import full_id
from contract.operations import Page
from contract.texts import pick
from server.web.console.groups import agencies_of, by_agency
from server.web.console.set_up.editing import Data, Editing, Path, index_of, new_key
from server.web.console.set_up.forms import CounterForm, SetUpForm
from server.web.console.set_up.services import NEW
from server.web.pages.forms import Faults
from server.web.pages.frame import Route


class Counters:
    """The pages of the counters."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        self._frame = editing.frame

    def routes(self) -> Iterable[Route]:
        """Their addresses."""
        base = "console/set-up/counters"
        yield (base, Page.SET_UP_CENTRE, {"GET": self._all})
        yield (f"{base}/<key>", Page.SET_UP_CENTRE, {"GET": self._one, "POST": self._do})

    def _all(self) -> Response:
        config, say = self._editing.layout.config, self._frame.say()
        profiles = {one.key: pick(one.names, say.language) for one in config.profiles}
        zones = {one.key: pick(one.names, say.language) for one in config.zones}
        agencies = agencies_of(config)
        return self._frame.page(
            "console/set_up/counters.html",
            scripts=True,
            groups=by_agency(
                [
                    (
                        agencies[one.profile],
                        (one.key, one.number, profiles[one.profile], zones.get(one.zone or "", "")),
                    )
                    for one in config.counters
                ],
                config,
                say,
            ),
        )

    def _one(
        self,
        key: str,
        form: CounterForm | None = None,
        faults: Faults | None = None,
        status: int = 200,
    ) -> Response:
        form = form or self._filled(key)
        counter = full_id(self._editing.layout.slug, key)
        return self._frame.page(
            "console/set_up/counter.html",
            status=status,
            faults=faults,
            form=form,
            key=key,
            new=key == NEW,
            heading=form.number.data or "",
            counter=counter,
            moved=self._moved(counter) if key != NEW else "",
        )

    def _moved(self, counter: str) -> str:
        """The temporary work profile that the counter has instead of its usual one; "" for none."""
        layout, language = self._editing.layout, self._frame.say().language
        found = self._frame.reading(lambda context: context.reading.counter(counter))
        profile = layout.profiles.get(found.profile or "") if found is not None else None
        return pick(profile.names, language) if profile is not None else ""

    def _filled(self, key: str) -> CounterForm:
        config, version = self._editing.layout.config, self._editing.version
        if key == NEW:
            form = CounterForm(formdata=None, version=version, profile="")
        else:
            one = config.counters[index_of([c.model_dump() for c in config.counters], key)]
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
        config, say = self._editing.layout.config, self._frame.say()
        none = ("", say("account-none"))
        profiles = [(one.key, pick(one.names, say.language)) for one in config.profiles]
        form.profile.choices = self._editing.with_choice(profiles, form.profile.data)
        form.zone.choices = [
            none,
            *((one.key, pick(one.names, say.language)) for one in config.zones),
        ]
        form.direction.choices = [
            none,
            *((one.value, say("console-direction", direction=one)) for one in Direction),
        ]
        return form

    def _do(self, key: str) -> Response:
        removed = request.form.get("act") == "remove"
        form = SetUpForm() if removed else self._with_choices(CounterForm())

        def act() -> Response:
            def change(data: Data) -> None:
                if isinstance(form, CounterForm):
                    _set(data["counters"], key, form)
                else:
                    data["counters"].pop(index_of(data["counters"], key))

            self._editing.publish(form, change, self._field_of)
            return self._frame.done("set_up", "console/set-up/counters")

        def again(faults: Faults, status: int) -> Response:
            return self._one(key, form if isinstance(form, CounterForm) else None, faults, status)

        return self._editing.submitted(form, act, again)

    @staticmethod
    def _field_of(path: Path) -> str | None:
        match path:
            case ("counters", int(), str(name), *_) if name in CounterForm.__dict__:
                return name
        return None


def _set(counters: list[Data], key: str, form: CounterForm) -> None:
    number = form.number.data
    if key == NEW:
        key = new_key(number, [NEW, *(one["key"] for one in counters)])
        counters.append({"key": key})
    counter = counters[index_of(counters, key)]
    counter |= {"number": number, "profile": form.profile.data}
    for name in ("zone", "direction"):
        counter.pop(name, None)
        if form[name].data:
            counter[name] = form[name].data
