"""All that a hall has learned from its events, as the estimate of waits uses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from contract.enums import TicketClass
from server.domain import durations, pickup
from server.domain.attendance import UNKNOWN, Attendance, Rates, attendance_id, rates
from server.domain.durations import OTHERS_WEIGH, RECENT, History, Pace, history_id
from server.domain.estimation import Need
from server.domain.pickup import Pickup, Takes
from server.domain.spreading import Points, Spread, points, spread_id


@dataclass(frozen=True)
class Learned:
    """All learned statistics of a centre.

    Attributes:
        paces: by service.
        pickups: by the key of the work profile.
        histories: by id, at least those of the current hour.
        attendances, spreads: by id.
    """

    centre: str
    paces: Mapping[str, Pace] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    attendances: Mapping[str, Attendance] = field(default_factory=dict)
    pickups: Mapping[str, Pickup] = field(default_factory=dict)
    spreads: Mapping[str, Spread] = field(default_factory=dict)

    def pace(self, service: str) -> Pace:
        """The recent service times of a service."""
        return self.paces.get(service) or Pace(service, self.centre)

    def takes(self, profile: str) -> Takes:
        """How soon the counters of a work profile take a ticket that waits for them."""
        known = self.pickups.get(profile)
        return pickup.UNKNOWN if known is None else pickup.takes(known)

    def points(self, service: str, band: int) -> Points:
        """The points of what is told, for a band of expected waits."""
        of = self.spreads.get
        return points(of(spread_id(service, band)), of(spread_id(self.centre, band)))


class Needs(dict[str, Need]):
    """The needs of a ticket of each service; each is computed once, on demand.

    Args:
        typical: the configured seconds by service.
        local: the current local time.
        agencies: the agency of each service.
    """

    def __init__(
        self,
        learned: Learned,
        typical: Mapping[str, float],
        local: datetime,
        agencies: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._learned, self._typical, self._local = learned, typical, local
        self._agencies = agencies

    def __missing__(self, service: str) -> Need:
        learned, pace = self._learned, self._learned.pace(service)
        key = history_id(service, self._local)
        history = learned.histories.get(key) or History(key, learned.centre)
        typical = self._typical[service]
        if pace.count < RECENT:
            # Later the configured time is of no weight.
            typical *= self._factors.get(self._agencies[service], self._factor)
        need = self[service] = Need(
            seconds=durations.mean(pace, history, typical) * pace.items,
            items=pace.items,
            attends=_Attends(learned, service),
        )
        return need

    @cached_property
    def _known(self) -> dict[str, tuple[float, float]]:
        """By agency: how many services were seen, and as how many typical ones they lasted."""
        found: dict[str, tuple[float, float]] = {}
        for service, pace in self._learned.paces.items():
            if service in self._typical:
                agency = self._agencies[service]
                count, lasted = found.get(agency, (0.0, 0.0))
                more = pace.total / 1000 / self._typical[service]
                found[agency] = count + pace.count, lasted + more
        return found

    @cached_property
    def _factor(self) -> float:
        """By how much the configured times of the hall are wrong."""
        count = sum(count for count, _ in self._known.values())
        lasted = sum(lasted for _, lasted in self._known.values())
        return (lasted + OTHERS_WEIGH) / (count + OTHERS_WEIGH)

    @cached_property
    def _factors(self) -> dict[str, float]:
        return {
            agency: (lasted + OTHERS_WEIGH * self._factor) / (count + OTHERS_WEIGH)
            for agency, (count, lasted) in self._known.items()
        }


class _Attends(dict[TicketClass, Rates]):
    """Which visitors of a service leave and do not come, by class."""

    def __init__(self, learned: Learned, service: str) -> None:
        super().__init__()
        self._learned, self._service = learned, service

    def __missing__(self, ticket_class: TicketClass) -> Rates:
        key = attendance_id(self._service, ticket_class)
        known = self._learned.attendances.get(key)
        found = self[ticket_class] = UNKNOWN if known is None else rates(known)
        return found
