"""Results that arrive after closing do no harm."""

import threading

from pytestqt.qtbot import QtBot

from client.connection import ServerConnection
from client.net.api import ApiClient
from client.ui.bridge import Worker
from contract.catalogue import Catalogue
from tests.parts.ports import free_port
from tests.unit.client.examples import board, catalogue


def test_a_closed_worker_takes_nothing_more(qtbot: QtBot) -> None:
    worker, done = Worker(threads=1), list[int]()
    worker.run(lambda: 1, done.append, lambda _error: None)
    qtbot.waitUntil(lambda: done == [1])
    worker.close()
    worker.run(lambda: 2, done.append, lambda _error: None)
    qtbot.wait(50)
    assert done == [1]


class SlowApi(ApiClient):
    """Answers for a catalogue wait for the test."""

    def __init__(self) -> None:
        super().__init__(f"http://127.0.0.1:{free_port()}", None)
        self.version = ""
        self.asked = threading.Semaphore(0)
        self.may_answer = threading.Semaphore(0)

    def catalogue(self, centre: str, *, deadline: float | None = None) -> Catalogue:
        """The catalogue as it was when it was asked for."""
        found = catalogue(version=self.version)
        self.asked.release()
        assert self.may_answer.acquire(timeout=10)
        return found


def test_a_catalogue_version_that_arrives_during_a_fetch_is_fetched_too(qtbot: QtBot) -> None:
    api = SlowApi()
    connection = ServerConnection(api, lambda _api: ())
    api.version = "v1"
    connection.take(board(1, catalogue="v1"))
    assert api.asked.acquire(timeout=10)
    # The centre's file is changed, and that is the last board of the day.
    api.version = "v2"
    connection.take(board(2, catalogue="v2"))
    api.may_answer.release(2)

    def version() -> str | None:
        return None if connection.catalogue is None else connection.catalogue.version

    qtbot.waitUntil(lambda: version() == "v2")
    connection.close()
