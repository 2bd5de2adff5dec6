"""One of two processes on PostgreSQL hangs: the other one serves all."""

import json
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from contract.enums import Role
from contract.rooms import board
from contract.snapshots import Board
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.ports import sockets_of
from tests.parts.postgres import PostgresServer
from tests.parts.requesting import get, issue, ready
from tests.parts.waiting import until
from tests.race.readers import Reader

pytestmark = pytest.mark.postgres

READERS = 6

MOVED_SECONDS = 20.0
"""Within which each reader is right again: a busy machine may take longer than is documented."""


@pytest.fixture
def hall(postgres_server: PostgresServer) -> Iterator[RunningServer]:
    with RunningServer(
        VILLAGE,
        database=postgres_server.url("hung"),
        workers=2,
        options=("--log-format", "json"),
    ) as running:
        yield running
    postgres_server.drop("hung")


def waiting(reader: Reader) -> int:
    """How many wait by the newest board of a reader."""
    return reader.last.services[0].waiting if isinstance(reader.last, Board) else -1


def said(hall: RunningServer, before: int = 0) -> list[dict[str, Any]]:
    """What was logged after the first `before` lines."""
    return [json.loads(line) for line in hall.said().splitlines()[before:]]


def named(hall: RunningServer, pid: int) -> int:
    """Which worker a process is; each command is on a connection of its own."""
    found: list[int] = []
    token = hall.token(Role.GREETER)

    def done() -> bool:
        assert issue(hall, token).ok
        found.extend(one["worker"] for one in said(hall) if one["process"] == pid)
        return bool(found)

    until(done)
    return found[0]


def serves(hall: RunningServer, token: str, number: int, lines: int) -> bool:
    """Give a command on a new connection; whether a worker carried it out after line `lines`."""
    assert issue(hall, token).ok
    return number in {found.get("worker") for found in said(hall, lines)}


@contextmanager
def hung(hall: RunningServer, pid: int) -> Iterator[None]:
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def test_the_other_worker_serves_and_no_command_is_lost_or_repeated(hall: RunningServer) -> None:
    display, token = hall.token(Role.DISPLAY), hall.token(Role.GREETER)
    before = {pid: sockets_of(pid) for pid in hall.worker_pids()}
    with ExitStack() as stack:
        room = board(hall.centre)
        readers = [stack.enter_context(Reader(hall.url, display, room)) for _ in range(READERS)]
        until(lambda: all(waiting(found) >= 0 for found in readers))
        # The one with most readers.
        one = max(before, key=lambda pid: len(sockets_of(pid) - before[pid]))
        with Issuing(hall, 4) as kiosks:
            number = named(hall, one)
            with hung(hall, one):
                count, lines = len(kiosks.tickets), len(hall.said().splitlines())
                until(lambda: len(kiosks.tickets) > count + 20)
                assert {found["worker"] for found in said(hall, lines)} == {3 - number}
                count = len(kiosks.tickets)
                until(lambda: all(waiting(found) >= count for found in readers), MOVED_SECONDS)
            lines = len(hall.said().splitlines())
            until(lambda: serves(hall, token, number, lines))
        newest = get(hall, f"centres/{hall.centre}/board", display)["services"][0]["waiting"]
        until(lambda: all(waiting(found) == newest for found in readers))
        until(lambda: ready(hall) == (200, {}))
    assert hall.stop() == 0
    assert [found for found in said(hall) if found["level"] != "INFO"] == []
    kiosks.prove()


@pytest.mark.soak
def test_a_worker_that_stays_hung_is_replaced(hall: RunningServer) -> None:
    one, token = hall.worker_pids()[0], hall.token(Role.GREETER)
    with Issuing(hall) as kiosks:
        number = named(hall, one)
        os.kill(one, signal.SIGSTOP)
        until(lambda: one not in hall.worker_pids() and len(hall.worker_pids()) == 2, 90, hall.said)
        lines = len(hall.said().splitlines())
        until(lambda: serves(hall, token, number, lines))
    assert hall.stop() == 0
    told = [found["message"] for found in said(hall) if found["level"] != "INFO"]
    assert told[0] == f"WORKER TIMEOUT (pid:{one})"
    kiosks.prove()
