"""Whether a centre's log, its checkpoints, its facts, its digests and its texts fit together.

The chain first; what it does not carry proves nothing, so after a break the rest is
not looked at.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from contract.answers import Digest
from contract.events import Event
from server.domain.state.hall_state import HallState
from server.engine import checkpoints
from server.engine.rebuilding import Rebuilding, empty_database
from server.store import digest_lines, log
from server.store import tables as t
from server.store.comparing import Comparison
from server.store.digests import digests
from server.store.log import Chain, UnreadableEvent
from server.store.texts import Named, TextCheck


@dataclass(slots=True)
class Verdict:
    """What was looked at, and what is wrong.

    Attributes:
        events: how many events the chain was proven over.
        facts: how many facts were compared; None where they were not.
        checkpoints: how many were compared.
        digests: how many written digests were compared.
        closed: how many digests the log gives, one for each close of a day.
        unwritten: those of them after the last that is written. A day that was just closed
            is not a fault: whoever knows the time says what is.
        texts, erased: how many texts outside the log are there, and were erased.
        faults: a sentence each, in the order in which they were found.
    """

    centre: str
    events: int = 0
    facts: int | None = None
    checkpoints: int = 0
    digests: int = 0
    closed: int = 0
    unwritten: list[Digest] = field(default_factory=list)
    texts: int = 0
    erased: int = 0
    faults: list[str] = field(default_factory=list)


def centres(connection: Connection) -> set[str]:
    """The centres that the database knows of: by a row, or by a log whose row is gone."""
    known = select(t.centre.c.id).union(select(t.event.c.centre))
    return {str(one) for one in connection.execute(known).scalars()}


def verify(connection: Connection, centre: str, lines: Sequence[str], start: int = 1) -> Verdict:
    """Prove a centre on one consistent view.

    Args:
        connection: inside a transaction that sees one moment.
        centre: which, whatever there is of it.
        lines: its written digests, read before that moment.
        start: the first revision to prove; the events before it are believed. Checkpoints and
            facts are made of the whole log, and compared only where that is proven.
    """
    verdict = Verdict(centre)
    with _any_signs(connection), empty_database() as rebuilt:
        state = Rebuilding(rebuilt, centre) if start == 1 else None
        named: dict[str, Named] = {}
        if not _walk(connection, verdict, start, state, named):
            return verdict
        if state is not None:
            comparison = Comparison(connection, rebuilt, centre)
            verdict.faults += map(str, comparison.differences())
            verdict.facts = comparison.rows
        closed = digests(connection, centre)
        verdict.faults += digest_lines.line_faults(lines, closed)
        verdict.digests, verdict.closed = len(lines), len(closed)
        verdict.unwritten = digest_lines.unwritten(lines, closed)
        check = TextCheck()
        verdict.faults += check.faults(connection, centre, named)
        verdict.texts, verdict.erased = check.kept, check.erased
    return verdict


def _walk(
    connection: Connection,
    verdict: Verdict,
    start: int,
    state: Rebuilding | None,
    named: dict[str, Named],
) -> bool:
    """Prove the chain to its end and fold it; whether it holds."""
    chain = _chain_before(connection, verdict.centre, start)
    if chain is None:
        verdict.faults.append(f"there is no revision {start - 1} to begin after")
        return False
    saved = checkpoints.contents(connection, verdict.centre) if state is not None else {}
    try:
        for event in log.walk(connection, verdict.centre, chain.revision, strict=True):
            fault = chain.fault(event)
            if fault is not None:
                verdict.faults.append(f"revision {fault.revision}: {fault.message}")
                return False
            verdict.events += 1
            _note_text(event, named)
            if state is not None:
                state.fold(event)
                if (content := saved.get(event.revision)) is not None:
                    _compare_checkpoint(verdict, event.revision, state.state, content)
        if state is not None:
            state.write()
    except UnreadableEvent as error:
        verdict.faults.append(f"revision {error.fault.revision}: {error.fault.message}")
        return False
    except Exception as error:  # noqa: BLE001 whatever an invented event leads the rules to
        verdict.faults.append(f"revision {chain.revision}: the rules cannot follow it: {error!r}")
        return False
    return _ends_there(connection, verdict, chain)


def _compare_checkpoint(verdict: Verdict, revision: int, state: HallState, content: bytes) -> None:
    verdict.checkpoints += 1
    try:
        differing = checkpoints.differing(checkpoints.root_of(content), state)
    except Exception as error:  # noqa: BLE001 anything may have been written into it
        differing = [f"it cannot be read ({error!r})"]
    verdict.faults += [
        f"the checkpoint at revision {revision} is not what the log gives: {one}"
        for one in differing
    ]


def _chain_before(connection: Connection, centre: str, start: int) -> Chain | None:
    if start == 1:
        return Chain()
    believed = log.read(connection, centre, start - 2, 1)
    if not believed or believed[0].revision != start - 1:
        return None
    return Chain(start - 1, believed[0].hash)


def _ends_there(connection: Connection, verdict: Verdict, chain: Chain) -> bool:
    """Whether the log ends where the row of the centre says."""
    row = connection.execute(
        select(t.centre.c.revision, t.centre.c.head).where(t.centre.c.id == verdict.centre)
    ).one_or_none()
    if row is None and not chain.revision:
        verdict.faults.append("the database has neither its row nor its log")
        return False
    if row is None:
        verdict.faults.append(
            f"the log ends with revision {chain.revision}, and the row of the centre is gone"
        )
    elif row.revision != chain.revision:
        verdict.faults.append(
            f"the log ends with revision {chain.revision}, the row of the centre knows of "
            f"{row.revision}"
        )
    elif row.head != chain.head:
        verdict.faults.append(
            f"revision {chain.revision}: the row of the centre knows another hash of it"
        )
    return True


def _note_text(event: Event, named: dict[str, Named]) -> None:
    text_hash = event.data.get("text_hash")
    identity = event.data.get("note") or event.data.get("notice")
    if isinstance(text_hash, str) and text_hash and isinstance(identity, str):
        named[identity] = Named(event.revision, text_hash)


@contextmanager
def _any_signs(connection: Connection) -> Iterator[None]:
    """Have SQLite give bytes that are no text as text that is wrong, not as a failure."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    raw.text_factory = lambda value: value.decode(errors="replace")
    try:
        yield
    finally:
        raw.text_factory = str
