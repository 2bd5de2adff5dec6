"""The centre's logo, for screens and receipts: fetched by its hash, and cached."""

import base64
import logging

from pydantic import Base64Bytes, BaseModel
from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.net.api import RequestRefused, Unreachable
from client.net.json_store import JsonStore
from client.ui.qt import pyqtProperty

log = logging.getLogger(__name__)

LOGO = "logo"


class KeptLogo(BaseModel):
    """A logo and its hash."""

    sha256: str
    content: Base64Bytes


class Logo(QObject):
    """The logo that the catalogue names: `content`, None without one. `address` for QML: the
    picture as a data URL, "" without a logo. It is kept for a start without the server."""

    changed = pyqtSignal()

    def __init__(self, connection: ServerConnection, kept: JsonStore) -> None:
        super().__init__()
        self._connection, self._kept = connection, kept
        self._logo = kept.read(LOGO, KeptLogo)
        self._wanted = self._logo.sha256 if self._logo is not None else ""
        connection.changed.connect(self._look)

    @property
    def content(self) -> bytes | None:
        """The picture."""
        return self._logo.content if self._logo is not None else None

    def _look(self) -> None:
        catalogue = self._connection.catalogue
        if catalogue is None:
            return
        wanted = catalogue.files.get(catalogue.logo or "", "")
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if not wanted:
            self._logo = None
            self.changed.emit()
            return

        def fetched(content: bytes) -> None:
            encoded = base64.b64encode(content)
            self._logo = KeptLogo.model_validate({"sha256": wanted, "content": encoded})
            self._kept.write_if_possible(LOGO, self._logo)
            self.changed.emit()

        def failed(error: RequestRefused | Unreachable) -> None:
            log.warning("cannot fetch the logo: %s", error)
            if isinstance(error, Unreachable):
                self._wanted = ""

        fetch = self._connection.api.file
        self._connection.queries.run(lambda: fetch(catalogue.centre, wanted), fetched, failed)

    def _get_address(self) -> str:
        content = self.content
        if content is None:
            return ""
        kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
        return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"

    address = pyqtProperty(str, _get_address, notify=changed)
