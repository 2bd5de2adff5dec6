"""What the centre tells every visitor: that service is paused, and its notices."""

from functools import partial
from typing import Final

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from client.connection import ServerConnection
from client.formatting import END_ISOLATE, FIRST_STRONG
from client.qt import pyqtProperty
from client.wording import Wordings
from contract import suspension
from contract.snapshots import Menu
from contract.suspension import SuspensionSentences
from contract.texts import PROGRAM_LANGUAGES, Say, pick

TURN_SECONDS: Final = 8.0
"""How long one of several notices stays: time to read it twice."""


class Announcing(QObject):
    """The suspension and the notices in the visitor's language.

    Properties for QML, "" where there is nothing to say: `still`, a headline;
    `stillWords`, why, and that everyone keeps their place; `stillElsewhere`, the headline
    in the other languages of the hall; `notice`, one notice after the other.

    Args:
        connection: where the menu comes from.
        wordings: the messages; their language is the visitor's.
        turn_seconds: how long one of several notices stays.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        wordings: Wordings,
        turn_seconds: float = TURN_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._wordings = wordings
        self._turn = 0
        self._turning = QTimer(self)
        self._turning.setInterval(round(turn_seconds * 1000))
        self._turning.timeout.connect(self._go_on)
        connection.changed.connect(self._hear)
        wordings.languageChanged.connect(self.changed)

    def close(self) -> None:
        """Turn no more."""
        self._turning.stop()

    def _hear(self) -> None:
        menu = self._connection.latest(Menu)
        several = menu is not None and len(menu.notices) > 1
        if several != self._turning.isActive():
            self._turn = 0
            if several:
                self._turning.start()
            else:
                self._turning.stop()
        self.changed.emit()

    def _go_on(self) -> None:
        self._turn += 1
        self.changed.emit()

    def _told(self, say: Say) -> SuspensionSentences | None:
        menu: Menu | None = self._connection.latest(Menu)
        if menu is None or menu.suspension is None:
            return None
        return suspension.told(menu.suspension, say, menu.at, self._connection.zone)

    def _get_still(self) -> str:
        told = self._told(self._wordings.say)
        return told.headline if told else ""

    still = pyqtProperty(str, _get_still, notify=changed)

    def _get_still_words(self) -> str:
        told = self._told(self._wordings.say)
        return f"{told.why} {self._wordings.say('still_places')}" if told else ""

    stillWords = pyqtProperty(str, _get_still_words, notify=changed)

    def _get_still_elsewhere(self) -> str:
        menu = self._connection.latest(Menu)
        codes = menu.languages if menu is not None else ()
        said = [
            told.headline
            for code in codes
            if code in PROGRAM_LANGUAGES
            and code != self._wordings.language
            and (told := self._told(partial(self._wordings.say_in, code))) is not None
        ]
        # Each in its own direction.
        return " · ".join(f"{FIRST_STRONG}{one}{END_ISOLATE}" for one in said)

    stillElsewhere = pyqtProperty(str, _get_still_elsewhere, notify=changed)

    def _get_notice(self) -> str:
        menu = self._connection.latest(Menu)
        if menu is None or not menu.notices:
            return ""
        shown = menu.notices[self._turn % len(menu.notices)]
        return pick(shown.texts, str(self._wordings.language))

    notice = pyqtProperty(str, _get_notice, notify=changed)
