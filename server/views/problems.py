"""The problems that managers have to act on, in the `hall` snapshot."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from contract.enums import CounterState, ProblemKind
from contract.snapshots import HallProblem
from server.domain.alerts import FAILING_AFTER
from server.store import backups
from server.views.context import SnapshotContext
from server.views.staffing import counters_heard

SHOWN_FOR: Final = {
    # It is noted once a minute as long as requests are refused.
    ProblemKind.LIMIT_REACHED: timedelta(minutes=2),
    ProblemKind.LOGIN_GUESSED: timedelta(minutes=15),
    ProblemKind.STATE_DIFFERED: timedelta(days=1),
}
"""The problems that are recorded when they happen, and how long each is shown after its last
occurrence."""


def problems(context: SnapshotContext) -> tuple[HallProblem, ...]:
    """The current problems of a centre, each kind by its subject."""
    noted = [problem for kind in SHOWN_FOR for problem in _noted(context, kind)]
    return (
        *_log_stopped(context),
        *_alerts_failed(context),
        *noted,
        *_not_handed_in(context),
        *_silent_counters(context),
        *_backup_old(context),
    )


def _log_stopped(context: SnapshotContext) -> Iterator[HallProblem]:
    """The log has an event that cannot be applied: the centre takes no command."""
    reading = context.reading
    if reading.stopped_at is not None:
        since = reading.centre.last_at or context.now
        label = str(reading.stopped_at)
        yield HallProblem(kind=ProblemKind.LOG_STOPPED, label=label, since=since)


def _alerts_failed(context: SnapshotContext) -> Iterator[HallProblem]:
    """The recipients of alerts that could not be reached for a while."""
    reading, before = context.reading, context.machine_now - FAILING_AFTER
    for one, (label, since) in reading.access.failing_recipients(reading.centre.id, before).items():
        yield HallProblem(kind=ProblemKind.ALERTS_FAILED, label=label, since=since, who=one)


def _backup_old(context: SnapshotContext) -> Iterator[HallProblem]:
    """There was no backup for more than a day: later events could be lost."""
    reading = context.reading
    since = reading.on_connection(
        lambda connection: backups.needed_since(connection, reading.centre.id)
    )
    if since is not None and context.machine_now - since > backups.EACH:
        yield HallProblem(kind=ProblemKind.BACKUP_OLD, label="", since=since)


def _noted(context: SnapshotContext, kind: ProblemKind) -> Iterator[HallProblem]:
    """The recently noted problems, by subject."""
    reading = context.reading
    reached = reading.access.first_entries(
        reading.centre.id, kind, context.machine_now - SHOWN_FOR[kind]
    )
    labels = reading.labels(list(reached))
    for one, at in reached.items():
        yield HallProblem(kind=kind, label=labels.get(one) or one, since=at, who=one)


def _not_handed_in(context: SnapshotContext) -> Iterator[HallProblem]:
    """The refused numbers, until they are handed in; a day later their visitors have left."""
    reading, kind = context.reading, ProblemKind.NOT_HANDED_IN
    since = context.machine_now - timedelta(days=1)
    for paper, at in reading.access.first_entries(reading.centre.id, kind, since).items():
        ticket, _, number = paper.partition(" ")
        if reading.ticket(ticket) is None:
            yield HallProblem(kind=kind, label=number, since=at)


def _silent_counters(context: SnapshotContext) -> Iterator[HallProblem]:
    """The counters that are not closed though their PC has been silent for a while: the clock does
    nothing to their visitors, and a supervisor checks. A counter without an enrolled PC cannot be
    judged."""
    reading, heard = context.reading, counters_heard(context.reading)
    after = timedelta(minutes=reading.layout.config.rules.take_over_minutes)
    for counter in reading.counters():
        at = heard.get(counter.id)
        silent = at is not None and context.machine_now - at >= after
        if at is not None and silent and counter.state is not CounterState.CLOSED:
            number = reading.layout.counters[counter.id].number
            yield HallProblem(
                kind=ProblemKind.COUNTER_SILENT, label=number, since=at, counter=counter.id
            )
