"""A day at a counter, by keys alone; after each press number and keys are the server's."""

from pathlib import Path
from uuid import uuid4

import pytest
from PyQt6.QtCore import Qt

from client.net.api import Api
from client.ui.formatting import spaced_number
from contract.commands import Cancel
from contract.enums import CounterState, Role, TicketState
from counter.desk.keys import DeskAction
from tests.gui.counter.conftest import Opened, Visitors
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key


def test_open_next_start_finish_and_reopen(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, tmp_path: Path
) -> None:
    heard, operator = tmp_path / "sound", open_counter()
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
    # A key that does nothing now says so.
    operator.press(Key.Key_N)
    assert operator.says("key_idle", key="N")
    operator.press(Key.Key_F1)
    operator.find("keys_sheet")
    operator.press(Key.Key_F1)
    operator.until(lambda: operator.sees("keys_sheet") is None)

    # A visitor who arrives at an idle counter is heard, the next one is not.
    assert not list(heard.glob("*"))
    first = visitors.take(operator.served)
    operator.until(lambda: list(heard.glob("*.wav")))
    (sound,) = heard.glob("*.wav")
    sound.unlink()
    second = visitors.take(operator.served)
    operator.until(lambda: DeskAction.CALL_NEXT in operator.offered())
    operator.until(lambda: operator.counter.screen.calm["figure"] == "2")
    assert not list(heard.glob("*.wav"))

    called = operator.after(Key.Key_Return).ticket
    assert called is not None
    assert (called.number, called.state) == (first, TicketState.CALLED)
    assert "Language: English" in operator.texts()
    assert operator.find("why").property("text") == "Next by priority and waiting time."
    operator.until(lambda: operator.counter.screen.stopwatch.text >= "00:01")

    # A recall rests after each call and keeps its place.
    keys = operator.large_keys()
    assert DeskAction.RECALL in keys
    again = operator.recall().ticket
    assert again is not None
    assert again.recalls == 1
    assert operator.large_keys() == keys

    serving = operator.after(Key.Key_Return).ticket
    assert serving is not None
    assert (serving.number, serving.state) == (first, TicketState.SERVING)

    done = operator.after(Key.Key_Return)
    assert done.ticket is None
    assert done.own_day.served == 1
    assert DeskAction.REOPEN in operator.offered()

    reopened = operator.after(Key.Key_U).ticket
    assert reopened is not None
    assert (reopened.number, reopened.state) == (first, TicketState.SERVING)

    following = operator.after(Key.Key_N).ticket
    assert following is not None
    assert (following.number, following.state) == (second, TicketState.CALLED)
    # A ticket that is taken away goes with a word.
    greeter = Api(hall.url, hall.token(Role.GREETER))
    greeter.send(Cancel(command_id=uuid4(), ticket=following.id))
    operator.until(lambda: operator.says("gone_cancelled", number=spaced_number(second)))
