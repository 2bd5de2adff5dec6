"""Check-in: a visitor with a booking types or scans its code, and gets a ticket."""

from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.connection import ServerConnection
from client.ui.qt import pyqtProperty, shown
from kiosk.browsing import Browsing
from kiosk.session_flow import SessionFlow
from kiosk.steps import VisitorAct, VisitorStep
from kiosk.ticket_request import TicketRequest

SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
"""Of a code: those of base 32 (RFC 4648), which has neither 0 nor 1."""

LENGTH: Final = 8


class BookingCheckIn(QObject):
    """For QML: `active` for a visitor with a booking; its code as it is `typed`, with a hyphen, and
    whether it is `complete`; the `letters` of the keyboard."""

    changed = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        browsing: Browsing,
        ticket_request: TicketRequest,
        flow: SessionFlow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._connection, self._browsing = connection, browsing
        self._ticket_request, self._flow = ticket_request, flow
        self._typed = self._given = ""
        self.is_active = False

    def reset(self) -> None:
        """Clear the code for the next visitor."""
        self._given, self.is_active = "", False
        self._type("")

    @pyqtSlot()
    def begin(self) -> None:
        """Ask for the code, or for a right one; without the server say what to do instead."""
        act = VisitorAct.SCAN_UNANSWERED if self._connection.away else VisitorAct.ENTER_CODE
        if self._flow.can(act) and not self._flow.is_early:
            self.is_active = True
            self._flow.do(act)

    @pyqtSlot(str)
    def type(self, sign: str) -> None:
        """Append a sign; no more than the code has."""
        self._type((self._typed + sign)[:LENGTH])

    @pyqtSlot()
    def erase(self) -> None:
        """Delete the last sign."""
        self._type(self._typed[:-1])

    @pyqtSlot()
    def give(self) -> None:
        """Check in with the typed code; where it was too early for that, wait without it."""
        if self._flow.has_just_appeared or self._flow.is_early:
            return
        early = self._flow.step is VisitorStep.EARLY
        self.check_in(self._given if early else self._typed, now=early)

    def check_in(self, code: str, *, now: bool = False) -> None:
        """Check in with a code, or the token of a booking's page."""
        kiosk_menu = self._browsing.kiosk_menu
        if kiosk_menu is not None and self._flow.can(VisitorAct.TAKE):
            self._given, self.is_active = code, True
            self._flow.do(VisitorAct.TAKE)
            self._ticket_request.check_in(kiosk_menu.catalogue, code, now=now)

    def _type(self, typed: str) -> None:
        self._typed = typed
        self.changed.emit()

    def _get_typed(self) -> str:
        half = LENGTH // 2
        return "-".join(filter(None, (self._typed[:half], self._typed[half:])))

    active = shown(bool, lambda self: self.is_active, changed)
    typed = shown(str, _get_typed, changed)
    complete = shown(bool, lambda self: len(self._typed) == LENGTH, changed)
    letters = pyqtProperty("QStringList", lambda _self: list(SIGNS), constant=True)
