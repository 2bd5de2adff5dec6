"""What stands behind the board: finds its centre, keeps its link, fetches its names."""

import logging
import sys
from collections.abc import Callable
from typing import Final

from PyQt6.QtCore import QCoreApplication, QObject, QTimer

from client.api import NotTrusted, Refused, Unreachable
from client.bridge import LinkBridge, Worker
from client.way import Way
from client.wording import Wordings
from contract.catalogue import Catalogue
from contract.enums import SnapshotName
from contract.rooms import board as board_room
from contract.routes import address_of
from contract.snapshots import Board, Device
from display.letters import Illegible
from display.measures import Measures
from display.screen import BoardScreen
from display.settings import DisplaySettings

log = logging.getLogger(__name__)

EXIT_ILLEGIBLE: Final = 2

AGAIN_SECONDS: Final = 1.0
REFUSED_AGAIN_SECONDS: Final = 5.0
ANSWER_SECONDS: Final = 3.0
"""The deadline of one question: a server that comes back is asked soon again."""

SETTLED_SECONDS: Final = 1.5
"""By then a window manager has given the window its size."""


class Station(QObject):
    """One display.

    Args:
        settings: of this display.
        wordings: the messages of its engine.
        way: to the hall, where it is not that of the settings.
    """

    def __init__(
        self,
        settings: DisplaySettings,
        wordings: Wordings,
        way: Way | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._language = settings.language or "en"
        self._measures = Measures(settings.diagonal_mm, settings.farthest_m, self)
        self.screen = BoardScreen(wordings, self._measures, settings.language, parent=self)
        self.screen.catalogueWanted.connect(self._fetch_catalogue)
        self.screen.olderWanted.connect(self._fetch_older)
        self._wordings = wordings
        way = way or Way.given(settings)
        self._api = way.api(self._language, ANSWER_SECONDS, ANSWER_SECONDS)
        self._worker = Worker(parent=self)
        self._centre = ""
        self._link: LinkBridge | None = None
        self._fetching = False
        QTimer.singleShot(round(SETTLED_SECONDS * 1000), self._check_letters)
        if settings.centre:
            self._use_centre(settings.centre)
        else:
            self._ask_where()

    def close(self) -> None:
        """End the link and all questions."""
        self._api.close()
        self._worker.close()
        if self._link is not None:
            self._link.close()

    def _ask_where(self) -> None:
        def ask() -> Device:
            return self._api.device()

        self._worker.run(ask, lambda device: self._use_centre(device.centre), self._nowhere)

    def _nowhere(self, why: Refused | Unreachable) -> None:
        if isinstance(why, NotTrusted):
            log.warning("this program cannot come in: %s", why)
            self.screen.refuse(self._wordings.say("server_not_trusted"))
        else:
            self.screen.refuse(str(why) if isinstance(why, Refused) else "")
        self._later(why, self._ask_where)

    def _use_centre(self, centre: str) -> None:
        self._centre = centre
        rooms = (board_room(centre),)
        self._link = LinkBridge(
            self._api.server,
            self._api.bearer,
            rooms,
            language=self._language,
            parent=self,
            trust=self._api.trust,
        )
        self.screen.use_link(self._link)

    def _fetch_catalogue(self) -> None:
        if self._fetching:
            return
        self._fetching = True

        def done(catalogue: Catalogue) -> None:
            self._fetching = False
            self.screen.take_catalogue(catalogue)

        def failed(why: Refused | Unreachable) -> None:
            log.warning("no catalogue: %s", why)
            self._later(why, again)

        def again() -> None:
            self._fetching = False
            self._fetch_catalogue()

        self._worker.run(lambda: self._api.catalogue(self._centre), done, failed)

    def _fetch_older(self, after_call: int) -> None:
        path = address_of(SnapshotName.BOARD, centre=self._centre)

        def ask() -> Board:
            return Board.model_validate(self._api.get(f"{path}?after_call={after_call}"))

        def failed(why: Refused | Unreachable) -> None:
            # They are older than ten minutes; the next board has all that is newer.
            log.warning("calls after %d were not fetched: %s", after_call, why)

        self._worker.run(ask, self.screen.take_older, failed)

    def _later(self, why: Refused | Unreachable, again: Callable[[], None]) -> None:
        for_a_person = isinstance(why, Refused | NotTrusted)
        seconds = REFUSED_AGAIN_SECONDS if for_a_person else AGAIN_SECONDS
        QTimer.singleShot(round(seconds * 1000), again)

    def _check_letters(self) -> None:
        try:
            self._measures.check()
        except Illegible as illegible:
            if not self._settings.strict:
                log.info("%s", illegible)
                return
            print(f"display: {illegible}", file=sys.stderr)
            QCoreApplication.exit(EXIT_ILLEGIBLE)
