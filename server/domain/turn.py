"""When it is whose turn: the moment at which a ticket can have been called.

The arithmetic of `server.domain.estimation`, for one ticket that sees its own line, the
lines beside it and the counters that serve it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from contract.words import TicketClass
from server.domain.supply import Supply

HORIZON = 12 * 3600.0
"""Seconds; how much longer a wait would be nobody can foretell."""

CLOSE = 4.0
"""Seconds: how near the search comes to the moment of the turn, besides a fiftieth of it."""

SHORTEST_PAST = 300.0
"""Seconds: what happened within less says nothing of what is to come."""

ROUNDING = 1e-6
"""Seconds that no sum of floats is off by: somebody who came at the same moment is ahead."""

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
    """

    service: str
    ticket_class: TicketClass
    waiting: int
    longest: float = 0.0
    shortest: float = 0.0
    bound: str = ""

    @property
    def arriving(self) -> float:
        """How many more come in a second, if they go on to come as those who wait have:
        they are all that came since the first of them did."""
        return max(0, self.waiting - 1) / max(self.longest, SHORTEST_PAST)


type Rival = tuple[Line, str, int, float, float, float, float, float, int, float, float, float]
"""A line that waits for the counters of a team: the line, its service and level, what each
of its tickets counts in tickets and in seconds, its target over its rate, its head start,
from what wait on it counts, how many wait and how long, how many come in a second. A plain
tuple: a question goes through some dozens of them a few times."""


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
        known: waits found so far, by the seconds already waited.
    """

    service: str
    head_start: float
    slope: float
    guard: float
    line: Line | None
    usual: float
    sides: Sequence[Side]
    known: dict[float | None, float] = field(default_factory=dict)

    def joining(self, brought: float) -> float:
        """Seconds until one is called who comes to the line now and has waited so long at other
        stops; infinite for never."""
        return self._turn(None, brought)

    def wait(self, waited: float | None) -> float:
        """Seconds until one who has waited so long is called, or (None) who comes now;
        infinite for never."""
        line = self.line
        if waited is None or line is None or line.waiting <= KNOTS + 1:
            return self._found(waited)
        span = line.longest - line.shortest
        if not line.shortest < waited < line.longest or span < KNOTS:
            return self._found(waited)
        # In a long line few are looked at, and the others lie between them.
        step = span / KNOTS
        knot = min(int((waited - line.shortest) / step), KNOTS - 1)
        below = line.shortest + knot * step
        one, other = self._found(below), self._found(below + step)
        if one == inf or other == inf:
            return self._found(waited)
        return one + (other - one) * (waited - below) / step

    def _found(self, waited: float | None) -> float:
        found = self.known.get(waited)
        if found is None:
            mine = None if waited is None else self.line
            found = self.known[waited] = self._turn(mine, waited or 0.0)
        return found

    def _turn(self, mine: Line | None, waited: float) -> float:
        """The first moment at which it can have been called."""
        early, missing = 0.0, -self._beyond(mine, waited, 0.0)
        if missing <= 0:
            return 0.0
        if not self.sides:
            return inf
        late = min(max(60.0, missing * self.usual / len(self.sides)), HORIZON)
        while (spare := self._beyond(mine, waited, late)) < 0:
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
            beyond = self._beyond(mine, waited, turn)
            if abs(beyond) < 0.03:
                return turn
            if beyond < 0:
                early, missing = turn, -beyond
            else:
                late, spare = turn, beyond
        return (early + late) / 2

    def _beyond(self, mine: Line | None, waited: float, turn: float) -> float:
        """How many more calls can have been made by a moment than there are tickets ahead,
        itself included, if its turn is then."""
        ahead_of_me, made = 1.0 - 1e-9, 0.0
        for side in self.sides:
            own, tickets, work = self._ahead(side, mine, waited, turn)
            ahead_of_me += own
            calls, spent = side.supply.until(turn)
            # The first calls go to what is ahead of either kind alike.
            both = own + tickets
            through = min(1.0, calls / both) if both else 1.0
            left = max(0.0, spent - (1 - through) * work)
            made += calls - through * tickets + left / self.usual
        return made - ahead_of_me

    def _ahead(
        self, side: Side, mine: Line | None, waited: float, turn: float
    ) -> tuple[float, float, float]:
        """The tickets ahead at the counters of a team: of its own service, and of others,
        with the seconds that these take."""
        mine_level = side.level
        counted = waited + turn - side.after
        equal = self.head_start + self.slope * counted
        unequal = self.head_start + self.slope * max(counted, 0.0)
        overdue = waited + turn > self.guard
        coming = min(turn, FORESEEN)
        own = tickets = work = 0.0
        for rival in side.rivals:
            line, service, level, count, seconds, scale, head_start, after = rival[:8]
            waiting, longest, shortest, arriving = rival[8:]
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
            if service == self.service:
                own += ahead * count
            else:
                tickets += ahead * count
                work += ahead * seconds
        return own, tickets, work
