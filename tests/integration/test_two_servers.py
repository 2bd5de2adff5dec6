"""Two servers for one PostgreSQL: one serves, the other waits. (Kills under load: `tests/race`.)"""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import requests
from sqlalchemy import inspect

from contract.enums import Role
from server.store.databases import disposed, open_engine
from server.store.serving_lock import SERVING
from tests.parts.cli import CANNOT_START, REFUSED, cli_on, refused, said
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.listening import Listener, refusal
from tests.parts.pooler import Pooler
from tests.parts.postgres import PostgresServer, locked
from tests.parts.requesting import issue, ready
from tests.parts.waiting import until

pytestmark = pytest.mark.postgres

READY: Final[tuple[int, dict[str, str]]] = (200, {})
WAITS: Final = (503, {"database": "waiting"})
GONE: Final = (503, {"database": "gone", "writing": "gone"})

OTHER_SERVES = "another server serves the database"
"""What a server logs that waits."""


@pytest.fixture
def url(postgres_server: PostgresServer) -> Iterator[str]:
    yield postgres_server.url("two")
    postgres_server.drop("two")


def test_a_waiting_server_changes_nothing(url: str, tmp_path: Path) -> None:
    """The database is empty: it does not even make the tables."""
    server = RunningServer(VILLAGE, data=tmp_path, database=url, await_day=False)
    server.centre = "village"  # so that none is brought in
    with disposed(open_engine(url)) as engine, locked(url, SERVING), server:
        assert ready(server) == WAITS
        assert requests.get(f"{server.url}/health/live", timeout=30).json() == {"status": "live"}
        for path in ("/", "/api/v1/health", "/socket.io/"):
            answer = requests.get(f"{server.url}{path}", timeout=30)
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
        said(cli_on(tmp_path, url)("ready"))
        assert not inspect(engine).get_table_names()
        assert server.said().count(OTHER_SERVES) == 1
        assert server.stop() == 0


def test_what_needs_the_hall_for_itself_sees_the_servers(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVBE_PORT", "0")  # `try` listens for a moment
    hall = RunningServer(VILLAGE, data=tmp_path / "data", database=url, await_day=False)
    cli = cli_on(tmp_path / "data", url)

    def require_refused() -> None:
        for words, code in (
            (("restore", backup, "--replace"), REFUSED),
            (("copy", "--to", f"sqlite:///{tmp_path}/copy.db"), REFUSED),
            (("schema", "--to", "base"), CANNOT_START),
        ):
            refused(cli(*words), code, "serves postgresql", "or waits for it")

    with hall:
        backup = said(cli("backup", "--into", str(tmp_path))).split()[0]
        require_refused()
        # This release on a second machine needs no change of the database.
        assert "can wait for it" in said(cli("try"))
        hall.stop()
        with locked(url, SERVING):
            hall.start()
            require_refused()
            told = json.loads(cli("doctor", "--json").stdout)
            states = {finding["what"]: finding["state"] for finding in told}
            assert (states["server"], states["database"]) == ("waiting", "ok")


@pytest.mark.parametrize("mode", ["transaction", "statement"])
def test_a_pooler_that_lends_a_session_for_less_is_refused(
    url: str, tmp_path: Path, mode: str
) -> None:
    with Pooler(url, mode) as pooler:
        server = RunningServer(VILLAGE, data=tmp_path, database=pooler.url, await_day=False)
        server.centre = "village"
        with pytest.raises(RuntimeError, match=r"is a pooler .* Name PostgreSQL itself"):
            server.start()
        server.__exit__()


@pytest.mark.parametrize("away", [0, pytest.param(40, marks=pytest.mark.soak)])
def test_postgresql_may_go_and_come_back(away: float) -> None:
    """The cause is logged once; readers are disconnected, so that no screen shows an old state."""
    with (
        PostgresServer(durable=True) as own,
        RunningServer(VILLAGE, database=own.url("away")) as hall,
        Issuing(hall) as kiosks,
    ):
        display, board = hall.token(Role.DISPLAY), [f"centre/{hall.centre}/board"]
        with Listener(hall.url, board, display) as reader:
            kiosks.go_on()
            own.kill()
            reader.await_end()
        until(lambda: ready(hall) == GONE)
        assert refusal(hall.url, board, display)["status"] == 503
        assert requests.get(f"{hall.api}/health", timeout=30).status_code == 503
        assert requests.get(f"{hall.url}/health/live", timeout=30).ok
        time.sleep(away)
        own.start()
        until(lambda: ready(hall) == READY)
        kiosks.go_on()
        with Listener(hall.url, board, display) as reader:
            shown = reader.await_first("board")["services"][0]["waiting"]
            assert issue(hall, hall.token(Role.GREETER)).ok
            reader.await_one("board", lambda found: found["services"][0]["waiting"] > shown)
        kiosks.__exit__()
        kiosks.prove()
        # The log tells it when the server looks after its database next.
        until(lambda: "is read and written again" in hall.said())
        assert hall.stop() == 0
        told = hall.said().splitlines()
        assert len(told) == 2, told
        assert re.search("cannot be (used|written): it is gone", told[0])
        assert "is read and written again" in told[1]


def test_after_a_restart_of_postgresql_one_of_two_servers_serves(url: str, tmp_path: Path) -> None:
    with (
        PostgresServer(durable=True) as own,
        RunningServer(VILLAGE, data=tmp_path / "a", database=own.url("two")) as hall,
        hall.second() as second,
    ):
        token = hall.token(Role.GREETER)
        with Issuing(hall) as kiosks:
            kiosks.go_on()
            own.kill()
            until(lambda: ready(hall) == GONE)
        own.start()
        servers = [hall, second]
        until(lambda: sorted(map(status, servers)) == ["ready", "waiting"], told=hall.said)
        assert sorted(issue(server, token).status_code for server in servers) == [200, 503]
        kiosks.prove()


def status(server: RunningServer) -> str:
    """The status of a server; "" if it does not answer, because it begins again."""
    try:
        return str(requests.get(f"{server.url}/health/ready", timeout=2).json()["status"])
    except requests.RequestException:
        return ""
