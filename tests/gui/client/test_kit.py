"""Colours and icons of the kit; its controls are on the pages that have tests of their own."""

from pathlib import Path

from PyQt6.QtGui import QColor

from client.ui.icons import ICONS, draw
from client.ui.theme import Theme


def test_a_centre_s_colour_is_taken_only_where_it_can_be_read() -> None:
    theme = Theme()
    assert not theme.use_action_colour("#FFC233")
    assert theme.action == QColor("#0B5FD0")
    assert theme.use_action_colour("#7A1FA2")
    assert theme.action == QColor("#7A1FA2")
    theme.palette = "contrast"
    assert theme.action == QColor("#FFC233")


def test_an_icon_is_drawn_in_its_colour(tmp_path: Path) -> None:
    image = draw(ICONS, "arrow-left", "FF0000", 48)
    assert (image.width(), image.height()) == (48, 48)
    pixels = [image.pixelColor(place % 48, place // 48) for place in range(48 * 48)]
    assert {one.name() for one in pixels if one.alpha() == 255} == {"#ff0000"}
    assert draw(tmp_path, "none", "FF0000", 48).isNull()
    assert draw(ICONS, "../icons/arrow-left", "FF0000", 48).isNull()
