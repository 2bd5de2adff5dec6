"""A small centre for the rules: as data to be spoilt, and as a value."""

import copy
from typing import Any

from contract.centre import CentreConfig
from contract.texts import PROGRAM_LANGUAGES

_VILLAGE: dict[str, Any] = {
    "centre": {
        "slug": "village",
        "names": {"az": "Kənd", "en": "Village"},
        "languages": ["az", "en"],
        "time_zone": "Asia/Baku",
        "hours": {day: ["09:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")},
        "address": {"az": "Küçə", "en": "Street"},
    },
    # Most tests are not about how often something may be asked for.
    "rules": {
        "recall_cooldown_seconds": 0,
        "kiosk_issues_per_minute": 100_000,
        "token_issues_per_minute": 100_000,
        "issue_burst": 100_000,
    },
    "series": [
        {"key": "A", "prefix": "A", "last": 12},
        {"key": "K", "prefix": "K", "first": 100, "last": 199},
    ],
    "zones": [{"key": "blue", "names": {"az": "Mavi", "en": "Blue"}, "floor": 1}],
    "agencies": [
        {"key": "town", "names": {"az": "Bələdiyyə", "en": "Town"}, "colour": "#2980AC"},
    ],
    "categories": [
        {"key": "papers", "names": {"az": "Sənədlər", "en": "Papers"}, "icon": "file-text"},
    ],
    "services": [
        {
            "key": key,
            "names": {"az": key, "en": key},
            "agency": "town",
            "category": "papers",
            "series": series,
            "typical_minutes": minutes,
            "target_minutes": 15,
        }
        for key, series, minutes in (("paper", "A", 6), ("request", "A", 12), ("tax", "K", 8))
    ],
    "profiles": [
        {"key": "all", "names": {"az": "h", "en": "All"}, "levels": [["paper", "request", "tax"]]},
        {"key": "taxes", "names": {"az": "v", "en": "Taxes"}, "levels": [["tax"], ["paper"]]},
    ],
    "counters": [
        {"key": "1", "number": "1", "profile": "all", "zone": "blue", "direction": "left"},
        {"key": "2", "number": "2", "profile": "taxes"},
        {"key": "3", "number": "3", "profile": "all"},
    ],
}


def village_data(**rules: Any) -> dict[str, Any]:
    """The centre as its file would say it; a copy to be spoilt."""
    data = copy.deepcopy(_VILLAGE)
    data["rules"] |= rules
    return data


def village(**rules: Any) -> CentreConfig:
    return CentreConfig.model_validate(village_data(**rules))


def bookable_village(**settings: Any) -> dict[str, Any]:
    """The village, in which papers can be booked: three slots an hour, all day long."""
    data = village_data()
    data["bookings"] = {"part": 0.5, "step_minutes": 20, **settings}
    data["services"][0] |= {"typical_minutes": 10, "booking": {"counters": 1}}
    return data


def in_all_languages(data: Any) -> Any:
    """The centre in the languages of the programs; where a text lacks one, it is the English."""
    if isinstance(data, list):
        return [in_all_languages(each) for each in data]
    if not isinstance(data, dict):
        return data
    if {"az", "en"} <= data.keys():
        return dict.fromkeys(PROGRAM_LANGUAGES, data["en"]) | data
    changed = {name: in_all_languages(each) for name, each in data.items()}
    return changed | {"languages": list(PROGRAM_LANGUAGES)} if "languages" in data else changed


def village_of_two(**rules: Any) -> CentreConfig:
    """The village with a second agency: taxes are the state's, and counter 2 is for them alone;
    counter 1 is the town's, counter 3 is for both."""
    data = village_data(**rules)
    data["agencies"].append(
        {"key": "state", "names": {"az": "Dövlət", "en": "State"}, "colour": "#7A4C9E"}
    )
    data["services"][2]["agency"] = "state"
    for service in data["services"]:
        service["booking"] = {}
    data["profiles"] += [
        {"key": "town", "names": {"az": "b", "en": "Town"}, "levels": [["paper", "request"]]},
        {"key": "state", "names": {"az": "d", "en": "State"}, "levels": [["tax"]]},
    ]
    data["counters"][0]["profile"] = "town"
    data["counters"][1]["profile"] = "state"
    return CentreConfig.model_validate(data)
