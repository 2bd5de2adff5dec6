"""The digest of a day: a line with the hash of the log at the close of the day.

A copy of a digest kept elsewhere proves later that no earlier event was changed. Each day begins
with the event after the previous close; one that was reopened and closed again has a second digest.
A server writes them to a file for each centre in its data folder.
"""

import fcntl
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, select

from contract.answers import Digest
from contract.events import DayClosed
from server.store import log
from server.store import tables as t

WRITTEN_WITHIN = timedelta(minutes=1)
"""A running server writes the digest of a closed day well within this time."""


def digests(connection: Connection, centre: str, after: int = 0) -> list[Digest]:
    """The digests of all days closed after a revision, or `UnreadableEvent`."""
    closes = select(t.event.c.revision).where(t.event.c.centre == centre, t.DAY_CLOSED)
    before = connection.execute(
        closes.where(t.event.c.revision <= after).order_by(t.event.c.revision.desc()).limit(1)
    ).scalar_one_or_none()
    first = (before or 0) + 1
    found: list[Digest] = []
    for revision in connection.execute(
        closes.where(t.event.c.revision > after).order_by(t.event.c.revision)
    ).scalars():
        event = log.read(connection, centre, revision - 1, 1)[0]
        data = event.payload()
        assert isinstance(data, DayClosed)
        found.append(
            Digest(
                centre=centre,
                day=data.day,
                first_revision=first,
                last_revision=revision,
                events=revision - first + 1,
                head=event.hash,
                # The time of the close, not of writing the line, so that all fields follow from
                # the log.
                written_at=event.at,
            )
        )
        first = revision + 1
    return found


def path_of(folder: Path, centre: str) -> Path:
    """The path of the file with the digests of a centre, in the data folder of the server."""
    return folder / "digests" / f"{centre}.jsonl"


def centres(folder: Path) -> set[str]:
    """The ids of the centres with written digests, in the data folder of the server."""
    return {path.stem for path in (folder / "digests").glob("*.jsonl")}


def lines_of(path: Path) -> list[str]:
    """The complete lines of a file of digests; empty if the file does not exist. An incomplete last
    line, left by a power cut, is ignored and written again; one that lacks only its end counts."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return []
    *lines, rest = text.split("\n")
    return [*lines, rest] if rest and digest_in(rest) is not None else lines


def digest_in(line: str) -> Digest | None:
    """The digest in a line; None if the line is not a valid digest."""
    try:
        found = Digest.model_validate_json(line)
    except ValidationError:
        return None
    return found if found.model_dump_json() == line else None


def append(path: Path, digests: Sequence[Digest]) -> int:
    """Append the digests that are missing in the file, from any process; returns how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        lines = lines_of(path)
        file.seek(0)
        whole = file.read()
        if whole and not whole.endswith(b"\n"):
            if lines and whole.endswith(lines[-1].encode()):
                file.write(b"\n")
            else:
                # Cut off an incomplete last line.
                file.truncate(whole.rfind(b"\n") + 1)
        said = [found for line in lines if (found := digest_in(line)) is not None]
        there = {(one.last_revision, one.head) for one in said}
        missing = [one for one in digests if (one.last_revision, one.head) not in there]
        for one in missing:
            file.write(f"{one.model_dump_json()}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    return len(missing)


def line_faults(lines: Iterable[str], closed: Iterable[Digest]) -> Iterator[str]:
    """Compare the written digests with those that follow from the log; yields the faults."""
    given = {one.last_revision: one for one in closed}
    revisions = list(given)
    before = 0
    for number, line in enumerate(lines, start=1):
        told = digest_in(line)
        if told is None:
            yield f"line {number} of the digests is not a valid digest"
            return
        revision = told.last_revision
        if revision <= before:
            yield f"line {number} of the digests is out of order"
            return
        for missed in revisions[bisect_right(revisions, before) : bisect_left(revisions, revision)]:
            yield f"the digest of {given[missed].day} (revision {missed}) was removed"
        before = revision
        mine = given.get(revision)
        if mine is None:
            yield (
                f"line {number} of the digests says that {told.day} was closed by revision "
                f"{revision}; the log does not contain this"
            )
            return
        if told != mine:
            yield f"line {number} of the digests does not match the log for {mine.day}: {line}"


def unwritten(lines: Iterable[str], closed: Iterable[Digest]) -> list[Digest]:
    """The digests after the last written line: of days just closed, or removed from the file."""
    told = (digest_in(line) for line in lines)
    last = max((one.last_revision for one in told if one is not None), default=0)
    return [one for one in closed if one.last_revision > last]
