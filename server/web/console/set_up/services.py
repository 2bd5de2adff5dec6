"""The opening hours and the services: names, agencies, targets, hours, quotas and profiles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Response, request
from wtforms import (
    BooleanField,
    DateField,
    FloatField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TimeField,
)
from wtforms.validators import Optional

from contract.centre import Agency, Category, CentreConfig, Series
from contract.errors import FieldFault, ProblemType, Refusal
from contract.hours import WEEKDAYS, WeekHours, intervals_of
from contract.operations import Page
from contract.texts import pick
from server.web.console.set_up.editing import (
    NEW,
    Data,
    EntryPages,
    Path,
    SetUpForm,
    SetUpPart,
    set_given,
)
from server.web.console.words import named
from server.web.pages.forms import Form, field
from server.web.pages.frame import Route


class _WeekForm(SetUpForm):
    """A form with the opening hours of a week."""


HOURS = tuple(f"hours_{day}" for day in WEEKDAYS)
"""The fields of the opening hours."""

for _name in HOURS:
    setattr(_WeekForm, _name, StringField())


class _HoursForm(_WeekForm):
    day_end_latest = TimeField(validators=[Optional()])


class _HolidayForm(SetUpForm):
    holiday = field(DateField)


class _SpecialDayForm(SetUpForm):
    special_day = field(DateField)
    special_hours = field()


class Hours(SetUpPart):
    """The page of the hours."""

    def _routes(self) -> Iterable[Route]:
        yield ("console/set-up/hours", Page.SET_UP_CENTRE, {"GET": self._shown, "POST": self._do})

    def _shown(self, sent: SetUpForm | None = None) -> Response:
        head, version = self._config.centre, self._version
        forms: dict[type[SetUpForm], SetUpForm] = {
            _HoursForm: _HoursForm(
                formdata=None,
                version=version,
                day_end_latest=head.day_end_latest,
                **_said_week(head.hours),
            ),
            _HolidayForm: _HolidayForm(formdata=None, version=version),
            _SpecialDayForm: _SpecialDayForm(formdata=None, version=version),
        }
        if sent is not None and type(sent) in forms:
            forms[type(sent)] = sent
        return self.page(
            "console/set_up/hours.html",
            form=sent if sent is not None else forms[_HoursForm],
            hours=forms[_HoursForm],
            day_fields=HOURS,
            holiday=forms[_HolidayForm],
            special=forms[_SpecialDayForm],
            holidays=sorted(head.holidays),
            specials=sorted(head.special_hours.items()),
        )

    def _do(self) -> Response:
        asked = request.form.get("act", "")
        kinds = {"hours": _HoursForm, "add_holiday": _HolidayForm, "add_special": _SpecialDayForm}
        form = kinds.get(asked, SetUpForm)()
        with self._submitted(form, lambda: self._shown(form)):
            self._publish(form, lambda data: self._change(asked, form, data["centre"]), _field_of)
            return self.done("set_up", "console/set-up/hours")

    @staticmethod
    def _change(asked: str, form: SetUpForm, head: Data) -> None:
        day = request.form.get("day", "")
        holidays, specials = head.setdefault("holidays", []), head.setdefault("special_hours", {})
        match form, asked:
            case _HoursForm(), _:
                head["hours"] = _week_of(form)
                set_given(head, day_end_latest=form.day_end_latest.data)
            case _HolidayForm(), _:
                head["holidays"] = sorted({*holidays, form.holiday.data.isoformat()})
            case _SpecialDayForm(), _:
                specials[form.special_day.data.isoformat()] = intervals_of(form.special_hours.data)
            case _, "remove_holiday":
                head["holidays"] = [one for one in holidays if one != day]
            case _, "remove_special":
                specials.pop(day, None)
            case _:
                raise Refusal(ProblemType.MALFORMED)


def _field_of(path: Path) -> str | None:
    match path:
        case ("centre", "hours", str(day), *_):
            return f"hours_{day}"
        case ("centre", "special_hours", *_):
            return "special_hours"
        case ("centre", "holidays", *_):
            return "holiday"
        case ("centre", "day_end_latest", *_):
            return "day_end_latest"
    return None


def _week_of(form: Form) -> dict[str, list[str]]:
    """The opening hours of a form by weekday; empty days are closed."""
    found = {day: intervals_of(form[f"hours_{day}"].data or "") for day in WEEKDAYS}
    return {day: intervals for day, intervals in found.items() if intervals}


def _said_week(week: WeekHours) -> dict[str, str]:
    return {f"hours_{day}": ", ".join(week.get(day, ())) for day in WEEKDAYS}


class _ServiceForm(_WeekForm):
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


class ServiceEntries(EntryPages):
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
            ((one.agency,), (one, pick(one.names, language), agencies[one.agency]))
            for one in config.services
        ]

    def _values(self, entry: Any) -> Mapping[str, Any]:
        config = self._config
        if entry is None:
            return {
                "agency": _only(config.agencies),
                "category": _only(config.categories),
                "series": _only(config.series),
                "typical_minutes": 10,
                "target_minutes": 20,
                **_said_week(config.centre.hours),
            }
        return {
            **super()._values(entry),
            "typical_minutes": _plain(entry.typical_minutes),
            "target_minutes": _plain(entry.target_minutes),
            "per_day": entry.quota.per_day if entry.quota else None,
            "own_hours": entry.hours is not None,
            "profiles": [
                one.key
                for one in config.profiles
                if any(entry.key in level for level in one.levels)
            ],
            **_said_week(entry.hours if entry.hours is not None else config.centre.hours),
        }

    def _set_choices(self, form: SetUpForm, key: str) -> None:
        config, language = self._config, self.say().language
        for own, entries in ((form.agency, config.agencies), (form.category, config.categories)):
            own.choices = self._with_choice(named(entries, language), own.data)
        form.series.choices = [
            ("", self.say()("console-series-of-agency")),
            *((one.key, f"{one.prefix or '–'} ({one.first}–{one.last})") for one in config.series),
        ]
        form.profiles.choices = named(config.profiles, language)

    def _page_values(self, form: SetUpForm, key: str) -> Mapping[str, Any]:
        hours = {"day_fields": HOURS, "own_hours": form.own_hours.data}
        return {**super()._page_values(form, key), **hours}

    def _remove(self, data: Data, key: str) -> None:
        """Remove a service, also from the profiles and displays that refer to it; `centre_faulty`
        if a work profile serves only this one."""
        say = self.say()
        for one in self._config.profiles:
            if {service for level in one.levels for service in level} == {key}:
                name = pick(one.names, say.language)
                fault = FieldFault(field="", message=say("console-profile-left-empty", name=name))
                raise Refusal(ProblemType.CENTRE_FAULTY, fields=(fault,))
        super()._remove(data, key)
        for profile in data["profiles"]:
            _leave_out(profile, key)
        for display in data.get("displays", []):
            if "services" in display:
                display["services"] = [one for one in display["services"] if one != key]

    def _set(self, entry: Data, form: SetUpForm, data: Data) -> None:
        usual_series = _usual_series(data["services"], form.agency.data)
        super()._set(entry, form, data)
        quota = {**(entry.get("quota") or {}), "per_day": form.per_day.data}
        set_given(
            entry,
            names=self._names_in(form),
            series=form.series.data or usual_series,
            quota=quota if quota["per_day"] or quota.get("windows") else None,
            hours=_week_of(form) if form.own_hours.data else None,
        )
        _serve(data["profiles"], entry["key"], set(form.profiles.data or ()))

    def _field_of(self, path: Path, key: str) -> str | None:
        services = self._config.services
        own = len(services) if key == NEW else [one.key for one in services].index(key)
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
    levels = [[one for one in level if one != service] for level in profile["levels"]]
    kept = [level for level in levels if level]
    if len(kept) != len(levels):
        # The old times belong to other levels.
        profile.pop("call_after_minutes", None)
    profile["levels"] = kept


def _usual_series(services: Sequence[Data], agency: str) -> str:
    """The series of most services of an agency; "" if it has no other service."""
    own = Counter(one["series"] for one in services if one.get("agency") == agency)
    return own.most_common(1)[0][0] if own else ""


def _only(entries: Sequence[Agency] | Sequence[Category] | Sequence[Series]) -> str:
    """The key of the only entry; "" if one has to be chosen."""
    return entries[0].key if len(entries) == 1 else ""


def _plain(minutes: float) -> float | int:
    """Whole minutes without a decimal point."""
    return int(minutes) if minutes == int(minutes) else minutes
