"""The centre's files: pictures and recordings, fetched by their hash and cached on the disk."""

import hashlib
import logging
from collections.abc import Collection
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.net.api import ApiClient, RequestRefused, Unreachable
from client.net.json_store import write_durably
from client.ui.bridge import Worker
from client.ui.qt import once
from contract.catalogue import Catalogue

log = logging.getLogger(__name__)

AGAIN_MILLISECONDS: Final = 10_000
"""Retry interval after a failed download."""


class CentreFiles(QObject):
    """A cache of the centre's files that a program needs: in `folder`, each named by its SHA-256.
    Files that are no longer needed are removed."""

    changed = pyqtSignal()

    def __init__(self, api: ApiClient, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._api, self._folder = api, folder
        self._worker = Worker(threads=1, parent=self)
        self._centre = ""
        self._wanted: dict[str, str] = {}
        self._fetching = False
        self._failed: set[str] = set()
        self._again = once(self, AGAIN_MILLISECONDS, self._fetch)

    def want(self, catalogue: Catalogue, names: Collection[str]) -> None:
        """Set which files are needed."""
        wanted = {name: catalogue.files[name] for name in names if name in catalogue.files}
        if wanted != self._wanted:
            self._centre, self._wanted = catalogue.centre, wanted
            self._sweep()
            self._fetch()

    def path(self, name: str) -> Path | None:
        """The path of a file; None where it is not available yet."""
        sha256 = self._wanted.get(name)
        if sha256 is None:
            return None
        path = self._folder / sha256
        return path if path.is_file() else None

    def content(self, name: str) -> bytes | None:
        """The content of a file; None where it is not available yet, or cannot be read."""
        path = self.path(name)
        try:
            return path.read_bytes() if path is not None else None
        except OSError as error:
            log.warning("a file of the centre cannot be read: %s", error)
            return None

    def close(self) -> None:
        """Stop fetching."""
        self._again.stop()
        self._worker.close()

    def _fetch(self) -> None:
        """Fetch the next missing file."""
        missing = [
            sha256 for sha256 in self._wanted.values() if not (self._folder / sha256).is_file()
        ]
        if self._fetching or not missing:
            return
        # A file that fails does not block the others.
        left = [sha256 for sha256 in missing if sha256 not in self._failed]
        if not left:
            self._failed.clear()
            self._again.start()
            return
        self._fetching, sha256 = True, left[0]

        def ended(kept: bool) -> None:
            self._fetching = False
            if kept:
                self.changed.emit()
            else:
                self._failed.add(sha256)
            self._fetch()

        def failed(error: RequestRefused | Unreachable) -> None:
            log.warning("cannot fetch a file of the centre: %s", error)
            ended(kept=False)

        fetch = self._api.file
        self._worker.run(lambda: self._keep(sha256, fetch(self._centre, sha256)), ended, failed)

    def _keep(self, sha256: str, content: bytes) -> bool:
        if hashlib.sha256(content).hexdigest() != sha256:
            log.warning("a file of the centre does not match its hash")
            return False
        try:
            # Its name is its hash, so it must be whole, after a power cut too.
            write_durably(self._folder / sha256, content)
        except OSError as error:
            log.warning("cannot store a file of the centre: %s", error)
            return False
        return True

    def _sweep(self) -> None:
        try:
            for path in self._folder.iterdir() if self._folder.is_dir() else ():
                if path.name not in self._wanted.values():
                    path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("old files of the centre could not be removed: %s", error)
