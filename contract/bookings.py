"""What a centre sets for bookings, and a service that can be booked.

Slots follow from these settings and the hours alone (`server.domain.slots`), so that a manager can
work them out by hand.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from contract.hours import OpenInterval
from contract.model import Incoming, written

Places = Annotated[float, Field(gt=0, le=500)]
"""A number of counters; one that serves two services alike counts half for each."""


class Ask(StrEnum):
    """Whether visitors who booked long before are asked two days before whether they come."""

    OFF = "off"
    ASK = "ask"
    REQUIRED = "required"
    """Without an answer by 18:00 of the day before, the booking is cancelled."""


WeeklyTime = Annotated[
    str,
    written(
        r"^(mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]$",
        "this is not a time of a week: write it like 'thu 18:00'",
    ),
]


class DayPart(StrEnum):
    """When on its days a visitor on the waiting list can come."""

    ANY = "any"
    MORNING = "morning"
    """Before 13:00."""
    AFTERNOON = "afternoon"


class Bookings(Incoming):
    """The bookings of a centre; with the defaults they keep their promise in a full hall."""

    part: Annotated[float, Field(gt=0, le=0.5)] = 0.4
    """The part of its counters' time that a service gives to bookings; the rest is for visitors
    without one."""
    step_minutes: Annotated[int, Field(ge=5, le=120)] = 15
    """Slots begin at multiples of this from the opening."""
    horizon_days: Annotated[int, Field(ge=1, le=60)] = 14
    """How far ahead a slot can be booked. A short time is the best means against absence."""
    lead_minutes: Annotated[int, Field(ge=0, le=24 * 60)] = 20
    """How long before its time a slot can be booked at the latest."""
    hold_minutes: Annotated[int, Field(ge=5, le=60)] = 15
    """How long a slot is kept while its visitor fills in the form."""
    change_until_minutes: Annotated[int, Field(ge=0, le=24 * 60)] = 60
    """How long before its time a visitor can change a booking at the latest."""
    early_minutes: Annotated[int, Field(ge=5, le=240)] = 30
    """From how long before its time a visitor can check in."""
    late_minutes: Annotated[int, Field(ge=0, le=120)] = 10
    """Until how long after its time; then the booking is missed."""
    staff_part: Annotated[float, Field(ge=0, le=0.5)] = 0.1
    """The part of a day's slots that is kept for staff until the day before: who telephones must
    not lose to who writes a program."""
    per_address: Annotated[int, Field(ge=1, le=20)] = 2
    """How many bookings one mail address may have at a time."""
    overbook: Annotated[float, Field(ge=0, le=0.25)] = 0.25
    """How far an hour with twelve slots or more is overbooked at most, once it is known how many
    visitors come; 0: never."""
    ask: Ask = Ask.ASK
    """Whether visitors are asked before the day."""
    group_max: Annotated[int, Field(ge=1, le=4)] = 4
    """For how many visitors together one booking may be."""
    within_minutes: Annotated[int, Field(ge=5, le=60)] = 15
    """What is promised: nine of ten visitors with a booking are called within this time of it."""


class BookingWindow(Incoming):
    """Other counters for bookings in a part of the day."""

    interval: OpenInterval
    counters: Annotated[float, Field(ge=0, le=500)]


class ServiceBooking(Incoming):
    """How a service can be booked."""

    counters: Places | None = None
    """How many counters its bookings count with. By default each counter that has it at its first
    level counts, shared equally by the services there that can be booked."""
    windows: tuple[BookingWindow, ...] = ()
    """Parts of the day with other counters, as at lunch."""
    named: bool = False
    """A booking has the name of its visitor, which cannot be changed and is compared at the
    counter."""
    draw: WeeklyTime | None = None
    """When in the week before the slots of a week are drawn among those who asked for one, like
    `thu 18:00`; for a service whose slots are scarce. What is left can then be chosen."""
