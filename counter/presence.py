"""The operator who is signed in at this counter, until sign-out or the end of the session."""

import logging
import threading
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.api import RequestRefused, Unreachable
from client.ui.qt import shown
from counter.session import StaffSession

log = logging.getLogger(__name__)

GOODBYE_SECONDS: Final = 1.0
"""How long a closing program waits for the sign-out."""


class SignedInOperator(QObject):
    """For QML: `active` (an operator signed in here; False if the program has its own token) and
    `name`. `left`: the session is over; with the message name of the reason, "" after a sign-out.
    """

    changed = pyqtSignal()
    left = pyqtSignal(str)

    def __init__(self, session: StaffSession | None = None) -> None:
        super().__init__()
        self._session = session
        signed_in = None if session is None else session.signed_in
        self._name = "" if signed_in is None else signed_in.name

    @pyqtSlot()
    def leave(self) -> None:
        """Sign out."""
        self._end("")

    def lock(self) -> None:
        """Sign out for the idle lock, and leave the counter's state as it is."""
        self._end("sign_in_locked")

    def end_by_server(self, sentence: str) -> None:
        """The server has ended this session."""
        if self._session is not None:
            log.warning("the session has ended: %s", sentence)
            self._session.close()
            self._session = None
            self.left.emit("sign_in_over")

    def close(self) -> None:
        """Sign out if necessary, and wait briefly for the answer."""
        if self._session is not None:
            self._say_goodbye(self._session).join(GOODBYE_SECONDS)
            self._session = None

    def _end(self, reason: str) -> None:
        if self._session is not None:
            self._say_goodbye(self._session)
            self._session = None
            self.left.emit(reason)

    def _say_goodbye(self, session: StaffSession) -> threading.Thread:
        def end() -> None:
            try:
                session.end()
            except (RequestRefused, Unreachable) as error:
                # The session expires by itself, and its token is gone.
                log.info("the sign-out was not delivered: %s", error)

        goodbye = threading.Thread(target=end, name="novbe-goodbye", daemon=True)
        goodbye.start()
        return goodbye

    active = shown(bool, lambda self: self._session is not None, changed)
    name = shown(str, lambda self: self._name, changed)
