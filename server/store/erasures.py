"""What was erased, as ids, in a file outside the database: a copy that is put back has it erased
again."""

import fcntl
import os
from pathlib import Path
from typing import Final

from contract.ids import CentreId
from contract.model import Instant, Outgoing

FOLDER: Final = "erasures"
"""In the data folder."""


class Erasure(Outgoing):
    """Something that was erased on request.

    Attributes:
        at: when, by the hall's clock.
        texts: the ids of texts.
        of_ticket: the ticket whose visitor's wishes were erased.
        person: a person who was forgotten.
    """

    centre: CentreId
    at: Instant
    texts: tuple[str, ...] = ()
    of_ticket: str | None = None
    person: str | None = None


class ErasureList:
    """The files of a folder, one for each centre, a line for each erasure.

    Args:
        folder: of the lists, `FOLDER` in the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, erasure: Erasure) -> None:
        """Write an erasure down; before it is done, so that none is done and not in the list.

        Raises:
            OSError: it cannot be written.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path(erasure.centre).open("a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            # A power cut may have left a line without its end.
            file.write(f"\n{erasure.model_dump_json()}\n")
            file.flush()
            os.fsync(file.fileno())

    def of(self, centre: str) -> list[Erasure]:
        """The erasures of a centre, in order; what a power cut left unfinished was not done.

        Raises:
            OSError: they cannot be read.
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
