"""Mistaken presses do no harm; clicks, focus and other keyboard layouts work."""

from uuid import uuid4

import pytest
from PyQt6.QtCore import Qt

from client.net.api import Api
from contract.commands import Finish
from contract.enums import CounterState, Role, TicketState
from counter.desk.keys import DeskAction
from tests.gui.counter.conftest import RECALL_SECONDS, Opened, Operator, Visitors
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key


@pytest.fixture
def operator(open_counter: Opened, visitors: Visitors) -> Operator:
    one = open_counter()
    one.begin_with(visitors, 3)
    return one


def test_presses_that_are_not_meant(operator: Operator) -> None:
    # Keys for other programs are left alone.
    operator.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    operator.settled()
    assert operator.truth.state is CounterState.OPEN

    # While a command is under way, keys do nothing.
    operator.press(Key.Key_N)
    assert operator.counter.sender.under_way is DeskAction.CALL_NEXT
    operator.press(Key.Key_B)
    assert operator.sees("sheet") is None
    operator.press(Key.Key_C)
    operator.settled()
    assert operator.truth.state is CounterState.OPEN
    assert operator.after(Key.Key_Z).ticket is None

    # A doubled press is one: at once, and after the server has answered.
    operator.press(Key.Key_Return)
    operator.press_again(Key.Key_Return)
    operator.settled()
    operator.press_again(Key.Key_Return)
    operator.settled()
    ticket = operator.truth.ticket
    assert ticket is not None
    assert ticket.state is TicketState.CALLED
    assert operator.after(Key.Key_Z).ticket is None

    # A key that is held is one press.
    operator.type("n", 57, Key.Key_N)
    for _ in range(5):
        operator.settled()
        operator.type("n", 57, Key.Key_N, repeated=True)
    assert operator.truth.waiting == 2


def test_a_press_on_a_past_ticket_touches_no_other(operator: Operator, hall: RunningServer) -> None:
    operator.after(Key.Key_N)
    operator.after(Key.Key_S)
    shown = operator.desk.ticket
    assert shown is not None
    manager = Api(hall.url, hall.token(Role.MANAGER))
    # A manager ends it and calls the next one; this screen has not heard of it yet.
    manager.send(
        Finish(command_id=uuid4(), counter=operator.desk.counter, ticket=shown.id, next=True)
    )
    assert operator.desk.ticket == shown
    operator.press(Key.Key_F)
    operator.settled()
    following = operator.truth.ticket
    assert following is not None
    assert following.id != shown.id
    assert following.state is TicketState.CALLED
    screen = operator.counter.screen
    operator.until(lambda: screen.message)
    assert screen.message.startswith("This ticket is not at this counter any more.")
    assert screen.message in operator.texts()
    operator.press(Key.Key_Escape)
    assert screen.message == ""


def test_a_counter_that_is_taken_says_so_with_the_way_out(
    open_counter: Opened, hall: RunningServer
) -> None:
    token = hall.token(Role.OPERATOR)
    one = open_counter(token=token, named="12")
    one.settled()
    one.after(Key.Key_O)
    other = open_counter(token=token, named=f"{hall.centre}.14")
    other.press(Key.Key_Return)
    other.until(lambda: other.counter.screen.message)
    assert "You are at counter 12 already" in other.counter.screen.message
    assert "Close it first" in other.counter.screen.message
    other.settled()


def test_clicks_and_focus(operator: Operator) -> None:
    operator.press(Key.Key_Tab)
    focused = operator.window.activeFocusItem()
    assert focused is not None
    assert focused.objectName() == "key_call_next"
    # On a sheet Tab goes through what can be entered and pressed.
    operator.press(Key.Key_B)
    names = set()
    for _ in range(4):
        operator.press(Key.Key_Tab)
        focused = operator.window.activeFocusItem()
        assert focused is not None
        names.add(focused.objectName())
    assert {"sheet_amount", "sheet_cancel", "sheet_confirm"} <= names
    operator.press(Key.Key_Escape)
    # Visitors wait whom no other counter serves: that is asked.
    operator.press(Key.Key_B)
    assert operator.after(Key.Key_Return).state is CounterState.OPEN
    operator.find("sheet")
    assert operator.after(Key.Key_Return).state is CounterState.PAUSED
    assert operator.after(Key.Key_Return).state is CounterState.OPEN

    # Enter presses the key that has the focus.
    operator.after(Key.Key_N)
    operator.until(lambda: DeskAction.RECALL in operator.offered(), RECALL_SECONDS)
    for _ in range(8):
        operator.press(Key.Key_Tab)
        focused = operator.window.activeFocusItem()
        if focused is not None and focused.objectName() == "key_recall":
            break
    ticket = operator.after(Key.Key_Return).ticket
    assert ticket is not None
    assert (ticket.state, ticket.recalls) == (TicketState.CALLED, 1)
