"""What belongs to which agency, and long lists in groups, one for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from contract.centre import CentreConfig
from contract.texts import Wording, pick
from server.domain.layout import Layout

LONG: Final = 20
"""From how many rows on a list is in groups and has a filter."""

MANY_QUEUES: Final = 100
"""The same of the live hall, by its services: which of them are busy changes all the time."""

_SEVERAL: Final = "several"
"""The group of what belongs to more than one agency."""

_NONE: Final = "none"
"""The group of what has no service, and by that no agency."""


@dataclass(frozen=True, slots=True)
class Group[Row]:
    """Some rows of a list.

    Attributes:
        id: of its element.
        name: of its agency, or what its rows have in place of one; "" for all rows of a short list.
        note: what is said of its rows while it is folded.
        is_open: whether it is unfolded at first.
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
    """The rows of a list; in groups they are in the order of the agencies, and at the end is what
    belongs to several, and what has no services.

    Args:
        rows: each with the keys of its agencies, in the order in which they are shown.
        config: the centre.
        say: the server's texts.
        is_long: whether they are in groups; None: if they are many.
        note: says something of the rows of a group.
        is_open: whether a group is unfolded at first.
    """
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
    groups.append((_SEVERAL, say("console-several-agencies"), several))
    groups.append((_NONE, say("console-no-services"), without))
    return [Group(key, name, own, note(own), is_open(own)) for key, name, own in groups if own]


def agencies_of(config: CentreConfig) -> Mapping[str, frozenset[str]]:
    """The agencies of the services of each work profile: all by their keys."""
    agency_of = {one.key: one.agency for one in config.services}
    return {
        one.key: frozenset(agency_of[service] for level in one.levels for service in level)
        for one in config.profiles
    }


def services_of(layout: Layout, agency: str | None) -> frozenset[str]:
    """The services of an agency; of all agencies where none is given."""
    return frozenset(key for key, one in layout.services.items() if agency in (None, one.agency))


def looks_after(layout: Layout, agency: str | None, profile: str) -> bool:
    """Whether a counter with a work profile serves something of an agency."""
    served = layout.levels[profile].level_of
    return any(agency in (None, layout.services[one].agency) for one in served)
