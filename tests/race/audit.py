"""The audit: a database after a run, held against the journals of those who ran.

It folds the log on its own, with none of the server's rules: who waits, who is
at which counter, which numbers are borne by the living. The state that a server loads, and
the facts, say the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import func, select

from contract import events as e
from contract.enums import Role, TicketState
from contract.events import Event
from server.domain.counters import Counter
from server.domain.ticket_facts import End
from server.domain.tickets import Ticket
from server.engine import log_store
from server.evidence import verification
from server.store import log
from server.store import tables as t
from server.store.databases import open_reading_engine
from tests.race.worker import Done

EVENTS_OF: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "issue_ticket": [[e.TicketIssued.name]],
    "report_print": [[e.TicketPrinted.name]],
    "open_counter": [[e.CounterOpened.name]],
    "call_next": [[e.TicketCalled.name]],
    "recall": [[e.TicketRecalled.name]],
    "start": [[e.ServiceStarted.name]],
    "undo_call": [[e.CallWithdrawn.name]],
    "requeue": [[e.TicketRequeued.name]],
    "mark_no_show": [[e.TicketMissed.name]],
    "finish": [[e.ServiceFinished.name], [e.ServiceFinished.name, e.TicketCalled.name]],
}
"""What each command of the workers may append."""

_TO: Final[Mapping[str, TicketState]] = {
    e.TicketCalled.name: TicketState.CALLED,
    e.TicketRecalled.name: TicketState.CALLED,
    e.ServiceStarted.name: TicketState.SERVING,
    e.CallWithdrawn.name: TicketState.WAITING,
    e.TicketRequeued.name: TicketState.WAITING,
    e.TicketMissed.name: TicketState.MISSED,
    e.ServiceFinished.name: TicketState.FINISHED,
}
_AT_COUNTER: Final = (TicketState.CALLED, TicketState.SERVING)


@dataclass
class Fold:
    """The hall as the log tells it, and what is wrong in it."""

    state: dict[str, TicketState] = field(default_factory=dict)
    number: dict[str, str] = field(default_factory=dict)
    holder: dict[str, str] = field(default_factory=dict)
    """The ticket at each counter."""
    calls: int = 0
    faults: list[str] = field(default_factory=list)

    def take(self, event: Event) -> None:
        data = event.data
        if event.of(e.TicketIssued):
            self._issue(event.revision, str(data["ticket"]), str(data["number"]))
        elif event.type in _TO:
            self._move(event, str(data["ticket"]), str(data["counter"]))
        if event.type in (e.TicketCalled.name, e.TicketRecalled.name):
            call = int(str(data["call"]))
            if call != self.calls + 1:
                self.faults.append(f"{event.revision}: call {call} after {self.calls}")
            self.calls = call

    def _issue(self, revision: int, ticket: str, number: str) -> None:
        if ticket in self.state:
            self.faults.append(f"{revision}: {ticket} is issued twice")
        bearers = [
            one
            for one, borne in self.number.items()
            if borne == number and self.state[one] is not TicketState.FINISHED
        ]
        if bearers:
            self.faults.append(f"{revision}: {number} is given to {ticket}, borne by {bearers}")
        self.state[ticket] = TicketState.WAITING
        self.number[ticket] = number

    def _move(self, event: Event, ticket: str, counter: str) -> None:
        revision = event.revision
        if ticket not in self.state:
            self.faults.append(f"{revision}: {event.type} of {ticket}, which is not issued")
            return
        if event.of(e.TicketCalled):
            if self.state[ticket] is not TicketState.WAITING:
                self.faults.append(f"{revision}: {ticket} is called while {self.state[ticket]}")
            if counter in self.holder:
                self.faults.append(
                    f"{revision}: {ticket} to {counter}, which has {self.holder[counter]}"
                )
            self.holder[counter] = ticket
        elif self.holder.get(counter) != ticket:
            self.faults.append(f"{revision}: {event.type} of {ticket}, not at {counter}")
        self.state[ticket] = _TO[event.type]
        if self.state[ticket] not in _AT_COUNTER:
            self.holder.pop(counter, None)


def audit(url: str, centre: str, journal: Iterable[Done]) -> Fold:
    """Hold the log, the state and the facts of a centre against what was acknowledged."""
    engine = open_reading_engine(url)
    with engine.connect() as connection:
        events = list(log.walk(connection, centre))
        verdict = verification.verify(connection, centre)
        state = log_store.load(connection, centre, None)
        ends = dict(connection.execute(select(t.fact_ticket.c.ticket, t.fact_ticket.c.end)).all())
        kept = {row.command for row in connection.execute(select(t.success.c.command))}
        rows = connection.execute(select(func.count()).select_from(t.event)).scalar_one()
    engine.dispose()
    assert state is not None

    fold = Fold()
    for event in events:
        fold.take(event)
    faults = fold.faults
    faults += verdict.faults
    if state.centre.call != fold.calls:
        faults.append(f"the last call is {state.centre.call}, by the log {fold.calls}")
    if rows != len(events):
        faults.append(f"{rows} rows in the log, {len(events)} events of {centre}")
    states = {one.id: one.state for one in state.all_of(Ticket)}
    if states != fold.state:
        differ = sorted({one for one, _ in states.items() ^ fold.state.items()})
        faults.append(f"{len(differ)} tickets are not as the log tells: {differ[:5]}")
    held = {one.id: one.ticket for one in state.all_of(Counter) if one.ticket is not None}
    if held != fold.holder:
        faults.append(f"the counters hold {held}, by the log {fold.holder}")
    served = {one for one, end in ends.items() if end is End.SERVED}
    finished = {one for one, state in fold.state.items() if state is TicketState.FINISHED}
    if served != finished:
        faults.append(f"by the facts {served ^ finished} were served, or not, and by the log not")
    faults += _held_against(events, list(journal), kept)
    return fold


def _held_against(events: Sequence[Event], journal: Sequence[Done], kept: set[str]) -> list[str]:
    """What the log has for each command that was sent, and what it has without one."""
    faults = []
    by_command: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_command[str(event.command)].append(event)
    sent: dict[str, Done] = {}
    for done in journal:
        if done.id in sent:
            faults.append(f"the journal has {done.id} twice")
        sent[done.id] = done
        types = [event.type for event in by_command.get(done.id, ())]
        allowed = [list(one) for one in EVENTS_OF[done.name]]
        if done.status == 200:
            if types not in allowed:
                faults.append(f"{done.name} {done.id} was acknowledged and made {types}")
            elif (wrong := _answered_wrongly(done, by_command[done.id])) is not None:
                faults.append(wrong)
            if done.id not in kept:
                faults.append(f"the success of {done.name} {done.id} is not stored")
        elif done.status == 0:
            if types and types not in allowed:
                faults.append(f"{done.name} {done.id} was not acknowledged and made {types}")
        elif types or done.id in kept:
            faults.append(f"{done.name} {done.id} was refused ({done.problem}) and made {types}")
    for command, made in by_command.items():
        if command not in sent and made[0].actor.role not in (Role.CLOCK, Role.MANAGER):
            faults.append(f"{[event.type for event in made]} by {command}, which no worker sent")
    return faults


def _answered_wrongly(done: Done, made: Sequence[Event]) -> str | None:
    """Whether an answer tells of another ticket than the log does."""
    last = made[-1]
    leaves = last.type in _TO and _TO[last.type] not in _AT_COUNTER
    truth = None if leaves else last.data.get("ticket")
    if done.ticket != truth:
        return f"{done.name} {done.id} was answered with {done.ticket}, the log has {truth}"
    number = last.data.get("number")
    if truth is not None and number is not None and number != done.number:
        return f"{done.name} {done.id} was answered with {done.number}, the log has {number}"
    return None
