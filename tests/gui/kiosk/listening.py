"""A visitor who listens and presses three keys: what is heard, and how many presses it takes."""

from collections.abc import Sequence
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from pytestqt.exceptions import TimeoutError

from client.speech.voice import Speech
from client.ui.hyphens import SOFT
from kiosk.steps import VisitorStep
from tests.gui.kiosk.conftest import Visitor
from tests.gui.window import present

BACK, NEXT, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Enter

PACE = 30
"""How many times faster than people these tests listen and wait."""


def go_to(visitor: Visitor, name: str, key: Qt.Key) -> int:
    """Press one key until a control has the focus; returns how often."""
    for presses in range(80):
        if visitor.focus() == name:
            return presses
        visitor.press(key)
    pytest.fail(f"{name} is not reached; the focus is on {visitor.focus()}")


class Listener:
    """Records spoken sentences.

    Attributes:
        said: each sentence, with its language, since `hears` was last asked.
        presses: of keys, by `reach` and `choose`.
    """

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.said: list[tuple[str, str]] = []
        self.presses = 0
        speaker = self.speaker = present(visitor.kiosk.guidance._speaker)
        self._languages: dict[str, str] = {}
        synthesize = speaker._synthesizer.synthesize

        def note(text: str, language: str, *more: Any) -> Speech:
            self._languages[text] = language
            return synthesize(text, language, *more)

        speaker._synthesizer.synthesize = note  # type: ignore[method-assign, assignment]
        speaker.spoken.connect(
            lambda text: self.said.append((text.replace(SOFT, ""), self._languages.get(text, "")))
        )

    def hears(self, *words: str) -> None:
        """Wait until all of it has been said, in this order; then forget it."""
        try:
            self.visitor.until(lambda: in_order(words, [text for text, _ in self.said]), 20)
        except TimeoutError:
            pytest.fail(f"{words} is not said, but: {self.said}")
        self.said.clear()

    def reach(self, name: str, key: Qt.Key = NEXT) -> None:
        # On a new page the keys begin with a control once the page is there.
        self.visitor.until(lambda: self.visitor.focus() != "")
        self.presses += go_to(self.visitor, name, key)

    def choose(self, name: str, key: Qt.Key = NEXT, to: VisitorStep | None = None) -> None:
        """Go to a control by one key, and press it; wait for the step that comes then, if it is
        given."""
        self.reach(name, key)
        self.presses += 1
        self.visitor.press(ENTER)
        if to is not None:
            self.visitor.comes_to(to)

    def say(self, message: str, **values: int) -> str:
        """A message in the visitor's language, without what is there for the eye."""
        return self.visitor.engine.wordings.say(message, **values).replace(SOFT, "")


def in_order(words: Sequence[str], said: Sequence[str]) -> bool:
    left = iter(said)
    return all(any(one in text for text in left) for one in words)
