"""The keys of a counter: the next step, presses that are not meant, clicks and focus."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PyQt6.QtGui import QKeyEvent

from contract.commands import Cancel, Finish
from contract.desk.keys import DeskAction
from contract.enums import BreakReason, CounterState, Role, TicketState
from contract.formatting import spaced_number
from tests.browser.staff import Staff
from tests.gui.counter.conftest import Opened, Visitors, at_counter
from tests.gui.window import present, rect
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key


def test_enter_is_the_next_step_and_what_else_the_screen_says(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, tmp_path: Path
) -> None:
    heard, operator = tmp_path / "sound", open_counter()
    operator.settled()
    assert "This counter is closed" in operator.texts()
    assert operator.after(Key.Key_Return).state is CounterState.OPEN
    assert "No visitor is waiting" in operator.texts()
    # A key that does nothing now says so.
    operator.press(Key.Key_N)
    assert operator.says("key_idle", key="N")

    # A visitor who arrives at an idle counter is heard, the next one is not.
    assert not list(heard.glob("*"))
    first = visitors.take(operator.served)
    operator.until(lambda: list(heard.glob("*.wav")))
    (sound,) = heard.glob("*.wav")
    sound.unlink()
    second = visitors.take(operator.served)
    operator.until(lambda: operator.counter.screen.texts["calm"]["figure"] == "2")
    operator.settled()
    assert not list(heard.glob("*.wav"))

    assert at_counter(operator.after(Key.Key_Return)) == (first, TicketState.CALLED)
    assert "Language: English" in operator.texts()
    assert operator.find("why").property("text") == "Next by priority and waiting time."

    def places() -> dict[DeskAction, QRectF]:
        return {one: rect(item) for one, item in operator.keys().items()}

    # A recall rests after each call and keeps its place.
    before = places()
    assert DeskAction.RECALL in before
    assert present(operator.recall().ticket).recalls == 1
    assert places() == before
    operator.until(lambda: operator.counter.screen.stopwatch.text >= "00:01")

    assert at_counter(operator.after(Key.Key_Return)) == (first, TicketState.SERVING)
    done = operator.after(Key.Key_Return)
    assert (done.ticket, done.own_day.served) == (None, 1)

    # A ticket that is taken away goes with a word.
    following = present(operator.after(Key.Key_Return).ticket)
    Staff(hall, role=Role.GREETER).give(Cancel, ticket=following.id)
    operator.until(lambda: operator.says("gone_cancelled", number=spaced_number(second)))


def test_presses_that_are_not_meant_do_no_harm(
    open_counter: Opened, visitors: Visitors, hall: RunningServer
) -> None:
    operator = open_counter()
    first, second, _ = operator.begin_with(visitors, 3)
    # Keys for other programs are left alone.
    operator.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert operator.settled().state is CounterState.OPEN

    # While a command is under way, keys do nothing.
    operator.press(Key.Key_N)
    assert operator.counter.sender.under_way is DeskAction.CALL_NEXT
    operator.press(Key.Key_B)
    assert operator.sees("sheet") is None
    operator.press(Key.Key_C)
    assert operator.settled().state is CounterState.OPEN
    assert operator.after(Key.Key_Z).ticket is None

    # A doubled press is one: at once, and after the server has answered.
    operator.press(Key.Key_Return)
    operator.press_again(Key.Key_Return)
    operator.settled()
    operator.press_again(Key.Key_Return)
    assert at_counter(operator.settled()) == (first, TicketState.CALLED)
    assert operator.after(Key.Key_Z).ticket is None

    # A key that is held is one press.
    operator.press(Key.Key_N)
    for _ in range(5):
        operator.settled()
        none = Qt.KeyboardModifier.NoModifier
        held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_N, none, 57, 0, 0, "n", autorep=True)
        QCoreApplication.sendEvent(operator.window, held)
    assert operator.truth.waiting == 2

    # A press on a past ticket touches no other. A manager ends it and calls the next one; this
    # screen has not heard of it yet.
    operator.after(Key.Key_S)
    shown = present(operator.desk.ticket)
    Staff(hall).give(Finish, ticket=shown.id, next=True)
    assert operator.desk.ticket == shown
    operator.press(Key.Key_F)
    assert at_counter(operator.settled()) == (second, TicketState.CALLED)
    screen = operator.counter.screen
    operator.until(lambda: screen.message.text)
    assert screen.message.text.startswith("This ticket is not at this counter any more.")
    assert screen.message.text in operator.texts()
    operator.press(Key.Key_Escape)
    assert screen.message.text == ""


def test_clicks_and_focus(open_counter: Opened, visitors: Visitors) -> None:
    operator = open_counter()
    operator.begin_with(visitors, 1)
    operator.press(Key.Key_Tab)
    assert operator.focus() == "key_call_next"
    sheet = operator.counter.key_handler.sheet
    operator.press(Key.Key_B)
    assert (sheet.filled.choice, sheet.filled.amount) == (BreakReason.BREAK, 15)
    operator.press(Key.Key_Down)
    assert (sheet.filled.choice, sheet.filled.amount) == (BreakReason.LUNCH, 45)
    for _ in range(20):
        operator.press(Key.Key_Left)
    assert sheet.filled.amount == 5
    operator.press(Key.Key_Up)
    operator.press(Key.Key_Up)
    assert sheet.filled.choice == BreakReason.BREAK
    # Keys of the counter do nothing under the sheet; Tab goes through what can be pressed on it.
    operator.press(Key.Key_C)
    names = set()
    for _ in range(4):
        operator.press(Key.Key_Tab)
        names.add(operator.focus())
    assert {"sheet_amount", "sheet_cancel", "sheet_confirm"} <= names
    operator.press(Key.Key_Escape)
    assert operator.sees("sheet") is None
    assert operator.settled().state is CounterState.OPEN
    # Visitors wait whom no other counter serves: that is asked.
    operator.press(Key.Key_B)
    operator.click("sheet_confirm")
    operator.until(lambda: sheet.is_open and operator.counter.sender.under_way is None)
    assert operator.settled().state is CounterState.OPEN
    assert operator.after(Key.Key_Return).state is CounterState.PAUSED
    assert operator.after(Key.Key_Return).state is CounterState.OPEN

    # Enter presses the key that has the focus.
    operator.after(Key.Key_N)
    operator.until_recall()
    for _ in range(8):
        operator.press(Key.Key_Tab)
        if operator.focus() == "key_recall":
            break
    ticket = present(operator.after(Key.Key_Return).ticket)
    assert (ticket.state, ticket.recalls) == (TicketState.CALLED, 1)
