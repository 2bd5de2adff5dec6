"""A ticket keeps to its table, whatever happens to it in whatever order, suspensions included."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

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
from server.domain import ticket_life, tickets
from server.domain.centres import Centre
from server.domain.suspension import CENTRE
from server.domain.tickets import Ticket, for_counter, for_operator
from tests.unit.server.small_hall import COUNTERS, SERVICES, START, SmallHall

A = TicketAction
WHERE = st.sampled_from(COUNTERS)
PAUSE = st.integers(0, 10).map(lambda minutes: timedelta(minutes=minutes))
TICKET_1: dict[str, Any] = {"ticket": "village.t1"}
STAYS = (A.RECALL, A.STEP_BACK, A.RELEASE, A.ADD_SERVICE, A.CHANGE_SERVICE)
"""The actions after which a ticket is where it was."""


class TicketLife(RuleBasedStateMachine):
    """One ticket; between its events time passes, and services are suspended and resumed."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = SmallHall()
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
            ticket="village.t1",
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
        self.ticket = self.first = ticket_life.issued(
            Centre("village", "test"), data, self.hall.now, "o", self.hall.clock
        )
        self.history = [self.ticket.state]

    @property
    def clock(self) -> datetime:
        """The clock of the ticket's present service."""
        return self.hall.clock(self.ticket.present.service)

    @property
    def waited(self) -> timedelta:
        """All the time that the ticket has waited."""
        return self.ticket.waited_at(self.clock)

    @rule(seconds=st.integers(0, 4000), gap=st.booleans())
    def time_passes(self, seconds: int, gap: bool) -> None:
        before, service = self.waited, self.ticket.present.service
        ran = self.hall.ran[service]
        self.hall.pass_time(seconds, gap=gap)
        waiting = self.ticket.state is TicketState.WAITING
        grown = self.hall.ran[service] - ran if waiting else timedelta()
        assert self.waited - before == grown

    @rule(what=st.sampled_from([CENTRE, *SERVICES]), again=st.booleans())
    def is_suspended_or_resumed(self, what: str, again: bool) -> None:
        before = self.waited
        (self.hall.resume if again else self.hall.suspend)(what)
        assert self.waited == before

    def _evolves(self, data: e.Payload) -> None:
        self.ticket = ticket_life.evolve(self.ticket, data, self.hall.now, self.hall.clock)

    def _happens(self, action: TicketAction, data: e.Payload) -> bool:
        """Whether the table allows it; then it has happened."""
        before, waited = self.ticket, self.waited
        more = getattr(data, "next_stop", None) is not None
        step = TICKET.get((before.state, action))
        if step is None:
            with pytest.raises(NotAllowed):
                self._evolves(data)
            return False
        self._evolves(data)
        expected = step.with_next_stop if more and step.with_next_stop else step.to
        assert self.ticket.state is expected
        if action not in STAYS:
            assert self.ticket.since == self.hall.now
        if self.ticket.state is not self.history[-1]:
            self.history.append(self.ticket.state)
        assert self.waited >= waited
        return True

    def _call(self) -> dict[str, Any]:
        """The fields of one more call."""
        self.call += 1
        return {**TICKET_1, "number": "A001", "call": self.call, "language": "az", "assist": ()}

    def _here(self) -> dict[str, Any]:
        """The ticket, and the counter where it is."""
        return {**TICKET_1, "counter": self.ticket.counter or COUNTERS[0]}

    @rule(counter=WHERE)
    def is_called(self, counter: str) -> None:
        before, waited = self.ticket, self.waited
        data = e.TicketCalled(
            **self._call(),
            stop=before.stop,
            service=before.present.service,
            counter=counter,
            operator=f"operator-{counter}",
            waited=0,
            reasons=Reasons(rule="longest_wait"),
        )
        if self._happens(A.CALL, data):
            assert (self.ticket.call, self.ticket.counter) == (self.call, counter)
            first = waited if before.first_wait is None else before.first_wait
            assert (self.ticket.waited, self.ticket.first_wait) == (waited, first)

    @rule()
    def is_recalled(self) -> None:
        recalls = self.ticket.recalls
        if self._happens(A.RECALL, e.TicketRecalled(**self._here() | self._call())):
            assert self.ticket.recalls == recalls + 1

    @rule()
    def is_started(self) -> None:
        if self._happens(A.START, e.ServiceStarted(**self._here(), stop=self.ticket.stop)):
            assert self.ticket.not_before is None

    @rule()
    def start_is_undone(self) -> None:
        self._happens(A.UNDO_START, e.StartUndone(**self._here(), stop=self.ticket.stop))

    @rule(outcome=st.sampled_from(Outcome), quantity=st.integers(1, 9))
    def is_finished(self, outcome: Outcome, quantity: int) -> None:
        stop, before = self.ticket.stop, self.ticket.waited
        data = e.ServiceFinished(
            **self._here(),
            stop=stop,
            service=self.ticket.present.service,
            outcome=outcome,
            quantity=quantity,
            next_stop=tickets.next_stop(self.ticket, StopOrder.AS_GIVEN, lambda _: None),
        )
        if self._happens(A.FINISH, data):
            done = self.ticket.stops[stop]
            assert done.state is StopState.SERVED
            assert (done.outcome, done.quantity) == (outcome, quantity)
            # The wait for the next stop goes on from that before the service.
            assert self.waited == before

    @rule(pause=PAUSE)
    def is_requeued(self, pause: timedelta) -> None:
        waited, not_before = self.ticket.waited, self.clock + pause
        if self._happens(A.REQUEUE, e.TicketRequeued(**self._here(), not_before=not_before)):
            assert (self.ticket.not_before, self.waited) == (not_before, waited)

    @rule(pause=PAUSE)
    def steps_back(self, pause: timedelta) -> None:
        before, not_before = self.ticket, self.clock + pause
        if self._happens(A.STEP_BACK, e.TicketSteppedBack(**TICKET_1, not_before=not_before)):
            assert self.ticket == replace(before, not_before=not_before)

    @rule(action=st.sampled_from([A.UNDO_CALL, A.SUSPEND]))
    def call_is_withdrawn(self, action: TicketAction) -> None:
        before, reason = self.ticket, "slip" if action is A.UNDO_CALL else "suspended"
        data = e.CallWithdrawn(**self._here(), call=self.call, reason=reason)
        if self._happens(action, data):
            for field in ("queued_from", "reserved_for", "not_before"):
                assert getattr(self.ticket, field) == getattr(before, field)

    @rule()
    def is_put_on_hold(self) -> None:
        before = self.ticket.present
        if self._happens(A.HOLD, e.TicketHeld(**self._here(), reason="later")):
            served = self.ticket.present.served - before.served
            assert served == (self.clock - before.begun_at if before.begun_at else timedelta())

    @rule(counter=WHERE)
    def is_resumed(self, counter: str) -> None:
        before = self.ticket
        data = e.TicketResumed(**self._call(), counter=counter, operator=f"operator-{counter}")
        if self._happens(A.RESUME, data):
            # The wait of the stop ended with its first call.
            assert self.ticket.waited == before.waited
            assert self.ticket.present.called_at == before.present.called_at

    @rule(
        service=st.sampled_from(SERVICES),
        to=st.sampled_from(["service", "counter", "operator"]),
        back=st.booleans(),
    )
    def is_transferred(self, service: str, to: str, back: bool) -> None:
        before, waited = self.ticket, self.waited
        # A ticket that no counter sends comes back to its service.
        sender = self._here()["counter"] if back and before.state in ACTIVE else None
        # To an operator: old logs have that.
        reserved = {"counter": for_counter(COUNTERS[0]), "operator": for_operator("ann")}
        later = tickets.goal_stop(before, service, reserved.get(to, ""))
        data = e.TicketTransferred(
            **TICKET_1,
            stop=len(before.stops) if later is None else later,
            service=service,
            to_counter=COUNTERS[0] if to == "counter" else None,
            to_operator="ann" if to == "operator" else None,
            with_return=back,
            return_to=sender,
            left_unserved=before.state is not TicketState.SERVING and not before.present.served,
        )
        if self._happens(A.TRANSFER, data):
            assert self.waited == waited
            assert self.ticket.reserved_for == reserved.get(to, "")
            assert self.ticket.present.service == service
            assert len(self.ticket.stops) == len(before.stops) + (later is None) + back
            if back:
                again = self.ticket.stops[-1]
                assert again.service == before.present.service
                assert again.reserved_for == (for_counter(sender) if sender else "")

    @rule()
    def is_released(self) -> None:
        if self._happens(A.RELEASE, e.TicketReleased(**TICKET_1, was=self.ticket.reserved_for)):
            assert (self.ticket.reserved_for, self.ticket.present.reserved_for) == ("", "")

    @rule(service=st.sampled_from(SERVICES))
    def gets_one_more_stop(self, service: str) -> None:
        stops = len(self.ticket.stops)
        data = e.ServiceAdded(**TICKET_1, stop=stops, service=service, quantity=2)
        self._happens(A.ADD_SERVICE, data)

    @rule(service=st.sampled_from(SERVICES), whole_queue=st.booleans())
    def service_is_changed(self, service: str, whole_queue: bool) -> None:
        before, waited = self.ticket, self.waited
        was, later = before.present.service, tickets.later_stop(before, service)
        if whole_queue and later is None and before.state is TicketState.WAITING:
            if was == service:
                return
            self._evolves(e.TicketsMoved(service=was, to_service=service, tickets=("village.t1",)))
        elif not self._happens(
            A.CHANGE_SERVICE,
            e.ServiceChanged(**TICKET_1, stop=before.stop, service=service, instead=later),
        ):
            return
        assert self.ticket.present.service == service
        assert len(self.ticket.stops) == len(before.stops)
        assert self.waited == waited
        comes = before.state is TicketState.WAITING and service != was
        assert self.ticket.since == (self.hall.now if comes else before.since)

    @rule()
    def is_ended_with_a_coupon(self) -> None:
        before, waited, service = self.ticket, self.waited, self.ticket.present.service
        ended = tickets.ended_for_today(before, service, self.clock, "village.t1-c1")
        data = e.TicketEndedWithCoupon(
            **TICKET_1,
            service=service,
            coupon="village.t1-c1",
            valid_through=date(2026, 11, 24),
            next_stop=tickets.next_stop(ended, StopOrder.AS_GIVEN, lambda _: None),
        )
        if self._happens(A.END_WITH_COUPON, data):
            assert self.waited >= waited
            assert self.ticket.stops[before.stop].coupon == "village.t1-c1"
            left = [stop for stop in self.ticket.left if stop.service == service]
            assert left == ([self.ticket.present] if self.ticket.ended_with_coupon else [])

    @rule(confirmed=st.booleans())
    def claim_is_judged(self, confirmed: bool) -> None:
        before = self.ticket
        self._evolves(e.PriorityJudged(**TICKET_1, confirmed=confirmed))
        assert self.ticket.claim is (Claim.CONFIRMED if confirmed else Claim.REFUSED)
        wanted = TicketClass.PRIORITY if confirmed else TicketClass.STANDARD
        assert self.ticket.ticket_class is wanted
        assert (self.ticket.state, self.ticket.queued_from) == (before.state, before.queued_from)

    @rule(stars=st.integers(1, 5), data=st.data())
    def is_rated(self, stars: int, data: st.DataObject) -> None:
        before, stop = self.ticket, data.draw(st.sampled_from(range(len(self.ticket.stops))))
        rated = e.ServiceRated(**TICKET_1, stop=stop, stars=stars, note=None, text_hash=None)
        self._evolves(rated)
        assert self.ticket.stops[stop] == replace(before.stops[stop], stars=stars)
        assert replace(self.ticket, stops=before.stops) == before

    @rule(paper=st.sampled_from([Paper.PENDING, Paper.PRINTED, Paper.SHOWN, Paper.FAILED]))
    def paper_is_reported_or_printed_again(self, paper: Paper) -> None:
        before, copy = self.ticket, self.ticket.copy
        if paper is Paper.PENDING:
            copy += 1
            self._evolves(e.TicketReprinted(**TICKET_1, reprints=copy))
        elif paper is Paper.FAILED:
            self._evolves(e.PrintFailed(**TICKET_1, fault=PrintFault.OFFLINE))
        else:
            self._evolves(e.TicketPrinted(**TICKET_1, paper=paper))
        assert self.ticket == replace(before, paper=paper, copy=copy)

    @rule(minutes=st.integers(1, 60))
    def is_missed(self, minutes: int) -> None:
        until = self.clock + timedelta(minutes=minutes)
        data = e.TicketMissed(**self._here(), recalls=self.ticket.recalls, comeback_until=until)
        if self._happens(A.MARK_NO_SHOW, data):
            self.missed_on, self.comeback = dict(self.hall.ran), timedelta(minutes=minutes)
            self.missed_for = self.ticket.present.service

    @rule(later=st.integers(0, 4000))
    def comes_back(self, later: int) -> None:
        self.hall.pass_time(later)
        before, service = self.ticket, self.ticket.present.service
        counter = self._here()["counter"] if before.state is TicketState.FINISHED else None
        if not self._happens(A.REOPEN, e.TicketReopened(**TICKET_1, counter=counter)):
            return
        if before.state is TicketState.MISSED and service == self.missed_for:
            # The place was held while the service ran, for the time to come back at most.
            held = min(self.hall.ran[service] - self.missed_on[service], self.comeback)
            assert self.waited == before.waited + held

    @rule()
    def is_cancelled(self) -> None:
        self._happens(A.CANCEL, e.TicketCancelled(**TICKET_1, reason="left"))

    @rule()
    def is_expired(self) -> None:
        self._happens(A.EXPIRE, e.TicketExpired(**TICKET_1))

    @invariant()
    def clocks_show_how_long_their_services_ran(self) -> None:
        for service, ran in self.hall.ran.items():
            assert self.hall.clock(service) == START + ran

    @invariant()
    def arrival_never_changes(self) -> None:
        for field in ("id", "ordinal", "number", "day", "issued_at", "promise"):
            assert not self.history or getattr(self.ticket, field) == getattr(self.first, field)

    @invariant()
    def the_wait_is_a_part_of_the_stay(self) -> None:
        if self.history:
            assert timedelta() <= self.waited <= self.hall.now - self.ticket.issued_at

    @invariant()
    def ends_are_final_except_by_coming_back(self) -> None:
        for before, after in pairwise(self.history):
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
            assert ticket.not_before is None
        assert (ticket.state is TicketState.SERVING) <= (ticket.present.finished_at is None)

    @invariant()
    def times_of_a_stop_are_in_order(self) -> None:
        for stop in self.ticket.stops if self.history else ():
            times = [stop.queued_at, stop.called_at, stop.started_at, stop.begun_at]
            times.append(stop.finished_at)
            known = [one for one in times if one is not None]
            assert known == sorted(known)


_HERE = settings(max_examples=75, stateful_step_count=40, deadline=None)
_SOAK = settings(max_examples=3000, stateful_step_count=80, deadline=None)


def test_a_ticket_keeps_to_its_table() -> None:
    run_state_machine_as_test(TicketLife, settings=_HERE)


@pytest.mark.soak
def test_many_tickets_keep_to_their_table() -> None:
    run_state_machine_as_test(TicketLife, settings=_SOAK)
