"""Moves the oldest events of a log into an archive, month by month, while a server may be running.

A month is written to a file, and the file is read back and verified. Then the start of the log is
moved, and the events are deleted in small batches. If a run is interrupted, the next run
finishes it.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from contract import events as e
from contract.answers import Digest
from contract.events import Event
from server.domain.centres import Centre
from server.domain.fold import FOLD_VERSION
from server.engine import checkpoints, log_store
from server.engine.centre_view import CommittedState
from server.engine.store import Store
from server.store import archive, log, log_start
from server.store.archive import Part
from server.store.digests import digests
from server.store.log_start import LogStart

REVISIONS_PER_DELETE: Final = 500
"""Revisions deleted in one transaction; commands wait for it, for a few milliseconds."""

PAUSE_SECONDS: Final = 0.02
"""The pause between two deleting transactions, in which commands run."""


class CannotArchive(Exception):
    """No further month can be archived; the message is a sentence for the administrator."""


def archive_months(
    store: Store, centre: str, lines: Sequence[str], before: date, folder: Path
) -> Iterator[Part]:
    """Archive all months of a centre that end before a date; yields each part when it is archived.

    First finishes an interrupted run.

    Args:
        lines: the written digests of the centre.
        before: the first day to keep. Only whole months are archived.
        folder: the folder of the archive.

    Raises:
        CannotArchive: the log is broken, or a digest has not been written.
        DamagedArchive: an existing file has other content, or the written file cannot be
            read back.
        OSError: a file cannot be written.
        contract.errors.Refusal: `unavailable`.
    """
    _delete_archived(store, centre)
    while (part := _archive_oldest(store, centre, lines, before, folder)) is not None:
        _delete_archived(store, centre)
        yield part


def _archive_oldest(
    store: Store, centre: str, lines: Sequence[str], before: date, folder: Path
) -> Part | None:
    """Archive the oldest month and move the start of the log; None if the month is too recent."""

    def work(connection: Connection) -> tuple[Part, Path, Callable[[Connection], None]] | None:
        part = _oldest(connection, centre, lines, before)
        if part is None:
            return None
        head = log.head(connection, centre)
        assert head is not None
        state = log_store.initial_state(connection, head)
        written = archive.write(folder, part, _followed(connection, state, part))
        assert state.centre.last_at is not None
        begin = LogStart(part.last_revision, part.head, part.last_day, state.centre.last_at)
        return part, written, _moving_start(state, begin)

    found = store.on_connection(work)
    if found is None:
        return None
    part, written, move_start = found
    archive.keep(written, part)
    store.on_connection(move_start, write=True)
    return part


def _moving_start(state: CommittedState, begin: LogStart) -> Callable[[Connection], None]:
    """Moves the start of the log of a centre, and saves its state there."""
    content = checkpoints.encode(state)
    return partial(
        log_start.move_start,
        centre=state.centre.id,
        begin=begin,
        fold=FOLD_VERSION,
        content=content,
    )


def _oldest(connection: Connection, centre: str, lines: Sequence[str], before: date) -> Part | None:
    """The oldest month of a centre; None if it does not end before `before`."""
    closed = digests(connection, centre)
    months = groupby(closed, lambda one: (one.day.year, one.day.month))
    month: list[Digest] = list(next(months, (None, iter(())))[1])
    head = log.head(connection, centre)
    # The last event of the log is never archived: it marks the end of the log.
    if not month or head is None or head.revision == month[-1].last_revision:
        return None
    if _next_month(month[-1].day) > before:
        return None
    written = frozenset(lines)
    for one in month:
        if one.model_dump_json() not in written:
            raise CannotArchive(
                f"The digest of {one.day} of {centre} is missing, or does not match the log. A "
                "running server writes missing digests; 'novbe server verify' shows details."
            )
    begin = log_start.start_of(connection, centre)
    return Part(
        centre=centre,
        first_day=month[0].day,
        last_day=month[-1].day,
        first_revision=begin.revision + 1,
        last_revision=month[-1].last_revision,
        previous=begin.head,
        head=month[-1].head,
    )


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _followed(connection: Connection, state: CommittedState, part: Part) -> Iterator[Event]:
    """Verify and yield the events of a part, and apply each to the state.

    Raises:
        CannotArchive: the log is broken.
    """
    chain = log.Chain(part.first_revision - 1, part.previous)
    try:
        for event in log.walk(connection, part.centre, chain.revision, strict=True):
            if (fault := chain.fault(event)) is not None:
                raise ValueError(f"revision {fault.revision} {fault.message}")
            _apply(state, event)
            yield event
            if event.revision == part.last_revision:
                return
    except DBAPIError:
        raise
    except Exception as error:
        raise CannotArchive(
            f"The log of {part.centre} cannot be replayed ({error}): 'novbe server verify' shows "
            "details."
        ) from error


def _apply(state: CommittedState, event: Event) -> None:
    log_store.apply(state, event)
    if event.of(e.DayClosed):
        # Discard the changed facts: they are in the database already.
        state.facts.take()


def _delete_archived(store: Store, centre: str) -> None:
    """Delete the archived events of a centre from the database, in small batches."""
    work = partial(log_start.delete_archived, centre=centre, limit=REVISIONS_PER_DELETE)
    while store.on_connection(work, write=True):
        time.sleep(PAUSE_SECONDS)


def has_other_fold(store: Store, centre: str) -> bool:
    """Whether the state after the archived events was saved by a release with another fold."""

    def work(connection: Connection) -> bool:
        there = log_start.state_of(connection, centre) is not None
        return there and log_store.archived_state(connection, centre) is None

    return store.on_connection(work)


def refold(store: Store, centre: str, folder: Path) -> None:
    """Compute the state after the archived events again, from the archive, with this release's
    fold.

    Raises:
        DamagedArchive: a file is missing or was changed.
        contract.errors.Refusal: `unavailable`.
        Exception: an event cannot be folded.
    """
    begin = store.on_connection(partial(log_start.start_of, centre=centre))
    state = CommittedState(Centre(centre, ""))
    for event in archive.events_before(folder, centre, begin):
        _apply(state, event)
    store.on_connection(_moving_start(state, begin), write=True)
