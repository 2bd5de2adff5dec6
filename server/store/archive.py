"""The archive: the oldest events of a log in compressed files, one for each month of a centre.

A file has lines of JSON. The first line describes the part of the log, with the hashes at its
start and end. Each other line is an event in the format of the API. A file never changes.
"""

import gzip
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from contract.events import Event
from contract.model import Outgoing
from server.store.log import FIRST_PREVIOUS, Chain
from server.store.log_start import LogStart

FORMAT: Final = 1

_UNREADABLE: Final = (OSError, EOFError, zlib.error, ValueError)
"""The exceptions that reading a damaged file may raise."""

_LEVEL: Final = 6
"""The compression level. The highest level takes twice as long and saves 3 % more."""


class DamagedArchive(Exception):
    """A file of an archive is missing or was changed; the message names the file."""


class Part(Outgoing):
    """The part of a log in a file; `previous` is the hash before its first event, `head` that of
    its last."""

    format: int = FORMAT
    centre: str
    first_day: date
    last_day: date
    first_revision: int
    last_revision: int
    previous: str
    head: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.centre}-{self.first_day:%Y-%m}.jsonl.gz"


def write(folder: Path, part: Part, events: Iterable[Event]) -> Path:
    """Write the file of a part under a temporary name, and flush it to the disk."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Overwrites the file of an interrupted run.
    path = folder / f".{part.name}.part"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
            packed.write(part.model_dump_json().encode() + b"\n")
            for event in events:
                packed.write(event.model_dump_json().encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return path


def keep(written: Path, part: Part) -> Path:
    """Read a written file back, and give it its final name, or `DamagedArchive`."""
    path = written.parent / part.name
    for one in (written, path) if path.exists() else (written,):
        for _event in events_in(one, part):
            pass
    written.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path


def events_in(path: Path, part: Part) -> Iterator[Event]:
    """The verified events of a file; `DamagedArchive` if it does not hold this part of the log."""
    chain = Chain(part.first_revision - 1, part.previous)
    try:
        with gzip.open(path, "rb") as file:
            if Part.model_validate_json(file.readline()) != part:
                raise DamagedArchive(f"{path} holds another part of the log: move it elsewhere")
            for line in file:
                event = Event.model_validate_json(line)
                if (fault := chain.fault(event)) is not None:
                    raise DamagedArchive(f"{path}: revision {fault.revision}: {fault.message}")
                yield event
    except _UNREADABLE as error:
        raise _damaged(path, error) from error
    if chain.head != part.head:
        raise DamagedArchive(f"{path} ends with revision {chain.revision}, before its end")


def events_before(folder: Path, centre: str, begin: LogStart) -> Iterator[Event]:
    """The verified archived events of a centre, up to the start of the log, or `DamagedArchive`."""
    named = re.compile(rf"{re.escape(centre)}-\d{{4}}-\d{{2}}\.jsonl\.gz")
    after, head = 0, FIRST_PREVIOUS
    # Sorting by name sorts by month.
    for path in sorted(one for one in folder.glob("*") if named.fullmatch(one.name)):
        try:
            with gzip.open(path, "rb") as file:
                part = Part.model_validate_json(file.readline())
        except _UNREADABLE as error:
            raise _damaged(path, error) from error
        # After a restore the log may begin earlier than the archive ends.
        follows = (part.first_revision, part.previous) == (after + 1, head)
        if not follows or part.last_revision > begin.revision:
            break
        yield from events_in(path, part)
        after, head = part.last_revision, part.head
    if (after, head) != (begin.revision, begin.head):
        raise DamagedArchive(
            f"{folder} has no file that starts with revision {after + 1} of {centre}, and events "
            f"up to revision {begin.revision} are archived"
        )


def _damaged(path: Path, error: Exception) -> DamagedArchive:
    why = str(error).partition("\n")[0] or type(error).__name__
    return DamagedArchive(f"{path} cannot be read, or is damaged: {why}")
