"""A printer that speaks ESC/POS, on any connection.

Before a job the printer's status is queried (`DLE EOT`, answered at once even when it cannot
print). After the job `GS r 1` is queued behind the cut: it is answered when the paper has moved,
and not at all while the paper is out. So the first query says whether to promise a receipt, and the
second proves that it came out. In between a status query follows each piece of the job: while
answers come bytes go, however slow the line is.
"""

import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PIL import Image, ImageChops

from client.printer.lines import PrinterLine
from client.printer.port import FAULTS, Condition, PrintError, PrinterStatus
from client.printer.status import (
    ASKED,
    CAUSE,
    CLEAR,
    DLE_EOT,
    GS_R_PAPER,
    is_proof,
    is_status,
    judge,
)
from contract.enums import PrintFault

ANSWER_SECONDS: Final = 2.0
"""Timeout of the first answer; a printer that has answered once gets `NEXT_ANSWER_SECONDS`."""
NEXT_ANSWER_SECONDS: Final = 0.5
PROOF_SECONDS: Final = 8.0
"""Timeout of the proof, from the last answer to a piece. Faults are noticed much earlier."""
LOOK_SECONDS: Final = 0.5
"""Interval between status queries while the proof is awaited."""
PIECE_BYTES: Final = 4096
"""About the maximum of one command, and of what is sent before a status query."""
COMMAND_BYTES: Final = 15
"""Of a command to feed, to indent and to print a block."""

CUT: Final = b"\x1dVB\x00"
"""Feed to the blade and cut, leaving one point."""

_STOPPED = frozenset({Condition.PAPER_OUT, Condition.COVER_OPEN, Condition.BROKEN})
"""Conditions that end the wait for the proof, because staff have to come."""


class EscposPrinter:
    """A `Printer` that speaks ESC/POS; it is connected for one job or one status query. It waits
    for the proof up to `proof_seconds`."""

    def __init__(
        self, name: str, open_line: Callable[[], PrinterLine], proof_seconds: float = PROOF_SECONDS
    ) -> None:
        self.name = name
        self.open_line = open_line
        self._proof_seconds = proof_seconds
        self._failed = False
        """Whether the printer's buffer may still hold a part of the last job."""
        self._lock = threading.Lock()

    def status(self) -> PrinterStatus:
        """Query the status; waits for a running job."""
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
                            raise PrintError(PrintFault.BEFORE_SENDING, status)
                        self._print(talk, receipt)
                        return
                except OSError as error:
                    # Errors after the first byte are caught inside `_print`.
                    if last:
                        status = PrinterStatus(Condition.UNREACHABLE, str(error))
                        raise PrintError(PrintFault.BEFORE_SENDING, status) from error

    def _print(self, talk: "_Talk", receipt: Image.Image) -> None:
        pieces = job_pieces(receipt)
        if self._failed:
            # Discard an old job, which would come out with new paper.
            talk.send(CLEAR)
        self._failed = True
        try:
            status = talk.deliver(pieces, self._proof_seconds)
        except OSError as error:
            status = PrinterStatus(Condition.UNREACHABLE, str(error))
            raise PrintError(PrintFault.NO_PROOF, status) from error
        if status is not None:
            fault = FAULTS.get(status.condition, PrintFault.NO_PROOF)
            raise PrintError(fault, status)
        self._failed = False

    @contextmanager
    def _connected(self) -> Iterator["_Talk"]:
        line = self.open_line()
        try:
            yield _Talk(line)
        finally:
            line.close()


def job_bytes(receipt: Image.Image) -> bytes:
    """A receipt as ESC/POS; see `job_pieces`."""
    return b"".join(job_pieces(receipt))


def job_pieces(receipt: Image.Image) -> list[bytes]:
    """A receipt as ESC/POS commands, in pieces of about `PIECE_BYTES`: reset, rasters cropped to
    what is black (`GS v 0`, indented by `GS L`), feeds over what is white (`ESC J`), and a cut."""
    dpi = 180 if receipt.width == 512 else 203
    # `GS P`: feeds count in dots; by default some printers count in half dots.
    pieces = [b"\x1b@\x1dP" + bytes([dpi, dpi])]
    rows = _rows(receipt)
    y = indent = 0
    for top, bottom, left, right in _blocks(rows):
        command = _feed(top - y)
        if left != indent:
            command += b"\x1dL" + struct.pack("<H", left * 8)
        command += b"\x1dv0\x00" + struct.pack("<HH", right - left, bottom - top)
        command += b"".join(row[left:right] for row in rows[top:bottom])
        if len(pieces[-1]) + len(command) > PIECE_BYTES:
            pieces.append(b"")
        pieces[-1] += command
        y, indent = bottom, left
    pieces[-1] += _feed(len(rows) - y) + CUT
    return pieces


def _rows(receipt: Image.Image) -> list[bytes]:
    """A set bit for each black dot."""
    ink, length = ImageChops.invert(receipt).tobytes(), receipt.width // 8
    return [ink[start : start + length] for start in range(0, len(ink), length)]


def _blocks(rows: Sequence[bytes]) -> list[tuple[int, int, int, int]]:
    """What is black, in blocks that take few bytes: the first row and the one behind the last, the
    first byte of the rows and the one behind the last."""
    blocks: list[tuple[int, int, int, int]] = []
    for y, row in enumerate(rows):
        if not any(row):
            continue
        block = (y, y + 1, len(row) - len(row.lstrip(b"\0")), len(row.rstrip(b"\0")))
        while blocks:
            top, _, left, right = blocks[-1]
            whole = (top, y + 1, min(left, block[2]), max(right, block[3]))
            if _size(whole) > min(_size(blocks[-1]) + _size(block), PIECE_BYTES):
                break
            block = whole
            blocks.pop()
        blocks.append(block)
    return blocks


def _size(block: tuple[int, int, int, int]) -> int:
    top, bottom, left, right = block
    return COMMAND_BYTES + (bottom - top) * (right - left)


def _feed(dots: int) -> bytes:
    most, rest = divmod(dots, 255)
    return b"\x1bJ\xff" * most + (b"\x1bJ" + bytes([rest]) if rest else b"")


class _Talk:
    """Queries and answers on an open connection."""

    def __init__(self, line: PrinterLine) -> None:
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

    def deliver(self, pieces: Sequence[bytes], seconds: float) -> PrinterStatus | None:
        """Send a job and wait for the proof, up to `seconds` after the last sign that bytes go;
        None when the proof has arrived, else the status of the printer."""
        answers: list[int] = []

        def stopped() -> PrinterStatus | None:
            status = judge({CAUSE: answers[-1] if answers else 0})
            return status if status.condition in _STOPPED else None

        try:
            for piece in pieces:
                self.send(piece + DLE_EOT + bytes([CAUSE]))
                answers += filter(is_status, self._line.receive(0))
            self.send(GS_R_PAPER)
            until = time.monotonic() + seconds
            while len(answers) < len(pieces) and not stopped():
                heard = self._line.receive(until - time.monotonic())
                if any(map(is_proof, heard)):
                    return None
                if new := [*filter(is_status, heard)]:
                    answers += new
                    until = time.monotonic() + seconds
                elif time.monotonic() >= until:
                    break
            return self.await_proof(until)
        except OSError:
            # It took no more bytes, and may have reported the cause.
            if status := stopped():
                return status
            raise

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
            byte = self._ask(n, lambda byte: is_status(byte) or is_proof(byte), NEXT_ANSWER_SECONDS)
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
