"""Commands on bookings: hold, details, confirm, change, cancel, and what the clock does."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import SystemRandom
from typing import Final

from contract import commands as c
from contract import events as e
from contract.enums import BookingState, Channel, Reach, Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.lifecycle import NotAllowed
from contract.rows import FLOOR_STAFF
from server.context import Answer, AppContext
from server.domain.bookings import CONFIRMED, TO_CONFIRM, UNCONFIRMED, Booking
from server.domain.calendar import ONE_DAY, business_day, day_begins
from server.domain.contacts import BookingContact, MailKind
from server.domain.draws import week_of
from server.domain.notices import Private
from server.engine.unit_of_work import UnitOfWork
from server.rules.bookings import (
    answered_until,
    asked_from,
    booking_of,
    displaced,
    evening_before,
    has_time,
    late_from,
)
from server.rules.free_slots import (
    OFFERED_BEFORE,
    Wish,
    most_together,
    require_free,
    settings_of,
)
from server.rules.waiting_list import next_offers, require_only_request

CONFIRM_TIME: Final = timedelta(minutes=30)
"""How long a booking waits for the click in the mail."""

EXTENSIONS: Final = 3
CONFIRM_MAILS_A_DAY: Final = 3
"""To one address, so that nobody can flood a mailbox."""

ABSENCES: Final = 2
"""After so many within `ABSENCE_KEPT`, an address can book today and tomorrow only."""

MOVES: Final = 3
"""How often a visitor can change a booking: each leaves a slot that rests."""

REST: Final = timedelta(hours=4)
"""How long a freed slot rests at most, so that it cannot be handed to a buyer. One that comes too
late to be offered to the waiting list rests to its time: it is left to the staff and the hall."""

_CHANCE: Final = SystemRandom()


def hold_slots(app: AppContext, unit: UnitOfWork, command: c.HoldSlots) -> Answer:
    """Keep a free slot while the form is filled in; else `slot_taken`, with the nearest ones."""
    bookings = settings_of(unit, command.service)
    identity = new_id(app, unit, command)
    wish = Wish(by_staff=unit.who.role in FLOOR_STAFF, visitors=command.visitors)
    day, slots = require_free(unit, command.service, command.at, unit.now, wish)
    unit.append(
        e.SlotsHeld(
            booking=identity,
            service=command.service,
            day=day,
            slots=slots,
            language=command.language,
            channel=channel_of(unit),
            until=min(unit.now + timedelta(minutes=bookings.hold_minutes), command.at),
        )
    )
    return {"booking": identity}


def new_id(app: AppContext, unit: UnitOfWork, command: c.HoldSlots | c.JoinList) -> str:
    """The id of a new booking, if it is in a language of the hall and for not too many visitors."""
    if command.language not in (known := unit.setup.config.centre.languages):
        raise malformed_field("language", f"is none of the hall's: {', '.join(known)}")
    if command.visitors > (most := most_together(unit, command.service)):
        raise malformed_field("visitors", f"is {most} at most")
    return app.signer.booking_id(unit.centre.id, command.command_id)


def channel_of(unit: UnitOfWork) -> Channel:
    """Where the visitor of a new booking asks for it."""
    by_visitor = {Role.VISITOR: Channel.WEB, Role.INTEGRATION: Channel.INTEGRATION}
    return by_visitor.get(unit.who.role, Channel.GREETER)


def extend_hold(unit: UnitOfWork, command: c.ExtendHold) -> None:
    """Keep the slot for as long again."""
    booking = booking_of(unit, command.booking)
    if booking.extended >= EXTENSIONS:
        raise Refusal(ProblemType.TOO_LATE, {"command": command.name}, state=booking.state)
    kept = timedelta(minutes=settings_of(unit, booking.service).hold_minutes)
    unit.append(e.HoldExtended(booking=booking.id, until=min(unit.now + kept, booking.at)))


def give_details(app: AppContext, unit: UnitOfWork, command: c.GiveDetails) -> None:
    """Store for whom a booking is. A visitor has to confirm the mail address; staff have booked."""
    booking, by_visitor = booking_of(unit, command.booking), unit.who.role is Role.VISITOR
    settings_of(unit, booking.service)
    if booking.wanted is not None:
        # Its name and address are known since it joined the list.
        raise NotAllowed(booking.state, command.name, ())
    if booking.state is BookingState.LAPSED:
        # The form was sent late.
        require_free(unit, booking.service, booking.at, unit.now, _wish(unit, booking))
    reach, text_hash = store_details(app, unit, command, booking.id, booking.service, booking.day)
    unit.append(
        e.BookingDetailed(
            booking=booking.id,
            reach=reach,
            named=text_hash is not None,
            text_hash=text_hash,
            until=min(unit.now + CONFIRM_TIME, booking.at) if by_visitor else None,
        )
    )
    if not by_visitor:
        _owe(unit, booking, MailKind.BOOKED, booking.at)


def store_details(
    app: AppContext,
    unit: UnitOfWork,
    command: c.GiveDetails | c.JoinList,
    identity: str,
    service: str,
    day: date,
) -> tuple[Reach, str | None]:
    """Store the name, the mail address and the telephone number of a booking, within the limits of
    an address. A visitor is owed the mail with the link to confirm. Returns how the visitor is
    reached, and the hash of the stored name, if there is one."""
    by_visitor, named = unit.who.role is Role.VISITOR, unit.setup.is_named(service)
    if named and not command.visitor:
        raise malformed_field("visitor", "is needed, as it stands in the document")
    if by_visitor and command.mail is None:
        raise malformed_field("mail", "is needed: the link to confirm goes there")
    address = app.signer.address_hash(unit.centre.id, command.mail) if command.mail else ""
    if by_visitor:
        _keep_to_limits(app, unit, identity, day, address)
    forgotten_at = _forgotten_at(unit, day)
    name = command.visitor if named else None
    text_hash = unit.store_name(identity, name, forgotten_at) if name else None
    unit.contacts.forget(identity)
    if command.mail or command.phone:
        unit.contacts.save(
            None,
            BookingContact(
                booking=identity,
                centre=unit.centre.id,
                address=address,
                mail=command.mail,
                phone=command.phone,
                until=forgotten_at,
            ),
        )
    if by_visitor:
        unit.contacts.owe(identity, MailKind.CONFIRM, unit.now)
    reach = Reach.MAIL if command.mail else Reach.PHONE if command.phone else Reach.NONE
    return reach, text_hash


def _keep_to_limits(
    app: AppContext, unit: UnitOfWork, identity: str, day: date, address: str
) -> None:
    head, known = unit.setup.config.centre, unit.contacts.with_address(unit.centre.id, address)
    _require_few(unit, identity, known)
    absent = sum(each.missed_at is not None for each in known)
    if absent >= ABSENCES and day > business_day(unit.now, head) + ONE_DAY:
        raise Refusal(ProblemType.BOOKING_LIMIT, {"what": "missed"})
    a_minute = CONFIRM_MAILS_A_DAY / (24 * 60)
    if not app.buckets.take(
        ("confirm", address), unit.now, per_minute=a_minute, size=CONFIRM_MAILS_A_DAY
    ):
        raise Refusal(ProblemType.BOOKING_LIMIT, {"what": "mails"})


def _require_few(unit: UnitOfWork, identity: str, known: Sequence[BookingContact]) -> None:
    """Refuse (`booking_limit`) more bookings of an address than it may have. Only those count that
    its owner has confirmed: others could use up the address.

    Args:
        known: the contacts with the address.
    """
    most, head = unit.setup.config.bookings.per_address, unit.setup.config.centre
    others = (unit.booking(each.booking) for each in known if each.booking != identity)
    confirmed = sum(
        each is not None and each.state in CONFIRMED and each.day >= business_day(unit.now, head)
        for each in others
    )
    if confirmed >= most:
        raise Refusal(ProblemType.BOOKING_LIMIT, {"what": "address", "number": most})


def accept(unit: UnitOfWork, command: c.AcceptBooking) -> None:
    """Confirm the mail address of a booking, take the slots that are offered, or answer that they
    will be used; a second time changes nothing."""
    booking = booking_of(unit, command.booking)
    if booking.state is BookingState.BOOKED:
        if booking.asked and not booking.answered:
            unit.append(e.BookingAnswered(booking=booking.id))
        return
    if booking.state is BookingState.LISTED:
        return
    if booking.state not in (*TO_CONFIRM, BookingState.OFFERED):
        # A form that was not sent, or a click that came too late: others may have the slot.
        raise NotAllowed(booking.state, command.name, ())
    if booking.state is BookingState.OFFERED and booking.until and booking.until <= unit.now:
        raise Refusal(ProblemType.TOO_LATE, {"command": command.name}, state=booking.state)
    if booking.state is BookingState.OFFERED and not has_time(unit.setup, booking):
        # The hours have changed since.
        raise Refusal(ProblemType.SLOT_TAKEN, {"day": "none", "time": "", "date": ""})
    name, wanted = unit.get(Private, booking.id), booking.wanted
    if booking.state is BookingState.JOINING and wanted and wanted.in_draw and name:
        # Another request with the name may have been confirmed first.
        require_only_request(unit, booking.service, week_of(wanted.days[0]), name.words)
    if booking.state in TO_CONFIRM and (contact := unit.contacts.of(booking.id)) is not None:
        known = unit.contacts.with_address(unit.centre.id, contact.address)
        _require_few(unit, booking.id, known)
    unit.append(e.BookingAccepted(booking=booking.id))
    if booking.slots:
        _owe(unit, booking, MailKind.BOOKED, booking.at)


def ask(unit: UnitOfWork, command: c.AskBooking) -> None:
    """Owe the mail that asks whether a booking will be used."""
    booking = booking_of(unit, command.booking)
    due = asked_from(unit, booking)
    if booking.state is BookingState.BOOKED and not booking.asked and due and due <= unit.now:
        unit.append(e.BookingAsked(booking=booking.id))
        unit.contacts.owe(booking.id, MailKind.ASK, unit.now)


def move(unit: UnitOfWork, command: c.MoveBooking) -> None:
    """Give a booking another slot. It keeps its id, its page and its entry in a calendar."""
    booking = booking_of(unit, command.booking)
    if booking.state is BookingState.BOOKED and booking.at == command.at:
        return
    until = timedelta(minutes=settings_of(unit, booking.service).change_until_minutes)
    if unit.who.role is Role.VISITOR:
        if unit.now > booking.at - until:
            raise Refusal(ProblemType.TOO_LATE, {"command": command.name}, state=booking.state)
        if booking.sequence >= MOVES:
            raise Refusal(ProblemType.BOOKING_LIMIT, {"what": "moves", "number": MOVES})
    day, slots = require_free(unit, booking.service, command.at, unit.now, _wish(unit, booking))
    unit.append(
        e.BookingMoved(
            booking=booking.id,
            day=day,
            slots=slots,
            sequence=booking.sequence + 1,
            rest_until=_rest_until(unit, booking),
        )
    )
    _owe(unit, booking, MailKind.CHANGED, command.at)


def cancel(unit: UnitOfWork, command: c.CancelBooking) -> None:
    """Cancel a booking; a second time changes nothing. Its personal data is deleted."""
    booking = booking_of(unit, command.booking)
    if booking.state is BookingState.CANCELLED:
        return
    if unit.who.role is Role.VISITOR and booking.slots and unit.now >= booking.at:
        raise Refusal(ProblemType.TOO_LATE, {"command": command.name}, state=booking.state)
    cancel_booking(unit, booking, command.reason)


def cancel_booking(unit: UnitOfWork, booking: Booking, reason: str) -> None:
    """Cancel a booking, and delete its personal data."""
    unit.append(
        e.BookingCancelled(
            booking=booking.id,
            reason=reason,
            sequence=booking.sequence + 1,
            rest_until=_rest_until(unit, booking),
        )
    )
    _erase_name(unit, booking)
    known = unit.contacts.of(booking.id)
    if known is not None and known.invited:
        # What the calendar of the visitor shows is withdrawn first.
        unit.contacts.change(booking.id, remind_at=None, until=unit.now + ONE_DAY)
        unit.contacts.owe(booking.id, MailKind.CANCELLED, unit.now)
    else:
        unit.contacts.forget(booking.id)


def lapse(unit: UnitOfWork, command: c.LapseBooking) -> None:
    """End a booking that was not filled in, confirmed, taken, or answered for, in time."""
    booking = booking_of(unit, command.booking)
    is_booked = booking.state is BookingState.BOOKED
    until = answered_until(unit, booking) if is_booked else booking.until
    if until is None or until > unit.now:
        return
    if is_booked or booking.state is BookingState.OFFERED:
        cancel_booking(unit, booking, "not_answered")
        return
    unit.append(e.BookingLapsed(booking=booking.id))
    _erase_name(unit, booking)
    unit.contacts.forget(booking.id)


def miss(unit: UnitOfWork, command: c.MissBooking) -> None:
    """Mark a booking as missed; one that the centre could not keep is cancelled."""
    booking = booking_of(unit, command.booking)
    late = late_from(unit, booking)
    if booking.state is not BookingState.BOOKED or late is None or late > unit.now:
        return
    if not has_time(unit.setup, booking):
        cancel_booking(unit, booking, "displaced")
        return
    unit.append(e.BookingMissed(booking=booking.id))
    # Where the day was closed early, the visitor is not to blame.
    missed_at = unit.now if unit.centre.day == booking.day else None
    unit.contacts.change(booking.id, missed_at=missed_at, remind_at=None)


def tell_displaced(unit: UnitOfWork, command: c.TellDisplaced) -> Answer:
    """Owe a mail to everybody with a displaced booking on a day and a mail address who was not told
    yet."""
    told = []
    for booking in displaced(unit, unit.setup, unit.now, command.day):
        is_booked = booking.state is BookingState.BOOKED
        if is_booked and booking.reach is Reach.MAIL and not booking.told:
            unit.contacts.owe(booking.id, MailKind.DISPLACED, unit.now)
            told.append(booking.id)
    if told:
        unit.append(e.DisplacedTold(day=command.day, bookings=tuple(told)))
    return {"told": len(told)}


def refuse_displacing(lost: Sequence[Booking], repeated: int) -> None:
    """Refuse (`bookings_displaced`) a configuration by which bookings lose their slots, unless the
    sender has repeated it with their number."""
    if lost and len(lost) != repeated:
        by_mail = sum(each.reach is Reach.MAIL for each in lost)
        numbers = {"displaced": len(lost), "by_mail": by_mail, "others": len(lost) - by_mail}
        raise Refusal(ProblemType.BOOKINGS_DISPLACED, numbers)


def _wish(unit: UnitOfWork, booking: Booking) -> Wish:
    by_staff = unit.who.role in FLOOR_STAFF
    return Wish(by_staff=by_staff, own=booking.id, visitors=booking.visitors)


def _owe(unit: UnitOfWork, booking: Booking, kind: MailKind, at: datetime) -> None:
    until = _forgotten_at(unit, business_day(at, unit.setup.config.centre))
    unit.keep_text(booking.id, until)
    unit.contacts.change(booking.id, remind_at=_remind_at(unit, at), until=until)
    unit.contacts.owe(booking.id, kind, unit.now)


def _remind_at(unit: UnitOfWork, at: datetime) -> datetime | None:
    """The evening before a time; None if it is over."""
    evening = evening_before(unit.setup.config.centre, at)
    return evening if evening > unit.now else None


def _forgotten_at(unit: UnitOfWork, day: date) -> datetime:
    """When the name and the address of a booking for a day are deleted."""
    over = day_begins(unit.setup.config.centre, day + ONE_DAY)
    return over + timedelta(hours=unit.setup.config.rules.private_hours)


def _erase_name(unit: UnitOfWork, booking: Booking) -> None:
    if booking.named:
        unit.append(e.PrivateErased(texts=(booking.id,), of_ticket=None))


def _rest_until(unit: UnitOfWork, booking: Booking) -> datetime | None:
    """Until when a freed slot rests: a random time, so that a buyer cannot wait for it. One
    that was never booked is free at once: its form could have had the buyer's name."""
    left = booking.at - unit.now
    if not booking.slots or booking.state in UNCONFIRMED or left <= timedelta():
        return None
    # A minute more than the clock needs to offer it: else it would be free at a known moment.
    last = booking.at - OFFERED_BEFORE - timedelta(minutes=1)
    if next_offers(unit.setup.config.centre, unit.now) > last:
        return booking.at
    return unit.now + _CHANCE.random() * min(REST, left / 2)
