"""The services: names, agencies, targets, hours, quotas and profiles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import (
    BooleanField,
    FloatField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    TimeField,
)
from wtforms.validators import Optional

from contract.centre import Agency, Category, CentreConfig, Series
from contract.errors import FieldFault, ProblemType, Refusal
from contract.hours import WEEKDAYS
from contract.ids import full_id
from contract.texts import pick
from server.domain.calendar import ONE_DAY, business_day
from server.web.console.set_up.bookings import BookableForm, set_booking, values_of
from server.web.console.set_up.editing import NEW, Data, EntryPages, Path, SetUpForm, set_given
from server.web.console.set_up.hours import HOURS, WeekForm, week_of, week_values
from server.web.console.words import named, plain_number
from server.web.pages.forms import field, language_fields, with_fields


@with_fields(language_fields("name"))
class _ServiceForm(WeekForm, BookableForm):
    agency = field(SelectField)
    category = field(SelectField)
    series = SelectField(validators=[Optional()])
    profiles = SelectMultipleField()
    typical_minutes = field(FloatField)
    target_minutes = field(FloatField)
    per_day = IntegerField(validators=[Optional()])
    last_ticket = TimeField(validators=[Optional()])
    own_hours = BooleanField()
    alarm_minutes = FloatField(validators=[Optional()])
    alarm_waiting = IntegerField(validators=[Optional()])


class ServiceEntryPages(EntryPages):
    """The pages of the services."""

    KIND = "services"
    FORM = _ServiceForm
    SAME = (
        "agency",
        "category",
        "series",
        "typical_minutes",
        "target_minutes",
        "last_ticket",
        "alarm_minutes",
        "alarm_waiting",
    )

    def _rows(self, config: CentreConfig, language: str) -> list[tuple[Iterable[str], Any]]:
        agencies = dict(named(config.agencies, language))
        return [
            ((service.agency,), (service, agencies[service.agency])) for service in config.services
        ]

    def _values(self, entry: Any) -> Mapping[str, Any]:
        config = self.frame.config()
        if entry is None:
            return {
                "agency": _only(config.agencies),
                "category": _only(config.categories),
                "series": _only(config.series),
                "typical_minutes": 10,
                "target_minutes": 20,
                **week_values(config.centre.hours),
            }
        return {
            **super()._values(entry),
            "typical_minutes": plain_number(entry.typical_minutes),
            "target_minutes": plain_number(entry.target_minutes),
            "per_day": entry.quota.per_day if entry.quota else None,
            "own_hours": entry.hours is not None,
            **values_of(entry.booking),
            "profiles": [
                profile.key
                for profile in config.profiles
                if any(entry.key in level for level in profile.levels)
            ],
            **week_values(entry.hours if entry.hours is not None else config.centre.hours),
        }

    def _set_choices(self, form: SetUpForm, key: str) -> None:
        config, language = self.frame.config(), self.frame.say().language
        for own, entries in ((form.agency, config.agencies), (form.category, config.categories)):
            own.choices = self._with_choice(named(entries, language), own.data)
        form.series.choices = [
            ("", self.frame.say()("console-series-of-agency")),
            *(
                (series.key, f"{series.prefix or '–'} ({series.first}–{series.last})")
                for series in config.series
            ),
        ]
        form.profiles.choices = named(config.profiles, language)

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        say = self.frame.say()
        return {
            **super()._page_values(form, key),
            "day_fields": HOURS,
            "own_hours": form.own_hours.data,
            "slots": self._slots(key),
            "draw_days": [(day, say("console-weekday", day=day)) for day in WEEKDAYS],
        }

    def _slots(self, key: str) -> list[tuple[str, int]]:
        """How many slots the service has on each of the next seven days."""
        setup, say = self.frame.setup(), self.frame.say()
        today = business_day(self.frame.context().now, setup.config.centre)
        days = (today + number * ONE_DAY for number in range(7))
        return [
            (
                say("console-weekday", day=WEEKDAYS[day.weekday()]),
                len(setup.slots(full_id(setup.slug, key), day)),
            )
            for day in days
        ]

    def _remove(self, data: Data, key: str) -> None:
        """Remove a service, also from the profiles and displays that refer to it; `centre_faulty`
        if a work profile serves only this one."""
        say = self.frame.say()
        for profile in self.frame.config().profiles:
            if {service for level in profile.levels for service in level} == {key}:
                name = pick(profile.names, say.language)
                fault = FieldFault(field="", message=say("console-profile-left-empty", name=name))
                raise Refusal(ProblemType.CENTRE_FAULTY, fields=(fault,))
        super()._remove(data, key)
        for serving in data["profiles"]:
            _leave_out(serving, key)
        for display in data.get("displays", []):
            if "services" in display:
                display["services"] = [other for other in display["services"] if other != key]

    def _set(self, entry: Data, form: SetUpForm, data: Data) -> None:
        usual_series = _usual_series(data["services"], form.agency.data)
        super()._set(entry, form, data)
        quota = {**(entry.get("quota") or {}), "per_day": form.per_day.data}
        set_given(
            entry,
            names=self._names_in(form),
            series=form.series.data or usual_series,
            quota=quota if quota["per_day"] or quota.get("windows") else None,
            hours=week_of(form) if form.own_hours.data else None,
        )
        set_booking(entry, form)
        _serve(data["profiles"], entry["key"], set(form.profiles.data or ()))

    def _field_of(self, path: Path, key: str) -> str | None:
        keys = [service.key for service in self.frame.config().services]
        own = len(keys) if key == NEW else keys.index(key)
        match path:
            case ("services", int(index), *_) if index != own:
                return None
            case ("profiles", *_) | ("services", _, "key"):
                # A service without a counter is at fault by its key.
                return "profiles"
            case ("services", _, "hours", str(day), *_):
                return f"hours_{day}"
            case ("services", _, "quota", *_):
                return "per_day"
            case ("services", _, "booking", "windows", *_):
                return "booked_windows"
            case ("services", _, "booking", *_):
                return "booked_counters"
        return super()._field_of(path, key)


def _serve(profiles: list[Data], service: str, wanted: set[str]) -> None:
    """Add a service to some work profiles, at its current level or at the first."""
    for profile in profiles:
        levels = profile["levels"]
        serves = any(service in level for level in levels)
        if profile["key"] in wanted and not serves:
            levels[0] = [*levels[0], service]
        elif profile["key"] not in wanted and serves:
            _leave_out(profile, service)


def _leave_out(profile: Data, service: str) -> None:
    """Remove a service from a work profile; a level that is then empty is removed too."""
    levels = [[other for other in level if other != service] for level in profile["levels"]]
    kept = [level for level in levels if level]
    if len(kept) != len(levels):
        # The old times belong to other levels.
        profile.pop("call_after_minutes", None)
    profile["levels"] = kept


def _usual_series(services: Sequence[Data], agency: str) -> str:
    """The series of most services of an agency; "" if it has no other service."""
    own = Counter(service["series"] for service in services if service.get("agency") == agency)
    return own.most_common(1)[0][0] if own else ""


def _only(entries: Sequence[Agency] | Sequence[Category] | Sequence[Series]) -> str:
    """The key of the only entry; "" if one has to be chosen."""
    return entries[0].key if len(entries) == 1 else ""
