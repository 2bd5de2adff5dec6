"""`kiosk probe`, `kiosk preview` and `kiosk search`, as they are typed."""

from pathlib import Path
from socket import create_server
from threading import Thread

from click.testing import CliRunner
from PIL import Image

from kiosk.cli import main
from tests.parts.emupos import EmuPos
from tests.parts.hall import ASAN, VILLAGE
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


def test_probe_without_a_printer_says_what_to_check() -> None:
    answer = CliRunner().invoke(main, ["probe", "--printer", f"127.0.0.1:{free_port()}"])
    assert answer.exit_code == 1
    assert "switched on" in answer.output
    answer = CliRunner().invoke(main, ["probe", "--printer", "a:b"])
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
        told = CliRunner().invoke(main, ["probe", "--printer", f"127.0.0.1:{port}"])
        teller.join(10)
    assert "maker: maker\ufffd[2J\ufffd" in told.output
    assert all(line.isprintable() for line in told.output.splitlines())


def test_search_prints_the_keys_best_first() -> None:
    command = ["search", str(ASAN), "--language", "en", "driver lisence"]
    answer = CliRunner().invoke(main, command)
    assert (answer.exit_code, answer.output) == (0, "driving-licence\n")
    answer = CliRunner().invoke(main, ["search", str(VILLAGE), "vergi"])
    assert answer.output.splitlines()[0] == "land-tax"
    answer = CliRunner().invoke(main, ["search", str(VILLAGE), "--language", "en", "zzzz"])
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "'zzzz' finds no service of" in answer.stderr
    answer = CliRunner().invoke(main, ["search", str(VILLAGE), "--language", "fr", "x"])
    assert answer.exit_code == 1
    assert "has no 'fr', but az, en" in answer.output


def test_preview_draws_a_receipt(tmp_path: Path) -> None:
    target = tmp_path / "az.png"
    command = ["preview", "--language", "az", "--width", "384", "--into", str(target)]
    heights = []
    for services in ([], ["--two-services"]):
        answer = CliRunner().invoke(main, [*command, str(ASAN), *services])
        assert answer.exit_code == 0, answer.output
        with Image.open(target) as picture:
            assert picture.width == 384
            heights.append(picture.height)
    # The name and the agency of the second.
    assert heights[1] > heights[0] + 6 * 8


def test_preview_draws_a_centre_of_its_own(tmp_path: Path) -> None:
    """With its logo and its own lines; the hall's first language where none is named."""
    centre, plain, own = tmp_path / "village.toml", tmp_path / "plain.png", tmp_path / "own.png"
    source = VILLAGE.read_text("utf-8")
    centre.write_text(source, "utf-8")
    command = ["preview", str(centre), "--into"]
    answer = CliRunner().invoke(main, [*command, str(plain)])
    assert answer.exit_code == 0, answer.output
    logo = 'logo = "logo.png"'
    lines = '[receipt]\nlines = [{ az = "Sağ olun", en = "Thank you" }]\n'
    Image.new("L", (200, 100), "black").save(tmp_path / "logo.png")
    centre.write_text(source.replace("[centre]", f"[centre]\n{logo}", 1) + lines, "utf-8")
    answer = CliRunner().invoke(main, [*command, str(own)])
    assert answer.exit_code == 0, answer.output
    with Image.open(plain) as one, Image.open(own) as other:
        # 12 mm of logo and a line.
        assert other.height - one.height > 12 * 8
        assert other.crop((196, 4, 380, 92)).getextrema() == (0, 0)
    centre.write_text(source.replace('slug = "village"', 'slug = "The Village"', 1), "utf-8")
    answer = CliRunner().invoke(main, [*command, str(own)])
    assert answer.exit_code == 1
    assert "centre.slug: a short name has up to 40 small letters" in answer.output
    centre.write_text(source.replace('slug = "village"', "slug = village", 1), "utf-8")
    answer = CliRunner().invoke(main, [*command, str(own)])
    assert f"line {source[: source.index('slug')].count(chr(10)) + 1}: this value" in answer.output
