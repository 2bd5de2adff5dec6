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
from tests.gui.counter.conftest import Opened, Visitors, at_counter
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
    operator.until(lambda: operator.counter.screen.calm["figure"] == "2")
    operator.settled()
    assert not list(heard.glob("*.wav"))

    assert at_counter(operator.after(Key.Key_Return)) == (first, TicketState.CALLED)
    assert "Language: English" in operator.texts()
    assert operator.find("why").property("text") == "Next by priority and waiting time."
    # A recall rests after each call and keeps its place.
    keys = operator.large_keys()
    assert DeskAction.RECALL in keys
    again = operator.recall().ticket
    assert again is not None
    assert again.recalls == 1
    assert operator.large_keys() == keys
    operator.until(lambda: operator.counter.screen.stopwatch.text >= "00:01")

    assert at_counter(operator.after(Key.Key_Return)) == (first, TicketState.SERVING)
    done = operator.after(Key.Key_Return)
    assert (done.ticket, done.own_day.served) == (None, 1)

    # A ticket that is taken away goes with a word.
    following = operator.after(Key.Key_Return).ticket
    assert following is not None
    greeter = Api(hall.url, hall.token(Role.GREETER))
    greeter.send(Cancel(command_id=uuid4(), ticket=following.id))
    operator.until(lambda: operator.says("gone_cancelled", number=spaced_number(second)))
