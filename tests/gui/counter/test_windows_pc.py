"""A counter on a PC without what only POSIX has, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from client.net.identity import Identity, IdentityFile
from client.program.logs import start_log
from client.program.run import prepare_environment
from contract.enums import Role
from tests.gui.counter.conftest import Visitors, new_operator
from tests.parts.hall import RunningServer, clean_env

pytestmark = pytest.mark.gui

PASSWORD = "four plain words together"


def test_an_operator_serves_on_a_pc_without_what_only_posix_has(
    hall: RunningServer, visitors: Visitors, tmp_path: Path
) -> None:
    file = tmp_path / "counter.json"
    token = hall.token(Role.COUNTER, counter="12")
    IdentityFile(file, Role.COUNTER).save(
        Identity(role=Role.COUNTER, server=hall.url, secret=token, enrolled=True)
    )
    login, session = new_operator(hall, "Leyla Məmmədova", PASSWORD)
    session.close()
    catalogue = visitors.api.catalogue(hall.centre)
    own = next(one for one in catalogue.counters if one.number == "12")
    number = visitors.take(own.services[0])
    program = (sys.executable, "-m", "tests.gui.counter.windows_child")
    said = subprocess.run(
        [*program, hall.url, str(file), login, PASSWORD],
        env=clean_env(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    assert said.stdout.strip() == number


def test_windows_has_a_screen_and_may_have_no_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    of_qt = ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND")
    for name in (*of_qt, "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        prepare_environment()
    assert not {*of_qt} & {*os.environ}
    monkeypatch.setattr(sys, "stderr", None)
    start_log("counter")
