"""What the use cases need from outside, as small ports.

Each has its real side in `server.store`, `server.realtime` or `server.clock`,
and where a test wants one, a twin that ships.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from contract.answers import Digest
from contract.events import Event, Payload
from contract.model import Texts
from contract.snapshots import Reasons
from contract.words import Assist, TicketClass, TicketState
from server.domain.calls import Call
from server.domain.centres import Centre, SeriesState
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.learning import Learned
from server.domain.leases import Lease
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.selection import Head
from server.domain.standstill import ServiceState, Standstill
from server.domain.tickets import Ticket


class Clock(Protocol):
    """The hall's time."""

    @property
    def rate(self) -> float:
        """Seconds of the hall in a second of the world."""
        ...

    def now(self) -> datetime:
        """The present moment in UTC, to the millisecond."""
        ...


class Signer(Protocol):
    """Makes and checks the unguessable tokens of tickets."""

    def token(self, ticket: str, copy: int) -> str:
        """The token on the paper of a ticket: at least 128 bits that nobody can guess."""
        ...

    def ticket_of(self, token: str) -> str | None:
        """The ticket id that a token names (not yet proven); None where it names none."""
        ...

    def sealed(self, words: str) -> str:
        """A digest of words that nobody can make who has not the server's key."""
        ...

    def proves(self, token: str, ticket: str, copy: int) -> bool:
        """Whether a token is the one on the paper of a ticket, in a time that tells nothing."""
        ...


class Bus(Protocol):
    """Tells every process that a centre has a new revision."""

    def publish(self, centre: str, revision: int) -> None:
        """Say that `revision` of `centre` is committed. Never fails: a lost word is
        healed by the look at the committed revisions."""
        ...


@dataclass(frozen=True, slots=True)
class LineCount:
    """The waiting tickets of one service: how many, and since when the longest."""

    service: str
    waiting: int
    oldest: datetime
    came_at: datetime
    """When the one came to its line that is there longest; with a stop served before, it may
    have waited longer."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """The waiting tickets of one line: how many, since when the longest and the shortest."""

    service: str
    ticket_class: TicketClass
    bound: str
    waiting: int
    oldest: datetime
    newest: datetime
    came_at: datetime


@dataclass(frozen=True, slots=True)
class AtWork:
    """The present stop of a ticket at a counter, as much as its remaining time needs."""

    ticket: str
    service: str
    quantity: int
    called_at: datetime | None
    served: timedelta


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting ticket, as much as its place needs."""

    ticket: str
    service: str
    queued_from: datetime
    ordinal: int


@dataclass(frozen=True, slots=True)
class PromisedWait:
    """What the bearer of a ticket was told, and when it was first called; seconds."""

    service: str
    issued_at: datetime
    called_at: datetime
    estimate: int
    promise: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """What a counter did on a day."""

    served: int
    missed: int
    mean_service: int | None


class Reading(Protocol):
    """Consistent reading of one centre, at one revision."""

    centre: Centre

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
        """The ids of the open day's tickets with a number, newest first."""
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

    def lines(self) -> Sequence[WaitingLine]:
        """The waiting tickets by line; no line that is empty."""
        ...

    def heads(
        self, services: Collection[str], bounds: Collection[str], papers_before: datetime
    ) -> Sequence[Head]:
        """The heads of the services' lines that are bound to nobody, and of the lines bound
        to one of `bounds`: the oldest that lets nobody pass, and whose paper is not on its
        way since `papers_before`."""
        ...

    def heads_of_all(self, papers_before: datetime) -> Sequence[Head]:
        """The head of every line of the centre."""
        ...

    def waiting(self) -> Sequence[Waiting]:
        """Every waiting ticket, by place."""
        ...

    def ahead_of(self, ticket: Ticket) -> Mapping[str, int]:
        """How many tickets wait ahead of a waiting one, by service."""
        ...

    def active(self) -> Sequence[Ticket]:
        """The tickets at counters (their stops included)."""
        ...

    def behind(self, ticket: Ticket) -> str | None:
        """The id of the ticket that waits first in the line of another, but for that one."""
        ...

    def at_work(self) -> Mapping[str, AtWork]:
        """What the counters are at, by the tickets they have."""
        ...

    def aside(self, state: TicketState) -> Sequence[Ticket]:
        """The tickets that are PARKED, or MISSED."""
        ...

    def services(self) -> Mapping[str, ServiceState]:
        """What staff have done to services; nothing was done to those that are missing."""
        ...

    def standstills(self, since: datetime) -> Sequence[Standstill]:
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

    def called_later_comers(
        self, since: datetime, counters: Collection[str], limit: int
    ) -> Sequence[tuple[Call, Reasons | None]]:
        """The last calls, at some counters, of tickets that were taken after a moment."""
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


class Unit(Reading, Protocol):
    """One command in one transaction that holds the centre's row.

    State is changed by `append` alone: it evolves what the event touches and
    remembers it for the commit.
    """

    now: datetime

    def append(self, data: Payload) -> None:
        """Append an event to the log and evolve the state by it.

        Raises:
            contract.lifecycle.NotAllowed: the tables forbid it; nothing is written.
        """
        ...

    def series_state(self, key: str) -> SeriesState:
        """How far a series has come today."""
        ...

    def number_taken(
        self, numbers: Iterable[str], ended_after: datetime | None, day: date
    ) -> set[str]:
        """Which of the numbers nobody else can have on a day: a living ticket bears them, or
        (unless None) one that ended after that moment; or a kiosk has them on lease for that
        day or one beside it."""
        ...

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """A value of the state by its key; None where there is none."""
        ...

    def bound_to(self, bound: str) -> Sequence[Ticket]:
        """The living tickets that are bound to a counter or an operator."""
        ...

    def waiting_tickets(self, service: str) -> Sequence[Ticket]:
        """The tickets that wait for a service, in the order in which they were issued."""
        ...

    def issued_by(self, touch: UUID, principal: str) -> str | None:
        """The ticket that somebody's `issue_ticket` with this command id made, if it did."""
        ...

    def set_assist(self, identity: str, assist: tuple[Assist, ...]) -> None:
        """Keep the help that a visitor asks for, outside the log."""
        ...

    def keep_words(self, words: str, delete_after: datetime | None) -> tuple[str, str]:
        """Keep a text outside the log; its id and its salted hash."""
        ...

    def flush(self) -> None:
        """Write what was changed so far, so that the unit's own statements see it."""
        ...

    def open_tickets(self) -> Sequence[Ticket]:
        """The tickets of the open day that could still expire or be finished."""
        ...


@dataclass(frozen=True, slots=True)
class Earlier:
    """The stored success of a command."""

    principal: str
    digest: str
    answer: str


class Transactions(Protocol):
    """Runs commands and readings, each in a transaction of its own."""

    def command[T](self, centre: str, work: Callable[["Session"], T]) -> T:
        """Run `work` in one transaction that has taken the centre's row, and commit.

        Raises:
            contract.errors.Refusal: `unavailable` where the database cannot commit.
        """
        ...

    def reading[T](self, centre: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view of a centre.

        Raises:
            contract.errors.Refusal: `not_found` where there is no such centre.
        """
        ...

    def digests(self, centre: str) -> Sequence[Digest]:
        """What the log of each closed day of a centre came to."""
        ...

    def centres(self) -> Sequence[Centre]:
        """All centres (without what they hold)."""
        ...

    def revisions(self) -> dict[str, int]:
        """The committed revision of each centre."""
        ...

    def last_alive(self) -> datetime | None:
        """When a server of this database was last alive; None before the first."""
        ...

    def alive(self, now: datetime) -> None:
        """Write down that a server lives."""
        ...


class Session(Protocol):
    """What the dispatcher asks of a transaction besides the unit itself."""

    def unit(self, actor_role: str, actor_id: str, command_id: UUID, now: datetime) -> Unit:
        """The unit in which the command's events are appended; takes the centre's row."""
        ...

    def earlier(self, command_id: UUID) -> Earlier | None:
        """The stored success of a command id, if it had one."""
        ...

    def write(self, unit: Unit) -> None:
        """Write the state and the log; nothing may be appended after it."""
        ...

    def remember(self, unit: Unit, success: Earlier, name: str) -> None:
        """Store the success, so that the same command id is answered and not repeated."""
        ...

    def use_up(self, unit: Unit, command_id: UUID, success: Earlier, name: str) -> None:
        """Let another command id count as given, unless it was: who comes with it later is
        refused."""
        ...
