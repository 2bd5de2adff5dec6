"""The effects of a restore on a centre: ids of another epoch, resting numbers, void leases.

The id of a ticket ends in the letters of its epoch. So no id and no token is issued twice, although
the backup does not contain the ones that were issued after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from contract import events as e
from contract.ids import full_id, key_of
from server.domain.centres import Centre

_TICKET: Final = re.compile(r"t([1-9][0-9]{0,17})(?:-([a-z2-7]{4}))?")


@dataclass(frozen=True, slots=True)
class RestingNumber:
    """A number that a visitor may hold, though it is not in the log.

    Attributes:
        id: the number.
        through: the last day on which it is not issued again.
    """

    id: str
    through: date


def resting(data: e.CentreRestored) -> Iterator[RestingNumber]:
    """The numbers that rest after a restore."""
    for some in data.resting:
        for number in some.numbers:
            yield RestingNumber(number, some.through)


def ticket_id(centre: Centre, ordinal: int) -> str:
    """The id of the ticket with an ordinal: `asan-7.t1042`, or `asan-7.t1042-x7k3` since a
    restore."""
    key = f"t{ordinal}"
    return full_id(centre.id, f"{key}-{centre.restores[-1].letters}" if centre.restores else key)


def is_in_log(centre: Centre, identity: str) -> bool:
    """Whether the log of a centre contains the issue or lease of this id."""
    found = _TICKET.fullmatch(key_of(identity))
    if found is None:
        return False
    ordinal, letters = int(found[1]), found[2] or ""
    begun = [("", 0), *((one.letters, one.ordinal) for one in centre.restores)]
    ends = [*(one.ordinal for one in centre.restores), centre.ordinal]
    return any(
        known == letters and after < ordinal <= last
        for (known, after), last in zip(begun, ends, strict=True)
    )
