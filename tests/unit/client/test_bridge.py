"""What still comes after the end does no harm."""

from pytestqt.qtbot import QtBot

from client.api import Api
from client.bridge import Worker
from client.connection import ServerConnection
from contract.snapshots import Board
from tests.parts.ports import free_port
from tests.unit.client.examples import board


def test_a_closed_worker_takes_nothing_more(qtbot: QtBot) -> None:
    worker, done = Worker(threads=1), list[int]()
    worker.run(lambda: 1, done.append, lambda _error: None)
    qtbot.waitUntil(lambda: done == [1])
    worker.close()
    worker.run(lambda: 2, done.append, lambda _error: None)
    qtbot.wait(50)
    assert done == [1]


def test_a_connection_takes_what_is_wanted_until_it_is_closed(qtbot: QtBot) -> None:
    api = Api(f"http://127.0.0.1:{free_port()}", None)
    connection = ServerConnection(api, lambda _api: (), lambda one: one.revision != 2)
    first, unwanted, third, late = (board(revision) for revision in (1, 2, 3, 4))
    connection.take(first)
    connection.take(unwanted)
    assert connection.latest(Board) == first
    connection.take(third)
    connection.close()
    connection.take(late)
    assert connection.latest(Board) == third
