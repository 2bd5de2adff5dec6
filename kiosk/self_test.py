"""The self-test: every part of the kiosk is tried, one after the other.

Paper, cutter, server, clock and disk answer for themselves; of screen and scanner the person in
front of the kiosk is asked something. What was found becomes a report on paper.
"""

import secrets
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel
from PyQt6.QtCore import QObject, pyqtSignal

from client.api import Api, Refused, Unreachable
from client.bridge import Worker
from client.speech import Sound, Speaker
from client.timers import every
from kiosk.kept import Kept
from kiosk.paper import Paper
from kiosk.printer import Condition, PrintFailed
from kiosk.receipt import ReceiptContent

PATIENCE: Final = 40
"""Seconds until a part that somebody should touch or scan counts as failed."""

ASK_SECONDS: Final = 5.0
CLOCK_SECONDS: Final = 5.0
"""As many seconds may the machine's clock differ from the hall's."""

ENOUGH_MB: Final = 500
LEAST_MB: Final = 50
MEGABYTE: Final = 1_000_000

MARKS: Final = 5


class Part(StrEnum):
    """What is tried, in this order."""

    SERVER = "server"
    CLOCK = "clock"
    DISK = "disk"
    PAPER = "paper"
    CUTTER = "cutter"
    SOUND = "sound"
    SCANNER = "scanner"
    SCREEN = "screen"


class State(StrEnum):
    """How a part was found."""

    GOOD = "good"
    CARE = "care"
    """The kiosk works, and somebody should look."""
    BAD = "bad"
    NONE = "none"
    """The kiosk has none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a part.

    Attributes:
        message: of the kiosk's texts, with its values.
    """

    part: Part
    state: State
    message: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)


class Mark(BaseModel):
    """What is written to try the disk."""

    at: str


def ask_server(api: Api) -> tuple[Finding, Finding]:
    """Ask the server who this kiosk is: the finding of the server, and that of the clock."""
    began = time.monotonic()
    before = datetime.now(UTC)
    unknown = Finding(Part.CLOCK, State.CARE, "found_clock_unknown")
    try:
        device = api.device(deadline=ASK_SECONDS)
    except Refused as refused:
        values = {"why": str(refused)}
        return Finding(Part.SERVER, State.BAD, "found_server_refuses", values), unknown
    except Unreachable:
        return Finding(Part.SERVER, State.BAD, "found_server_silent"), unknown
    took = time.monotonic() - began
    answered = Finding(Part.SERVER, State.GOOD, "found_server", {"ms": round(took * 1000)})
    # The hall's time is that of the middle of the question, as near as can be known.
    middle = before + (datetime.now(UTC) - before) / 2
    off = round(abs((middle - device.at).total_seconds()))
    state = State.GOOD if off <= CLOCK_SECONDS else State.CARE
    return answered, Finding(Part.CLOCK, state, "found_clock", {"n": off})


def look_at_disk(kept: Kept, folder: Path) -> Finding:
    """Write something, and see how much room there is."""
    try:
        kept.write("self-test", Mark(at=str(datetime.now(UTC))))
        free = shutil.disk_usage(folder).free // MEGABYTE
    except OSError as error:
        why = error.strerror or str(error)
        return Finding(Part.DISK, State.BAD, "found_disk_not_written", {"why": why})
    state = State.GOOD if free >= ENOUGH_MB else State.CARE if free >= LEAST_MB else State.BAD
    return Finding(Part.DISK, state, "found_disk", {"n": free})


def paper_found(condition: str) -> Finding:
    """What the printer's condition means, with the kiosk's own sentence for visitors."""
    if condition == "none":
        return Finding(Part.PAPER, State.NONE, "printer_none")
    if condition == Condition.READY:
        return Finding(Part.PAPER, State.GOOD, "found_paper")
    if condition == Condition.PAPER_LOW:
        return Finding(Part.PAPER, State.CARE, "found_paper_low")
    return Finding(Part.PAPER, State.BAD, f"printer_{condition or Condition.SILENT}")


def verdict(findings: Mapping[Part, Finding]) -> State:
    """Whether visitors can come: good, care where somebody should look, bad."""
    states = {one.state for one in findings.values()}
    return State.BAD if State.BAD in states else State.CARE if State.CARE in states else State.GOOD


class SelfTest(QObject):
    """A test of all parts, as often as it is begun.

    Args:
        api: asks the server.
        paper: the printer.
        kept, folder: the kiosk's disk; None keeps nothing.
        strip: what is printed to try the cutter, around a code.

    Attributes:
        findings: what was found, in the order of the test.
        now: the part that is tried now; None before and after.
        marks: which of the marks on the screen were not touched yet.
        second: milliseconds; shorter in tests.

    Signals:
        changed: something more was found, or is tried.
        ended: all parts were tried. Not after `stop`.
    """

    changed = pyqtSignal()
    ended = pyqtSignal()

    def __init__(
        self,
        api: Api,
        paper: Paper,
        kept: Kept | None,
        folder: Path,
        strip: Callable[[str], ReceiptContent],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._api, self._paper, self._kept, self._folder = api, paper, kept, folder
        self._strip = strip
        self._speaker: Speaker | None = None
        self._sound: Sound | None = None
        self._sentence: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._worker = Worker(threads=1, parent=self)
        self._turn, self._waited = 0, 0
        self._code = ""
        self._playing = False
        self.findings: dict[Part, Finding] = {}
        self.now: Part | None = None
        self.marks: set[int] = set()
        self._timer = every(self, 1000, self._tick)
        self._timer.stop()

    def use_sound(
        self, speaker: Speaker, sound: Sound, sentence: Callable[[], tuple[str, str]]
    ) -> None:
        """The kiosk has a voice.

        Args:
            sentence: what is said to try it, and its language.
        """
        self._speaker, self._sound, self._sentence = speaker, sound, sentence
        speaker.ended.connect(self._said)

    @property
    def printed_code(self) -> str:
        """The code on the strip."""
        return self._code

    def begin(self, second: int = 1000) -> None:
        """Try everything from the beginning."""
        self.stop()
        self.findings = {}
        self._timer.setInterval(second)
        self._try(Part.SERVER)

    def stop(self) -> None:
        """Try nothing more."""
        self._turn += 1
        self._playing = False
        self.now = None
        self._timer.stop()

    def close(self) -> None:
        """End what runs beside the window."""
        self.stop()
        self._worker.close()

    def touch_mark(self, mark: int) -> None:
        """A mark on the screen was touched."""
        self.marks.discard(mark)
        if self.now is Part.SCREEN and not self.marks:
            self._found(Finding(Part.SCREEN, State.GOOD, "found_screen", {"n": MARKS}))
        else:
            self.changed.emit()

    def scanned(self, text: str) -> None:
        """The scanner has read something."""
        if self.now is Part.SCANNER:
            right = text == self._code
            state, message = (State.GOOD, "found_scanner") if right else (
                State.BAD, "found_scanner_wrong"
            )  # fmt: skip
            self._found(Finding(Part.SCANNER, state, message))

    def skip(self) -> None:
        """The part that somebody should touch or scan is not tried further."""
        if self.now is Part.SCREEN:
            touched = MARKS - len(self.marks)
            self._found(Finding(Part.SCREEN, State.BAD, "found_screen", {"n": touched}))
        elif self.now is Part.SCANNER:
            self._found(Finding(Part.SCANNER, State.CARE, "found_scanner_silent"))

    def _try(self, part: Part) -> None:
        self.now, self._waited = part, 0
        self.changed.emit()
        turn = self._turn

        def found(*findings: Finding) -> None:
            if turn == self._turn:
                self._found(*findings)

        match part:
            case Part.SERVER:
                self._worker.run(lambda: ask_server(self._api), lambda two: found(*two), _never)
            case Part.DISK:
                kept = self._kept
                if kept is None:
                    found(Finding(Part.DISK, State.NONE, "found_disk_none"))
                else:
                    self._worker.run(lambda: look_at_disk(kept, self._folder), found, _never)
            case Part.PAPER:
                self._print_strip(found)
            case Part.SOUND:
                self._speak()
            case Part.SCANNER:
                if Part.CUTTER in self.findings and (
                    self.findings[Part.CUTTER].state is State.GOOD
                ):
                    self._timer.start()
                else:
                    found(Finding(Part.SCANNER, State.CARE, "found_scanner_no_strip"))
            case Part.SCREEN:
                self.marks = set(range(MARKS))
                self._timer.start()
                self.changed.emit()

    def _print_strip(self, found: Callable[..., None]) -> None:
        paper = paper_found(self._paper.condition)
        if paper.state in (State.NONE, State.BAD):
            message = "printer_none" if paper.state is State.NONE else "found_cutter_not_tried"
            found(paper, Finding(Part.CUTTER, paper.state, message))
            return
        self._code = "".join(secrets.choice("0123456789") for _ in range(10))

        def ended(failed: PrintFailed | None) -> None:
            if failed is None:
                found(paper, Finding(Part.CUTTER, State.GOOD, "found_cutter"))
            else:
                now = paper_found(failed.status.condition)
                found(now, Finding(Part.CUTTER, State.BAD, "found_cutter_no_proof"))

        self._paper.print(lambda: self._strip(self._code), ended)

    def _speak(self) -> None:
        speaker, sound = self._speaker, self._sound
        if speaker is None or sound is None:
            self._found(Finding(Part.SOUND, State.NONE, "found_sound_none"))
        elif not sound.available:
            self._found(Finding(Part.SOUND, State.BAD, "found_sound_gone"))
        elif sound.headset is False:
            self._found(Finding(Part.SOUND, State.CARE, "found_sound_no_headset"))
        else:
            self._playing = True
            speaker.say(*self._sentence())

    def _said(self) -> None:
        if self._playing:
            self._playing = False
            self._found(Finding(Part.SOUND, State.GOOD, "found_sound"))

    def _found(self, *findings: Finding) -> None:
        self._timer.stop()
        self.findings.update({one.part: one for one in findings})
        left = [one for one in Part if one not in self.findings]
        if left:
            self._try(left[0])
        else:
            self.now = None
            self.changed.emit()
            self.ended.emit()

    def _tick(self) -> None:
        self._waited += 1
        if self._waited >= PATIENCE:
            self.skip()


def _never(error: Refused | Unreachable) -> None:
    raise AssertionError("asked for and caught elsewhere") from error
