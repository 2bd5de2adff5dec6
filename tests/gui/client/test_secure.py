"""The three programs at a server by TLS, and at one that is not theirs."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PyQt6 import sip
from pytestqt.qtbot import QtBot

from client.program.engine import KitEngine
from client.ui.hyphens import SOFT
from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from counter import app as counter_app
from counter.settings import CounterSettings
from display.look import TEXTS as DISPLAY_TEXTS
from display.settings import DisplaySettings
from display.station import Station
from kiosk import app as kiosk_app
from kiosk.settings import KioskSettings
from tests.parts.certificates import make
from tests.parts.hall import ROOT, VILLAGE, RunningServer, clean_env
from tests.parts.programs import run_program

pytestmark = pytest.mark.gui

PROGRAMS = {
    "kiosk": Role.KIOSK,
    "display": Role.DISPLAY,
    "counter": Role.OPERATOR,
}


@pytest.fixture(scope="module")
def hall() -> Iterator[RunningServer]:
    with RunningServer(VILLAGE, tls=True) as running:
        yield running
        assert running.said() == ""


def options(name: str, hall: RunningServer) -> Sequence[str]:
    role = PROGRAMS[name]
    token = hall.token(role, counter="1" if role is Role.OPERATOR else None)
    panel = ("--inches", "24") if name == "kiosk" else ()
    return ("--server", hall.url, "--token", token, *panel)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_connects_over_tls(name: str, hall: RunningServer, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    ended = run_program(
        *(name, *options(name, hall), "--ca", str(hall.certificate), "--size", "1280x800"),
        *("--screenshot", str(picture)),
    )
    assert ended.returncode == 0, ended.stderr
    with Image.open(picture) as taken:
        assert taken.size == (1280, 800)


def test_a_program_says_that_it_is_not_its_server(hall: RunningServer, tmp_path: Path) -> None:
    other = make(tmp_path, "other")
    running = subprocess.Popen(
        [sys.executable, "-m", "kiosk", *options("kiosk", hall)],
        stderr=subprocess.PIPE, text=True, cwd=ROOT,
        env=clean_env() | {"NOVBE_CA": str(other.chain)},
    )  # fmt: skip
    assert running.stderr is not None
    said = ""
    for line in running.stderr:
        said += line
        if "is not the expected one" in line:
            break
    running.terminate()
    _, rest = running.communicate(timeout=20)
    assert f"the certificate of {hall.url} is not the expected one: self-signed" in said
    assert "Traceback" not in said + rest
    assert running.returncode == 0


def test_the_screens_of_all_programs_name_an_untrusted_server(
    qtbot: QtBot, hall: RunningServer
) -> None:
    """The system does not trust a server's own certificate."""
    engine = KitEngine([kiosk_app.TEXTS, counter_app.TEXTS, DISPLAY_TEXTS])
    words = engine.wordings
    sentences = {words.say_in(one, "server_not_trusted") for one in PROGRAM_LANGUAGES}
    assert len(sentences) == len(PROGRAM_LANGUAGES)
    first = kiosk_app.Kiosk(KioskSettings(server=hall.url, token="x"), engine, keeps=False)
    second = counter_app.Counter(CounterSettings(server=hall.url, token="x"), words)
    third = Station(DisplaySettings(server=hall.url, token="x"), words)
    programs = (first, second, third)
    screens = (first.announcements, second.screen, third.screen)
    for one in programs:
        one.start()

    def all_say_so() -> bool:
        return all(str(one.property("refusal")).replace(SOFT, "") in sentences for one in screens)

    qtbot.waitUntil(all_say_so, timeout=8000)
    assert first.connection.away
    assert not first.connection.connected
    for one in programs:
        one.close()
    sip.delete(engine)
