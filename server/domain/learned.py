"""All that a hall has learned from its events, as the estimate of waits uses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

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

    def attends(self, service: str, ticket_class: TicketClass) -> Rates:
        """Which visitors of a service leave and do not come."""
        known = self.attendances.get(attendance_id(service, ticket_class))
        return UNKNOWN if known is None else rates(known)


def needs_of(
    learned: Learned, typical: Mapping[str, float], local: datetime, agencies: Mapping[str, str]
) -> dict[str, Need]:
    """The needs of a ticket of each service now, in local time. `typical` has the configured
    seconds by service, `agencies` the agency."""
    wrong_by = _wrong_by(learned, typical, agencies)

    def need(service: str) -> Need:
        pace, key = learned.pace(service), history_id(service, local)
        history = learned.histories.get(key) or History(key, learned.centre)
        # With many durations the configured time is of no weight.
        factor = wrong_by[agencies[service]] if pace.count < RECENT else 1.0
        return Need(
            seconds=durations.mean(pace, history, typical[service] * factor) * pace.items,
            items=pace.items,
            attends=partial(learned.attends, service),
        )

    return {service: need(service) for service in typical}


def _wrong_by(
    learned: Learned, typical: Mapping[str, float], agencies: Mapping[str, str]
) -> dict[str, float]:
    """The factor by which the configured times of each agency are wrong."""
    # How many services were seen, and as how many typical ones they lasted.
    known = dict.fromkeys(agencies.values(), (0.0, 0.0))
    for service, pace in learned.paces.items():
        if service in typical:
            count, lasted = known[agencies[service]]
            more = pace.total / 1000 / typical[service]
            known[agencies[service]] = count + pace.count, lasted + more
    in_all = sum(count for count, _ in known.values())
    of_hall = sum(lasted for _, lasted in known.values())
    factor = (of_hall + OTHERS_WEIGH) / (in_all + OTHERS_WEIGH)
    return {
        agency: (lasted + OTHERS_WEIGH * factor) / (count + OTHERS_WEIGH)
        for agency, (count, lasted) in known.items()
    }
