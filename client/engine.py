"""The QML engine with the kit in it: `import Novbe.Kit` gives controls, `Theme` and `Texts`."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from PyQt6.QtCore import QChar, QObject
from PyQt6.QtGui import QFont, QFontDatabase, QGuiApplication
from PyQt6.QtQml import QJSEngine, QQmlApplicationEngine, QQmlEngine, qmlRegisterSingletonType

from client.icons import IconProvider
from client.theme import Theme
from client.wording import Wordings

FONTS: Final = Path(__file__).parent / "fonts"
QML: Final = Path(__file__).parent / "qml"

FAMILY: Final = "Noto Sans"
ARABIC: Final = "Noto Sans Arabic"


class FontsMissing(Exception):
    """The fonts that the set-up makes are not there."""


class KitEngine(QQmlApplicationEngine):
    """An engine with its own theme and messages.

    Attributes:
        theme: what QML reads as `Theme`; it turns round with the language.
        wordings: what QML reads as `Texts`.
    """

    def __init__(
        self,
        texts: Sequence[Path] = (),
        language: str = "en",
        palette: str = "day",
        font_base: float = 16.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        _register_singletons()
        self.theme = Theme(palette, font_base)
        self.wordings = Wordings(texts, language)
        self.wordings.languageChanged.connect(self._turn)
        self._turn()
        self.addImportPath(str(QML))
        self.addImageProvider("icon", IconProvider())

    def _turn(self) -> None:
        self.theme.mirrored = bool(self.wordings.rightToLeft)


@cache
def _register_singletons() -> None:
    # Once in a process; each engine then asks for its own.
    qmlRegisterSingletonType(Theme, "Novbe.Kit", 1, 0, _theme_of, "Theme")
    qmlRegisterSingletonType(Wordings, "Novbe.Kit", 1, 0, _wordings_of, "Texts")


def _theme_of(engine: QQmlEngine, _script: QJSEngine) -> Any:
    return cast(KitEngine, engine).theme


def _wordings_of(engine: QQmlEngine, _script: QJSEngine) -> Any:
    return cast(KitEngine, engine).wordings


@cache
def load_fonts(folder: Path = FONTS) -> None:
    """Give the application its type: Noto Sans, and Noto Sans Arabic where a letter lacks.

    Raises:
        FontsMissing: the set-up has not made them.
    """
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FontsMissing(f"no fonts in {folder}; run `make setup`")
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FontsMissing(f"{file} is no font that Qt can read; run `make setup`")
    QFontDatabase.addApplicationFallbackFontFamily(QChar.Script.Script_Arabic, ARABIC)
    font = QFont(FAMILY)
    font.setFamilies([FAMILY, ARABIC])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    QGuiApplication.setFont(font)
