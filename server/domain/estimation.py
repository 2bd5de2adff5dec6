"""How long it will take: `W = (n + 1) * m / s`, shown as a range.

`n` expected tickets ahead, `s` counters that can serve it and are active, `m` the mean
time they need for a ticket. None of them is one number.

Who is ahead is decided by the rule that calls (`server.domain.selection`): a ticket
ahead is one that has the higher score when it is my turn, be it here already or still
to come. So `n` depends on the moment of my turn. It is thinned by those who do not
come, and a ticket of another service weighs the share of its counters that can also
serve this one.

The turn is the first moment `t` by which the counters can have made `n(t) + 1` calls,

    sum over counters of  min(t / r, 1) + max(0, t - r) / m  =  n(t) + 1

where `r` is what the present ticket of a counter still needs (`server.domain.supply`).
With every `r = m` and an `n` that does not change this is the formula above. The
counters of one work profile first call what is ahead of me for their other services;
what they can do beyond that is for mine. So a counter that only helps out, busy with
its own tickets, makes nobody's wait longer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf

from contract.enums import TicketClass
from contract.snapshots import Expected
from server.domain.selection import Levels, PriorityRules
from server.domain.spreading import BANDS, SPREAD, Points, spread_about
from server.domain.supply import ActiveCounter, Supply
from server.domain.turn import HORIZON, Ahead, Line, Rival, Side, View, more_than_usual

ACTED_WITHIN = timedelta(minutes=10)
"""An open counter without a ticket whose operator has done nothing for longer is not active."""

OVERDUE = timedelta(minutes=10)
"""How long past its expected end a break is still expected to end at any moment."""

HELPS = 0.1
"""What a counter counts for a service of its next worse level, when it is asked who will
call the tickets of that service."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a ticket of a service takes of the counters.

    Attributes:
        seconds: mean from call to end, of one that comes.
        items: the people or files that such a one is for, on average.
        absent: the share of those who give up, or do not come when called; below 1.
        lost: mean seconds that one of these costs its counter.
    """

    seconds: float
    absent: float = 0.0
    lost: float = 0.0
    items: float = 1.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A central estimate in seconds, and the range that is shown."""

    seconds: float
    range: Expected


def is_active(*, is_open: bool, busy: bool, acted_at: datetime | None, now: datetime) -> bool:
    """Whether a counter counts among those that serve.

    Args:
        is_open: not closed, not on a break.
        busy: a ticket is called to it or being served.
        acted_at: when its operator last did anything.
    """
    return busy or (is_open and acted_at is not None and now - acted_at <= ACTED_WITHIN)


def back_in(expected_end: datetime | None, now: datetime) -> float | None:
    """Seconds until a counter on break is expected back; None where nobody knows any more."""
    if expected_end is None or now - expected_end > OVERDUE:
        return None
    return max(0.0, (expected_end - now).total_seconds())


class Floor:
    """The queues and counters of a hall; what a question needs is arranged when it is asked.

    Args:
        counters: those that are active, and those whose beginning is known.
        lines: the queues; none that is empty.
        needs: by service, what a ticket takes; of every service of counters and queues.
        rules: the calling rule.
        points: of actual over estimate, for each band.
        suspended: suspended services: their tickets are in no other ticket's way.
    """

    def __init__(
        self,
        counters: Sequence[ActiveCounter],
        lines: Iterable[Line],
        needs: Mapping[str, Need],
        rules: PriorityRules,
        points: Sequence[Points] = (SPREAD,) * BANDS,
        suspended: frozenset[str] = frozenset(),
    ) -> None:
        self._lines = list(lines)
        self._needs = needs
        self._rules = rules
        self._points = points
        self._suspended = suspended
        self._teams = _teams(counters)
        self._callers: dict[int, float] = {}
        self._rivals: dict[tuple[int, str], list[Rival]] = {}
        self._views: dict[tuple[str, TicketClass, str], View] = {}

    def estimate(
        self,
        service: str,
        ticket_class: TicketClass = TicketClass.STANDARD,
        waited: float | None = None,
        *,
        reserved_for: str = "",
        resumes: float = 0.0,
        items: int | None = None,
    ) -> Estimate | None:
        """How much longer a ticket will wait; None where nobody knows, and where it is longer
        than anybody can foretell.

        Args:
            service: what it waits for.
            ticket_class: its class.
            waited: the seconds it has waited in its line; None for one that is taken now.
            bound: the counter it waits for, "" for any that serves the service.
            resumes: seconds until the suspended service is expected to be resumed.
            items: the people or files that it is for, where it waits; None: as many as the
                others of its line.
        """
        seconds = self.wait(
            service, ticket_class, waited, reserved_for=reserved_for, resumes=resumes, items=items
        )
        if seconds is None or seconds > HORIZON:
            return None
        return Estimate(seconds, spread_about(seconds, self._points))

    def wait(
        self,
        service: str,
        ticket_class: TicketClass = TicketClass.STANDARD,
        waited: float | None = None,
        *,
        reserved_for: str = "",
        resumes: float = 0.0,
        joins: bool = False,
        items: int | None = None,
    ) -> float | None:
        """The central estimate, as `estimate` is asked for it; infinite where it is longer than
        the horizon, None where nobody serves it or nobody knows when it goes on.

        Args:
            joins: it is not in that line yet, and brings along what it has waited elsewhere.
        """
        view = self._seen(service, ticket_class, reserved_for)
        if not view.sides or resumes == inf:
            return None
        found = view.joining(waited or 0.0) if joins else view.wait(waited, items)
        seconds = max(found, resumes)
        return inf if seconds > HORIZON else seconds

    def is_served(self, service: str, reserved_for: str = "") -> bool:
        """Whether a counter serves a service, now or from a known moment on."""
        return bool(self._seen(service, TicketClass.STANDARD, reserved_for).sides)

    def ahead(
        self,
        service: str,
        ticket_class: TicketClass = TicketClass.STANDARD,
        waited: float | None = None,
        *,
        reserved_for: str = "",
        items: int | None = None,
    ) -> list[Ahead] | None:
        """Which tickets are called before one, as `estimate` is asked for it: the same set
        that its estimate weighs. None where no counter serves it."""
        view = self._seen(service, ticket_class, reserved_for)
        return view.ahead(waited, items) if view.sides else None

    def _seen(self, service: str, ticket_class: TicketClass, reserved_for: str) -> View:
        key = (service, ticket_class, reserved_for)
        if key not in self._views:
            self._views[key] = self._view(*key)
        return self._views[key]

    def _view(self, service: str, ticket_class: TicketClass, reserved_for: str) -> View:
        """The hall as a ticket sees it."""
        rules, need = self._rules, self._needs[service]
        sides = []
        for place, team in enumerate(self._teams):
            level = team.level(service, reserved_for)
            counters = team.reserved(reserved_for) if reserved_for else team.counters
            if counters and level is not None:
                after = team.levels.call_after[level].total_seconds()
                rivals = self._rivals_at(place, reserved_for)
                if service in self._suspended:
                    rivals = [*rivals, *self._made(place, reserved_for, {service})]
                sides.append(Side(Supply(counters), rivals, level, after))
        key = (service, ticket_class, reserved_for)
        same = [
            one for one in self._lines if (one.service, one.ticket_class, one.reserved_for) == key
        ]
        return View(
            service=service,
            score=rules.score(ticket_class, service),
            guard=rules.wait_max.total_seconds(),
            line=same[0] if same else None,
            usual=need.seconds + need.absent * need.lost / (1 - need.absent),
            sides=sides,
            items=need.items,
            seconds=need.seconds,
        )

    def _rivals_at(self, place: int, reserved_for: str) -> list[Rival]:
        """The queues that wait for the counters of a team, but for suspended services."""
        key = (place, reserved_for)
        if key not in self._rivals:
            running = {line.service for line in self._lines} - self._suspended
            self._rivals[key] = self._made(place, reserved_for, running)
        return self._rivals[key]

    def _callers_of(self, index: int) -> float:
        """How many counters the tickets of a queue can count on."""
        if index not in self._callers:
            line = self._lines[index]
            self._callers[index] = sum(team.calls(line) for team in self._teams)
        return self._callers[index]

    def _made(self, place: int, reserved_for: str, services: set[str]) -> list[Rival]:
        team, made = self._teams[place], []
        if reserved_for:
            team = _Team(team.levels, team.reserved(reserved_for))
        for index, line in enumerate(self._lines):
            level = team.level(line.service, line.reserved_for)
            if level is None or line.service not in services:
                continue
            calls = team.calls(line)
            if not calls:
                continue
            need, share = self._needs[line.service], calls / self._callers_of(index)
            tickets, more = share * (1 - need.absent), 0.0
            if line.items is not None:
                more = more_than_usual(line.items, line.waiting, need.items, need.seconds)
            made.append(
                Rival(
                    line=line,
                    level=level,
                    share=share,
                    tickets=tickets,
                    seconds=tickets * need.seconds + share * need.absent * need.lost,
                    score=self._rules.score(line.ticket_class, line.service),
                    after=team.levels.call_after[level].total_seconds(),
                    extra=more,
                )
            )
        return made


@dataclass(frozen=True, slots=True)
class _Team:
    """Counters of one work profile."""

    levels: Levels
    counters: Sequence[ActiveCounter]

    def level(self, service: str, reserved_for: str) -> int | None:
        """At which level they serve a ticket; one that is bound to them at the best."""
        return 0 if reserved_for else self.levels.level_of.get(service)

    def reserved(self, reserved_for: str) -> list[ActiveCounter]:
        """Those that a ticket may be bound to."""
        return [one for one in self.counters if reserved_for == one.reservation]

    def calls(self, line: Line) -> float:
        """How many of them the tickets of a line can count on."""
        if line.reserved_for:
            return len(self.reserved(line.reserved_for))
        level = self.levels.level_of.get(line.service)
        return 0.0 if level is None else len(self.counters) * HELPS**level


def _teams(counters: Sequence[ActiveCounter]) -> list[_Team]:
    teams: list[tuple[Levels, list[ActiveCounter]]] = []
    for counter in counters:
        for levels, members in teams:
            if levels is counter.levels or levels == counter.levels:
                members.append(counter)
                break
        else:
            teams.append((counter.levels, [counter]))
    return [_Team(levels, members) for levels, members in teams]
