"""What the rules promise to visitors, in a hall where anything may happen in any order.

The hall is pure: the fold and the calling rule, with suspensions, gaps of the server,
absent visitors and visitors who step back.
"""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from contract import events as e
from contract.enums import Outcome, TicketClass, TicketState
from server.domain import limits
from server.domain.suspension import CENTRE
from server.domain.tickets import Ticket
from tests.unit.server.small_hall import COUNTERS, SERVICES, START, SmallHall

OPEN = (TicketState.WAITING, TicketState.CALLED, TicketState.MISSED)
counters, services = st.sampled_from(COUNTERS), st.sampled_from(SERVICES)
anything = st.sampled_from([CENTRE, *SERVICES])
MINUTE = timedelta(minutes=1)


class HallRules(RuleBasedStateMachine):
    """Visitors, two counters, and suspensions of services and of the centre."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = SmallHall()
        self.ran_at_issue: dict[str, timedelta] = {}

    def _times(self, ticket: Ticket) -> list[timedelta | None]:
        """What a ticket has used of its times: since the call, until the end of a pause, of the
        comeback time, of the time to answer the call; and its wait."""
        clock = self.hall.clock(ticket.present.service)
        due = limits.missed_from(ticket, self.hall.layout.config.rules, ())
        times = (ticket.called_at, ticket.not_before, ticket.comeback_until, due)
        return [None if one is None else one - clock for one in times] + [
            ticket.waited_at(clock) if ticket.state is TicketState.WAITING else None
        ]

    def _queues(self) -> dict[str, list[str]]:
        queues: dict[str, list[str]] = {}
        for one in self.hall.tickets(TicketState.WAITING):
            queues.setdefault(one.line, []).append(one.id)
        return queues

    @rule(service=services, ticket_class=st.sampled_from(TicketClass))
    def visitor_comes(self, service: str, ticket_class: TicketClass) -> None:
        ticket = self.hall.issue(service, ticket_class)
        self.ran_at_issue[ticket.id] = self.hall.ran[service]

    @rule(seconds=st.integers(1, 900), gap=st.booleans())
    def time_passes(self, seconds: int, gap: bool) -> None:
        """No time of a ticket runs while its service is suspended or the server is away."""
        before = {one.id: self._times(one) for one in self.hall.tickets(*OPEN)}
        queues, ran = self._queues(), dict(self.hall.ran)
        self.hall.pass_time(seconds, gap=gap)
        for one in self.hall.tickets(*OPEN):
            passed = self.hall.ran[one.present.service] - ran[one.present.service]
            *times, waited = before[one.id]
            expected = [None if time is None else time - passed for time in times]
            expected.append(None if waited is None else waited + passed)
            assert self._times(one) == expected
        assert self._queues() == queues

    @rule(what=anything, again=st.booleans())
    def is_suspended_or_resumed(self, what: str, again: bool) -> None:
        """It changes no order within a queue: called tickets go back to their places."""
        places = {one.id: one.queued_from for one in self.hall.tickets(*OPEN)}
        queues = self._queues()
        waits = {one.id: self._times(one) for one in self.hall.tickets(TicketState.WAITING)}
        (self.hall.resume if again else self.hall.suspend)(what)
        for line, queue in self._queues().items():
            assert [one for one in queue if one in waits] == queues.get(line, [])
        for one in self.hall.tickets(*OPEN):
            assert one.queued_from == places[one.id]
            assert one.id not in waits or self._times(one) == waits[one.id]
        suspended = [one for one in SERVICES if self.hall.suspended(one)]
        called = self.hall.tickets(TicketState.CALLED)
        assert not [one for one in called if one.present.service in suspended]

    @rule(counter=counters)
    def counter_calls(self, counter: str) -> None:
        """First come first served within a queue, and no absent visitor before others."""
        if self.hall.at(counter) is not None:
            return
        waiting = self.hall.callable_at(counter)
        ready = [one for one in waiting if not self.hall.deferred(one)]
        called = self.hall.call_next(counter)
        if called is None:
            assert not waiting
            return
        assert called in (ready or waiting)
        assert called == next(one for one in ready or waiting if one.line == called.line)
        after = self.hall.get(Ticket, called.id)
        assert after is not None
        if called.first_wait is None:
            # What a promise is held to leaves suspensions out.
            service = called.present.service
            assert after.first_wait == self.hall.ran[service] - self.ran_at_issue[called.id]

    @rule(counter=counters, seconds=st.integers(0, 600))
    def call_is_a_mistake(self, counter: str, seconds: int) -> None:
        """A call that is withdrawn is as if it had not been."""
        if self.hall.at(counter) is not None:
            return
        expected = self.hall.choice(counter, self.hall.now + timedelta(seconds=seconds))
        counted = self.hall.counted(counter)
        called = self.hall.call_next(counter)
        self.hall.pass_time(seconds)
        if called is not None:
            at_counter = self.hall.at(counter)
            assert at_counter is not None
            self.hall.withdraw(at_counter)
        assert self.hall.choice(counter) == expected
        assert self.hall.counted(counter) == counted

    @rule(counter=counters, then=st.sampled_from(["recall", "requeue", "miss", "hold", "serve"]))
    def operator_acts(self, counter: str, then: str) -> None:
        ticket = self.hall.at(counter)
        if ticket is None:
            return
        here: dict[str, Any] = {"ticket": ticket.id, "counter": counter}
        clock = self.hall.clock(ticket.present.service)
        if then == "requeue":
            self.hall.happens(e.TicketRequeued(**here, not_before=clock + 5 * MINUTE))
        elif then == "miss":
            until = clock + 30 * MINUTE
            self.hall.happens(e.TicketMissed(**here, recalls=ticket.recalls, comeback_until=until))
        elif then == "recall":
            self.hall.happens(e.TicketRecalled(**here, **self._call(ticket)))
        elif then == "hold":
            self.hall.happens(e.ServiceStarted(**here, stop=0))
            self.hall.happens(e.TicketHeld(**here, reason="later"))
            self.hall.pass_time(60)
            self.hall.happens(e.TicketResumed(**here, **self._call(ticket), operator="o"))
        else:
            self.hall.happens(e.ServiceStarted(**here, stop=0))
            self.hall.happens(
                e.ServiceFinished(
                    **here,
                    stop=0,
                    service=ticket.present.service,
                    outcome=Outcome.DONE,
                    quantity=1,
                    next_stop=None,
                )
            )

        # No two calls are made at the same moment.
        self.hall.pass_time(1)

    def _call(self, ticket: Ticket) -> dict[str, Any]:
        """The fields of one more call."""
        call = self.hall.centre.call + 1
        return {"number": ticket.number, "call": call, "language": "az", "assist": ()}

    @rule(data=st.data())
    def visitor_steps_back(self, data: st.DataObject) -> None:
        waiting = self.hall.tickets(TicketState.WAITING)
        if waiting:
            one = data.draw(st.sampled_from(waiting))
            not_before = self.hall.clock(one.present.service) + 5 * MINUTE
            self.hall.happens(e.TicketSteppedBack(ticket=one.id, not_before=not_before))

    @rule(data=st.data())
    def visitor_comes_back(self, data: st.DataObject) -> None:
        """With the wait from before, and the time for which the place was held."""
        missed = [
            one
            for one in self.hall.tickets(TicketState.MISSED)
            if limits.may_come_back(one, self.hall.clock(one.present.service))
        ]
        if missed:
            one = data.draw(st.sampled_from(missed))
            self.hall.happens(e.TicketReopened(ticket=one.id, counter=None))

    @invariant()
    def overlapping_suspensions_and_gaps_count_once(self) -> None:
        for service, ran in self.hall.ran.items():
            assert self.hall.clock(service) == START + ran


_HERE = settings(max_examples=50, stateful_step_count=40, deadline=None)
_SOAK = settings(max_examples=2000, stateful_step_count=80, deadline=None)


def test_a_hall_keeps_what_its_rules_promise() -> None:
    run_state_machine_as_test(HallRules, settings=_HERE)


@pytest.mark.soak
def test_many_halls_keep_what_their_rules_promise() -> None:
    run_state_machine_as_test(HallRules, settings=_SOAK)


def test_a_withdrawn_call_from_hold_is_not_the_first_call() -> None:
    hall, counter = SmallHall(), COUNTERS[0]
    ticket = hall.issue(SERVICES[0])
    here: dict[str, Any] = {"ticket": ticket.id, "counter": counter}
    hall.pass_time(60)
    hall.call_next(counter)
    hall.happens(e.ServiceStarted(**here, stop=0))
    hall.happens(e.TicketHeld(**here, reason="later"))
    hall.pass_time(300)
    call: dict[str, Any] = {"number": ticket.number, "call": 2, "language": "az", "assist": ()}
    hall.happens(e.TicketResumed(**here, **call, operator="o"))
    called = hall.at(counter)
    assert called is not None
    hall.withdraw(called)
    assert [one.first_wait for one in hall.tickets(TicketState.WAITING)] == [MINUTE]
