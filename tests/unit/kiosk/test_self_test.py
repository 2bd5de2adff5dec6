"""The self-test: the findings for parts that answer, are faulty, or are missing."""

import os
from pathlib import Path

import pytest

from client.net.api import Api
from client.net.json_store import JsonStore
from client.printer.port import Condition
from kiosk.findings import (
    Finding,
    Part,
    State,
    ask_server,
    look_at_disk,
    paper_found,
    verdict,
)
from kiosk.settings import found_printers, keep_volume, volume_in
from tests.parts.ports import free_port


def test_a_server_that_does_not_answer_is_a_fault() -> None:
    api = Api(f"http://127.0.0.1:{free_port()}", "a token")
    api.close()
    server, clock = ask_server(api)
    assert (server.state, server.message) == (State.BAD, "found_server_silent")
    assert (clock.state, clock.message) == (State.CARE, "found_clock_unknown")


def test_a_disk_is_written_and_measured(tmp_path: Path) -> None:
    found = look_at_disk(JsonStore(tmp_path / "kiosk"), tmp_path / "kiosk")
    assert found.message == "found_disk"
    assert int(found.values["n"]) > 0


def test_a_disk_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "kiosk"
    found = look_at_disk(JsonStore(folder), folder)
    assert (found.state, found.message) == (State.BAD, "found_disk_not_written")
    assert found.values["why"] == os.strerror(20)


@pytest.mark.parametrize(
    ("condition", "state", "message"),
    [
        ("none", State.NONE, "printer_none"),
        ("", State.BAD, "printer_silent"),
        (Condition.READY, State.GOOD, "found_paper"),
        (Condition.PAPER_LOW, State.CARE, "found_paper_low"),
        (Condition.COVER_OPEN, State.BAD, "printer_cover_open"),
        (Condition.BROKEN, State.BAD, "printer_broken"),
    ],
)
def test_the_printer_in_words(condition: str, state: State, message: str) -> None:
    assert paper_found(condition) == Finding(Part.PAPER, state, message)


@pytest.mark.parametrize(
    ("states", "result"),
    [
        ((State.GOOD, State.NONE), State.GOOD),
        ((State.GOOD, State.CARE), State.CARE),
        ((State.BAD, State.CARE), State.BAD),
    ],
)
def test_the_gravest_finding_is_the_verdict(states: tuple[State, State], result: State) -> None:
    parts = (Part.PAPER, Part.DISK)
    findings = {part: Finding(part, one, "") for part, one in zip(parts, states, strict=True)}
    assert verdict(findings) is result


def test_printers_that_are_plugged_in_are_found(tmp_path: Path) -> None:
    usb = tmp_path / "sys/bus/usb/devices"
    for name, kind in (("1-2", "07"), ("1-3", "03")):
        (usb / name).mkdir(parents=True)
        (usb / name / "idVendor").write_text("04b8\n")
        (usb / name / "idProduct").write_text("0e15\n")
        (usb / f"{name}:1.0").mkdir()
        (usb / f"{name}:1.0" / "bInterfaceClass").write_text(f"{kind}\n")
    adapters = tmp_path / "dev/serial/by-id"
    adapters.mkdir(parents=True)
    (adapters / "usb-Prolific-port0").touch()
    assert found_printers(tmp_path) == [
        "usb:04b8:0e15",
        "serial:/dev/serial/by-id/usb-Prolific-port0",
    ]
    assert found_printers(tmp_path / "nothing") == []


def test_the_volume_is_kept(tmp_path: Path) -> None:
    kept = JsonStore(tmp_path)
    assert volume_in(kept) is None
    keep_volume(kept, 4)
    assert volume_in(kept) == 4
    keep_volume(JsonStore(None), 4)
