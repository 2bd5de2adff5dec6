"""`python -m kiosk`, as it is typed: pictures, clear sentences, a clean end."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from contract.enums import Role
from tests.parts.emupos import EmuPos
from tests.parts.hall import ROOT, RunningServer, clean_env
from tests.parts.ports import free_port
from tests.parts.waiting import until

pytestmark = pytest.mark.gui


def kiosk(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=clean_env(), timeout=60, check=False
    )


def test_a_picture_of_a_ticket_that_is_really_printed(hall: RunningServer, tmp_path: Path) -> None:
    target = tmp_path / "ticket.png"
    with EmuPos() as printer:
        ended = kiosk(
            "--server", hall.url, "--token", hall.token(Role.KIOSK), "--language", "az",
            "--printer", printer.address, "--screen", "ticket", "--size", "720x1280",
            "--screenshot", str(target),
        )  # fmt: skip
        assert (ended.returncode, ended.stderr) == (0, "")
        assert len(printer.await_receipts(1)) == 1
    with Image.open(target) as picture:
        assert picture.size == (720, 1280)


def test_without_a_printer_it_says_so(hall: RunningServer, tmp_path: Path) -> None:
    ended = kiosk(
        "--server", hall.url, "--token", hall.token(Role.KIOSK),
        "--screenshot", str(tmp_path / "start.png"),
    )  # fmt: skip
    assert ended.returncode == 0
    assert "no printer is set" in ended.stderr
    assert "--printer tcp://HOST:PORT" in ended.stderr


def test_a_printer_that_is_not_there_is_named(hall: RunningServer, tmp_path: Path) -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    ended = kiosk(
        "--server", hall.url, "--token", hall.token(Role.KIOSK), "--printer", address,
        "--screen", "service", "--screenshot", str(tmp_path / "service.png"),
    )  # fmt: skip
    assert ended.returncode == 0
    assert f"printer {address}: unreachable" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--printer", "somewhere/else"], "write tcp://host:port or file:PATH"),
        (["--paper-dots", "500"], "choose one of 384"),
        (["--server", "hall"], "write one like http://"),
        (["--language", "Baku"], "language"),
    ],
)
def test_what_is_wrong_with_the_settings_is_said(arguments: list[str], sentence: str) -> None:
    ended = kiosk(*arguments)
    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("with_server", [True, False])
def test_a_signal_ends_it_at_once(hall: RunningServer, tmp_path: Path, with_server: bool) -> None:
    url = hall.url if with_server else f"http://127.0.0.1:{free_port()}"
    picture = tmp_path / "screen.png"
    command = [sys.executable, "-m", "kiosk", "--server", url, "--token", hall.token(Role.KIOSK)]
    process = subprocess.Popen(
        [*command, "--keep-screenshot", str(picture)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=clean_env(),
    )
    until(lambda: picture.exists() or process.poll() is not None, 60)
    assert process.poll() is None
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _said, wrong = process.communicate(timeout=15)
    assert process.returncode == 0, wrong
    assert time.monotonic() - began < 20
    assert "Traceback" not in wrong
