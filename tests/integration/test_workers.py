"""Several processes on PostgreSQL: any client at any of them."""

import os
import re
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from sqlalchemy import Engine, select, text

from contract.enums import Role
from server.store import tables as t
from server.store.engine import open_engine
from tests.parts.box import Box
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.listening import Listener, refusal
from tests.parts.ports import sockets_of
from tests.parts.postgres import PostgresServer
from tests.parts.requesting import issue, ready
from tests.parts.waiting import until

pytestmark = pytest.mark.postgres

WORKERS = 2
READERS = 4

HEALED_SECONDS = 10.0
"""Within which every reader has what a process committed that died before it told: two seconds,
and more on a busy machine."""


@pytest.fixture(scope="module")
def server(postgres_server: PostgresServer) -> Iterator[RunningServer]:
    """Two processes on one database."""
    with RunningServer(
        VILLAGE,
        database=postgres_server.url("workers"),
        workers=WORKERS,
        options=("--verbose",),
    ) as running:
        yield running
        ended, said = running.stop(), running.said()
    postgres_server.drop("workers")
    assert ended in (0, None)
    assert "Traceback" not in said


@pytest.fixture
def hall(server: RunningServer) -> RunningServer:
    return server.fresh_centre(VILLAGE)


def lines(hall: RunningServer, before: str = "") -> list[str]:
    """What was logged since then, but for the starts and ends of processes."""
    quiet = (" INFO ", "was sent SIG")
    said = hall.said().removeprefix(before).splitlines()
    return [line for line in said if not any(one in line for one in quiet)]


def named(hall: RunningServer) -> set[int]:
    """The processes that said something, by their numbers."""
    return {int(one) for one in re.findall(r" worker (\d+) novbe\.", hall.said())}


def readers(server: RunningServer, stack: ExitStack) -> list[Listener]:
    token, room = server.token(Role.DISPLAY), f"centre/{server.centre}/board"
    before = {pid: sockets_of(pid) for pid in server.worker_pids()}
    found: list[Listener] = []
    while len(found) < READERS or not all(sockets_of(pid) - had for pid, had in before.items()):
        assert len(found) < READERS * 20, "one process gets no readers"
        found.append(stack.enter_context(Listener(server.url, [room], token)))
    return found


def await_waiting(found: list[Listener], count: int) -> None:
    for one in found:
        one.await_one("board", lambda s: s["services"][0]["waiting"] == count, HEALED_SECONDS)


def issue_untold(server: RunningServer) -> None:
    """Commit as a process that dies before it publishes."""
    silent = Box(str(server.database), server.settings.data)
    silent.centre = server.centre
    silent.clock.forward(server.now() - silent.clock.now())
    silent.issue("certificate")
    silent.close()


def test_a_commit_of_any_process_is_published_by_every_process(hall: RunningServer) -> None:
    token, before = hall.token(Role.GREETER), hall.said()
    with ExitStack() as stack:
        found = readers(hall, stack)
        for count in range(1, 4):
            assert issue(hall, token).ok
            await_waiting(found, count)
        # Committed and not published: the regular look at the revisions finds it.
        issue_untold(hall)
        await_waiting(found, 4)
        assert lines(hall, before) == []
        # A process that is killed is replaced; the readers of the other one stay.
        dead = hall.worker_pids()[0]
        os.kill(dead, signal.SIGKILL)
        until(lambda: len(hall.worker_pids()) == WORKERS and dead not in hall.worker_pids())
        until(lambda: not all(one.connected for one in found))
        assert issue(hall, token).ok
        still = [one for one in found if one.connected]
        assert still
        await_waiting([*still, *readers(hall, stack)], 5)


def test_postgresql_may_go_and_come_back() -> None:
    """The cause is logged once; readers are disconnected, so that no screen shows an old state."""
    said = {
        "the database cannot be used: it is gone": "the database is read and written again",
        "no notifications from other processes": "notifications from other processes arrive again",
    }
    with (
        PostgresServer(durable=True) as own,
        RunningServer(VILLAGE, database=own.url("away"), workers=WORKERS) as hall,
        ExitStack() as stack,
    ):
        token, display = hall.token(Role.GREETER), hall.token(Role.DISPLAY)
        board = [f"centre/{hall.centre}/board"]
        found = readers(hall, stack)
        assert issue(hall, token).ok
        await_waiting(found, 1)
        assert ready(hall) == (200, {})
        own.kill()
        assert issue(hall, token).status_code == 503
        until(lambda: all(hall.said().count(begun) == WORKERS for begun in said), told=hall.said)
        assert named(hall) == {1, 2}
        for one in found:
            one.await_end()
        assert refusal(hall.url, board, display)["status"] == 503
        assert ready(hall) == (503, {"database": "gone", "writing": "gone"})
        assert requests.get(f"{hall.api}/health", timeout=30).status_code == 503
        assert requests.get(f"{hall.url}/health/live", timeout=30).ok
        # One that dies meanwhile is replaced when the database is back.
        dead = hall.worker_pids()[0]
        os.kill(dead, signal.SIGKILL)
        until(lambda: dead not in hall.worker_pids())
        own.start()
        until(lambda: issue(hall, token).ok)
        until(lambda: all(hall.said().count(over) == WORKERS - 1 for over in said.values()))
        until(lambda: len(hall.worker_pids()) == WORKERS)
        until(lambda: ready(hall) == (200, {}))
        found = [stack.enter_context(Listener(hall.url, board, display)) for _ in range(READERS)]
        await_waiting(found, 2)
        assert issue(hall, token).ok
        await_waiting(found, 3)
        # On a busy machine it may fail to write before it fails to read, and says so first.
        told = [line for line in hall.said().splitlines() if "cannot be written" not in line]
        assert len(told) == (2 * WORKERS - 1) * len(said) + 1
        assert hall.stop() == 0


def test_processes_end_with_their_parent(hall: RunningServer) -> None:
    workers = hall.worker_pids()
    os.kill(hall.pid, signal.SIGKILL)
    until(lambda: not any(Path(f"/proc/{pid}/fd").exists() for pid in workers))
    hall.stop()


def waits_for_a_row(engine: Engine) -> bool:
    with engine.connect() as connection:
        query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        return bool(connection.execute(text(query)).scalar_one())


def answers_at(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=30).close()
    except ConnectionRefusedError:
        return False
    return True


def test_requests_under_way_are_answered_before_the_end(hall: RunningServer) -> None:
    token = hall.token(Role.GREETER)
    answers: list[int] = []
    engine = open_engine(str(hall.database))
    with engine.begin() as connection:
        connection.execute(select(t.centre.c.id).with_for_update())
        asking = threading.Thread(target=lambda: answers.append(issue(hall, token).status_code))
        asking.start()
        until(lambda: waits_for_a_row(engine))
        for pid in (hall.pid, *hall.worker_pids()):
            os.kill(pid, signal.SIGTERM)
        until(lambda: not answers_at(hall.port))
        assert not answers
    asking.join(30)
    engine.dispose()
    assert answers == [200]
    assert hall.stop() == 0


def test_steady_requests_do_not_hold_up_the_end_and_lose_nothing(hall: RunningServer) -> None:
    with Issuing(hall, 8) as asking:
        asking.go_on()
        workers = hall.worker_pids()
        assert hall.stop() == 0
    asking.prove()
    # By themselves: one that is ended with force says nothing.
    for pid in workers:
        assert f"Worker exiting (pid: {pid})" in hall.said()
