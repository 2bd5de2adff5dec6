"""The waiting list: who is offered which slot and when, groups, and what others see meanwhile."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType as P
from server.domain.bookings import Booking
from server.periodic import timers
from server.rules.bookings import displaced
from tests.integration.test_bookings import PAPER, Visitor, free
from tests.parts.box import MONDAY, Box
from tests.parts.village import bookable_village

HOURS = range(9, 17)
"""At each of these hours the village has a slot."""


def hourly(**settings: Any) -> dict[str, Any]:
    data = bookable_village(**settings)
    data["services"][0] |= {"typical_minutes": 30, "booking": {"counters": 1}}
    return data


@pytest.fixture
def hall(box: Box) -> Box:
    box.import_config(hourly())
    return box


class Waits(Visitor):
    """A visitor who joins the waiting list."""

    def joins(self, *days: int, clicks: bool = True, **wanted: Any) -> "Waits":
        fields = {"service": PAPER, "language": "az", "mail": self.mail} | wanted
        self.id = self.give(c.JoinList, days=[on(day) for day in days or (0,)], **fields)["booking"]
        if clicks:
            self.give(c.AcceptBooking)
        self.box.forward(seconds=1)
        return self

    @property
    def booking(self) -> Booking:
        booking = self.box.read(lambda reading: reading.booking(self.id))
        assert booking is not None
        return booking

    @property
    def offered(self) -> list[str]:
        """The times that it is offered."""
        assert (self.state == "offered") == bool(self.booking.slots)
        return [f"{at + timedelta(hours=4):%a %H}" for at in self.booking.slots]


def in_order(*visitors: Waits) -> list[Waits]:
    """Those who joined on one day, in the order of chance."""
    lots = {each.id: each.booking.wanted.lot if each.booking.wanted else 0 for each in visitors}
    return sorted(visitors, key=lambda each: (lots[each.id], each.id))


def on(day: int) -> date:
    return (MONDAY + timedelta(days=day)).date()


def at(hour: int, day: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour - 10)


def staff(box: Box, model: type[c.Command], **fields: Any) -> dict[str, Any]:
    return box.give(model, box.who(Role.GREETER), **fields)


def books(box: Box, time: datetime, **fields: Any) -> str:
    """Book a slot by telephone."""
    held: str = staff(box, c.HoldSlots, service=PAPER, at=time, language="az", **fields)["booking"]
    staff(box, c.GiveDetails, booking=held, phone="012 555 01 02")
    return held


def books_all(box: Box, *days: int) -> dict[tuple[int, int], str]:
    """Book all slots of some days; the bookings by day and hour."""
    hours = {day: [int(one[:2]) for one in free(box, day, by_staff=True)] for day in days}
    return {(day, hour): books(box, at(hour, day)) for day in days for hour in hours[day]}


def cancels(box: Box, booking: str) -> None:
    staff(box, c.CancelBooking, booking=booking)


def looks(box: Box) -> None:
    """A second passes."""
    box.forward(seconds=1)
    box.tick()


def test_who_is_first_and_fits_is_offered_what_is_freed_and_the_next_within_a_second(
    hall: Box,
) -> None:
    booked = books_all(hall, 0)
    first, second = in_order(Waits(hall).joins(), Waits(hall).joins())
    early, third = Waits(hall).joins(part="morning"), Waits(hall).joins(1, 2, part="morning")
    looks(hall)
    assert third.offered == ["Tue 09"]
    cancels(hall, booked[0, 15])
    assert free(hall) == []
    looks(hall)
    assert (first.offered, early.state, second.state) == (["Mon 15"], "listed", "listed")
    assert first.booking.until == hall.clock.now() + timedelta(hours=2)
    assert first.contact.owed == "offer"
    # It is declined ...
    first.give(c.CancelBooking)
    assert (first.state, first.contact, free(hall)) == ("cancelled", None, [])
    looks(hall)
    assert second.offered == ["Mon 15"]
    second.give(c.AcceptBooking)
    assert (second.state, second.contact.owed) == ("booked", "booked")
    assert second.booking.made_at == hall.clock.now()
    # ... and what another visitor has does not rest any more.
    assert [first.booking.rests, early.state] == [(), "listed"]


def test_an_offer_that_is_taken_too_late_books_nothing(hall: Box) -> None:
    booked = books_all(hall, 0)
    silent, second = in_order(Waits(hall).joins(), Waits(hall).joins())
    cancels(hall, booked[0, 16])
    looks(hall)
    hall.forward(hours=2)
    with hall.refuses(P.TOO_LATE):
        silent.give(c.AcceptBooking)
    hall.tick()
    assert silent.state == "cancelled"
    with hall.refuses(P.NOT_ALLOWED_NOW, state="cancelled"):
        silent.give(c.AcceptBooking)
    looks(hall)
    assert second.offered == ["Mon 16"]
    # It cannot be moved before it is taken.
    with hall.refuses(P.NOT_ALLOWED_NOW):
        staff(hall, c.MoveBooking, booking=second.id, at=at(15, 1))


def test_only_days_parts_and_groups_that_fit_are_offered(hall: Box) -> None:
    booked = books_all(hall, 1, 2)
    pair = Waits(hall).joins(1, 2, visitors=2)
    morning, afternoon = (Waits(hall).joins(1, part=part) for part in ("morning", "afternoon"))
    cancels(hall, booked[1, 13])
    looks(hall)
    assert (pair.state, morning.state, afternoon.offered) == ("listed", "listed", ["Tue 13"])
    cancels(hall, booked[2, 9])
    cancels(hall, booked[2, 11])
    looks(hall)
    # Two with a gap between them are none for two, and no visitor alone wants that day.
    assert pair.state == "listed"
    cancels(hall, booked[2, 12])
    looks(hall)
    assert pair.offered == ["Wed 11", "Wed 12"]
    cancels(hall, booked[1, 12])
    looks(hall)
    assert morning.offered == ["Tue 12"]


def test_nothing_is_offered_at_night(hall: Box) -> None:
    booked = books_all(hall, 1)
    visitor = Waits(hall).joins(1)
    hall.forward(hours=10)
    cancels(hall, booked[1, 15])
    for hours, state in ((0, "listed"), (11.9, "listed"), (0.1, "offered")):
        hall.forward(hours=hours)
        # At night it is kept for the list, too.
        assert free(hall, (on(1) - hall.clock.now().date()).days) == []
        hall.tick()
        assert visitor.state == state


def test_under_three_hours_before_its_time_a_freed_slot_is_for_staff(hall: Box) -> None:
    booked = books_all(hall, 0)
    visitor = Waits(hall).joins()
    cancels(hall, booked[0, 12])
    looks(hall)
    assert visitor.state == "listed"
    hall.forward(hours=1)
    # A program at the web could hand it to a buyer.
    assert (free(hall), free(hall, by_staff=True)) == ([], ["12:00"])


def test_who_joined_on_another_day_is_before_those_of_today_whose_order_is_chance(
    hall: Box,
) -> None:
    books_all(hall, 1, 2, 3)
    before = Waits(hall).joins(2)
    hall.forward(days=1)
    hall.tick()
    today = in_order(*(Waits(hall).joins(2) for _ in range(4)))
    for count, hour in enumerate((9, 12, 15)):
        (booking,) = hall.read(
            lambda reading: [
                each.id
                for each in reading.bookings(PAPER, on(2))
                if each.at == at(hour, 2) and each.state == "booked"  # noqa: B023
            ]
        )
        cancels(hall, booking)
        looks(hall)
        offered = [each.state == "offered" for each in (before, *today)]
        assert offered == [place <= count for place in range(5)]


def test_a_form_for_the_list_waits_for_its_click_half_an_hour(hall: Box) -> None:
    books_all(hall, 0)
    first = Waits(hall, "one@example.org").joins(clicks=False)
    assert (first.state, first.contact.owed) == ("joining", "confirm")
    hall.forward(minutes=20)
    second = Waits(hall).joins()
    first.give(c.AcceptBooking)
    first.give(c.AcceptBooking)
    # Who confirms later is behind.
    assert first.booking.wanted
    assert second.booking.wanted
    assert first.booking.wanted.since >= second.booking.wanted.since
    # What is not confirmed does not use up an address, of which another may have written it.
    third, fourth = (Waits(hall, "one@example.org").joins(clicks=False) for _ in range(2))
    third.give(c.AcceptBooking)
    with hall.refuses(P.BOOKING_LIMIT):
        fourth.give(c.AcceptBooking)
    hall.forward(minutes=31)
    hall.tick()
    states = hall.read(lambda reading: [str(one.state) for one in reading.all_of(Booking)])
    assert states.count("lapsed") == 1
    first.give(c.CancelBooking)
    assert (first.state, first.contact) == ("cancelled", None)


@pytest.mark.parametrize("days", [(-1,), (15,), (5, 6)])
def test_days_without_slots_or_out_of_reach_are_refused(hall: Box, days: tuple[int, ...]) -> None:
    with hall.refuses(P.MALFORMED):
        Waits(hall).joins(*days)


def test_the_list_lives_through_changed_hours_a_removed_service_and_a_closed_day(
    hall: Box,
) -> None:
    booked = books_all(hall, 1)
    visitor, other = Waits(hall).joins(1), Waits(hall).joins(1, part="afternoon")
    looks(hall)
    data = hourly()
    data["centre"]["special_hours"] = {f"{on(1)}": []}
    hall.give(c.ImportCentre, config=data, displaces=8)
    cancels(hall, booked[1, 9])
    looks(hall)
    # Not bookable, and then not there.
    data["services"][0]["booking"] = None
    hall.give(c.ImportCentre, config=data, displaces=7)
    looks(hall)
    without = hourly()
    del without["services"][0]
    for profile in without["profiles"]:
        profile["levels"] = [
            [key for key in level if key != "paper"] for level in profile["levels"]
        ]
        profile["levels"] = [level for level in profile["levels"] if level]
    hall.give(c.ImportCentre, config=without, displaces=7)
    looks(hall)
    assert {visitor.state, other.state} == {"listed"}
    other.give(c.CancelBooking)
    hall.import_config(hourly())
    hall.give(c.SuspendCentre, reason="drill")
    looks(hall)
    assert (visitor.offered, other.state) == (["Tue 09"], "cancelled")
    # A slot that is offered can lose its hours as one that is booked.
    late = hourly()
    late["centre"]["special_hours"] = {f"{on(1)}": ["12:00-18:00"]}
    with hall.refuses(P.BOOKINGS_DISPLACED):
        hall.give(c.ImportCentre, config=late)


def test_who_has_no_slot_cannot_check_in(hall: Box) -> None:
    books_all(hall, 0)
    visitor = Waits(hall).joins(1)
    for state in ("listed", "offered"):
        with hall.refuses(P.NOT_ALLOWED_NOW, state=state):
            staff(hall, c.CheckIn, code=visitor.id)
        looks(hall)
    assert visitor.offered == ["Tue 09"]
    # Once its last day is over, it is forgotten.
    hall.forward(days=2)
    hall.give(c.OpenDay)
    assert visitor.state == "gone"


def test_a_quota_and_the_slots_of_staff_bound_what_is_offered(box: Box) -> None:
    data = hourly(staff_part=0.25)
    data["services"][0]["quota"] = {"per_day": 4}
    box.import_config(data)
    books(box, at(9, 1))
    pair, single = Waits(box).joins(1, visitors=2), Waits(box).joins(1)
    looks(box)
    # Half of four is for bookings.
    assert (pair.state, single.offered) == ("listed", ["Tue 10"])
    del data["services"][0]["quota"]
    box.import_config(data)
    for hour in range(9, 15):
        books(box, at(hour, 3))
    later = Waits(box).joins(3)
    looks(box)
    assert (len(free(box, 3, by_staff=True)), later.state) == (2, "listed")
    box.forward(days=2)
    looks(box)
    assert later.offered == ["Thu 15"]


def test_a_group_has_slots_that_follow_each_other_and_one_ticket(box: Box) -> None:
    data = hourly(group_max=3, step_minutes=60)
    data["centre"]["hours"]["mon"] = ["09:00-13:00", "14:00-18:00"]
    data["services"][0]["quota"] = {"per_day": 30}
    box.import_config(data)
    starts = [f"{hour}:00" for hour in (11, 12, 14, 15, 16)]
    assert free(box) == starts
    for hour in (12, 16):
        # The break, and the end of the day.
        with box.refuses(P.SLOT_TAKEN):
            books(box, at(hour), visitors=2)
    with box.refuses(P.MALFORMED):
        books(box, at(11), visitors=4)
    pair = Visitor(box)
    pair.id = books(box, at(14), visitors=2)
    assert free(box) == ["11:00", "12:00", "16:00"]
    # A change may use its own slots; what it keeps does not rest.
    staff(box, c.MoveBooking, booking=pair.id, at=at(15))
    booking = box.read(lambda reading: reading.booking(pair.id))
    assert booking is not None
    assert booking.slots == (at(15), at(16))
    assert sorted(booking.taken(on(0), box.clock.now())) == [at(14), at(15), at(16)]
    day = at(0), at(24)
    assert box.read(lambda reading: reading.taken(PAPER, on(0), *day)) == 2
    box.forward(hours=4, minutes=45)
    issued = staff(box, c.CheckIn, code=pair.id)
    ticket = box.read(lambda reading: reading.ticket(issued["id"]))
    assert ticket is not None
    assert [stop.quantity for stop in ticket.stops] == [2]
    assert box.read(lambda reading: reading.taken(PAPER, on(0), *day)) == 1


def test_the_newest_groups_lose_a_day_with_fewer_slots(hall: Box) -> None:
    pairs = [books(hall, at(hour, 1), visitors=2) for hour in (9, 11, 13)]
    hall.forward(seconds=1)
    last = books(hall, at(15, 1), visitors=2)
    fewer = hourly()
    fewer["services"][0]["booking"]["counters"] = 0.75
    now, setup = hall.clock.now(), CentreConfig.model_validate(fewer)
    hall.give(c.ImportCentre, config=setup, displaces=1)
    lost = hall.read(lambda reading: displaced(reading, reading.setup, now))
    assert [each.id for each in lost] == [last]
    assert last not in pairs


@pytest.mark.databases("sqlite", "postgresql")
def test_the_list_after_a_restart_is_the_same(hall: Box) -> None:
    books_all(hall, 0)
    waits = [Waits(hall).joins(0, 1, visitors=n) for n in (1, 2, 1)]
    looks(hall)
    waits[2].give(c.AcceptBooking)
    again = hall.reopened()
    before, after = (
        box.read(lambda reading: sorted(map(repr, reading.all_of(Booking))))
        for box in (hall, again)
    )
    assert before == after
    assert again.read(lambda reading: timers.due(again.hall, reading)) == hall.read(
        lambda reading: timers.due(hall.hall, reading)
    )
    again.close()
