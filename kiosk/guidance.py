"""Spoken guidance: reads each page, and the focused control, to the visitor's headset. It starts
when a headset is plugged in, or, without a readable jack, with the first key."""

from typing import Final

from PyQt6 import sip
from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt6.QtQuick import QQuickItem

from client.speech.sound import Sound
from client.speech.voice import spelled
from client.ui.qt import once, shown
from client.ui.wording import Wordings
from contract.access import SoundState
from kiosk.speaker import Speaker

SETTLED_MILLISECONDS: Final = 150
"""Delay after a new page, so that its layout is complete and several changes are read once."""

NUMBER: Final = "number"
"""The object name of a ticket's number, which is spelled out."""


class Guidance(QObject):
    """The guidance of the kiosk: `active` while a visitor listens.

    Signals:
        begun: a visitor listens from now on; the focus starts at the first control.
        unplugged: the headset was pulled out, or its output is gone.
        heard: all queued texts have been spoken.
    """

    changed = pyqtSignal()
    begun = pyqtSignal()
    unplugged = pyqtSignal()
    heard = pyqtSignal()

    def __init__(self, speaker: Speaker | None, sound: Sound | None, wordings: Wordings) -> None:
        super().__init__()
        self._speaker, self._sound, self._wordings = speaker, sound, wordings
        self._active = False
        self._welcomes = False
        self._page: QQuickItem | None = None
        self._control: tuple[str, str] | None = None
        self._told: list[tuple[str, str]] = []
        """What was on the page when it was last read."""
        self._soon = once(self, SETTLED_MILLISECONDS, self._read)
        if speaker is not None and sound is not None:
            speaker.ended.connect(self.heard)
            sound.changed.connect(self._follow)
            wordings.languageChanged.connect(self._translate)
            once(self, 0, self._follow).start()

    @property
    def speaking(self) -> bool:
        """Whether a text is being spoken to a visitor, or about to be."""
        if not self._active or self._speaker is None:
            return False
        return self._soon.isActive() or self._speaker.speaking

    @property
    def state(self) -> SoundState:
        """Whether a visitor who plugs a headset in can hear it."""
        if self._sound is None:
            return SoundState.NONE
        heard = self._speaker is not None and self._sound.available
        return SoundState.OK if heard else SoundState.FAILED

    def close(self) -> None:
        """Stop for good."""
        self._soon.stop()
        if self._speaker is not None:
            self._speaker.close()

    def start_over(self) -> None:
        """Restore volume and speed for the next visitor. Without a readable jack the guidance waits
        for the next key."""
        if self._speaker is None:
            return
        self._speaker.reset()
        self._welcomes, self._told = True, []
        if self._sound is not None and self._sound.headset is None:
            self._set_active(False)
        self.changed.emit()

    @pyqtSlot()
    def key(self) -> None:
        """A key was pressed."""
        if self._sound is not None and self._sound.available and self._sound.headset is None:
            self._set_active(True)

    @pyqtSlot(QQuickItem)
    def attend(self, page: QQuickItem | None) -> None:
        """Read the page or panel on top, without the texts of its controls, after it has appeared;
        of one that changed below its first text, what has not been said."""
        if page is not self._page:
            self._page, self._told, self._control = page, [], None
        elif self.named():
            self._control = None
        self._soon.start()

    @pyqtSlot(str, str, bool)
    def reach(self, words: str, language: str, at_once: bool) -> None:
        """Read a control that got the focus, in a language ("" is the visitor's); `at_once`
        interrupts the current text, as after a key press."""
        self._control = (words, language or self._language)
        if self._active and self._speaker is not None and not self._soon.isActive():
            if at_once:
                self._speaker.stop()
            self._speaker.follow([*self._speaker.left, self._control])

    @pyqtSlot(result="bool")
    def named(self) -> bool:
        """Whether a visitor who listens knows what has the focus: its words have begun."""
        if self._control is None or not self._active or self._speaker is None:
            return True
        return not self._soon.isActive() and not self._speaker.left

    @pyqtSlot()
    def repeat(self) -> None:
        """Read the page again, from its beginning."""
        self._told = []
        self.attend(self._page)

    @pyqtSlot(int)
    def turnVolume(self, by: int) -> None:
        """Change the volume by steps, at once."""
        if self._speaker is not None:
            self._speaker.turn_volume(by)
            self._tell("volume_now", self._speaker.volume)

    @pyqtSlot(int)
    def turnSpeed(self, by: int) -> None:
        """Change the speed by steps, at once."""
        if self._speaker is not None:
            self._speaker.turn_speed(by)
            self._tell("speed_now", self._speaker.speed)

    def _tell(self, message: str, value: int) -> None:
        if not self._active or self._speaker is None:
            return
        words = (self._wordings.say(message, n=value), self._language)
        if self._speaker.left or self._soon.isActive():
            # The rest of the page would not be heard.
            self._told = []
            self._read(words)
        else:
            self._speaker.say(*words)

    def _translate(self) -> None:
        self._control = None
        self._soon.start()

    def _follow(self) -> None:
        """React to a headset plugged in or out, or an output that appeared or vanished."""
        assert self._sound is not None
        there = self._sound.available and self._sound.headset
        if there is None:
            return  # No readable jack: a key starts the guidance.
        listened = self._active
        self._set_active(bool(there))
        self.changed.emit()
        if listened and not there:
            self.unplugged.emit()

    def _set_active(self, active: bool) -> None:
        if active == self._active:
            return
        self._active = active
        if active:
            self._welcomes, self._told = True, []
            self.begun.emit()
            self._soon.start()
        elif self._speaker is not None:
            self._speaker.reset()
        self.changed.emit()

    def _read(self, *before: tuple[str, str]) -> None:
        self._soon.stop()
        if not self._active or self._speaker is None:
            return
        page, told, left = texts_of(self._page, self._language), self._told, self._speaker.left
        self._told = page
        if page[:1] == told[:1]:
            sentences = [sentence for sentence in page if sentence in left or sentence not in told]
        else:
            self._speaker.stop()
            sentences = [*before, *page]
        if self._welcomes:
            self._welcomes = False
            sentences.insert(0, (self._wordings.say("voice_begin"), self._language))
        if self._control is not None:
            sentences.append(self._control)
        self._speaker.follow(sentences)

    @property
    def _language(self) -> str:
        return str(self._wordings.language)

    available = shown(bool, lambda self: self._sound is not None and self._sound.available, changed)
    active = shown(bool, lambda self: self._active, changed)


def texts_of(page: QQuickItem | None, language: str) -> list[tuple[str, str]]:
    """The texts of a page from the top, without those of its controls, each with its language; the
    given one where no enclosing item has a `language` property. The lines of `spoken` replace a
    text."""
    if page is None or sip.isdeleted(page) or not page.isVisible() or page.opacity() == 0:
        return []
    if page.inherits("QQuickAbstractButton"):
        return []
    language = page.property("language") or language
    if page.inherits("QQuickText"):
        text = str(page.property("spoken") or page.property("text"))
        said = spelled(text) if page.objectName() == NUMBER else text
        return [(line, language) for line in said.splitlines()]
    return [text for item in page.childItems() for text in texts_of(item, language)]
