"""Replays a log of real waits: every wait is estimated from what happened before it.

A log knows no work profiles and no breaks. A counter serves every service that it has been seen
to serve so far, all at one level, and is active as in `server.domain.estimation`: with a ticket,
or having acted within the last ten minutes.

Nor does a log say by which rule its hall calls. Favoured classes are assumed to have a head start
of some seconds over the others, and otherwise the longest wait to be called first: of several head
starts the one is used that predicts most of the called tickets.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Final

from contract.centre import ClassRule
from contract.enums import TicketClass
from server.domain.selection import Levels, PriorityRules
from simulator.replay.study_hall import StudyCounter, StudyHall, StudyTicket
from simulator.replay.trial import Trial

USUAL: Final = 300.0
"""The assumed service time in seconds before any ticket was served."""

ORDER_AFTER: Final = 200
"""The calling rule is concluded again after this number of calls."""


class LoggedOutcome(StrEnum):
    """How a ticket ended."""

    DONE = "done"
    NO_SHOW = "no_show"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class LogRow:
    """One ticket of a log; `called` is None only if the visitor left; `finished` is the time at
    which the counter was idle again, or the visitor gave up."""

    arrived: datetime
    called: datetime | None
    finished: datetime | None
    service: str
    counter: str
    ticket_class: TicketClass = TicketClass.STANDARD
    outcome: LoggedOutcome = LoggedOutcome.DONE


def fault_of(row: LogRow) -> str | None:
    """The error of a row, as words after its line number; None if it is valid."""
    if row.outcome is LoggedOutcome.LEFT:
        if row.called is not None:
            return "has left, so it has no call"
    else:
        if row.called is None:
            return "has no call; only one that left has none"
        if row.called < row.arrived:
            return "is called before it arrived"
        if not row.counter:
            return "is called to no counter"
        if row.outcome is LoggedOutcome.DONE and row.finished is None:
            return "is done but not finished"
    if row.finished is not None and row.finished < (row.called or row.arrived):
        return "left before it arrived" if row.called is None else "is finished before it is called"
    if not row.service:
        return "is for no service"
    return None


def replay(rows: Sequence[LogRow], measured_from: datetime | None) -> Trial:
    """Estimate each wait of a log.

    Args:
        rows: without faults, in any order.
        measured_from: tickets that arrive before are for learning only; None: all are.
    """
    services = {row.service for row in rows}
    hall = _ReplayedHall(
        Trial(dict.fromkeys(services, USUAL), CallOrder().rules(services), measured_from, True)
    )
    rows = sorted(rows, key=_in_order)
    tickets = [
        _LoggedTicket(ordinal, row.service, row.ticket_class, row.arrived, row=row)
        for ordinal, row in enumerate(rows)
    ]
    for at, kind, ordinal in sorted(_happenings(rows)):
        hall.happens(at, kind, tickets[ordinal])
    return hall.trial


def _in_order(row: LogRow) -> tuple[datetime, datetime, datetime, str, str]:
    called, finished = row.called or _NEVER, row.finished or _NEVER
    return row.arrived, called, finished, row.service, row.counter


class _Kind(IntEnum):
    """The kinds of events, in their order at the same moment."""

    FREED = 1
    ARRIVES = 2
    CALLED = 3
    FREED_AT_ONCE = 4


def _happenings(rows: Iterable[LogRow]) -> Iterator[tuple[datetime, _Kind, int]]:
    for ordinal, row in enumerate(rows):
        yield row.arrived, _Kind.ARRIVES, ordinal
        if row.called is not None:
            yield row.called, _Kind.CALLED, ordinal
        if row.finished is not None:
            at_once = row.finished == (row.called or row.arrived)
            yield row.finished, _Kind.FREED_AT_ONCE if at_once else _Kind.FREED, ordinal


TARGET: Final = timedelta(minutes=15)
"""A log names no targets; only their ratios matter."""

HEAD_STARTS: Final = (0, 30, 60, 90, 120, 180, 300, 600, 1200, 3600)
"""The head starts that are tried, in seconds."""

LEAST_CALLS: Final = 100
"""With fewer calls to choose from, the rule is first come, first served."""


class CallOrder:
    """Counts which head starts agree with the calls of a log."""

    def __init__(self) -> None:
        self._calls: dict[TicketClass, int] = {}
        self._agree: dict[TicketClass, dict[int, int]] = {}

    def called(self, ticket: StudyTicket, queues: Iterable[Sequence[StudyTicket]]) -> None:
        """Count a call of a ticket that is still in one of the queues of its service."""
        heads = {queue[0].ticket_class: queue[0] for queue in queues if queue}
        standard = heads.get(TicketClass.STANDARD)
        for favoured, head in heads.items():
            if standard is None or favoured is TicketClass.STANDARD:
                continue
            if ticket.ticket_class not in (TicketClass.STANDARD, favoured):
                continue
            later = (head.arrived - standard.arrived).total_seconds()
            agree = self._agree.setdefault(favoured, dict.fromkeys(HEAD_STARTS, 0))
            for start in HEAD_STARTS:
                agree[start] += (ticket.ticket_class is favoured) == (later < start)
            self._calls[favoured] = self._calls.get(favoured, 0) + 1

    def rules(self, services: Iterable[str]) -> PriorityRules:
        """The calling rule."""
        classes: Mapping[TicketClass, ClassRule] = {
            ticket_class: ClassRule(
                head_start=self._head_start(ticket_class) / TARGET.total_seconds()
            )
            for ticket_class in TicketClass
        }
        return PriorityRules(classes, dict.fromkeys(services, TARGET), timedelta(days=1), 0, 0)

    def _head_start(self, favoured: TicketClass) -> int:
        if self._calls.get(favoured, 0) < LEAST_CALLS:
            return 0
        agree = self._agree[favoured]
        return max(HEAD_STARTS, key=lambda start: agree[start])


@dataclass(slots=True, eq=False, kw_only=True)
class _LoggedTicket(StudyTicket):
    row: LogRow


class _ReplayedHall:
    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self._hall = StudyHall[_LoggedTicket]()
        self._counters: dict[str, StudyCounter] = {}
        self._order, self._calls = CallOrder(), 0

    def happens(self, at: datetime, kind: _Kind, ticket: _LoggedTicket) -> None:
        """Process the next event."""
        if kind is _Kind.ARRIVES:
            self.trial.arrived(self._hall, ticket, at)
            self._hall.join(ticket)
        elif kind is _Kind.CALLED:
            self._called(at, ticket)
        elif ticket.row.outcome is LoggedOutcome.LEFT:
            self._left(at, ticket)
        else:
            self._freed(at, ticket)

    def _called(self, at: datetime, ticket: _LoggedTicket) -> None:
        queues = self._hall.queues
        self._order.called(
            ticket, (queue for (service, _), queue in queues.items() if service == ticket.service)
        )
        self._calls += 1
        if self._calls % ORDER_AFTER == 0:
            self.trial.rules = self._order.rules(self.trial.usual)
        self._hall.leave(ticket)
        counter = self._counter(ticket)
        self.trial.called(self._hall, ticket, counter, at)
        ticket.called_at = at
        # A visitor who left at an unknown time has left at the latest when a later one is called.
        for other in list(self._hall.waiting()):
            unknown = other.row.outcome is LoggedOutcome.LEFT and other.row.finished is None
            if unknown and other.service == ticket.service and other.arrived < ticket.arrived:
                self._left(at, other)
        counter.acted_at = at
        if ticket.row.finished is not None:
            counter.serving.append(ticket)

    def _counter(self, ticket: _LoggedTicket) -> StudyCounter:
        """The counter a ticket is called to, which has now been seen to serve its service."""
        key = ticket.row.counter
        if key not in self._counters:
            self._counters[key] = StudyCounter(Levels({}, (timedelta(),)))
            self._hall.counters.append(self._counters[key])
        counter = self._counters[key]
        served = sorted({*counter.levels.level_of, ticket.service})
        counter.levels = Levels(dict.fromkeys(served, 0), (timedelta(),))
        return counter

    def _left(self, at: datetime, ticket: _LoggedTicket) -> None:
        if self._hall.leave(ticket):
            self.trial.left(ticket, at)

    def _freed(self, at: datetime, ticket: _LoggedTicket) -> None:
        counter = self._counters[ticket.row.counter]
        counter.serving.remove(ticket)
        counter.acted_at = at
        if ticket.row.outcome is not LoggedOutcome.NO_SHOW:
            self.trial.served(ticket, at)


_NEVER: Final = datetime.max.replace(tzinfo=UTC)
