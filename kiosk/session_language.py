"""The language of the kiosk's screens."""

from PyQt6.QtCore import QObject

from client.connection import ServerConnection
from client.ui.models import RowModel
from client.ui.wording import Wordings
from contract.catalogue import Catalogue
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES
from kiosk.offline_mode import OfflineMode


class SessionLanguage:
    """The language of the current visitor, and the others to choose from (`rows`, for QML).
    `start` is the language of the start screen; "" takes the hall's first."""

    def __init__(
        self,
        connection: ServerConnection,
        offline_mode: OfflineMode,
        wordings: Wordings,
        start: str,
        parent: QObject,
    ) -> None:
        self._connection, self._offline_mode = connection, offline_mode
        self._wordings, self.start = wordings, start
        self.rows = RowModel(("key", "name"), parent=parent)

    @property
    def catalogue(self) -> Catalogue | None:
        """The hall's catalogue, also while the server is unreachable."""
        return self._connection.catalogue or self._offline_mode.catalogue

    @property
    def now(self) -> str:
        """The current language."""
        return str(self._wordings.language)

    @property
    def is_first(self) -> bool:
        """Whether it is that of the start screen."""
        return self.now == self._first

    @property
    def _first(self) -> str:
        catalogue = self.catalogue
        hall = catalogue.languages[0] if catalogue is not None else PROGRAM_LANGUAGES[0]
        return self.start or hall

    def use(self, language: str) -> None:
        """Change the language."""
        self._connection.api.language = language
        self._wordings.language = language

    def use_first(self) -> None:
        """Change to the language of the start screen."""
        self.use(self._first)

    def begin_in(self, language: str) -> None:
        """Set the language of the start screen, and change to it."""
        self.start = language
        self.use_first()

    def refresh(self, codes: tuple[str, ...]) -> None:
        """Update the languages to choose from."""
        present = self.now
        self.rows.update(
            [{"key": code, "name": OWN_NAMES.get(code, code)} for code in codes if code != present]
        )
