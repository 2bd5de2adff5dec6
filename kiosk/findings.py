"""What the self-test finds of the parts that answer for themselves: server, clock, disk, paper."""

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from client.api import Api, Refused, Unreachable
from client.kept import Kept
from client.printer import Condition
from contract.permissions import Reading
from contract.routes import address_of

ASK_SECONDS: Final = 5.0
CLOCK_SECONDS: Final = 5.0
"""As many seconds may the machine's clock differ from the hall's."""

ENOUGH_MB: Final = 500
LEAST_MB: Final = 50
MEGABYTE: Final = 1_000_000


class Part(StrEnum):
    """What is tried, in this order."""

    SERVER = "server"
    CLOCK = "clock"
    DISK = "disk"
    PAPER = "paper"
    CUTTER = "cutter"
    SOUND = "sound"
    SCANNER = "scanner"
    SCREEN = "screen"


class State(StrEnum):
    """How a part was found."""

    GOOD = "good"
    CARE = "care"
    """The kiosk works, and somebody should look."""
    BAD = "bad"
    NONE = "none"
    """The kiosk has none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a part.

    Attributes:
        message: of the kiosk's texts, with its values.
    """

    part: Part
    state: State
    message: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)


class Mark(BaseModel):
    """What is written to try the disk."""

    at: str


def ask_server(api: Api) -> tuple[Finding, Finding]:
    """Ask the server who this kiosk is: the finding of the server, and that of the clock."""
    began = time.monotonic()
    unknown = Finding(Part.CLOCK, State.CARE, "found_clock_unknown")
    try:
        api.device(deadline=ASK_SECONDS)
        took = time.monotonic() - began
        before = datetime.now(UTC)
        told = api.get(address_of(Reading.HEALTH), deadline=ASK_SECONDS)["time"]
    except Refused as refused:
        values = {"why": str(refused)}
        return Finding(Part.SERVER, State.BAD, "found_server_refuses", values), unknown
    except Unreachable:
        return Finding(Part.SERVER, State.BAD, "found_server_silent"), unknown
    answered = Finding(Part.SERVER, State.GOOD, "found_server", {"ms": round(took * 1000)})
    # The server's time is that of the middle of the question, as near as can be known.
    middle = before + (datetime.now(UTC) - before) / 2
    off = round(abs((middle - datetime.fromisoformat(told)).total_seconds()))
    state = State.GOOD if off <= CLOCK_SECONDS else State.CARE
    return answered, Finding(Part.CLOCK, state, "found_clock", {"n": off})


def look_at_disk(kept: Kept, folder: Path) -> Finding:
    """Write something, and see how much room there is."""
    try:
        kept.write("self-test", Mark(at=str(datetime.now(UTC))))
        free = shutil.disk_usage(folder).free // MEGABYTE
    except OSError as error:
        why = error.strerror or str(error)
        return Finding(Part.DISK, State.BAD, "found_disk_not_written", {"why": why})
    state = State.GOOD if free >= ENOUGH_MB else State.CARE if free >= LEAST_MB else State.BAD
    return Finding(Part.DISK, state, "found_disk", {"n": free})


def paper_found(condition: str) -> Finding:
    """What the printer's condition means, with the kiosk's own sentence for visitors."""
    if condition == "none":
        return Finding(Part.PAPER, State.NONE, "printer_none")
    if condition == Condition.READY:
        return Finding(Part.PAPER, State.GOOD, "found_paper")
    if condition == Condition.PAPER_LOW:
        return Finding(Part.PAPER, State.CARE, "found_paper_low")
    return Finding(Part.PAPER, State.BAD, f"printer_{condition or Condition.SILENT}")


def verdict(findings: Mapping[Part, Finding]) -> State:
    """Whether visitors can come: good, care where somebody should look, bad."""
    states = {one.state for one in findings.values()}
    return State.BAD if State.BAD in states else State.CARE if State.CARE in states else State.GOOD
