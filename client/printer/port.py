"""The interface of a printer, and the types of its answers. Both calls block; implementations lock,
so that a status query never interrupts a job."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from PIL import Image

from contract.enums import PrintFault


class Condition(StrEnum):
    """The condition of a printer."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    """Prints, but the roll is nearly empty."""
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    """It reports that it is offline, without a cause."""
    BROKEN = "broken"
    """It reports its own error: of the cutter or the head."""
    SILENT = "silent"
    """It accepts the connection and does not answer: unknown, and not ready."""
    UNREACHABLE = "unreachable"


PRINTS: Final = frozenset({Condition.READY, Condition.PAPER_LOW})
"""The conditions in which a receipt may be promised."""

FAULTS: Final = {
    Condition.PAPER_OUT: PrintFault.PAPER_OUT,
    Condition.COVER_OPEN: PrintFault.COVER_OPEN,
    Condition.OFFLINE: PrintFault.OFFLINE,
    Condition.BROKEN: PrintFault.OFFLINE,
    Condition.UNREACHABLE: PrintFault.OFFLINE,
}
"""The fault of an interrupted job by the printer's condition; else `no_proof`."""


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """The status of a printer; `detail` is a sentence for the log and for the person who fixes
    it."""

    condition: Condition
    detail: str = ""

    @property
    def ready(self) -> bool:
        """Whether a receipt may be promised."""
        return self.condition in PRINTS


class PrintError(Exception):
    """A job that is not proven to have been printed; of the faults only `before_sending` proves
    that no paper exists."""

    def __init__(self, fault: PrintFault, status: PrinterStatus) -> None:
        self.fault = fault
        self.status = status
        super().__init__(f"{fault}: {status.condition} {status.detail}".strip())


class Printer(Protocol):
    """A receipt printer."""

    @property
    def name(self) -> str:
        """Its address, for logs and for staff: `tcp://10.0.0.8:9100`."""

    def status(self) -> PrinterStatus:
        """Query the status; never raises."""

    def print(self, receipt: Image.Image) -> None:
        """Print one receipt (one bit a dot), cut it, and wait for the proof; raises
        `PrintError`."""
