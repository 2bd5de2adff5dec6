"""The simulated hall of `tools.studies.staffing` as a centre, and its days as facts."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import Connection

from contract.centre import CentreConfig
from contract.enums import BreakReason, Channel, CounterState, Outcome
from contract.ids import full_id
from server.domain.counters import IntervalFact
from server.domain.facts import Fact
from server.domain.ticket_facts import End, StopFact
from server.store import facts
from tests.parts.village import village_data
from tools.studies.place import CLOSES, MATTERS, OPENS, RULES
from tools.studies.staffing.hall import COUNTERS, PROFILE_LEVELS, DayLog, Visitor
from tools.studies.staffing.month import FIRST_DAY, HOLIDAYS, days_of

HOURS: Final = f"{OPENS:02}:00-{CLOSES:02}:00"

PROFILE_KEYS: Final = {name: name.replace(" ", "-") for name in PROFILE_LEVELS}
"""The keys of the work profiles, by their names in the study."""


def staffed_hall() -> CentreConfig:
    data = village_data()
    data["centre"] |= {
        "slug": "study",
        "time_zone": "UTC",
        "hours": {day: [HOURS] for day in ("mon", "tue", "wed", "thu", "fri", "sat")},
        "holidays": [FIRST_DAY + timedelta(days=number) for number in sorted(HOLIDAYS)],
    }
    usual = data["services"][0]
    data["services"] = [
        {
            **usual,
            "key": key,
            "names": {"az": key, "en": key},
            "typical_minutes": matter.minutes,
            "target_minutes": RULES.targets[key].total_seconds() / 60,
        }
        for key, matter in MATTERS.items()
    ]
    data["profiles"] = [
        {
            "key": PROFILE_KEYS[name],
            "names": {"az": name, "en": name},
            "levels": _levels(levels.level_of),
        }
        for name, levels in PROFILE_LEVELS.items()
    ]
    data["counters"] = [
        {"key": f"{key}-{number}", "number": str(place * 10 + number), "profile": key}
        for place, (name, key) in enumerate(PROFILE_KEYS.items(), 1)
        for number in range(COUNTERS[name])
    ]
    return CentreConfig.model_validate(data)


def _levels(level_of: Any) -> list[list[str]]:
    return [
        [service for service, level in level_of.items() if level == wanted]
        for wanted in sorted(set(level_of.values()))
    ]


def write_days(connection: Connection, centre: str, seed: int, many: int) -> None:
    """Write the facts of the days of a hall, as its server would have."""
    for _day, log in days_of(seed, many):
        stops = [_stop(one, centre) for one in log.visitors]
        facts.write(connection, [*stops, *_intervals(log, centre)])


def _stop(one: Visitor, centre: str) -> StopFact:
    target = round(RULES.targets[one.service].total_seconds())
    wait = None if one.called is None else one.called - one.arrived
    walk = timedelta(seconds=one.person.walk)
    is_served = one.called is not None and one.person.comes
    took = timedelta(seconds=one.took or 0.0)
    end = End.CANCELLED if one.called is None else End.MISSED
    return StopFact(
        centre=centre,
        day=one.arrived.date(),
        ticket=full_id(centre, f"t{one.ordinal}"),
        stop=0,
        number="A1",
        service=full_id(centre, one.service),
        agency="town",
        counter=None if one.counter is None else full_id(centre, str(one.counter)),
        operator=None,
        channel=Channel.KIOSK,
        ticket_class=one.ticket_class,
        end=End.SERVED if is_served else end,
        outcome=Outcome.DONE if is_served else None,
        quantity=one.person.quantity,
        joined_at=one.arrived,
        hour=one.arrived.hour,
        weekday=one.arrived.weekday(),
        ended_at=(one.called or one.arrived + timedelta(seconds=one.person.patience)) + took,
        ended_by="clock",
        wait=wait,
        walk=walk if is_served else None,
        service_time=took - walk if is_served else None,
        target=target,
        target_kept=None if wait is None else wait <= timedelta(seconds=target),
    )


def _intervals(log: DayLog, centre: str) -> Iterator[Fact]:
    """The counters of a day, from opening to closing."""
    day = log.visitors[0].arrived.date()
    opens, closes = (datetime.combine(day, time(hour), UTC) for hour in (OPENS, CLOSES))
    for number, name in log.counters.items():
        breaks = [one for one in log.breaks if one.counter == number and one.since < closes]
        times = [opens, *(at for one in breaks for at in (one.since, one.until)), closes]
        for place, (since, until) in enumerate(pairwise(times)):
            if since < (until := min(until, closes)):
                yield IntervalFact(
                    centre=centre,
                    day=day,
                    counter=full_id(centre, str(number)),
                    since=since,
                    operator="person-1",
                    profile=PROFILE_KEYS[name],
                    state=CounterState.PAUSED if place % 2 else CounterState.OPEN,
                    reason=BreakReason.BREAK if place % 2 else None,
                    until=until,
                    length=until - since,
                )
