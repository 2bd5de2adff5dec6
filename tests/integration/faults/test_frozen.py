"""A frozen server gives its supervisor no sign; one that waits for its database does."""

import os
import signal
import socket
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import gevent
import pytest

from server.engine.engine import Engine
from server.periodic import vitals
from server.periodic.vitals import WriterWatch
from server.store.databases import open_engine
from server.store.serving_lock import SERVING
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.postgres import PostgresServer, locked
from tests.parts.requesting import ready
from tests.parts.waiting import until

HEARTBEAT = "WATCHDOG=1"


@pytest.fixture
def notified() -> Iterator[socket.socket]:
    """The socket on which systemd hears of a service."""
    # The path of a socket is short.
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor,
    ):
        supervisor.bind(f"{folder}/notify")
        supervisor.settimeout(10)
        yield supervisor


def heard(supervisor: socket.socket) -> str:
    return supervisor.recv(200).decode()


def test_systemd_hears_of_a_server_unless_it_is_frozen(
    tmp_path: Path, notified: socket.socket
) -> None:
    variables = {"NOTIFY_SOCKET": notified.getsockname()}
    with (
        RunningServer(VILLAGE, data=tmp_path, await_day=False, variables=variables) as server,
        closing(sqlite3.connect(tmp_path / "novbe.db", isolation_level=None)) as database,
    ):
        await_ready(notified)
        database.execute("BEGIN IMMEDIATE")
        until(lambda: ready(server) == (503, {"writing": "locked"}))
        drain(notified)
        notified.settimeout(10)
        assert [heard(notified) for _ in range(2)] == [HEARTBEAT] * 2
        database.execute("ROLLBACK")
        until(lambda: ready(server) == (200, {}))
        os.kill(server.pid, signal.SIGSTOP)
        try:
            drain(notified)
            notified.settimeout(2.5)
            with pytest.raises(TimeoutError):
                heard(notified)
        finally:
            os.kill(server.pid, signal.SIGCONT)


@pytest.mark.postgres
def test_systemd_hears_of_a_server_that_waits(
    postgres_server: PostgresServer, notified: socket.socket, tmp_path: Path
) -> None:
    variables, url = {"NOTIFY_SOCKET": notified.getsockname()}, postgres_server.url("notified")
    server = RunningServer(
        VILLAGE, data=tmp_path, database=url, await_day=False, variables=variables
    )
    server.centre = "village"  # so that none is brought in
    with locked(url, SERVING), server:
        await_ready(notified)
        assert ready(server) == (503, {"database": "waiting"})
        assert [heard(notified) for _ in range(2)] == [HEARTBEAT] * 2
    postgres_server.drop("notified")


def await_ready(supervisor: socket.socket) -> None:
    while heard(supervisor) != "READY=1":
        continue


def drain(supervisor: socket.socket) -> None:
    supervisor.setblocking(False)
    with suppress(BlockingIOError):
        while True:
            heard(supervisor)


@contextmanager
def writing(path: Path, job: Any) -> Iterator[None]:
    """An engine whose thread writes."""
    engine = Engine(partial(open_engine, f"sqlite:///{path}"), threaded=True)
    running = gevent.spawn(engine.transact, job)
    gevent.sleep(0)
    try:
        yield
    finally:
        running.join()
        engine.close()


def test_a_stuck_thread_counts_as_frozen_unless_its_database_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(vitals, "FROZEN_SECONDS", 0.2)
    path, watch, go_on = tmp_path / "a.db", WriterWatch(), threading.Event()
    with writing(path, lambda _connection: go_on.wait()):
        until(watch.is_frozen)
        go_on.set()
    assert "a writing thread is frozen" in caplog.text
    assert not watch.is_frozen()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        with writing(path, lambda _connection: None):
            end = time.monotonic() + 1
            until(lambda: watch.is_frozen() or time.monotonic() > end)
            assert time.monotonic() > end
            database.execute("ROLLBACK")
