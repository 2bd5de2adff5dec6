"""The kiosk by a keyboard: without a headset the languages are a row of buttons."""

import pytest
from PyQt6.QtCore import Qt

from client.printer.recording import RecordingPrinter
from kiosk.steps import VisitorStep
from tests.gui.kiosk.conftest import Opened
from tests.gui.kiosk.listening import BACK, go_to
from tests.gui.window import present

pytestmark = pytest.mark.gui

FORWARD, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def test_every_page_begins_with_its_first_control_and_a_visit_needs_no_touch(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer, language="en")
    identity = f"group-{visitor.centre}.identity"
    # The keys go on when the pressed button is gone.
    go_to(visitor, "language-ru", BACK)
    visitor.press(ENTER)
    visitor.until(lambda: visitor.language == "ru" and visitor.focus() == "booking")
    go_to(visitor, identity, FORWARD)
    visitor.press(ENTER)
    visitor.comes_to(VisitorStep.SERVICES)
    # What takes the focus out of the page gives it back.
    present(visitor.window.contentItem()).forceActiveFocus()
    visitor.until(lambda: visitor.focus().startswith("service-"))
    visitor.press(Qt.Key.Key_Escape)
    visitor.comes_to(VisitorStep.START)
    go_to(visitor, "access", BACK)
    visitor.press(ENTER)
    # The panel keeps the focus to itself until it is closed.
    for _ in range(12):
        visitor.press(FORWARD)
        assert visitor.focus().startswith(("text-", "palette-", "reach", "accessDone", "scroll"))
    visitor.press(Qt.Key.Key_Escape)
    visitor.until(lambda: visitor.sees("accessPanel") is None)
    for name, step in (
        (identity, VisitorStep.SERVICES),
        (f"service-{visitor.centre}.identity-card", VisitorStep.SERVICE),
        ("options", VisitorStep.OPTIONS),
        ("assist-hear", VisitorStep.OPTIONS),
        ("takeWithOptions", VisitorStep.TICKET),
        ("done", VisitorStep.START),
    ):
        go_to(visitor, name, FORWARD)
        visitor.press(ENTER)
        visitor.comes_to(step)
    assert len(printer.receipts) == 1
