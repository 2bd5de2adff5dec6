"""Moves the oldest events of a log into an archive, month by month, while a server may be running.

A month is written to a file, and the file is read back and verified. Then the start of the log is
moved, and the events are deleted in small batches. If a run is interrupted, the next run
finishes it.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from contract import events as e
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

    Raises `CannotArchive`, `DamagedArchive` or `OSError`, or is refused as `unavailable`.
    """

    def written(connection: Connection) -> tuple[Part, Path, CommittedState] | None:
        head = log.head(connection, centre)
        part = None if head is None else _oldest(connection, head, lines, before)
        if head is None or part is None:
            return None
        state = log_store.initial_state(connection, head)
        return part, archive.write(folder, part, _followed(connection, state, part)), state

    _delete_archived(store, centre)
    while (found := store.on_connection(written)) is not None:
        part, path, state = found
        archive.keep(path, part)
        _move_start(store, state, part.last_day)
        _delete_archived(store, centre)
        yield part


def _move_start(store: Store, state: CommittedState, day: date | None) -> None:
    """Move the start of the log of a centre to a state after the close of a day, and save the state
    there."""
    centre, content = state.centre, checkpoints.encode(state)
    begin = LogStart(centre.revision, centre.head, day, centre.last_at)
    move = partial(
        log_start.move_start, centre=centre.id, begin=begin, fold=FOLD_VERSION, content=content
    )
    store.on_connection(move, write=True)


def _oldest(
    connection: Connection, head: log.Head, lines: Sequence[str], before: date
) -> Part | None:
    """The oldest month of a centre; None if it does not end before `before`."""
    centre, closed = head.centre, digests(connection, head.centre)
    month = [one for one in closed if f"{one.day:%Y-%m}" == f"{closed[0].day:%Y-%m}"]
    # The last event of the log is never archived: it marks the end of the log.
    if not month or head.revision == month[-1].last_revision:
        return None
    next_month = (month[0].day.replace(day=1) + timedelta(days=31)).replace(day=1)
    if next_month > before:
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


def _followed(connection: Connection, state: CommittedState, part: Part) -> Iterator[Event]:
    """Verify and yield the events of a part, and apply each to the state. Raises `CannotArchive` if
    the log is broken."""
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
    fold. Raises `DamagedArchive` if a file is missing or was changed."""
    begin = store.on_connection(partial(log_start.start_of, centre=centre))
    state = CommittedState(Centre(centre, ""))
    for event in archive.events_before(folder, centre, begin):
        _apply(state, event)
    _move_start(store, state, begin.day)
