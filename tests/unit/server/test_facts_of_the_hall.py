"""Which facts follow from suspensions, gaps, displays, counters and ratings."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contract import events as e
from contract.enums import (
    BreakReason,
    CounterState,
)
from server.domain.facts import (
    KEYS,
    CallEnd,
    CallFact,
    Dropped,
    FactChanges,
    IntervalFact,
    RatingFact,
    StopFact,
    TicketFact,
)
from server.domain.suspension import CENTRE
from tests.unit.server.fact_hall import ONE, OTHER, PAPER, T1, FactHall, minutes
from tests.unit.server.small_hall import DAY, START


@pytest.fixture
def hall() -> FactHall:
    """The village, with both counters open."""
    return FactHall()


# Suspensions.


@pytest.mark.parametrize("what", [CENTRE, PAPER])
def test_a_suspension_counts_in_no_duration(hall: FactHall, what: str) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.pass_time(10)
    hall.suspend(what)
    assert hall.the(CallFact).end is CallEnd.SUSPENDED
    hall.pass_time(3600)
    hall.resume(what)
    hall.pass_time(50)
    hall.call()
    hall.pass_time(5)
    hall.start()
    hall.suspend(what)
    hall.pass_time(3600)
    hall.resume(what)
    hall.pass_time(30)
    hall.finish()
    stop, ticket = hall.the(StopFact), hall.the(TicketFact)
    assert stop.wait == ticket.first_wait == ticket.waited == minutes(2)
    assert (stop.walk, stop.service_time) == (timedelta(seconds=5), timedelta(seconds=30))
    assert ticket.promise_kept is True
    # Times of day are what they are.
    assert (stop.joined_at, stop.hour) == (START, 10)
    assert ticket.stay == timedelta(seconds=155 + 7200)


def test_a_gap_of_the_server_counts_in_no_wait(hall: FactHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.pass_time(600, gap=True)
    hall.call()
    assert hall.the(TicketFact).first_wait == minutes(1)


def test_a_ticket_of_a_kiosk_alone_counts_from_when_it_was_given(hall: FactHall) -> None:
    hall.pass_time(300)
    hall.hand_in("kiosk-7", START + minutes(1))
    fact = hall.the(TicketFact)
    assert (fact.issued_at, fact.issued_by) == (START + minutes(1), "kiosk-7")
    hall.call()
    assert hall.the(TicketFact).first_wait == minutes(4)


# Displays.


def test_a_call_was_shown_if_a_display_said_so_before_it_was_over(hall: FactHall) -> None:
    hall.take()
    hall.call()
    hall.pass_time(2)
    hall.happens(e.CallShown(call=1, device="board-1"))
    hall.pass_time(10)
    hall.recall()
    hall.start()
    hall.happens(e.CallShown(call=2, device="board-1"))
    first, second = hall.all(CallFact)
    assert (first.shown_after, second.shown_after) == (timedelta(seconds=2), None)


# Counters.


def intervals(hall: FactHall, counter: str = ONE) -> list[tuple[Any, ...]]:
    """The intervals of a counter: from and to which minute, and what it was in."""
    return [
        (
            (one.since - START) / minutes(1),
            (one.until - START) / minutes(1),
            one.state.value,
            one.operator,
        )
        for one in hall.all(IntervalFact)
        if one.counter == counter
    ]


def test_breaks_and_closings_end_intervals(hall: FactHall) -> None:
    hall.pass_time(600)
    hall.happens(e.CounterPaused(counter=ONE, reason=BreakReason.LUNCH, expected_end=hall.now))
    hall.pass_time(300)
    hall.happens(e.CounterOpened(counter=ONE, operator="p-2"))
    hall.pass_time(60)
    hall.happens(e.CounterClosed(counter=ONE))
    hall.pass_time(60)
    hall.happens(e.CounterOpened(counter=ONE, operator="p-2"))
    first, lunch, *_ = hall.all(IntervalFact)
    assert first == IntervalFact(
        centre="village",
        counter=ONE,
        since=START,
        day=DAY,
        operator=f"o-{ONE}",
        profile="all",
        state=CounterState.OPEN,
        reason=None,
        until=START + minutes(10),
        length=minutes(10),
    )
    assert lunch.reason is BreakReason.LUNCH
    assert intervals(hall) == [
        (0, 10, "open", f"o-{ONE}"),
        (10, 15, "paused", f"o-{ONE}"),
        (15, 16, "open", "p-2"),
        (16, 17, "closed", None),
    ]


def test_who_takes_a_counter_over_begins_an_interval(hall: FactHall) -> None:
    hall.pass_time(60)
    hall.happens(e.CounterTakenOver(counter=ONE, operator="p-2", was=f"o-{ONE}"))
    hall.pass_time(60)
    hall.happens(e.ProfileSet(counter=ONE, profile="taxes"))
    hall.pass_time(60)
    hall.happens(e.CounterClosed(counter=ONE))
    assert intervals(hall) == [
        (0, 1, "open", f"o-{ONE}"),
        (1, 2, "open", "p-2"),
        (2, 3, "open", "p-2"),
    ]
    assert [one.profile for one in hall.all(IntervalFact)] == ["all", "all", "taxes"]


def test_what_happens_to_a_ticket_ends_no_interval(hall: FactHall) -> None:
    hall.serve()
    assert hall.all(IntervalFact) == []


def test_intervals_cover_the_open_day_and_no_more(hall: FactHall) -> None:
    hall.pass_time(3600)
    hall.happens(e.CounterClosed(counter=OTHER))
    hall.happens(e.DayClosed(day=DAY, reason="by_hand", expired=0))
    # Counter 1 was left open, and closes in the morning; counter 2 opens before the day.
    hall.pass_time(3600)
    hall.happens(e.CounterClosed(counter=ONE, reason="day_turned"))
    hall.happens(e.CounterOpened(counter=OTHER, operator="p-2"))
    hall.pass_time(3600)
    hall.happens(e.DayOpened(day=DAY + timedelta(days=1)))
    hall.pass_time(1800)
    hall.happens(e.DayClosed(day=DAY + timedelta(days=1), reason="by_hand", expired=0))
    assert intervals(hall) == [(0, 60, "open", f"o-{ONE}"), (180, 210, "closed", None)]
    assert intervals(hall, OTHER) == [(0, 60, "open", f"o-{OTHER}"), (180, 210, "open", "p-2")]
    # Together they are as long as the days; counter 3 was never opened.
    lengths = dict.fromkeys(hall.layout.counters, timedelta())
    for one in hall.all(IntervalFact):
        lengths[one.counter] += one.length
    assert set(lengths.values()) == {minutes(60 + 30)}


def test_an_interval_of_no_length_is_not_kept(hall: FactHall) -> None:
    hall.pass_time(60)
    hall.happens(e.CounterClosed(counter=ONE))
    hall.happens(e.CounterOpened(counter=ONE, operator="p-2"))
    assert intervals(hall) == [(0, 1, "open", f"o-{ONE}")]


# Ratings.


@pytest.mark.parametrize("note", [None, "n1"])
def test_a_rating_tells_whether_there_was_a_comment(hall: FactHall, note: str | None) -> None:
    hall.serve()
    before = hall.the(StopFact)
    hall.pass_time(60)
    hall.happens(e.ServiceRated(ticket=T1, stop=0, stars=4, note=note, text_hash=note))
    assert hall.the(StopFact) == before
    assert hall.the(RatingFact) == RatingFact(
        centre="village",
        ticket=T1,
        stop=0,
        day=DAY,
        at=hall.now,
        service=PAPER,
        agency="town",
        counter=ONE,
        operator=f"o-{ONE}",
        stars=4,
        comment=note,
    )


# The collecting of changes.


def test_of_changes_to_the_same_fact_the_last_one_counts(hall: FactHall) -> None:
    hall.serve()
    fact = hall.the(StopFact)
    dropped = Dropped(StopFact, ("village", DAY, T1, 0))
    changes = FactChanges()
    changes.add([fact, dropped])
    assert changes.take() == [dropped]
    assert changes.take() == []
    changes.add([dropped, fact])
    assert changes.take() == [fact]


def test_the_key_of_a_fact_is_its_first_fields() -> None:
    for kind, key in KEYS.items():
        assert tuple(one.name for one in fields(kind))[: len(key)] == key


def test_a_late_hour_belongs_to_the_local_day(hall: FactHall) -> None:
    hall.now = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    hall.take()
    fact = hall.the(TicketFact)
    assert (fact.hour, fact.weekday, fact.day) == (1, 1, DAY)
