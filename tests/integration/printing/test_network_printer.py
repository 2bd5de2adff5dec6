"""The network printer against a simulated one: real ESC/POS over real TCP."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image, ImageChops

from contract.enums import PrintFault
from contract.texts import PROGRAM_LANGUAGES
from kiosk.example import example_catalogue, example_ticket
from kiosk.printer import Condition, NetworkPrinter, PrintFailed
from kiosk.receipt import page_address, receipt_content, render
from tests.parts.emupos import EmuPos
from tests.parts.ports import free_port


def receipt(language: str = "az", width: int = 576) -> Image.Image:
    catalogue = example_catalogue()
    return render(receipt_content(example_ticket(language), catalogue, language), width)


def printer_of(emupos: EmuPos) -> NetworkPrinter:
    return NetworkPrinter("127.0.0.1", emupos.port, proof_seconds=3)


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_what_is_rendered_comes_out_dot_for_dot(emupos: EmuPos, language: str) -> None:
    before = len(emupos.receipts())
    picture = receipt(language)
    proof = printer_of(emupos).print(picture)
    printed = emupos.await_receipts(before + 1)[-1].convert("1")
    assert printed.width == picture.width
    on_paper = printed.crop((0, 0, picture.width, picture.height))
    assert ImageChops.difference(on_paper.convert("L"), picture.convert("L")).getbbox() is None
    assert 0 < proof.seconds < 3


@pytest.mark.parametrize("width", [384, 576])
def test_the_code_on_paper_leads_to_the_ticket(emupos: EmuPos, width: int) -> None:
    before = len(emupos.receipts())
    printer_of(emupos).print(receipt(width=width))
    printed = emupos.await_receipts(before + 1)[-1].convert("L")
    codes = zxingcpp.read_barcodes(printed)
    wanted = page_address(example_catalogue(), example_ticket("az").token)
    assert [code.text for code in codes] == [wanted]


@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        ("paper-out", Condition.PAPER_OUT),
        ("cover-open", Condition.COVER_OPEN),
        ("offline", Condition.OFFLINE),
    ],
)
def test_a_printer_that_cannot_print_gets_no_byte(
    emupos: EmuPos, fault: str, condition: Condition
) -> None:
    before = len(emupos.receipts())
    printer = printer_of(emupos)
    emupos.fault(fault)
    assert printer.status().condition is condition
    with pytest.raises(PrintFailed) as failed:
        printer.print(receipt())
    assert failed.value.fault is PrintFault.BEFORE_SENDING
    assert failed.value.status.condition is condition
    emupos.clear()
    assert printer.status().ready
    # Of what came before the next receipt nothing is on paper.
    printer.print(receipt())
    assert len(emupos.await_receipts(before + 1)) == before + 1


def test_low_paper_is_known_and_still_prints(emupos: EmuPos) -> None:
    emupos.fault("paper-near-end")
    printer = printer_of(emupos)
    assert printer.status().condition is Condition.PAPER_LOW
    assert printer.print(receipt()).bytes_sent > 10_000


def test_nobody_there() -> None:
    printer = NetworkPrinter("127.0.0.1", free_port())
    assert printer.status().condition is Condition.UNREACHABLE
    with pytest.raises(PrintFailed) as failed:
        printer.print(receipt())
    assert failed.value.fault is PrintFault.BEFORE_SENDING
    assert failed.value.status.condition is Condition.UNREACHABLE


@pytest.mark.parametrize(
    ("fault", "reported"),
    [
        ("paper-out", PrintFault.PAPER_OUT),
        ("cover-open", PrintFault.COVER_OPEN),
        ("offline", PrintFault.OFFLINE),
    ],
)
def test_a_fault_in_the_middle_of_a_job_is_not_proven(
    emupos: EmuPos, fault: str, reported: PrintFault
) -> None:
    with Relay(emupos.port) as relay:
        relay.before_job = lambda: emupos.fault(fault)
        printer = NetworkPrinter("127.0.0.1", relay.port, proof_seconds=2)
        with pytest.raises(PrintFailed) as failed:
            printer.print(receipt())
    assert failed.value.fault is reported


def test_a_line_cut_halfway_proves_nothing(emupos: EmuPos) -> None:
    with Relay(emupos.port) as relay:
        relay.cut_in_job = True
        printer = NetworkPrinter("127.0.0.1", relay.port, proof_seconds=2)
        with pytest.raises(PrintFailed) as failed:
            printer.print(receipt())
    assert failed.value.fault is PrintFault.NO_PROOF


def test_a_printer_that_says_nothing_is_not_trusted() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        printer = NetworkPrinter("127.0.0.1", mute.getsockname()[1])
        began = time.monotonic()
        with pytest.raises(PrintFailed) as failed:
            printer.print(receipt())
    assert failed.value.fault is PrintFault.BEFORE_SENDING
    assert failed.value.status.condition is Condition.SILENT
    assert time.monotonic() - began < 20


class Relay:
    """A line to the printer that something can happen to when the job begins."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self.before_job: Callable[[], None] = lambda: None
        self.cut_in_job = False
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> "Relay":
        self._spawn(self._serve)
        return self

    def __exit__(self, *_exc: object) -> None:
        self._server.close()
        for thread in self._threads:
            thread.join(5)

    def _spawn(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work)
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        self._server.settimeout(5)
        try:
            near, _address = self._server.accept()
        except OSError:
            return
        far = socket.create_connection(("127.0.0.1", self._target))
        self._spawn(lambda: self._pump(far, near, job=False))
        self._pump(near, far, job=True)

    def _pump(self, source: socket.socket, sink: socket.socket, *, job: bool) -> None:
        begun = False
        try:
            while data := source.recv(4096):
                # ESC @ begins a job; the questions before it are DLE EOT.
                if job and not begun and b"\x1b@" in data:
                    begun = True
                    self.before_job()
                    if self.cut_in_job:
                        break
                sink.sendall(data)
        except OSError:
            pass
        for one in (source, sink):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
