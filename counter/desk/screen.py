"""The counter's screen for QML: ticket, counter and connection."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.net.api import Refused, Unreachable
from client.ui.models import RowModel
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import Wordings
from contract.catalogue import Catalogue
from contract.enums import CounterState
from contract.snapshots import Desk, Hall, Ticket, supersedes
from contract.texts import PROGRAM_LANGUAGES, pick
from counter.desk import view_model
from counter.desk.attention import attention, attention_row, taken
from counter.desk.key_handler import KeyHandler
from counter.desk.keys import action_label
from counter.desk.stopwatch import Stopwatch
from counter.shared.command_sender import CommandSender
from counter.shared.lookups import is_taken
from counter.shared.message import Message
from counter.shared.seat import Seat
from counter.shared.sentences import failure

ATTENTION_MILLISECONDS: Final = 1000

NOTHING_SHOWN: Final[Mapping[str, Any]] = {
    "counterNumber": "",
    "counterState": "",
    "counterTone": "quiet",
    "centreName": "",
    "suspension": "",
    "ownDay": "",
    "waiting": "",
    "ticket": asdict(view_model.ShownTicket()),
    "calm": asdict(view_model.Calm()),
}
"""The texts of the screen before the first desk has arrived."""


def _told(kind: type | str, name: str, changed: Any) -> Any:
    return shown(kind, lambda screen: screen._shown[name], changed)


class DeskScreen(QObject):
    """One counter's screen. It decides only about texts.

    Properties for QML: `waiting` (how many, and how long, in one line), `greets` (this is the
    greeter's screen), `ticket` (see `ShownTicket`), `calm` (see `Calm`), `mostUrgent` (the first
    sentence of `attention`), `known` (a desk has arrived), and what their names say.

    Args:
        language: of the operator; "" takes the centre's first.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        sender: CommandSender,
        key_handler: KeyHandler,
        wordings: Wordings,
        seat: Seat,
        language: str = "",
    ) -> None:
        super().__init__()
        self._connection = connection
        self._sender = sender
        self._key_handler = key_handler
        self._wordings = wordings
        self._seat = seat
        self._language_chosen = bool(language)
        self._notice = Message(self)
        self._shown: Mapping[str, Any] = NOTHING_SHOWN
        self._stopwatch = Stopwatch(connection.clock, self)
        self._stops = RowModel(("key", "name", "state_word", "tone", "detail"), parent=self)
        self._documents = RowModel(("key", "name"), parent=self)
        self._notes = RowModel(("key", "words", "detail"), parent=self)
        self._attention = RowModel(("key", "icon_name", "sentence"), parent=self)
        self._most_urgent = ""
        self._before: Desk | None = None
        connection.changed.connect(self.refresh)
        connection.state_changed.connect(self.refresh)
        sender.changed.connect(self.changed)
        self._notice.changed.connect(self.changed)
        sender.failed.connect(self._tell_failure)
        key_handler.given.connect(self._notice.put_away)
        key_handler.idle.connect(self._say_idle)
        key_handler.seated.connect(self.refresh)
        wordings.languageChanged.connect(self.refresh)
        every(self, ATTENTION_MILLISECONDS, self._look)

    @property
    def ready(self) -> bool:
        """Whether all data for a screenshot has arrived."""
        connection = self._connection
        here = self._seat.greets or connection.latest(Desk) is not None
        around = connection.latest(Hall) is not None and connection.catalogue is not None
        return connection.connected and here and around

    def put_away(self) -> bool:
        """Dismiss the message; whether there was one."""
        return self._notice.put_away()

    def refresh(self) -> None:
        """Update all texts from the current data."""
        desk, catalogue = self._connection.latest(Desk), self._connection.catalogue
        if catalogue is not None and not self._language_chosen:
            self._language_chosen = True
            own = catalogue.languages[0]
            if own != self._wordings.language and own in PROGRAM_LANGUAGES:
                # The change of language calls this method again.
                self._wordings.language = own
                return
        if desk is not None and catalogue is not None:
            self._say_if_taken_away(desk)
            self._show(desk, catalogue)
            self._look()
        elif self._seat.to_choose and catalogue is not None:
            say = self._wordings.say
            calm = view_model.Calm(headline=say("seat_title"), hint=say("seat_hint"))
            self._shown, self._before = {**NOTHING_SHOWN, "calm": asdict(calm)}, None
            for rows in (self._documents, self._stops, self._notes, self._attention):
                rows.update([])
            self._stopwatch.count()
        self.changed.emit()

    def _show(self, desk: Desk, catalogue: Catalogue) -> None:
        say, language = self._wordings.say, str(self._wordings.language)
        ticket, hall = desk.ticket, self._connection.latest(Hall)
        told = (
            view_model.shown_ticket(say, ticket, catalogue, language)
            if ticket
            else view_model.ShownTicket()
        )
        zone = self._connection.zone
        if is_taken(desk, self._seat.person):
            calm = view_model.Calm(hint=say("hint_take_over"))
        else:
            enter = self._key_handler.available.primary is not None
            still = view_model.calls_are_paused(desk, hall, catalogue)
            suspended = view_model.suspended_tickets(desk, hall, catalogue)
            calm = view_model.calm(say, desk, zone, enter, still, suspended)
        self._shown = {
            "counterNumber": desk.number,
            "counterState": say(f"counter_{desk.state}"),
            "counterTone": view_model.COUNTER_TONE[desk.state],
            "centreName": pick(catalogue.names, language),
            "suspension": view_model.suspension_of(say, desk, zone),
            "ownDay": view_model.own_day(say, desk.own_day),
            "waiting": view_model.waiting_line(say, desk),
            "ticket": asdict(told),
            "calm": asdict(calm),
        }
        self._documents.update(view_model.document_rows(ticket, catalogue, language))
        self._stops.update(view_model.stop_rows(say, ticket, catalogue, language))
        self._notes.update(view_model.note_rows(ticket, zone))
        if ticket is not None:
            self._stopwatch.count(since=ticket.since)
        elif desk.state is CounterState.PAUSED:
            self._stopwatch.count(since=desk.since, until=desk.expected_end)
        else:
            self._stopwatch.count()

    def _look(self) -> None:
        """Update the reminders by the hall's clock."""
        desk, catalogue = self._connection.latest(Desk), self._connection.catalogue
        if desk is None or catalogue is None:
            return
        hall, now = self._connection.latest(Hall), self._connection.clock.now()
        say = self._wordings.say
        if self._connection.away:
            self._attention.update([attention_row("away", "wifi-off", say("away_hint"))])
        elif is_taken(desk, self._seat.person):
            self._attention.update(taken(say, self._seat.chosen))
        else:
            self._attention.update(attention(say, desk, hall, catalogue, now))
        urgent = next((str(row["sentence"]) for row in self._attention.rows), "")
        if urgent != self._most_urgent:
            self._most_urgent = urgent
            self.changed.emit()

    def _say_if_taken_away(self, desk: Desk) -> None:
        """Show a message when a ticket leaves without a key press here."""
        before, self._before = self._before, desk
        if before is None or before.ticket is None or before.counter != desk.counter:
            return
        if not supersedes(desk, before):
            return
        same = desk.ticket is not None and desk.ticket.id == before.ticket.id
        # A refusal with the same content is more detailed.
        if not same and self._sender.under_way is None and not self._notice.text:
            self._tell_gone(before.ticket.id, before.ticket.number, desk.centre)

    def _tell_gone(self, ticket: str, number: str, centre: str) -> None:
        say, api = self._wordings.say, self._connection.api

        def tell(found: Sequence[Ticket]) -> None:
            state = next((one.state for one in found if one.id == ticket), None)
            desk = self._connection.latest(Desk)
            back = desk is not None and desk.ticket is not None and desk.ticket.id == ticket
            if not back and not self._notice.text:
                self.tell(view_model.gone(say, number, state), "care")

        self._connection.queries.run(
            lambda: api.tickets(centre, number=number), tell, lambda _error: tell(())
        )

    def _say_idle(self, key: str) -> None:
        say = self._wordings.say
        if not self._connection.connected:
            self.warn(say("key_away"))
        elif self._get_known():
            self.tell(say("key_idle", key=key))

    def _tell_failure(self, error: Refused | Unreachable) -> None:
        if self._key_handler.sheet.is_open:
            # The sheet asks about the refused command.
            return
        self.tell(*failure(self._wordings.say, error))

    def tell(self, message: str, tone: str = "quiet") -> None:
        """Show a message until it is dismissed or its time is over."""
        self._notice.tell(message, tone)

    def warn(self, message: str) -> None:
        """Show a warning."""
        self._notice.tell(message, "care")

    def _get_working(self) -> str:
        action = self._sender.under_way
        if action is None or not self._sender.long:
            return ""
        desk = self._connection.latest(Desk)
        say = self._wordings.say
        return say("working", action=action_label(say, action, desk))

    message = shown(str, lambda self: self._notice.text, changed)
    messageTone = shown(str, lambda self: self._notice.tone, changed)
    working = shown(str, _get_working, changed)

    def _get_known(self) -> bool:
        return self._connection.latest(Desk) is not None and self._connection.catalogue is not None

    def _get_refusal(self) -> str:
        return self._connection.refusal_words(self._wordings.say)

    known = shown(bool, _get_known, changed)
    connected = shown(bool, lambda self: self._connection.connected, changed)
    away = shown(bool, lambda self: self._connection.away, changed)
    offlineSince = shown(str, lambda self: self._connection.offline_since, changed)
    refusal = shown(str, _get_refusal, changed)

    counterNumber = _told(str, "counterNumber", changed)
    counterState = _told(str, "counterState", changed)
    counterTone = _told(str, "counterTone", changed)
    centreName = _told(str, "centreName", changed)
    suspension = _told(str, "suspension", changed)
    ownDay = _told(str, "ownDay", changed)
    waiting = _told(str, "waiting", changed)
    ticket = _told("QVariantMap", "ticket", changed)
    calm = _told("QVariantMap", "calm", changed)

    def _get_has_ticket(self) -> bool:
        desk = self._connection.latest(Desk)
        return desk is not None and desk.ticket is not None

    mostUrgent = shown(str, lambda self: self._most_urgent, changed)
    hasTicket = shown(bool, _get_has_ticket, changed)
    greets = shown(bool, lambda self: self._seat.greets, changed)
    stops = pyqtProperty(QObject, lambda self: self._stops, constant=True)
    documents = pyqtProperty(QObject, lambda self: self._documents, constant=True)
    notes = pyqtProperty(QObject, lambda self: self._notes, constant=True)
    attention = pyqtProperty(QObject, lambda self: self._attention, constant=True)
    stopwatch = pyqtProperty(QObject, lambda self: self._stopwatch, constant=True)
