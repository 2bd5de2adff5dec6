"""The configurations of the machine's centres."""

from collections.abc import Mapping
from typing import Any, Final

from hypothesis import strategies as st

from tests.parts.village import village_data

CLASSES: Final[list[dict[str, Any]]] = [
    {},
    {"priority": {"head_start": 0.5, "rate": 2.0}, "returning": {"rate": 1.0, "head_start": 0.0}},
    {"priority": {"head_start": 1.0, "rate": 1.0, "strict": True}},
    {name: {"head_start": 0.0, "rate": 1.0} for name in ("priority", "returning")},
]


type Settings = Mapping[str, Any]
SETTINGS: Final[st.SearchStrategy[Settings]] = st.fixed_dictionaries(
    {
        "stop_order": st.sampled_from(["as_given", "least_time"]),
        # With it waits are long soon, and the cap is narrow.
        "overload": st.booleans(),
        "classes": st.sampled_from(CLASSES),
        # The last number of the series of two services.
        "last": st.sampled_from([20, 6]),
        # Of the day, of one of them.
        "quota": st.sampled_from([None, None, 5]),
    }
)
"""What differs from one configuration to another."""


def centre_data(slug: str, chosen: Settings) -> dict[str, Any]:
    """The village with what is to be tested in it: few numbers, levels, targets, leases,
    a quota."""
    data = village_data(
        intake_ends_by_wait=False,
        recall_cooldown_seconds=5,
        lease_size=2,
        stop_order=chosen["stop_order"],
        no_show_recalls=2,
        wait_max_minutes=(90, 6)[chosen["overload"]],
        cap_of=(5, 3)[chosen["overload"]],
        cap=(3, 1)[chosen["overload"]],
        classes=chosen["classes"],
    )
    data["centre"]["slug"] = slug
    data["series"][0]["last"] = chosen["last"]
    data["series"][1]["leased_from"] = 194
    for service, target in zip(data["services"], (15, 10, 30), strict=True):
        service["target_minutes"] = target
    if chosen["quota"] is not None:
        data["services"][0]["quota"] = {"per_day": chosen["quota"]}
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
    left = {**data, name: [one for one in data[name] if one["key"] != key]}
    left["profiles"] = [
        {**one, "levels": [[k for k in level if k != key] for level in one["levels"]]}
        for one in data["profiles"]
    ]
    return left
