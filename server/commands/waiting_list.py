"""Commands on the waiting list and on draws: join, offer, open a draw, and hold it."""

from datetime import date, timedelta
from typing import Final

from contract import commands as c
from contract import events as e
from contract.enums import Role
from contract.errors import malformed_field
from server.commands.bookings import CONFIRM_TIME, channel_of, new_id, store_details
from server.context import Answer, AppContext
from server.domain.calendar import business_day
from server.domain.contacts import MailKind
from server.domain.draws import draw_id, hash_of, in_order, week_of
from server.engine.unit_of_work import UnitOfWork
from server.rules.bookings import booking_of
from server.rules.free_slots import days_ahead, is_drawn_later
from server.rules.waiting_list import requests, require_only_request, to_offer

OFFERED_FOR: Final = timedelta(hours=2)
"""How long a slot is kept for who is next on the list ..."""
DRAWN_FOR: Final = timedelta(hours=24)
"""... and for who got it in a draw."""
TAKEN_BEFORE: Final = timedelta(hours=1)
"""So long before its time an offer ends at the latest: another visitor can still come."""


def join(app: AppContext, unit: UnitOfWork, command: c.JoinList) -> Answer:
    """Put a visitor on the waiting list, or into the draw of a week; who asks on the public pages
    confirms the mail address first."""
    days, identity = tuple(sorted(set(command.days))), new_id(app, unit, command)
    by_visitor, in_draw = unit.who.role is Role.VISITOR, _is_in_draw(unit, command.service, days)
    if in_draw and not by_visitor and command.visitor:
        # A visitor hears it behind the link in the mail: who takes part is private.
        require_only_request(unit, command.service, week_of(days[0]), command.visitor)
    if not (command.mail or command.phone):
        raise malformed_field("phone", "is needed: a mail address, or a telephone number")
    reach, text_hash = store_details(app, unit, command, identity, command.service, days[-1])
    unit.append(
        e.BookingListed(
            booking=identity,
            service=command.service,
            days=days,
            part=command.part,
            visitors=command.visitors,
            language=command.language,
            channel=channel_of(unit),
            reach=reach,
            in_draw=in_draw,
            lot=_lot(app, unit, command),
            named=text_hash is not None,
            text_hash=text_hash,
            until=unit.now + CONFIRM_TIME if by_visitor else None,
        )
    )
    return {"booking": identity}


def _lot(app: AppContext, unit: UnitOfWork, command: c.JoinList) -> int:
    """The lot of a request: of a day, a service and an address there is one, and its two bytes do
    not tell whose it is."""
    day = business_day(unit.now, unit.setup.config.centre)
    who = (command.mail or command.phone or "").strip().casefold()
    key = app.signer.derive_key(f"lot\n{command.service}\n{day}\n{who}")
    return int.from_bytes(key[:2])


def _is_in_draw(unit: UnitOfWork, service: str, days: tuple[date, ...]) -> bool:
    """Whether the slots of some days are still to be drawn; `malformed` if they are of several
    weeks, or requests for their week are not taken, or they have no slot that can be offered."""
    drawn = [is_drawn_later(unit, service, day, unit.now) for day in days]
    if any(drawn):
        week = week_of(days[0])
        if not all(drawn) or week_of(days[-1]) != week:
            raise malformed_field("days", "have to be of one week, which is drawn together")
        if unit.draw(service, week) is None:
            raise malformed_field("days", "are of a week whose draw is not open yet")
    elif not set(days) <= set(days_ahead(unit, unit.now)):
        raise malformed_field("days", "have to be among those that can be booked now")
    if not any(unit.setup.slots(service, day) for day in days):
        raise malformed_field("days", "have no slots of this service")
    return any(drawn)


def offer(unit: UnitOfWork, command: c.OfferSlots) -> None:
    """Keep the first free slots that a booking can have until its visitor answers, if it is still
    the first of its list that can have any."""
    booking = booking_of(unit, command.booking)
    first, slots = next(to_offer(unit, booking.service, unit.now), (None, ()))
    if first != booking:
        return
    kept = DRAWN_FOR if booking.wanted and booking.wanted.rank else OFFERED_FOR
    until = min(unit.now + kept, slots[0] - TAKEN_BEFORE)
    day = business_day(slots[0], unit.setup.config.centre)
    unit.append(e.SlotsOffered(booking=booking.id, day=day, slots=slots, until=until))
    unit.contacts.owe(booking.id, MailKind.OFFER, unit.now)


def open_draw(app: AppContext, unit: UnitOfWork, command: c.OpenDraw) -> None:
    """Take requests for the slots of a week, and publish the hash of the seed."""
    service, week = command.service, command.week
    if unit.draw(service, week) is None:
        commitment = hash_of(_seed(app, service, week))
        unit.append(e.DrawOpened(service=service, week=week, commitment=commitment))


def hold_draw(app: AppContext, unit: UnitOfWork, command: c.HoldDraw) -> None:
    """Draw the order of the requests for a week. The clock then offers the slots in that order."""
    service, week = command.service, command.week
    draw = unit.draw(service, week)
    if draw is not None and not draw.is_held:
        seed = _seed(app, service, week)
        ranked = tuple(in_order(seed, requests(unit, service, week)))
        unit.append(e.DrawHeld(service=service, week=week, seed=seed, ranked=ranked))


def _seed(app: AppContext, service: str, week: date) -> str:
    return app.signer.derive_key(f"draw\n{draw_id(service, week)}").hex()
