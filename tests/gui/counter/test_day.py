"""A day at a counter, by keys alone; after each press number and keys are the server's."""

from pathlib import Path
from uuid import uuid4

import pytest
from PyQt6.QtCore import Qt

from client.net.api import Api
from client.ui.formatting import spaced_number
from contract.commands import Cancel
from contract.enums import BreakReason, CounterState, Role, TicketState
from counter.desk.keys import DeskAction
from tests.gui.counter.conftest import Opened, Visitors
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key


def test_open_next_start_finish_and_reopen(open_counter: Opened, visitors: Visitors) -> None:
    operator = open_counter()
    operator.settled()
    assert operator.offered() == {DeskAction.OPEN_COUNTER, DeskAction.CALL_FOR_HELP}
    assert "This counter is closed" in operator.texts()

    assert operator.after(Key.Key_Return).state is CounterState.OPEN
    assert operator.offered() == {
        DeskAction.TAKE_BREAK,
        DeskAction.CLOSE_COUNTER,
        DeskAction.WALK_IN,
        DeskAction.CALL_FOR_HELP,
    }
    assert "No visitor is waiting" in operator.texts()

    first, second = visitors.take(operator.served), visitors.take(operator.served)
    operator.until(lambda: DeskAction.CALL_NEXT in operator.offered())
    operator.until(lambda: operator.counter.screen.calm["figure"] == "2")

    called = operator.after(Key.Key_Return).ticket
    assert called is not None
    assert (called.number, called.state) == (first, TicketState.CALLED)
    assert "Language: Русский" in operator.texts()
    operator.until(lambda: operator.counter.screen.stopwatch.text >= "00:01")

    serving = operator.after(Key.Key_Return).ticket
    assert serving is not None
    assert (serving.number, serving.state) == (first, TicketState.SERVING)

    done = operator.after(Key.Key_Return)
    assert done.ticket is None
    assert done.own_day.served == 1
    assert DeskAction.REOPEN in operator.offered()

    again = operator.after(Key.Key_U).ticket
    assert again is not None
    assert (again.number, again.state) == (first, TicketState.SERVING)

    following = operator.after(Key.Key_N).ticket
    assert following is not None
    assert (following.number, following.state) == (second, TicketState.CALLED)


def test_a_call_says_why_and_can_be_repeated_and_taken_back(
    open_counter: Opened, visitors: Visitors
) -> None:
    operator = open_counter()
    (number,) = operator.begin_with(visitors, 1)
    other = visitors.take(operator.services[1])
    operator.until(lambda: operator.desk.waiting == 2)
    operator.settled()
    called = operator.after(Key.Key_N).ticket
    assert called is not None
    assert called.reasons is not None
    why = operator.sees("why")
    assert why is not None
    sentence = str(why.property("text"))
    assert sentence == "Next by priority and waiting time."
    assert (called.number, other) == (number, called.reasons.compared[1].number)

    withdrawn = operator.after(Key.Key_Z)
    assert withdrawn.ticket is None
    assert withdrawn.waiting == 2
    operator.after(Key.Key_N)

    # A recall rests after each call and keeps its place.
    keys = operator.large_keys()
    assert DeskAction.RECALL in keys
    for times in (1, 2):
        again = operator.recall().ticket
        assert again is not None
        assert again.recalls == times
        assert operator.large_keys() == keys

    operator.after(Key.Key_S)
    undone = operator.after(Key.Key_Z).ticket
    assert undone is not None
    assert (undone.number, undone.state) == (number, TicketState.CALLED)
    # The start forgotten: finished all the same.
    assert operator.after(Key.Key_F).own_day.served == 1


def test_the_break_sheet(open_counter: Opened) -> None:
    operator = open_counter()
    operator.settled()
    operator.after(Key.Key_O)
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
    # Keys of the counter do nothing under the sheet.
    operator.press(Key.Key_C)
    operator.press(Key.Key_Escape)
    assert operator.sees("sheet") is None
    operator.settled()
    assert operator.truth.state is CounterState.OPEN

    operator.press(Key.Key_B)
    operator.click("sheet_confirm")
    operator.settled()
    paused = operator.truth
    assert paused.state is CounterState.PAUSED


def test_a_visitor_who_arrives_at_an_idle_counter_is_heard(
    open_counter: Opened, visitors: Visitors, tmp_path: Path
) -> None:
    heard = tmp_path / "sound"
    operator = open_counter()
    operator.settled()
    operator.after(Key.Key_O)
    assert not list(heard.glob("*"))
    visitors.take(operator.served)
    operator.until(lambda: list(heard.glob("*.wav")))
    (sound,) = heard.glob("*.wav")
    sound.unlink()
    # The second one comes to a counter that has been told already.
    visitors.take(operator.served)
    operator.until(lambda: operator.desk.waiting == 2)
    assert not list(heard.glob("*.wav"))


def test_a_key_that_does_nothing_now_says_so(open_counter: Opened) -> None:
    operator = open_counter()
    operator.settled()
    operator.press(Key.Key_N)
    assert operator.says("key_idle", key="N")
    operator.press(Key.Key_F1)
    operator.find("keys_sheet")
    operator.press(Key.Key_F1)
    operator.until(lambda: operator.sees("keys_sheet") is None)


def test_a_ticket_that_is_taken_away_goes_with_a_word(
    open_counter: Opened, visitors: Visitors, hall: RunningServer
) -> None:
    operator = open_counter()
    (number,) = operator.begin_with(visitors, 1)
    called = operator.after(Key.Key_N).ticket
    assert called is not None
    greeter = Api(hall.url, hall.token(Role.GREETER))
    greeter.send(Cancel(command_id=uuid4(), ticket=called.id))
    operator.until(lambda: operator.says("gone_cancelled", number=spaced_number(number)))
