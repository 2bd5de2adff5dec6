"""Plays announcements one after the other, each at most once, over a restart too."""

import logging
import time
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.speech.sound import Sound
from client.speech.voice import NoVoice, Speech
from client.ui.bridge import Worker
from client.ui.qt import once
from contract.access import VOICE_SECONDS
from contract.enums import Silence
from contract.snapshots import BoardCall
from display.voice import announcement
from display.voice.engine import AnnouncementEngine
from display.voice.rules import Decision, Waiting

log = logging.getLogger(__name__)

LATE_SECONDS: Final = 5.0
"""Extra time for a sound beyond its duration."""


class CallSpeaker(QObject):
    """Speaks the calls of the zones that this display is the voice of.

    Args:
        on_begin: records on the disk that a call is being handled, before it is played: a display
            that is killed in the middle does not repeat it.

    Attributes:
        volume: from 0 to 1.

    Signals:
        handled: a call was handled: its number, and a `Silence`, or None if it was spoken.
        spoke: the spoken text, for tests and the log.
    """

    handled = pyqtSignal(int, object)
    spoke = pyqtSignal(str)

    def __init__(
        self,
        engine: AnnouncementEngine,
        sound: Sound,
        now: Callable[[], datetime],
        on_begin: Callable[[int], None],
        steady: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._sound = engine, sound
        self._now, self._on_begin, self._steady = now, on_begin, steady
        self._waiting = Waiting()
        self._worker = Worker(threads=1, parent=self)
        self._zones: frozenset[str] = frozenset()
        self._granted_until = 0.0
        self._busy = False
        self._pieces: list[Speech] = []
        self._then: Callable[[], None] = lambda: None
        self._sentences: list[tuple[str, str]] = []
        self.second_language: str | None = None
        self.volume = 0.8
        self._closed = False
        self._next = once(self, 0, self._go_on)
        # A stalled output must not silence the zone for good.
        self._late = once(self, 0, self._give_up)
        sound.ended.connect(self._play)

    @property
    def zones(self) -> frozenset[str]:
        """The zones whose calls it speaks now; "" is for counters without a zone."""
        return self._zones if self._steady() < self._granted_until else frozenset()

    def grant(self, zones: Collection[str], at: float) -> None:
        """The server has made this display the voice of zones, from a time of the monotonic clock
        for `VOICE_SECONDS`."""
        self._zones = frozenset(zones)
        self._granted_until = at + VOICE_SECONDS

    def offer(self, calls: Collection[BoardCall]) -> None:
        """Queue calls that no voice has handled; those of other zones are left out."""
        if self._closed:
            return
        self._waiting.add([call for call in calls if self._is_mine(call)])
        self._next.start()

    def refresh(self, calls: Collection[BoardCall]) -> None:
        """Update the queued calls: finished ones are not spoken."""
        self._waiting.refresh(calls)

    def say(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Say these texts, each with its language, before any call, and in place of texts that are
        still queued."""
        self._sentences = list(sentences)
        self._next.start()

    def forget(self) -> None:
        """Drop the queued calls, which are of another database."""
        self._waiting.clear()

    def close(self) -> None:
        """Stop for good."""
        self._closed = True
        self._next.stop()
        self._late.stop()
        self._pieces.clear()
        self._sound.stop()
        self._worker.close()

    def _go_on(self) -> None:
        """Play the next announcement, unless one is playing."""
        if self._busy or self._closed:
            return
        if self._sentences:
            text, language = self._sentences.pop(0)
            self._make(
                lambda: (
                    self._engine.chime(language, again=False),
                    self._engine.sentence(text, language),
                ),
                lambda _spoken: None,
                text,
            )
            return
        # Drop queued calls of zones that another display speaks for by now.
        decision = self._waiting.next(self._now(), self._is_mine)
        if decision is None:
            return
        call, silence = decision.call, decision.silence
        self._on_begin(call.call)
        if silence is None and not self._sound.available:
            silence = Silence.NO_SOUND
        if silence is not None:
            self.handled.emit(call.call, silence)
            self._next.start()
        else:
            self._make(
                self._sound_of(decision),
                lambda spoken: self.handled.emit(call.call, None if spoken else Silence.NO_SOUND),
                self._engine.words(call.number, call.counter, call.language, short=decision.short),
            )

    def _sound_of(self, decision: Decision) -> Callable[[], Sequence[Speech]]:
        """What makes the sound of a call: with the second language if no other call waits."""
        call, short = decision.call, decision.short
        second = None if short else self.second_language
        languages = announcement.languages_of(call, second)
        return lambda: self._engine.call(
            *(call.number, call.counter, languages),
            again=call.recall,
            short=short,
            chime=decision.chime,
        )

    def _is_mine(self, call: BoardCall) -> bool:
        return (call.zone or "") in self.zones

    def _make_ahead(self) -> None:
        """Make the sound of the next call in advance, while another one plays."""
        decision = self._waiting.coming(self._now(), self._is_mine)
        if decision is None or decision.silence is not None:
            return
        self._worker.run(partial(_made, self._sound_of(decision)), lambda _sound: None)

    def _make(
        self,
        pieces: Callable[[], Sequence[Speech]],
        then: Callable[[bool], None],
        text: str = "",
    ) -> None:
        """Make the sound and play it; `then` gets whether there was any."""
        self._busy = True

        def made(found: Sequence[Speech]) -> None:
            self._pieces = list(found)
            self._then = partial(then, bool(found))
            if found and text:
                self.spoke.emit(text)
            self._play()
            if self._busy:
                self._make_ahead()

        self._worker.run(partial(_made, pieces), made)

    def _play(self) -> None:
        """Play the next sound; after the last one, finish the announcement."""
        self._late.stop()
        while self._pieces:
            piece = self._pieces.pop(0)
            if piece.pcm:
                self._late.start(round(1000 * (piece.seconds + LATE_SECONDS)))
                self._sound.play(piece.pcm, piece.rate, self.volume)
                return
        if self._busy:
            self._busy = False
            self._then()
            self._next.start()

    def _give_up(self) -> None:
        log.warning("the sound output did not come to an end; the voice goes on")
        self._sound.stop()
        self._play()


def _made(make: Callable[[], Sequence[Speech]]) -> Sequence[Speech]:
    """The sound; none without a voice for it."""
    try:
        return make()
    except NoVoice as error:
        log.warning("not spoken: %s", error)
        return ()
