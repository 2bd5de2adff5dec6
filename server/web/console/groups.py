"""Long lists in groups, one for each agency."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from contract.centre import CentreConfig, Service
from contract.texts import Wording, pick

LONG: Final = 30
"""From how many rows on a list is in groups and has a filter."""

_SEVERAL: Final = "several"
"""The group of what belongs to more than one agency."""


@dataclass(frozen=True, slots=True)
class Group[Row]:
    """Some rows of a list.

    Attributes:
        id: of its element.
        name: of its agency; "" for all rows of a short list.
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
    note: Callable[[Sequence[Row]], str] = lambda rows: str(len(rows)),
    is_open: Callable[[Sequence[Row]], bool] = lambda rows: False,
) -> list[Group[Row]]:
    """The rows of a list, in groups if there are many: in the order of the agencies, and at the
    end what belongs to several.

    Args:
        rows: each with the keys of its agencies, in the order in which they are shown.
        config: the centre.
        say: the server's texts.
        note: says something of the rows of a group.
        is_open: whether a group is unfolded at first.
    """
    if rows and len(rows) < LONG:
        return [Group("all", "", [row for _, row in rows])]
    names = {one.key: (f"of-{one.key}", pick(one.names, say.language)) for one in config.agencies}
    found: dict[str, list[Row]] = {key: [] for key in names}
    several: list[Row] = []
    for agencies, row in rows:
        own = set(agencies)
        (found[own.pop()] if len(own) == 1 else several).append(row)
    groups = [(*names[key], own) for key, own in found.items()]
    groups.append((_SEVERAL, say("console-several-agencies"), several))
    return [Group(key, name, own, note(own), is_open(own)) for key, name, own in groups if own]


def words_of(service: Service) -> str:
    """By which words a service is found in a list: its names and synonyms in all languages."""
    synonyms = (word for words in service.synonyms.values() for word in words)
    return " ".join((service.key, *service.names.values(), *synonyms))
