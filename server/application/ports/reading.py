"""One consistent view of a centre."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from contract.enums import TicketClass, TicketState
from contract.events import Event
from contract.model import Texts
from server.application.ports.access import Access
from server.domain.calls import Call
from server.domain.centres import Centre, SeriesState
from server.domain.counters import Counter
from server.domain.coupons import Coupon
from server.domain.layout import Layout
from server.domain.learning import Learned
from server.domain.leases import Lease
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.selection import Head
from server.domain.state.found import (
    AtWork,
    DayCount,
    LineCount,
    PromisedWait,
    WaitingLine,
)
from server.domain.suspension import ServiceState
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

    def tickets_numbered(self, numbers: Sequence[str]) -> Sequence[str]:
        """The ids of the open day's tickets with one of the numbers, and of one of another day that
        is still served; newest first."""
        ...

    def numbered_on(self, numbers: Sequence[str], day: date) -> Sequence[str]:
        """The ids of the tickets that had one of the numbers on a business day, in order."""
        ...

    def events_about(self, ticket: Ticket) -> Sequence[Event]:
        """The events that name a ticket, in order."""
        ...

    def tickets_taken(self, since: datetime, until: datetime) -> Sequence[str]:
        """The ids of the open day's tickets that were issued in a span, fifty at most; newest
        first."""
        ...

    def numbers_taken(
        self, first: str, last: str, day: date, now: datetime, *, resting: bool
    ) -> set[str]:
        """Which numbers of a series, from one to another, cannot be given on a day: open tickets
        have them, or missed ones that may come back, or kiosks on lease for a day beside it;
        with `resting` also those of tickets that ended a short while ago."""
        ...

    def clock(self, service: str, now: datetime) -> datetime:
        """What the clock of a service says (`server.domain.suspension`)."""
        ...

    def wall_time(self, service: str, reading: datetime, now: datetime) -> datetime:
        """When the clock of a service says what is given."""
        ...

    def series_states(self) -> Mapping[str, SeriesState]:
        """How far each series has come on its last day, by its key."""
        ...

    def open_tickets(self) -> Sequence[Ticket]:
        """The tickets of the open day that could still expire or be finished, in the order in
        which they were issued."""
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
        self, services: Collection[str], reserved: Collection[str], now: datetime
    ) -> Sequence[Head]:
        """The heads of the queues of some services that are not reserved, and of the queues
        reserved for one of `reserved`: the oldest ticket whose `not_before` has passed, else
        the oldest, marked as deferred. Tickets whose paper may still be coming out are left
        out."""
        ...

    def heads_of_all(self, now: datetime) -> Sequence[Head]:
        """The head of every queue of the centre."""
        ...

    def waiting(self) -> Mapping[str, list[tuple[datetime, int]]]:
        """The places (`queued_from`, ordinal) of all waiting tickets, by queue, in order."""
        ...

    def waiting_before(self, line: str, queued_from: datetime, ordinal: int) -> int:
        """How many tickets of a queue come before a place in it."""
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

    def open_claims(self) -> Sequence[Ticket]:
        """The waiting tickets whose claim to priority nobody has judged, in their order."""
        ...

    def services(self) -> Mapping[str, ServiceState]:
        """What staff have done to services; nothing was done to those that are missing."""
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

    def handed_in_before(self, lease: Lease) -> datetime | None:
        """When the kiosk of a lease gave the last number that it handed in before it."""
        ...

    def last_leased(self, series: str, day: date) -> str | None:
        """The number of a series that was leased last for a day, be it handed in or not."""
        ...

    def calls_before(self, ticket: Ticket, limit: int) -> Sequence[Call]:
        """The last calls for the service of a waiting ticket, since it came to its queue, of
        tickets that were taken later; newest first."""
        ...

    def coupons(self, ticket: str) -> Sequence[Coupon]:
        """The coupons that were given for a ticket; not those that are void since it was
        reopened."""
        ...

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, those whose visitors are expected, and at least so many; newest
        first."""
        ...

    def day_count(self, counter: str, day: date) -> DayCount:
        """What a counter did on a day."""
        ...

    def promised(self, day: date) -> Sequence[PromisedWait]:
        """What was promised on a day to those who were called since."""
        ...

    def configurations(self, before: int | None, limit: int) -> Sequence[Event]:
        """The events by which a configuration was taken into use, before a revision or (None) up
        to now; the newest first."""
        ...

    def log(self, after: int, limit: int) -> Sequence[Event]:
        """The events after a revision, in order."""
        ...
