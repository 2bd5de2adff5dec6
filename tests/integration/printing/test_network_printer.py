"""The network printer against a simulated one: real ESC/POS over real TCP."""

import socket
import time
from functools import cache, partial

import pytest
import zxingcpp
from PIL import Image, ImageChops

from client.printer.address import network_printer, printer_at
from client.printer.escpos import EscposPrinter, job_bytes
from client.printer.port import Condition, PrintError
from client.receipt.content import receipt_content
from client.receipt.example import example_catalogue, example_ticket
from client.receipt.render import render
from contract.catalogue import page_address
from contract.enums import PrintFault
from tests.parts.emupos import EmuPos
from tests.parts.ports import free_port
from tests.parts.printer_lines import FaultyLine, Memory, SerialCable, SlowLine


@cache
def receipt(language: str = "az") -> Image.Image:
    catalogue = example_catalogue()
    return render(receipt_content(example_ticket(language), catalogue, language), 576)


def printer_of(emupos: EmuPos) -> EscposPrinter:
    return network_printer("127.0.0.1", emupos.port, proof_seconds=3)


def require_on_paper(printed: Image.Image, picture: Image.Image) -> None:
    assert printed.width == picture.width
    # The simulator leaves out the white paper at the end.
    on_paper = Image.new("1", picture.size, 255)
    on_paper.paste(printed.convert("1"))
    assert ImageChops.difference(on_paper.convert("L"), picture.convert("L")).getbbox() is None


def test_a_rendered_receipt_is_printed_and_its_code_leads_to_the_ticket(emupos: EmuPos) -> None:
    before = len(emupos.receipts())
    printer_of(emupos).print(receipt("ar"))
    printed = emupos.await_receipts(before + 1)[-1]
    require_on_paper(printed, receipt("ar"))
    codes = zxingcpp.read_barcodes(printed.convert("L"))
    wanted = page_address(example_catalogue(), example_ticket("ar").token)
    assert [code.text for code in codes] == [wanted]


def test_a_printer_that_cannot_print_gets_no_byte(emupos: EmuPos) -> None:
    before = len(emupos.receipts())
    printer = printer_of(emupos)
    for fault, condition in (
        ("paper-out", Condition.PAPER_OUT),
        ("cover-open", Condition.COVER_OPEN),
        ("offline", Condition.OFFLINE),
    ):
        emupos.fault(fault)
        assert printer.status().condition is condition
        with pytest.raises(PrintError) as failed:
            printer.print(receipt())
        assert failed.value.fault is PrintFault.BEFORE_SENDING
        assert failed.value.status.condition is condition
        emupos.clear()
        assert printer.status().ready
    # Nothing sent before the next receipt is on paper.
    printer.print(receipt())
    assert len(emupos.await_receipts(before + 1)) == before + 1


def test_a_printer_that_does_not_answer_is_not_trusted() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        for port, condition in (
            (free_port(), Condition.UNREACHABLE),
            (mute.getsockname()[1], Condition.SILENT),
        ):
            with pytest.raises(PrintError) as failed:
                network_printer("127.0.0.1", port).print(receipt())
            assert failed.value.fault is PrintFault.BEFORE_SENDING
            assert failed.value.status.condition is condition


@pytest.mark.parametrize(
    ("fault", "reported"),
    [
        ("paper-out", PrintFault.PAPER_OUT),
        ("cover-open", PrintFault.COVER_OPEN),
        ("offline", PrintFault.OFFLINE),
        ("cut", PrintFault.NO_PROOF),
    ],
)
def test_a_fault_in_the_middle_of_a_job_is_not_proven(
    emupos: EmuPos, fault: str, reported: PrintFault
) -> None:
    with FaultyLine(emupos.port) as line:
        line.plan(0, line.be_cut if fault == "cut" else partial(emupos.fault, fault))
        printer = network_printer("127.0.0.1", line.port, proof_seconds=2)
        with pytest.raises(PrintError) as failed:
            printer.print(receipt())
    assert failed.value.fault is reported


def test_no_old_job_is_printed_with_new_paper(emupos: EmuPos) -> None:
    """The paper ended in a job, which the printer keeps; the next job forgets it first."""
    before = len(emupos.receipts())
    with Memory(emupos.port) as printer_with_memory:
        printer = network_printer("127.0.0.1", printer_with_memory.port, proof_seconds=1)
        printer_with_memory.before_job = lambda: emupos.fault("paper-out")
        with pytest.raises(PrintError):
            printer.print(receipt("az"))
        assert printer_with_memory.kept
        printer_with_memory.before_job = lambda: None
        emupos.clear()
        printer.print(receipt("en"))
        assert not printer_with_memory.kept
    printed = emupos.await_receipts(before + 1)
    assert len(printed) == before + 1
    require_on_paper(printed[-1], receipt("en"))


def test_a_slow_printer_has_time_while_it_answers(emupos: EmuPos) -> None:
    """The whole job takes longer than the limit of the proof."""
    before, began = len(emupos.receipts()), time.monotonic()
    with SlowLine(emupos.port, rate=14_000) as line:
        network_printer("127.0.0.1", line.port, proof_seconds=1).print(receipt("ar"))
    assert time.monotonic() - began > 1.5
    require_on_paper(emupos.await_receipts(before + 1)[-1], receipt("ar"))


def test_a_serial_printer_is_slow_and_proves_its_job(emupos: EmuPos) -> None:
    before = len(emupos.receipts())
    with SerialCable(emupos.port, bytes_a_second=200_000) as cable:
        printer = printer_at(f"serial:{cable.path}?baud=115200")
        assert printer.status().condition is Condition.READY
        began = time.monotonic()
        printer.print(receipt())
        assert len(job_bytes(receipt())) / (time.monotonic() - began) <= 220_000
        emupos.fault("paper-out")
        assert printer.status().condition is Condition.PAPER_OUT
        emupos.clear()
    assert len(emupos.await_receipts(before + 1)) == before + 1
    assert printer.status().condition is Condition.UNREACHABLE
