"""The QML engine with the kit: `import Novbe.Kit` gives controls, `Theme` and `Texts`."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QChar
from PyQt6.QtGui import QFont, QFontDatabase, QGuiApplication
from PyQt6.QtQml import QQmlApplicationEngine, qmlRegisterSingletonInstance

import client
from client.pages.server_search import SearchView
from client.ui.icons import IconProvider
from client.ui.theme import Theme
from client.ui.typeface import ARABIC_ASCENT, ARABIC_DESCENT, with_line
from client.ui.wording import Wordings

FONTS: Final = Path(client.__file__).parent / "fonts"
QML: Final = Path(client.__file__).parent / "qml"

FAMILY: Final = "Noto Sans"
ARABIC: Final = "Noto Sans Arabic"
ARABIC_FILES: Final = "NotoSansArabic-"


class FontsMissing(Exception):
    """The fonts that the set-up makes are missing."""


class KitEngine(QQmlApplicationEngine):
    """An engine with its own `Theme`, `Texts` and `Search` for QML. Load its QML before you make
    another engine."""

    def __init__(
        self,
        texts: Sequence[Path] = (),
        language: str = "en",
        palette: str = "day",
        font_base: float = 16.0,
    ) -> None:
        super().__init__()
        self.theme = Theme(palette, font_base)
        self.wordings = Wordings(texts, language)
        self.search = SearchView(self.wordings)
        # Registered again for each engine: an instance belongs to the engine that first uses it,
        # and PyQt calls the factory of a type only once.
        qmlRegisterSingletonInstance("Novbe.Kit", 1, 0, "Theme", self.theme)
        qmlRegisterSingletonInstance("Novbe.Kit", 1, 0, "Texts", self.wordings)
        qmlRegisterSingletonInstance("Novbe.Kit", 1, 0, "Search", self.search)
        self.wordings.languageChanged.connect(self._turn)
        self._turn()
        self.addImportPath(str(QML))
        self.addImageProvider("icon", IconProvider())

    def _turn(self) -> None:
        self.theme.mirrored = bool(self.wordings.rightToLeft)


@cache
def load_fonts() -> None:
    """Set the application's fonts: Noto Sans, with Noto Sans Arabic as fallback. Raises
    `FontsMissing`."""
    files = sorted(FONTS.glob("*.ttf"))
    if not files:
        raise FontsMissing(f"no fonts in {FONTS}; run `make setup`")
    for file in files:
        data = file.read_bytes()
        if file.name.startswith(ARABIC_FILES):
            data = with_line(data, ARABIC_ASCENT, ARABIC_DESCENT)
        if QFontDatabase.addApplicationFontFromData(data) < 0:
            raise FontsMissing(f"{file} is no font that Qt can read; run `make setup`")
    QFontDatabase.addApplicationFallbackFontFamily(QChar.Script.Script_Arabic, ARABIC)
    font = QFont(FAMILY)
    font.setFamilies([FAMILY, ARABIC])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    QGuiApplication.setFont(font)
