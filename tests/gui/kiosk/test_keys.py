"""A whole visit by keys alone, and by the three keys of a pad."""

from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from client.printer import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor

pytestmark = pytest.mark.gui

KEYS: Any = QTest
PADS = {
    "keyboard": (Qt.Key.Key_Tab, Qt.Key.Key_Return),
    "pad": (Qt.Key.Key_Down, Qt.Key.Key_Enter),
}


def focused(visitor: Visitor) -> str:
    item = visitor.window.activeFocusItem()
    return "" if item is None else item.objectName()


def press(visitor: Visitor, key: Qt.Key) -> None:
    KEYS.keyClick(visitor.window, key)


def go_to(visitor: Visitor, name: str, forward: Qt.Key) -> None:
    """Press one key until a control has the focus."""
    for _ in range(80):
        if focused(visitor) == name:
            return
        press(visitor, forward)
    pytest.fail(f"{name} is not reached; the focus is on {focused(visitor)}")


@pytest.mark.parametrize("pad", PADS)
def test_a_whole_visit_by_keys(open_kiosk: Opened, printer: RecordingPrinter, pad: str) -> None:
    forward, enter = PADS[pad]
    visitor = open_kiosk(printer)
    for name, step in (
        (f"group-{visitor.centre}.identity", Step.SERVICES),
        (f"service-{visitor.centre}.identity-card", Step.SERVICE),
        ("options", Step.OPTIONS),
        ("assist-hear", Step.OPTIONS),
        ("takeWithOptions", Step.TICKET),
        ("done", Step.START),
    ):
        go_to(visitor, name, forward)
        press(visitor, enter)
        visitor.comes_to(step)
    assert len(printer.receipts) == 1


def test_a_new_page_begins_with_its_first_control_and_escape_goes_back(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    go_to(visitor, f"group-{visitor.centre}.identity", Qt.Key.Key_Tab)
    press(visitor, Qt.Key.Key_Return)
    visitor.comes_to(Step.SERVICES)
    visitor.until(lambda: focused(visitor) != "")
    press(visitor, Qt.Key.Key_Escape)
    visitor.comes_to(Step.START)
    go_to(visitor, "access", Qt.Key.Key_Up)
    press(visitor, Qt.Key.Key_Return)
    # The panel keeps the focus to itself until it is closed.
    for _ in range(12):
        press(visitor, Qt.Key.Key_Tab)
        assert focused(visitor).startswith(("text-", "palette-", "reach", "accessDone", "scroll"))
    press(visitor, Qt.Key.Key_Escape)
    visitor.until(lambda: visitor.sees("accessPanel") is None)
