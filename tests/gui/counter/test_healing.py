"""The server goes away and comes back; the counter recovers on its own."""

import threading

import pytest
from PyQt6.QtCore import Qt

from contract.enums import Role, TicketState
from counter.desk.keys import DeskAction
from tests.gui.counter.conftest import Opened, Operator, Visitors
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key

RECOVERY_SECONDS = 60.0
"""It takes five; other work on the machine of the tests may slow both ends."""


def test_a_killed_server_is_found_again_and_carries_a_command_out_once(
    open_counter: Opened, visitors: Visitors, hall: RunningServer
) -> None:
    operator = open_counter()
    number, following, _ = operator.begin_with(visitors, 3)
    operator.after(Key.Key_N)

    hall.kill()
    operator.until(lambda: not operator.counter.screen.connected)
    operator.until(lambda: operator.counter.screen.away)
    assert any(text.startswith("Connection lost at") for text in operator.texts())
    key = operator.sees("key_start")
    assert key is not None
    assert not key.isEnabled()
    operator.press(Key.Key_S)
    assert operator.counter.sender.under_way is None
    # What it was about is still there to read.
    assert operator.counter.screen.ticket["number"] == number

    hall.start()
    operator.until(lambda: operator.counter.screen.connected, RECOVERY_SECONDS)
    operator.settled()
    assert not any(text.startswith("Not connected") for text in operator.texts())
    assert key.isEnabled()
    serving = operator.after(Key.Key_S).ticket
    assert serving is not None
    assert (serving.number, serving.state) == (number, TicketState.SERVING)

    assert operator.after(Key.Key_F).ticket is None
    carries_a_command_out_once(operator, hall, following)


def carries_a_command_out_once(operator: Operator, hall: RunningServer, following: str) -> None:
    """Call the next ticket at a server that is just being restarted."""
    # On a busy machine of the tests a server takes longer to start than an operator waits.
    operator.counter.api.deadline = RECOVERY_SECONDS
    hall.kill()
    # The window has not heard of it: the command goes out, and is repeated until it is answered.
    operator.press(Key.Key_N)
    assert operator.counter.sender.under_way is DeskAction.CALL_NEXT
    operator.until(lambda: operator.counter.screen.working)
    assert "Working: Call next" in operator.texts()
    starting = threading.Thread(target=hall.start)
    starting.start()
    operator.until(lambda: operator.counter.sender.under_way is None, RECOVERY_SECONDS)
    starting.join()
    operator.until(lambda: operator.counter.screen.connected, RECOVERY_SECONDS)
    operator.settled()
    called = operator.truth.ticket
    assert called is not None
    assert (called.number, operator.truth.waiting) == (following, 1)
    assert operator.counter.screen.message == ""


def test_a_server_that_is_not_there_yet(
    open_counter: Opened, visitors: Visitors, hall: RunningServer
) -> None:
    token = hall.token(Role.OPERATOR, counter="12")
    hall.stop()
    operator = open_counter(token=token, ready=False)
    assert "Looking for the centre" in operator.texts()
    operator.until(lambda: operator.counter.screen.away)
    assert "Not connected" in operator.texts()
    assert operator.offered() == set()
    hall.start()
    operator.until(lambda: operator.counter.screen.ready, RECOVERY_SECONDS)
    operator.settled()


def test_refusals_are_said(open_counter: Opened, hall: RunningServer) -> None:
    strange = open_counter(token="x" * 40, language="ru", ready=False)
    strange.until(lambda: strange.counter.screen.refusal)
    assert strange.counter.screen.refusal in strange.texts()
    assert any("а" <= letter <= "я" for letter in strange.counter.screen.refusal)

    unknown = open_counter(token=hall.token(Role.OPERATOR), named="999", ready=False)
    unknown.until(lambda: unknown.counter.screen.refusal)
    assert unknown.counter.screen.refusal in unknown.texts()


def test_without_a_language_the_first_of_the_centre_is_spoken(open_counter: Opened) -> None:
    operator = open_counter(language="")
    operator.settled()
    assert operator.engine.wordings.language == "az"
    assert "Bu pəncərə bağlıdır" in operator.texts()
    assert operator.counter.api.language == "az"
