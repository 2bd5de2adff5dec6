"""What is large enough, near enough, and stays so in every size of text."""

from functools import partial

import pytest
from PyQt6.QtCore import QObject

from client.printer.recording import RecordingPrinter
from kiosk.accessibility import EDGE_MM
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import ALL_SIZES, faults
from tests.gui.window import rect

pytestmark = pytest.mark.gui

REACH_MM = 120
"""The switch of the reach mode stands no higher above the lower edge of a panel."""


def is_as_large(visitor: Visitor, size: tuple[int, int]) -> bool:
    return visitor.kiosk.accessibility.pixels == size


def test_the_largest_text_makes_no_smaller_number(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer, language="en", keeps=False)
    access = visitor.kiosk.accessibility
    visitor.walk_to(Step.ISSUING, "en")
    visitor.comes_to(Step.TICKET)
    for way, (size, inches) in ALL_SIZES.items():
        access.inches = inches
        visitor.window.resize(*size)
        widths = []
        for text in ("normal", "largest"):
            access.setProperty("text", text)
            visitor.until(partial(is_as_large, visitor, size))
            visitor.settle()
            widths.append(visitor.find("number").property("contentWidth"))
        assert widths[1] >= widths[0] - 1, (way, widths)


def test_the_reach_mode_is_switched_on_within_reach(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer, inches=21.5, language="en", keeps=False)
    mm = visitor.kiosk.accessibility.property("mm")
    visitor.touch("access")
    switch = visitor.find("reach")
    visitor.settle()
    assert (visitor.rect().bottom() - rect(switch).top()) / mm < REACH_MM
    visitor.touch("reach")
    assert visitor.kiosk.accessibility.property("reach")
    # What is touched has an edge that is seen.
    assert visitor.engine.theme.property("edgeWidth") / mm >= EDGE_MM - 0.01


def test_the_start_page_of_a_small_panel_scrolls_by_whole_tiles_in_the_largest_text(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    size, inches = ALL_SIZES["tablet"]
    visitor = open_kiosk(printer, size=size, inches=inches, language="en", keeps=False)
    visitor.kiosk.accessibility.setProperty("text", "largest")
    visitor.settle()
    assert not faults(visitor)
    clip = visitor.find("tiles").parentItem()
    assert isinstance(clip, QObject)
    seen = rect(clip)
    groups = [one for one in visitor.items() if one.objectName().startswith("group-")]
    assert any(seen.adjusted(-1, -1, 1, 1).contains(rect(one)) for one in groups)
