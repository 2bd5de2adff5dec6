"""The self-test: the findings for parts that answer, are faulty, or are missing."""

import os
from pathlib import Path

from client.net.json_store import JsonStore
from kiosk.findings import (
    CheckState,
    look_at_disk,
)
from kiosk.settings import found_printers


def test_a_disk_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "kiosk"
    found = look_at_disk(JsonStore(folder), folder)
    assert (found.state, found.message) == (CheckState.BAD, "found_disk_not_written")
    assert found.values["why"] == os.strerror(20)


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
