"""The ids of what was erased, in files outside the database, so that it is erased again after a
restore."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from contract.ids import CentreId
from contract.model import Instant, Outgoing

FOLDER: Final = "erasures"
"""The folder's name in the data folder."""


class Erasure(Outgoing):
    """An erasure on request: of texts, of a ticket's private data, or of a person."""

    centre: CentreId
    at: Instant
    texts: tuple[str, ...] = ()
    of_ticket: str | None = None
    person: str | None = None


class ErasureList:
    """The erasures of all centres: one file for each centre, one line for each erasure."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, erasure: Erasure) -> None:
        """Append an erasure, before the data is erased."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path(erasure.centre).open("a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            # Start a new line: a power cut may have left an incomplete one.
            file.write(f"\n{erasure.model_dump_json()}\n")
            file.flush()
            os.fsync(file.fileno())

    def of(self, centre: str) -> list[Erasure]:
        """The erasures of a centre. The erasure of an incomplete line was not done."""
        try:
            lines = self._path(centre).read_text("utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        erasures = []
        for line in lines:
            with suppress(ValueError):
                erasures.append(Erasure.model_validate_json(line))
        return erasures

    def _path(self, centre: str) -> Path:
        return self._folder / f"{centre}.jsonl"
