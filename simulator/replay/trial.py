"""Several methods estimate the same waits and learn from the events.

Our estimate learns as the server does (`server.domain.learning`). Each method has its own
range, learned in the same way from its own past.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from server.domain import learning, spreading
from server.domain.call_time import HORIZON, ActiveCounter
from server.domain.centres import MILLISECOND, Centre
from server.domain.estimation import Estimate
from server.domain.estimation import Estimator as Hall
from server.domain.idle_counters import ACTED_WITHIN, SPANS, Takes
from server.domain.learning import Learned
from server.domain.selection import PriorityRules
from server.domain.spreading import (
    KEPT_OF_ALL,
    Points,
    Spread,
    points,
    spread_id,
    told,
)
from server.domain.state.hall_state import HallState
from simulator.replay import alternatives
from simulator.replay.accuracy import Prediction
from simulator.replay.alternatives import EstimateMethod, Past
from simulator.replay.study_hall import (
    StudyCounter,
    StudyHall,
    StudyTicket,
    lines_by_key,
    teams_of,
)

_OWNER = "ours"
"""The id under which our own figures are learned."""

_AT_ONCE = Takes((0.0,) * len(SPANS), 0.0)


@dataclass(frozen=True, slots=True)
class _Said:
    ours: Estimate
    others: Mapping[EstimateMethod, float]


@dataclass
class Trial:
    """The learned values, and the estimated and real waits.

    Attributes:
        usual: the configured seconds of each service.
        measured_from: tickets that arrive earlier are for learning only; None: measure nothing yet.
        with_parts: whether ours is measured without each of its parts too.
        told: the results by method.
        unknown: the count of waits without an estimate of ours; no method counts them.
    """

    usual: Mapping[str, float]
    rules: PriorityRules
    measured_from: datetime | None = None
    with_parts: bool = False
    told: dict[EstimateMethod, list[Prediction]] = field(
        default_factory=lambda: {method: [] for method in EstimateMethod}
    )
    unknown: int = 0
    _ours: HallState = field(default_factory=lambda: HallState(Centre(_OWNER, "")))
    _spreads: dict[str, Spread] = field(default_factory=dict)
    _pasts: dict[str, Past] = field(default_factory=dict)
    _said: dict[int, _Said] = field(default_factory=dict)

    def arrived[T: StudyTicket](self, hall: StudyHall[T], ticket: T, now: datetime) -> None:
        """Estimate the wait of a ticket that is being taken and is not queued yet."""
        self._ours.settle()
        learned = Learned(self._ours, self.usual)
        lines = lines_by_key(hall.lines(now))

        def active(takes: Callable[[str], Takes]) -> list[ActiveCounter]:
            every = (
                counter.expected(learned, takes(counter.team), now) for counter in hall.counters
            )
            return [wait for wait in every if wait]

        def estimated(counters: Sequence[ActiveCounter]) -> Estimate | None:
            hall = Hall(teams_of(counters), lines, learned.need, self.rules, learned.points)
            return hall.estimate(ticket.service, ticket.ticket_class)

        counters = active(learned.takes)
        estimate = estimated(counters)
        if estimate is None:
            self.unknown += self._measures(ticket)
            return
        waited = [
            max(0.0, (now - other.arrived).total_seconds())
            for other in hall.waiting()
            if other.service == ticket.service
        ]
        serving = sum(
            counter.starts == 0 and ticket.service in counter.levels.level_of
            for counter in counters
        )
        mean = learned.need(ticket.service)
        others = alternatives.estimates(self._past(ticket), waited, serving, mean)
        if self.with_parts:
            others[EstimateMethod.MODEL] = estimate.model
            at_once = estimated(active(lambda _profile: _AT_ONCE))
            others[EstimateMethod.WITHOUT_IDLE] = at_once.model if at_once else HORIZON
        self._said[ticket.ordinal] = _Said(estimate, others)

    def called[T: StudyTicket](
        self, hall: StudyHall[T], ticket: T, counter: StudyCounter, now: datetime
    ) -> None:
        """A ticket is called for the first time by a counter: compare with the estimates."""
        actual = (now - ticket.arrived).total_seconds()
        said = self._said.pop(ticket.ordinal, None)
        if said is not None:
            self._compare(ticket, said, actual)
        self._pasts[ticket.service] = self._past(ticket).after(actual, came=True)
        idle = [
            (counter.team, str(id(counter)), counter.acted_at)
            for counter in hall.counters
            if counter.is_idle
            and ticket.service in counter.levels.level_of
            and counter.acted_at
            # A log names no closings: an operator who had not acted for long was not there.
            and ticket.arrived - counter.acted_at <= ACTED_WITHIN
        ]
        learning.picked_up(self._ours, now, ticket.arrived, idle, str(id(counter)))

    def _compare(self, ticket: StudyTicket, said: "_Said", actual: float) -> None:
        ours, service = said.ours, ticket.service
        if self._measures(ticket):
            self.told[EstimateMethod.OURS].append(
                Prediction(service, ours.seconds, ours.range.late, actual, ours.is_free)
            )
        for method, estimate in said.others.items():
            if self._measures(ticket):
                points_of = partial(self._points, method)
                median, shown = told(estimate, points_of, is_free=ours.is_free)
                # What such waits were corrects ours without a part of the model too.
                said_to_be = median if method is EstimateMethod.WITHOUT_IDLE else estimate
                self.told[method].append(
                    Prediction(service, said_to_be, shown.late, actual, ours.is_free)
                )
            _, key = spreading.spread_ids(method, service, estimate, is_free=ours.is_free)
            spread = self._spreads.get(key) or Spread(key, _OWNER)
            self._spreads[key] = spreading.waited(spread, estimate, actual, KEPT_OF_ALL)
        learning.first_wait(
            self._ours, service, ticket.arrived, ours.model, actual, is_free=ours.is_free
        )

    def _points(self, method: EstimateMethod, band: int) -> Points:
        return points((), self._spreads.get(spread_id(method, band)))

    def left(self, ticket: StudyTicket, now: datetime) -> None:
        """A waiting ticket is given up."""
        self._said.pop(ticket.ordinal, None)
        waited = (now - ticket.arrived).total_seconds()
        self._pasts[ticket.service] = self._past(ticket).after(waited, came=False)

    def served(self, ticket: StudyTicket, now: datetime) -> None:
        """The counter is idle again."""
        learning.served(self._ours, ticket.service, ticket.since_call(now) // MILLISECOND, now)

    def _past(self, ticket: StudyTicket) -> Past:
        return self._pasts.get(ticket.service, Past())

    def _measures(self, ticket: StudyTicket) -> bool:
        return self.measured_from is not None and ticket.arrived >= self.measured_from
