"""The three programs as they are started: their options, a server by TLS, and one that is not
theirs."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from PyQt6 import sip
from pytestqt.qtbot import QtBot

from client.program.engine import KitEngine
from client.ui.hyphens import SOFT
from client.ui.wording import Wordings
from contract.board import TEXTS as DISPLAY_TEXTS
from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from counter import app as counter_app
from counter.settings import CounterSettings
from display import cli as display_cli
from display.settings import DisplaySettings
from display.station import Station
from kiosk import app as kiosk_app
from kiosk import cli as kiosk_cli
from kiosk.settings import KioskSettings
from tests.parts.certificates import make
from tests.parts.emupos import EmuPos
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.programs import run_program

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def hall() -> Iterator[RunningServer]:
    with RunningServer(VILLAGE, tls=True) as running:
        yield running
        assert running.said() == ""


def test_a_kiosk_over_tls_keeps_a_picture_of_a_ticket_that_is_really_printed(
    hall: RunningServer, tmp_path: Path
) -> None:
    picture = tmp_path / "ticket.png"
    with EmuPos() as printer:
        ended = run_program(
            *("kiosk", "--server", hall.url, "--token", hall.token(Role.KIOSK), "--inches", "24"),
            *("--ca", str(hall.certificate), "--printer", printer.address, "--language", "az"),
            *("--screen", "ticket", "--size", "720x1280", "--screenshot", str(picture)),
            XDG_DATA_HOME=str(tmp_path),
        )
        assert (ended.returncode, ended.stderr) == (0, "")
        assert len(printer.await_receipts(1)) == 1
    with Image.open(picture) as taken:
        assert taken.size == (720, 1280)


@pytest.mark.parametrize(
    ("program", "options", "sentence"),
    [
        (
            kiosk_cli,
            "--printer somewhere/else",
            "write tcp://host:port, usb:04b8:0e15, serial:/dev",
        ),
        (kiosk_cli, "--paper-dots 500", "choose one of 384"),
        (kiosk_cli, "--inches 7", "a panel of 7 inches is too small"),
        (display_cli, "--token t --size big", "write it like 1920x1080"),
        (display_cli, "--token t --inches 22 --farthest-seat-m 15", "take a larger panel"),
    ],
)
def test_wrong_options_are_named(program: ModuleType, options: str, sentence: str) -> None:
    ended = CliRunner().invoke(program.main, options)
    assert ended.exit_code == 2
    assert sentence in ended.output


def test_all_programs_connect_over_tls_and_name_an_untrusted_server(
    qtbot: QtBot, hall: RunningServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    words = Wordings([DISPLAY_TEXTS], "en")
    sentences = {words.say_in(one, "server_not_trusted") for one in PROGRAM_LANGUAGES}
    assert len(sentences) == len(PROGRAM_LANGUAGES)

    def programs(engine: KitEngine, ca: Path | None) -> list[tuple[Any, Any]]:
        """Each program with the screen that says what is wrong."""
        words = engine.wordings
        at: Any = {"server": hall.url, "ca": ca, "folder": tmp_path / "kept"}
        kiosk = kiosk_app.Kiosk(
            KioskSettings(token=hall.token(Role.KIOSK), **at), engine, keeps=False
        )
        operator = hall.token(Role.OPERATOR, counter="1")
        counter = counter_app.CounterApp(CounterSettings(token=operator, **at), words)
        display = Station(DisplaySettings(token=hall.token(Role.DISPLAY), **at), words)
        return [
            (kiosk, kiosk.announcements),
            (counter, counter.screen),
            (display, display.screen),
        ]

    def trusts(program: Any, screen: Any) -> bool:
        return bool(program.connection.connected and not screen.property("refusal"))

    def distrusts(program: Any, screen: Any) -> bool:
        refusal = str(screen.property("refusal")).replace(SOFT, "")
        return refusal in sentences and not program.connection.connected

    # The system does not trust a server's own certificate.
    for ca, right in (
        (hall.certificate, trusts),
        (None, distrusts),
        (make(tmp_path, "other").chain, distrusts),
    ):
        engine = KitEngine([kiosk_app.TEXTS, *counter_app.TEXTS, DISPLAY_TEXTS])
        started = programs(engine, ca)
        for program, _ in started:
            program.start()
        for program, screen in started:
            qtbot.waitUntil(partial(right, program, screen))
        for program, _ in started:
            program.close()
        sip.delete(engine)
    wrong = f"the certificate of {hall.url} is not the expected one: self-signed"
    assert wrong in caplog.text
