"""The QML engine with the kit in it: `import Novbe.Kit` gives controls, `Theme` and `Texts`."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QChar, QObject
from PyQt6.QtGui import QFont, QFontDatabase, QGuiApplication
from PyQt6.QtQml import QQmlApplicationEngine, qmlRegisterSingletonInstance

from client.icons import IconProvider
from client.server_search import SearchView
from client.theme import Theme
from client.typeface import ARABIC_ASCENT, ARABIC_DESCENT, with_line
from client.wording import Wordings

FONTS: Final = Path(__file__).parent / "fonts"
QML: Final = Path(__file__).parent / "qml"

FAMILY: Final = "Noto Sans"
ARABIC: Final = "Noto Sans Arabic"
ARABIC_FILES: Final = "NotoSansArabic-"


class FontsMissing(Exception):
    """The fonts that the set-up makes are not there."""


class KitEngine(QQmlApplicationEngine):
    """An engine with its own theme and messages. Load its QML before you make another one.

    Attributes:
        theme: what QML reads as `Theme`; it turns round with the language.
        wordings: what QML reads as `Texts`.
        search: what QML reads as `Search`: how an enrolled device looks for its server.
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
        self.theme = Theme(palette, font_base)
        self.wordings = Wordings(texts, language)
        self.search = SearchView(self.wordings)
        # Registered for each engine anew: an instance belongs to the one engine
        # that first uses it, and PyQt asks the factory of a type only once.
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
def load_fonts(folder: Path = FONTS) -> None:
    """Give the application its type: Noto Sans, and Noto Sans Arabic where a letter lacks.

    Raises:
        FontsMissing: the set-up has not made them.
    """
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FontsMissing(f"no fonts in {folder}; run `make setup`")
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
