"""The opening hours, the holidays and the special days."""

from collections.abc import Iterable

from flask import Response, request
from wtforms import DateField, TimeField
from wtforms.validators import Optional

from contract.errors import ProblemType, Refusal
from contract.hours import WEEKDAYS, WeekHours, intervals_of
from contract.operations import Page
from server.web.console.set_up.editing import (
    Data,
    Path,
    SetUpForm,
    publish,
    set_given,
    version_in_use,
)
from server.web.pages.forms import PageForm, field, submitted, with_fields
from server.web.pages.frame import Pages, Views

HOURS = tuple(f"hours_{day}" for day in WEEKDAYS)
"""The fields of the opening hours."""


@with_fields(HOURS)
class WeekForm(SetUpForm):
    """A form with the opening hours of a week."""


class _HoursForm(WeekForm):
    day_end_latest = TimeField(validators=[Optional()])


class _HolidayForm(SetUpForm):
    holiday = field(DateField)


class _SpecialDayForm(SetUpForm):
    special_day = field(DateField)
    special_hours = field()


class HoursPages(Pages):
    """The page of the hours."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/set-up/hours", Page.SET_UP_CENTRE, self.show_hours, self.change_hours)

    def show_hours(self, sent: SetUpForm | None = None) -> Response:
        head, version = self.frame.config().centre, version_in_use(self.frame)
        forms: dict[type[SetUpForm], SetUpForm] = {
            _HoursForm: _HoursForm(
                formdata=None,
                version=version,
                day_end_latest=head.day_end_latest,
                **week_values(head.hours),
            ),
            _HolidayForm: _HolidayForm(formdata=None, version=version),
            _SpecialDayForm: _SpecialDayForm(formdata=None, version=version),
        }
        if sent is not None and type(sent) in forms:
            forms[type(sent)] = sent
        return self.frame.page(
            "console/set_up/hours.html",
            form=sent if sent is not None else forms[_HoursForm],
            hours=forms[_HoursForm],
            day_fields=HOURS,
            holiday=forms[_HolidayForm],
            special=forms[_SpecialDayForm],
            holidays=sorted(head.holidays),
            specials=sorted(head.special_hours.items()),
        )

    def change_hours(self) -> Response:
        act = request.form.get("act", "")
        kinds = {"hours": _HoursForm, "add_holiday": _HolidayForm, "add_special": _SpecialDayForm}
        form = kinds.get(act, SetUpForm)()
        with submitted(self.frame, form, lambda: self.show_hours(form)):
            publish(self.frame, form, lambda data: _change(act, form, data["centre"]), _field_of)
            return self.frame.done("set_up", "console/set-up/hours")


def _change(act: str, form: SetUpForm, head: Data) -> None:
    removed = request.form.get("day", "")
    holidays, specials = head.setdefault("holidays", []), head.setdefault("special_hours", {})
    match form, act:
        case _HoursForm(), _:
            head["hours"] = week_of(form)
            set_given(head, day_end_latest=form.day_end_latest.data)
        case _HolidayForm(), _:
            head["holidays"] = sorted({*holidays, form.holiday.data.isoformat()})
        case _SpecialDayForm(), _:
            specials[form.special_day.data.isoformat()] = intervals_of(form.special_hours.data)
        case _, "remove_holiday":
            head["holidays"] = [day for day in holidays if day != removed]
        case _, "remove_special":
            specials.pop(removed, None)
        case _:
            raise Refusal(ProblemType.MALFORMED)


def _field_of(path: Path) -> str | None:
    match path:
        case ("centre", "hours", str(day), *_):
            return f"hours_{day}"
        case ("centre", "holidays", *_):
            return "holiday"
        case ("centre", "special_hours" | "day_end_latest" as name, *_):
            return name
    return None


def week_of(form: PageForm) -> dict[str, list[str]]:
    """The opening hours of a form by weekday; empty days are closed."""
    week = {day: intervals_of(form[f"hours_{day}"].data or "") for day in WEEKDAYS}
    return {day: intervals for day, intervals in week.items() if intervals}


def week_values(week: WeekHours) -> dict[str, str]:
    """The opening hours of a week, by the fields of a form."""
    return {f"hours_{day}": ", ".join(week.get(day, ())) for day in WEEKDAYS}
