"""A booking: how events change it, and its fact when its fate is known."""

from collections.abc import Container, Iterator
from copy import replace
from datetime import date, datetime
from itertools import chain
from typing import Any, Final

from msgspec import Struct

from contract import events as e
from contract.bookings import DayPart
from contract.enums import BookingAction, BookingState, Channel, Reach
from contract.lifecycle import BOOKING, move
from server.domain.facts import Fact, FactChange, RecordedEvent
from server.domain.setup import Setup

A = BookingAction

UNCONFIRMED: Final = frozenset({BookingState.HELD, BookingState.PENDING})
EXPECTED: Final = UNCONFIRMED | {BookingState.OFFERED, BookingState.BOOKED}
"""The states in which a visitor with a slot may still come."""

CONFIRMED: Final = frozenset({BookingState.LISTED, BookingState.OFFERED, BookingState.BOOKED})
"""The states in which the owner of a mail address has confirmed it, and may still come."""

LIVING: Final = EXPECTED | {BookingState.JOINING, BookingState.LISTED}
"""The states that its visitor can end."""

TO_CONFIRM: Final = frozenset({BookingState.PENDING, BookingState.JOINING})
"""The states in which the mail address is to be confirmed by the link that was sent there."""

TAKES_SLOTS: Final = EXPECTED | {BookingState.ARRIVED}


class Rest(Struct, frozen=True):
    """Slots of a day that were freed, and are not offered to others until a time: who cancels to
    sell the slot must not be able to give it to the buyer."""

    day: date
    slots: tuple[datetime, ...]
    until: datetime


class Wanted(Struct, frozen=True):
    """What a visitor on the waiting list, or in a draw, asks for.

    Attributes:
        since: since when it is on the list, or when its draw was held ...
        rank: ... and its place in that draw; 0 outside of one.
        lot: orders those who joined on one day; asking again gives no other one.
        in_draw: takes part in the draw of the week of its days, which was not held yet.
    """

    days: tuple[date, ...]
    part: DayPart
    visitors: int
    since: datetime
    rank: int = 0
    in_draw: bool = False
    lot: int = 0


class Booking(Struct, frozen=True):
    """The booking of a service by one visitor, or by some together.

    Attributes:
        day: the business day of its slots, or the last one that it asks for.
        slots: one for each visitor; none before one is offered.
        wanted: what was asked for on the waiting list.
        until: until when its form has to be filled in, its mail address confirmed, or what is
            offered taken.
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
    wanted: Wanted | None = None
    rests: tuple[Rest, ...] = ()
    asked: bool = False
    answered: bool = False
    told: bool = False

    @property
    def at(self) -> datetime:
        """Its time; without a slot, when it was made."""
        return self.slots[0] if self.slots else self.made_at

    @property
    def visitors(self) -> int:
        """For how many visitors it is."""
        return self.wanted.visitors if self.wanted is not None else len(self.slots)

    @property
    def is_expected(self) -> bool:
        """Whether its visitor may still come."""
        return self.state in EXPECTED

    @property
    def days(self) -> set[date]:
        """The days on which it takes slots, was missed, or has freed some."""
        own = {self.day} if self.state in (*TAKES_SLOTS, BookingState.MISSED) else set()
        return own | {rest.day for rest in self.rests}

    def taken(self, day: date, now: datetime | None) -> Iterator[datetime]:
        """The slots of a day that others cannot book because of it, each once; without `now` those
        that staff and the waiting list cannot have, for whom no freed slot rests."""
        own = self.slots if day == self.day and self.state in TAKES_SLOTS else ()
        if now is None or not self.rests:
            return iter(own)
        return chain(own, self.resting(day, now).difference(own))

    def resting(self, day: date, now: datetime) -> set[datetime]:
        """The slots of a day that it freed, and that rest."""
        rests = (rest for rest in self.rests if rest.day == day and now < rest.until)
        return {at for rest in rests for at in rest.slots}

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


def listed(centre: str, data: e.BookingListed, at: datetime) -> Booking:
    """The booking of a visitor who asks for a slot on the waiting list, or in a draw."""
    return Booking(
        id=data.booking,
        centre=centre,
        state=BookingState.LISTED if data.until is None else BookingState.JOINING,
        service=data.service,
        day=max(data.days),
        slots=(),
        language=data.language,
        channel=data.channel,
        made_at=at,
        until=data.until,
        named=data.named,
        reach=data.reach,
        wanted=Wanted(data.days, data.part, data.visitors, at, in_draw=data.in_draw, lot=data.lot),
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
        case e.BookingAccepted() if booking.state is BookingState.JOINING:
            # It is on the list since the click.
            wanted = booking.wanted and replace(booking.wanted, since=at)
            return _moved(booking, A.LIST, until=None, wanted=wanted)
        case e.BookingAccepted():
            # What was offered is booked when it is taken.
            made_at = booking.made_at if booking.wanted is None else at
            return _moved(booking, A.BOOK, until=None, made_at=made_at)
        case e.SlotsOffered():
            offered = {"day": data.day, "slots": data.slots, "until": data.until}
            return _moved(booking, A.OFFER, **offered)
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
            return _moved(booking, A.LAPSE, until=None)
        case e.BookingMissed():
            return _moved(booking, A.MISS)
        case e.TicketIssued():
            return _moved(booking, A.ARRIVE, ticket=data.ticket)
    raise ValueError(f"{type(data).__name__} is not an event of a booking")


def ranked(booking: Booking, rank: int, at: datetime) -> Booking:
    """A booking that got a place in a draw: it is on the waiting list there; behind all others
    (rank 0) if its address was confirmed after the draw."""
    assert booking.wanted is not None
    return replace(booking, wanted=replace(booking.wanted, since=at, rank=rank, in_draw=False))


def given_on(booking: Booking, day: date, slots: Container[datetime]) -> Booking:
    """A booking of whose freed slots some do not rest any more: another visitor has them."""
    rests = [
        replace(rest, slots=tuple(at for at in rest.slots if rest.day != day or at not in slots))
        for rest in booking.rests
    ]
    return replace(booking, rests=tuple(rest for rest in rests if rest.slots))


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
