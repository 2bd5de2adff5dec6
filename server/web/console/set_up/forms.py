"""The forms of the set-up. Each contains the version of the configuration that it was filled
from."""

from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    FloatField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TimeField,
)
from wtforms.validators import Optional

from contract.hours import WEEKDAYS
from server.web.pages.forms import Form, field


class SetUpForm(Form):
    """A form that changes the configuration."""

    version = HiddenField()


class WeekForm(SetUpForm):
    """A form with the opening hours of a week."""


HOURS = tuple(f"hours_{day}" for day in WEEKDAYS)
"""The fields of the opening hours."""

for _name in HOURS:
    setattr(WeekForm, _name, StringField())


class HoursForm(WeekForm):
    """The opening hours of the hall."""

    day_end_latest = TimeField(validators=[Optional()])


class HolidayForm(SetUpForm):
    """A day on which the hall is closed."""

    holiday = field(DateField)


class SpecialDayForm(SetUpForm):
    """A day with other hours."""

    special_day = field(DateField)
    special_hours = field()


class ServiceForm(WeekForm):
    """A service; its names in the languages of the hall are added by the page."""

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


class ProfileForm(SetUpForm):
    """A work profile; names and a choice for each service are added by the page."""


class CounterForm(SetUpForm):
    """A counter."""

    number = field()
    profile = field(SelectField)
    zone = SelectField(validators=[Optional()])
    direction = SelectField(validators=[Optional()])


def with_fields[F: Form](kind: type[F], **fields: Any) -> type[F]:
    """A form with further fields."""
    return type(kind.__name__, (kind,), fields)
