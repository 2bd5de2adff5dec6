"""One consistent view of a centre."""

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date, datetime
from typing import Protocol

from contract.enums import TicketClass, TicketState
from contract.events import Event, TicketCalled
from contract.model import Texts
from server.application.ports.access import Access
from server.application.ports.found import (
    AtWork,
    DayCount,
    LineCount,
    PromisedWait,
    Waiting,
    WaitingLine,
)
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.learning import Learned
from server.domain.leases import Beside, Lease
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.papers import OnTheWay
from server.domain.selection import Head
from server.domain.suspension import ServiceState, Suspension
from server.domain.tickets import Ticket


class Reading(Protocol):
    """Consistent reading of one centre, at one revision."""

    centre: Centre

    @property
    def access(self) -> Access:
        """People, devices and tokens, in the same transaction."""
        ...

    @property
    def layout(self) -> Layout:
        """The configuration by id.

        Raises:
            contract.errors.Refusal: `not_found` before the first import.
        """
        ...

    def ticket(self, identity: str) -> Ticket | None:
        """A ticket with its stops."""
        ...

    def tickets_numbered(self, number: str) -> Sequence[str]:
        """The ids of the open day's tickets with a number, and of one of another day that is
        still served; newest first."""
        ...

    def number_in_use(self, number: str, day: date) -> bool:
        """Whether a living ticket bears a number, or a kiosk has it on lease for a day or one
        beside it."""
        ...

    def counter(self, identity: str) -> Counter | None:
        """A counter's state."""
        ...

    def counters(self) -> Sequence[Counter]:
        """All counters of the configuration, in its order."""
        ...

    def counts(self) -> Sequence[LineCount]:
        """The waiting tickets by service."""
        ...

    def came_at(self) -> Mapping[tuple[str, TicketClass, str], datetime]:
        """When the one came to each line (service, class, bound) that is there longest; with
        a stop served before, it may have waited longer."""
        ...

    def lines(self) -> Sequence[WaitingLine]:
        """The waiting tickets by line; no line that is empty."""
        ...

    def heads(
        self, services: Collection[str], bounds: Collection[str], papers: OnTheWay
    ) -> Sequence[Head]:
        """The heads of the services' lines that are bound to nobody, and of the lines bound
        to one of `bounds`: the oldest that lets nobody pass, and whose paper is none of
        those that are on their way."""
        ...

    def heads_of_all(self, papers: OnTheWay) -> Sequence[Head]:
        """The head of every line of the centre."""
        ...

    def waiting(self) -> Sequence[Waiting]:
        """Every waiting ticket, by the time that it has waited."""
        ...

    def ahead_of(self, ticket: Ticket, since: Mapping[TicketClass, datetime]) -> int:
        """How many wait for the service of a waiting ticket since before a moment, which each
        class has for itself."""
        ...

    def active(self) -> Sequence[Ticket]:
        """The tickets at counters (their stops included)."""
        ...

    def behind(self, ticket: Ticket) -> str | None:
        """The id of the ticket that waits next in the line of another, behind that one."""
        ...

    def at_work(self) -> Mapping[str, AtWork]:
        """What the counters are at, by the tickets they have."""
        ...

    def aside(self, state: TicketState) -> Sequence[Ticket]:
        """The tickets that are ON_HOLD, or MISSED."""
        ...

    def services(self) -> Mapping[str, ServiceState]:
        """What staff have done to services; nothing was done to those that are missing."""
        ...

    def suspensions(self, since: datetime) -> Sequence[Suspension]:
        """What stood still at any time after a moment."""
        ...

    def recent_calls(self, profile: str) -> Sequence[bool]:
        """Of the last calls of a work profile, newest first, whether each was favoured."""
        ...

    def notes(self, ticket: str) -> Sequence[tuple[Note, str]]:
        """The notes on a ticket with their words, oldest first; not those erased."""
        ...

    def notices(self, now: datetime) -> Sequence[tuple[Notice, Texts]]:
        """The notices that are up, with their texts."""
        ...

    def learned(self, local: datetime) -> Learned:
        """What the hall has learned of itself, for the hour of a local time."""
        ...

    def help_wanted(self) -> Sequence[HelpWanted]:
        """Who waits for help, longest first."""
        ...

    def labels(self, identities: Collection[str]) -> Mapping[str, str]:
        """What staff call devices and people, by their pseudonymous ids."""
        ...

    def taken(self, service: str, day: date, since: datetime, until: datetime) -> int:
        """How many tickets for a service were issued between two moments of a day; those
        that were given up do not count."""
        ...

    def leases(self, day: date) -> Sequence[Lease]:
        """The leased numbers of a day and later ones that were not handed in, in order."""
        ...

    def handed_in_beside(self, lease: Lease, now: datetime) -> Beside:
        """When the kiosk of a lease gave what it handed in of the numbers beside it."""
        ...

    def last_leased(self, series: str, day: date) -> str | None:
        """The number of a series that was leased last for a day, be it handed in or not."""
        ...

    def called_later_comers(
        self,
        ticket: Ticket,
        since: datetime,
        until: datetime,
        counters: Collection[str],
        limit: int,
    ) -> Sequence[Call]:
        """The last calls between two moments, at some counters, of tickets taken after another;
        newest first."""
        ...

    def reprofiled(self, since: datetime) -> Set[str]:
        """The counters whose work profile was set at or after a moment."""
        ...

    def callings_of(self, calls: Collection[Call]) -> Mapping[int, TicketCalled]:
        """What the log says of some calls, by their numbers; nothing of one that has no
        reasons of its own."""
        ...

    def history(self, ticket: Ticket) -> Sequence[Event]:
        """What the log says of a ticket, in order."""
        ...

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, and at least so many; newest first."""
        ...

    def day_count(self, counter: str, day: date) -> DayCount:
        """What a counter did on a day."""
        ...

    def promised(self, day: date) -> Sequence[PromisedWait]:
        """What was promised on a day to those who were called since."""
        ...

    def log(self, after: int, limit: int) -> Sequence[Event]:
        """The events after a revision, in order."""
        ...
