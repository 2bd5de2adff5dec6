"""The visitors: they arrive, take a ticket, wait, come when called or not, and some leave."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

from contract.catalogue import Catalogue
from contract.commands import Cancel, IssueTicket, Reopen, ReportPrint, ServiceWish
from contract.enums import ACTIVE, Paper, SnapshotName, TicketState
from contract.errors import Problem, ProblemType
from contract.operations import address_of
from contract.snapshots import Hall, Menu, Ticket
from simulator.agenda import Agenda
from simulator.arrivals import Arrivals, ServiceMix
from simulator.people import People, Person
from simulator.summary import Summary
from simulator.wire import Wire

PRINTING: Final = (1.5, 3.0)
"""Seconds for printing a receipt."""

LATER: Final = (120.0, 900.0)
"""Seconds after which a visitor who found the kiosk offline tries again."""

LATER_AT_LEAST: Final = 3.0
"""The same in real seconds, for a fast hall clock."""

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

    person: Person
    ticket: str
    number: str
    token: str
    service: str
    since: datetime
    called: bool = False
    gone: bool = False


class Visitors:
    """All visitors and their arrivals.

    Args:
        kiosk_token: authenticates the commands of the kiosk; None: no visitors.
    """

    def __init__(
        self,
        wire: Wire,
        agenda: Agenda,
        summary: Summary,
        catalogue: Catalogue,
        kiosk_token: str | None,
        chance: random.Random,
        people: People,
        mix: ServiceMix,
        arrivals: Arrivals,
    ) -> None:
        self._wire = wire
        self._agenda = agenda
        self._summary = summary
        self._kiosk = wire.api(kiosk_token) if kiosk_token else None
        self._chance = chance
        self._day: date | None = None
        self._open: frozenset[str] = frozenset()
        self._centre = catalogue.centre
        self._arrivals = arrivals
        self._people = people
        self._mix = mix
        self._group = {service.id: service.category for service in catalogue.services}
        self._visits: dict[str, Visit] = {}
        self._by_number: dict[str, Visit] = {}
        self._coming = 0

    # Arrivals.

    def hear_menu(self, menu: Menu) -> None:
        """Handle a snapshot of the menu."""
        if self._day != menu.day:
            # Tickets still open at the end of the day have expired.
            self._visits.clear()
            self._by_number.clear()
        self._day = menu.day
        self._open = frozenset(one.id for one in menu.services if one.open)

    def begin(self, at_once: int) -> None:
        """Start arrivals: some visitors at once, the others over time."""
        for _ in range(at_once):
            self._arrive()
        self._expect_after(self._agenda.clock.now())

    def _expect_after(self, last: datetime) -> None:
        at = self._arrivals.after(last)
        if at is None:
            return

        def come() -> None:
            self._arrive()
            self._expect_after(at)

        self._agenda.in_hall((at - self._agenda.clock.now()).total_seconds(), come)

    def _arrive(self) -> None:
        self._wish(self._people.next(), self._mix.pick(self._chance))

    def _wish(self, person: Person, service: str) -> None:
        if self._kiosk is None:
            return
        if not self._wire.connected:
            # The kiosk shows "not connected": visitors come back later instead of retrying at once.
            self._summary.postponed += 1
            seconds = self._chance.uniform(*LATER) / self._agenda.clock.rate
            seconds = max(seconds, LATER_AT_LEAST * self._chance.uniform(1, 2))
            self._agenda.after(seconds, lambda: self._wish(person, service))
            return
        if service not in self._open:
            self._summary.turned_away += 1
            return
        command = IssueTicket(
            command_id=uuid4(),
            centre=self._centre,
            services=(ServiceWish(service=service, quantity=person.quantity),),
            language=person.language,
            priority=person.priority,
            assist=person.assist,
        )

        def declined(problem: Problem) -> None:
            if problem.kind is ProblemType.SERVICE_CLOSED:
                self._summary.turned_away += 1

        self._coming += 1
        actor = f"touch-{self._coming}"
        self._wire.give(
            actor, self._kiosk, command, lambda answer: self._issued(person, answer), declined
        )

    def _issued(self, person: Person, answer: dict[str, Any]) -> None:
        ticket = Ticket.model_validate(answer)
        visit = Visit(
            person=person,
            ticket=ticket.id,
            number=ticket.number,
            token=ticket.token,
            service=ticket.stops[0].service,
            since=self._agenda.clock.now(),
        )
        self._visits[visit.ticket] = visit
        self._by_number[visit.number] = visit
        self._summary.issued += 1
        seconds = self._chance.uniform(*PRINTING)
        self._agenda.in_hall(seconds, lambda: self._printed(visit))
        self._look_again(visit, person.patience)

    def _printed(self, visit: Visit) -> None:
        if self._kiosk is None:
            return
        report = ReportPrint(command_id=uuid4(), ticket=visit.ticket, paper=Paper.PRINTED)
        self._wire.give(visit.ticket, self._kiosk, report, token=visit.token)

    # Waiting.

    def _look_again(self, visit: Visit, seconds: float) -> None:
        self._agenda.in_hall(seconds, lambda: self._patience_ends(visit))

    def _patience_ends(self, visit: Visit) -> None:
        if self._visits.get(visit.ticket) is not visit or visit.called or visit.gone:
            return
        # Check on the phone before leaving how many are still ahead.
        self._wire.read(
            visit.ticket,
            self._wire.api(None),
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
            self._summary.left_quietly += 1
            return
        command = Cancel(command_id=uuid4(), ticket=visit.ticket)

        def cancelled(_answer: dict[str, Any]) -> None:
            self._summary.cancelled += 1
            self._forget(visit)

        self._wire.give(visit.ticket, self._wire.api(None), command, cancelled, token=visit.token)

    def waiting(self) -> Iterable[Visit]:
        """The waiting visitors who have not been called, in order of arrival."""
        return (one for one in self._visits.values() if not one.called and not one.gone)

    # Called.

    def called(self, ticket: str, service: str, waited: int) -> float | None:
        """A ticket is called: returns the seconds until its visitor is at the counter; None: never.

        A ticket from outside the simulation belongs to a real person, who is assumed to come.
        """
        visit = self._visits.get(ticket)
        if visit is None:
            self._note_wait(service, waited)
            return self._people.next().walk
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
                waited = self._agenda.clock.now() - visit.since
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
        self._agenda.in_hall(back, lambda: self._come_back(visit))

    def _come_back(self, visit: Visit) -> None:
        command = Reopen(command_id=uuid4(), ticket=visit.ticket)

        def reopened(_answer: dict[str, Any]) -> None:
            self._summary.came_back += 1
            visit.person = replace(visit.person, comes=True, comes_back=None)

        self._wire.give(
            visit.ticket,
            self._wire.api(None),
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
        self._summary.calls += 1
        self._summary.waits[self._group.get(service, service)].append(seconds)

    def _forget(self, visit: Visit) -> None:
        self._visits.pop(visit.ticket, None)
        if self._by_number.get(visit.number) is visit:
            del self._by_number[visit.number]
