"""The configurations of a life's centre, and what the plain hall makes of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from hypothesis import strategies as st

from contract.centre import CentreConfig
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.things import PlainCounter, PlainProfile, PlainRules, PlainSeries
from tests.parts.village import village_data

CLASSES: Final[list[dict[str, Any]]] = [
    {},
    {"priority": {"head_start": 0.5, "rate": 2.0}, "returning": {"rate": 1.0, "head_start": 0.0}},
    {"priority": {"head_start": 1.0, "rate": 1.0, "strict": True}},
    {name: {"head_start": 0.0, "rate": 1.0} for name in ("priority", "returning")},
]


@dataclass(frozen=True)
class Settings:
    """What differs from one configuration to another.

    Attributes:
        overload: waits that are long soon, and a narrow cap.
        classes: which of `CLASSES`.
        numbers: the last of the series of two services.
        quota: of the day, of one of them.
    """

    stop_order: str
    overload: bool
    classes: int
    numbers: int
    quota: int | None


SETTINGS: Final = st.builds(
    Settings,
    stop_order=st.sampled_from(["as_given", "least_time"]),
    overload=st.booleans(),
    classes=st.integers(0, len(CLASSES) - 1),
    numbers=st.sampled_from([20, 6]),
    quota=st.sampled_from([None, None, 5]),
)


def centre_data(slug: str, chosen: Settings) -> dict[str, Any]:
    """The village with what is to be tested in it: few numbers, levels, targets, leases,
    a quota."""
    data = village_data(
        intake_ends_by_wait=False,
        recall_cooldown_seconds=5,
        lease_size=2,
        stop_order=chosen.stop_order,
        no_show_recalls=2,
        wait_max_minutes=(90, 6)[chosen.overload],
        cap_of=(5, 3)[chosen.overload],
        cap=(3, 1)[chosen.overload],
        classes=CLASSES[chosen.classes],
    )
    data["centre"]["slug"] = slug
    data["series"][0]["last"] = chosen.numbers
    data["series"][1]["leased_from"] = 194
    for service, target in zip(data["services"], (15, 10, 30), strict=True):
        service["target_minutes"] = target
    if chosen.quota is not None:
        data["services"][0]["quota"] = {"per_day": chosen.quota}
    data["profiles"][0]["call_after_minutes"] = [0]
    data["profiles"][1]["call_after_minutes"] = [0, 3]
    data["profiles"].append(
        {
            "key": "papers",
            "names": {"az": "s", "en": "Papers"},
            "levels": [["paper"], ["request"], ["tax"]],
            "call_after_minutes": [0, 1, 5],
        }
    )
    return data


def without(data: dict[str, Any], name: str, key: str) -> dict[str, Any]:
    """The configuration without a counter or a service."""
    left = {**data, name: [one for one in data[name] if one["key"] != key]}
    left["profiles"] = [
        {**one, "levels": [[k for k in level if k != key] for level in one["levels"]]}
        for one in data["profiles"]
    ]
    return left


def plain_of(
    config: CentreConfig, ids: dict[str, str], choose: Callable[[str, Sequence[str]], int]
) -> PlainHall:
    """The plain hall of a configuration."""
    shared = {one.key: PlainSeries(one.prefix, one.first, one.last) for one in config.series}
    found = PlainHall(
        counters={ids[one.key]: PlainCounter(one.profile) for one in config.counters},
        series={ids[one.key]: shared[one.series] for one in config.services},
        choose=choose,
    )
    reconfigured(found, config, ids)
    return found


def reconfigured(plain: PlainHall, config: CentreConfig, ids: dict[str, str]) -> None:
    """Have the hall follow a configuration with the same counters and services."""
    rules = config.rules
    classes = {name: getattr(rules.classes, name) for name in type(rules.classes).model_fields}
    plain.rules = PlainRules(
        lease_size=rules.lease_size,
        no_show_recalls=rules.no_show_recalls,
        wait_max=timedelta(minutes=rules.wait_max_minutes),
        cap_of=rules.cap_of,
        cap=rules.cap,
        as_given=rules.stop_order == "as_given",
        head_start={name: rule.head_start for name, rule in classes.items()},
        rate={name: rule.rate for name, rule in classes.items()},
        strict=[name for name, rule in classes.items() if rule.strict],
        target={ids[one.key]: timedelta(minutes=one.target_minutes) for one in config.services},
        quota={
            ids[one.key]: one.quota.per_day
            for one in config.services
            if one.quota is not None and one.quota.per_day is not None
        },
    )
    plain.profiles = {
        one.key: PlainProfile(
            [[ids[key] for key in level] for level in one.levels],
            [timedelta(minutes=minutes) for minutes in one.call_after_minutes or ()],
        )
        for one in config.profiles
    }
    bounds = {one.key: one for one in config.series}
    for service in config.services:
        series, told = plain.series[ids[service.key]], bounds[service.series]
        series.last, series.leased_from = told.last, told.leased_from or told.last + 1
