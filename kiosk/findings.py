"""Automatic checks of the self-test: server, clock, disk, paper."""

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from client.net.api import ApiClient, RequestRefused, Unreachable
from client.net.json_store import JsonStore
from client.printer.port import Condition
from contract.operations import Query, address_of

ASK_SECONDS: Final = 5.0
CLOCK_SECONDS: Final = 5.0
"""Maximum difference between the machine's clock and the hall's in seconds."""

ENOUGH_MB: Final = 500
LEAST_MB: Final = 50
MEGABYTE: Final = 1_000_000


class CheckedPart(StrEnum):
    """The parts of the self-test, in this order."""

    SERVER = "server"
    CLOCK = "clock"
    DISK = "disk"
    PAPER = "paper"
    CUTTER = "cutter"
    SOUND = "sound"
    SCANNER = "scanner"
    SCREEN = "screen"


class CheckState(StrEnum):
    """The result of a check."""

    GOOD = "good"
    CARE = "care"
    """The kiosk works, but staff should have a look."""
    BAD = "bad"
    NONE = "none"
    """The kiosk does not have this part."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result for one part: a message of the kiosk's texts, with its values."""

    part: CheckedPart
    state: CheckState
    message: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)


class Mark(BaseModel):
    """The value that is written to test the disk."""

    at: str


def ask_server(api: ApiClient) -> tuple[CheckResult, CheckResult]:
    """Query the server for this kiosk: the findings for the server and the clock."""
    began = time.monotonic()
    unknown = CheckResult(CheckedPart.CLOCK, CheckState.CARE, "found_clock_unknown")
    try:
        api.device(deadline=ASK_SECONDS)
        took = time.monotonic() - began
        before = datetime.now(UTC)
        told = api.get(address_of(Query.HEALTH), deadline=ASK_SECONDS)["time"]
    except RequestRefused as refused:
        values = {"why": str(refused)}
        return CheckResult(
            CheckedPart.SERVER, CheckState.BAD, "found_server_refuses", values
        ), unknown
    except Unreachable:
        return CheckResult(CheckedPart.SERVER, CheckState.BAD, "found_server_silent"), unknown
    answered = CheckResult(
        CheckedPart.SERVER, CheckState.GOOD, "found_server", {"ms": round(took * 1000)}
    )
    # Assume that the server read its clock halfway through the request.
    middle = before + (datetime.now(UTC) - before) / 2
    off = round(abs((middle - datetime.fromisoformat(told)).total_seconds()))
    state = CheckState.GOOD if off <= CLOCK_SECONDS else CheckState.CARE
    return answered, CheckResult(CheckedPart.CLOCK, state, "found_clock", {"n": off})


def look_at_disk(kept: JsonStore, folder: Path) -> CheckResult:
    """Check that the disk is writable and has free space."""
    try:
        kept.write("self-test", Mark(at=str(datetime.now(UTC))))
        free = shutil.disk_usage(folder).free // MEGABYTE
    except OSError as error:
        why = error.strerror or str(error)
        return CheckResult(CheckedPart.DISK, CheckState.BAD, "found_disk_not_written", {"why": why})
    state = (
        CheckState.GOOD
        if free >= ENOUGH_MB
        else CheckState.CARE
        if free >= LEAST_MB
        else CheckState.BAD
    )
    return CheckResult(CheckedPart.DISK, state, "found_disk", {"n": free})


def paper_found(condition: str) -> CheckResult:
    """The finding for the printer's condition, with the sentence that visitors see."""
    if condition == "none":
        return CheckResult(CheckedPart.PAPER, CheckState.NONE, "printer_none")
    if condition == Condition.READY:
        return CheckResult(CheckedPart.PAPER, CheckState.GOOD, "found_paper")
    if condition == Condition.PAPER_LOW:
        return CheckResult(CheckedPart.PAPER, CheckState.CARE, "found_paper_low")
    return CheckResult(
        CheckedPart.PAPER, CheckState.BAD, f"printer_{condition or Condition.SILENT}"
    )


def verdict(findings: Mapping[CheckedPart, CheckResult]) -> CheckState:
    """Whether the kiosk can be used: good, care where staff should have a look, bad."""
    states = {finding.state for finding in findings.values()}
    return (
        CheckState.BAD
        if CheckState.BAD in states
        else CheckState.CARE
        if CheckState.CARE in states
        else CheckState.GOOD
    )
