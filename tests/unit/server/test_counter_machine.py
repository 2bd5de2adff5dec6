"""A counter keeps to its table, whatever happens at it in whatever order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contract import events as e
from contract.enums import BreakReason, CounterAction, CounterState, Outcome
from contract.lifecycle import COUNTER, NotAllowed
from contract.snapshots import Reasons
from server.domain import counters
from server.domain.counters import Counter

START = datetime(2026, 11, 23, 6, tzinfo=UTC)


class CounterLife(RuleBasedStateMachine):
    """One counter and the events at it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.counter = counters.built("v", "v.1", START)
        self.calls = 0

    def _moves(self, action: CounterAction, data: e.Payload) -> Counter | None:
        before = self.counter
        step = COUNTER.get((before.state, action))
        if step is None:
            with pytest.raises(NotAllowed):
                counters.evolve(before, data, self.now, "ann")
            return None
        self._evolves(data)
        assert (self.counter.state, self.counter.since) == (step.to, self.now)
        assert self.counter.same_since == self.now
        return self.counter

    def _happens(self, data: e.Payload) -> None:
        before = self.counter
        self._evolves(data)
        assert (self.counter.state, self.counter.since) == (before.state, before.since)
        assert self.counter.same_since == before.same_since
        assert (self.counter.ticket, self.counter.operator) == (before.ticket, before.operator)

    def _evolves(self, data: e.Payload) -> None:
        """The result does not depend on who did it; but only its operator has acted."""
        before = self.counter
        by_others = counters.evolve(before, data, self.now, "boss")
        who = before.operator or "boss"
        if isinstance(data, e.CounterOpened | e.CounterTakenOver):
            who = data.operator
        self.counter = counters.evolve(before, data, self.now, who)
        assert by_others == replace(self.counter, acted_at=before.acted_at)
        assert self.counter.acted_at == (before.acted_at if who == "boss" else self.now)

    @rule(seconds=st.integers(0, 4000))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(operator=st.sampled_from(["ann", "bob"]))
    def opens(self, operator: str) -> None:
        if self._moves(CounterAction.OPEN, e.CounterOpened(counter="v.1", operator=operator)):
            assert self.counter.operator == operator
            assert self.counter.expected_end is None

    @rule(reason=st.sampled_from(BreakReason), minutes=st.integers(1, 90))
    def pauses(self, reason: BreakReason, minutes: int) -> None:
        end = self.now + timedelta(minutes=minutes)
        data = e.CounterPaused(counter="v.1", reason=reason, expected_end=end)
        if self._moves(CounterAction.BREAK, data):
            assert (self.counter.break_reason, self.counter.expected_end) == (reason, end)

    @rule()
    def closes(self) -> None:
        if self._moves(CounterAction.CLOSE, e.CounterClosed(counter="v.1")):
            assert self.counter.operator is None
            assert self.counter.last_finished is None

    @precondition(lambda self: self.counter.ticket is None)
    @rule()
    def calls_one(self) -> None:
        self.calls += 1
        self._happens(
            e.TicketCalled(
                ticket=f"v.t{self.calls}",
                number="A001",
                stop=0,
                service="v.a",
                counter="v.1",
                operator="ann",
                call=self.calls,
                language="az",
                assist=(),
                waited=0,
                reasons=Reasons(rule="longest_wait"),
            )
        )
        self.counter = counters.with_ticket(self.counter, f"v.t{self.calls}")

    @precondition(lambda self: self.counter.ticket is not None)
    @rule()
    def starts(self) -> None:
        ticket = self.counter.ticket or ""
        self._happens(e.ServiceStarted(ticket=ticket, stop=0, counter="v.1"))
        assert self.counter.last_finished is None

    @precondition(lambda self: self.counter.ticket is not None)
    @rule(data=st.data())
    def ticket_leaves(self, data: st.DataObject) -> None:
        ticket: str = self.counter.ticket or ""
        there: dict[str, Any] = {"ticket": ticket, "counter": "v.1"}
        next_stop = data.draw(st.sampled_from([None, 1]))
        event = data.draw(
            st.sampled_from(
                [
                    e.ServiceFinished(
                        **there,
                        stop=0,
                        service="v.a",
                        outcome=Outcome.DONE,
                        quantity=1,
                        next_stop=next_stop,
                    ),
                    e.TicketRequeued(**there, not_before=self.now),
                    e.CallWithdrawn(**there, call=self.calls),
                    e.TicketMissed(**there, recalls=0, comeback_until=self.now),
                    e.TicketHeld(**there, reason="later"),
                ]
            )
        )
        before = self.counter.last_finished
        self._happens(event)
        self.counter = counters.with_ticket(self.counter, None)
        ended = ticket if next_stop is None else None
        finished = isinstance(event, e.ServiceFinished)
        assert self.counter.last_finished == (ended if finished else before)

    @precondition(lambda self: self.counter.last_finished and not self.counter.ticket)
    @rule()
    def serves_the_last_again(self) -> None:
        last = self.counter.last_finished or ""
        self._happens(e.TicketReopened(ticket=last, counter="v.1"))
        assert self.counter.last_finished is None
        self.counter = counters.with_ticket(self.counter, last)

    @precondition(lambda self: self.counter.operator is not None)
    @rule(operator=st.sampled_from(["ann", "bob"]))
    def is_taken_over(self, operator: str) -> None:
        before = self.counter
        data = e.CounterTakenOver(counter="v.1", operator=operator, was=before.operator or "")
        self._evolves(data)
        since = before.same_since if operator == before.operator else self.now
        wanted = replace(before, operator=operator, acted_at=self.now, same_since=since)
        assert self.counter == wanted

    @rule(profile=st.sampled_from([None, "all"]))
    def works_by_another_profile(self, profile: str | None) -> None:
        before = self.counter
        data = e.ProfileSet(counter="v.1", profile=profile)
        self.counter = counters.evolve(before, data, self.now, "boss")
        since = before.same_since if profile == before.profile else self.now
        assert self.counter == replace(before, profile=profile, same_since=since)

    @invariant()
    def only_a_closed_counter_has_no_operator(self) -> None:
        if self.counter.state is CounterState.CLOSED:
            assert self.counter.operator is None
        else:
            assert self.counter.operator is not None
        paused = self.counter.state is CounterState.PAUSED
        assert paused is (self.counter.expected_end is not None)
        assert (self.counter.last_finished is None) is (self.counter.last_finished_at is None)


_HERE = settings(max_examples=75, stateful_step_count=40, deadline=None)
_SOAK = settings(max_examples=3000, stateful_step_count=80, deadline=None)


def test_a_counter_keeps_to_its_table() -> None:
    run_state_machine_as_test(CounterLife, settings=_HERE)


@pytest.mark.soak
def test_many_counters_keep_to_their_table() -> None:
    run_state_machine_as_test(CounterLife, settings=_SOAK)
