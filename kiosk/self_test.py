"""The self-test of the kiosk's parts, one after the other; screen and scanner need a person."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.net.api import ApiClient
from client.net.json_store import JsonStore
from client.printer.port import PrintError
from client.printer.print_service import PrintService
from client.receipt.content import ReceiptContent
from client.speech.sound import Sound
from client.ui.bridge import Worker
from client.ui.qt import every
from client.ui.wording import Wordings
from kiosk.findings import (
    CheckedPart,
    CheckResult,
    CheckState,
    ask_server,
    look_at_disk,
    paper_found,
)
from kiosk.speaker import Speaker

PATIENCE: Final = 40
"""Seconds for the person to touch or scan, after which the part has failed."""

MARKS: Final = 5


class SelfTest(QObject):
    """The self-test; it can be repeated. `strip` makes the strip with a code that is printed to
    test the cutter.

    Attributes:
        now: the part under test; None before and after.
        marks: the marks on the screen that were not touched yet.

    Signals:
        ended: all parts were tested. Not after `stop`.
    """

    changed = pyqtSignal()
    ended = pyqtSignal()

    def __init__(
        self,
        api: ApiClient,
        paper: PrintService,
        kept: JsonStore,
        folder: Path,
        strip: Callable[[str], ReceiptContent],
    ) -> None:
        super().__init__()
        self._api, self._paper, self._kept, self._folder = api, paper, kept, folder
        self._strip = strip
        self._speaker: Speaker | None = None
        self._sound: Sound | None = None
        self._sentence: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._worker = Worker(threads=1, parent=self)
        self._turn, self._waited = 0, 0
        self._code = ""
        self._playing = False
        self.findings: dict[CheckedPart, CheckResult] = {}
        self.now: CheckedPart | None = None
        self.marks: set[int] = set()
        self._timer = every(self, 1000, self._tick)
        self._timer.stop()

    def use_sound(
        self, speaker: Speaker, sound: Sound, sentence: Callable[[], tuple[str, str]]
    ) -> None:
        """Include the voice in the test."""
        self._speaker, self._sound, self._sentence = speaker, sound, sentence
        speaker.ended.connect(self._said)

    def begin(self, second: int = 1000) -> None:
        """Start the test from the beginning."""
        self.stop()
        self.findings = {}
        self._timer.setInterval(second)
        self._try(CheckedPart.SERVER)

    def stop(self) -> None:
        """Stop the test."""
        self._turn += 1
        self._playing = False
        self.now = None
        self._timer.stop()

    def close(self) -> None:
        """Stop the background work."""
        self.stop()
        self._worker.close()

    def touch_mark(self, mark: int) -> None:
        """A mark on the screen was touched."""
        self.marks.discard(mark)
        if self.now is CheckedPart.SCREEN and not self.marks:
            self._found(
                CheckResult(CheckedPart.SCREEN, CheckState.GOOD, "found_screen", {"n": MARKS})
            )
        else:
            self.changed.emit()

    def scanned(self, text: str) -> None:
        """The scanner has read something."""
        if self.now is CheckedPart.SCANNER:
            if text == self._code:
                self._found(CheckResult(CheckedPart.SCANNER, CheckState.GOOD, "found_scanner"))
            else:
                self._found(CheckResult(CheckedPart.SCANNER, CheckState.BAD, "found_scanner_wrong"))

    def skip(self, state: CheckState = CheckState.CARE) -> None:
        """Skip the part that waits for a person; `state` is for a screen of which not all marks
        were touched."""
        if self.now is CheckedPart.SCREEN:
            touched = MARKS - len(self.marks)
            self._found(CheckResult(CheckedPart.SCREEN, state, "found_screen", {"n": touched}))
        elif self.now is CheckedPart.SCANNER:
            self._found(CheckResult(CheckedPart.SCANNER, CheckState.CARE, "found_scanner_silent"))

    def _try(self, part: CheckedPart) -> None:
        self.now, self._waited = part, 0
        self.changed.emit()
        turn = self._turn

        def found(*findings: CheckResult) -> None:
            if turn == self._turn:
                self._found(*findings)

        match part:
            case CheckedPart.SERVER:
                self._worker.run(lambda: ask_server(self._api), lambda findings: found(*findings))
            case CheckedPart.DISK:
                if self._kept.keeps:
                    self._worker.run(lambda: look_at_disk(self._kept, self._folder), found)
                else:
                    found(CheckResult(CheckedPart.DISK, CheckState.NONE, "found_disk_none"))
            case CheckedPart.PAPER:
                self._print_strip(found)
            case CheckedPart.SOUND:
                self._test_sound()
            case CheckedPart.SCANNER:
                if self.findings[CheckedPart.CUTTER].state is CheckState.GOOD:
                    self._timer.start()
                else:
                    found(
                        CheckResult(CheckedPart.SCANNER, CheckState.CARE, "found_scanner_no_strip")
                    )
            case CheckedPart.SCREEN:
                self.marks = set(range(MARKS))
                self._timer.start()
                self.changed.emit()

    def _print_strip(self, found: Callable[..., None]) -> None:
        paper = paper_found(self._paper.condition)
        if paper.state in (CheckState.NONE, CheckState.BAD):
            message = "printer_none" if paper.state is CheckState.NONE else "found_cutter_not_tried"
            found(paper, CheckResult(CheckedPart.CUTTER, paper.state, message))
            return
        self._code = "".join(secrets.choice("0123456789") for _ in range(10))

        def ended(failed: PrintError | None) -> None:
            if failed is None:
                found(paper, CheckResult(CheckedPart.CUTTER, CheckState.GOOD, "found_cutter"))
            else:
                now = paper_found(failed.status.condition)
                found(now, CheckResult(CheckedPart.CUTTER, CheckState.BAD, "found_cutter_no_proof"))

        self._paper.print(lambda: self._strip(self._code), ended)

    def _test_sound(self) -> None:
        speaker, sound = self._speaker, self._sound
        if speaker is None or sound is None:
            self._found(CheckResult(CheckedPart.SOUND, CheckState.NONE, "found_sound_none"))
        elif not sound.available:
            self._found(CheckResult(CheckedPart.SOUND, CheckState.BAD, "found_sound_gone"))
        elif sound.headset is False:
            self._found(CheckResult(CheckedPart.SOUND, CheckState.CARE, "found_sound_no_headset"))
        else:
            self._playing = True
            speaker.say(*self._sentence())

    def _said(self) -> None:
        if self._playing:
            self._playing = False
            self._found(CheckResult(CheckedPart.SOUND, CheckState.GOOD, "found_sound"))

    def _found(self, *findings: CheckResult) -> None:
        self._timer.stop()
        self.findings.update({finding.part: finding for finding in findings})
        left = [part for part in CheckedPart if part not in self.findings]
        if left:
            self._try(left[0])
        else:
            self.now = None
            self.changed.emit()
            self.ended.emit()

    def _tick(self) -> None:
        self._waited += 1
        if self._waited >= PATIENCE:
            # The person left, or the screen does not react.
            self.skip(CheckState.BAD)


def test_rows(wordings: Wordings, test: SelfTest) -> list[dict[str, str]]:
    """A row for each part, tested or not."""
    rows = []
    for part in CheckedPart:
        found = test.findings.get(part)
        words = wordings.say("test_now") if part is test.now else ""
        if found is not None:
            words = wordings.say(found.message, **found.values)
        state = str(found.state) if found is not None else ""
        label = wordings.say(f"part_{part}")
        rows.append({"key": str(part), "label": label, "words": words, "found": state})
    return rows
