"""Whether a centre's log, its checkpoints, its facts, its digests and its texts fit together.

The chain first; what it does not carry proves nothing, so after a break the rest is
not looked at.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from contract import events as e
from contract.answers import Digest
from contract.events import Event
from server.domain.fold import FOLD_VERSION
from server.domain.state.hall_state import HallState
from server.engine import checkpoints, log_store
from server.engine.rebuilding import Rebuilding, empty_database
from server.store import archive, digest_lines, log, log_begin
from server.store import tables as t
from server.store.archive import DamagedArchive
from server.store.comparing import Comparison
from server.store.digests import digest_at, digests
from server.store.log import Chain, UnreadableEvent
from server.store.log_begin import LogBegin
from server.store.texts import Named, TextCheck


@dataclass(slots=True)
class Verdict:
    """What was looked at, and what is wrong.

    Attributes:
        events: how many events the chain was proven over.
        believed: after which archived event the proof began; None where it began with the first.
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
    believed: LogBegin | None = None
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


def verify(
    connection: Connection,
    centre: str,
    lines: Sequence[str],
    start: int = 1,
    folder: Path | None = None,
) -> Verdict:
    """Prove a centre on one consistent view.

    Args:
        connection: inside a transaction that sees one moment.
        centre: which, whatever there is of it.
        lines: its written digests, read before that moment.
        start: the first revision to prove; the events before it are believed. Checkpoints and
            facts are made of the whole log, and compared only where that is proven.
        folder: of the archive; without it archived events are believed, and of the facts those of
            the days after them are compared.
    """
    verdict = Verdict(centre)
    with _any_signs(connection), empty_database() as rebuilt:
        proof = _Proof(connection, verdict, rebuilt, start, folder)
        if not proof.walk():
            return verdict
        begin, believed = proof.begin, verdict.believed
        if proof.state is not None:
            after = believed.day if believed is not None else None
            comparison = Comparison(connection, rebuilt, centre, after)
            verdict.faults += map(str, comparison.differences())
            verdict.facts = comparison.rows
        closed = [*proof.closed, *digests(connection, centre)]
        unproven = (0, "") if proof.closed else (begin.revision, begin.head)
        verdict.faults += digest_lines.line_faults(lines, closed, unproven)
        verdict.digests, verdict.closed = len(lines), len(closed)
        verdict.unwritten = digest_lines.unwritten(lines, closed)
        check = TextCheck()
        verdict.faults += check.faults(connection, centre, proof.named)
        verdict.texts, verdict.erased = check.kept, check.erased
    return verdict


class _Proof:
    """The proof of a log from an archive, or from where it is believed, to its end.

    Args:
        connection: to the hall's database.
        verdict: takes what is found.
        rebuilt: to an empty database.
        start: the first revision to prove.
        folder: of the archive.

    Attributes:
        begin: where the log in the database begins.
        state: the centre as the log makes it; None where not all of it is looked at.
        named: the texts that the events name.
        closed: the digests of the archived days.
    """

    def __init__(
        self,
        connection: Connection,
        verdict: Verdict,
        rebuilt: Connection,
        start: int,
        folder: Path | None,
    ) -> None:
        self._connection, self._verdict = connection, verdict
        self._start = start
        self._folder = folder if start == 1 else None
        self.begin = log_begin.begin_of(connection, verdict.centre)
        self.state: Rebuilding | None = None
        self.named: dict[str, Named] = {}
        self.closed: list[Digest] = []
        self._saved: dict[int, bytes] = {}
        self._chain = Chain()
        self._at = 0
        if start == 1:
            self._from_the_first(rebuilt)

    def _from_the_first(self, rebuilt: Connection) -> None:
        """Begin with the first event that there is."""
        centre, begin = self._verdict.centre, self.begin
        if not begin.revision or self._folder is not None:
            self.state = Rebuilding(rebuilt, centre)
        else:
            self._verdict.believed = begin
            self._chain = Chain(begin.revision, begin.head)
            root = log_store.archived_state(self._connection, centre)
            self.state = Rebuilding(rebuilt, centre, root) if root is not None else None
        if self.state is not None:
            self._saved = checkpoints.contents(self._connection, centre)
            after = log_begin.state_of(self._connection, centre)
            if after is not None and after[0] == FOLD_VERSION:
                self._saved[begin.revision] = after[1]

    def walk(self) -> bool:
        """Prove the chain to its end and fold it; whether it holds."""
        verdict, centre = self._verdict, self._verdict.centre
        if self._start > 1 and not self._begin_after(self._start - 1):
            return False
        try:
            kept = log_begin.kept_configurations(self._connection, centre, self.begin.revision)
            for event in self._archived():
                self._look(event)
                configured = event.of(e.CentreConfigured)
                if configured and kept.pop(event.revision, None) != event:
                    verdict.faults.append(f"revision {event.revision}: {_KEPT_CHANGED}")
            for event in log.walk(self._connection, centre, self._chain.revision, strict=True):
                if (fault := self._chain.fault(event)) is not None:
                    verdict.faults.append(f"revision {fault.revision}: {fault.message}")
                    return False
                self._look(event)
            if self.state is not None:
                self.state.write()
            for revision, event in kept.items():
                # Not in the part that was proven: it proves itself.
                if self._folder is not None or log.hash_of(event) != event.hash:
                    verdict.faults.append(f"revision {revision}: {_KEPT_CHANGED}")
        except UnreadableEvent as error:
            verdict.faults.append(f"revision {error.fault.revision}: {error.fault.message}")
            return False
        except DamagedArchive as error:
            verdict.faults.append(str(error))
            return False
        except Exception as error:  # noqa: BLE001 an invented event can lead the rules to any error
            verdict.faults.append(f"revision {self._at}: the rules cannot follow it: {error!r}")
            return False
        return _ends_there(self._connection, verdict, self._chain)

    def _begin_after(self, revision: int) -> bool:
        """Believe the log up to a revision; whether there is one."""
        verdict, begin = self._verdict, self.begin
        if revision < begin.revision:
            verdict.faults.append(
                f"revision {revision + 1} is in the archive: the log begins with revision "
                f"{begin.revision + 1}"
            )
            return False
        head = log.hash_at(self._connection, verdict.centre, revision)
        if revision == begin.revision:
            head = begin.head
        if head is None:
            verdict.faults.append(f"there is no revision {revision} to begin after")
            return False
        self._chain = Chain(revision, head)
        return True

    def _archived(self) -> Iterator[Event]:
        """The events of the archive, proven there; then the chain begins after them."""
        if self._folder is None or not self.begin.revision:
            return
        first = 1
        for event in archive.events_before(self._folder, self._verdict.centre, self.begin):
            yield event
            if event.of(e.DayClosed):
                self.closed.append(digest_at(event, first))
                first = event.revision + 1
        self._chain = Chain(self.begin.revision, self.begin.head)

    def _look(self, event: Event) -> None:
        """Make of the state what a proven event makes of it."""
        self._at = event.revision
        self._verdict.events += 1
        _note_text(event, self.named)
        if self.state is not None:
            self.state.fold(event)
            if (content := self._saved.get(event.revision)) is not None:
                _compare_checkpoint(self._verdict, event.revision, self.state.state, content)


_KEPT_CHANGED = "the configuration that is kept of the archived log is not what it was"


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
