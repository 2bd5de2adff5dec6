"""Several methods estimate the same waits and learn from the events.

Our estimate learns as the server does (`server.domain.learned`). Each method has its own range,
learned in the same way from its own past.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial

from server.domain import attendance, durations, pickup, spreading
from server.domain.accuracy import Prediction
from server.domain.attendance import Attendance, attendance_id
from server.domain.call_time import HORIZON
from server.domain.durations import History, Pace
from server.domain.estimation import ACTED_WITHIN, ALL, Estimate, Need
from server.domain.estimation import Estimator as Hall
from server.domain.learned import Learned
from server.domain.pickup import AT_ONCE, Pickup, Takes
from server.domain.selection import PriorityRules
from server.domain.spreading import (
    KEPT,
    KEPT_OF_ALL,
    Bands,
    Points,
    Spread,
    points,
    spread_id,
    told,
)
from server.domain.supply import ActiveCounter
from simulator.study import alternatives
from simulator.study.alternatives import CORRECTED, Method, Past
from simulator.study.floor import Counter, Floor, Ticket

_OWNER = "ours"
"""The id under which our own figures are learned."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said of a wait."""

    ours: Estimate
    others: Mapping[Method, float]


@dataclass
class Trial:
    """The learned values, and the estimated and real waits.

    Attributes:
        usual: the configured seconds of each service.
        rules: the calling rule.
        measured_from: tickets that arrive earlier are for learning only; None: measure nothing yet.
        with_parts: whether ours is measured without each of its parts too.
        told: the results by method.
        unknown: the count of waits without an estimate of ours; no method counts them.
    """

    usual: Mapping[str, float]
    rules: PriorityRules
    measured_from: datetime | None = None
    with_parts: bool = False
    told: dict[Method, list[Prediction]] = field(
        default_factory=lambda: {one: [] for one in Method}
    )
    unknown: int = 0
    _paces: dict[str, Pace] = field(default_factory=dict)
    _histories: dict[str, History] = field(default_factory=dict)
    _attendances: dict[str, Attendance] = field(default_factory=dict)
    _pickups: dict[str, Pickup] = field(default_factory=dict)
    _learned_spreads: dict[str, Spread] = field(default_factory=dict)
    _spreads: dict[str, Spread] = field(default_factory=dict)
    _pasts: dict[str, Past] = field(default_factory=dict)
    _said: dict[int, _Said] = field(default_factory=dict)

    @property
    def learned(self) -> Learned:
        """What ours has learned."""
        return Learned(
            *(_OWNER, self._paces, self._histories, self._attendances),
            *(self._pickups, self._learned_spreads),
        )

    @cached_property
    def _agencies(self) -> dict[str, str]:
        return dict.fromkeys(self.usual, "")

    def arrived[T: Ticket](self, floor: Floor[T], ticket: T, now: datetime) -> None:
        """Estimate the wait of a ticket that is being taken and is not queued yet."""
        learned, local = self.learned, now.astimezone(ticket.arrived.tzinfo)
        needs = learned.needs(self.usual, local, self._agencies)
        lines = floor.lines(now)

        def active(takes: Callable[[str], Takes]) -> list[ActiveCounter]:
            every = (one.expected(learned, needs, takes(one.team), now) for one in floor.counters)
            return [one for one in every if one]

        def estimated(
            counters: Sequence[ActiveCounter], needs: Mapping[str, Need]
        ) -> Estimate | None:
            hall = Hall(counters, lines, needs, self.rules, learned.points)
            return hall.estimate(ticket.service, ticket.ticket_class)

        counters = active(learned.takes)
        estimate = estimated(counters, needs)
        if estimate is None:
            self.unknown += self._measures(ticket)
            return
        past = self._past(ticket)
        waited = [
            (now - one.arrived).total_seconds()
            for one in floor.waiting()
            if one.service == ticket.service
        ]
        serving = sum(one.starts == 0 and ticket.service in one.levels.level_of for one in counters)
        others = {
            Method.LAST_TO_ENTER: alternatives.last_to_enter(past),
            Method.HEAD_OF_LINE: alternatives.head_of_line(waited),
            Method.MEAN_OF_LAST: alternatives.mean_of_last(past),
            Method.ABANDONMENT: alternatives.abandonment(
                len(waited), serving, needs[ticket.service].seconds, past.theta
            ),
        }
        if self.with_parts:
            others[Method.MODEL] = estimate.model
            stay = {key: replace(needs[key], attends=ALL) for key in self.usual}
            at_once = active(lambda _profile: AT_ONCE)
            for part, less in (
                (Method.WITHOUT_LEAVERS, estimated(counters, stay)),
                (Method.WITHOUT_IDLE, estimated(at_once, needs)),
            ):
                others[part] = less.model if less else HORIZON
        self._said[ticket.ordinal] = _Said(estimate, others)

    def called[T: Ticket](
        self, floor: Floor[T], ticket: T, counter: Counter, now: datetime
    ) -> None:
        """A ticket is called for the first time by a counter: compare with the estimates."""
        actual = (now - ticket.arrived).total_seconds()
        said = self._said.pop(ticket.ordinal, None)
        if said is not None:
            self._compare(ticket, said, actual)
        self._pasts[ticket.service] = self._past(ticket).after(actual, came=True)
        self._left_queue(ticket, actual, gave_up=False)
        idle: dict[str, list[datetime]] = {}
        for one in floor.counters:
            serves = one.is_idle and ticket.service in one.levels.level_of
            # A log names no closings: who had not acted for long was not there.
            if serves and one.acted_at and ticket.arrived - one.acted_at <= ACTED_WITHIN:
                idle.setdefault(one.team, []).append(one.acted_at)
        for profile, some in idle.items():
            mine = profile == counter.team and counter.acted_at in some
            self._pickups[profile] = pickup.called(
                self._pickups.get(profile) or Pickup(profile, _OWNER),
                now,
                ticket.arrived,
                some,
                counter.acted_at if mine else None,
            )

    def _compare(self, ticket: Ticket, said: "_Said", actual: float) -> None:
        ours, service = said.ours, ticket.service
        if self._measures(ticket):
            self.told[Method.OURS].append(
                Prediction(service, ours.seconds, ours.range.late, actual, ours.is_free)
            )
        for method, estimate in said.others.items():
            if self._measures(ticket):
                bands = Bands(partial(self._points, method))
                median, shown = told(estimate, bands, is_free=ours.is_free)
                said_to_be = median if method in CORRECTED else estimate
                self.told[method].append(
                    Prediction(service, said_to_be, shown.late, actual, ours.is_free)
                )
            _, key = spreading.spread_ids(method, service, estimate, is_free=ours.is_free)
            self._waited(self._spreads, key, estimate, actual, KEPT_OF_ALL)
        pace = self._paces.get(service)
        if pace is None or pace.known_since is None or ticket.arrived < pace.known_since:
            return
        own, every = spreading.spread_ids(_OWNER, service, ours.model, is_free=ours.is_free)
        self._waited(self._learned_spreads, own, ours.model, actual, KEPT)
        self._waited(self._learned_spreads, every, ours.model, actual, KEPT_OF_ALL)

    def _points(self, method: Method, band: int) -> Points:
        return points(None, self._spreads.get(spread_id(method, band)))

    def _waited(
        self, spreads: dict[str, Spread], key: str, estimate: float, actual: float, kept: int
    ) -> None:
        spread = spreads.get(key) or Spread(key, _OWNER)
        spreads[key] = spreading.waited(spread, estimate, actual, kept)

    def left(self, ticket: Ticket, now: datetime) -> None:
        """A waiting ticket is given up."""
        self._said.pop(ticket.ordinal, None)
        waited = (now - ticket.arrived).total_seconds()
        self._pasts[ticket.service] = self._past(ticket).after(waited, came=False)
        self._left_queue(ticket, waited, gave_up=True)

    def _left_queue(self, ticket: Ticket, waited: float, *, gave_up: bool) -> None:
        self._attended(attendance.left_queue(self._attendance(ticket), waited, gave_up=gave_up))

    def missed(self, ticket: Ticket, now: datetime) -> None:
        """The visitor did not come; the counter has waited since the call."""
        lost = ticket.since_call(now)
        self._attended(
            attendance.stayed_away(
                self._attendance(ticket), self._wait(ticket), round(lost.total_seconds() * 1000)
            )
        )

    def _attended(self, after: Attendance) -> None:
        self._attendances[after.id] = after

    def served(self, ticket: Ticket, now: datetime) -> None:
        """The counter is idle again."""
        service = ticket.service
        self._attended(attendance.came(self._attendance(ticket), self._wait(ticket)))
        key = durations.history_id(service, now.astimezone(ticket.arrived.tzinfo))
        self._paces[service], self._histories[key] = durations.served(
            self._paces.get(service) or Pace(service, _OWNER),
            self._histories.get(key) or History(key, _OWNER),
            round(ticket.since_call(now).total_seconds() * 1000),
            now,
            ticket.items,
        )

    def _wait(self, ticket: Ticket) -> float:
        return ((ticket.called_at or ticket.arrived) - ticket.arrived).total_seconds()

    def _attendance(self, ticket: Ticket) -> Attendance:
        key = attendance_id(ticket.service, ticket.ticket_class)
        return self._attendances.get(key) or Attendance(key, _OWNER)

    def _past(self, ticket: Ticket) -> Past:
        return self._pasts.get(ticket.service, Past())

    def _measures(self, ticket: Ticket) -> bool:
        return self.measured_from is not None and ticket.arrived >= self.measured_from
