"""`kiosk probe` and `kiosk preview`, as they are typed."""

from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from kiosk.cli import main
from tests.parts.emupos import EmuPos
from tests.parts.ports import free_port


def test_probe_says_what_the_printer_answers(emupos: EmuPos) -> None:
    answer = CliRunner().invoke(main, ["probe", "--printer", f"127.0.0.1:{emupos.port}"])
    assert answer.exit_code == 0, answer.output
    assert "DLE EOT 4: 12" in answer.output
    assert "the kiosk calls this 'ready'" in answer.output
    assert "it can prove that a job came out" in answer.output
    assert "GS I 66, maker:" in answer.output


def test_probe_of_a_printer_without_paper(emupos: EmuPos) -> None:
    emupos.fault("paper-out")
    answer = CliRunner().invoke(main, ["probe", "--printer", f"tcp://127.0.0.1:{emupos.port}"])
    assert "the kiosk calls this 'paper_out'" in answer.output
    assert "GS r 1: no answer" in answer.output


def test_probe_where_nobody_is_says_what_to_look_at() -> None:
    answer = CliRunner().invoke(main, ["probe", "--printer", f"127.0.0.1:{free_port()}"])
    assert answer.exit_code == 1
    assert "switched on" in answer.output
    answer = CliRunner().invoke(main, ["probe", "--printer", "a:b"])
    assert answer.exit_code == 2
    assert "tcp://host:port" in answer.output


def test_preview_draws_a_receipt(tmp_path: Path) -> None:
    target = tmp_path / "az.png"
    command = ["preview", "--language", "az", "--width", "384", "--output", str(target)]
    answer = CliRunner().invoke(main, command)
    assert answer.exit_code == 0, answer.output
    with Image.open(target) as picture:
        assert picture.width == 384
