"""Long lists in groups, one for each agency."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from contract.centre import CentreConfig
from contract.texts import Wording, pick
from server.domain.layout import Layout

LONG: Final = 20
"""From this many rows on a list is in groups and has a filter."""

MANY_QUEUES: Final = 100
"""The same for the live hall, by its services, whose state changes all the time."""


@dataclass(frozen=True, slots=True)
class Group[Row]:
    """Some rows of a list.

    Attributes:
        name: the name of its agency, or of what its rows have instead; "" for all rows of a short
            list.
        note: the summary of its rows while it is folded.
    """

    id: str
    name: str
    rows: Sequence[Row]
    note: str = ""
    is_open: bool = False


def by_agency[Row](
    rows: Sequence[tuple[Iterable[str], Row]],
    config: CentreConfig,
    say: Wording,
    *,
    is_long: bool | None = None,
    note: Callable[[Sequence[Row]], str] = lambda rows: str(len(rows)),
    is_open: Callable[[Sequence[Row]], bool] = lambda rows: False,
) -> list[Group[Row]]:
    """The rows of a list, each with the keys of its agencies. A list that `is_long` (by default
    from `LONG` rows on) has a group for each agency, in their order, then one for rows of several
    agencies and one for rows without services."""
    if not rows:
        return []
    if not (len(rows) >= LONG if is_long is None else is_long):
        return [Group("all", "", [row for _, row in rows])]
    names = {one.key: (f"of-{one.key}", pick(one.names, say.language)) for one in config.agencies}
    found: dict[str, list[Row]] = {key: [] for key in names}
    several: list[Row] = []
    without: list[Row] = []
    for agencies, row in rows:
        own = set(agencies)
        (found[own.pop()] if len(own) == 1 else several if own else without).append(row)
    groups = [(*names[key], own) for key, own in found.items()]
    groups.append(("several", say("console-several-agencies"), several))
    groups.append(("none", say("console-no-services"), without))
    return [Group(key, name, own, note(own), is_open(own)) for key, name, own in groups if own]


def agencies_of(config: CentreConfig) -> Mapping[str, frozenset[str]]:
    """The agencies of the services of each work profile, by key."""
    agency_of = {one.key: one.agency for one in config.services}
    return {
        one.key: frozenset(agency_of[service] for level in one.levels for service in level)
        for one in config.profiles
    }


def services_of(layout: Layout, agency: str | None) -> frozenset[str]:
    """The services of an agency; without one, of all agencies."""
    return frozenset(key for key, one in layout.services.items() if agency in (None, one.agency))


def looks_after(layout: Layout, agency: str | None, profile: str) -> bool:
    """Whether a counter with a work profile serves a service of an agency."""
    served = layout.levels[profile].level_of
    return any(agency in (None, layout.services[one].agency) for one in served)
