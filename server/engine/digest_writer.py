"""Writes the digest of each closed day while the server runs."""

import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from contract.answers import Digest
from server.engine.store import Store
from server.store import log
from server.store.digests import append, digest_in, digests, lines_of, path_of

_log = logging.getLogger("novbe.digests")


class DigestWriter:
    """Writes the digest of a day soon after the day was closed. Several processes may do this: each
    digest is written once, and a digest that one process missed is written by another."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder
        self._done: dict[str, int] = {}
        self._logged: dict[str, str] = {}

    def write_missing(self, store: Store) -> int:
        """Write the missing digests; returns how many were written. A failure to write is logged
        once and retried at the next call."""
        written = 0
        for centre, revision in store.revisions().items():
            if revision == self._done.get(centre):
                continue
            try:
                written += self._write(store, centre)
            except (OSError, ValueError) as error:
                if self._logged.get(centre) != str(error):
                    self._logged[centre] = str(error)
                    _log.warning("the digest of %s could not be written: %s", centre, error)
                continue
            self._done[centre] = revision
            self._logged.pop(centre, None)
        return written

    def _write(self, store: Store, centre: str) -> int:
        path = path_of(self._folder, centre)
        after = self._done.get(centre)
        lines = lines_of(path) if after is None else []

        def work(connection: Connection) -> list[Digest]:
            begin = _proven_to(connection, lines) if after is None else after
            return digests(connection, centre, begin)

        closed = store.on_connection(work)
        return append(path, closed) if closed else 0


def _proven_to(connection: Connection, lines: Sequence[str]) -> int:
    """The revision of the last line if the log has the same hash there, else 0."""
    last = digest_in(lines[-1]) if lines else None
    if last is None:
        return 0
    head = log.hash_at(connection, last.centre, last.last_revision)
    return last.last_revision if head == last.head else 0
