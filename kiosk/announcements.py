"""Announcements to all visitors: closed, paused, without a server, notices."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import Wordings
from contract import suspension
from contract.snapshots import Menu
from contract.texts import PROGRAM_LANGUAGES, Say, pick
from kiosk.menu import KioskMenu

TURN_SECONDS: Final = 8.0
"""How long one of several notices is shown: time to read it twice."""


class Announcements(QObject):
    """The screens that a visitor did not choose, and one notice after the other, for QML. `closed`
    and `noServer` have rows (`headline`, `words`, `language`) in the visitor's language, then in
    the others; while the kiosk starts, the latter say so. `notices` has one a line."""

    changed = pyqtSignal()

    def __init__(self, connection: ServerConnection, wordings: Wordings) -> None:
        super().__init__()
        self._connection = connection
        self._wordings = wordings
        self._turn, self._count = 0, 0
        self._turning = every(self, round(TURN_SECONDS * 1000), self._go_on)
        connection.changed.connect(self._hear)
        connection.state_changed.connect(self.changed)
        wordings.languageChanged.connect(self.changed)

    def close(self) -> None:
        """Stop rotating notices."""
        self._turning.stop()

    def _hear(self) -> None:
        menu = self._connection.latest(Menu)
        count = len(menu.notices) if menu is not None else 0
        if count != self._count:
            # The notice that is shown now has its whole time.
            self._count = count
            self._turning.start()
        self.changed.emit()

    def _go_on(self) -> None:
        menu = self._connection.latest(Menu)
        if menu is not None and len(menu.notices) > 1:
            self._turn += 1
            self.changed.emit()

    def _languages(self) -> Sequence[str]:
        """The visitor's language, then the others of the hall."""
        menu = self._connection.latest(Menu)
        told = menu.languages if menu is not None else PROGRAM_LANGUAGES
        languages = (
            self._wordings.language,
            *(language for language in told if language in PROGRAM_LANGUAGES),
        )
        return tuple(dict.fromkeys(languages))

    def _told(self, menu: Menu, language: str) -> dict[str, str]:
        say: Say = partial(self._wordings.say_in, language)
        if menu.suspension is not None:
            said = suspension.told(menu.suspension, say, menu.at, self._connection.zone)
            headline, words = said.headline, f"{said.why} {say('still_places')}"
        else:
            catalogue = self._connection.catalogue
            why = catalogue and KioskMenu(menu, catalogue, language).closed(say)
            headline, when = why or ("", "")
            words = when[:1].upper() + when[1:]
        return {"headline": headline, "words": words, "language": language}

    def _get_closed(self) -> list[dict[str, str]]:
        menu = self._connection.latest(Menu)
        if menu is None:
            return []
        return [self._told(menu, language) for language in self._languages()]

    def _get_bookings(self) -> bool:
        menu = self._connection.latest(Menu)
        return menu is not None and menu.bookings

    def _get_sign(self) -> str:
        menu = self._connection.latest(Menu)
        return "pause" if menu is not None and menu.suspension is not None else "clock"

    def _get_no_server(self) -> list[dict[str, str]]:
        say, say_in, language = self._wordings.say, self._wordings.say_in, self._wordings.language
        since = self._connection.offline_since
        if self.starting:
            headline = say("starting")
        elif self.refusal:
            headline = say("not_enrolled")
        else:
            headline = say("no_server_since", time=since) if since else say("no_server")
        # The headline has said the first of them while the kiosk starts.
        told, languages = "starting" if self.starting else "ask_staff", self._languages()
        others = languages[1:] if self.starting else languages
        rows = [{"words": say_in(other, told), "language": other} for other in others]
        return [{"headline": headline, "words": self.refusal, "language": str(language)}, *rows]

    def _notices(self) -> Sequence[str]:
        menu = self._connection.latest(Menu)
        language = str(self._wordings.language)
        return [pick(notice.texts, language) for notice in menu.notices] if menu is not None else []

    def _get_notice(self) -> str:
        notices = self._notices()
        return notices[self._turn % len(notices)] if notices else ""

    closed: Any = pyqtProperty("QVariantList", _get_closed, notify=changed)
    sign = pyqtProperty(str, _get_sign, notify=changed)
    bookings = shown(bool, _get_bookings, changed)
    starting = shown(
        bool,
        lambda self: not self._connection.away and self._connection.latest(Menu) is None,
        changed,
    )
    refusal = shown(str, lambda self: self._connection.refusal_words(self._wordings.say), changed)
    noServer = pyqtProperty("QVariantList", _get_no_server, notify=changed)
    notice = pyqtProperty(str, _get_notice, notify=changed)
    notices = shown(str, lambda self: "\n".join(self._notices()), changed)
