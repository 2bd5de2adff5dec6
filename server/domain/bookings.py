"""A booking: how events change it, and its fact when its fate is known."""

from collections.abc import Iterator
from copy import replace
from datetime import date, datetime
from itertools import chain
from typing import Any, Final

from msgspec import Struct

from contract import events as e
from contract.enums import BookingAction, BookingState, Channel, Reach
from contract.lifecycle import BOOKING, move
from server.domain.facts import Fact, FactChange, RecordedEvent
from server.domain.setup import Setup

A = BookingAction

UNCONFIRMED: Final = frozenset({BookingState.HELD, BookingState.PENDING})
EXPECTED: Final = UNCONFIRMED | {BookingState.BOOKED}
"""The states in which a visitor may still come."""

TAKES_SLOTS: Final = EXPECTED | {BookingState.ARRIVED}


class Rest(Struct, frozen=True):
    """Slots of a day that were freed, and are not offered to others until a time: who cancels to
    sell the slot must not be able to give it to the buyer."""

    day: date
    slots: tuple[datetime, ...]
    until: datetime


class Booking(Struct, frozen=True):
    """The booking of a service by one visitor.

    Attributes:
        day: the business day of its slots.
        until: until when its form has to be filled in, or its mail address confirmed.
        extended: how often that time was extended.
        sequence: how often it was changed.
        named: a name is stored outside the log, under its id.
        rests: slots that it freed.
        asked, answered: whether its visitor was asked if it will be used, and has said yes.
        told: its visitor was written to, because the hours have displaced it.
    """

    id: str
    centre: str
    state: BookingState
    service: str
    day: date
    slots: tuple[datetime, ...]
    language: str
    channel: Channel
    made_at: datetime
    until: datetime | None = None
    extended: int = 0
    sequence: int = 0
    named: bool = False
    reach: Reach = Reach.NONE
    ticket: str | None = None
    rests: tuple[Rest, ...] = ()
    asked: bool = False
    answered: bool = False
    told: bool = False

    @property
    def at(self) -> datetime:
        """Its time."""
        return self.slots[0]

    @property
    def is_expected(self) -> bool:
        """Whether its visitor may still come."""
        return self.state in EXPECTED

    @property
    def days(self) -> set[date]:
        """The days on which it takes slots, was missed, or has freed some."""
        own = {self.day} if self.state in (*TAKES_SLOTS, BookingState.MISSED) else set()
        return own | {rest.day for rest in self.rests}

    def taken(self, day: date, now: datetime) -> Iterator[datetime]:
        """The slots of a day that others cannot book because of it."""
        own = self.slots if day == self.day and self.state in TAKES_SLOTS else ()
        rests = (rest.slots for rest in self.rests if rest.day == day and now < rest.until)
        return chain(own, *rests)

    def is_over(self, day: date, now: datetime) -> bool:
        """Whether it can be forgotten when a day is opened: its day is over, or no visitor has
        a link to it."""
        gone = self.state in (BookingState.CANCELLED, BookingState.LAPSED)
        unknown = gone and self.reach is Reach.NONE
        return self.day < day or (unknown and all(rest.until <= now for rest in self.rests))


def held(centre: str, data: e.SlotsHeld, at: datetime) -> Booking:
    """The booking of a slot that is kept."""
    return Booking(
        id=data.booking,
        centre=centre,
        state=BookingState.HELD,
        service=data.service,
        day=data.day,
        slots=data.slots,
        language=data.language,
        channel=data.channel,
        made_at=at,
        until=data.until,
    )


def evolve(booking: Booking, data: e.Payload, at: datetime) -> Booking:
    """The booking after an event on it. Raises `contract.lifecycle.NotAllowed`."""
    match data:
        case e.HoldExtended():
            return _moved(booking, A.EXTEND, until=data.until, extended=booking.extended + 1)
        case e.BookingDetailed():
            action = A.BOOK if data.until is None else A.ASK_TO_CONFIRM
            known: dict[str, Any] = {"reach": data.reach, "named": data.named, "until": data.until}
            return _moved(booking, action, rests=(), **known)
        case e.BookingAccepted():
            return _moved(booking, A.BOOK, until=None)
        case e.BookingAsked():
            return _moved(booking, A.ASK, asked=True)
        case e.BookingAnswered():
            return _moved(booking, A.ANSWER, answered=True)
        case e.BookingMoved():
            freed = _freed(booking, data.rest_until)
            changed = {"day": data.day, "slots": data.slots, "sequence": data.sequence}
            # Its visitor was not asked, or told, about the new time.
            new = {"asked": False, "answered": False, "told": False}
            return _moved(booking, A.MOVE, rests=freed, **changed, **new)
        case e.BookingCancelled():
            freed = _freed(booking, data.rest_until)
            return _moved(booking, A.CANCEL, rests=freed, sequence=data.sequence, until=None)
        case e.BookingLapsed():
            return _moved(booking, A.LAPSE)
        case e.BookingMissed():
            return _moved(booking, A.MISS)
        case e.TicketIssued():
            return _moved(booking, A.ARRIVE, ticket=data.ticket)
    raise ValueError(f"{type(data).__name__} is not an event of a booking")


def _moved(booking: Booking, action: BookingAction, **changed: Any) -> Booking:
    return replace(booking, state=move(BOOKING, booking.state, action), **changed)


def _freed(booking: Booking, until: datetime | None) -> tuple[Rest, ...]:
    if until is None:
        return booking.rests
    return (*booking.rests, Rest(booking.day, booking.slots, until))


class BookingFact(Fact, frozen=True):
    """What became of a booking, on the day of its time.

    Attributes:
        outcome: arrived, missed or cancelled.
        hour, weekday: those of `booked_for`.
        promised: within how many minutes of its time a call was promised then.
        made_at: when its slot was taken first.
        ended_at: when its visitor came, or it was cancelled or missed.
        ticket: that of its visitor, who came with it.
    """

    key_fields = "centre", "day", "booking"

    centre: str
    day: date
    booking: str
    service: str
    agency: str | None
    channel: Channel
    booked_for: datetime
    made_at: datetime
    outcome: BookingState
    ended_at: datetime
    ticket: str | None
    hour: int
    weekday: int
    promised: int


def facts_of(
    event: RecordedEvent, before: Booking, after: Booking, setup: Setup
) -> Iterator[FactChange]:
    """The changed fact of a booking after an event. One that was never booked has none."""
    known = before.state in (BookingState.BOOKED, BookingState.MISSED)
    if known and after.state is not BookingState.BOOKED:
        hour, weekday = setup.hour_and_weekday(after.at)
        yield BookingFact(
            centre=after.centre,
            day=after.day,
            booking=after.id,
            service=after.service,
            agency=setup.agency_of(after.service),
            channel=after.channel,
            booked_for=after.at,
            made_at=after.made_at,
            outcome=after.state,
            ended_at=event.at,
            ticket=after.ticket,
            hour=hour,
            weekday=weekday,
            promised=setup.config.bookings.within_minutes,
        )
