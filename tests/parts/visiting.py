"""Visits to a kiosk: all its parts, a visitor who chooses by chance, and what
the visitor saw. Then: what the server was told, and what is on paper."""

import random
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import zxingcpp
from PIL import Image
from PyQt6 import sip
from PyQt6.QtTest import QTest

from client.printer.port import Printer
from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.windows import show
from contract import events as e
from contract.ids import full_id
from kiosk import app
from kiosk.idle import Idle
from kiosk.settings import KioskSettings
from kiosk.steps import VisitorStep
from tests.parts import centre_files
from tests.parts.hall import RunningServer
from tests.race.crowd import SERVICES, one_profile

HALL_URL: Final = "http://hall.example"
"""Under it phones follow a ticket: without it there is no code on paper to know a receipt by."""

QT: Any = QTest
"""The stubs know its functions as methods."""

ENDS: Final = frozenset(
    {VisitorStep.TICKET, VisitorStep.NUMBER, VisitorStep.SHOWN, VisitorStep.REFUSED}
)
ANSWER_SECONDS: Final = 60.0
PATIENCE_SECONDS: Final = 5.0


def wide_centre(folder: Path) -> Path:
    """The shipped centre with many numbers, many of them for kiosks alone, as a centre file.

    Every counter serves everything, so that one counter can call all tickets in their order.
    """
    config = centre_files.read(one_profile(folder))
    changes = {
        "series": tuple(
            one.model_copy(update={"last": 9999, "leased_from": 5000}) for one in config.series
        )
    }
    return centre_files.write(config.model_copy(update=changes), folder / "wide.toml")


def wait(holds: Callable[[], object], seconds: float = ANSWER_SECONDS) -> None:
    """Let Qt work until it holds.

    Raises:
        TimeoutError: it does not hold within the time.
    """
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s")
        QT.qWait(5)


def pause(seconds: float) -> None:
    """Let Qt work for a while: a visitor is slow."""
    QT.qWait(round(seconds * 1000))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visitor saw, and did then.

    Attributes:
        step: `ticket`: the paper came out; `number`: it did not; `shown`: none was promised.
        did: `left`, `noted`, `cancelled`, or `went`: away without a word.
        alone: whether the kiosk gave it without the server.
    """

    ticket: str
    number: str
    token: str
    step: str
    did: str
    alone: bool


class KioskAtWork:
    """A kiosk, with its window or without.

    Args:
        size: of its window; without one it has none.

    Attributes:
        refused: what the hall said to visitors who got no ticket.
        touched_at: when the last ticket was asked for, by the monotonic clock.
    """

    def __init__(
        self,
        server: str,
        token: str,
        folder: Path,
        printer: Printer,
        size: tuple[int, int] | None = None,
    ) -> None:
        settings = KioskSettings(server=server, token=token, folder=folder)
        self._engine = KitEngine((app.TEXTS,), "en")
        self.kiosk = app.Kiosk(settings, self._engine, Idle(), printer)
        self.kiosk.session.flow.settling = 0.0
        self.refused: list[str] = []
        self.touched_at = 0.0
        self._window = None
        if size is not None:
            load_fonts()
            self._window = show(self._engine, app.spec_of(self.kiosk), ScreenOptions(size=size))
        self.kiosk.start()

    def close(self) -> None:
        if self._window is not None:
            self._window.close()
        sip.delete(self._engine)
        self.kiosk.close()

    def open_services(self, keys: Sequence[str]) -> list[str]:
        """Which of these can be taken now; none where the kiosk waits for the hall."""
        session, kiosk_menu = self.kiosk.session, self.kiosk.session.kiosk_menu
        if kiosk_menu is None or session.screen == "no_server":
            return []
        services = [full_id(kiosk_menu.menu.centre, key) for key in keys]
        return [one for one in services if kiosk_menu.is_open(one)]

    def touch(
        self, chance: random.Random, keys: Sequence[str] = SERVICES, reads: float = 0.0
    ) -> None:
        """Come, choose, read for some seconds, and touch what takes a ticket."""
        session = self.kiosk.session
        wait(lambda: session.at is VisitorStep.START and self.open_services(keys))
        session.touched()
        session.chooseLanguage(chance.choice(self._languages()))
        session.chooseService(chance.choice(self.open_services(keys)))
        if reads:
            pause(reads)
        self.touched_at = time.monotonic()
        session.take()

    def await_end(self) -> VisitorStep:
        """Wait for the end; where the kiosk says for some seconds that there was no answer, the
        visitor touches "again": it asks again by itself once, and when the connection is back."""
        session, silent_since = self.kiosk.session, time.monotonic()

        def is_over() -> bool:
            nonlocal silent_since
            now = time.monotonic()
            if session.at is not VisitorStep.NO_ANSWER:
                silent_since = now
            elif now - silent_since > PATIENCE_SECONDS:
                session.again()
            return session.at in ENDS

        wait(is_over)
        return session.at

    def go(self, chance: random.Random) -> Seen | None:
        """Do with what is seen what visitors do, and leave; None where there is no ticket."""
        session, ticket_request = self.kiosk.session, self.kiosk.ticket_request
        step, ticket = self.await_end(), ticket_request.ticket
        if ticket is None:
            self.refused.append(ticket_request.problem)
            session.leave()
            return None
        alone, roll = ticket_request.alone, chance.random()
        if roll < 0.15:
            did = "cancelled"
            session.cancel()
        elif step is VisitorStep.TICKET:
            did = "left"
            session.leave()
        elif roll < 0.6:
            did = "noted"
            session.note()
        else:
            did = "went"
            session.flow.leave_alone()
        return Seen(ticket.id, ticket.number, ticket.token, str(step), did, alone)

    def visit(self, chance: random.Random, keys: Sequence[str] = SERVICES) -> Seen | None:
        self.touch(chance, keys)
        return self.go(chance)

    def await_all_told(self, seconds: float = ANSWER_SECONDS) -> None:
        """Wait until the server has every ticket and every report."""
        wait(lambda: not self.kiosk.offline_mode._leases.given, seconds)
        told: list[bool] = []
        # One worker sends the reports in their order: what comes after them comes last.
        self.kiosk.reports._worker.run(lambda: True, told.append, lambda _error: None)
        wait(lambda: told, seconds)

    def _languages(self) -> Sequence[str]:
        kiosk_menu = self.kiosk.session.kiosk_menu
        assert kiosk_menu is not None
        return kiosk_menu.catalogue.languages


@dataclass(slots=True)
class Told:
    """What the log of a hall says of a ticket.

    Attributes:
        service: where it waits first.
        papers: what was reported of its paper, in order.
        handed_in: whether the kiosk gave it alone.
    """

    ticket: str
    number: str
    service: str
    issued_at: datetime
    handed_in: bool
    papers: list[str] = field(default_factory=list)
    fault: str = ""
    cancelled: str = ""


def told(hall: RunningServer) -> dict[str, Told]:
    """All tickets of a hall by their id, in the order in which the server recorded them."""
    found: dict[str, Told] = {}
    for event in hall.events():
        data: Mapping[str, Any] = event.data
        ticket = str(data.get("ticket"))
        if event.type in (e.TicketIssued.name, e.TicketHandedIn.name):
            assert ticket not in found, f"{ticket} came in twice"
            handed_in = event.of(e.TicketHandedIn)
            given = datetime.fromisoformat(str(data["issued_at"])) if handed_in else event.at
            service = str(data["stops"][0]["service"])
            found[ticket] = Told(ticket, str(data["number"]), service, given, handed_in)
        elif event.of(e.TicketPrinted):
            found[ticket].papers.append(str(data["paper"]))
        elif event.of(e.PrintFailed):
            found[ticket].papers.append("failed")
            found[ticket].fault = str(data["fault"])
        elif event.of(e.TicketCancelled):
            found[ticket].cancelled = str(data["reason"])
    return found


def copies_on_paper(receipts: Iterable[Image.Image]) -> Tally[str]:
    """How often the code of each ticket's token is on paper."""
    return Tally(
        code.text.rpartition("/t/")[2]
        for receipt in receipts
        for code in zxingcpp.read_barcodes(receipt.convert("L"))
    )
