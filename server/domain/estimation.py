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

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property, partial
from math import fsum, inf
from typing import Any, NamedTuple

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
from server.domain.selection import Levels, PriorityRules
from server.domain.spreading import Points, told, unknown

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


class Estimator:
    """The queues and counters of a hall; derived values are computed when they are needed.

    Args:
        counters: the active counters, and those whose start is known.
        lines: the queues that are not empty.
        needs: the mean seconds from call to end of a ticket, for every service of the counters and
            queues.
        points: the points of what is told of the waits for some services in a band.
        suspended: the suspended services: their tickets delay no others.
    """

    def __init__(
        self,
        counters: Sequence[ActiveCounter],
        lines: Iterable[QueueSummary],
        needs: Mapping[str, float],
        rules: PriorityRules,
        points: Callable[[frozenset[str], int], Points] = unknown,
        suspended: frozenset[str] = frozenset(),
    ) -> None:
        self._lines = list(lines)
        self._needs = needs
        self._rules = rules
        self._points = cache(points)
        self._suspended = suspended
        self._teams = _teams(counters)
        # How many counters may call the tickets of each queue.
        self._callers = [
            sum(len(team.counters_for(line.service, line.reserved_for)) for team in self._teams)
            for line in self._lines
        ]
        self._sides: dict[tuple[int, str], TeamView] = {}
        self._views: dict[tuple[str, TicketClass, str], TicketView] = {}

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
        view = self._seen(service, ticket_class, reserved_for)
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
        view = self._seen(service, ticket_class, "")
        if not view.sides or resumes == inf:
            return None
        seconds = max(view.joining(brought), resumes)
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
        view = self._seen(service, ticket_class, reserved_for)
        return view.ahead(waited) if view.sides else None

    def _seen(self, service: str, ticket_class: TicketClass, reserved_for: str) -> TicketView:
        key = (service, ticket_class, reserved_for)
        if key not in self._views:
            self._views[key] = self._view(*key)
        return self._views[key]

    def _view(self, service: str, ticket_class: TicketClass, reserved_for: str) -> TicketView:
        rules = self._rules
        services = frozenset((service,)) if reserved_for else self._called_alike[service]
        sides = []
        for place, team in enumerate(self._teams):
            counters = team.counters_for(service, reserved_for)
            if counters:
                side = self._side(place, reserved_for, counters)
                if service in self._suspended:
                    more = self._made(place, reserved_for, {service})
                    side = TeamView(side.supply, [*side.rivals, *more])
                sides.append(side)
        key = (service, ticket_class, reserved_for)
        same = [
            queue
            for queue in self._lines
            if (queue.service, queue.ticket_class, queue.reserved_for) == key
        ]
        return TicketView(
            services=services,
            score=rules.score(ticket_class, service),
            guard=rules.wait_max.total_seconds(),
            line=same[0] if same else None,
            usual=fsum(self._needs[key] for key in services) / len(services),
            sides=sides,
            points=partial(self._points, services),
            opens=min([side.supply.opens for side in sides], default=0.0),
        )

    @cached_property
    def _called_alike(self) -> Mapping[str, frozenset[str]]:
        """For each service, those whose tickets are called as if they were in its queue: the same
        counters serve them at the same levels, and their scores grow alike. A visitor who joins
        any of them waits behind the same tickets for the same counters, so there is one wait."""
        groups: dict[Any, list[str]] = {}
        for service in self._needs:
            levels = tuple(team.levels.level_of.get(service) for team in self._teams)
            alone = service if service in self._suspended else None
            groups.setdefault((levels, self._rules.targets.get(service), alone), []).append(service)
        return {member: alike for alike in map(frozenset, groups.values()) for member in alike}

    def _side(self, place: int, reserved_for: str, counters: Sequence[ActiveCounter]) -> TeamView:
        """Counters of a team, and the queues that wait for them, without suspended services."""
        key = (place, reserved_for)
        if key not in self._sides:
            running = {line.service for line in self._lines} - self._suspended
            rivals = self._made(place, reserved_for, running)
            self._sides[key] = TeamView(Supply(counters), rivals)
        return self._sides[key]

    def _made(self, place: int, reserved_for: str, services: set[str]) -> list[CompetingQueue]:
        team, made = self._teams[place], []
        if reserved_for:
            team = _Team(team.levels, team.counters_for("", reserved_for))
        gap = team.counters[0].gap
        for line, callers in zip(self._lines, self._callers, strict=True):
            calls = len(team.counters_for(line.service, line.reserved_for))
            if line.service in services and calls:
                made.append(
                    CompetingQueue(
                        line=line,
                        share=calls / callers,
                        seconds=self._needs[line.service] + gap,
                        score=self._rules.score(line.ticket_class, line.service),
                    )
                )
        return made


@dataclass(frozen=True, slots=True)
class _Team:
    """The counters of one work profile."""

    levels: Levels
    counters: list[ActiveCounter]

    def counters_for(self, service: str, reserved_for: str) -> list[ActiveCounter]:
        """Those that may call a ticket."""
        if reserved_for:
            return [counter for counter in self.counters if counter.reservation == reserved_for]
        return self.counters if service in self.levels.level_of else []


def _teams(counters: Sequence[ActiveCounter]) -> list[_Team]:
    teams: list[_Team] = []
    for counter in counters:
        for team in teams:
            if team.levels is counter.levels or team.levels == counter.levels:
                team.counters.append(counter)
                break
        else:
            teams.append(_Team(counter.levels, [counter]))
    return teams
