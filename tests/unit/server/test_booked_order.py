"""Visitors with bookings among the others: who is called first, and how the others' waits count
them."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import events as e
from contract.enums import Channel, Paper, Rule, TicketClass
from server.domain import ticket_life
from server.domain.calls import ProfileCalls, after_call
from server.domain.centres import Centre
from server.domain.selection import choose
from server.domain.setup import Setup
from server.domain.show_rate import chance_to_come, still_to_come
from server.domain.state.hall_state import HallState
from server.domain.tickets import Ticket
from tests.parts.village import village
from tests.unit.server.heads import MINUTE, NOW

PAPER = "village.paper"


class Comes(NamedTuple):
    """Who takes a ticket after some minutes; with a booking for that minute."""

    after: int
    ticket_class: TicketClass
    booked: int | None


ORDINARY = st.builds(
    Comes,
    st.integers(0, 150),
    st.sampled_from([TicketClass.STANDARD] * 5 + [TicketClass.PRIORITY]),
    st.none(),
)
BOOKED = st.builds(
    lambda slot, early: Comes(max(0, 15 * slot - early), TicketClass.APPOINTMENT, 15 * slot),
    st.integers(0, 10),
    st.integers(-9, 30),
)


def taken(state: HallState, ordinal: int, comes: Comes) -> Ticket:
    """The ticket as its event makes it."""
    at = NOW + comes.after * MINUTE
    data = e.TicketIssued(
        ticket=f"village.t{ordinal}",
        ordinal=ordinal,
        number=f"A{ordinal:03}",
        series="A",
        day=NOW.date(),
        language="az",
        ticket_class=comes.ticket_class,
        assist=(),
        channel=Channel.GREETER,
        stops=(e.IssuedStop(service=PAPER, quantity=1),),
        paper=Paper.PRINTED,
        promise=None,
        booked_for=NOW + comes.booked * MINUTE if comes.booked is not None else None,
    )
    return ticket_life.issued(state.centre, data, at, "", state.clocks(at))


@given(
    st.lists(ORDINARY | BOOKED, min_size=2, max_size=40),
    st.lists(st.integers(0, 200), min_size=1, max_size=40),
    st.sampled_from([15, 90, 1000]),
)
def test_no_visitor_who_came_half_an_hour_before_a_booked_time_is_called_after_it(
    come: list[Comes], looks: list[int], wait_max: int
) -> None:
    setup = Setup(village(wait_max_minutes=wait_max))
    state, rules = HallState(Centre("village", ""), setup), setup.priority_rules
    ahead = rules.of(TicketClass.APPOINTMENT).ahead_minutes * MINUTE
    coming = sorted(come, key=lambda one: one.after)
    recent, since_guard = ProfileCalls("", ""), list[bool]()
    for minute in sorted(looks):
        now = NOW + minute * MINUTE
        while coming and coming[0].after <= minute:
            state.put(taken(state, len(come) - len(coming) + 1, coming.pop(0)))
        heads = state.heads([PAPER], (), now)
        choice = choose(heads, now, rules, setup.levels["all"], recent.favoured)
        if choice is None:
            continue
        called = state.ticket(choice.head.ticket)
        assert called is not None
        state.drop(Ticket, called.id)
        recent = after_call(recent, choice.favoured)
        left = [one for one in state.waiting_tickets() if one.ticket_class is TicketClass.STANDARD]
        if called.booked_for is not None:
            assert not [one.id for one in left if one.issued_at < called.booked_for - ahead]
            if now < called.booked_for:
                # Before its time only because no other waited.
                assert not left
        assert all(one.waited >= 0 for one in choice.reasons.compared)
        # A visitor who has waited too long is called whatever the cap says.
        since_guard = [] if choice.reasons.rule == Rule.GUARD else [*since_guard, choice.favoured]
        assert sum(since_guard[-rules.cap_of :]) <= rules.cap


def test_who_is_not_here_yet_comes_the_less_the_later_it_is() -> None:
    window = 1800.0
    chances = [chance_to_come(60.0 * left, window) for left in (40, 30, 15, 0.001)]
    assert chances == pytest.approx([0.71, 0.583, 0.434, 0.12], abs=0.001)
    # All that is known of the visitors of a time is true at once: those who are here and those who
    # still come are 71 of 100 together.
    here = 0.71 * 0.43
    assert here + (1 - here) * chance_to_come(window, window) == pytest.approx(0.71)


def test_expected_visitors_of_one_time_are_one_queue() -> None:
    found = still_to_come(PAPER, [600, -60, 600, 1500, 3000], 1800, 1800)
    assert [(one.waiting, one.longest) for one in found] == [
        (2 * chance_to_come(600, 1800), -600),
        (chance_to_come(1500, 1800), -1500),
    ]
