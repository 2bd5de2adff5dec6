"""What is installed for one role is enough for it: no program needs a library of another."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contract.enums import Role
from tests.parts.hall import ROOT, RunningServer, clean_env
from tools.requirements import pins


def start(role: str, *words: str, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.parts.only_role", role, *words],
        cwd=ROOT,
        env=clean_env() | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture(scope="module")
def hall() -> Iterator[RunningServer]:
    with RunningServer() as running:
        yield running


def test_a_server_runs_without_qt_and_without_what_prints(tmp_path: Path) -> None:
    where = ("--port", "0", "--no-announce", "--data", str(tmp_path))
    with start("server", "run", *where) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("Novbe is ready at "), server.stdout.read()
        server.send_signal(signal.SIGTERM)
        server.stdout.read()
    assert server.returncode == 0


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DISPLAY, Role.COUNTER])
def test_a_program_shows_the_hall_without_a_database(
    hall: RunningServer, tmp_path: Path, role: Role
) -> None:
    picture = tmp_path / "picture.png"
    token = hall.token(role, counter="1") if role is Role.COUNTER else hall.token(role)
    where = ("--server", hall.url, "--screenshot", str(picture))
    with start(role, *where, NOVBE_TOKEN=token, XDG_DATA_HOME=str(tmp_path)) as program:
        said = program.communicate()[0]
    assert (program.returncode, said) == (0, "")
    assert picture.stat().st_size > 1000


def test_the_requirements_of_a_role_have_only_what_it_needs() -> None:
    lists = {role: {pin.partition("==")[0] for pin in pins(role)} for role in ("server", "kiosk")}
    lists |= {
        role: {pin.partition("==")[0] for pin in pins(role)} for role in ("display", "counter")
    }
    assert not lists["server"] & {"pyqt6", "pillow", "python-escpos", "espeakng-loader"}
    for role in ("kiosk", "display", "counter"):
        assert not lists[role] & {"sqlalchemy", "flask", "gevent", "psycopg", "holidays"}, role
    assert "espeakng-loader" not in lists["counter"]
    assert "python-escpos" not in lists["display"]
