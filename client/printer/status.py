"""The status bytes of ESC/POS printers: `DLE EOT n` and `GS r 1`.

Layouts: Epson, ESC/POS Command Reference for TM printers. Every byte of `DLE EOT` has bits 1 and 4
set and bits 0 and 7 clear, a byte of `GS r` has bit 4 clear: the two can be told apart in a stream.
"""

from collections.abc import Mapping
from typing import Final

from client.printer.port import Condition, PrinterStatus

DLE_EOT: Final = b"\x10\x04"
GS_R_PAPER: Final = b"\x1dr\x01"
CLEAR: Final = b"\x10\x05\x02" + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""`DLE ENQ 2` (recover, and discard the buffer) and `DLE DC4 8` (clear the buffers)."""

ASKED: Final = (1, 2, 3, 4)
"""Printer, cause of being offline, errors, paper."""
CAUSE: Final = 2

_OFFLINE = 0x08
_COVER = 0x04
_STOPPED_BY_PAPER = 0x20
_RECOVERABLE, _CUTTER, _FATAL, _HOT = 0x04, 0x08, 0x20, 0x40
_NEAR_END, _PAPER_OUT = 0x0C, 0x60


def is_status(byte: int) -> bool:
    """Whether a byte is an answer to `DLE EOT`."""
    return byte & 0x93 == 0x12


def is_proof(byte: int) -> bool:
    """Whether a byte is an answer to `GS r`."""
    return byte & 0x90 == 0


def judge(answers: Mapping[int, int]) -> PrinterStatus:
    """The condition from the answers by `n`; a query without an answer counts as no fault.

    The most serious cause that a person can fix comes first: an open cover hides the paper, so the
    paper sensors count only with the cover closed.
    """
    printer, cause = answers.get(1, 0), answers.get(2, 0)
    errors, paper = answers.get(3, 0), answers.get(4, 0)
    if cause & _COVER:
        return PrinterStatus(Condition.COVER_OPEN, "the cover is open")
    if cause & _STOPPED_BY_PAPER or paper & _PAPER_OUT == _PAPER_OUT:
        return PrinterStatus(Condition.PAPER_OUT, "there is no paper")
    if errors & (_CUTTER | _FATAL):
        detail = "the cutter is stuck" if errors & _CUTTER else "the printer reports a fatal error"
        return PrinterStatus(Condition.BROKEN, detail)
    if printer & _OFFLINE:
        return PrinterStatus(Condition.OFFLINE, "the printer says that it is offline")
    if paper & _NEAR_END:
        return PrinterStatus(Condition.PAPER_LOW, "the paper is nearly at its end")
    return PrinterStatus(Condition.READY)


def meanings(n: int, byte: int) -> str:
    """The meaning of an answer to `DLE EOT n`, for `kiosk probe`."""
    words = {
        1: {_OFFLINE: "offline", 0x04: "drawer pin high", 0x20: "waits for recovery",
            0x40: "feed button pressed"},
        2: {_COVER: "cover open", 0x08: "feed button", _STOPPED_BY_PAPER: "stopped by paper end",
            0x40: "error"},
        3: {_RECOVERABLE: "recoverable error", _CUTTER: "cutter error", _FATAL: "fatal error",
            _HOT: "heals by itself"},
        4: {_NEAR_END: "paper near its end", _PAPER_OUT: "no paper"},
    }[n]  # fmt: skip
    said = [word for bit, word in words.items() if byte & bit]
    if not is_status(byte):
        said.append("not a status byte: the fixed bits are wrong")
    return ", ".join(said) or "nothing to report"
