"""All that a hall has learned from its events, as the estimate of waits uses it, and how long
services take.

An expected time is the mean of the recent services, shrunk towards the past of the same hour and
weekday, that towards all services of its kind, and that towards what the configuration says. The
last is worth two services: a typical time that is wrong is unlearned within some visits.

Small frozen values that are folded from the log, so that a rebuild gives exactly the same values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from contract.enums import TicketClass
from server.domain.attendance import Attendance, Pickup, Rates, Takes, attendance_id, rates, takes
from server.domain.estimation import Need
from server.domain.spreading import Points, Spread, point, points, spread_id

RECENT = 64
"""How many durations of a service are kept."""

FADES = 0.97
"""The weight of a duration relative to the next newer one: effectively the last 33 count."""

PAST_WEIGHS = 8.0
"""The weight of the history of the same hour and weekday, in recent durations."""

ALL_WEIGH = 5.0
"""The weight of all services of a kind, in durations of that history."""

TYPICAL_WEIGHS = 2.0
"""The weight of the configured time, in durations of the service."""

OTHERS_WEIGH = 5.0
"""How many services of an agency show by how much its configured times are wrong as much as its
hall does; and of a hall, as much as the configuration."""

MEMORYLESS = 2.0
"""The weight, in observations, of the assumption that a ticket at a counter needs its mean
again."""

ODD_FROM = 20
"""From this many durations on, one above their 95th percentile is an outlier."""

HALVED_AT = 512
"""At this many durations a history is halved, so that old years fade."""

KNOWN_FROM = 10
"""From this many durations on an expected time is the hall's own, and not the configuration's."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The service times of a service; its id is the service's.

    Attributes:
        recent: milliseconds per item from call to end, newest last, without outliers.
        seen: the same with outliers, for the percentile.
        faded, weights: the sum of all of them in milliseconds and their number, both weighted: each
            newer one counts more by 1 / `FADES`.
        items: mean items of a ticket.
        count, total: of all durations per item, the older ones fading: their number and their sum
            in milliseconds.
        known_since: when the last of the first `KNOWN_FROM` ended.
    """

    id: str
    centre: str
    recent: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    faded: float = 0.0
    weights: float = 0.0
    items: float = 1.0
    count: int = 0
    total: int = 0
    known_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The durations of one service at one hour of one weekday, local time.

    Attributes:
        count: the number of durations, per item.
        total: their sum in milliseconds.
    """

    id: str
    centre: str
    count: int = 0
    total: int = 0


def history_id(service: str, local: datetime) -> str:
    """The id of the history of a call at a local time."""
    return f"{service}/{local.weekday()}/{local.hour}"


def with_service(
    pace: Pace,
    history: History,
    taken: int,
    at: datetime,
    items: int = 1,
    *,
    confirmed: bool = False,
) -> tuple[Pace, History]:
    """The statistics after one more ticket was served.

    A service longer than 95 of 100 of its kind counts as a forgotten finish and is replaced by the
    95th percentile. If it were only left out, the longest twentieth of all services would be
    missing, and every estimate a tenth too short.

    Args:
        taken: milliseconds that it kept the counter, from call to end.
        at: when it ended.
        items: the people or files it was for.
        confirmed: the operator confirmed an outlier as real; only in old logs.
    """
    seen = taken // items
    each = seen
    if not confirmed and len(pace.seen) >= ODD_FROM:
        each = min(seen, point(sorted(pace.seen), 0.95))
    recent = (*pace.recent, each)[-RECENT:]
    count, total = _added(pace.count, pace.total, items, each)
    known_since = pace.known_since or (at if len(recent) >= KNOWN_FROM else None)
    past_count, past_total = _added(history.count, history.total, items, each)
    return (
        replace(
            pace,
            recent=recent,
            seen=(*pace.seen, seen)[-RECENT:],
            faded=pace.faded * FADES + each,
            weights=pace.weights * FADES + 1,
            items=pace.items + (items - pace.items) * (1 - FADES),
            count=count,
            total=total,
            known_since=known_since,
        ),
        replace(history, count=past_count, total=past_total),
    )


def _added(count: int, total: int, items: int, each: int) -> tuple[int, int]:
    count, total = count + items, total + each * items
    return (count, total) if count < HALVED_AT else (count // 2, total // 2)


def mean(pace: Pace, history: History, typical: float) -> float:
    """Expected seconds per item; `typical` are the configured ones, or what other services say of
    them."""
    every = (pace.total / 1000 + TYPICAL_WEIGHS * typical) / (pace.count + TYPICAL_WEIGHS)
    past = (history.total / 1000 + ALL_WEIGH * every) / (history.count + ALL_WEIGH)
    return (pace.faded / 1000 + PAST_WEIGHS * past) / (pace.weights + PAST_WEIGHS)


def remaining_time(pace: Pace, elapsed: float, expected: float, items: int = 1) -> float:
    """Expected seconds that a ticket still needs which was called `elapsed` seconds ago: the mean
    of the remaining times of longer services of its kind; if few were longer, close to the mean of
    all (`expected` per item), as if the elapsed time were not known."""
    each, over, count = elapsed / items, 0.0, 0
    for one in pace.recent:
        if one / 1000 > each:
            over += one / 1000 - each
            count += 1
    return max(1.0, (over + MEMORYLESS * expected) / (count + MEMORYLESS) * items)


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
        return takes(self.pickups.get(profile) or Pickup("", ""))

    def points(self, service: str, band: int) -> Points:
        """The points of what is told, for a band of expected waits."""
        of = self.spreads.get
        return points(of(spread_id(service, band)), of(spread_id(self.centre, band)))

    def attends(self, service: str, ticket_class: TicketClass) -> Rates:
        """Which visitors of a service leave and do not come."""
        key = attendance_id(service, ticket_class)
        return rates(self.attendances.get(key) or Attendance("", ""))


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
            seconds=mean(pace, history, typical[service] * factor) * pace.items,
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
