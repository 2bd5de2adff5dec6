"""A ticket and a counter live by their tables, whatever happens to them in whatever order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contract import events as e
from contract.lifecycle import COUNTER, TICKET, NotAllowed
from contract.snapshots import Reasons
from contract.words import (
    ACTIVE,
    BreakReason,
    Channel,
    CounterAction,
    CounterState,
    Outcome,
    Paper,
    PrintFault,
    StopState,
    TicketAction,
    TicketClass,
    TicketState,
)
from server.domain import counters, tickets
from server.domain.counters import Counter
from server.domain.tickets import Ticket

A = TicketAction
START = datetime(2026, 11, 23, 6, tzinfo=UTC)
COUNTERS = ("v.1", "v.2")
SERVICES = ("v.a", "v.b", "v.c")
WHERE = st.sampled_from(COUNTERS)


class TicketLife(RuleBasedStateMachine):
    """One ticket; time passes between any two events."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.ticket: Ticket
        self.first: Ticket
        self.history: list[TicketState] = []
        self.call = 0

    @initialize(
        services=st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3, unique=True),
        ticket_class=st.sampled_from(TicketClass),
    )
    def issue(self, services: list[str], ticket_class: TicketClass) -> None:
        data = e.TicketIssued(
            ticket="v.t1",
            ordinal=1,
            number="A001",
            series="A",
            day=date(2026, 11, 23),
            language="az",
            ticket_class=ticket_class,
            assist=(),
            channel=Channel.KIOSK,
            stops=tuple(e.IssuedStop(service=one, quantity=1) for one in services),
            paper=Paper.PENDING,
            promise=600,
        )
        self.ticket = self.first = tickets.issued("v", data, self.now)
        self.history = [self.ticket.state]

    @rule(seconds=st.integers(0, 4000))
    def time_passes(self, seconds: int) -> None:
        before = self.ticket.waited_at(self.now)
        self.now += timedelta(seconds=seconds)
        grown = self.ticket.waited_at(self.now) - before
        waiting = self.ticket.state is TicketState.WAITING
        assert grown == (timedelta(seconds=seconds) if waiting else timedelta())

    def _happens(self, action: TicketAction, data: e.Payload, line_calls: int = 0) -> None:
        before = self.ticket
        more = isinstance(data, e.ServiceFinished) and data.next_stop is not None
        step = TICKET.get((before.state, action))
        if step is None:
            with pytest.raises(NotAllowed):
                tickets.evolve(before, data, self.now, line_calls=line_calls)
            return
        self.ticket = tickets.evolve(before, data, self.now, line_calls=line_calls)
        expected = step.with_next_stop if more and step.with_next_stop else step.to
        assert self.ticket.state is expected
        if action is not A.RECALL:
            assert self.ticket.since == self.now
        if self.ticket.state is not self.history[-1]:
            self.history.append(self.ticket.state)
        assert self.ticket.waited_at(self.now) >= before.waited_at(self.now)

    @rule(counter=WHERE)
    def is_called(self, counter: str) -> None:
        self.call += 1
        self._happens(
            A.CALL,
            e.TicketCalled(
                ticket="v.t1",
                number="A001",
                stop=self.ticket.stop,
                service=self.ticket.present.service,
                counter=counter,
                operator=f"operator-{counter}",
                call=self.call,
                language="az",
                assist=(),
                waited=0,
                reasons=Reasons(rule="longest_wait"),
            ),
        )
        if self.ticket.call == self.call:
            assert self.ticket.counter == counter
            assert self.ticket.skip_until == 0

    def _counter(self) -> str:
        return self.ticket.counter or COUNTERS[0]

    @rule()
    def is_recalled(self) -> None:
        self.call += 1
        recalls = self.ticket.recalls
        self._happens(
            A.RECALL,
            e.TicketRecalled(
                ticket="v.t1",
                number="A001",
                counter=self._counter(),
                call=self.call,
                language="az",
                assist=(),
            ),
        )
        assert self.ticket.recalls == recalls + (self.ticket.call == self.call)

    @rule()
    def is_started(self) -> None:
        stop = self.ticket.stop
        self._happens(A.START, e.ServiceStarted(ticket="v.t1", stop=stop, counter=self._counter()))

    @rule()
    def start_is_undone(self) -> None:
        stop = self.ticket.stop
        self._happens(
            A.UNDO_START, e.StartUndone(ticket="v.t1", stop=stop, counter=self._counter())
        )

    @rule(outcome=st.sampled_from(Outcome), quantity=st.integers(1, 9))
    def is_finished(self, outcome: Outcome, quantity: int) -> None:
        stop = self.ticket.stop
        data = e.ServiceFinished(
            ticket="v.t1",
            stop=stop,
            service=self.ticket.present.service,
            counter=self._counter(),
            outcome=outcome,
            quantity=quantity,
            next_stop=tickets.next_stop(self.ticket),
        )
        before = self.ticket
        self._happens(A.FINISH, data)
        if self.ticket is not before:
            done = self.ticket.stops[stop]
            assert (done.state, done.outcome, done.quantity) == (
                StopState.SERVED,
                outcome,
                quantity,
            )

    @rule(skip=st.integers(0, 4), calls=st.integers(0, 9))
    def is_requeued(self, skip: int, calls: int) -> None:
        before, waited = self.ticket, self.ticket.waited_at(self.now)
        data = e.TicketRequeued(ticket="v.t1", counter=self._counter(), skip=skip)
        self._happens(A.REQUEUE, data, line_calls=calls)
        if self.ticket is not before:
            assert self.ticket.skip_until == calls + skip
            assert self.ticket.waited_at(self.now) == waited

    @rule()
    def call_is_withdrawn(self) -> None:
        before = self.ticket
        data = e.CallWithdrawn(ticket="v.t1", counter=self._counter(), call=self.call)
        self._happens(A.UNDO_CALL, data)
        if self.ticket is not before:
            assert self.ticket.queued_from == before.queued_from

    @rule(minutes=st.integers(1, 60))
    def is_missed(self, minutes: int) -> None:
        data = e.TicketMissed(
            ticket="v.t1",
            counter=self._counter(),
            recalls=self.ticket.recalls,
            comeback_until=self.now + timedelta(minutes=minutes),
        )
        self._happens(A.MARK_NO_SHOW, data)

    @rule()
    def comes_back(self) -> None:
        before = self.ticket
        at_counter = before.state is TicketState.FINISHED
        data = e.TicketReopened(ticket="v.t1", counter=self._counter() if at_counter else None)
        self._happens(A.REOPEN, data)
        if before.state is TicketState.MISSED:
            held = self.now - before.since
            assert self.ticket.waited_at(self.now) == before.waited + held

    @rule()
    def is_cancelled(self) -> None:
        self._happens(A.CANCEL, e.TicketCancelled(ticket="v.t1", reason="left"))

    @rule()
    def is_expired(self) -> None:
        self._happens(A.EXPIRE, e.TicketExpired(ticket="v.t1"))

    @rule(paper=st.sampled_from([Paper.PRINTED, Paper.SHOWN, None]))
    def paper_is_reported(self, paper: Paper | None) -> None:
        data: e.Payload = (
            e.TicketPrinted(ticket="v.t1", paper=paper)
            if paper
            else e.PrintFailed(ticket="v.t1", fault=PrintFault.OFFLINE)
        )
        after = tickets.evolve(self.ticket, data, self.now)
        assert replace(after, paper=self.ticket.paper) == self.ticket
        assert after.paper is (paper or Paper.FAILED)
        self.ticket = after

    @invariant()
    def arrival_never_changes(self) -> None:
        if not self.history:
            return
        for field in ("id", "ordinal", "number", "day", "issued_at", "promise", "ticket_class"):
            assert getattr(self.ticket, field) == getattr(self.first, field)
        services = [stop.service for stop in self.ticket.stops]
        assert services == [stop.service for stop in self.first.stops]

    @invariant()
    def the_wait_is_a_part_of_the_stay(self) -> None:
        if self.history:
            waited = self.ticket.waited_at(self.now)
            assert timedelta() <= waited <= self.now - self.ticket.issued_at

    @invariant()
    def ends_are_final_except_by_coming_back(self) -> None:
        for before, after in zip(self.history, self.history[1:], strict=False):
            if before is TicketState.FINISHED:
                assert after is TicketState.SERVING
            if before in (TicketState.CANCELLED, TicketState.MISSED):
                assert after in (TicketState.WAITING, TicketState.CANCELLED, TicketState.EXPIRED)
            assert before is not TicketState.EXPIRED

    @invariant()
    def stops_fit_the_state(self) -> None:
        if not self.history:
            return
        ticket, states = self.ticket, [stop.state for stop in self.ticket.stops]
        open_stops = [n for n, state in enumerate(states) if state is StopState.OPEN]
        if ticket.state in ACTIVE or ticket.state is TicketState.WAITING:
            assert open_stops == [ticket.stop]
        else:
            assert open_stops == []
        if ticket.state is TicketState.FINISHED:
            assert set(states) == {StopState.SERVED}
        if ticket.state is TicketState.WAITING:
            assert ticket.counter is None
            assert ticket.present.counter is None
            assert ticket.line == tickets.line_id(ticket.present.service, ticket.ticket_class)
        if ticket.state in ACTIVE:
            assert ticket.counter == ticket.present.counter
        assert (ticket.state is TicketState.SERVING) <= (ticket.present.finished_at is None)

    @invariant()
    def times_of_a_stop_are_in_order(self) -> None:
        for stop in self.ticket.stops if self.history else ():
            times = [stop.queued_at, stop.called_at, stop.started_at, stop.finished_at]
            known = [one for one in times if one is not None]
            assert known == sorted(known)


class CounterLife(RuleBasedStateMachine):
    """One counter and whatever happens at it."""

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
                counters.evolve(before, data, self.now)
            return None
        self.counter = counters.evolve(before, data, self.now)
        assert (self.counter.state, self.counter.since) == (step.to, self.now)
        return self.counter

    def _happens(self, data: e.Payload) -> None:
        before = self.counter
        self.counter = counters.evolve(before, data, self.now)
        assert (self.counter.state, self.counter.since) == (before.state, before.since)
        assert self.counter.operator == before.operator

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
        assert self.counter.ticket == f"v.t{self.calls}"
        assert self.counter.last_finished is None

    @precondition(lambda self: self.counter.ticket is not None)
    @rule(data=st.data())
    def lets_it_go(self, data: st.DataObject) -> None:
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
                    e.TicketRequeued(**there, skip=2),
                    e.CallWithdrawn(**there, call=self.calls),
                    e.TicketMissed(**there, recalls=0, comeback_until=self.now),
                ]
            )
        )
        self._happens(event)
        assert self.counter.ticket is None
        over = isinstance(event, e.ServiceFinished) and next_stop is None
        assert self.counter.last_finished == (ticket if over else None)

    @precondition(lambda self: self.counter.last_finished is not None)
    @rule()
    def serves_the_last_again(self) -> None:
        last = self.counter.last_finished or ""
        self._happens(e.TicketReopened(ticket=last, counter="v.1"))
        assert (self.counter.ticket, self.counter.last_finished) == (last, None)

    @invariant()
    def a_closed_counter_has_nobody(self) -> None:
        if self.counter.state is CounterState.CLOSED:
            assert self.counter.operator is None
        else:
            assert self.counter.operator is not None
        paused = self.counter.state is CounterState.PAUSED
        assert paused is (self.counter.expected_end is not None)
        assert (self.counter.last_finished is None) is (self.counter.last_finished_at is None)


_HERE = settings(max_examples=200, stateful_step_count=40, deadline=None)
_SOAK = settings(max_examples=3000, stateful_step_count=80, deadline=None)


@pytest.mark.parametrize("life", [TicketLife, CounterLife])
def test_a_life_keeps_to_its_table(life: type[RuleBasedStateMachine]) -> None:
    run_state_machine_as_test(life, settings=_HERE)


@pytest.mark.soak
@pytest.mark.parametrize("life", [TicketLife, CounterLife])
def test_long_lives_keep_to_their_tables(life: type[RuleBasedStateMachine]) -> None:
    run_state_machine_as_test(life, settings=_SOAK)
