"""Which facts follow from which events, in a hall in memory."""

from datetime import timedelta

import pytest

from contract import events as e
from contract.enums import (
    Channel,
    Outcome,
    Paper,
    PrintFault,
    Rule,
    TicketClass,
    TicketState,
)
from server.domain.facts import (
    CallEnd,
    CallFact,
    CallKind,
    End,
    StopFact,
    TicketFact,
)
from tests.unit.server.fact_hall import ONE, OTHER, PAPER, REQUEST, T1, TAX, FactHall, minutes
from tests.unit.server.small_hall import DAY, START


@pytest.fixture
def hall() -> FactHall:
    """The village, with both counters open."""
    return FactHall()


# A whole visit.


def test_a_ticket_has_a_fact_from_its_issue_on(hall: FactHall) -> None:
    hall.take(PAPER, TAX, by="kiosk-7", channel=Channel.KIOSK)
    assert hall.the(TicketFact) == TicketFact(
        centre="village",
        ticket=T1,
        day=DAY,
        number="A001",
        series="A",
        channel=Channel.KIOSK,
        ticket_class=TicketClass.STANDARD,
        language="az",
        service=PAPER,
        agency="town",
        stops=2,
        issued_at=START,
        issued_by="kiosk-7",
        # Ten in the morning in the village, on a Monday.
        hour=10,
        weekday=0,
        ended_at=None,
        end=None,
        stay=None,
        waited=None,
        first_wait=None,
        promise=900,
        estimate=600,
        promise_kept=None,
    )


def test_a_served_ticket(hall: FactHall) -> None:
    hall.serve()
    end = START + timedelta(seconds=440)
    ticket = hall.the(TicketFact)
    assert (ticket.end, ticket.ended_at, ticket.stay) == (End.SERVED, end, end - START)
    assert ticket.first_wait == ticket.waited == timedelta(seconds=120)
    assert ticket.promise_kept is True
    assert hall.the(StopFact) == StopFact(
        centre="village",
        ticket=T1,
        stop=0,
        day=DAY,
        number="A001",
        service=PAPER,
        agency="town",
        counter=ONE,
        operator=f"o-{ONE}",
        channel=Channel.GREETER,
        ticket_class=TicketClass.STANDARD,
        end=End.SERVED,
        outcome=Outcome.DONE,
        quantity=1,
        joined_at=START,
        hour=10,
        weekday=0,
        ended_at=end,
        ended_by=f"o-{ONE}",
        wait=timedelta(seconds=120),
        walk=timedelta(seconds=20),
        service_time=timedelta(seconds=300),
        target=900,
        target_kept=True,
    )
    assert hall.the(CallFact) == CallFact(
        centre="village",
        call=1,
        day=DAY,
        at=START + timedelta(seconds=120),
        ticket=T1,
        service=PAPER,
        agency="town",
        counter=ONE,
        operator=f"o-{ONE}",
        called_by="o",
        kind=CallKind.NEXT,
        rule=Rule.ONLY_ONE,
        reason=None,
        waited=timedelta(seconds=120),
        ended_at=START + timedelta(seconds=140),
        end=CallEnd.CAME,
        shown_after=None,
    )


def test_each_command_changes_as_few_facts_as_can_be(hall: FactHall) -> None:
    def kinds() -> list[type]:
        return [type(one) for one in hall.changes()]

    kinds()
    hall.take()
    assert kinds() == [TicketFact]
    hall.pass_time(60)
    hall.call()
    assert kinds() == [TicketFact]
    hall.start()
    assert kinds() == [CallFact]
    hall.finish()
    assert kinds() == [TicketFact, StopFact]
    hall.happens(e.TicketPrinted(ticket=T1, paper=Paper.PRINTED))
    hall.happens(e.AssistSet(ticket=T1))
    assert kinds() == []


def test_a_promise_is_broken_by_a_longer_wait_and_none_where_the_service_changed(
    hall: FactHall,
) -> None:
    hall.take()
    hall.pass_time(901)
    hall.call()
    assert hall.the(TicketFact).promise_kept is False
    hall.happens(e.ServiceChanged(ticket=T1, stop=0, service=TAX))
    assert hall.the(TicketFact).promise_kept is None
    assert hall.the(TicketFact).service == TAX


# Stops.


def test_a_forgotten_start_leaves_the_time_of_service_unknown(hall: FactHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.pass_time(200)
    hall.finish(quantity=3)
    stop = hall.the(StopFact)
    assert (stop.wait, stop.walk, stop.service_time) == (minutes(1), None, None)
    assert (stop.quantity, stop.outcome) == (3, Outcome.DONE)
    assert hall.the(CallFact).end is CallEnd.CAME


def test_each_stop_waits_from_when_it_joined_its_queue(hall: FactHall) -> None:
    hall.take(PAPER, TAX)
    hall.pass_time(60)
    hall.call()
    hall.start()
    hall.pass_time(3600)
    hall.finish(next_stop=1)
    hall.pass_time(240)
    hall.call(counter=OTHER)
    hall.pass_time(10)
    hall.cancel()
    first, second = hall.all(StopFact)
    assert (first.end, second.end) == (End.SERVED, End.CANCELLED)
    assert (second.hour, second.joined_at) == (11, START + timedelta(seconds=3660))
    assert (second.wait, second.walk, second.service_time) == (minutes(4), None, None)
    ticket = hall.the(TicketFact)
    assert (ticket.end, ticket.first_wait, ticket.waited) == (
        End.CANCELLED,
        minutes(1),
        minutes(5),
    )


@pytest.mark.parametrize("unserved", [False, True])
def test_a_transfer_ends_a_stop(hall: FactHall, unserved: bool) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.pass_time(30)
    if not unserved:
        hall.start()
        hall.pass_time(100)
    hall.transfer(TAX, unserved=unserved)
    stop = hall.the(StopFact)
    assert stop.end is (End.TRANSFERRED_UNSERVED if unserved else End.TRANSFERRED)
    assert stop.service_time == (None if unserved else timedelta(seconds=100))
    assert hall.the(CallFact).end is (CallEnd.TRANSFERRED if unserved else CallEnd.CAME)
    ticket = hall.the(TicketFact)
    assert (ticket.end, ticket.stops, ticket.service) == (None, 2, PAPER)


def test_a_stop_that_waits_and_ends_has_no_wait_until_a_call(hall: FactHall) -> None:
    hall.take(PAPER, TAX)
    hall.pass_time(600)
    hall.cancel()
    stop = hall.the(StopFact)
    assert (stop.end, stop.wait, stop.target_kept, stop.counter) == (
        End.CANCELLED,
        None,
        None,
        None,
    )
    # The second stop never joined a queue.
    assert hall.the(TicketFact).stops == 2
    assert hall.the(TicketFact).waited == minutes(10)


def test_a_hold_counts_neither_as_service_nor_as_waiting(hall: FactHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.pass_time(20)
    hall.start()
    hall.pass_time(100)
    hall.hold_and_resume(1000)
    hall.pass_time(15)
    hall.start()
    hall.pass_time(50)
    hall.finish()
    stop = hall.the(StopFact)
    assert (stop.wait, stop.walk) == (minutes(1), timedelta(seconds=20))
    assert stop.service_time == timedelta(seconds=150)
    assert hall.the(TicketFact).waited == minutes(1)
    first, second = hall.all(CallFact)
    assert (first.kind, first.end) == (CallKind.NEXT, CallEnd.CAME)
    assert (second.kind, second.rule, second.waited) == (CallKind.RESUMED, None, None)


def test_a_hold_ends_a_call_to_which_the_visitor_came(hall: FactHall) -> None:
    hall.take()
    hall.call()
    hall.hold_and_resume(60)
    assert hall.all(CallFact)[0].end is CallEnd.HELD


# Absent visitors.


def test_a_missed_visitor_who_comes_back_is_served_after_all(hall: FactHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.pass_time(30)
    hall.miss()
    missed_at = hall.now
    assert hall.the(StopFact).end is End.MISSED
    assert hall.the(CallFact).end is CallEnd.MISSED
    ticket = hall.the(TicketFact)
    assert (ticket.end, ticket.ended_at, ticket.waited) == (End.MISSED, missed_at, minutes(1))
    hall.pass_time(120)
    hall.reopen()
    assert hall.all(StopFact) == []
    ticket = hall.the(TicketFact)
    assert (ticket.end, ticket.ended_at) == (None, None)
    hall.pass_time(60)
    hall.call()
    hall.start()
    hall.finish()
    # The stop has waited since it joined the queue; of the visitor's own waiting the call itself
    # is no part, and the time for which the place was held is.
    assert hall.the(StopFact).wait == timedelta(seconds=60 + 30 + 120 + 60)
    assert hall.the(TicketFact).waited == timedelta(seconds=60 + 120 + 60)
    assert hall.the(TicketFact).first_wait == minutes(1)


def test_a_missed_ticket_has_ended_when_it_was_missed_not_with_its_day(hall: FactHall) -> None:
    hall.take()
    hall.call()
    hall.pass_time(30)
    hall.miss()
    before = hall.the(TicketFact), hall.the(StopFact)
    hall.pass_time(3600)
    hall.close_day()
    assert (hall.the(TicketFact), hall.the(StopFact)) == before


def test_the_service_of_a_missed_ticket_can_be_corrected(hall: FactHall) -> None:
    hall.take(PAPER, TAX)
    hall.call()
    hall.pass_time(30)
    hall.miss()
    missed_at = hall.now
    hall.pass_time(60)
    hall.happens(e.ServiceChanged(ticket=T1, stop=0, service=REQUEST))
    stop = hall.the(StopFact)
    assert (stop.stop, stop.service, stop.end) == (0, REQUEST, End.MISSED)
    hall.happens(e.ServiceChanged(ticket=T1, stop=0, service=TAX, instead=1))
    stop = hall.the(StopFact)
    assert (stop.stop, stop.service, stop.end, stop.ended_at) == (1, TAX, End.MISSED, missed_at)


def test_a_requeued_visitor_waits_until_the_call_that_is_answered(hall: FactHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.pass_time(40)
    hall.happens(e.TicketRequeued(ticket=T1, counter=ONE, not_before=hall.now))
    assert hall.the(CallFact).end is CallEnd.REQUEUED
    assert hall.the(TicketFact).promise_kept is None
    hall.pass_time(100)
    hall.call()
    hall.start()
    hall.finish()
    assert hall.the(StopFact).wait == timedelta(seconds=200)
    ticket = hall.the(TicketFact)
    assert (ticket.first_wait, ticket.waited) == (minutes(1), timedelta(seconds=160))
    assert ticket.promise_kept is True


def test_a_recall_is_a_call_of_its_own(hall: FactHall) -> None:
    hall.take()
    hall.call(rule=Rule.CHOSEN)
    hall.pass_time(20)
    hall.recall()
    hall.pass_time(10)
    hall.start()
    first, second = hall.all(CallFact)
    assert (first.kind, first.rule, first.reason) == (CallKind.CHOSEN, Rule.CHOSEN, "regular")
    assert first.end is CallEnd.RECALLED
    assert (second.kind, second.rule, second.waited) == (CallKind.RECALL, None, None)
    assert (second.at, second.end) == (START + timedelta(seconds=20), CallEnd.CAME)


# What is undone.


def test_an_undone_start_brings_the_call_back(hall: FactHall) -> None:
    hall.take()
    hall.call()
    hall.pass_time(10)
    hall.start()
    assert hall.the(CallFact).end is CallEnd.CAME
    hall.happens(e.StartUndone(ticket=T1, stop=0, counter=ONE))
    assert hall.all(CallFact) == []
    hall.pass_time(20)
    hall.start()
    hall.finish()
    assert hall.the(CallFact).ended_at == START + timedelta(seconds=30)
    assert hall.the(StopFact).walk == timedelta(seconds=30)


def test_an_undone_finish_drops_the_fact_of_the_stop(hall: FactHall) -> None:
    hall.serve(work=100)
    hall.pass_time(5)
    hall.reopen(ONE)
    assert hall.all(StopFact) == []
    ticket = hall.the(TicketFact)
    assert (ticket.end, ticket.stay, ticket.waited) == (None, None, None)
    hall.pass_time(60)
    hall.finish()
    assert hall.the(StopFact).service_time == timedelta(seconds=165)


@pytest.mark.parametrize("reason", ["slip", "suspended"])
def test_a_withdrawn_call_is_no_first_call(hall: FactHall, reason: str) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.pass_time(5)
    hall.happens(e.CallWithdrawn(ticket=T1, counter=ONE, call=1, reason=reason))
    assert hall.the(CallFact).end is (CallEnd.WITHDRAWN if reason == "slip" else CallEnd.SUSPENDED)
    assert hall.the(TicketFact).first_wait is None
    hall.pass_time(5)
    hall.call()
    assert hall.the(TicketFact).first_wait == timedelta(seconds=70)


def test_a_withdrawn_call_from_hold_is_no_first_call(hall: FactHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.call()
    hall.start()
    hall.hold_and_resume(300)
    hall.happens(e.CallWithdrawn(ticket=T1, counter=ONE, call=2, reason="slip"))
    assert hall.ticket().state is TicketState.WAITING
    assert hall.ticket().first_wait == hall.the(TicketFact).first_wait == minutes(1)


def test_a_cancelled_ticket_that_is_reopened_has_not_ended(hall: FactHall) -> None:
    hall.take()
    hall.cancel()
    assert hall.the(TicketFact).end is hall.the(StopFact).end is End.CANCELLED
    hall.reopen()
    assert hall.the(TicketFact).end is None
    assert hall.all(StopFact) == []


@pytest.mark.parametrize("paper", [Paper.PENDING, Paper.FAILED])
def test_a_ticket_without_a_paper_is_void(hall: FactHall, paper: Paper) -> None:
    hall.take(channel=Channel.KIOSK, paper=Paper.PENDING)
    if paper is Paper.FAILED:
        hall.happens(e.PrintFailed(ticket=T1, fault=PrintFault.PAPER_OUT))
    hall.cancel()
    assert hall.the(TicketFact).end is hall.the(StopFact).end is End.VOID


# Coupons and the end of the day.


def test_a_service_that_is_ended_with_a_coupon(hall: FactHall) -> None:
    hall.take(PAPER, TAX)
    hall.pass_time(60)
    hall.give_coupon(PAPER, next_stop=1)
    assert hall.the(StopFact).end is End.COUPON
    assert hall.the(TicketFact).end is None
    hall.give_coupon(TAX)
    assert [one.end for one in hall.all(StopFact)] == [End.COUPON, End.COUPON]
    assert (hall.the(TicketFact).end, hall.the(TicketFact).waited) == (End.COUPON, minutes(1))


def test_a_stop_that_never_joined_a_queue_has_no_fact(hall: FactHall) -> None:
    hall.take(PAPER, TAX)
    hall.give_coupon(TAX, later=True)
    assert hall.all(StopFact) == []
    assert (hall.the(TicketFact).end, hall.the(TicketFact).stops) == (None, 2)


def test_a_missed_visitor_with_a_coupon_was_missed_and_ends_with_the_coupon(hall: FactHall) -> None:
    hall.take()
    hall.call()
    hall.miss()
    hall.pass_time(60)
    hall.give_coupon(PAPER)
    assert hall.the(StopFact).end is End.MISSED
    ticket = hall.the(TicketFact)
    assert (ticket.end, ticket.stay, ticket.waited) == (End.COUPON, minutes(1), minutes(1))


def test_what_waits_expires_with_the_day(hall: FactHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.close_day()
    assert hall.the(TicketFact).end is hall.the(StopFact).end is End.EXPIRED
    assert hall.the(StopFact).ended_at == START + minutes(1)


def test_a_call_expires_with_its_ticket(hall: FactHall) -> None:
    hall.take()
    hall.call()
    hall.pass_time(60)
    hall.close_day()
    assert hall.the(CallFact).end is CallEnd.EXPIRED
