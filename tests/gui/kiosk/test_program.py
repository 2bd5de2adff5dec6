"""`python -m kiosk`, as it is typed: pictures, clear sentences, a clean end."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from contract.enums import Role
from kiosk.cli import main
from tests.parts.emupos import EmuPos
from tests.parts.hall import RunningServer
from tests.parts.programs import run_program

pytestmark = pytest.mark.gui


def test_a_picture_of_a_ticket_that_is_really_printed(hall: RunningServer, tmp_path: Path) -> None:
    target = tmp_path / "ticket.png"
    with EmuPos() as printer:
        ended = run_program(
            "kiosk", "--server", hall.url, "--token", hall.token(Role.KIOSK), "--language", "az",
            "--printer", printer.address, "--screen", "ticket", "--size", "720x1280",
            "--screenshot", str(target),
        )  # fmt: skip
        assert (ended.returncode, ended.stderr) == (0, "")
        assert len(printer.await_receipts(1)) == 1
    with Image.open(target) as picture:
        assert picture.size == (720, 1280)


def test_wrong_options_are_named() -> None:
    for option, value, sentence in (
        ("--printer", "somewhere/else", "write tcp://host:port, usb:04b8:0e15, serial:/dev"),
        ("--paper-dots", "500", "choose one of 384"),
        ("--inches", "7", "a panel of 7 inches is too small"),
    ):
        ended = CliRunner().invoke(main, [option, value])
        assert ended.exit_code == 2
        assert sentence in ended.output
