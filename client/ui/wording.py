"""The messages of a program for QML, in one language at a time."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from fluent.syntax import FluentParser, ast
from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt6.QtQml import QQmlPropertyMap

import client
from client.ui.hyphens import hyphenated
from client.ui.qt import pyqtProperty, settable, shown
from contract.texts import FALLBACK, SENTENCES, is_right_to_left, say_of

KIT_TEXTS: Final = Path(client.__file__).parent / "texts"


class Wordings(QObject):
    """One per engine, in QML the singleton `Texts` of `Novbe.Kit`: `Texts.strings.take_ticket` and
    `Texts.current.say("people_ahead", {n: 3})` are evaluated again when the language changes.

    Args:
        folders: of messages (`client/texts` and the sentences of `contract` are always added); of
            two messages of one name the first counts.

    Attributes:
        hyphens: long words have soft hyphens, for narrow lines.
    """

    languageChanged = pyqtSignal()

    def __init__(self, folders: Sequence[Path] = (), language: str = FALLBACK) -> None:
        super().__init__()
        self._folders = (*folders, KIT_TEXTS, SENTENCES)
        self._language = language
        self.hyphens = False
        self._strings: QQmlPropertyMap | None = None
        self._plain = sorted(
            {name for folder in self._folders for name in plain_messages(folder, FALLBACK)}
        )

    def say(self, message: str, /, **values: str | int | float) -> str:
        """A message in the current language, for Python."""
        return self.say_in(self._language, message, **values)

    def say_in(self, language: str, message: str, /, **values: str | int | float) -> str:
        """A message in another language."""
        text = say_of(self._folders, language)(message, **values)
        return hyphenated(text, language) if self.hyphens and text != message else text

    def _turn(self) -> None:
        if self._strings is not None:
            self._strings.insert(self._all_strings())
        self.languageChanged.emit()

    language = settable(str, "_language", languageChanged, then=_turn)
    rightToLeft = shown(bool, lambda self: is_right_to_left(self._language), languageChanged)

    def _all_strings(self) -> dict[str | None, Any]:
        return {name: self.say(name) for name in self._plain}

    def _get_strings(self) -> QQmlPropertyMap:
        # A map of properties: each binding reads its own string. Of a dict, QML copies the whole.
        if self._strings is None:
            self._strings = QQmlPropertyMap(self)
            self._strings.insert(self._all_strings())
        return self._strings

    strings = pyqtProperty(QObject, _get_strings, constant=True)

    def _get_current(self) -> QObject:
        # Reading this property makes a binding depend on the language.
        return self

    current = pyqtProperty(QObject, _get_current, notify=languageChanged)

    @pyqtSlot(str, "QVariantMap", name="say", result="QString")
    def _say_to_qml(self, message: str, values: Mapping[str, Any]) -> str:
        return self.say(message, **_plain_values(values))


def plain_messages(folder: Path, language: str) -> list[str]:
    """The names of the messages of a file that need no values: those of text alone."""
    path = folder / f"{language}.ftl"
    if not path.is_file():
        return []
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    return [
        entry.id.name
        for entry in resource.body
        if isinstance(entry, ast.Message)
        and entry.value is not None
        and all(isinstance(part, ast.TextElement) for part in entry.value.elements)
    ]


def _plain_values(values: Mapping[str, Any]) -> Mapping[str, str | int | float]:
    # QML passes every number as a float; "3.0 people" would be wrong in all languages.
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in values.items()
    }
