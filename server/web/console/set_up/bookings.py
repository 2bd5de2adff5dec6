"""The settings of bookings, and those of a service that can be booked."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask import Response
from wtforms import BooleanField, FloatField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Optional

from contract.bookings import Ask, Bookings, ServiceBooking
from contract.operations import Page
from server.web.console.set_up.editing import Data, SetUpForm, publish, set_given, version_in_use
from server.web.console.words import plain_number
from server.web.pages.forms import PageForm, submitted, with_fields
from server.web.pages.frame import Pages, Views

ADDRESS: Final = "console/set-up/bookings"

FIELDS: Final = {f"booking_{name}": name for name in Bookings.model_fields if name != "ask"}
"""The fields of the form that hold a number, each with the name of its setting."""

DRAWN_AT: Final = "18:00"
"""When a draw is held by default, in local time."""

_PER_CENT: Final = ("part", "staff_part", "overbook")


@with_fields(FIELDS, FloatField, validators=[InputRequired()])
class _BookingsForm(SetUpForm):
    """The settings of all bookings; parts in per cent."""

    booking_ask = SelectField()


@with_fields(("booked_counters",), FloatField, validators=[Optional()])
@with_fields(("booked_windows",), TextAreaField)
@with_fields(("booked_draw_day", "booked_draw_time"))
@with_fields(("bookable", "booked_named"), BooleanField)
class BookableForm(SetUpForm):
    """A form with the settings of a service that can be booked."""


class BookingSettings(Pages):
    """The page of the settings of bookings."""

    def routes(self) -> Iterable[Views]:
        yield Views(ADDRESS, Page.SET_UP_CENTRE, self.show_settings, self.save_settings)

    def show_settings(self, sent: _BookingsForm | None = None) -> Response:
        settings = self.frame.config().bookings
        values = {key: getattr(settings, name) * _unit(name) for key, name in FIELDS.items()}
        shown = {key: plain_number(value) for key, value in values.items()}
        own = {"version": version_in_use(self.frame), "booking_ask": settings.ask}
        form = sent or _BookingsForm(formdata=None, **own, **shown)
        self._set_choices(form)
        limits, schemas = {}, Bookings.model_json_schema()["properties"]
        for name in FIELDS.values():
            schema, unit = schemas[name], _unit(name)
            limits[name] = schema.get("minimum", 1 / unit) * unit, schema["maximum"] * unit
        return self.frame.page(
            "console/set_up/bookings.html",
            form=form,
            settings=[
                (form[key], name, *map(plain_number, limits[name])) for key, name in FIELDS.items()
            ],
        )

    def _set_choices(self, form: _BookingsForm) -> None:
        say = self.frame.say()
        form.booking_ask.choices = [(each.value, say("bookings-ask", ask=each)) for each in Ask]

    def save_settings(self) -> Response:
        form = _BookingsForm()
        self._set_choices(form)

        def change(data: Data) -> None:
            data["bookings"] = {name: form[key].data / _unit(name) for key, name in FIELDS.items()}
            data["bookings"]["ask"] = form.booking_ask.data

        with submitted(self.frame, form, lambda: self.show_settings(form)):
            publish(self.frame, form, change, lambda path: f"booking_{path[-1]}")
            return self.frame.done("set_up", ADDRESS)


def _unit(name: str) -> int:
    return 100 if name in _PER_CENT else 1


def values_of(booking: ServiceBooking | None) -> Mapping[str, Any]:
    """The values of a service in a `BookableForm`."""
    own = booking or ServiceBooking()
    windows = (f"{window.interval} {window.counters:g}" for window in own.windows)
    return {
        "bookable": booking is not None,
        "booked_counters": own.counters and plain_number(own.counters),
        "booked_windows": "\n".join(windows),
        "booked_named": own.named,
        "booked_draw_day": (own.draw or "").partition(" ")[0],
        "booked_draw_time": (own.draw or "").partition(" ")[2] or DRAWN_AT,
    }


def set_booking(entry: Data, form: PageForm) -> None:
    """Set in the data of a service how it can be booked."""
    if not form["bookable"].data:
        entry.pop("booking", None)
        return
    lines = (line.rpartition(" ") for line in (form["booked_windows"].data or "").splitlines())
    windows = [
        {"interval": interval.replace(" ", ""), "counters": counters}
        for interval, _, counters in lines
        if interval or counters
    ]
    day, clock = form["booked_draw_day"].data, form["booked_draw_time"].data
    # Who draws needs the names.
    named = form["booked_named"].data or bool(day)
    booking = entry["booking"] = {"named": named, "windows": windows}
    set_given(
        booking, counters=form["booked_counters"].data, draw=day and f"{day} {clock or DRAWN_AT}"
    )
