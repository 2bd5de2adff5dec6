"""What managers have to look after: it stands in the `hall` snapshot."""

from datetime import timedelta
from typing import Final

from contract.commands import Command
from contract.enums import ProblemKind
from contract.snapshots import HallProblem
from server.application.hall import Hall
from server.application.principal import Principal
from server.application.snapshots.basis import Basis

SHOWN_FOR: Final = timedelta(minutes=15)
"""How long a limit that was reached is shown after the last time."""


def limit_reached(hall: Hall, who: Principal, centre: str, command: Command) -> None:
    """Note that a device or a token asked for more than its limit, at most once a minute."""
    now = hall.machine.now()
    kind = ProblemKind.LIMIT_REACHED
    if hall.buckets.take((kind, who.id), now, per_minute=1, size=1):
        hall.transactions.access(
            lambda access: access.note(now, centre, kind, who.id, command.name), write=True
        )


def problems(basis: Basis) -> tuple[HallProblem, ...]:
    """The problems of a centre now, each kind by what it is about."""
    reading, kind = basis.reading, ProblemKind.LIMIT_REACHED
    since = basis.machine_now - SHOWN_FOR
    reached = reading.access.noted(reading.centre.id, kind, since)
    labels = reading.labels(list(reached))
    return tuple(
        HallProblem(kind=kind, label=labels.get(one) or one, since=at)
        for one, at in reached.items()
    )
