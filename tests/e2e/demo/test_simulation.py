"""Simulated people against a real server: they fill a hall, and survive its restart."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
import requests
from click.testing import CliRunner

from contract.enums import Role
from contract.ids import full_id
from server import bootstrap
from server.context import LocalBus
from server.identity import setting_up
from simulator.cli import main as simulator_cli
from tests.parts.hall import MONDAY_AT_TEN, VILLAGE, RunningServer, clean_env
from tests.parts.requesting import get
from tests.parts.waiting import until

pytestmark = pytest.mark.e2e

COUNTERS = [str(number) for number in range(1, 13)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A hall in which a minute takes a second."""
    data = tmp_path_factory.mktemp("hall")
    with RunningServer(data=data, clock_start=MONDAY_AT_TEN, clock_rate=60) as running:
        yield running


@pytest.fixture(scope="module")
def tokens(server: RunningServer) -> Path:
    """The simulator's, of a kiosk and some counters."""
    assert server.data is not None
    wanted = [(Role.OPERATOR, full_id(server.centre, key)) for key in COUNTERS]
    kiosk, *operators = server.tokens([(Role.KIOSK, None), *wanted])
    file = server.data / "tokens.json"
    by_counter = dict(zip(COUNTERS, operators, strict=True))
    file.write_text(json.dumps({"kiosk": kiosk, "operators": by_counter}))
    return file


def _number(table: str, what: str) -> int:
    found = re.search(rf"^{re.escape(what)} +(\d+)", table, re.MULTILINE)
    assert found, table
    return int(found[1])


class Served:
    """How many visitors of a hall were served, by what its log has more each time."""

    def __init__(self, server: RunningServer) -> None:
        self._server, self._token = server, server.token(Role.VIEWER)
        self._after = self._count = 0

    def reaches(self, count: int) -> bool:
        # To be asked without a pause takes the server more than the simulation.
        time.sleep(0.2)
        path = f"centres/{self._server.centre}/log?after={self._after}"
        for one in get(self._server, path, self._token):
            self._count += one["type"] == "service_finished"
            self._after = one["revision"]
        return self._count >= count


def test_people_fill_a_hall_and_survive_the_restart_of_its_server(
    server: RunningServer, tokens: Path, tmp_path: Path
) -> None:
    served = Served(server)
    summary, page = tmp_path / "summary.txt", tmp_path / "page"
    command = [sys.executable, "-m", "simulator", "--server", server.url, "--tokens", str(tokens)]
    options = ["--seed", "5", "--warm-up", "60", "--visitors-a-day", "3000"]
    files = ["--summary", str(summary), "--ticket-page", str(page)]
    with subprocess.Popen(
        [*command, *options, *files],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=clean_env(),
    ) as process:
        try:
            until(page.is_file)
            answer = requests.get(page.read_text().strip(), timeout=10)
            assert answer.status_code == 200
            until(lambda: served.reaches(3))
            server.kill()
            server.start()
            # They reconnect by themselves.
            until(lambda: served.reaches(16), seconds=60)
            process.send_signal(signal.SIGINT)
            table, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0, said
    assert said == ""
    assert summary.read_text() == table
    assert _number(table, "tickets issued") > 60
    assert _number(table, "served") > 15
    assert _number(table, "calls") > 15
    assert "server away: once" in table
    assert "errors: none" in table
    # The simulator never asked for what the server had to explain at length.
    refused = re.search(r"commands refused: (.*)", table)
    assert refused
    assert not re.search("malformed|not_permitted|not permitted|internal", refused[1])


PASSWORD = "four words of ours"


def _manager(server: RunningServer) -> str:
    """A manager, `leyla`, who has signed in before; the key of the second factor."""
    store = bootstrap.open_store(server.settings, serving=False)
    hall = bootstrap.open_hall(server.settings, store, bootstrap.stored_clock(store), LocalBus())
    about = {"login": "leyla", "name": "Leyla M", "language": "en", "password": PASSWORD}
    told = setting_up.set_up(hall, setting_up.invite(hall, server.centre), **about)
    store.close()
    head = {"Authorization": f"Bearer {told.token}"}
    ca = str(server.certificate)

    def ask(path: str, **body: str) -> dict[str, str]:
        address = f"{server.api}/sessions/me/factor/{path}"
        answer = requests.post(address, json=body, headers=head, timeout=10, verify=ca)
        assert answer.status_code == 200, answer.text
        found: dict[str, str] = answer.json()
        return found

    key = ask("offer")["secret"]
    ask("confirm", code=pyotp.TOTP(key).now())
    return key


@pytest.mark.soak
def test_a_test_centre_is_prepared_by_one_command(tmp_path: Path) -> None:
    file = tmp_path / "village.json"
    with RunningServer(VILLAGE, tls=True, clock_rate=60) as server:
        key = _manager(server)
        where = ["--server", server.url, "--ca", str(server.certificate)]

        def prepare(*options: str, password: str = PASSWORD) -> tuple[int, str]:
            code = pyotp.TOTP(key).at(time.time() + 30)
            typed = f"leyla\n{password}\n{code}\n"
            words = [*options, "--prepare", str(file)]
            done = CliRunner().invoke(simulator_cli, words, input=typed, catch_exceptions=False)
            return done.exit_code, done.output

        # What fails leaves no file.
        code, said = prepare("--server", server.url)
        assert code == 4
        assert "is --ca right?" in said
        assert prepare(*where, password="wrong")[0] == 3
        assert not file.exists()

        code, said = prepare(*where)
        assert code == 0, said
        assert "2 operators and a kiosk were added" in said
        assert file.stat().st_mode & 0o077 == 0
        code, said = prepare(*where)
        assert code == 2
        assert "Name a new file" in said

        command = [sys.executable, "-m", "simulator", *where, "--tokens", str(file)]
        options = ["--minutes", "10", "--warm-up", "4"]
        done = subprocess.run(
            [*command, *options],
            capture_output=True,
            text=True,
            env=clean_env(),
            timeout=100,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert _number(done.stdout, "tickets issued") >= 4
    assert _number(done.stdout, "calls") >= 2


def test_the_simulation_reports_what_it_cannot_do(
    server: RunningServer, tokens: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "tokens.json"
    wrong.write_text(json.dumps({"kiosk": "novbe_an-unknown-token-of-a-kiosk", "operators": {}}))

    def told(file: Path) -> tuple[int, str]:
        words = ["--server", server.url, "--tokens", str(file)]
        done = CliRunner().invoke(simulator_cli, words, catch_exceptions=False)
        return done.exit_code, done.stderr

    code, said = told(wrong)
    assert code == 3
    assert said.startswith("simulator: the server refused")
    counters = json.loads(tokens.read_text())
    counters["operators"]["99"] = "novbe_some-token-or-other"
    wrong.write_text(json.dumps(counters))
    code, said = told(wrong)
    assert code == 2
    assert "there is no counter '99'" in said
