"""`kiosk probe` and `kiosk preview`, as they are typed."""

from pathlib import Path
from socket import create_server
from threading import Thread

from click.testing import CliRunner, Result
from PIL import Image

from kiosk.cli import main
from tests.parts.emupos import EmuPos
from tests.parts.hall import VILLAGE
from tests.parts.ports import free_port
from tests.parts.printer_lines import SerialCable


def probe(printer: str) -> Result:
    return CliRunner().invoke(main, ["probe", "--printer", printer])


def test_probe_says_what_the_printer_answers(emupos: EmuPos) -> None:
    answer = probe(f"127.0.0.1:{emupos.port}")
    assert answer.exit_code == 0, answer.output
    assert "DLE EOT 4: 12" in answer.output
    assert "the kiosk calls this 'ready'" in answer.output
    assert "it can prove that a job came out" in answer.output
    assert "GS I 66, maker:" in answer.output
    emupos.fault("paper-out")
    answer = probe(f"tcp://127.0.0.1:{emupos.port}")
    assert "the kiosk calls this 'paper_out'" in answer.output
    assert "GS r 1: no answer" in answer.output


def test_probe_says_how_long_a_ticket_takes(emupos: EmuPos) -> None:
    for baud, told, slow in (
        (38_400, "takes about 9 s", True),
        (115_200, "takes about 3 s", False),
    ):
        with SerialCable(emupos.port, bytes_a_second=200_000) as cable:
            answer = probe(f"serial:{cable.path}?baud={baud}").output
        assert f"{told} at {baud} baud" in answer
        assert ("visitors wait" in answer) == slow


def test_probe_without_a_printer_says_what_to_check() -> None:
    answer = probe(f"127.0.0.1:{free_port()}")
    assert answer.exit_code == 1
    assert "switched on" in answer.output
    answer = probe("a:b")
    assert answer.exit_code == 2
    assert "tcp://host:port" in answer.output


def test_names_of_printers_have_no_control_characters() -> None:
    def answer() -> None:
        line, _ = listening.accept()
        with line:
            # The bare text after each question; the kiosk takes for status what it can.
            while line.recv(16):
                line.sendall(b"_maker\x1b[2J\x07\x00")

    with create_server(("127.0.0.1", 0)) as listening:
        teller = Thread(target=answer)
        teller.start()
        port = listening.getsockname()[1]
        told = probe(f"127.0.0.1:{port}")
        teller.join(10)
    assert "maker: maker\ufffd[2J\ufffd" in told.output
    assert all(line.isprintable() for line in told.output.splitlines())


def test_preview_draws_the_receipt_of_a_centre(tmp_path: Path) -> None:
    """With its logo, which lies next to the file."""
    centre, target = tmp_path / "village.toml", tmp_path / "receipt.png"
    source = VILLAGE.read_text("utf-8")

    def preview(text: str, *options: str) -> Result:
        centre.write_text(text, "utf-8")
        return CliRunner().invoke(main, ["preview", str(centre), "--into", str(target), *options])

    def drawn(text: str, *options: str) -> Image.Image:
        answer = preview(text, *options)
        assert answer.exit_code == 0, answer.output
        with Image.open(target) as picture:
            return picture.copy()

    assert drawn(source, "--language", "en", "--width", "384").width == 384
    Image.new("L", (200, 100), "black").save(tmp_path / "logo.png")
    own = drawn(source.replace("[centre]", '[centre]\nlogo = "logo.png"', 1))
    assert own.crop((196, 4, 380, 92)).getextrema() == (0, 0)
    # The name of the second; the agency is the same.
    assert drawn(source, "--two-services").height > drawn(source).height + 6 * 8
    # By the clock on the hall's wall, wherever that is.
    there = source.replace("Asia/Baku", "America/Lima")
    assert drawn(there) == drawn(source)
    refused = preview(source.replace('slug = "village"', "slug = village", 1))
    assert refused.exit_code == 1
    assert f"line {source[: source.index('slug')].count(chr(10)) + 1}: this value" in refused.output
