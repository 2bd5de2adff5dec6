"""When a ticket is called, and which tickets are called before it.

The computation of `server.domain.estimation` for one ticket, from its own queue, the competing
queues and the counters that serve it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from msgspec import Struct

from contract.enums import TicketClass
from server.domain.selection import Levels, Score
from server.domain.spreading import PointsOf


class ActiveCounter(Struct, frozen=True):
    """A counter that serves now, or from a known time on; seconds from now.

    Attributes:
        reservation: the value of `reserved_for` of tickets that wait only for it.
        remaining: the time until it takes the next ticket; 0 if it does at once.
        gap: the mean time between two services at it while tickets wait.
        starts: when it begins: the expected end of its break, the opening of the hall.
    """

    levels: Levels
    reservation: str = ""
    remaining: float = 0.0
    gap: float = 0.0
    is_idle: bool = False
    starts: float = 0.0
    ends: float = inf


class Supply:
    """The capacity of some counters, constant within each of several pieces of time.

    A counter that takes its next ticket in `r` seconds makes room for its first call at the rate `1
    / r`, until `r`. From then on it spends its time on calls.

    Attributes:
        idle: how many of them have no ticket now.
        gap: their mean time between two services while tickets wait.
        opens: the seconds until the first of them is there.
    """

    def __init__(self, counters: Sequence[ActiveCounter]) -> None:
        self.counters = len(counters)
        self.idle = [counter.is_idle for counter in counters].count(True)
        self.opens = min(counter.starts for counter in counters)
        self.gap = sum([counter.gap for counter in counters]) / len(counters)
        # By time: immediate calls, and the increments of the rates of calls and of time.
        changes: dict[float, list[float]] = {0.0: [0.0, 0.0, 0.0]}

        def change(at: float, at_once: float, calls: float, spent: float) -> None:
            if at < inf:
                added = changes.setdefault(at, [0.0, 0.0, 0.0])
                added[0] += at_once
                added[1] += calls
                added[2] += spent

        for counter in counters:
            free = counter.starts + counter.remaining
            if counter.remaining:
                change(counter.starts, 0.0, 1 / counter.remaining, 0.0)
                change(min(free, counter.ends), 0.0, -1 / counter.remaining, 0.0)
            elif free < counter.ends:
                change(free, 1.0, 0.0, 0.0)
            if free < counter.ends:
                change(free, 0.0, 0.0, 1.0)
                change(counter.ends, 0.0, 0.0, -1.0)
        self._moments = sorted(changes)
        self._pieces = []
        at = calls = spent = calls_grow = spent_grow = 0.0
        for moment in self._moments:
            at_once, more_calls, more_spent = changes[moment]
            calls += calls_grow * (moment - at) + at_once
            spent += spent_grow * (moment - at)
            calls_grow += more_calls
            spent_grow += more_spent
            at = moment
            self._pieces.append((calls, spent, calls_grow, spent_grow))

    def until(self, moment: float) -> tuple[float, float]:
        """The first calls that counters can have made by a time, and the seconds that they can have
        spent on further calls."""
        place = bisect_right(self._moments, moment) - 1
        calls, spent, calls_grow, spent_grow = self._pieces[place]
        since = moment - self._moments[place]
        return calls + calls_grow * since, spent + spent_grow * since


HORIZON = 12 * 3600.0
"""Seconds; longer waits are not predicted."""

CLOSE = 4.0
"""Seconds: the precision of the search for the time of the call, plus a fiftieth of the wait."""

SHORTEST_PAST = 300.0
"""Seconds: shorter observations tell nothing about future arrivals."""

ROUNDING = 1e-6
"""Seconds by which sums of floats may be off: a ticket with the same time is ahead."""

FORESEEN = 900.0
"""Seconds: arrivals are expected to continue as before for this long, no longer."""


class QueueSummary(Struct, frozen=True):
    """The waiting tickets of one service and class, assumed to be evenly spaced.

    Attributes:
        longest, shortest: the seconds that the first and the last have waited.
        reserved_for: the counter they are reserved for, "" for any that serves them.
        booked: they wait from their booked times: before them, the seconds are below zero.
        expected: they are not here yet (`server.domain.show_rate`).
    """

    service: str
    ticket_class: TicketClass
    waiting: float
    longest: float = 0.0
    shortest: float = 0.0
    reserved_for: str = ""
    booked: bool = False
    expected: bool = False

    @property
    def arriving(self) -> float:
        """The arrivals per second, if they continue at the rate of the waiting tickets: these are
        all that came since the first of them did. None but the expected ones come with a
        booking."""
        if self.booked:
            return 0.0
        return max(0, self.waiting - 1) / max(self.longest, SHORTEST_PAST)


class CompetingQueue(Struct, frozen=True):
    """A queue that waits for the counters of a team.

    Attributes:
        share: the share of its calls that these counters make.
        seconds: the time that each of its tickets takes there.
    """

    line: QueueSummary
    share: float
    seconds: float
    score: Score


class Ahead(NamedTuple):
    """The tickets of a queue that are called before another one: those that have waited longer than
    `least` seconds. `share` of them is called by the counters that serve that one."""

    line: QueueSummary
    least: float
    share: float


def count_waited(line: QueueSummary, least: float) -> float:
    """How many tickets of an evenly spaced queue have waited for at least so many seconds."""
    if least <= line.shortest:
        return line.waiting
    if least > line.longest:
        return 0.0
    return (line.waiting - 1) * (line.longest - least) / (line.longest - line.shortest) + 0.5


class TeamView(Struct, frozen=True):
    """The counters of one team, and the queues that wait for them."""

    supply: Supply
    rivals: Sequence[CompetingQueue]


@dataclass(frozen=True, slots=True)
class TicketView:
    """The hall from the view of a ticket of one service and class.

    Attributes:
        services: those that are called like its service, and it: all of them are one queue to it.
        guard: a ticket that has waited longer goes first.
        line: its own queue, if it is not empty.
        usual: the seconds that a ticket of these services occupies a counter.
        opens: the seconds until the first counter that serves it is there.
        known: the waits computed so far, by the seconds already waited.
    """

    services: frozenset[str]
    score: Score
    guard: float
    line: QueueSummary | None
    usual: float
    sides: Sequence[TeamView]
    points: PointsOf
    opens: float = 0.0
    known: dict[float | None, float] = field(default_factory=dict)

    def wait(self, waited: float | None) -> float:
        """Seconds until the call of a ticket that has waited some seconds, or (None) of one that is
        taken now; infinite for never."""
        seconds = self.known.get(waited)
        if seconds is None:
            queue = None if waited is None else self.line
            seconds = self.known[waited] = self.turn(queue, waited or 0.0)
        return seconds

    def is_free(self, waited: float | None) -> bool:
        """Whether no other ticket is ahead and a counter is free."""
        if not any(side.supply.idle for side in self.sides):
            return False
        queue = None if waited is None else self.line
        if queue is not None and (waited or 0.0) < queue.longest:
            return False
        for side in self.sides:
            own, _, tickets, _ = self._work_ahead(side, queue, waited or 0.0, 0.0)
            if own or tickets:
                return False
        return True

    def ahead(self, waited: float | None) -> list[Ahead]:
        """The waiting tickets that are called before such a ticket: those with a higher score at
        the time of its call. Future arrivals are left out."""
        turn = min(self.wait(waited), HORIZON)
        # The precision of the wait. A whole queue may fall behind this ticket within it: those of
        # its tickets that can have been called until then are ahead.
        near = CLOSE + turn / 50
        before, after = max(0.0, turn - near), turn + near
        queue = None if waited is None else self.line
        found: dict[int, Ahead] = {}
        for side in self.sides:
            others = self._others_called(side, queue, waited or 0.0, before, after)
            leasts = self._leasts(side, queue, waited or 0.0, before)
            for rival, least in zip(side.rivals, leasts, strict=True):
                if rival.line.expected:
                    continue
                known = found.get(id(rival.line))
                called = 1.0 if rival.line.service in self.services else others
                share = rival.share * called + (known.share if known else 0.0)
                waits = least if known is None else min(least, known.least)
                found[id(rival.line)] = Ahead(rival.line, waits, share)
        return list(found.values())

    def _others_called(
        self, side: TeamView, queue: QueueSummary | None, waited: float, before: float, after: float
    ) -> float:
        """The share of the tickets of other services ahead at a team that its counters can have
        called until just after a time; the others stay behind, because this ticket has the higher
        score by then, or another team called them."""
        own, _, tickets, work = self._work_ahead(side, queue, waited, before)
        still = self._work_ahead(side, queue, waited, after)[2]
        # If one team serves them and none falls behind, all are called first: the time is the one
        # at which they have been, and is known only approximately.
        if not tickets or (len(self.sides) == 1 and still >= tickets):
            return 1.0
        calls, spent = side.supply.until(after)
        through = min(1.0, calls / (own + tickets))
        left = (1 - through) * work
        share = through + (1 - through) * min(1.0, spent / left) if left else 1.0
        if still < tickets - 1:
            # They fell behind together. Calls are whole: at that time each counter is, on average,
            # half through a ticket that it has called.
            called = max(still, share * tickets - side.supply.counters / 2)
            share = min(1.0, called / tickets)
        return share

    def turn(self, queue: QueueSummary | None, waited: float) -> float:
        """Seconds until the call of a ticket of a queue, or (None) of one that joins it now, which
        has waited some seconds; infinite for never."""
        early, missing = 0.0, -self._beyond(queue, waited, 0.0)
        if missing <= 0:
            return 0.0
        if not self.sides:
            return inf
        usual = self.usual + max(side.supply.gap for side in self.sides)
        late = min(max(60.0, missing * usual / len(self.sides)), HORIZON)
        while (spare := self._beyond(queue, waited, late)) < 0:
            if late >= HORIZON:
                return inf
            # Limited to the horizon: otherwise a call just before it could be skipped.
            early, missing, late = late, -spare, min(1.6 * late, HORIZON)
        # False position, with bisection at every third step, because counters return in jumps.
        step = 0
        while late - early > CLOSE + late / 50:
            step += 1
            share = 0.5 if step % 3 == 0 else min(max(missing / (missing + spare), 0.02), 0.98)
            turn = early + share * (late - early)
            beyond = self._beyond(queue, waited, turn)
            if abs(beyond) < 0.03:
                return turn
            if beyond < 0:
                early, missing = turn, -beyond
            else:
                late, spare = turn, beyond
        return (early + late) / 2

    def _beyond(self, queue: QueueSummary | None, waited: float, turn: float) -> float:
        """The calls that can have been made by `turn`, minus the tickets to be called until then,
        including this one."""
        ahead_of_me, made = 1.0 - 1e-9, 0.0
        for side in self.sides:
            own, own_work, tickets, work = self._work_ahead(side, queue, waited, turn)
            ahead_of_me += own
            calls, spent = side.supply.until(turn)
            # The first calls go to tickets ahead of both kinds alike.
            both, usual = own + tickets, own_work / own if own else self.usual + side.supply.gap
            through = min(1.0, calls / both) if both else 1.0
            left = max(0.0, spent - (1 - through) * work)
            made += calls - through * tickets + left / usual
        return made - ahead_of_me

    def _work_ahead(
        self, side: TeamView, queue: QueueSummary | None, waited: float, turn: float
    ) -> tuple[float, float, float, float]:
        """The tickets ahead at the counters of a team, including future ones, each with the seconds
        that they take: of its own queue, and of others."""
        coming = min(turn, FORESEEN)
        own = own_work = tickets = work = 0.0
        leasts = self._leasts(side, queue, waited, turn)
        for rival, least in zip(side.rivals, leasts, strict=True):
            line = rival.line
            if least < 0:
                ahead = count_waited(line, least) + line.arriving * min(-least, coming)
            elif least > line.longest:
                continue
            elif line is queue:
                span = line.longest - line.shortest
                ahead = (line.waiting - 1) * ((line.longest - least) / span if span else 1.0)
            else:
                ahead = count_waited(line, least)
            ahead *= rival.share
            if line.service in self.services:
                own += ahead
                own_work += ahead * rival.seconds
            else:
                tickets += ahead
                work += ahead * rival.seconds
        return own, own_work, tickets, work

    def _leasts(
        self, side: TeamView, queue: QueueSummary | None, waited: float, turn: float
    ) -> list[float]:
        """For each competing queue the minimum current wait of its tickets that are called before
        one with a given wait that is called then; below zero: they may still arrive, or their
        booked time may come, until then."""
        if waited + turn > self.guard:
            return [waited] * len(side.rivals)
        mine = self.score.at(waited + turn)
        return [
            waited
            if rival.line is queue
            else max(rival.score.reached_after(mine) - turn - ROUNDING, -turn)
            for rival in side.rivals
        ]
