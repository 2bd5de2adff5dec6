"""When it is whose turn: the moment at which a ticket can have been called.

The arithmetic of `server.domain.estimation`, for one ticket that sees its own line, the
lines beside it and the counters that serve it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from contract.enums import TicketClass
from server.domain.supply import Supply

HORIZON = 12 * 3600.0
"""Seconds; how much longer a wait would be nobody can foretell."""

CLOSE = 4.0
"""Seconds: how near the search comes to the moment of the turn, besides a fiftieth of it."""

SHORTEST_PAST = 300.0
"""Seconds: what happened within less says nothing of what is to come."""

ROUNDING = 1e-6
"""Seconds that no sum of floats is off by: somebody who came at the same moment is ahead."""

SHORTEST_USUAL = 0.25
"""The share of the usual time that a call takes at least, for however few those ahead come:
their services may be far longer ones."""

FORESEEN = 900.0
"""Seconds: arrivals go on as they were for so long, no longer."""

KNOTS = 4
"""Between so many tickets of a line, evenly spaced, the waits of the others lie."""


@dataclass(frozen=True, slots=True)
class Line:
    """The waiting tickets of one service and class, taken for evenly spaced.

    Attributes:
        waiting: how many.
        longest, shortest: the seconds that the first and the last have waited.
        bound: the counter or operator they wait for, "" for whoever serves the service.
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


type Rival = tuple[
    Line, str, int, float, float, float, float, float, int, float, float, float, float
]
"""A line that waits for the counters of a team: the line, its service and level, what each
of its tickets counts in tickets and in seconds, its target over its rate, its head start,
from what wait on it counts, how many wait and how long, how many come in a second, the
seconds that those who wait take more than usual, each. A plain tuple: a question goes through
some dozens of them a few times."""


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
    """The floor as a ticket of one service and class sees it.

    Attributes:
        slope: what its score gains in a second.
        guard: who has waited longer goes first.
        line: its own line, where anybody waits in it.
        usual: seconds that a ticket of the service keeps a counter.
        items, seconds: the mean people or files of one that comes, and its mean seconds.
        known: waits found so far, by the seconds already waited, and those that the others
            in the line take more than usual.
    """

    service: str
    head_start: float
    slope: float
    guard: float
    line: Line | None
    usual: float
    sides: Sequence[Side]
    items: float = 1.0
    seconds: float = 0.0
    known: dict[tuple[float | None, float], float] = field(default_factory=dict)

    def joining(self, brought: float) -> float:
        """Seconds until one is called who comes to the line now and has waited so long at other
        stops; infinite for never."""
        return self._turn(None, brought, 0.0)

    def wait(self, waited: float | None, items: int | None = None) -> float:
        """Seconds until one who has waited so long is called, or (None) who comes now;
        infinite for never.

        Args:
            waited: the seconds.
            items: how many of the items of the line are its own: nobody waits for oneself.
        """
        line, more = self.line, 0.0 if waited is None else self._others(items)
        if waited is None or line is None or line.waiting <= KNOTS + 1:
            return self._found(waited, more)
        span = line.longest - line.shortest
        if not line.shortest < waited < line.longest or span < KNOTS:
            return self._found(waited, more)
        # In a long line few are looked at, and the others lie between them.
        step = span / KNOTS
        knot = min(int((waited - line.shortest) / step), KNOTS - 1)
        below = line.shortest + knot * step
        one, other = self._found(below, more), self._found(below + step, more)
        if one == inf or other == inf:
            return self._found(waited, more)
        return one + (other - one) * (waited - below) / step

    def _others(self, items: int | None) -> float:
        """The seconds that the others in the line take more than usual, each."""
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
            # No further than the horizon: a turn just before it would be jumped over.
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
        """How many more calls can have been made by a moment than there are tickets ahead,
        itself included, if its turn is then. Where some of these are for more or fewer than
        usual, in usual ones."""
        ahead_of_me, made, longest = 1.0 - 1e-9, 0.0, self.usual
        for side in self.sides:
            own, tickets, work, heavier = self._ahead(side, mine, waited, more, turn)
            ahead_of_me += own
            calls, spent = side.supply.until(turn)
            # The first calls go to what is ahead of either kind alike.
            both = own + tickets
            through = min(1.0, calls / both) if both else 1.0
            usual = self.usual
            if heavier:
                # Who is ahead keeps a counter for so much longer, of either kind alike.
                usual = max(usual + heavier / both, usual * SHORTEST_USUAL)
                work += heavier * tickets / both
                longest = max(longest, usual)
            left = max(0.0, spent - (1 - through) * work)
            made += calls - through * tickets + left / usual
        return (made - ahead_of_me) * (longest / self.usual)

    def _ahead(
        self, side: Side, mine: Line | None, waited: float, more: float, turn: float
    ) -> tuple[float, float, float, float]:
        """The tickets ahead at the counters of a team: of its own service, and of others,
        with the seconds that these take; and the seconds that all take more than usual."""
        mine_level = side.level
        counted = waited + turn - side.after
        equal = self.head_start + self.slope * counted
        unequal = self.head_start + self.slope * max(counted, 0.0)
        overdue = waited + turn > self.guard
        coming = min(turn, FORESEEN)
        own = tickets = work = heavier = 0.0
        for rival in side.rivals:
            line, service, level, count, seconds, scale, head_start, after = rival[:8]
            waiting, longest, shortest, arriving, extra = rival[8:]
            if overdue or line is mine:
                least = waited
            elif counted <= 0 and level < mine_level:
                least = -inf
            else:
                # Who has waited so long now is level with me when it is my turn.
                # While neither counts, who has waited longer goes first.
                score = equal if level == mine_level else unequal
                least = scale * (score - head_start) + after
                if level > mine_level and least < after:
                    least = after
                least -= turn + ROUNDING
            if least < 0:
                ahead = waiting + arriving * min(-least, coming)
            elif least > longest:
                continue
            elif line is mine:
                span = longest - shortest
                ahead = (waiting - 1) * ((longest - least) / span if span else 1.0)
            elif least <= shortest:
                ahead = waiting
            else:
                ahead = (waiting - 1) * (longest - least) / (longest - shortest) + 0.5
            if line is mine:
                extra = more
            if extra:
                # Who is still to come is as usual.
                heavier += min(ahead, waiting) * count * extra
            if service == self.service:
                own += ahead * count
            else:
                tickets += ahead * count
                work += ahead * seconds
        return own, tickets, work, heavier
