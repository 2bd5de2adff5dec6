"""Simulated people against a real server. (That they fill a hall and survive the restart of its
server: `test_demo`.)"""

import json
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyotp
import pytest
from click.testing import CliRunner

from contract import events as e
from contract.centre import CentreConfig
from contract.enums import Role
from server import bootstrap
from server.identity import setting_up
from simulator.bookings import WAITING
from simulator.cli import main as simulator_cli
from tests.parts import centre_files, requesting
from tests.parts.hall import VILLAGE, RunningServer, clean_env
from tests.parts.village import bookable_village

pytestmark = pytest.mark.e2e


def _number(table: str, what: str) -> int:
    found = re.search(rf"^{re.escape(what)} +(\d+)", table, re.MULTILINE)
    assert found, table
    return int(found[1])


PASSWORD = "four words of ours"


def _manager(server: RunningServer) -> str:
    """A manager, `leyla`, who has signed in before; the key of the second factor."""
    store = bootstrap.store_of(server.settings, serving=False)
    hall = bootstrap.open_hall(server.settings, store, bootstrap.stored_clock(store))
    about = {"login": "leyla", "name": "Leyla M", "language": "en", "password": PASSWORD}
    told = setting_up.set_up(hall, setting_up.invite(hall, server.centre), **about)
    store.close()

    def ask(path: str, **body: str) -> Any:
        there = f"sessions/me/factor/{path}"
        answer = requesting.send(server, "POST", there, told.token, json=body)
        assert answer.ok, answer.text
        return answer.json()

    key: str = ask("offer")["secret"]
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


def test_the_simulation_reports_what_it_cannot_do(tmp_path: Path) -> None:
    """Tokens that it cannot use end it at once, also if they are good for something else."""
    file, unknown, refused = (
        tmp_path / "tokens.json",
        "novbe_an-unknown-token",
        "the server refused",
    )
    with RunningServer(VILLAGE) as server:
        right, display = server.token(Role.KIOSK), server.token(Role.DISPLAY)
        first = {"1": server.token(Role.OPERATOR, "1")}
        of_kiosk, of_second = f"{refused} the token of the kiosk", "the token of counter '2'"
        for kiosk, counters, code, told in (
            (unknown, {}, 3, f"novbe simulate: {of_kiosk}"),
            (unknown, first, 3, of_kiosk),
            (display, {}, 3, of_kiosk),
            (server.token(Role.VIEWER), first, 3, of_kiosk),
            (right, {**first, "2": unknown}, 3, of_second),
            (right, {**first, "2": first["1"]}, 3, of_second),
            (right, {**first, "99": unknown}, 2, "there is no counter '99'"),
        ):
            file.write_text(json.dumps({"kiosk": kiosk, "operators": counters}))
            words = ["--server", server.url, "--tokens", str(file)]
            done = CliRunner().invoke(simulator_cli, words, catch_exceptions=False)
            assert done.exit_code == code
            assert told in done.stderr


def test_visitors_book_and_come(tmp_path: Path) -> None:
    tokens, centre = tmp_path / "tokens.json", tmp_path / "village.toml"
    data = bookable_village(early_minutes=45)
    # The visitors without a booking must not use up the numbers.
    data["series"][0]["last"] = 999
    data["services"][1]["booking"] = {"counters": 0.2}
    data["services"][2]["booking"] = {"named": True, "draw": "thu 18:00"}
    config = CentreConfig.model_validate(data)
    with RunningServer(centre_files.write(config, centre), clock_rate=300) as server:
        operators = {"1": server.token(Role.OPERATOR, "1")}
        tokens.write_text(json.dumps({"kiosk": server.token(Role.GREETER), "operators": operators}))
        words = ["--server", server.url, "--tokens", str(tokens), "--minutes", "60", "--seed", "1"]
        done = CliRunner().invoke(simulator_cli, words, catch_exceptions=False)
        events = server.events()
    assert done.exit_code == 0
    booked = [event for event in events if event.of(e.BookingDetailed)]
    came = [event for event in events if event.data.get("booked_for")]
    assert len(booked) > len(came) > 0, (done.output, [x.type for x in events])
    listed = [event.data["in_draw"] for event in events if event.of(e.BookingListed)]
    assert Counter(listed) == {False: WAITING, True: WAITING}
