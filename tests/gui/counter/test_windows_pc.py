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
from tests.parts.hall import RunningServer, clean_env

pytestmark = pytest.mark.gui


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_counter_opens_on_a_pc_without_what_only_posix_has(
    hall: RunningServer, tmp_path: Path, signed_in: bool
) -> None:
    """The desk of an operator's token, and the page to sign in of a PC with its identity file."""
    file, picture = tmp_path / "counter.json", tmp_path / "picture.png"
    identity = Identity(
        role=Role.COUNTER,
        server=hall.url,
        secret=hall.token(Role.COUNTER, counter="1"),
        enrolled=True,
    )
    IdentityFile(file, Role.COUNTER).save(identity)
    token = hall.token(Role.OPERATOR, counter="1") if signed_in else ""
    said = subprocess.run(
        [
            *(sys.executable, "-m", "tests.gui.counter.windows_child", "--speaker", "none"),
            *("--server", hall.url, "--identity", str(file), "--folder", str(tmp_path / "kept")),
            *("--screenshot", str(picture)),
        ],
        env=clean_env() | {"NOVBE_TOKEN": token},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert picture.stat().st_size > 10_000


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
