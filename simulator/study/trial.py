"""Several methods estimate the same waits and learn from the events.

Our estimate learns as the server does (`server.domain.learning`). Each method has its own range,
learned in the same way from its own past.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from server.domain import learning
from server.domain.accuracy import Prediction
from server.domain.estimation import Estimator as Hall
from server.domain.learning import Absence, History, Learned, Pace, Spread
from server.domain.selection import PriorityRules
from server.domain.spreading import spread_about
from simulator.study import alternatives
from simulator.study.alternatives import Method, Past
from simulator.study.floor import Floor, Ticket

_OWNER = "ours"
"""The id under which our own figures are learned."""


@dataclass(slots=True)
class Trial:
    """The learned values, and the estimated and real waits.

    Attributes:
        usual: the configured seconds of each service.
        law: the calling rule.
        measured_from: tickets that arrive earlier are for learning only; None: measure nothing yet.
        told: the results by method.
        unknown: the count of waits without an estimate of ours; no method counts them.
    """

    usual: Mapping[str, float]
    law: PriorityRules
    measured_from: datetime | None = None
    told: dict[Method, list[Prediction]] = field(
        default_factory=lambda: {one: [] for one in Method}
    )
    unknown: int = 0
    _paces: dict[str, Pace] = field(default_factory=dict)
    _histories: dict[str, History] = field(default_factory=dict)
    _absences: dict[str, Absence] = field(default_factory=dict)
    _spreads: dict[str, Spread] = field(default_factory=dict)
    _pasts: dict[str, Past] = field(default_factory=dict)
    _said: dict[int, dict[Method, float]] = field(default_factory=dict)

    def arrived[T: Ticket](self, floor: Floor[T], ticket: T, now: datetime) -> None:
        """Estimate the wait of a ticket that is being taken and is not queued yet."""
        learned = Learned(_OWNER, self._paces, self._histories, self._absences, self._spreads)
        needs = learned.needs(self.usual, now.astimezone(ticket.arrived.tzinfo))
        counters = [seen for one in floor.counters if (seen := one.expected(learned, needs, now))]
        estimate = Hall(counters, floor.lines(now), needs, self.law).estimate(
            ticket.service, ticket.ticket_class
        )
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
        self._said[ticket.ordinal] = {
            Method.OURS: estimate.seconds,
            Method.LAST_TO_ENTER: alternatives.last_to_enter(past),
            Method.HEAD_OF_LINE: alternatives.head_of_line(waited),
            Method.MEAN_OF_LAST: alternatives.mean_of_last(past),
            Method.ABANDONMENT: alternatives.abandonment(
                len(waited), serving, needs[ticket.service].seconds, past.theta
            ),
        }

    def called(self, ticket: Ticket, now: datetime) -> None:
        """A ticket is called for the first time: compare with the estimates."""
        actual = (now - ticket.arrived).total_seconds()
        for method, estimate in self._said.pop(ticket.ordinal, {}).items():
            if self._measures(ticket):
                points = Learned(method, spreads=self._spreads).points
                late = spread_about(estimate, points).late
                self.told[method].append(Prediction(ticket.service, estimate, late, actual))
            key = learning.spread_id(method, estimate)
            spread = self._spreads.get(key) or Spread(key, _OWNER)
            self._spreads[key] = learning.waited(spread, estimate, actual)
        self._pasts[ticket.service] = self._past(ticket).after(actual, came=True)

    def left(self, ticket: Ticket, now: datetime) -> None:
        """A waiting ticket is given up."""
        self._said.pop(ticket.ordinal, None)
        waited = (now - ticket.arrived).total_seconds()
        self._pasts[ticket.service] = self._past(ticket).after(waited, came=False)
        self._missed(ticket, 0.0)

    def missed(self, ticket: Ticket, now: datetime) -> None:
        """The visitor did not come; the counter has waited since the call."""
        self._missed(ticket, ticket.since_call(now).total_seconds())

    def served(self, ticket: Ticket, now: datetime) -> None:
        """The counter is idle again."""
        absence = self._absences.get(ticket.service) or Absence(ticket.service, _OWNER)
        self._absences[ticket.service] = learning.came(absence)
        key = learning.history_id(ticket.service, now.astimezone(ticket.arrived.tzinfo))
        self._paces[ticket.service], self._histories[key] = learning.served(
            self._paces.get(ticket.service) or Pace(ticket.service, _OWNER),
            self._histories.get(key) or History(key, _OWNER),
            round(ticket.since_call(now).total_seconds() * 1000),
            ticket.items,
        )

    def _missed(self, ticket: Ticket, lost: float) -> None:
        absence = self._absences.get(ticket.service) or Absence(ticket.service, _OWNER)
        self._absences[ticket.service] = learning.stayed_away(absence, round(lost * 1000))

    def _past(self, ticket: Ticket) -> Past:
        return self._pasts.get(ticket.service, Past())

    def _measures(self, ticket: Ticket) -> bool:
        return self.measured_from is not None and ticket.arrived >= self.measured_from
