"""The generated files outside git: fonts, icons and browser code."""

from pathlib import Path
from typing import Final

from contract.icons import PROGRAM_ICONS, SERVICE_ICONS

ROOT: Final = Path(__file__).resolve().parent.parent
FONTS: Final = ROOT / "client" / "fonts"
ICONS: Final = ROOT / "client" / "icons"
VENDOR: Final = ROOT / "server" / "web" / "static" / "vendor"
FOLDERS: Final = (FONTS, ICONS, VENDOR)

FAMILIES: Final = ("NotoSans", "NotoSansArabic")
WEIGHTS: Final = {"Regular": 400, "SemiBold": 600, "Bold": 700}

BROWSER_CODE: Final = (
    ("socket.io-client", "socket.io.min.js", "LICENSE"),
    ("htmx.org", "htmx.min.js", "LICENSE"),
    ("chart.js", "chart.umd.min.js", "LICENSE.md"),
)
"""The package, its minified code, its licence."""


def files() -> set[Path]:
    """All generated files, with their licences."""
    return {
        *(FONTS / f"{family}-{weight}.ttf" for family in FAMILIES for weight in WEIGHTS),
        *(ICONS / f"{icon}.svg" for icon in (*SERVICE_ICONS, *PROGRAM_ICONS)),
        *(VENDOR / code for _package, code, _licence in BROWSER_CODE),
        *(licence for folder in FOLDERS for licence in folder.glob("*LICENSE.txt")),
    }
