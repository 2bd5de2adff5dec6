"""A font with another height of line."""

import io

import pytest
from fontTools.ttLib import TTFont

from client.program.engine import FONTS
from client.ui.typeface import ARABIC_ASCENT, ARABIC_DESCENT, with_line


def test_the_three_pairs_of_heights_are_changed_and_nothing_else() -> None:
    data = (FONTS / "NotoSansArabic-Bold.ttf").read_bytes()
    changed = with_line(data, ARABIC_ASCENT, ARABIC_DESCENT)
    font = TTFont(io.BytesIO(changed))
    assert (font["hhea"].ascent, font["hhea"].descent) == (1069, -470)
    assert (font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender) == (1069, -470)
    assert (font["OS/2"].usWinAscent, font["OS/2"].usWinDescent) == (1069, 470)
    different = [i for i, (a, b) in enumerate(zip(data, changed, strict=True)) if a != b]
    assert len(different) <= 12


def test_what_is_no_font_is_refused() -> None:
    with pytest.raises(ValueError, match="no font file"):
        with_line(b"nothing of the kind", 1, 1)
