"""The answers and the addresses of printers."""

import tomllib
from pathlib import Path

import pytest
from PIL import Image

from client.printer.address import PrinterAddressError, printer_at
from client.printer.escpos import EscposPrinter, job_bytes
from client.printer.lines import serial_seconds
from client.printer.port import Condition, PrintError
from client.printer.recording import RecordingPrinter
from client.printer.status import is_proof, is_status, judge
from client.receipt.content import receipt_content
from client.receipt.example import catalogue_of, example_ticket
from client.receipt.render import render
from contract.centre import CentreConfig
from contract.enums import PrintFault
from contract.texts import PROGRAM_LANGUAGES
from tests.parts.hall import ASAN

RECEIPT = Image.new("1", (384, 40), 255)


@pytest.mark.parametrize(
    ("answers", "condition"),
    [
        ({1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}, Condition.READY),
        ({1: 0x12, 4: 0x1E}, Condition.PAPER_LOW),
        ({1: 0x1A, 2: 0x32, 4: 0x7E}, Condition.PAPER_OUT),
        ({1: 0x1A, 2: 0x16, 4: 0x7E}, Condition.COVER_OPEN),
        ({1: 0x1A, 2: 0x12, 3: 0x1A}, Condition.BROKEN),
        ({1: 0x1A, 2: 0x12, 3: 0x12, 4: 0x12}, Condition.OFFLINE),
        ({1: 0x12}, Condition.READY),
    ],
)
def test_the_status_bytes_make_one_condition(answers: dict[int, int], condition: Condition) -> None:
    assert judge(answers).condition is condition
    assert judge(answers).ready == (condition in (Condition.READY, Condition.PAPER_LOW))


def test_a_status_and_a_proof_are_never_taken_for_each_other() -> None:
    statuses = {byte for byte in range(256) if is_status(byte)}
    proofs = {byte for byte in range(256) if is_proof(byte)}
    assert statuses
    assert proofs
    assert not statuses & proofs


def test_the_recording_printer_keeps_bytes_and_pictures(tmp_path: Path) -> None:
    printer = printer_at(f"file:{tmp_path / 'lp0'}")
    assert isinstance(printer, RecordingPrinter)
    printer.print(RECEIPT)
    written = (tmp_path / "lp0").read_bytes()
    # White paper is fed.
    assert written == b"\x1b@\x1dP\xcb\xcb\x1bJ\x28\x1dVB\x00"
    assert printer.receipts == [RECEIPT]
    printer.condition = Condition.PAPER_OUT
    with pytest.raises(PrintError) as failed:
        printer.print(RECEIPT)
    assert failed.value.fault is PrintFault.BEFORE_SENDING
    nowhere = RecordingPrinter(tmp_path / "nowhere" / "lp0")
    assert nowhere.status().condition is Condition.UNREACHABLE


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_a_ticket_takes_at_most_ten_seconds_on_a_serial_line(language: str) -> None:
    """The longest of the sample centre, at 38,400 baud on 80 mm paper."""
    config = CentreConfig.model_validate(tomllib.loads(ASAN.read_text("utf-8")))
    catalogue = catalogue_of(config, "https://hall.example")
    ticket = example_ticket(language, catalogue)
    job = job_bytes(render(receipt_content(ticket, catalogue, language), 576))
    assert serial_seconds(job, 38_400) <= 10


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("tcp://10.0.0.8:9101", "tcp://10.0.0.8:9101"),
        ("printer.hall", "tcp://printer.hall:9100"),
        ("usb:04b8:0e15", "usb:04b8:0e15"),
        ("serial:/dev/ttyUSB1?baud=19200", "serial:/dev/ttyUSB1?baud=19200"),
    ],
)
def test_addresses_of_printers(address: str, name: str) -> None:
    printer = printer_at(address)
    assert isinstance(printer, EscposPrinter)
    assert printer.name == name


@pytest.mark.parametrize(
    "address",
    ["tcp://", "tcp://a:b", "a/b", "usb:1:2", "serial:/dev/x?baud=fast"],
)
def test_an_address_without_a_printer_is_refused(address: str) -> None:
    with pytest.raises(PrinterAddressError, match=r"tcp://host:port|file:/dev"):
        printer_at(address)
