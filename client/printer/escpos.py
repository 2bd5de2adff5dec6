"""A printer that speaks ESC/POS, on any connection.

Before a job the printer's status is queried (`DLE EOT`, answered at once even when it cannot
print). After the job `GS r 1` is queued behind the cut: it is answered when the paper has moved,
and not at all while the paper is out. So the first query says whether to promise a receipt, and the
second proves that it came out.
"""

import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Final

from PIL import Image

from client.printer.lines import Line
from client.printer.port import FAULTS, Condition, PrinterStatus, PrintFailed
from client.printer.status import ASKED, CLEAR, DLE_EOT, GS_R_PAPER, is_proof, is_status, judge
from contract.enums import PrintFault

ANSWER_SECONDS: Final = 2.0
"""Timeout of the first answer; a printer that has answered once gets `NEXT_ANSWER_SECONDS`."""
NEXT_ANSWER_SECONDS: Final = 0.5
PROOF_SECONDS: Final = 8.0
"""Timeout of the proof: a long receipt on a slow printer. Faults are noticed much earlier."""
LOOK_SECONDS: Final = 0.5
"""Interval between status queries while the proof is awaited."""
PIECE_LINES: Final = 960
"""Maximum of one command: printers accept no longer ones."""

_STOPPED = frozenset({Condition.PAPER_OUT, Condition.COVER_OPEN, Condition.BROKEN})
"""Conditions that end the wait for the proof, because staff have to come."""


class EscposPrinter:
    """A `Printer` that speaks ESC/POS; it is connected for one job or one status query. It waits
    for the proof up to `proof_seconds`."""

    def __init__(
        self, name: str, open_line: Callable[[], Line], proof_seconds: float = PROOF_SECONDS
    ) -> None:
        self.name = name
        self.open_line = open_line
        self._proof_seconds = proof_seconds
        self._failed = False
        """Whether the printer's buffer may still hold a part of the last job."""
        self._lock = threading.Lock()

    def status(self) -> PrinterStatus:
        """Query the status; waits for a running job."""
        _library()  # The first status query is before the first job.
        with self._lock:
            try:
                with self._connected() as talk:
                    return talk.status()
            except OSError as error:
                return PrinterStatus(Condition.UNREACHABLE, str(error))

    def print(self, receipt: Image.Image) -> None:
        """See `Printer.print`. Retried once if no byte has been sent."""
        with self._lock:
            for last in (False, True):
                try:
                    with self._connected() as talk:
                        status = talk.status()
                        if not status.ready:
                            raise PrintFailed(PrintFault.BEFORE_SENDING, status)
                        self._print(talk, receipt)
                        return
                except OSError as error:
                    # Errors after the first byte are caught inside `_print`.
                    if last:
                        status = PrinterStatus(Condition.UNREACHABLE, str(error))
                        raise PrintFailed(PrintFault.BEFORE_SENDING, status) from error

    def _print(self, talk: "_Talk", receipt: Image.Image) -> None:
        job = job_bytes(receipt)
        if self._failed:
            # Discard an old job, which would come out with new paper.
            talk.send(CLEAR)
        until = time.monotonic() + self._proof_seconds
        self._failed = True
        try:
            talk.send(job)
            talk.send(GS_R_PAPER)
            status = talk.await_proof(until)
        except OSError as error:
            status = PrinterStatus(Condition.UNREACHABLE, str(error))
            raise PrintFailed(PrintFault.NO_PROOF, status) from error
        if status is not None:
            fault = FAULTS.get(status.condition, PrintFault.NO_PROOF)
            raise PrintFailed(fault, status)
        self._failed = False

    @contextmanager
    def _connected(self) -> Iterator["_Talk"]:
        line = self.open_line()
        try:
            yield _Talk(line)
        finally:
            line.close()


def job_bytes(receipt: Image.Image) -> bytes:
    """A receipt as ESC/POS: reset, raster image, feed to the blade and cut, leaving one point."""
    recorder = _library().Dummy()
    recorder.hw("INIT")
    for top in range(0, receipt.height, PIECE_LINES):
        piece = receipt.crop((0, top, receipt.width, min(top + PIECE_LINES, receipt.height)))
        recorder._raw(_raster(piece))
    recorder.cut(mode="PART", feed=False)
    return bytes(recorder.output)


def _library() -> ModuleType:
    """python-escpos, imported late: it reads a table of all printers, which takes 150 ms."""
    return import_module("escpos.printer")


def _raster(piece: Image.Image) -> bytes:
    """`GS v 0`: a row of bytes for each line, a set bit for each black dot. The library's own
    version takes half as long as rendering the receipt, and prints a warning on standard output."""
    size = struct.pack("<HH", piece.width // 8, piece.height)
    return b"\x1dv0\x00" + size + piece.tobytes("raw", "1;I")


class _Talk:
    """Queries and answers on an open connection."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def send(self, data: bytes) -> None:
        self._line.send(data)

    def status(self) -> PrinterStatus:
        """Send all four queries; a printer that does not answer the first is silent."""
        answers: dict[int, int] = {}
        for n in ASKED:
            byte = self._ask(n, is_status, NEXT_ANSWER_SECONDS if answers else ANSWER_SECONDS)
            if byte is not None:
                answers[n] = byte
            elif not answers:
                return PrinterStatus(
                    Condition.SILENT, "it accepts the connection and does not answer"
                )
        return judge(answers)

    def await_proof(self, until: float) -> PrinterStatus | None:
        """None when the proof has arrived; else the status of the printer."""
        while True:
            end = min(until, time.monotonic() + LOOK_SECONDS)
            if self._read_until(is_proof, end) is not None:
                return None
            status = self._look()
            if status is None:
                return None
            if status.condition in _STOPPED or time.monotonic() >= until:
                return status

    def _look(self) -> PrinterStatus | None:
        """The status while the proof is awaited; None if the proof has arrived meanwhile."""
        answers: dict[int, int] = {}
        for n in ASKED:
            byte = self._ask(n, lambda one: is_status(one) or is_proof(one), NEXT_ANSWER_SECONDS)
            if byte is not None and is_proof(byte):
                return None
            if byte is not None:
                answers[n] = byte
        if not answers:
            return PrinterStatus(Condition.SILENT, "it does not answer any more")
        return judge(answers)

    def _ask(self, n: int, wanted: Callable[[int], bool], seconds: float) -> int | None:
        self.send(DLE_EOT + bytes([n]))
        return self._read_until(wanted, time.monotonic() + seconds)

    def _read_until(self, wanted: Callable[[int], bool], end: float) -> int | None:
        """The first wanted byte; others (an old answer, an automatic status) are dropped."""
        while (left := end - time.monotonic()) > 0:
            for byte in self._line.receive(left):
                if wanted(byte):
                    return byte
        return None
