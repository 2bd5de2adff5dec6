"""What bounds bookings: an address, a visitor, what is not confirmed, staff's part, the hour."""

from datetime import datetime, timedelta

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType as P
from server.domain import overbooking
from server.rules.bookings import displaced
from tests.integration.test_bookings import ELEVEN, PAPER, Visitor, free
from tests.integration.test_bookings import hall as hall
from tests.parts.box import MONDAY, Box
from tests.parts.village import bookable_village


def test_an_address_has_two_bookings_at_most_and_three_mails_a_day(hall: Box) -> None:
    for hour in (1, 2):
        Visitor(hall, "one@example.org").books(MONDAY + timedelta(hours=hour))
    third = Visitor(hall, " One@Example.org").holds(MONDAY + timedelta(hours=3))
    with hall.refuses(P.BOOKING_LIMIT):
        third.give(c.GiveDetails, mail=third.mail)


def test_who_did_not_come_twice_books_today_and_tomorrow_only(hall: Box) -> None:
    for hour in (1, 2):
        Visitor(hall, "one@example.org").books(MONDAY + timedelta(hours=hour))
    hall.forward(hours=4)
    hall.tick()
    later = Visitor(hall, "one@example.org").holds(MONDAY + timedelta(days=2))
    with hall.refuses(P.BOOKING_LIMIT):
        later.give(c.GiveDetails, mail=later.mail)
    Visitor(hall, "one@example.org").books(MONDAY + timedelta(days=1))


def test_what_is_not_confirmed_yet_keeps_half_of_a_day_at_most(hall: Box) -> None:
    booked = Visitor(hall).books(MONDAY + timedelta(hours=6))
    pending = Visitor(hall).holds(MONDAY + timedelta(hours=6, minutes=20))
    pending.give(c.GiveDetails, mail=pending.mail)
    half = len(hall.read(lambda reading: reading.setup.slots(PAPER, MONDAY.date()))) // 2
    coming = [MONDAY + timedelta(minutes=60 + 20 * n) for n in range(half - 1)]
    forms = []
    for at in coming:
        forms.append(Visitor(hall).holds(at))
        hall.forward(seconds=6)
    assert free(hall) == []
    assert free(hall, by_staff=True) != []
    # Who changes a booking is not kept from it, and what a form kept is free at once.
    booked.give(c.MoveBooking, at=MONDAY + timedelta(hours=5, minutes=40))
    forms[0].give(c.CancelBooking)
    assert "11:00" in free(hall)


def test_a_visitor_changes_a_booking_three_times(hall: Box) -> None:
    booked = Visitor(hall).books(MONDAY + timedelta(hours=6))
    for hour in (2, 3, 4):
        booked.give(c.MoveBooking, at=MONDAY + timedelta(hours=hour))
    with hall.refuses(P.BOOKING_LIMIT):
        booked.give(c.MoveBooking, at=MONDAY + timedelta(hours=5))
    staff = {"booking": booked.id, "at": MONDAY + timedelta(hours=5)}
    hall.give(c.MoveBooking, hall.who(Role.GREETER), **staff)


def test_a_form_and_its_click_end_at_the_booked_time(hall: Box) -> None:
    late = Visitor(hall).holds(MONDAY + timedelta(minutes=20))
    hall.forward(minutes=10)
    late.give(c.ExtendHold)
    late.give(c.GiveDetails, mail=late.mail)
    booking = hall.read(lambda reading: reading.booking(late.id))
    assert booking is not None
    assert booking.until == booking.at


def test_bookings_leave_a_part_of_a_window_of_the_quota_too(box: Box) -> None:
    data = bookable_village()
    data["services"][0]["quota"] = {"windows": [{"interval": "11:00-13:00", "tickets": 4}]}
    box.import_config(data)
    Visitor(box).books(ELEVEN)
    assert "11:20" in free(box)
    Visitor(box).books(ELEVEN + timedelta(minutes=20))
    assert [at for at in free(box) if "11:00" <= at < "13:00"] == []


def test_who_is_late_or_was_sent_away_is_not_absent(hall: Box) -> None:
    late = Visitor(hall).books(MONDAY + timedelta(hours=1))
    closed = Visitor(hall).books(MONDAY + timedelta(hours=3))
    hall.forward(hours=1, minutes=15)
    hall.tick()
    assert late.contact.missed_at is not None
    hall.give(c.CheckIn, hall.who(Role.GREETER), code=late.code)
    assert late.contact.missed_at is None
    data = bookable_village()
    data["services"][0]["booking"] = None
    hall.give(c.ImportCentre, config=data, displaces=1)
    hall.forward(hours=3)
    hall.tick()
    assert closed.state == "cancelled"


def test_a_tenth_of_a_day_is_kept_for_staff_until_the_day_before(hall: Box) -> None:
    whole = free(hall, days=2, by_staff=True)
    greeter = hall.who(Role.GREETER)
    for at in whole[:-2]:
        hour, minute = map(int, at.split(":"))
        moment = datetime.combine((MONDAY + timedelta(days=2)).date(), MONDAY.timetz()) + timedelta(
            hours=hour - 10, minutes=minute
        )
        held = hall.give(c.HoldSlots, greeter, service=PAPER, at=moment, language="az")
        hall.give(c.GiveDetails, greeter, booking=held["booking"], phone="012 555 01 02")
    assert (free(hall, days=2), len(free(hall, days=2, by_staff=True))) == ([], 2)
    hall.forward(days=1)
    assert len(free(hall, days=1)) == 2


def test_an_hour_is_overbooked_once_it_is_known_how_many_come(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bookable_village()
    # Twelve slots an hour.
    data["services"][0] |= {"typical_minutes": 5, "booking": {"counters": 2.5}}
    data["bookings"] = {"part": 0.4, "per_address": 20}
    data["series"][0]["last"] = 999
    box.import_config(data)
    monkeypatch.setattr(overbooking, "LEAST_OUTCOMES", 10)
    noon = MONDAY + timedelta(hours=2)
    taken = fill(box, noon)
    assert len(taken) == 12
    box.forward(hours=2, minutes=5)
    for visitor in taken[:7]:
        if visitor.state == "booked":
            box.give(c.CheckIn, box.who(Role.GREETER), code=visitor.code)
    box.forward(hours=1, minutes=10)
    box.tick()
    # Seven of twelve came: tomorrow an hour takes more.
    tomorrow = fill(box, noon + timedelta(days=1))
    assert 12 < len(tomorrow) <= 15
    assert box.read(lambda reading: displaced(reading, reading.setup, box.clock.now())) == []
    data["bookings"]["overbook"] = 0
    box.import_config(data)
    assert [at for at in free(box, days=1) if at.startswith("12:")] == []


def fill(box: Box, hour: datetime) -> list[Visitor]:
    """Book what is free in a clock hour, until nothing is."""
    booked: list[Visitor] = []
    days = (hour.date() - box.clock.now().date()).days
    while at := [one for one in free(box, days=days) if one.startswith(f"{hour.hour + 4}:")]:
        minute = int(at[0].partition(":")[2])
        booked.append(Visitor(box).books(hour + timedelta(minutes=minute)))
        # One visitor is not limited by the commands of others.
        box.clock.forward(timedelta(seconds=7))
    return booked
