"""What managers have to look after: it stands in the `hall` snapshot."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from contract.commands import Command
from contract.enums import CounterState, ProblemKind
from contract.snapshots import HallProblem
from server.application.hall import Hall
from server.application.principal import Principal
from server.application.snapshots.basis import Basis
from server.application.staffing import counters_heard

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
    limits = (
        HallProblem(kind=kind, label=labels.get(one) or one, since=at)
        for one, at in reached.items()
    )
    return (*limits, *_silent_counters(basis))


def _silent_counters(basis: Basis) -> Iterator[HallProblem]:
    """The counters that are not closed though their PC has been silent for a while: nothing is
    done to their visitors by the clock, a supervisor looks. Of a counter without a PC that was
    let in nothing is known."""
    reading, heard = basis.reading, counters_heard(basis.reading)
    after = timedelta(minutes=reading.layout.config.rules.take_over_minutes)
    for counter in reading.counters():
        at = heard.get(counter.id)
        silent = at is not None and basis.machine_now - at >= after
        if at is not None and silent and counter.state is not CounterState.CLOSED:
            number = reading.layout.counters[counter.id].number
            yield HallProblem(
                kind=ProblemKind.COUNTER_SILENT, label=number, since=at, counter=counter.id
            )
