"""A ticket lives by its table, whatever happens to it in whatever order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from contract import events as e
from contract.enums import (
    ACTIVE,
    Channel,
    Claim,
    Outcome,
    Paper,
    PrintFault,
    StopOrder,
    StopState,
    TicketAction,
    TicketClass,
    TicketState,
)
from contract.lifecycle import TICKET, NotAllowed
from contract.snapshots import Reasons
from server.domain import ticket_life, ticket_services, tickets
from server.domain.tickets import Ticket, for_counter, for_operator

A = TicketAction
START = datetime(2026, 11, 23, 6, tzinfo=UTC)
COUNTERS = ("v.1", "v.2")
SERVICES = ("v.a", "v.b", "v.c")
WHERE = st.sampled_from(COUNTERS)
STAYS = (A.RECALL, A.STEP_BACK, A.RELEASE, A.ADD_SERVICE, A.CHANGE_SERVICE)
"""The actions after which a ticket is where it was."""


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
        self.ticket = self.first = ticket_life.issued("v", data, self.now)
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
                ticket_life.evolve(before, data, self.now, line_calls=line_calls)
            return
        self.ticket = ticket_life.evolve(before, data, self.now, line_calls=line_calls)
        expected = step.with_next_stop if more and step.with_next_stop else step.to
        assert self.ticket.state is expected
        if action not in STAYS:
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
            next_stop=tickets.next_stop(self.ticket, StopOrder.AS_GIVEN, lambda _: None),
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
            assert self.ticket.skip_until == max(before.skip_until, calls + skip)
            assert self.ticket.waited_at(self.now) == waited

    @rule(action=st.sampled_from([A.UNDO_CALL, A.SUSPEND]))
    def call_is_withdrawn(self, action: TicketAction) -> None:
        before = self.ticket
        data = e.CallWithdrawn(
            ticket="v.t1",
            counter=self._counter(),
            call=self.call,
            reason="slip" if action is A.UNDO_CALL else "drill",
        )
        self._happens(action, data)
        if self.ticket is not before:
            assert self.ticket.queued_from == before.queued_from
            assert self.ticket.reserved_for == before.reserved_for
            assert self.ticket.skip_until == before.skip_until

    @rule(calls=st.integers(0, 9))
    def steps_back(self, calls: int) -> None:
        before = self.ticket
        self._happens(A.STEP_BACK, e.TicketSteppedBack(ticket="v.t1", skip=1), line_calls=calls)
        if self.ticket is not before:
            assert self.ticket.skip_until == max(before.skip_until, calls + 1)
            assert self.ticket.queued_from == before.queued_from

    @rule()
    def is_set_aside(self) -> None:
        before = self.ticket
        data = e.TicketHeld(ticket="v.t1", counter=self._counter(), reason="later")
        self._happens(A.HOLD, data)
        if self.ticket is not before:
            served = self.ticket.present.served - before.present.served
            begun = before.present.begun_at
            assert served == (self.now - begun if begun else timedelta())

    @rule(counter=WHERE)
    def is_taken_up_again(self, counter: str) -> None:
        before, self.call = self.ticket, self.call + 1
        self._happens(
            A.RESUME,
            e.TicketResumed(
                ticket="v.t1",
                counter=counter,
                operator=f"operator-{counter}",
                call=self.call,
                number="A001",
                language="az",
                assist=(),
            ),
        )
        if self.ticket is not before:
            # The wait of the stop ended with its first call.
            assert self.ticket.waited == before.waited
            assert self.ticket.present.called_at == before.present.called_at

    @rule(
        service=st.sampled_from(SERVICES),
        to=st.sampled_from(["nobody", "counter", "operator"]),
        back=st.booleans(),
    )
    def is_sent_on(self, service: str, to: str, back: bool) -> None:
        before = self.ticket
        returns = back and before.state in ACTIVE
        bound = {"counter": for_counter(COUNTERS[0]), "operator": for_operator("ann")}
        later = tickets.goal_stop(before, service, bound.get(to, ""))
        data = e.TicketTransferred(
            ticket="v.t1",
            stop=len(before.stops) if later is None else later,
            service=service,
            to_counter=COUNTERS[0] if to == "counter" else None,
            to_operator="ann" if to == "operator" else None,
            with_return=returns,
            return_to=self._counter() if returns else None,
            left_unserved=before.state is not TicketState.SERVING and not before.present.served,
        )
        self._happens(A.TRANSFER, data)
        if self.ticket is not before:
            assert self.ticket.waited_at(self.now) == before.waited_at(self.now)
            assert bool(self.ticket.reserved_for) is (to != "nobody")
            assert self.ticket.present.service == service
            assert len(self.ticket.stops) == len(before.stops) + (later is None) + returns

    @rule()
    def need_not_wait_for_one_alone(self) -> None:
        before = self.ticket
        self._happens(A.RELEASE, e.TicketReleased(ticket="v.t1", was=before.reserved_for))
        if self.ticket is not before:
            assert (self.ticket.reserved_for, self.ticket.present.reserved_for) == ("", "")

    @rule(service=st.sampled_from(SERVICES))
    def gets_one_more_stop(self, service: str) -> None:
        stops = len(self.ticket.stops)
        data = e.ServiceAdded(ticket="v.t1", stop=stops, service=service, quantity=2)
        self._happens(A.ADD_SERVICE, data)

    @rule(service=st.sampled_from(SERVICES), whole_line=st.booleans())
    def is_for_something_else(self, service: str, whole_line: bool) -> None:
        before = self.ticket
        if whole_line and before.state is TicketState.WAITING:
            self.ticket = ticket_services.moved_to_service(before, service, self.now)
        else:
            self._happens(
                A.CHANGE_SERVICE,
                e.ServiceChanged(
                    ticket="v.t1",
                    stop=before.stop,
                    service=service,
                    instead=tickets.later_stop(before, service),
                ),
            )
            if self.ticket is not before:
                assert self.ticket.present.service == service
                assert len(self.ticket.stops) == len(before.stops)
        assert self.ticket.queued_from == before.queued_from
        comes = before.state is TicketState.WAITING and service != before.present.service
        assert self.ticket.since == (self.now if comes else before.since)
        # How many that are in the line it comes to is the fold's to reckon.
        assert self.ticket.skip_until == before.skip_until

    @rule()
    def is_ended_with_a_right_to_come_back(self) -> None:
        before, until = self.ticket, date(2026, 11, 24)
        data = e.TicketEndedWithReturn(ticket="v.t1", valid_until=until)
        self._happens(A.END_WITH_RETURN, data)
        if self.ticket is not before:
            assert self.ticket.return_until == until

    @rule(confirmed=st.booleans())
    def claim_is_judged(self, confirmed: bool) -> None:
        before = self.ticket
        data = e.PriorityJudged(ticket="v.t1", confirmed=confirmed)
        self.ticket = ticket_life.evolve(before, data, self.now)
        assert self.ticket.claim is (Claim.CONFIRMED if confirmed else Claim.REFUSED)
        wanted = TicketClass.PRIORITY if confirmed else TicketClass.STANDARD
        assert self.ticket.ticket_class is wanted
        assert (self.ticket.state, self.ticket.queued_from) == (before.state, before.queued_from)

    @rule(stars=st.integers(1, 5), data=st.data())
    def is_rated(self, stars: int, data: st.DataObject) -> None:
        before, stop = self.ticket, data.draw(st.sampled_from(range(len(self.ticket.stops))))
        rated = e.ServiceRated(ticket="v.t1", stop=stop, stars=stars, note=None, text_hash=None)
        self.ticket = ticket_life.evolve(before, rated, self.now)
        assert self.ticket.stops[stop] == replace(before.stops[stop], stars=stars)
        assert replace(self.ticket, stops=before.stops) == before

    @rule()
    def is_printed_again(self) -> None:
        before = self.ticket
        data = e.TicketReprinted(ticket="v.t1", reprints=before.copy + 1)
        self.ticket = ticket_life.evolve(before, data, self.now)
        assert self.ticket == replace(before, copy=before.copy + 1, paper=Paper.PENDING)

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
            assert before.comeback_until is not None
            held = min(self.now, before.comeback_until) - before.since
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
        after = ticket_life.evolve(self.ticket, data, self.now)
        assert replace(after, paper=self.ticket.paper) == self.ticket
        assert after.paper is (paper or Paper.FAILED)
        self.ticket = after

    @invariant()
    def arrival_never_changes(self) -> None:
        if not self.history:
            return
        for field in ("id", "ordinal", "number", "day", "issued_at", "promise"):
            assert getattr(self.ticket, field) == getattr(self.first, field)

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
        if ticket.state in (*ACTIVE, TicketState.WAITING, TicketState.ON_HOLD):
            assert open_stops == [ticket.stop]
        else:
            assert open_stops == []
        if ticket.state is TicketState.FINISHED:
            assert ticket.present.state is StopState.SERVED
            assert not ticket.pending
        if ticket.state is TicketState.WAITING:
            assert ticket.counter is None
            assert ticket.present.counter is None
            assert ticket.reserved_for == ticket.present.reserved_for
            assert ticket.line == tickets.line_for(ticket)
        if ticket.state in ACTIVE:
            assert ticket.counter == ticket.present.counter
        if ticket.state in (TicketState.ON_HOLD, TicketState.MISSED):
            assert ticket.skip_until == 0
        assert (ticket.state is TicketState.SERVING) <= (ticket.present.finished_at is None)

    @invariant()
    def times_of_a_stop_are_in_order(self) -> None:
        for stop in self.ticket.stops if self.history else ():
            times = [stop.queued_at, stop.called_at, stop.started_at, stop.begun_at]
            times.append(stop.finished_at)
            known = [one for one in times if one is not None]
            assert known == sorted(known)


_HERE = settings(max_examples=150, stateful_step_count=40, deadline=None)
_SOAK = settings(max_examples=3000, stateful_step_count=80, deadline=None)


def test_a_ticket_keeps_to_its_table() -> None:
    run_state_machine_as_test(TicketLife, settings=_HERE)


@pytest.mark.soak
def test_many_tickets_keep_to_their_table() -> None:
    run_state_machine_as_test(TicketLife, settings=_SOAK)
