"""The problems that managers have to act on, in the `hall` snapshot."""

from collections.abc import Iterator
from datetime import timedelta

from contract.enums import CounterState, ProblemKind
from contract.snapshots import HallProblem
from server.store import backups
from server.views.context import SnapshotContext
from server.views.hall_records import HallRecords
from server.views.staffing import counters_heard


def problems(context: SnapshotContext, records: HallRecords) -> tuple[HallProblem, ...]:
    """The current problems of a centre, each kind by its subject."""
    return (
        *_log_stopped(context),
        *_alerts_failed(records),
        *_noted(context, records),
        *_not_handed_in(context, records),
        *_silent_counters(context, records),
        *_backup_old(context, records),
    )


def _log_stopped(context: SnapshotContext) -> Iterator[HallProblem]:
    """The log has an event that cannot be applied: the centre takes no command."""
    reading = context.reading
    if reading.stopped_at is not None:
        since = reading.centre.last_at or context.now
        label = str(reading.stopped_at)
        yield HallProblem(kind=ProblemKind.LOG_STOPPED, label=label, since=since)


def _alerts_failed(records: HallRecords) -> Iterator[HallProblem]:
    """The recipients of alerts that could not be reached for a while."""
    for one, (label, since) in records.failing.items():
        yield HallProblem(kind=ProblemKind.ALERTS_FAILED, label=label, since=since, who=one)


def _backup_old(context: SnapshotContext, records: HallRecords) -> Iterator[HallProblem]:
    """There was no backup for more than a day: later events could be lost."""
    since = records.unsaved_since
    if since is not None and context.machine_now - since > backups.EACH:
        yield HallProblem(kind=ProblemKind.BACKUP_OLD, label="", since=since)


def _noted(context: SnapshotContext, records: HallRecords) -> Iterator[HallProblem]:
    """The recently noted problems, by subject."""
    labels = context.reading.labels([one for noted in records.noted.values() for one in noted])
    for kind, noted in records.noted.items():
        for one, at in noted.items():
            yield HallProblem(kind=kind, label=labels.get(one) or one, since=at, who=one)


def _not_handed_in(context: SnapshotContext, records: HallRecords) -> Iterator[HallProblem]:
    """The refused numbers, until they are handed in."""
    reading, kind = context.reading, ProblemKind.NOT_HANDED_IN
    for paper, at in records.not_handed_in.items():
        ticket, _, number = paper.partition(" ")
        if reading.ticket(ticket) is None:
            yield HallProblem(kind=kind, label=number, since=at)


def _silent_counters(context: SnapshotContext, records: HallRecords) -> Iterator[HallProblem]:
    """The counters that are not closed though their PC has been silent for a while: the clock does
    nothing to their visitors, and a supervisor checks. A counter without an enrolled PC cannot be
    judged."""
    reading, heard = context.reading, counters_heard(records.devices, records.healths)
    after = timedelta(minutes=reading.layout.config.rules.take_over_minutes)
    for counter in reading.counters():
        at = heard.get(counter.id)
        silent = at is not None and context.machine_now - at >= after
        if at is not None and silent and counter.state is not CounterState.CLOSED:
            number = reading.layout.counters[counter.id].number
            yield HallProblem(
                kind=ProblemKind.COUNTER_SILENT, label=number, since=at, counter=counter.id
            )
