"""The operators: each acts at one counter, as the latest snapshot of its desk allows.

An operator keeps no copy of the desk's state: after a restart of server or simulation it fetches
the desk and continues from there.
"""

import random
from asyncio import TimerHandle
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from client.net.api import ApiClient
from contract.commands import (
    CallNext,
    CloseCounter,
    Command,
    Finish,
    MarkNoShow,
    OpenCounter,
    PresentStopCommand,
    Recall,
    Requeue,
    Start,
    TakeBreak,
)
from contract.enums import CounterState, SnapshotName, TicketState
from contract.errors import Problem, ProblemType
from contract.operations import address_of
from contract.snapshots import Desk, DeskTicket
from simulator.agenda import Callback
from simulator.serving import (
    REACTION,
    RECALL_AFTER,
    RECALLS,
    REQUEUES,
    Rest,
    Rests,
    service_seconds,
)
from simulator.simulated_hall import SimulatedHall
from simulator.wire import Answered

COMES_TO_WORK: Final = (1.0, 25.0)
"""Seconds after which an operator opens the counter."""

SITS_THERE: Final = (0.2, 4.0)
"""The same during the warm-up."""

LOOKS_AGAIN: Final = (4.0, 9.0)
"""Real seconds after a refusal before an operator fetches the desk again."""

TAKEN: Final = 300.0
"""Seconds before an operator retries a counter that another operator uses."""


class Operator:
    """One operator at one counter.

    Attributes:
        services: of the counter, with the work profile it has now.
        idle_since: None while busy.
        about_to_call: whether the operator has noticed a waiting visitor.
    """

    def __init__(
        self,
        counter: str,
        services: frozenset[str],
        api: ApiClient,
        hall: SimulatedHall,
        chance: random.Random,
    ) -> None:
        self.counter = counter
        self.services = services
        self.idle_since: datetime | None = None
        self.about_to_call = False
        self._api = api
        self._hall = hall
        self._chance = chance
        self._rests = Rests(hall.zone, chance)
        self._rest: Rest | None = None
        self._next: TimerHandle | None = None
        self._under_way = False
        self._desk: Desk | None = None
        self._call: tuple[str, int] | None = None
        """The ticket and its recalls, of the current call."""
        self._comes_at: datetime | None = None
        self._patience_ends = hall.agenda.clock.now()
        self._serving: tuple[str, float] | None = None
        """The ticket that is served, and its duration from the call on."""

    # The desk decides.

    def look(self) -> None:
        """Fetch the desk and continue from there."""
        if self._under_way:
            return
        self._under_way = True
        path = address_of(SnapshotName.DESK, counter=self.counter)
        self._hall.wire.read(self.counter, self._api, path, self._answered, self._cannot_look)

    def _answered(self, answer: dict[str, Any]) -> None:
        self._under_way = False
        self._settle(Desk.model_validate(answer))

    def _cannot_look(self, problem: Problem) -> None:
        self._under_way = False
        self._hall.summary.faults[f"desk of counter: {problem.kind}"] += 1
        self._later(self._chance.uniform(*LOOKS_AGAIN) * 6, self.look)

    def _settle(self, desk: Desk) -> None:
        self._desk = desk
        self.idle_since = None
        self.about_to_call = False
        if desk.ticket is not None:
            self._settle_ticket(desk.ticket)
            return
        self._call = self._serving = None
        match desk.state:
            case CounterState.CLOSED:
                self._come_to_work()
            case CounterState.PAUSED:
                back = desk.expected_end or desk.since
                rest = (back - desk.at).total_seconds()
                self._in(self._rest.seconds if self._rest else rest, self._open)
            case CounterState.OPEN:
                self._free()

    def _free(self) -> None:
        """Act at an open counter without a ticket."""
        now = self._now()
        self._rest = self._rests.take(now)
        if self._rest is not None:
            command = TakeBreak(
                command_id=uuid4(),
                counter=self.counter,
                reason=self._rest.reason,
                minutes=self._rest.minutes,
            )
            self._in(self._chance.uniform(*REACTION), lambda: self._give(command))
            return
        self.idle_since = now
        self._hall.wake()

    def hall_changed(self) -> None:
        """React to a changed hall if the counter is closed or idle."""
        desk = self._desk
        if desk is None or desk.ticket is not None or self._under_way or self._next is not None:
            return
        if desk.state is CounterState.CLOSED:
            self._come_to_work()
        elif desk.state is CounterState.OPEN and not self._hall.has_work(self.services):
            self.idle_since = None
            command = CloseCounter(command_id=uuid4(), counter=self.counter)
            self._in(self._chance.uniform(*COMES_TO_WORK), lambda: self._give(command))

    def _come_to_work(self) -> None:
        if self._hall.has_work(self.services):
            span = SITS_THERE if self._hall.is_fresh else COMES_TO_WORK
            self._in(self._chance.uniform(*span), self._open)

    def _open(self) -> None:
        self._rest = None
        self._rests.begin(self._now())
        self._give(OpenCounter(command_id=uuid4(), counter=self.counter))

    def call(self) -> None:
        """Call the next visitor after a moment."""
        self.about_to_call = True

        def press() -> None:
            if self._hall.visitor_waits(self.services):
                self._give(CallNext(command_id=uuid4(), counter=self.counter))
            else:
                self.about_to_call = False

        self._in(self._chance.uniform(*REACTION), press)

    # With a ticket.

    def _settle_ticket(self, ticket: DeskTicket) -> None:
        if ticket.state is TicketState.SERVING:
            self._serve(ticket)
            return
        hall = self._hall
        now = hall.agenda.clock.now()
        if self._call is None or self._call[0] != ticket.id:
            walk = hall.visitors.called(ticket.id, ticket.service, ticket.waited)
            self._comes_at = None if walk is None else now + timedelta(seconds=walk)
        if self._call != (ticket.id, ticket.recalls):
            self._call = ticket.id, ticket.recalls
            self._patience_ends = now + timedelta(seconds=self._chance.uniform(*RECALL_AFTER))
        if self._comes_at is not None and self._comes_at <= self._patience_ends:
            start = self._on(ticket, Start)
            self._at(self._comes_at, lambda: self._give(start))
        elif ticket.recalls < RECALLS:
            recall = self._on(ticket, Recall)
            self._at(self._patience_ends, lambda: self._give(recall, self._recalled))
        else:
            self._at(self._patience_ends, lambda: self._give_up(ticket))

    def _recalled(self, answer: dict[str, Any]) -> None:
        self._hall.summary.recalls += 1
        self._answered(answer)

    def _give_up(self, ticket: DeskTicket) -> None:
        if self._chance.random() < REQUEUES:
            self._give(self._on(ticket, Requeue))
            return

        def missed(answer: dict[str, Any]) -> None:
            self._hall.summary.missed += 1
            self._hall.visitors.missed(ticket.id)
            self._answered(answer)

        self._give(self._on(ticket, MarkNoShow), missed)

    def _serve(self, ticket: DeskTicket) -> None:
        if self._serving is None or self._serving[0] != ticket.id:
            quantity = next((stop.quantity for stop in ticket.stops), 1)
            typical = self._hall.typical.get(ticket.service, 600)
            seconds = service_seconds(typical, quantity, self._chance)
            if self._hall.is_fresh:
                # During the warm-up a service looks as if it had begun earlier.
                seconds *= self._chance.random()
            self._serving = ticket.id, seconds
        since_call = self._now() - (ticket.called_at or ticket.since)
        left = self._serving[1] - since_call.total_seconds()
        self._in(max(5.0, left), lambda: self._finish(ticket))

    def _finish(self, ticket: DeskTicket) -> None:
        rest = self._rests.is_due(self._now())

        def finished(answer: dict[str, Any]) -> None:
            self._hall.summary.served += 1
            self._hall.visitors.served(ticket.id)
            self._answered(answer)

        self._give(self._on(ticket, Finish, next=not rest), finished)

    def _now(self) -> datetime:
        return self._hall.agenda.clock.now()

    # Commands.

    def _on(self, ticket: DeskTicket, model: type[PresentStopCommand], **more: Any) -> Command:
        return model(
            command_id=uuid4(), counter=self.counter, ticket=ticket.id, stop=ticket.stop, **more
        )

    def _give(self, command: Command, answered: Answered | None = None) -> None:
        if self._under_way:
            return
        self._under_way = True
        self._forget_next()

        def done(answer: dict[str, Any]) -> None:
            self._under_way = False
            (answered or self._answered)(answer)

        self._hall.wire.give(self.counter, self._api, command, done, self._declined)

    def _declined(self, problem: Problem) -> None:
        self._under_way = False
        self.about_to_call = False
        match problem.kind:
            case ProblemType.NO_ONE_WAITING:
                # Another operator was faster; the hall's snapshot will show the next visitor.
                self.idle_since = self._now()
            case ProblemType.COUNTER_TAKEN:
                self._in(TAKEN, self.look)
            case _:
                self._later(self._chance.uniform(*LOOKS_AGAIN), self.look)

    def _at(self, moment: datetime, action: Callback) -> None:
        self._in((moment - self._now()).total_seconds(), action)

    def _in(self, seconds: float, action: Callback) -> None:
        self._later(max(0.0, seconds) / self._hall.agenda.clock.rate, action)

    def _later(self, seconds: float, action: Callback) -> None:
        self._forget_next()

        def act() -> None:
            self._next = None
            action()

        self._next = self._hall.agenda.after(seconds, act)

    def _forget_next(self) -> None:
        if self._next is not None:
            self._next.cancel()
            self._next = None
