"""Cuts the static fonts of the programs from the variable fonts of two packages.

Qt draws a variable font's other weights by smearing the regular one, and Pillow takes one file for
one weight, so both load the same six static files from client/fonts: Noto Sans and Noto Sans Arabic
at 400, 600 and 700. It is checked that all figures have one width: the ticket's number needs that.
"""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tools.made import FAMILIES, FONTS, WEIGHTS

NORMAL_WIDTH = 100
PACKAGES = (fontpkg_noto_sans, fontpkg_noto_sans_arabic)
"""In the order of the families."""
EUROPEAN = "0123456789"
ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"


def main() -> None:
    """Write the six files and the licence of each family, replacing what is there."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        running = []
        for name, package in zip(FAMILIES, PACKAGES, strict=True):
            root = Path(package.ROOT)
            source = root / "files" / f"{name}[wdth,wght].ttf"
            for style, weight in WEIGHTS.items():
                running.append(pool.submit(cut, source, weight, FONTS / f"{name}-{style}.ttf"))
            (FONTS / f"{name}-LICENSE.txt").write_bytes((root / "LICENSE").read_bytes())
    for cutting in running:
        cutting.result()


def cut(source: Path, weight: int, target: Path) -> None:
    """Write one static instance; raises ValueError if its figures differ in width."""
    # recalcTimestamp off: the same input gives the same bytes.
    with TTFont(source, recalcTimestamp=False) as variable:
        static = instancer.instantiateVariableFont(
            variable, {"wght": weight, "wdth": NORMAL_WIDTH}, updateFontNames=True
        )
        for figures in (EUROPEAN, ARABIC_INDIC):
            if len(_widths(static, figures)) > 1:
                raise ValueError(f"{target.name}: the figures {figures} are not of one width")
        static.save(target)


def _widths(font: TTFont, figures: str) -> set[int]:
    glyphs = font.getBestCmap()
    return {font["hmtx"][glyphs[ord(figure)]][0] for figure in figures if ord(figure) in glyphs}


if __name__ == "__main__":
    main()
