"""The expected wait: `W = (n + 1) * m / s`, and the range that is shown of it.

`n` expected tickets ahead, `s` counters that can serve it and are active, `m` the mean time they
need for a ticket. None of them is a single number.

Who is ahead is decided by the rule that calls (`server.domain.selection`): a ticket is ahead of
mine if it has the higher score at my turn, whether it has arrived already or not. So `n` depends on
the time of my turn. A ticket of another service counts with the share of its counters that can
also serve this one.

The turn is the first moment `t` by which the counters can have made `n(t) + 1` calls,

    sum over counters of  min(t / r, 1) + max(0, t - r) / m  =  n(t) + 1

where `r` is the time until a counter takes its next ticket (`Supply` of `server.domain.call_time`),
and `m` contains the gap between two services (`server.domain.idle_counters`). With every `r = m`
and a constant `n` this is the formula above. The counters of one work profile first call the
tickets ahead of mine for their other services; their remaining capacity serves my service. So a
counter that only helps out, and is busy with its own tickets, does not make a wait longer.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from math import fsum, inf
from typing import NamedTuple

from contract.enums import TicketClass
from contract.snapshots import Expected
from server.domain.call_time import (
    HORIZON,
    ActiveCounter,
    Ahead,
    CompetingQueue,
    QueueSummary,
    Supply,
    TeamView,
    TicketView,
)
from server.domain.idle_counters import ACTED_WITHIN
from server.domain.memo import Memo
from server.domain.selection import Levels, PriorityRules
from server.domain.spreading import Points, told

OVERDUE = timedelta(minutes=10)
"""How long after its expected end a break is still expected to end at any moment."""


class Estimate(NamedTuple):
    """A wait as visitors see it, and the figures from which it follows.

    Attributes:
        seconds: its median.
        model: the seconds that the model expects, before what it learned from its mistakes.
        is_free: no other ticket is ahead and a counter is free.
        known: the seconds until the first counter can call it: until the hall or a counter opens,
            or a suspension ends.
    """

    seconds: float
    range: Expected
    model: float
    is_free: bool
    known: float = 0.0


def is_active(*, is_open: bool, busy: bool, acted_at: datetime | None, now: datetime) -> bool:
    """Whether a counter counts as serving: a ticket is called to it or being served, or it is open
    and its operator has acted recently."""
    return busy or (is_open and acted_at is not None and now - acted_at <= ACTED_WITHIN)


def back_in(expected_end: datetime | None, now: datetime) -> float | None:
    """Seconds until a counter on break is expected back; None if that is not known any more."""
    if expected_end is None or now - expected_end > OVERDUE:
        return None
    return max(0.0, (expected_end - now).total_seconds())


@dataclass
class Team:
    """The counters that serve the same services at the same levels: those that are active, and
    those whose start is known.

    Args:
        reservations: of each of its counters, the reservation that it serves.
        compute: the counters, in the order of the hall.
    """

    levels: Levels
    reservations: Sequence[str]
    compute: Callable[[], Iterable[ActiveCounter]]

    @cached_property
    def counters(self) -> Sequence[ActiveCounter]:
        """Its counters; computed when they are needed."""
        return list(self.compute())

    def may_call(self, service: str, reserved_for: str) -> int:
        """How many of its counters may call a ticket."""
        if reserved_for:
            return self.reservations.count(reserved_for)
        return len(self.reservations) if service in self.levels.level_of else 0

    def serving(self, reserved_for: str) -> "Team":
        """The team with those of its counters that serve a reservation; "": with all."""
        if not reserved_for:
            return self
        own = [name for name in self.reservations if name == reserved_for]
        return Team(
            self.levels,
            own,
            lambda: [counter for counter in self.counters if counter.reservation == reserved_for],
        )


class Estimator:
    """The queues and counters of a hall. It looks only at those that a question concerns: the
    counters that serve a service, and the queues that wait for these counters.

    Args:
        teams: the teams that have counters, in the order of their first ones.
        lines: the queues that are not empty, of a service or reserved for a counter.
        needs: the mean seconds from call to end of a ticket of a service.
        points: the points of what is told of the waits for some services in a band.
        suspended: the suspended services: their tickets delay no others.
    """

    def __init__(
        self,
        teams: Sequence[Team],
        lines: Callable[[str], Sequence[QueueSummary]],
        needs: Callable[[str], float],
        rules: PriorityRules,
        points: Callable[[frozenset[str], int], Points],
        suspended: frozenset[str] = frozenset(),
    ) -> None:
        self._teams = teams
        self._lines = Memo(lines)
        self._needs = needs
        self._rules = rules
        self._points: Memo[tuple[frozenset[str], int], Points] = Memo(lambda asked: points(*asked))
        self._suspended = suspended
        self._callers = Memo(self._count_callers)
        self._side = Memo(self._make_side)
        self._view = Memo(self._make_view)

    def estimate(
        self,
        service: str,
        ticket_class: TicketClass = TicketClass.STANDARD,
        waited: float | None = None,
        *,
        reserved_for: str = "",
        resumes: float = 0.0,
    ) -> Estimate | None:
        """The remaining wait of a ticket; None if it is not known, or too long to predict.

        Args:
            waited: the seconds it has waited in its queue; None for a ticket that is taken now.
            reserved_for: the counter it is reserved for, "" for any that serves the service.
            resumes: seconds until the suspended service is expected to be resumed.
        """
        view = self._view[service, ticket_class, reserved_for]
        if not view.sides or resumes == inf:
            return None
        # What such waits were says nothing about the time until a counter opens.
        known = max(resumes, view.opens)
        seconds = max(view.wait(waited), known)
        if seconds > HORIZON:
            return None
        is_free = view.is_free(waited)
        median, shown = told(seconds - known, view.points, is_free=is_free)
        more = round(known)
        later = Expected(low=shown.low + more, high=shown.high + more, late=shown.late + more)
        return Estimate(median + known, later, seconds, is_free, known)

    def wait(
        self,
        service: str,
        ticket_class: TicketClass = TicketClass.STANDARD,
        brought: float = 0.0,
        *,
        resumes: float = 0.0,
    ) -> float | None:
        """The central estimate of a ticket that joins the queue now, with the seconds that it
        `brought` from elsewhere; infinite beyond the horizon, None if no counter serves it or the
        end of a suspension is not known."""
        view = self._view[service, ticket_class, ""]
        if not view.sides or resumes == inf:
            return None
        seconds = max(view.turn(None, brought) if brought else view.wait(None), resumes)
        return inf if seconds > HORIZON else seconds

    def ahead(
        self,
        service: str,
        ticket_class: TicketClass = TicketClass.STANDARD,
        waited: float | None = None,
        *,
        reserved_for: str = "",
    ) -> list[Ahead] | None:
        """The tickets that are called before one, with the arguments of `estimate`: the same set
        that the estimate weighs. None if no counter serves it."""
        view = self._view[service, ticket_class, reserved_for]
        return view.ahead(waited) if view.sides else None

    def _make_view(self, question: tuple[str, TicketClass, str]) -> TicketView:
        rules, (service, ticket_class, reserved_for) = self._rules, question
        services = frozenset((service,)) if reserved_for else self._called_alike(service)
        sides = []
        for place, team in enumerate(self._teams):
            if team.may_call(service, reserved_for):
                side = self._side[place, reserved_for]
                if service in self._suspended:
                    more = self._rivals(team.serving(reserved_for), lambda other: other == service)
                    side = TeamView(side.supply, [*side.rivals, *more])
                sides.append(side)
        own = (
            queue
            for queue in self._lines[reserved_for or service]
            if queue.service == service and queue.ticket_class is ticket_class
        )
        return TicketView(
            services=services,
            score=rules.score(ticket_class, service),
            guard=rules.wait_max.total_seconds(),
            line=next(own, None),
            usual=fsum(map(self._needs, services)) / len(services),
            sides=sides,
            points=lambda band: self._points[services, band],
            opens=min([side.supply.opens for side in sides], default=0.0),
        )

    def _called_alike(self, service: str) -> frozenset[str]:
        """A service, and those whose tickets are called as if they were in its queue: the same
        counters serve them at the same levels, and their scores grow alike. A visitor who joins
        any of them waits behind the same tickets for the same counters, so there is one wait."""
        targets, levels = self._rules.targets, [team.levels.level_of for team in self._teams]
        first = next((level_of for level_of in levels if service in level_of), {})
        alike = [other for other in first if targets.get(other) == targets[service]]
        for level_of in levels:
            alike = [other for other in alike if level_of.get(other) == level_of.get(service)]
        if service in self._suspended:
            return frozenset((service,))
        return frozenset((service, *alike)) - self._suspended

    def _make_side(self, question: tuple[int, str]) -> TeamView:
        """Counters of a team, and the queues that wait for them, without suspended services."""
        place, reserved_for = question
        team = self._teams[place].serving(reserved_for)
        rivals = self._rivals(team, lambda other: other not in self._suspended)
        return TeamView(Supply(team.counters), rivals)

    def _rivals(self, team: Team, wanted: Callable[[str], bool]) -> list[CompetingQueue]:
        """The queues of wanted services that wait for the counters of a team."""
        rivals, gap = [], team.counters[0].gap
        for key in (*team.levels.level_of, *dict.fromkeys(team.reservations)):
            for line in self._lines[key]:
                if wanted(line.service):
                    calls = team.may_call(line.service, line.reserved_for)
                    rivals.append(
                        CompetingQueue(
                            line=line,
                            share=calls / self._callers[line.service, line.reserved_for],
                            seconds=self._needs(line.service) + gap,
                            score=self._rules.score(line.ticket_class, line.service),
                        )
                    )
        return rivals

    def _count_callers(self, queue: tuple[str, str]) -> int:
        """How many counters may call the tickets of a queue."""
        return sum([team.may_call(*queue) for team in self._teams])
