"""The query parameters of queries, for the description of the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from server.identity.known import ENTRIES_AT_MOST, ENTRIES_TOLD


@dataclass(frozen=True, slots=True)
class Query:
    """A query parameter."""

    name: str
    text: str
    schema: dict[str, str]
    required: bool = False


_WHOLE: Final = {"type": "integer"}
_DAY: Final = {"type": "string", "format": "date"}
_FORMAT: Final = Query("format", "json, or csv; by default json", {"type": "string"})

PARAMETERS: Final[Mapping[str, tuple[Query, ...]]] = {
    "centres/{centre}/board": (Query("after_call", "Also the calls above this number", _WHOLE),),
    "centres/{centre}/log": (Query("after", "The events above this revision", _WHOLE),),
    "centres/{centre}/tickets": (
        Query("number", "A number, e.g. A042", {"type": "string"}, required=True),
    ),
    "centres/{centre}/accuracy": (
        Query(
            "day",
            "A business day; by default the current or the last one",
            _DAY,
        ),
    ),
    "centres/{centre}/reports/{report}": (
        Query("first", "The first business day; by default the current or the last one", _DAY),
        Query("last", "The last business day; by default the first", _DAY),
        Query("by", "The grouping; by default the usual one", {"type": "string"}),
        Query("agency", "The key of one agency; by default all", {"type": "string"}),
        _FORMAT,
    ),
    "centres/{centre}/facts/{facts}": (
        Query("day", "A business day; by default the current or the last one", _DAY),
        _FORMAT,
    ),
    "centres/{centre}/access": (
        Query(
            "before",
            "Only entries before this time, e.g. that of the last entry received; by default all",
            {"type": "string", "format": "date-time"},
        ),
        Query(
            "limit",
            f"How many, 1 to {ENTRIES_AT_MOST}; by default {ENTRIES_TOLD}. All entries of "
            "the last moment are included",
            _WHOLE,
        ),
    ),
}
