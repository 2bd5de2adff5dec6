"""The ids of everything that was erased, in files outside the database, so that it is erased again
after a backup is restored."""

import fcntl
import os
from pathlib import Path
from typing import Final

from contract.ids import CentreId
from contract.model import Instant, Outgoing

FOLDER: Final = "erasures"
"""The folder's name in the data folder."""


class Erasure(Outgoing):
    """An erasure on request.

    Attributes:
        centre: the id of the centre.
        at: when, by the hall's clock.
        texts: the ids of erased texts.
        of_ticket: the id of the ticket whose private data was erased.
        person: the id of a forgotten person.
    """

    centre: CentreId
    at: Instant
    texts: tuple[str, ...] = ()
    of_ticket: str | None = None
    person: str | None = None


class ErasureList:
    """The erasures of all centres: one file for each centre, one line for each erasure.

    Args:
        folder: `FOLDER` in the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, erasure: Erasure) -> None:
        """Append an erasure. Call this before erasing, so that no erasure is missing in the list.

        Raises:
            OSError: the file cannot be written.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path(erasure.centre).open("a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            # Start a new line: a power cut may have left an incomplete one.
            file.write(f"\n{erasure.model_dump_json()}\n")
            file.flush()
            os.fsync(file.fileno())

    def of(self, centre: str) -> list[Erasure]:
        """The erasures of a centre, in order. An incomplete line is skipped: its erasure was not
        done.

        Raises:
            OSError: the file cannot be read.
        """
        try:
            lines = self._path(centre).read_text("utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        return [found for line in lines if (found := _read(line)) is not None]

    def _path(self, centre: str) -> Path:
        return self._folder / f"{centre}.jsonl"


def _read(line: str) -> Erasure | None:
    try:
        return Erasure.model_validate_json(line)
    except ValueError:
        return None
