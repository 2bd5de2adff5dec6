"""Visits to a kiosk whose printer fails before, during and after printing."""

import random
from collections import Counter as Tally
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PyQt6.QtGui import QGuiApplication

from client.printer import escpos, print_service
from client.printer.address import network_printer
from contract.enums import NO_BYTE_SENT, Role
from tests.e2e.kiosk.conftest import SOAK
from tests.parts.emupos import EmuPos
from tests.parts.hall import RunningServer
from tests.parts.printer_lines import FaultyLine
from tests.parts.visiting import KioskAtWork, Seen, Told, copies_on_paper, told, wait

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.timeout(300)]

AT_THE_PRINTER: Final = ("paper-out", "cover-open", "offline")
ON_THE_LINE: Final = ("cut", "silent")
MOMENTS: Final = ("known before", "at the touch", "in the job", "before the proof", "after")
JOB_BYTES: Final = 95_000
"""About the length of a job: a fault at a byte that never comes does not happen."""


@pytest.mark.parametrize(("seed", "visits"), [(1, 20), pytest.param(2, 200, marks=SOAK)])
def test_each_ticket_is_printed_or_reported_as_not_printed(
    qapp: QGuiApplication,
    hall: RunningServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    visits: int,
) -> None:
    # A shorter timeout for a silent printer: each print that is given up must be reported.
    monkeypatch.setattr(escpos, "ANSWER_SECONDS", 0.5)
    monkeypatch.setattr(escpos, "NEXT_ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(print_service, "LOOK_MILLISECONDS", 200)
    chance, seen = random.Random(seed), list[Seen]()
    with EmuPos() as emupos, FaultyLine(emupos.port) as line:
        work = KioskAtWork(
            hall.url,
            hall.token(Role.KIOSK, label="kiosk"),
            tmp_path / "kiosk",
            network_printer("127.0.0.1", line.port, proof_seconds=2),
        )
        try:
            for _ in range(visits):
                seen.append(one_visit(work, emupos, line, chance))
            work.await_all_told()
        finally:
            work.close()
        copies = copies_on_paper(emupos.receipts())
    assert work.refused == []
    tickets = told(hall)
    assert list(tickets) == [one.ticket for one in seen]
    assert len({one.number for one in tickets.values()}) == visits
    wrong = [why for one in seen if (why := fault_of(one, tickets[one.ticket], copies[one.token]))]
    assert wrong == []
    # All kinds of ends were seen, and most visitors had paper.
    ends = Tally(one.step for one in seen)
    assert set(ends) == {"ticket", "number", "shown"}
    assert ends["ticket"] > visits / 3, ends


def one_visit(work: KioskAtWork, emupos: EmuPos, line: FaultyLine, chance: random.Random) -> Seen:
    """A visit with a fault at a moment by chance, or with none; then all is well again."""
    promised = work.kiosk.paper
    # Mostly the next visitor comes when the kiosk knows that it prints again.
    if chance.random() < 0.9:
        wait(lambda: promised.promised)
    moment = chance.choice((*MOMENTS, "never", "never"))
    happens = fault(emupos, line, chance)
    if moment == "known before":
        happens()
        wait(lambda: not promised.promised)
    elif moment == "at the touch":
        happens()
    elif moment == "in the job":
        line.plan(chance.randrange(JOB_BYTES), happens)
    elif moment == "before the proof":
        line.plan(-1, happens)
    work.touch(chance)
    work.await_end()
    if moment == "after":
        happens()
    seen = work.go(chance)
    line.heal()
    emupos.clear()
    assert seen is not None, work.refused
    return seen


def fault(emupos: EmuPos, line: FaultyLine, chance: random.Random) -> Callable[[], None]:
    """A function that causes one of the faults."""
    what = chance.choice((*AT_THE_PRINTER, *ON_THE_LINE))
    if what in AT_THE_PRINTER:
        return partial(emupos.fault, what)
    return line.be_cut if what == "cut" else partial(setattr, line, "mute", True)


def fault_of(seen: Seen, known: Told, copies: int) -> str:
    """The fault of a ticket; "" without one."""
    said = f"{seen}, {known}, {copies} on paper"
    last = known.papers[-1] if known.papers else "pending"
    if copies > 1:
        return f"printed twice: {said}"
    if seen.step == "ticket" and (last, copies) != ("printed", 1):
        return f"the visitor has paper: {said}"
    if seen.step == "shown" and copies:
        return f"no paper was promised: {said}"
    if seen.step == "number":
        if not known.fault:
            return f"the fault is not marked: {said}"
        if known.fault in NO_BYTE_SENT and copies:
            return f"no byte was sent: {said}"
    if seen.did == "noted" and last != "shown":
        return f"the number was noted: {said}"
    gone = seen.did == "went" and seen.step == "number" and known.fault in NO_BYTE_SENT
    if bool(known.cancelled) != (seen.did == "cancelled" or gone):
        return f"cancelled or not: {said}"
    if seen.did == "went" and seen.step == "shown" and last != "shown":
        return f"the number was on the screen: {said}"
    return ""
