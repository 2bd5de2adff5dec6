"""The server goes away and comes back; the counter recovers on its own."""

import threading

import pytest
from PyQt6.QtCore import Qt

from contract.desk.keys import DeskAction
from contract.enums import Role, TicketState
from tests.gui.counter.conftest import Opened, Operator, Visitors, at_counter
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key

RECOVERY_SECONDS = 60.0
"""It takes five; other work on the machine of the tests may slow both ends."""


def test_a_killed_server_is_found_again_and_carries_a_command_out_once(
    open_counter: Opened, visitors: Visitors, hall: RunningServer
) -> None:
    operator = open_counter(person="D E")
    number, following, _ = operator.begin_with(visitors, 3)
    operator.after(Key.Key_N)
    gone: list[str] = []
    operator.counter.presence.left.connect(gone.append)

    hall.kill()
    operator.until(lambda: operator.counter.screen.away)
    assert any(text.startswith("Connection lost at") for text in operator.texts())
    assert operator.says("away_hint")
    key = operator.find("key_start")
    assert not key.isEnabled()
    operator.press(Key.Key_S)
    operator.until(lambda: operator.says("key_away"))
    assert operator.counter.sender.under_way is None
    # What it was about is still there to read.
    assert operator.counter.screen.texts["ticket"]["number"] == number
    # Leaving without a connection takes a second key.
    operator.press(Key.Key_F12)
    assert operator.says("leave_away")

    hall.start()
    operator.until(lambda: operator.counter.connection.connected, RECOVERY_SECONDS)
    operator.settled()
    assert not any(text.startswith("Not connected") for text in operator.texts())
    assert key.isEnabled()
    assert at_counter(operator.after(Key.Key_S)) == (number, TicketState.SERVING)
    assert operator.after(Key.Key_F).ticket is None
    carries_a_command_out_once(operator, hall, following)

    hall.kill()
    operator.until(lambda: operator.counter.screen.away)
    operator.press(Key.Key_F12)
    assert gone == []
    operator.press(Key.Key_F12)
    operator.until(lambda: gone)


def carries_a_command_out_once(operator: Operator, hall: RunningServer, following: str) -> None:
    """Call the next ticket at a server that is just being restarted."""
    # On a busy machine of the tests a server takes longer to start than an operator waits.
    operator.counter.api.deadline = RECOVERY_SECONDS
    hall.kill()
    # The window has not heard of it: the command goes out, and is repeated until it is answered.
    operator.press(Key.Key_N)
    assert operator.counter.sender.under_way is DeskAction.CALL_NEXT
    operator.until(lambda: operator.counter.screen.message.working)
    assert "Working: Call next" in operator.texts()
    starting = threading.Thread(target=hall.start)
    starting.start()
    operator.until(lambda: operator.counter.sender.under_way is None, RECOVERY_SECONDS)
    starting.join()
    operator.until(lambda: operator.counter.connection.connected, RECOVERY_SECONDS)
    assert at_counter(operator.settled()) == (following, TicketState.CALLED)
    assert operator.truth.waiting == 1
    assert operator.counter.screen.message.text == ""


def test_a_server_that_is_not_there_yet_or_refuses_is_said(
    open_counter: Opened, hall: RunningServer
) -> None:
    token = hall.token(Role.OPERATOR, counter="1")
    hall.stop()
    operator = open_counter(token=token, language="", ready=False)
    assert "Looking for the centre" in operator.texts()
    operator.until(lambda: operator.counter.screen.away)
    assert "Not connected" in operator.texts()
    assert operator.offered() == set()
    hall.start()
    operator.until(lambda: operator.counter.screen.ready, RECOVERY_SECONDS)
    operator.settled()
    # Without a language of the operator's the first of the centre is spoken.
    assert operator.engine.wordings.language == "az"
    assert "Bu pəncərə bağlıdır" in operator.texts()
    assert operator.counter.api.language == "az"

    strange = open_counter(token="x" * 40, language="ru", ready=False)
    strange.until(lambda: strange.counter.screen.refusal)
    refusal = strange.counter.screen.refusal
    assert refusal in strange.texts()
    assert any("а" <= letter <= "я" for letter in refusal)

    unknown = open_counter(token=hall.token(Role.OPERATOR), named="999", ready=False)
    unknown.until(lambda: unknown.counter.screen.refusal)
    assert unknown.counter.screen.refusal in unknown.texts()
