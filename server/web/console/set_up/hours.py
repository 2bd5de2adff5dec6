"""The opening hours, the holidays and the special days."""

from collections.abc import Iterable

from flask import Response, request
from wtforms import DateField, StringField, TimeField
from wtforms.validators import Optional

from contract.errors import ProblemType, Refusal
from contract.hours import WEEKDAYS, WeekHours, intervals_of
from contract.operations import Page
from server.web.console.set_up.editing import Data, Path, SetUpForm, SetUpPart, set_given
from server.web.pages.forms import Form, field
from server.web.pages.frame import Route


class WeekForm(SetUpForm):
    """A form with the opening hours of a week."""


HOURS = tuple(f"hours_{day}" for day in WEEKDAYS)
"""The fields of the opening hours."""

for _name in HOURS:
    setattr(WeekForm, _name, StringField())


class _HoursForm(WeekForm):
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
                **said_week(head.hours),
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
        with self.submitted(form, lambda: self._shown(form)):
            self._publish(form, lambda data: self._change(asked, form, data["centre"]), _field_of)
            return self.done("set_up", "console/set-up/hours")

    @staticmethod
    def _change(asked: str, form: SetUpForm, head: Data) -> None:
        day = request.form.get("day", "")
        holidays, specials = head.setdefault("holidays", []), head.setdefault("special_hours", {})
        match form, asked:
            case _HoursForm(), _:
                head["hours"] = week_of(form)
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
        case ("centre", "holidays", *_):
            return "holiday"
        case ("centre", "special_hours" | "day_end_latest" as name, *_):
            return name
    return None


def week_of(form: Form) -> dict[str, list[str]]:
    """The opening hours of a form by weekday; empty days are closed."""
    found = {day: intervals_of(form[f"hours_{day}"].data or "") for day in WEEKDAYS}
    return {day: intervals for day, intervals in found.items() if intervals}


def said_week(week: WeekHours) -> dict[str, str]:
    """The opening hours of a week, by the fields of a form."""
    return {f"hours_{day}": ", ".join(week.get(day, ())) for day in WEEKDAYS}
