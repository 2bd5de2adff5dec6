"""A whole visit by keys alone."""

import pytest
from PyQt6.QtCore import Qt

from client.printer.recording import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened
from tests.gui.kiosk.listening import focused, go_to, press

pytestmark = pytest.mark.gui

FORWARD, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def test_a_whole_visit_by_a_keyboard(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    visitor = open_kiosk(printer)
    for name, step in (
        (f"group-{visitor.centre}.identity", Step.SERVICES),
        (f"service-{visitor.centre}.identity-card", Step.SERVICE),
        ("options", Step.OPTIONS),
        ("assist-hear", Step.OPTIONS),
        ("takeWithOptions", Step.TICKET),
        ("done", Step.START),
    ):
        go_to(visitor, name, FORWARD)
        press(visitor, ENTER)
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
