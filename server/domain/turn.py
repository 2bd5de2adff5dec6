"""When a ticket is called, and which tickets are called before it.

The arithmetic of `server.domain.estimation`, for one ticket that sees its own queue, the
queues beside it and the counters that serve it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from contract.enums import TicketClass
from server.domain.selection import Score
from server.domain.supply import Supply

HORIZON = 12 * 3600.0
"""Seconds; a longer wait is not foretold."""

CLOSE = 4.0
"""Seconds: how near the search comes to the moment of the call, besides a fiftieth of it."""

SHORTEST_PAST = 300.0
"""Seconds: a shorter past says nothing about arrivals to come."""

ROUNDING = 1e-6
"""Seconds by which no sum of floats is off: a ticket of the same moment is ahead."""

SHORTEST_USUAL = 0.25
"""The share of the usual time that a call takes at least, for however few people the tickets
ahead are: their services may be far longer ones."""

FORESEEN = 900.0
"""Seconds: arrivals go on as they were for so long, no longer."""

KNOTS = 4
"""Between so many tickets of a queue, evenly spaced, the waits of the others lie."""


@dataclass(frozen=True, slots=True)
class Line:
    """The waiting tickets of one service and class, taken for evenly spaced.

    Attributes:
        waiting: how many.
        longest, shortest: the seconds that the first and the last have waited.
        reserved_for: the counter they wait for, "" for any that serves them.
        items: the people or files they are for, all together; None: as many as usual.
    """

    service: str
    ticket_class: TicketClass
    waiting: int
    longest: float = 0.0
    shortest: float = 0.0
    reserved_for: str = ""
    items: int | None = None

    @property
    def arriving(self) -> float:
        """How many more come in a second, if they go on to come as those who wait have:
        they are all that came since the first of them did."""
        return max(0, self.waiting - 1) / max(self.longest, SHORTEST_PAST)


@dataclass(frozen=True, slots=True)
class Rival:
    """A queue that waits for the counters of a team.

    Attributes:
        share: of its calls, the share that these counters make.
        tickets, seconds: what each of its tickets counts there, absences thinned out.
        after: its wait counts from so many seconds on.
        extra: the seconds that each takes more than usual.
    """

    line: Line
    level: int
    share: float
    tickets: float
    seconds: float
    score: Score
    after: float
    extra: float


@dataclass(frozen=True, slots=True)
class Ahead:
    """Of a queue, the tickets that are called before another: those that have waited longer
    than `least` seconds. `share` of them at the counters that serve that one."""

    line: Line
    least: float
    share: float

    def count(self) -> float:
        """How many of the queue, taken for evenly spaced."""
        line = self.line
        if self.least <= line.shortest:
            return line.waiting
        if self.least > line.longest:
            return 0.0
        return (line.waiting - 1) * (line.longest - self.least) / (
            line.longest - line.shortest
        ) + 0.5


def more_than_usual(items: float, tickets: int, usual: float, seconds: float) -> float:
    """The seconds that some tickets take more than as many usual ones, each.

    Args:
        items: the people or files they are for, all together.
        tickets: how many tickets.
        usual: the mean items of a ticket.
        seconds: the mean seconds of one.
    """
    return (items / tickets / usual - 1) * seconds


@dataclass(frozen=True, slots=True)
class Side:
    """The counters of one team, as a ticket sees them.

    Attributes:
        level: at which they serve it.
        after: its wait counts from so many seconds on.
    """

    supply: Supply
    rivals: Sequence[Rival]
    level: int
    after: float


@dataclass(frozen=True, slots=True)
class View:
    """The hall as a ticket of one service and class sees it.

    Attributes:
        score: how its score grows.
        guard: a ticket that has waited longer goes first.
        line: its own queue, where any ticket waits in it.
        usual: seconds that a ticket of the service keeps a counter.
        items, seconds: the mean people or files of one that comes, and its mean seconds.
        known: waits found so far, by the seconds already waited, and those that the others
            in the queue take more than usual.
    """

    service: str
    score: Score
    guard: float
    line: Line | None
    usual: float
    sides: Sequence[Side]
    items: float = 1.0
    seconds: float = 0.0
    known: dict[tuple[float | None, float], float] = field(default_factory=dict)

    def joining(self, brought: float) -> float:
        """Seconds until a ticket is called that joins the queue now and has waited so long at
        other stops; infinite for never."""
        return self._turn(None, brought, 0.0)

    def wait(self, waited: float | None, items: int | None = None) -> float:
        """Seconds until a ticket is called that has waited so long, or (None) that is taken
        now; infinite for never.

        Args:
            waited: the seconds.
            items: how many of the items of the queue are its own.
        """
        line, more = self.line, 0.0 if waited is None else self._others(items)
        if waited is None or line is None or line.waiting <= KNOTS + 1:
            return self._found(waited, more)
        span = line.longest - line.shortest
        if not line.shortest < waited < line.longest or span < KNOTS:
            return self._found(waited, more)
        # In a long queue few are looked at, and the others lie between them.
        step = span / KNOTS
        knot = min(int((waited - line.shortest) / step), KNOTS - 1)
        below = line.shortest + knot * step
        one, other = self._found(below, more), self._found(below + step, more)
        if one == inf or other == inf:
            return self._found(waited, more)
        return one + (other - one) * (waited - below) / step

    def ahead(self, waited: float | None, items: int | None = None) -> list[Ahead]:
        """Which waiting tickets are called before such a ticket: those whose score is higher
        at the moment of its call. Tickets still to come are left out.

        Args:
            waited, items: as for `wait`.
        """
        turn = min(self.wait(waited, items), HORIZON)
        # The wait is no nearer than that. A whole queue may fall behind this ticket within it:
        # those of it that can have been called until then are ahead.
        near = CLOSE + turn / 50
        before, after = max(0.0, turn - near), turn + near
        mine = None if waited is None else self.line
        found: dict[int, Ahead] = {}
        for side in self.sides:
            others = self._others_called(side, mine, waited or 0.0, before, after)
            for rival in side.rivals:
                least = self._least(side, rival, mine, waited or 0.0, before)
                known = found.get(id(rival.line))
                called = 1.0 if rival.line.service == self.service else others
                share = rival.share * called + (known.share if known else 0.0)
                if known is not None:
                    least = min(least, known.least)
                found[id(rival.line)] = Ahead(rival.line, least, share)
        return list(found.values())

    def _others_called(
        self, side: Side, mine: Line | None, waited: float, before: float, after: float
    ) -> float:
        """Of the tickets of other services that are ahead at a team before a moment, the share
        that its counters can have called until after it; the others stay behind, since this
        one has the higher score by then, or another team called it."""
        own, tickets, work, _ = self._work_ahead(side, mine, waited, 0.0, before)
        still = self._work_ahead(side, mine, waited, 0.0, after)[1]
        # Where one team serves them and none falls behind, all are called first: the moment is
        # the one at which they have been, and is found only nearly.
        if not tickets or (len(self.sides) == 1 and still >= tickets):
            return 1.0
        calls, spent = side.supply.until(after)
        through = min(1.0, calls / (own + tickets))
        left = (1 - through) * work
        share = through + (1 - through) * min(1.0, spent / left) if left else 1.0
        if still < tickets - 1:
            # They fell behind together. Calls are whole: at that moment each counter is, on
            # average, half through a ticket that it has called.
            called = max(still, share * tickets - side.supply.counters / 2)
            share = min(1.0, called / tickets)
        return share

    def _others(self, items: int | None) -> float:
        """The seconds that the others in the queue take more than usual, each."""
        line = self.line
        if line is None or line.items is None or line.waiting < 2:
            return 0.0
        own = line.items / line.waiting if items is None else items
        return more_than_usual(line.items - own, line.waiting - 1, self.items, self.seconds)

    def _found(self, waited: float | None, more: float) -> float:
        found = self.known.get((waited, more))
        if found is None:
            mine = None if waited is None else self.line
            found = self.known[waited, more] = self._turn(mine, waited or 0.0, more)
        return found

    def _turn(self, mine: Line | None, waited: float, more: float) -> float:
        """The first moment at which it can have been called."""
        early, missing = 0.0, -self._beyond(mine, waited, more, 0.0)
        if missing <= 0:
            return 0.0
        if not self.sides:
            return inf
        late = min(max(60.0, missing * self.usual / len(self.sides)), HORIZON)
        while (spare := self._beyond(mine, waited, more, late)) < 0:
            if late >= HORIZON:
                return inf
            # No further than the horizon: a call just before it would be jumped over.
            early, missing, late = late, -spare, min(1.6 * late, HORIZON)
        # False position, every third step halving, since counters come back in jumps.
        step = 0
        while late - early > CLOSE + late / 50:
            step += 1
            share = 0.5 if step % 3 == 0 else min(max(missing / (missing + spare), 0.02), 0.98)
            turn = early + share * (late - early)
            beyond = self._beyond(mine, waited, more, turn)
            if abs(beyond) < 0.03:
                return turn
            if beyond < 0:
                early, missing = turn, -beyond
            else:
                late, spare = turn, beyond
        return (early + late) / 2

    def _beyond(self, mine: Line | None, waited: float, more: float, turn: float) -> float:
        """The calls that can have been made by `turn`, minus the tickets to be called until then,
        this one included. A ticket that takes longer than usual counts for more than one."""
        ahead_of_me, made, longest = 1.0 - 1e-9, 0.0, self.usual
        for side in self.sides:
            own, tickets, work, heavier = self._work_ahead(side, mine, waited, more, turn)
            ahead_of_me += own
            calls, spent = side.supply.until(turn)
            # The first calls go to what is ahead of either kind alike.
            both = own + tickets
            through = min(1.0, calls / both) if both else 1.0
            usual = self.usual
            if heavier:
                # Each ticket ahead keeps a counter for so much longer, of either kind alike.
                usual = max(usual + heavier / both, usual * SHORTEST_USUAL)
                work += heavier * tickets / both
                longest = max(longest, usual)
            left = max(0.0, spent - (1 - through) * work)
            made += calls - through * tickets + left / usual
        return (made - ahead_of_me) * (longest / self.usual)

    def _work_ahead(
        self, side: Side, mine: Line | None, waited: float, more: float, turn: float
    ) -> tuple[float, float, float, float]:
        """The tickets ahead at the counters of a team, those still to come included: of its own
        service, and of others with the seconds that these take; and the seconds that all take
        more than usual."""
        coming = min(turn, FORESEEN)
        own = tickets = work = heavier = 0.0
        for rival in side.rivals:
            line = rival.line
            least = self._least(side, rival, mine, waited, turn)
            if least < 0:
                ahead = line.waiting + line.arriving * min(-least, coming)
            elif least > line.longest:
                continue
            elif line is mine:
                span = line.longest - line.shortest
                ahead = (line.waiting - 1) * ((line.longest - least) / span if span else 1.0)
            else:
                ahead = Ahead(line, least, 1.0).count()
            extra = more if line is mine else rival.extra
            if extra:
                # A ticket that is still to come is as usual.
                heavier += min(ahead, line.waiting) * rival.tickets * extra
            if line.service == self.service:
                own += ahead * rival.tickets
            else:
                tickets += ahead * rival.tickets
                work += ahead * rival.seconds
        return own, tickets, work, heavier

    def _least(
        self, side: Side, rival: Rival, mine: Line | None, waited: float, turn: float
    ) -> float:
        """How long a ticket of a rival queue has waited by now, at least, if it is called
        before one that has waited so long and is called then; below zero: it may still come."""
        if waited + turn > self.guard or rival.line is mine:
            return waited
        counted = waited + turn - side.after
        if counted <= 0 and rival.level < side.level:
            return -inf
        # While neither counts, the longer wait goes first.
        score = self.score.at(counted if rival.level == side.level else max(counted, 0.0))
        least = rival.score.reached_after(score) + rival.after
        if rival.level > side.level and least < rival.after:
            least = rival.after
        return least - turn - ROUNDING
