"""The counter's screen for QML: ticket, counter and connection."""

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.net.api import RequestRefused, Unreachable
from client.ui.models import RowModel
from client.ui.qt import every, pyqtProperty, shown
from contract.catalogue import Catalogue
from contract.desk import view_model
from contract.desk.attention import attention_row, reminders
from contract.desk.keys import action_label
from contract.desk.sentences import ListRow
from contract.snapshots import Desk, Ticket, supersedes
from contract.texts import PROGRAM_LANGUAGES
from counter.desk.key_handler import KeyHandler
from counter.desk.stopwatch import Stopwatch
from counter.shared.core import Core
from counter.shared.message import ScreenMessage
from counter.shared.sentences import failure

ATTENTION_MILLISECONDS: Final = 1000


class DeskScreen(QObject):
    """One counter's screen. It decides only about texts.

    Properties for QML: `texts` (see `DeskTexts`), `greets` (this is the greeter's screen),
    `mostUrgent` (the first sentence of `attention`), `known` (a desk has arrived), and what their
    names say.

    Args:
        language: of the operator; "" takes the centre's first.
    """

    changed = pyqtSignal()

    def __init__(self, core: Core, key_handler: KeyHandler, language: str) -> None:
        super().__init__()
        self._core, self._key_handler = core, key_handler
        self._language_chosen = bool(language)
        self._message = ScreenMessage(core, self._label, self)
        self._texts = asdict(view_model.DeskTexts())
        self._stopwatch = Stopwatch(core.connection.clock, self)
        self._stops = RowModel(("key", "name", "state_word", "tone", "detail"), parent=self)
        self._documents = RowModel(("key", "name"), parent=self)
        self._notes = RowModel(("key", "words", "detail"), parent=self)
        self._attention = RowModel(("key", "icon_name", "sentence"), parent=self)
        self._most_urgent = ""
        self._before: Desk | None = None
        core.follow(self.refresh)
        core.sender.failed.connect(self._tell_failure)
        key_handler.given.connect(self._message.put_away)
        key_handler.idle.connect(self._say_idle)
        key_handler.seated.connect(self.refresh)
        every(self, ATTENTION_MILLISECONDS, self._look)

    @property
    def ready(self) -> bool:
        """Whether all data for a screenshot has arrived."""
        core = self._core
        here = core.seat.greets or core.desk is not None
        return core.connection.connected and here and None not in (core.hall, core.catalogue)

    def put_away(self) -> bool:
        """Dismiss the message; whether there was one."""
        return self._message.put_away()

    def refresh(self) -> None:
        """Update all texts from the current data."""
        desk, catalogue = self._core.desk, self._core.catalogue
        if catalogue is not None and not self._language_chosen:
            self._language_chosen = True
            own = catalogue.languages[0]
            if own != self._core.wordings.language and own in PROGRAM_LANGUAGES:
                # The change of language calls this method again.
                self._core.wordings.language = own
                return
        if desk is not None and catalogue is not None:
            self._say_if_taken_away(desk)
            self._show(desk, catalogue)
            self._look()
        elif self._core.seat.to_choose and catalogue is not None:
            say = self._core.say
            calm = view_model.Calm(headline=say("seat_title"), hint=say("seat_hint"))
            self._texts, self._before = asdict(view_model.DeskTexts(calm=calm)), None
            for rows in (self._documents, self._stops, self._notes, self._attention):
                rows.update([])
            self._stopwatch.count()
        self.changed.emit()

    def _show(self, desk: Desk, catalogue: Catalogue) -> None:
        say, language = self._core.say, self._core.language
        ticket, zone = desk.ticket, self._core.connection.zone
        person = self._core.seat.person
        texts = view_model.desk_texts(say, desk, self._core.hall, catalogue, language, person)
        self._texts = asdict(texts)
        self._documents.update(view_model.document_rows(ticket, catalogue, language))
        self._stops.update(view_model.stop_rows(say, ticket, catalogue, language))
        self._notes.update(view_model.note_rows(ticket, zone))
        self._stopwatch.count(*view_model.span_of(desk))

    def _look(self) -> None:
        """Update the reminders by the hall's clock."""
        desk, catalogue = self._core.desk, self._core.catalogue
        if desk is None or catalogue is None:
            return
        if self._core.connection.away:
            rows: Sequence[ListRow] = [
                attention_row("away", "wifi-off", self._core.say("away_hint"))
            ]
        else:
            now, seat = self._core.connection.clock.now(), self._core.seat
            rows = reminders(
                self._core.say, desk, self._core.hall, catalogue, now, seat.person, seat.chosen
            )
        self._attention.update(rows)
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
        if not same and self._core.sender.under_way is None and not self._message.text:
            self._tell_gone(before.ticket.id, before.ticket.number, desk.centre)

    def _tell_gone(self, ticket: str, number: str, centre: str) -> None:
        say, api = self._core.say, self._core.connection.api

        def tell(found: Sequence[Ticket]) -> None:
            state = next((candidate.state for candidate in found if candidate.id == ticket), None)
            desk = self._core.desk
            back = desk is not None and desk.ticket is not None and desk.ticket.id == ticket
            if not back and not self._message.text:
                self.tell(view_model.gone(say, number, state), "care")

        self._core.connection.queries.run(
            lambda: api.tickets(centre, number=number), tell, lambda _error: tell(())
        )

    def _say_idle(self, key: str) -> None:
        say = self._core.say
        if not self._core.connection.connected:
            self.tell(say("key_away"), "care")
        elif self._get_known():
            self.tell(say("key_idle", key=key))

    def _tell_failure(self, error: RequestRefused | Unreachable) -> None:
        if self._key_handler.sheet.is_open:
            # The sheet asks about the refused command.
            return
        self.tell(*failure(self._core.say, error))

    def tell(self, message: str, tone: str = "quiet") -> None:
        """Show a message until it is dismissed or its time is over."""
        self._message.tell(message, tone)

    def _label(self, action: StrEnum) -> str:
        return action_label(self._core.say, action, self._core.desk)

    message = pyqtProperty(QObject, lambda self: self._message, constant=True)

    def _get_known(self) -> bool:
        return self._core.desk is not None and self._core.catalogue is not None

    known = shown(bool, _get_known, changed)
    away = shown(bool, lambda self: self._core.connection.away, changed)
    offlineSince = shown(str, lambda self: self._core.connection.offline_since, changed)
    refusal = shown(str, lambda self: self._core.connection.refusal_words(self._core.say), changed)
    texts = shown("QVariantMap", lambda self: self._texts, changed)

    def _get_has_ticket(self) -> bool:
        desk = self._core.desk
        return desk is not None and desk.ticket is not None

    mostUrgent = shown(str, lambda self: self._most_urgent, changed)
    hasTicket = shown(bool, _get_has_ticket, changed)
    greets = shown(bool, lambda self: self._core.seat.greets, changed)
    stops = pyqtProperty(QObject, lambda self: self._stops, constant=True)
    documents = pyqtProperty(QObject, lambda self: self._documents, constant=True)
    notes = pyqtProperty(QObject, lambda self: self._notes, constant=True)
    attention = pyqtProperty(QObject, lambda self: self._attention, constant=True)
    stopwatch = pyqtProperty(QObject, lambda self: self._stopwatch, constant=True)
