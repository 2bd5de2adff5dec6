"""The core of a display: connects the server with the screen, the voice, the record and the
reports."""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from time import monotonic
from typing import Final
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, QUrl

from client.connection import ONE_TRY_SECONDS, ServerConnection
from client.net.api import ApiClient, RequestRefused, Unreachable
from client.net.endpoint import Endpoint
from client.net.json_store import JsonStore
from client.speech.sound import Sound
from client.speech.voice import NoVoice, Synthesizer
from client.ui.bridge import Worker
from client.ui.wording import Wordings
from contract import rooms
from contract.access import SoundState
from contract.board.calls import CallBook
from contract.board.filtering import is_wanted
from contract.catalogue import Catalogue
from contract.enums import Silence, SnapshotName
from contract.operations import address_of
from contract.rooms import Room
from contract.screens import Display, DisplayBlock
from contract.screens import Voice as VoiceRules
from contract.snapshots import Board, BoardCall, Device
from display import reports
from display.files import CentreFiles
from display.measures import Measures
from display.pictures import Pictures
from display.record import Memory
from display.screen import Screen
from display.settings import DisplaySettings
from display.voice.announcement import pause_words
from display.voice.engine import AnnouncementEngine
from display.voice.speaker import CallSpeaker

log = logging.getLogger(__name__)

PAUSE_NEWS: Final = timedelta(minutes=2)
"""Maximum age of a pause to be announced; an older one is only shown."""


class Station(QObject):
    """One display. `open_sound` opens the output of the voice, if it may be one; `keeps` says
    whether it stores its record on the disk, and reports."""

    def __init__(
        self,
        settings: DisplaySettings,
        wordings: Wordings,
        endpoint: Endpoint | None = None,
        open_sound: Callable[[], Sound] | None = None,
        keeps: bool = True,
        steady: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._settings, self._steady, self._open_sound = settings, steady, open_sound
        self._api = (endpoint or Endpoint.from_settings(settings)).api(settings.language or "en")
        self.connection = ServerConnection(self._api, rooms_of, parent=self)
        self.memory = Memory(JsonStore(settings.kept_in if keeps else None))
        self.reports = reports.CallReports(self._api, self.memory, self)
        record = self.memory.record
        if record.begun is not None:
            # The program ended during an announcement, which is not repeated.
            self.memory.record_voiced(reports.voiced(record.begun, None))
        self.book = CallBook(record.shown, record.epoch, self._is_wanted)
        self.measures = Measures(settings.layout(record.layout), self)
        self.files = CentreFiles(self._api, settings.kept_in / "files", self)
        self.pictures = Pictures(self.files, self)
        self.screen = Screen(
            self.connection,
            self.book,
            self.measures,
            self.pictures,
            wordings,
            settings.language,
            steady,
            self,
        )
        self.pictures.use_layout(self.measures.layout)
        self.voice: CallSpeaker | None = None
        self._mute = False
        self._engine: AnnouncementEngine | None = None
        self._sound: Sound | None = None
        self._worker = Worker(threads=1, parent=self)
        self._board: Board | None = None
        self._older: Sequence[BoardCall] = ()
        self._missing_after: int | None = None
        self._fetching = False
        self._catalogue: Catalogue | None = None
        self.connection.changed.connect(self._on_snapshot)
        self.connection.state_changed.connect(self.reports.send)
        self.screen.turned.connect(self._set_moment)
        # A run for a screenshot does not report, so it must fetch its layout itself.
        self._asks_for_layout = not keeps
        if keeps:
            self.screen.calls_view.seen.connect(self._report_shown)
        self.files.changed.connect(self._show_logo)

    def start(self) -> None:
        """Connect, and send unsent reports."""
        self.connection.start()
        self.reports.send()
        if self._asks_for_layout:
            self._worker.run(self._api.device, self.apply_device, self._has_no_layout)

    def _has_no_layout(self, error: RequestRefused | Unreachable) -> None:
        log.warning("cannot fetch the layout of this display: %s", error)
        self._asks_for_layout = False

    def close(self) -> None:
        """Disconnect."""
        self._api.close()
        if self.voice is not None:
            self.voice.close()
        for part in (self._worker, self.reports, self.files, self.pictures, self.connection):
            part.close()

    def apply_device(self, device: Device) -> None:
        """Apply the device's snapshot from the server."""
        self._asks_for_layout = False
        self.memory.record_layout(device.display)
        self.use_layout(self._settings.layout(device.display))
        if self.measures.layout.voice and self.voice is None:
            self._open_voice()

    def use_layout(self, layout: Display) -> None:
        """Use a layout from now on."""
        if layout == self.measures.layout:
            return
        self.measures.use_layout(layout)
        if self.measures.plan.lacks_waits:
            far = layout.farthest_seat_m
            log.warning("no waits: there is no room for letters that can be read from %g m", far)
        self.pictures.use_layout(layout)
        if self._catalogue is not None:
            self._use_rules(self._catalogue)
        if self._board is not None:
            self._take(self._board)

    def grant(self, zones: Sequence[str], at: float) -> None:
        """The server has made this display the voice of zones, at a time of the monotonic clock."""
        if self.voice is not None:
            self.voice.grant(zones, at)
            self._offer()

    @property
    def sound(self) -> SoundState:
        """Whether the voice can be heard."""
        if self._mute:
            return SoundState.FAILED
        if self._sound is None:
            return SoundState.NONE
        return SoundState.OK if self._sound.available else SoundState.FAILED

    @property
    def ready(self) -> bool:
        """Whether all data of a full screen has arrived."""
        return self.waiting_for == ""

    @property
    def waiting_for(self) -> str:
        """The missing data, for the log; "" for none."""
        if not self.connection.connected:
            refusal = self.connection.refusal
            return "a connection to the server" + (f" ({refusal})" if refusal else "")
        if self.connection.latest(Board) is None:
            return "the board"
        if self._asks_for_layout:
            return "its layout"
        return "the catalogue" if self.connection.catalogue is None else ""

    def _on_snapshot(self) -> None:
        catalogue, board = self.connection.catalogue, self.connection.latest(Board)
        if catalogue is not None and catalogue is not self._catalogue:
            self._catalogue = catalogue
            self._use_rules(catalogue)
        # The filter of a zone or a counter needs the catalogue.
        if board is not None and board is not self._board and self._catalogue is not None:
            self._board = board
            self._take(board)
        self.screen.refresh()

    def _take(self, board: Board) -> None:
        """Show a board, and speak it."""
        if self._missing_after is None and self.book.lacks(board.calls):
            self._missing_after = self.book.last
        before = self.book.last
        self.book.take(board.calls, board.epoch)
        if before is not None and (self.book.last or 0) < before:
            # Another database, whose calls have the same numbers.
            self.memory.forget_calls()
            self._older, self._missing_after = (), None
            if self.voice is not None:
                self.voice.forget()
        if board.suspension is not None:
            self.book.forget_withdrawn()
        self.memory.record_last_call(self.book.epoch, self.book.last or 0)
        self.screen.calls_view.refresh()
        self._fetch_older(board.centre)
        if self.voice is not None:
            self.voice.refresh(board.calls)
        self._offer()

    def _report_shown(self, calls: Sequence[int]) -> None:
        """Report which calls became visible, if this display shows calls."""
        layout = self.measures.layout
        if DisplayBlock.CALLS in layout.blocks or layout.counter is not None:
            self.memory.record_shown([reports.shown(call) for call in calls])
            self.reports.send()

    def _offer(self) -> None:
        """Give the voice the calls that no voice has handled."""
        if self.voice is None or self._board is None:
            return
        handled = set(self.memory.record.voiced)
        self._older = [call for call in self._older if call.call not in handled]
        self.voice.offer(
            [
                call
                for call in (*self._older, *self._board.calls)
                if not call.heard and call.call not in handled and self._is_wanted(call)
            ]
        )
        self._announce_pause(self._board)

    def _announce_pause(self, board: Board) -> None:
        """Announce a pause of the hall in all languages: once, by the voice of any zone."""
        pause, voice, catalogue = board.suspension, self.voice, self._catalogue
        if voice is None or not voice.zones or catalogue is None:
            return
        begun = "" if pause is None else f"{pause.since.isoformat()} {pause.reason}"
        if begun == self.memory.record.pause:
            return
        self.memory.record_pause(begun)
        if pause is None or self.connection.clock.now() - pause.since >= PAUSE_NEWS:
            voice.say([])
            return
        zone = ZoneInfo(catalogue.time_zone)
        voice.say(
            [
                (pause_words(pause, language, board.at, zone), language)
                for language in board.languages
            ]
        )

    def _fetch_older(self, centre: str) -> None:
        """Fetch the calls that were missed while offline; retried with the next board."""
        after = self._missing_after
        if after is None or self._fetching:
            return
        path = f"{address_of(SnapshotName.BOARD, centre=centre)}?after_call={after}"
        self._fetching = True

        def ask() -> Board:
            return Board.model_validate(self._api.get(path, deadline=ONE_TRY_SECONDS))

        def found(board: Board) -> None:
            self._fetching, self._missing_after = False, None
            if board.epoch == self.book.epoch:
                self._older = self.book.take_older(board.calls, after)
                self._offer()
                self.screen.refresh()

        def failed(why: RequestRefused | Unreachable) -> None:
            self._fetching = False
            log.warning("cannot fetch the calls after %d: %s", after, why)

        self._worker.run(ask, found, failed)

    def _open_voice(self) -> None:
        if self._open_sound is None or self._mute:
            return
        try:
            self._sound = self._open_sound()
        except (ImportError, OSError) as error:
            # A library or a folder is missing: the display works without sound, and reports that.
            log.error("the voice is not available: %s", error)
            self._mute = True
            return
        try:
            synthesizer: Synthesizer | None = Synthesizer()
        except NoVoice as error:
            log.error("only recordings can be spoken: %s", error)
            synthesizer = None
        self._engine = AnnouncementEngine(synthesizer, self._recording)
        self.voice = CallSpeaker(
            self._engine,
            self._sound,
            self.connection.clock.now,
            self.memory.record_begun,
            self._steady,
            self,
        )
        self.voice.handled.connect(self._on_call_handled)
        if self._catalogue is not None:
            self._use_rules(self._catalogue)

    def _on_call_handled(self, call: int, silence: Silence | None) -> None:
        self.memory.record_voiced(reports.voiced(call, silence))
        self.reports.send()

    def _recording(self, language: str, key: str) -> bytes | None:
        rules = self._catalogue.voice if self._catalogue is not None else VoiceRules()
        name = rules.recordings.get(language, {}).get(key)
        return self.files.content(name) if name is not None else None

    def _use_rules(self, catalogue: Catalogue) -> None:
        recorded = {
            name for phrases in catalogue.voice.recordings.values() for name in phrases.values()
        }
        shown = {picture.file for picture in self.measures.layout.pictures}
        shown |= {catalogue.logo} if catalogue.logo is not None else set()
        self.files.want(catalogue, recorded | shown)
        if self.voice is not None and self._engine is not None:
            self.voice.second_language = catalogue.voice.second_language
            self._engine.use_rules(catalogue.voice)
        self._set_moment()
        self.pictures.look()
        self._show_logo()

    def _show_logo(self) -> None:
        name = self._catalogue.logo if self._catalogue is not None else None
        path = self.files.path(name) if name is not None else None
        self.screen.set_logo(QUrl.fromLocalFile(str(path)).toString() if path else "")

    def _set_moment(self) -> None:
        if self._catalogue is None:
            return
        now = self.connection.clock.now().astimezone(self.connection.zone)
        self.pictures.set_moment(now, self.screen.language)
        if self.voice is not None:
            percent = self._catalogue.voice.percent_at(now.time())
            self.voice.volume = percent / 100 * self._settings.volume / 100

    def _is_wanted(self, call: BoardCall) -> bool:
        centre = self._board.centre if self._board is not None else call.service.partition(".")[0]
        return is_wanted(call, self.measures.layout, centre, self.connection.catalogue)


def rooms_of(api: ApiClient) -> Sequence[Room]:
    """The room of the centre's board."""
    return (rooms.board(api.device(deadline=ONE_TRY_SECONDS).centre),)
