"""Logos, pictures and sounds of a centre, stored by their SHA-256."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from contract.centre import CentreConfig
from contract.errors import existing, malformed_field
from contract.files import FILES_LIMIT, fault_of_file, kind_of_file
from server.commands.centres import VERSIONS_TOLD
from server.context import AppContext
from server.engine.centre_view import CentreView
from server.engine.store import Store
from server.store.access import Access

UNNAMED_KEPT: Final = timedelta(days=1)
"""How long a file is kept that no configuration names: its centre file may follow."""


def store(app: AppContext, centre: str, sha256: str, content: bytes) -> None:
    """Store a file, so that a centre file may name it; idempotent. `malformed` if it cannot be
    used, its hash does not match, or the centre's limit is reached."""
    if (fault := fault_of_file(content)) is not None:
        raise malformed_field("(body)", fault)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise malformed_field("file", "is not the SHA-256 of the body")

    def work(access: Access) -> None:
        if sha256 in access.files(centre):
            return
        if access.bytes_of_files(centre) + len(content) > FILES_LIMIT:
            raise malformed_field(
                "file",
                f"does not fit: a centre has room for {FILES_LIMIT // 1_000_000} MB of files. "
                f"A file that none of the last {VERSIONS_TOLD} configurations names is deleted "
                "after a day",
            )
        access.save_file(centre, sha256, content)

    app.store.access(work, write=True)


def read(app: AppContext, centre: str, sha256: str) -> tuple[bytes, str]:
    """A file and its media type, or `not_found`."""
    stored = app.store.access(lambda access: access.file(centre, sha256))
    content = existing(stored, what="file", id=sha256)
    return content, kind_of_file(content) or "application/octet-stream"


def all_of(store: Store, config: CentreConfig) -> Mapping[str, bytes]:
    """The contents of a configuration's files, by name."""
    centre, files = config.centre.slug, config.files.items()
    contents = store.access(lambda access: {name: access.file(centre, key) for name, key in files})
    return {name: content for name, content in contents.items() if content is not None}


class UnnamedFiles:
    """Deletes the files that none of a centre's last configurations names. It keeps in memory since
    when: after a restart the day counts from the start."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._since: dict[tuple[str, str], datetime] = {}

    def forget(self, now: datetime) -> None:
        """Delete the files that were unnamed for long enough, by the machine's clock."""
        unnamed = {
            (centre.id, sha256)
            for centre in self._store.centres()
            for sha256 in self._store.read(centre.id, _unnamed)
        }
        self._since = {key: self._since.get(key, now) for key in unnamed}
        over = [key for key, since in self._since.items() if now - since >= UNNAMED_KEPT]

        def work(access: Access) -> None:
            for centre, sha256 in over:
                access.delete_file(centre, sha256)

        if over:
            self._store.access(work, write=True)


def _unnamed(reading: CentreView) -> set[str]:
    config = reading.centre.config
    unnamed = set(reading.read_access(lambda access: access.files(reading.centre.id)))
    if config is not None:
        unnamed -= set(config.files.values())
    if unnamed:
        for event in reading.configurations(None, VERSIONS_TOLD):
            # Not parsed as a whole: that takes long for many large ones.
            configured: Any = event.data["config"]
            unnamed -= set(configured.get("files", {}).values())
    return unnamed
