"""A log of real waits, told again: every wait is foretold from what was before it.

A log knows no work profiles and no breaks. A counter serves what it was ever seen to
serve up to then, all at one level, and is active as in `server.domain.estimation`: with
a ticket, or having acted within the last ten minutes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from math import inf

from contract.centre import Classes
from contract.enums import TicketClass
from contract.model import LATEST
from server.domain import learning
from server.domain.estimation import Floor, is_active
from server.domain.selection import Law, Levels
from server.domain.supply import ActiveCounter
from server.domain.trial import Trial
from server.domain.turn import Line

USUAL = 300.0
"""Seconds that a service is taken to need before any was seen."""

TARGET = timedelta(minutes=15)
"""A log names no targets; they only matter beside each other."""

FURTHEST = datetime(LATEST, 1, 1, tzinfo=UTC).timestamp()
"""Seconds from its epoch, either way, within which a moment of a log is: far enough from the
ends of the calendar that what is counted from it stays inside."""

_MILLISECONDS = 1000.0


class Outcome(StrEnum):
    """What became of a ticket."""

    DONE = "done"
    NO_SHOW = "no_show"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket of a log; its moments are seconds since the epoch of the log.

    Attributes:
        called: None only where it `left`.
        finished: when the counter was free again, or the ticket was given up.
        zone: what the log's local time is ahead of UTC, in seconds.
    """

    arrived: float
    called: float | None
    finished: float | None
    service: str
    counter: str
    ticket_class: TicketClass = TicketClass.STANDARD
    outcome: Outcome = Outcome.DONE
    zone: float = 0.0


def fault_of_moment(at: float) -> str | None:
    """Why a moment in seconds since an epoch cannot be meant, in words; None: it can."""
    if abs(at) <= FURTHEST:
        return None
    if abs(at) <= FURTHEST * _MILLISECONDS:
        return "these look like milliseconds; write seconds"
    return f"that is outside the calendar (up to the year {LATEST}); write seconds"


def fault_of(row: Row) -> str | None:
    """What is wrong with a row, as words after its line number; None: nothing."""
    if row.outcome is Outcome.LEFT:
        if row.called is not None:
            return "has left, so it has no call"
    else:
        if row.called is None:
            return "has no call; only one that left has none"
        if row.called < row.arrived:
            return "is called before it arrived"
        if not row.counter:
            return "is called to no counter"
        if row.outcome is Outcome.DONE and row.finished is None:
            return "is done but not finished"
    # The clock of a log may begin anywhere: a call at 0 is one.
    before = row.arrived if row.called is None else row.called
    if row.finished is not None and row.finished < before:
        return "left before it arrived" if row.called is None else "is finished before it is called"
    if not row.service:
        return "is for no service"
    return None


def replay(rows: Sequence[Row], measured_from: float) -> Trial:
    """Foretell each wait of a log.

    Args:
        rows: without faults, in any order.
        measured_from: tickets that arrive before are only learned from.

    Returns:
        what was foretold and came, by method.
    """
    hall = _Hall(Trial("log"))
    rows = sorted(rows, key=_in_order)
    for at, kind, number in sorted(_happenings(rows)):
        hall.trial.measuring = rows[number].arrived >= measured_from
        hall.happens(at, kind, number, rows[number])
    return hall.trial


def _in_order(row: Row) -> tuple[float, float, float, str, str]:
    called = inf if row.called is None else row.called
    finished = inf if row.finished is None else row.finished
    return row.arrived, called, finished, row.service, row.counter


class _Kind(IntEnum):
    """What happens, in the order of what happens at the same moment."""

    FREED = 1
    ARRIVES = 2
    CALLED = 3
    FREED_AT_ONCE = 4


def _happenings(rows: Iterable[Row]) -> Iterator[tuple[float, _Kind, int]]:
    for number, row in enumerate(rows):
        yield row.arrived, _Kind.ARRIVES, number
        if row.called is not None:
            yield row.called, _Kind.CALLED, number
        if row.finished is not None:
            at_once = row.finished == (row.arrived if row.called is None else row.called)
            yield row.finished, _Kind.FREED_AT_ONCE if at_once else _Kind.FREED, number


@dataclass(slots=True)
class _Counter:
    """What the log has shown of a counter."""

    serves: set[str] = field(default_factory=set)
    tickets: dict[int, Row] = field(default_factory=dict)
    acted: float = 0.0


@dataclass(slots=True)
class _Hall:
    """The hall at one moment of the log."""

    trial: Trial
    waiting: dict[int, Row] = field(default_factory=dict)
    counters: dict[str, _Counter] = field(default_factory=dict)
    services: dict[str, float] = field(default_factory=dict)

    def happens(self, at: float, kind: _Kind, number: int, row: Row) -> None:
        """Go on to the next thing that happens."""
        if kind is _Kind.ARRIVES:
            self.services.setdefault(row.service, USUAL)
            self._arrives(at, number, row)
        elif kind is _Kind.CALLED:
            self._called(at, number, row)
        elif row.outcome is Outcome.LEFT:
            if self.waiting.pop(number, None) is not None:
                self.trial.gave_up(number, row.service, at - row.arrived)
        else:
            self._freed(at, number, row)

    def _arrives(self, at: float, number: int, row: Row) -> None:
        needs = self.trial.learned.needs(self.services, _local(at, row))
        active = list(self._active(at))
        law = Law(_CLASSES, dict.fromkeys(self.services, TARGET), timedelta(days=1), 0, 0)
        estimate = Floor(active, self._lines(at), needs, law).estimate(
            row.service, row.ticket_class
        )
        self.trial.foretell(
            number,
            row.service,
            estimate.seconds if estimate else None,
            need=needs[row.service],
            waited=[
                at - one.arrived for one in self.waiting.values() if one.service == row.service
            ],
            serving=sum(row.service in one.levels.level_of for one in active),
        )
        self.waiting[number] = row

    def _lines(self, at: float) -> list[Line]:
        found: dict[tuple[str, TicketClass], list[float]] = {}
        for one in self.waiting.values():
            found.setdefault((one.service, one.ticket_class), []).append(at - one.arrived)
        return [Line(*key, len(waits), max(waits), min(waits)) for key, waits in found.items()]

    def _active(self, at: float) -> Iterator[ActiveCounter]:
        now = _moment(at)
        for counter in self.counters.values():
            busy = bool(counter.tickets)
            acted = _moment(counter.acted)
            if is_active(is_open=True, busy=busy, acted_at=acted, now=now):
                levels = Levels(dict.fromkeys(sorted(counter.serves), 0), (timedelta(),))
                yield ActiveCounter(levels, remaining=self._remaining(counter, at))

    def _remaining(self, counter: _Counter, at: float) -> float:
        """What the last ticket that was called to a counter still needs."""
        if not counter.tickets:
            return 0.0
        row = list(counter.tickets.values())[-1]
        needs = self.trial.learned.needs({row.service: self.services[row.service]}, _local(at, row))
        elapsed = at - (at if row.called is None else row.called)
        pace = self.trial.learned.pace(row.service)
        return learning.remaining(pace, elapsed, needs[row.service].seconds)

    def _called(self, at: float, number: int, row: Row) -> None:
        self.waiting.pop(number, None)
        self.trial.called(number, row.service, at - row.arrived)
        # One that left, nobody knows when, is gone at the latest when a later one is called.
        gone = [
            key
            for key, one in self.waiting.items()
            if one.outcome is Outcome.LEFT
            and one.finished is None
            and one.service == row.service
            and one.arrived < row.arrived
        ]
        for key in gone:
            self.trial.gave_up(key, row.service, at - self.waiting.pop(key).arrived)
        counter = self.counters.setdefault(row.counter, _Counter())
        counter.serves.add(row.service)
        counter.acted = at
        if row.finished is None:
            self.trial.missed(row.service, 0.0)
        else:
            counter.tickets[number] = row

    def _freed(self, at: float, number: int, row: Row) -> None:
        counter = self.counters[row.counter]
        counter.tickets.pop(number, None)
        counter.acted = at
        taken = at - (at if row.called is None else row.called)
        if row.outcome is Outcome.NO_SHOW:
            self.trial.missed(row.service, taken)
        else:
            self.trial.served(row.service, _local(at, row), taken, confirmed=False)


_CLASSES = {
    TicketClass.STANDARD: Classes().standard,
    TicketClass.PRIORITY: Classes().priority,
    TicketClass.APPOINTMENT: Classes().appointment,
    TicketClass.RETURNING: Classes().returning,
}


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _local(at: float, row: Row) -> datetime:
    return _moment(at + row.zone)
