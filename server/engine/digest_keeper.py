"""Writes the digest of each closed day, while the server runs."""

import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from contract.answers import Digest
from server.engine.store import Store
from server.store import log
from server.store.digest_lines import append, digest_in, lines_of, path_of
from server.store.digests import digests

_log = logging.getLogger("novbe.digests")


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

    def look(self, transactions: Store) -> int:
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

    def _write(self, transactions: Store, centre: str) -> int:
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
    last = digest_in(lines[-1]) if lines else None
    if last is None:
        return 0
    head = log.hash_at(connection, last.centre, last.last_revision)
    return last.last_revision if head == last.head else 0
