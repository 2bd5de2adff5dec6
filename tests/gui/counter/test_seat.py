"""An operator chooses a counter and leaves it, and what happens to the counter meanwhile."""

import pytest
from PyQt6.QtCore import QCoreApplication, Qt
from PyQt6.QtGui import QCloseEvent

from contract.enums import CounterState, Role
from tests.browser.staff import Staff
from tests.gui.counter.conftest import Opened, Operator, Visitors
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key


def close_window(operator: Operator) -> bool:
    """As a click on its cross does; whether it closes."""
    event = QCloseEvent()
    QCoreApplication.sendEvent(operator.window, event)
    return event.isAccepted()


def test_a_counter_is_chosen_where_none_is_set(open_counter: Opened, hall: RunningServer) -> None:
    Staff(hall).open()
    operator = open_counter(token=hall.token(Role.OPERATOR), ready=False)
    operator.find("sheet")
    rows = operator.counter.key_handler.sheet.choices.rows
    assert rows[-1]["label"] == "Counter 1"
    assert rows[-1]["detail"] == "in use"
    # It can be put away, and comes back by Enter.
    operator.press(Key.Key_Escape)
    assert operator.says("seat_title")
    operator.press(Key.Key_Return)
    operator.find("sheet")
    # Who chose one that is in use can go to another.
    operator.type_text("1")
    operator.press(Key.Key_Return)
    hint = operator.engine.wordings.say("hint_other_counter")
    operator.until(lambda: any(hint in one for one in operator.texts()))
    operator.press(Key.Key_Escape)
    operator.find("sheet")
    operator.type_text("2")
    # It reconnects, to end its subscription to the other counter.
    operator.until(lambda: operator.counter.key_handler.sheet.complete)
    operator.press(Key.Key_Return)
    operator.until(lambda: operator.counter.screen.ready)
    assert operator.desk.number == "2"
    operator.settled()

    # The window of a closed counter closes; that of an open one asks first.
    assert close_window(operator)
    assert operator.after(Key.Key_O).state is CounterState.OPEN
    assert not close_window(operator)
    closed: list[bool] = []
    operator.counter.leaving.close.connect(lambda: closed.append(True))
    operator.press(Key.Key_Return)
    operator.until(lambda: closed)
    assert operator.truth.state is CounterState.CLOSED


def test_no_visitor_is_left_behind_without_a_word(open_counter: Opened, visitors: Visitors) -> None:
    operator = open_counter(person="A B")
    (number,) = operator.begin_with(visitors, 1)
    operator.after(Key.Key_N)
    operator.after(Key.Key_S)
    gone: list[str] = []
    operator.counter.presence.left.connect(gone.append)
    operator.press(Key.Key_F12)
    operator.find("sheet")
    operator.press(Key.Key_Escape)
    assert not close_window(operator)
    operator.find("sheet")
    operator.press(Key.Key_Escape)
    assert operator.truth.ticket is not None
    assert gone == []

    # On hold, the counter closed, signed out.
    counter = operator.desk.counter
    operator.press(Key.Key_F12)
    operator.press(Key.Key_2)
    operator.press(Key.Key_Return)
    operator.until(lambda: gone == [""])
    desk = operator.desk
    assert (desk.counter, desk.state) == (counter, CounterState.CLOSED)
    assert [one.number for one in desk.on_hold] == [number]
    assert close_window(operator)
