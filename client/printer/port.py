"""What a program asks of a printer, and the words for the answers.

Both calls block and belong in a thread that may wait. A printer does one thing
at a time: implementations keep a lock, so that looking at the status never
cuts into a job.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from PIL import Image

from contract.enums import PrintFault


class Condition(StrEnum):
    """How a printer is, as a person would say it."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    """Prints, but somebody should bring a roll."""
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    """It answers that it does not print, and does not say why."""
    BROKEN = "broken"
    """It reports an error of its own: the cutter, the head."""
    SILENT = "silent"
    """It takes the connection and answers nothing: unknown, which is not fine."""
    UNREACHABLE = "unreachable"


PRINTS: Final = frozenset({Condition.READY, Condition.PAPER_LOW})
"""The conditions in which a ticket may be promised."""

FAULTS: Final = {
    Condition.PAPER_OUT: PrintFault.PAPER_OUT,
    Condition.COVER_OPEN: PrintFault.COVER_OPEN,
    Condition.OFFLINE: PrintFault.OFFLINE,
    Condition.BROKEN: PrintFault.OFFLINE,
    Condition.UNREACHABLE: PrintFault.OFFLINE,
}
"""What a job that was cut short failed by, as far as the printer tells; else `no_proof`."""


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """How a printer is.

    Attributes:
        condition: in one word.
        detail: a sentence for the log and for whoever mends it.
    """

    condition: Condition
    detail: str = ""

    @property
    def ready(self) -> bool:
        """Whether a ticket may be promised."""
        return self.condition in PRINTS


@dataclass(frozen=True, slots=True)
class PrintProof:
    """A job that came out.

    Attributes:
        bytes_sent: length of the job.
        seconds: from the first byte to the proof.
    """

    bytes_sent: int
    seconds: float


class PrintFailed(Exception):
    """A job that is not known to have come out.

    Attributes:
        fault: for the report; only `before_sending` proves that no paper exists.
        status: how the printer was found then.
    """

    def __init__(self, fault: PrintFault, status: PrinterStatus) -> None:
        self.fault = fault
        self.status = status
        super().__init__(f"{fault}: {status.condition} {status.detail}".strip())


class Printer(Protocol):
    """A receipt printer."""

    @property
    def name(self) -> str:
        """Where it is, for logs and for staff: `tcp://10.0.0.8:9100`."""

    def status(self) -> PrinterStatus:
        """Look at it; never raises."""

    def print(self, receipt: Image.Image) -> PrintProof:
        """Print one receipt (one bit a dot), cut it, and wait for the proof.

        Raises:
            PrintFailed: nothing was sent, or it is not proven.
        """

    def close(self) -> None:
        """Let go of it."""
