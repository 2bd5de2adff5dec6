"""The written digests of a centre: a file with a line for each closed day."""

import fcntl
import logging
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError
from sqlalchemy import Connection, select

from contract.answers import Digest
from server.store import tables as t
from server.store.digests import digests
from server.store.transactions import SqlTransactions

_log = logging.getLogger("novbe.digests")

WRITTEN_WITHIN = timedelta(minutes=1)
"""After a day was closed a running server has written its digest long before."""


def path_of(folder: Path, centre: str) -> Path:
    """The file with the digests of a centre, a line each.

    Args:
        folder: the data folder of the server.
        centre: whose.
    """
    return folder / "digests" / f"{centre}.jsonl"


def centres(folder: Path) -> set[str]:
    """The centres of which digests were written.

    Args:
        folder: the data folder of the server.
    """
    return {path.stem for path in (folder / "digests").glob("*.jsonl")}


def lines_of(path: Path) -> list[str]:
    """The lines of a file of digests; none where there is no file yet.

    A last line that a power cut left unfinished does not count: it is written again.

    Raises:
        OSError: it cannot be read.
    """
    try:
        text = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return []
    *lines, rest = text.split("\n")
    return [*lines, rest] if rest and _digest_in(rest) is not None else lines


def _digest_in(line: str) -> Digest | None:
    """What a line says; None where it is not written as a digest is."""
    try:
        found = Digest.model_validate_json(line)
    except ValidationError:
        return None
    return found if found.model_dump_json() == line else None


def append(path: Path, digests: Sequence[Digest]) -> int:
    """Write the digests that are not in the file yet, whoever else does so; how many.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        lines = lines_of(path)
        _cut_unfinished(file, lines)
        said = [found for line in lines if (found := _digest_in(line)) is not None]
        there = {(one.last_revision, one.head) for one in said}
        missing = [one for one in digests if (one.last_revision, one.head) not in there]
        for one in missing:
            file.write(f"{one.model_dump_json()}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    return len(missing)


def _cut_unfinished(file: BinaryIO, lines: Sequence[str]) -> None:
    """Have the file end with the end of a line."""
    file.seek(0)
    end = file.read()
    if end and not end.endswith(b"\n"):
        if lines and end.endswith(lines[-1].encode()):
            file.write(b"\n")
        else:
            file.truncate(end.rfind(b"\n") + 1)


def line_faults(lines: Iterable[str], closed: Iterable[Digest]) -> Iterator[str]:
    """Where the written digests are not those that the log gives.

    Args:
        lines: what is written, in its order.
        closed: the digests of all days, in theirs.
    """
    given = {one.last_revision: one for one in closed}
    revisions = list(given)
    before = 0
    for number, line in enumerate(lines, start=1):
        told = _digest_in(line)
        if told is None:
            yield f"line {number} of the digests is not written as one"
            return
        revision = told.last_revision
        if revision <= before:
            yield f"line {number} of the digests is out of order"
            return
        for missed in revisions[bisect_right(revisions, before) : bisect_left(revisions, revision)]:
            yield f"the digest of {given[missed].day} (revision {missed}) was taken out"
        before = revision
        mine = given.get(revision)
        if mine is None:
            yield (
                f"line {number} of the digests says that {told.day} was closed by revision "
                f"{revision}; the log knows nothing of it"
            )
            return
        if told != mine:
            yield f"line {number} of the digests is not what the log gives for {mine.day}: {line}"


def unwritten(lines: Iterable[str], closed: Iterable[Digest]) -> list[Digest]:
    """The digests after the last line: of days just closed, or taken out behind its back.

    Args:
        lines: what is written.
        closed: the digests of all days, in their order.
    """
    told = (_digest_in(line) for line in lines)
    last = max((one.last_revision for one in told if one is not None), default=0)
    return [one for one in closed if one.last_revision > last]


class DigestKeeper:
    """Writes the digest of each day that was closed, soon after it was.

    One that a process did not come to write is written by the next look, whichever
    process looks; several write it once.

    Args:
        folder: the data folder of the server.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._looked: dict[str, int] = {}
        self._told: dict[str, str] = {}

    def look(self, transactions: "SqlTransactions") -> int:
        """Write what is missing; how many digests were.

        What cannot be written is told in the log of the program, once, and tried again.

        Raises:
            contract.errors.Refusal: `unavailable`, the database cannot be read.
        """
        written = 0
        for centre, revision in transactions.revisions().items():
            if revision == self._looked.get(centre):
                continue
            try:
                written += self._write(transactions, centre)
            except (OSError, ValueError) as error:
                if self._told.get(centre) != str(error):
                    self._told[centre] = str(error)
                    _log.warning("the digest of %s could not be written: %s", centre, error)
                continue
            self._looked[centre] = revision
            self._told.pop(centre, None)
        return written

    def _write(self, transactions: "SqlTransactions", centre: str) -> int:
        path = path_of(self._folder, centre)
        after = self._looked.get(centre)
        lines = lines_of(path) if after is None else []

        def work(connection: Connection) -> list[Digest]:
            begin = _proven_to(connection, lines) if after is None else after
            return digests(connection, centre, begin)

        closed = transactions.on_connection(work)
        return append(path, closed) if closed else 0


def _proven_to(connection: Connection, lines: Sequence[str]) -> int:
    """The revision of the last line, where the log has its hash there; else 0: all is new."""
    last = _digest_in(lines[-1]) if lines else None
    if last is None:
        return 0
    head = connection.execute(
        select(t.event.c.hash).where(
            t.event.c.centre == last.centre, t.event.c.revision == last.last_revision
        )
    ).scalar_one_or_none()
    return last.last_revision if head == last.head else 0
