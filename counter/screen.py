"""The counter's screen: what QML shows, in words and rows."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.api import Refused, Unreachable
from client.connection import ServerConnection
from client.models import RowModel
from client.qt import pyqtProperty
from client.timers import once
from client.wording import Wordings
from contract.catalogue import Catalogue
from contract.enums import CounterState
from contract.snapshots import Desk, Hall
from contract.texts import PROGRAM_LANGUAGES, pick
from counter import telling
from counter.giving import Giving
from counter.offers import DeskAction
from counter.presses import Presses
from counter.stopwatch import Stopwatch

MESSAGE_MILLISECONDS: Final = 8000

ICONS: Final[Mapping[DeskAction, str]] = {
    DeskAction.OPEN_COUNTER: "play",
    DeskAction.CALL_NEXT: "megaphone",
    DeskAction.START: "play",
    DeskAction.FINISH: "check",
    DeskAction.FINISH_AND_NEXT: "megaphone",
    DeskAction.RECALL: "megaphone",
    DeskAction.REQUEUE: "list-ordered",
    DeskAction.MARK_NO_SHOW: "user-x",
    DeskAction.TAKE_BREAK: "coffee",
    DeskAction.CLOSE_COUNTER: "log-out",
    DeskAction.UNDO_CALL: "undo-2",
    DeskAction.UNDO_START: "undo-2",
    DeskAction.REOPEN: "rotate-ccw",
    DeskAction.HOLD: "pause",
    DeskAction.RESUME: "play",
    DeskAction.ANSWER_HELP: "circle-help",
}

TURNING: Final = frozenset(
    {
        DeskAction.REQUEUE,
        DeskAction.CLOSE_COUNTER,
        DeskAction.UNDO_CALL,
        DeskAction.UNDO_START,
        DeskAction.REOPEN,
    }
)
"""Whose signs point along the writing, and turn round with it."""

KEY_FIELDS: Final = ("name", "label", "letter", "icon_name", "turns", "active", "busy")

NOTHING_SHOWN: Final[Mapping[str, Any]] = {
    "counterNumber": "",
    "counterState": "",
    "counterTone": "quiet",
    "centreName": "",
    "suspension": "",
    "ownDay": "",
    "ticket": asdict(telling.ShownTicket()),
    "calm": asdict(telling.Calm()),
}
"""What stands on the screen before the first desk has come."""


def _told(kind: type | str, name: str, changed: Any) -> Any:
    def get(screen: "DeskScreen") -> Any:
        return screen._shown[name]

    return pyqtProperty(kind, get, notify=changed)


class DeskScreen(QObject):
    """One counter's screen. It decides nothing but words.

    Properties for QML: `counterNumber`, `counterState`, `counterTone`, `centreName`,
    `suspension`, `ownDay`; `hasTicket`, `ticket` (see `ShownTicket`), `calm` (see `Calm`),
    `stopwatch`; the lists `stops`, `documents`, `lines`; the keys, `primary` (None
    where there is none) and the list `quiet`: `name`, `label`, `letter`, `icon_name`,
    `turns`, `active`, `busy`; `known` (a desk has come), `connected`, `away`,
    `offlineSince`, `refusal`; `working`, `message`, `messageTone`.

    Args:
        connection: the line to the hall.
        giving: sends the commands.
        presses: where the keys go.
        wordings: the messages of the engine.
        language: of the operator; "" takes the first of the centre's.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        giving: Giving,
        presses: Presses,
        wordings: Wordings,
        language: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._giving = giving
        self._presses = presses
        self._wordings = wordings
        self._language_chosen = bool(language)
        self._message, self._message_tone = "", "quiet"
        self._shown: Mapping[str, Any] = NOTHING_SHOWN
        self._primary: dict[str, Any] | None = None
        self._stopwatch = Stopwatch(connection.clock, self)
        self._stops = RowModel(("key", "name", "state_word", "tone", "detail"), parent=self)
        self._documents = RowModel(("key", "name"), parent=self)
        self._lines = RowModel(
            ("key", "name", "waiting", "filled", "over", "still", "wait", "target"), parent=self
        )
        self._quiet = RowModel(KEY_FIELDS, key="name", parent=self)
        self._fade = once(self, MESSAGE_MILLISECONDS, self.dismiss)
        connection.changed.connect(self.refresh)
        connection.state_changed.connect(self.refresh)
        giving.changed.connect(self.refresh)
        giving.failed.connect(self._tell_failure)
        presses.given.connect(self.dismiss)
        presses.escaped.connect(self.dismiss)
        wordings.languageChanged.connect(self.refresh)

    @property
    def ready(self) -> bool:
        """Whether everything that is worth a picture has come."""
        connection = self._connection
        return connection.connected and None not in (
            connection.latest(Desk),
            connection.latest(Hall),
            connection.catalogue,
        )

    @pyqtSlot()
    def dismiss(self) -> None:
        """Put the message away."""
        self.tell("")

    def refresh(self) -> None:
        """Say everything anew, from what has come so far."""
        desk, catalogue = self._connection.latest(Desk), self._connection.catalogue
        if catalogue is not None and not self._language_chosen:
            self._language_chosen = True
            own = catalogue.languages[0]
            if own != self._wordings.language and own in PROGRAM_LANGUAGES:
                # The change of language comes back here.
                self._wordings.language = own
                return
        there = self._presses.offer
        self._primary = self._key(there.primary) if there.primary else None
        self._quiet.update([self._key(action) for action in there.quiet])
        if desk is not None and catalogue is not None:
            self._show(desk, catalogue)
        self.changed.emit()

    def _show(self, desk: Desk, catalogue: Catalogue) -> None:
        say, language = self._wordings.say, str(self._wordings.language)
        ticket, hall = desk.ticket, self._connection.latest(Hall)
        shown = (
            telling.shown_ticket(say, ticket, catalogue, language)
            if ticket
            else telling.ShownTicket()
        )
        has_next = self._primary is not None
        still = telling.calls_are_paused(desk, hall, catalogue)
        suspended = telling.suspended_tickets(desk, hall, catalogue)
        zone = self._connection.zone
        self._shown = {
            "counterNumber": desk.number,
            "counterState": say(f"counter_{desk.state}"),
            "counterTone": telling.COUNTER_TONE[desk.state],
            "centreName": pick(catalogue.names, language),
            "suspension": telling.suspension_of(say, desk, zone),
            "ownDay": telling.own_day(say, desk.own_day),
            "ticket": asdict(shown),
            "calm": asdict(telling.calm(say, desk, zone, has_next, still, suspended)),
        }
        self._documents.update(telling.document_rows(ticket, catalogue, language))
        self._stops.update(telling.stop_rows(say, ticket, catalogue, language))
        if hall is not None:
            self._lines.update(telling.line_rows(say, desk, hall, catalogue, language))
        if ticket is not None:
            self._stopwatch.count(since=ticket.since)
        elif desk.state is CounterState.PAUSED:
            self._stopwatch.count(since=desk.since, until=desk.expected_end)
        else:
            self._stopwatch.count()

    def _key(self, action: DeskAction) -> dict[str, Any]:
        """A key as it is drawn."""
        active = self._connection.connected and not self._giving.long
        return {
            "name": action.value,
            "label": telling.action_label(
                self._wordings.say, action, self._connection.latest(Desk)
            ),
            "letter": self._presses.keys.of(action),
            "icon_name": ICONS[action],
            "turns": action in TURNING,
            "active": active and action not in self._presses.offer.resting,
            "busy": self._giving.under_way is action,
        }

    # Messages ----------------------------------------------------------------

    def _tell_failure(self, error: Refused | Unreachable) -> None:
        if isinstance(error, Refused):
            self.tell(*telling.refusal(self._wordings.say, error.problem))
        else:
            self.tell(self._wordings.say("no_answer"), "care")

    def tell(self, message: str, tone: str = "quiet") -> None:
        """Show a message until it is put away or its time is over; "" puts it away."""
        if message:
            self._fade.start()
        else:
            self._fade.stop()
        if (message, tone) != (self._message, self._message_tone):
            self._message, self._message_tone = message, tone
            self.changed.emit()

    def _get_message(self) -> str:
        return self._message

    message = pyqtProperty(str, _get_message, notify=changed)

    def _get_message_tone(self) -> str:
        return self._message_tone

    messageTone = pyqtProperty(str, _get_message_tone, notify=changed)

    def _get_working(self) -> str:
        action = self._giving.under_way
        if action is None or not self._giving.long:
            return ""
        return self._wordings.say("working", action=self._key(action)["label"])

    working = pyqtProperty(str, _get_working, notify=changed)

    # The connection ----------------------------------------------------------

    def _get_known(self) -> bool:
        return self._connection.latest(Desk) is not None and self._connection.catalogue is not None

    known = pyqtProperty(bool, _get_known, notify=changed)

    def _get_connected(self) -> bool:
        return self._connection.connected

    connected = pyqtProperty(bool, _get_connected, notify=changed)

    def _get_away(self) -> bool:
        return self._connection.away

    away = pyqtProperty(bool, _get_away, notify=changed)

    def _get_offline_since(self) -> str:
        return self._connection.offline_since

    offlineSince = pyqtProperty(str, _get_offline_since, notify=changed)

    def _get_refusal(self) -> str:
        if self._connection.unassigned:
            return self._wordings.say("no_counter_named")
        if not self._connection.trusted:
            return self._wordings.say("server_not_trusted")
        return self._connection.refusal

    refusal = pyqtProperty(str, _get_refusal, notify=changed)

    # What is shown -----------------------------------------------------------

    counterNumber = _told(str, "counterNumber", changed)
    counterState = _told(str, "counterState", changed)
    counterTone = _told(str, "counterTone", changed)
    centreName = _told(str, "centreName", changed)
    suspension = _told(str, "suspension", changed)
    ownDay = _told(str, "ownDay", changed)
    ticket = _told("QVariantMap", "ticket", changed)
    calm = _told("QVariantMap", "calm", changed)

    def _get_has_ticket(self) -> bool:
        desk = self._connection.latest(Desk)
        return desk is not None and desk.ticket is not None

    hasTicket = pyqtProperty(bool, _get_has_ticket, notify=changed)

    def _get_primary(self) -> dict[str, Any] | None:
        return self._primary

    primary = pyqtProperty("QVariant", _get_primary, notify=changed)

    def _get_quiet(self) -> QObject:
        return self._quiet

    quiet = pyqtProperty(QObject, _get_quiet, constant=True)

    def _get_stops(self) -> QObject:
        return self._stops

    stops = pyqtProperty(QObject, _get_stops, constant=True)

    def _get_documents(self) -> QObject:
        return self._documents

    documents = pyqtProperty(QObject, _get_documents, constant=True)

    def _get_lines(self) -> QObject:
        return self._lines

    lines = pyqtProperty(QObject, _get_lines, constant=True)

    def _get_stopwatch(self) -> QObject:
        return self._stopwatch

    stopwatch = pyqtProperty(QObject, _get_stopwatch, constant=True)

    def _get_pause(self) -> QObject:
        return self._presses.pause

    pause = pyqtProperty(QObject, _get_pause, constant=True)
