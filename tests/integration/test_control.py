"""Commands of the command line that write: the server does them, or they hold the database."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from contract.enums import Role
from server.control import client
from server.control.requests import MakeLink
from server.control.wire import socket_of
from tests.integration.test_cli import DAEMON
from tests.integration.test_cli_centre import longer
from tests.parts.cli import CANNOT_START, NOT_PROVEN, Cli, cli_on, refused, said
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener
from tests.parts.postgres import PostgresServer
from tests.parts.requesting import issue, ready
from tests.parts.waiting import until

LEYLA = ("--name", "Leyla Əliyeva", "--role", "operator", "--counter", "1")
LINK = ("--public-url", "http://hall.example")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RunningServer]:
    # The address of a socket has 107 characters at most.
    with RunningServer(VILLAGE, data=tmp_path / ("long" * 30) / "data") as running:
        yield running


def cli_of(hall: RunningServer) -> Cli:
    assert hall.data is not None
    return cli_on(hall.data, hall.database)


def use_all(hall: RunningServer, tmp_path: Path) -> None:
    """Each command that writes, but `device confirm`, which needs a screen."""
    cli, ticket = cli_of(hall), str(hall.events()[-1].data["ticket"])
    said(cli("import", str(longer(tmp_path)), "--yes"))
    said(cli("user", "add", "village", "leyla", *LEYLA))
    said(cli("user", "give", "village", "leyla", "--role", "greeter"))
    for words in (("set-up-link", "village"), ("sign-in-link", "village", "leyla")):
        assert said(cli("user", *words, *LINK)).startswith("http://hall.example/set-up/")
    assert said(cli("token", "--centre", "village", "--role", "display", "--display", "main"))
    system = ("--role", "integration", "--scope", "log", "--label", "web site")
    assert said(cli("token", "--centre", "village", *system)).startswith("novbe_")
    said(cli("ticket", "forget", "village", ticket))
    said(cli("backup", "--into", str(tmp_path / "backups")))
    said(cli("user", "forget", "village", "leyla"))
    by_hand = [str(each.type) for each in hall.events() if each.actor.id == "command-line"]
    assert by_hand == [
        "centre_configured", "person_added", "duty_given", "duty_given", "device_confirmed",
        "device_set", "token_made", "private_erased", "person_forgotten",
    ]  # fmt: skip


def test_the_server_does_each_command_and_its_screens_show_it(
    hall: RunningServer, tmp_path: Path
) -> None:
    assert stat.S_IMODE(socket_of(hall.settings).stat().st_mode) == 0o600
    assert issue(hall, hall.token(Role.KIOSK)).ok
    board = [f"centre/{hall.centre}/board"]
    with Listener(hall.url, board, hall.token(Role.DISPLAY)) as reader:
        before = reader.await_first("board")["catalogue"]
        use_all(hall, tmp_path)
        reader.await_one("board", lambda found: found["catalogue"] != before)


def test_without_a_server_each_command_is_done(hall: RunningServer, tmp_path: Path) -> None:
    assert issue(hall, hall.token(Role.KIOSK)).ok
    # Its socket stays, and the next server replaces it.
    hall.kill()
    assert socket_of(hall.settings).is_socket()
    use_all(hall, tmp_path)
    hall.start()
    said(cli_of(hall)("user", "add", "village", "ali", *LEYLA))


def test_a_command_on_another_database_is_not_done_by_the_server(
    hall: RunningServer, tmp_path: Path
) -> None:
    other, revision = f"sqlite:///{tmp_path}/other.db", hall.events()[-1].revision
    said(cli_of(hall)("import", str(longer(tmp_path)), "--yes", database=other))
    assert "typical_minutes = 20" in said(cli_of(hall)("export", "village", database=other))
    assert hall.events()[-1].revision == revision


def test_commands_without_a_server_wait_for_each_other(hall: RunningServer) -> None:
    hall.kill()
    with ThreadPoolExecutor() as threads:
        links = [MakeLink(centre="village", hours=1) for _ in range(6)]
        made = list(threads.map(lambda each: client.ask(hall.settings, each)["secret"], links))
    assert len(set(made)) == 6


def test_a_frozen_server_is_told_and_only_reading_goes_on(
    hall: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.5)
    cli = cli_of(hall)
    os.kill(hall.pid, signal.SIGSTOP)
    try:
        words = ("user", "add", "village", "leyla", *LEYLA)
        refused(cli(*words), CANNOT_START, "not known whether", "novbe server doctor")
        said(cli("verify"))
        assert "does not answer" in cli("doctor").stdout
        done = cli("backup", "--into", str(tmp_path / "backups"))
        assert "was made and verified" in done.stdout
        assert (done.exit_code, "could not be recorded" in done.stderr) == (NOT_PROVEN, True)
    finally:
        os.kill(hall.pid, signal.SIGCONT)
    # It was done, as soon as the server went on.
    until(lambda: hall.events()[-1].type == "duty_given")


def test_another_release_is_told(hall: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "version", lambda _name: "99.1")
    done = cli_of(hall)("user", "add", "village", "leyla", *LEYLA)
    refused(done, CANNOT_START, "The server that runs is Novbe", "this is 99.1", "Restart")


ASK = """
import pathlib, sys
from server.control import client
from server.control.requests import MakeLink
from server.settings import ServerSettings
settings = ServerSettings(data=pathlib.Path(sys.argv[1]), database=None)
try:
    client.ask(settings, MakeLink(centre="village", hours=1))
except Exception as error:
    print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs programs of another account")
@pytest.mark.parametrize("mode", [0o600, 0o666])
def test_another_account_may_not_ask(mode: int) -> None:
    with RunningServer(VILLAGE) as hall:
        assert hall.data is not None
        hall.data.chmod(0o755)
        socket_of(hall.settings).chmod(mode)
        done = subprocess.run(
            [sys.executable, "-c", ASK, str(hall.data)],
            user=DAEMON.pw_uid, group=DAEMON.pw_gid, extra_groups=[],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert ("another account" if mode == 0o600 else "gave no answer") in done.stdout


@pytest.mark.postgres
def test_a_command_beside_a_waiting_server_names_the_serving_one(
    postgres_server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "LOCK_WAIT_SECONDS", 0.0)
    url = postgres_server.url("control")
    with (
        RunningServer(VILLAGE, data=tmp_path / "a", database=url) as hall,
        hall.second() as second,
    ):
        words = ("user", "add", "village", "leyla", *LEYLA)
        refused(
            cli_of(second)(*words),
            CANNOT_START,
            f"Novbe (process {hall.pid} on ",
            "has the lock of postgresql",
        )
        # Its own backup is good all the same.
        done = cli_of(second)("backup", "--into", str(tmp_path / "backups"))
        assert (done.exit_code, "is not recorded in the hall" in done.stderr) == (0, True)
        hall.stop()
        until(lambda: ready(second) == (200, {}))
        said(cli_of(second)(*words))
        second.stop()
        said(cli_of(second)("user", "give", "village", "leyla", "--role", "greeter"))
    postgres_server.drop("control")
