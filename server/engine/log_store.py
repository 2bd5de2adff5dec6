"""Loads the state of a centre from the log, and writes the results of a batch."""

import json
import logging
from collections.abc import Collection, Iterable
from copy import replace
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, text

from contract import events as e
from contract.errors import ProblemType, Refusal
from contract.events import ABOUT_ACCESS, Event, PrivateErased, PrivateExpired
from server.domain.centres import Centre
from server.domain.facts import RecordedEvent
from server.domain.fold import fold
from server.domain.notices import Private
from server.engine import checkpoints
from server.engine.centre_view import CommittedState
from server.engine.unit_of_work import RECENT_EVENTS, StoredSuccess, UnitOfWork
from server.store import facts, log, texts
from server.store import tables as t
from server.store.rows import PreparedStatement

_log = logging.getLogger("novbe.engine")

_REMEMBER = PreparedStatement(insert(t.success), t.success.c.keys())

_SUCCESSES: Final = {
    dialect: PreparedStatement(
        select(*(t.success.c[name] for name in StoredSuccess._fields)).where(
            t.success.c.centre == bindparam("centre"), t.success.c.command.op("IN")(text(listed))
        )
    )
    for dialect, listed in (
        ("sqlite", "(SELECT value FROM json_each(:commands))"),
        ("postgresql", "(SELECT json_array_elements_text(CAST(:commands AS json)))"),
    )
}
"""Selects stored successes by a JSON list of command ids."""

_logged_stops: Final[set[str]] = set()
"""The hashes of unfoldable events that were logged already."""

_NAMES_PRIVATE: Final = {
    e.NoteAdded.name: ("note",),
    e.NoticePosted.name: ("notice",),
    e.TicketIssued.name: ("ticket",),
    e.TicketHandedIn.name: ("ticket",),
    e.AssistSet.name: ("ticket",),
    e.BookingDetailed.name: ("booking",),
    e.BookingListed.name: ("booking",),
}


def load(
    connection: Connection, centre: str, known: CommittedState | None
) -> CommittedState | None:
    """The state of a centre at the head of its log; None if the centre does not exist.

    Args:
        known: a cached state to start from.

    Raises:
        ValueError: the log does not match its head.
        Refusal: `unavailable`; a newer release wrote to the log.
    """
    head = log.head(connection, centre)
    if head is None:
        return None
    try:
        if known is not None and known.centre.epoch == head.epoch:
            if head.hash in (known.centre.head, known.stopped_before):
                return known
            if known.centre.revision < head.revision:
                followed = follow(connection, known, head)
                if followed is not None:
                    return followed
        whole = rebuilt_state(connection, head)
    except log.NewerEvent as error:
        _log.error("%s: %s", centre, error)
        raise Refusal(ProblemType.UNAVAILABLE, {"cause": "newer_log"}) from error
    if whole is None:
        raise ValueError(f"the log of {centre} does not match its head at revision {head.revision}")
    return whole


def rebuilt_state(connection: Connection, head: log.LogHead) -> CommittedState | None:
    """The state at a revision, folded from the newest checkpoint or from the start of the log; None
    if the log does not lead to that revision and hash."""
    saved = _saved(connection, head)
    if saved is not None and (whole := follow(connection, saved, head)) is not None:
        return whole
    return follow(connection, CommittedState(Centre(head.centre, head.epoch)), head)


def _saved(connection: Connection, head: log.LogHead) -> CommittedState | None:
    """The state of the newest usable checkpoint; None if there is none."""
    for newer in range(checkpoints.KEPT):
        try:
            saved = checkpoints.newest(connection, head.centre, newer)
        except Exception as error:  # noqa: BLE001 damaged content can raise anything
            _log.error(
                "a checkpoint of %s cannot be read (%s): one before it or the log is read",
                head.centre,
                str(error).partition("\n")[0],
            )
        else:
            if saved is None or saved.centre.epoch != head.epoch:
                return None
            for private in texts.read(connection, list(saved.private_ids())):
                saved.put(private)
            return saved
    return None


def follow(
    connection: Connection, root: CommittedState, head: log.LogHead
) -> CommittedState | None:
    """The state after all events up to the head; None if the log does not continue from `root`."""
    state = root.fork()
    state.access_revision = root.access_revision
    recent: list[Event] = list(root.recent)
    named: set[str] = set()
    previous = root.centre.head
    for event in log.walk(connection, head.centre, root.centre.revision):
        if event.revision > head.revision:
            break
        if event.previous != previous:
            return None
        if not _applied(state, event):
            break
        previous = event.hash
        recent.append(event)
        named |= _named(event)
        if len(recent) > 2 * RECENT_EVENTS:
            del recent[:RECENT_EVENTS]
            # Limit the memory for a log of years; the facts are in the database already.
            state.facts.take()
            named = {identity for identity in named if state.names_private(identity)}
    state.facts.take()
    wanted = [identity for identity in named if state.names_private(identity)]
    for private in texts.read(connection, wanted):
        state.put(private)
    state.recent = tuple(recent[-RECENT_EVENTS:])
    state.stopped_before = head.hash if state.stopped_at is not None else None
    return state if state.centre.head == head.hash or state.stopped_at is not None else None


def _applied(state: CommittedState, event: Event) -> bool:
    """Apply an event; if it cannot be folded, the state is left unchanged."""
    mark = state.mark()
    try:
        apply(state, event)
    except Exception:  # noqa: BLE001 an event can make the fold raise anything
        state.take_back(mark)
        state.stopped_at = event.revision
        if event.hash not in _logged_stops:
            _logged_stops.add(event.hash)
            _log.exception(
                "the log of %s cannot be replayed from revision %s on: the centre takes no command",
                event.centre,
                event.revision,
            )
        return False
    return True


def _named(event: Event) -> set[str]:
    """The ids under which an event may have stored private data."""
    keys = (event.data.get(name) for name in _NAMES_PRIVATE.get(event.type, ()))
    return {key for key in keys if isinstance(key, str)}


def apply(state: CommittedState, event: Event) -> None:
    """Apply an event of the log to a state."""
    fold(state, RecordedEvent(event.payload(), event.at, event.actor.id))
    state.settle()
    state.centre = replace(state.centre, revision=event.revision, head=event.hash)
    if event.type in ABOUT_ACCESS:
        state.access_revision = event.revision


def successes(
    connection: Connection, centre: str, ids: Collection[str]
) -> dict[str, StoredSuccess]:
    """The stored successes of the given command ids."""
    if not ids:
        return {}
    statement = _SUCCESSES[connection.dialect.name]
    rows = statement.rows(connection, {"centre": centre, "commands": json.dumps(list(ids))})
    return {row[0]: StoredSuccess(*row) for row in rows}


def write(connection: Connection, root: CommittedState, draft: UnitOfWork) -> None:
    """Write the results of a batch, with one statement for each table."""
    texts.write(connection, draft.private)
    if _erase(connection, root, draft.events):
        # Texts stored after an erasure in the same batch.
        kept = [row for row in draft.private if draft.get(Private, row["id"]) is not None]
        texts.write(connection, kept)
    log.append(connection, draft.events)
    if draft.successes:
        rows = [{"centre": draft.centre.id, **success._asdict()} for success in draft.successes]
        _REMEMBER.run_many(connection, rows)
    facts.write(connection, draft.changed_facts.take())


def _erase(connection: Connection, root: CommittedState, events: Iterable[Event]) -> bool:
    """Erase the texts that erasure events name; returns whether there was such an event."""
    erasures = [event for event in events if event.of(PrivateExpired, PrivateErased)]
    for event in erasures:
        match event.payload():
            case PrivateExpired(before=before):
                texts.erase(connection, event.centre, root.private_expired(before), before)
            case PrivateErased(texts=named, of_ticket=ticket):
                texts.erase(connection, event.centre, [*named, *([ticket] if ticket else [])])
    return bool(erasures)
