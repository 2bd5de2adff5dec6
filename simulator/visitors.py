"""The visitors: they arrive, take a ticket, wait, come when called or not, and some leave."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

from client.net.api import ApiClient
from contract.catalogue import Catalogue
from contract.commands import Cancel, IssueTicket, Reopen, ReportPrint, ServiceWish
from contract.enums import ACTIVE, Paper, SnapshotName, TicketState
from contract.errors import Problem, ProblemType
from contract.operations import address_of
from contract.snapshots import Hall, Menu, Ticket
from simulator.agenda import Agenda
from simulator.arrivals import Arrivals, ServiceMix
from simulator.bookings import LiveBookings
from simulator.people import VisitorStream, VisitorTraits
from simulator.summary import Summary
from simulator.wire import Wire

PRINTING: Final = (1.5, 3.0)
"""Seconds for printing a receipt."""

LATER: Final = (120.0, 900.0)
"""Seconds after which a visitor comes again whom the server refused as too fast."""

ALMOST_THERE: Final = 2
STAYS_A_LITTLE: Final = 600.0
"""A visitor with so few people ahead does not leave yet, but checks again after this time."""


@dataclass(slots=True, eq=False)
class Visit:
    """One visitor with a ticket.

    Attributes:
        since: the start of the wait, in the hall's time.
        called: whether ever called.
        gone: whether the visitor left without cancelling.
    """

    person: VisitorTraits
    ticket: str
    number: str
    token: str
    service: str
    since: datetime
    called: bool = False
    gone: bool = False


@dataclass(slots=True)
class LiveVisitors:
    """All visitors and their arrivals; without a kiosk there are none."""

    wire: Wire
    agenda: Agenda
    summary: Summary
    catalogue: Catalogue
    kiosk: ApiClient | None
    chance: random.Random
    people: VisitorStream
    mix: ServiceMix
    arrivals: Arrivals
    _day: date | None = None
    _bookable: bool = False
    _open: frozenset[str] = frozenset()
    _visits: dict[str, Visit] = field(default_factory=dict)
    _by_number: dict[str, Visit] = field(default_factory=dict)
    _coming: int = 0

    # Arrivals.

    def hear_menu(self, menu: Menu) -> None:
        """Handle a snapshot of the menu."""
        if self._day != menu.day:
            # Tickets still open at the end of the day have expired.
            self._visits.clear()
            self._by_number.clear()
        self._day, self._bookable = menu.day, menu.bookings
        self._open = frozenset(service.id for service in menu.services if service.open)

    def begin(self, at_once: int) -> None:
        """Start arrivals: some visitors at once, the others over time, those with a booking when
        it is due."""
        if self._bookable and self._day is not None and self.kiosk is not None:
            LiveBookings(
                self.wire,
                self.agenda,
                self.catalogue.centre,
                self.kiosk,
                self.chance,
                self.people,
                self._issued,
            ).begin(sorted(self._open), self._day)
        for _ in range(at_once):
            self._arrive()
        self._expect_after(self.agenda.clock.now())

    def _expect_after(self, last: datetime) -> None:
        at = self.arrivals.after(last)
        if at is None:
            return

        def come() -> None:
            self._arrive()
            self._expect_after(at)

        self.agenda.in_hall((at - self.agenda.clock.now()).total_seconds(), come)

    def _arrive(self) -> None:
        person, service = self.people.next(), self.mix.pick(self.chance)
        if self.kiosk is None:
            return
        if service not in self._open:
            self.summary.turned_away += 1
            return
        command = IssueTicket(
            command_id=uuid4(),
            centre=self.catalogue.centre,
            services=(ServiceWish(service=service, quantity=person.quantity),),
            language=person.language,
            priority=person.priority,
            assist=person.assist,
        )

        def declined(problem: Problem) -> None:
            if problem.kind is ProblemType.SERVICE_CLOSED:
                self.summary.turned_away += 1
            elif problem.kind is ProblemType.TOO_FAST:
                self.agenda.in_hall(self.chance.uniform(*LATER), ask)

        def ask() -> None:
            self.wire.give(
                actor, kiosk, command, lambda answer: self._issued(person, answer), declined
            )

        kiosk = self.kiosk
        self._coming += 1
        actor = f"touch-{self._coming}"
        ask()

    def _issued(self, person: VisitorTraits, answer: dict[str, Any]) -> None:
        ticket = Ticket.model_validate(answer)
        visit = Visit(
            person=person,
            ticket=ticket.id,
            number=ticket.number,
            token=ticket.token,
            service=ticket.stops[0].service,
            since=self.agenda.clock.now(),
        )
        self._visits[visit.ticket] = visit
        self._by_number[visit.number] = visit
        self.summary.issued += 1
        seconds = self.chance.uniform(*PRINTING)
        self.agenda.in_hall(seconds, lambda: self._printed(visit))
        self._look_again(visit, person.patience)

    def _printed(self, visit: Visit) -> None:
        if self.kiosk is None:
            return
        report = ReportPrint(command_id=uuid4(), ticket=visit.ticket, paper=Paper.PRINTED)
        self.wire.give(visit.ticket, self.kiosk, report, token=visit.token)

    # Waiting.

    def _look_again(self, visit: Visit, seconds: float) -> None:
        self.agenda.in_hall(seconds, lambda: self._patience_ends(visit))

    def _patience_ends(self, visit: Visit) -> None:
        if self._visits.get(visit.ticket) is not visit or visit.called or visit.gone:
            return
        # Check on the phone before leaving how many are still ahead.
        self.wire.read(
            visit.ticket,
            self.wire.api(None),
            address_of(SnapshotName.TICKET, token=visit.token),
            lambda answer: self._looked(visit, Ticket.model_validate(answer)),
        )

    def _looked(self, visit: Visit, ticket: Ticket) -> None:
        if ticket.state is not TicketState.WAITING or visit.called:
            return
        if ticket.ahead is not None and ticket.ahead <= ALMOST_THERE:
            self._look_again(visit, STAYS_A_LITTLE)
            return
        if visit.person.leaves_quietly:
            visit.gone = True
            self.summary.left_quietly += 1
            return
        command = Cancel(command_id=uuid4(), ticket=visit.ticket)

        def cancelled(_answer: dict[str, Any]) -> None:
            self.summary.cancelled += 1
            self._forget(visit)

        self.wire.give(visit.ticket, self.wire.api(None), command, cancelled, token=visit.token)

    def waiting(self) -> Iterable[Visit]:
        """The waiting visitors who have not been called, in order of arrival."""
        return (visit for visit in self._visits.values() if not visit.called and not visit.gone)

    # Called.

    def called(self, ticket: str, service: str, waited: int) -> float | None:
        """A ticket is called: returns the seconds until its visitor is at the counter; None: never.

        A ticket from outside the simulation belongs to a real person, who is assumed to come.
        """
        visit = self._visits.get(ticket)
        if visit is None:
            self._note_wait(service, waited)
            return self.people.next().walk
        if not visit.called:
            visit.called = True
            self._note_wait(service, waited)
        if visit.gone or not visit.person.comes:
            return None
        return visit.person.walk

    def hear_hall(self, hall: Hall, ours: frozenset[str]) -> None:
        """Handle calls at counters of real operators; `ours` are the simulated counters."""
        for counter in hall.counters:
            if counter.id in ours or counter.ticket is None or counter.ticket_state not in ACTIVE:
                continue
            visit = self._by_number.get(counter.ticket)
            if visit is not None and not visit.called:
                visit.called = True
                waited = self.agenda.clock.now() - visit.since
                self._note_wait(visit.service, round(waited.total_seconds()))

    def missed(self, ticket: str) -> None:
        """A visitor did not come in time; some come later and ask for their place."""
        visit = self._visits.get(ticket)
        if visit is None:
            return
        back = visit.person.comes_back
        if visit.gone or back is None:
            self._forget(visit)
            return
        self.agenda.in_hall(back, lambda: self._come_back(visit))

    def _come_back(self, visit: Visit) -> None:
        command = Reopen(command_id=uuid4(), ticket=visit.ticket)

        def reopened(_answer: dict[str, Any]) -> None:
            self.summary.came_back += 1
            visit.person = replace(visit.person, comes=True, comes_back=None)

        self.wire.give(
            visit.ticket,
            self.wire.api(None),
            command,
            reopened,
            lambda _problem: self._forget(visit),
            token=visit.token,
        )

    def served(self, ticket: str) -> None:
        """A visitor has been served."""
        visit = self._visits.get(ticket)
        if visit is not None:
            self._forget(visit)

    def _note_wait(self, service: str, seconds: int) -> None:
        self.summary.calls += 1
        groups = {service.id: service.category for service in self.catalogue.services}
        self.summary.waits[groups.get(service, service)].append(seconds)

    def _forget(self, visit: Visit) -> None:
        self._visits.pop(visit.ticket, None)
        if self._by_number.get(visit.number) is visit:
            del self._by_number[visit.number]
