"""Draws: whose slots they are, when, and that all can recompute the order."""

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.errors import ProblemType as P
from server.domain.draws import drawn_at
from server.domain.notices import Private
from server.rules.free_slots import Wish, free_slots, is_drawn_later
from server.rules.waiting_list import draws_due
from tests.integration.test_bookings import PAPER
from tests.integration.test_waiting_list import Waits, at, books, cancels, hourly, looks, on, staff
from tests.parts.box import Box
from tests.parts.states import Followed

WEEK = on(7)
"""The Monday after the one on which these tests begin; it is drawn on Thursday at 18:00."""


def drawn(draw: str | None = "thu 18:00", **settings: Any) -> dict[str, Any]:
    data = hourly(**settings)
    data["services"][0]["booking"] |= {"named": True, "draw": draw}
    return data


@pytest.fixture
def hall(box: Box) -> Box:
    box.import_config(drawn())
    looks(box)
    return box


def asks(hall: Box, name: str, *days: int, **wanted: Any) -> Waits:
    return Waits(hall).joins(*days or (7,), visitor=name, **wanted)


def to_draw(hall: Box, **later: float) -> None:
    """The clock goes on to the moment of the draw, and the draw is held."""
    hall.clock.forward(at(18, 3) + timedelta(**later) - hall.clock.now())
    hall.authenticator.forget()
    hall.tick()


def free_in_week(hall: Box, *, by_staff: bool = False) -> int:
    """How many times of the drawn week can be chosen."""
    now, wish = hall.clock.now(), Wish(by_staff=by_staff)
    days = [on(day) for day in range(7, 12)]
    return hall.read(
        lambda reading: sum(len(free_slots(reading, PAPER, day, now, wish)) for day in days)
    )


def logged(hall: Box) -> list[dict[str, Any]]:
    return [json.loads(event.model_dump_json()) for event in hall.events()]


def recomputed(events: list[dict[str, Any]], service: str, week: str) -> list[str]:
    """The order of a draw, by the log alone."""
    asked: dict[str, str] = {}
    commitment = seed = ""
    for event in events:
        data, booking = event["data"], event["data"].get("booking")
        if event["type"] == "draw_opened" and (data["service"], data["week"]) == (service, week):
            commitment = data["commitment"]
        if event["type"] == "booking_listed" and data["in_draw"] and data["service"] == service:
            first = date.fromisoformat(data["days"][0])
            if str(first - timedelta(days=first.weekday())) == week:
                asked[booking] = "listed" if data["until"] is None else "unconfirmed"
        if event["type"] == "booking_accepted" and booking in asked:
            asked[booking] = "listed"
        if event["type"] in ("booking_cancelled", "booking_lapsed"):
            asked.pop(booking, None)
        if event["type"] == "draw_held" and (data["service"], data["week"]) == (service, week):
            seed = data["seed"]
            break
    assert sha256(seed.encode()).hexdigest() == commitment

    def rank(booking: str) -> str:
        return sha256((seed + sha256(booking.encode()).hexdigest()).encode()).hexdigest()

    return sorted((one for one, state in asked.items() if state == "listed"), key=rank)


def test_all_can_recompute_the_order_in_which_slots_are_offered(hall: Box) -> None:
    assert (free_in_week(hall), free_in_week(hall, by_staff=True)) == (0, 0)
    with hall.refuses(P.SLOT_TAKEN):
        books(hall, at(10, 7))
    visitors = [asks(hall, f"Visitor {n}") for n in range(11)]
    asks(hall, "Not confirmed", clicks=False)
    withdrawn, late = asks(hall, "Withdrawn"), asks(hall, "Late", clicks=False)
    withdrawn.give(c.CancelBooking)
    hall.tick()
    assert {one.state for one in visitors} == {"listed"}
    to_draw(hall, minutes=-1)
    assert {one.state for one in visitors} == {"listed"}
    # Those that are not confirmed have ended before; one asks again at the last moment.
    late = asks(hall, "Late", clicks=False)
    to_draw(hall)
    events = logged(hall)
    held = next(one["data"] for one in events if one["type"] == "draw_held")
    assert held["ranked"] == recomputed(events, PAPER, str(WEEK))
    assert sorted(held["ranked"]) == sorted(one.id for one in visitors)
    late.give(c.AcceptBooking)
    for _ in range(9):
        looks(hall)
    by_id = {one.id: one for one in visitors}
    order = [by_id[key] for key in held["ranked"]]
    assert [one.offered for one in order[:8]] == [[f"Mon {hour:02}"] for hour in range(9, 17)]
    assert {one.state for one in (*order[8:], late)} == {"listed"}
    assert order[0].booking.until is not None
    assert order[0].booking.until - hall.clock.now() > timedelta(hours=23)
    # What no one has asked for can be chosen, and what is declined goes to the next in the order,
    # who has come too late last.
    assert free_in_week(hall) == 32
    order[0].give(c.AcceptBooking)
    hall.forward(hours=14, minutes=30)
    for declined, following in ((order[3], order[8]), (order[1], order[9]), (order[2], order[10])):
        assert declined.state == "offered"
        declined.give(c.CancelBooking)
        assert free_in_week(hall) == 32
        looks(hall)
        assert following.state == "offered"
    hall.forward(hours=9, minutes=30)
    hall.tick()
    looks(hall)
    assert (order[0].state, order[4].state, late.state) == ("booked", "cancelled", "offered")
    assert late.booking.until == hall.clock.now() + timedelta(hours=2)
    followed = Followed(hall.centre)
    followed.follow(hall.events())
    followed.require_same(hall.store.current(hall.centre))


@pytest.mark.parametrize("number", [0, 1])
def test_a_draw_of_few_is_held_when_the_server_was_down_at_its_moment(
    hall: Box, number: int
) -> None:
    visitors = [asks(hall, f"Visitor {n}") for n in range(number)]
    to_draw(hall, hours=15)
    looks(hall)
    assert [one.offered for one in visitors] == [["Mon 09"]] * number
    assert free_in_week(hall) == 40 - number
    held = [one["data"]["ranked"] for one in logged(hall) if one["type"] == "draw_held"]
    assert held == [[one.id for one in visitors]]


def test_a_name_takes_part_once(hall: Box) -> None:
    first = asks(hall, "Zübeydə Quluzadə")
    for name in ("  zübeydə  QULUZADƏ ", "Quluzadə, Zubeydə"):
        again = asks(hall, name, clicks=False, mail=f"{len(name)}@example.org")
        with hall.refuses(P.BOOKING_LIMIT):
            again.give(c.AcceptBooking)
    # Staff hear it at once.
    with hall.refuses(P.BOOKING_LIMIT):
        staff(
            hall,
            c.JoinList,
            service=PAPER,
            days=[on(7)],
            language="az",
            phone="108 01 02",
            visitor="Zubeydə Quluzadə",
        )
    # Another process knows the names too.
    other = hall.reopened()
    known = other.read(lambda reading: reading.get(Private, first.id))
    assert known is not None
    assert known.words == "Zübeydə Quluzadə"
    other.close()
    # Two wait for their click.
    pair = [asks(hall, "Rauf Orucov", clicks=False) for _ in range(2)]
    pair[0].give(c.AcceptBooking)
    with hall.refuses(P.BOOKING_LIMIT):
        pair[1].give(c.AcceptBooking)
    with hall.refuses(P.MALFORMED):
        Waits(hall).joins(7)
    # Of one week, whose draw is open.
    for days in ((4, 7), (11, 14), (14,)):
        with hall.refuses(P.MALFORMED):
            asks(hall, "Another", *days)


def test_a_draw_that_is_removed_leaves_a_list_and_one_that_is_added_opens(hall: Box) -> None:
    first, second = asks(hall, "First"), asks(hall, "Second", clicks=False)
    hall.import_config(drawn(None))
    looks(hall)
    assert first.offered == ["Mon 09"]
    # Added again, it ranks who is still on the list; moved to a moment that is over, at once.
    hall.import_config(drawn("mon 11:00"))
    second.give(c.AcceptBooking)
    assert free_in_week(hall) == 0
    looks(hall)
    assert second.state == "listed"
    hall.import_config(drawn("mon 09:00"))
    for _ in range(2):
        looks(hall)
    assert second.offered == ["Mon 10"]
    second.give(c.AcceptBooking)
    assert second.state == "booked"


def test_a_draw_whose_moment_was_over_when_it_was_configured_is_not_held(box: Box) -> None:
    box.import_config(drawn("mon 09:00"))
    looks(box)
    # This week's and the next one's are over; a slot that is booked stays so.
    assert free_in_week(box) == 40
    held = staff(box, c.HoldSlots, service=PAPER, at=at(9, 7), language="az")["booking"]
    staff(box, c.GiveDetails, booking=held, visitor="Known")
    box.import_config(drawn())
    looks(box)
    assert free_in_week(box, by_staff=True) == 0
    visitor = asks(box, "Visitor")
    to_draw(box)
    looks(box)
    assert visitor.offered == ["Mon 10"]
    cancels(box, held)
    looks(box)
    assert visitor.offered == ["Mon 10"]


def test_an_offer_ends_an_hour_before_its_time_at_the_latest(box: Box) -> None:
    box.import_config(drawn("sun 19:00"))
    looks(box)
    visitor = asks(box, "Visitor")
    box.forward(days=6, hours=9)
    box.tick()
    looks(box)
    assert visitor.booking.until == at(8, 7)


@pytest.mark.parametrize(
    ("week", "weekday", "utc"),
    [
        # Summer time ends on 25 October 2026, and begins on 28 March 2027.
        (date(2026, 10, 26), "sun 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 26), "sun 18:00", datetime(2026, 10, 25, 17, tzinfo=UTC)),
        (date(2026, 10, 26), "sat 18:00", datetime(2026, 10, 24, 16, tzinfo=UTC)),
        (date(2027, 3, 29), "sun 18:00", datetime(2027, 3, 28, 16, tzinfo=UTC)),
        (date(2027, 4, 5), "mon 18:00", datetime(2027, 3, 29, 16, tzinfo=UTC)),
    ],
)
def test_a_draw_keeps_to_the_local_time_when_clocks_change(
    box: Box, week: date, weekday: str, utc: datetime
) -> None:
    data = drawn(weekday)
    data["centre"]["time_zone"] = "Europe/Paris"
    head = CentreConfig.model_validate(data).centre
    moment = drawn_at(head, weekday, week)
    assert moment.astimezone(UTC) == utc
    assert moment.astimezone(ZoneInfo("Europe/Paris")).strftime("%a %H:%M").lower() == weekday
    box.import_config(data)

    def due(now: datetime) -> list[tuple[date, bool]]:
        return box.read(lambda reading: list(draws_due(reading, PAPER, weekday, now)))

    week_before = (moment - timedelta(days=7)).astimezone(UTC)
    second = timedelta(seconds=1)
    assert (week, False) not in due(week_before - second)
    assert (week, False) in due(week_before)
    assert (week, False) in due(utc - second)
    assert box.read(lambda reading: is_drawn_later(reading, PAPER, week, utc - second))
    assert not box.read(lambda reading: is_drawn_later(reading, PAPER, week, utc))
