"""A display put together: its connection, its screen, and calls that a long absence left out."""

import logging
import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from PyQt6.QtCore import QCoreApplication, QObject, QTimer

from client.api import Api, Refused, Unreachable
from client.bridge import Worker
from client.connection import ONE_TRY_SECONDS, ServerConnection
from client.endpoint import Endpoint
from client.wording import Wordings
from contract import rooms
from contract.enums import SnapshotName
from contract.rooms import Room
from contract.routes import address_of
from contract.snapshots import Board
from display.letters import Illegible
from display.measures import Measures
from display.screen import BoardScreen
from display.settings import DisplaySettings

log = logging.getLogger(__name__)

EXIT_ILLEGIBLE: Final = 2

SETTLED_SECONDS: Final = 1.5
"""By then a window manager has given the window its size."""


class Station(QObject):
    """One display.

    Args:
        settings: of this display.
        wordings: the messages of its engine.
        endpoint: another one than that of the settings.
    """

    def __init__(
        self,
        settings: DisplaySettings,
        wordings: Wordings,
        endpoint: Endpoint | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._measures = Measures(settings.diagonal_mm, settings.farthest_m, self)
        self._api = (endpoint or Endpoint.from_settings(settings)).api(settings.language or "en")
        self.connection = ServerConnection(self._api, partial(rooms_of, settings.centre), self)
        self.screen = BoardScreen(wordings, self._measures, settings.language, parent=self)
        self.screen.use_connection(self.connection)
        self.screen.olderWanted.connect(self._fetch_older)
        self._worker = Worker(threads=1, parent=self)
        QTimer.singleShot(round(SETTLED_SECONDS * 1000), self._check_letters)

    def start(self) -> None:
        """Connect."""
        self.connection.start()

    def close(self) -> None:
        """Disconnect."""
        self._api.close()
        self._worker.close()
        self.connection.close()

    def _fetch_older(self, centre: str, after_call: int) -> None:
        path = f"{address_of(SnapshotName.BOARD, centre=centre)}?after_call={after_call}"

        def ask() -> Board:
            return Board.model_validate(self._api.get(path, deadline=ONE_TRY_SECONDS))

        def failed(why: Refused | Unreachable) -> None:
            # They are older than ten minutes; the next board has all that is newer.
            log.warning("calls after %d were not fetched: %s", after_call, why)

        self._worker.run(ask, self.screen.take_older, failed)

    def _check_letters(self) -> None:
        try:
            self._measures.check()
        except Illegible as illegible:
            if not self._settings.strict:
                log.info("%s", illegible)
                return
            print(f"display: {illegible}", file=sys.stderr)
            QCoreApplication.exit(EXIT_ILLEGIBLE)


def rooms_of(centre: str, api: Api) -> Sequence[Room]:
    """The board of a centre; "" leaves the centre to the token."""
    return (rooms.board(centre or api.device(deadline=ONE_TRY_SECONDS).centre),)
