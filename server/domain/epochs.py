"""What a restore makes of a centre: ids of another epoch, numbers that rest, leases that are void.

An id of a ticket ends in the letters of the epoch in which it was given. So no id, and no secret
that signs one, is given twice, though the copy does not know of it.
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
    """A number that may be in a visitor's hand, though the log knows nothing of it.

    Attributes:
        id: the number.
        through: the last day on which no other ticket gets it.
    """

    id: str
    through: date


def resting(data: e.CentreRestored) -> Iterator[RestingNumber]:
    """The numbers that rest since a restore."""
    for some in data.resting:
        for number in some.numbers:
            yield RestingNumber(number, some.through)


def ticket_id(centre: Centre, ordinal: int) -> str:
    """The id of the ticket with an ordinal: `asan-7.t1042`, or `asan-7.t1042-x7k3` since a
    restore."""
    key = f"t{ordinal}"
    return full_id(centre.id, f"{key}-{centre.restores[-1].letters}" if centre.restores else key)


def is_in_log(centre: Centre, identity: str) -> bool:
    """Whether the log of a centre gave a ticket, or a number on lease, this id."""
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
