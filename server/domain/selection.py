"""Who is next: a pure, explainable rule over the heads of lines.

In this release: first come, first served within the work profile. Time spent
waiting decides, and the order of creation settles ties. The heads come in
already chosen (the oldest of each line that lets nobody pass), so the cost is
the number of lines, not of people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contract.snapshots import LineHead, Reasons

COMPARED = 6
"""How many of the heads compared are kept with a call."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a line."""

    ticket: str
    number: str
    service: str
    queued_from: datetime
    ordinal: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The head that is called, and why."""

    head: Head
    reasons: Reasons


def choose(heads: Sequence[Head], now: datetime) -> Choice | None:
    """The head that waited longest; None when nobody waits."""
    ranked = sorted(heads, key=lambda head: (head.queued_from, head.ordinal))
    if not ranked:
        return None
    compared = tuple(
        LineHead(
            ticket=head.ticket,
            number=head.number,
            waited=max(0, int((now - head.queued_from).total_seconds())),
        )
        for head in ranked[:COMPARED]
    )
    return Choice(ranked[0], Reasons(rule="longest_wait", compared=compared))
