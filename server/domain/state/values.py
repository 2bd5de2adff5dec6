"""The values of a centre and their indexes, to read."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, NamedTuple

from contract.enums import ENDED, TicketState
from contract.errors import ProblemType, Refusal
from server.domain.centres import Centre, ServiceState, service_clock
from server.domain.setup import Setup
from server.domain.tickets import Ticket

QUEUE: Final = "queue"
"""Queues by their id."""

QUEUES_OF: Final = "queues of"
"""The ids of the queues that are reserved for a counter, or, if not reserved, of a service."""

NUMBER: Final = "number"
"""The ids of the tickets that have or had a number."""

TAKEN: Final = "taken"
"""By service and day, what counts for its quota, by time and in order: each booking whose visitor
has not come, at its time; each ticket with a booking at that time, the others when they were
issued, without cancelled ones. If one left its stop unserved for another, another visitor can take
its place."""

BOOKED: Final = "booked"
"""By service and day, the ids of the bookings that take slots or have freed some; for `UNBOOKED`,
of those that end at a time."""

UNBOOKED: Final = ""

LISTED: Final = "listed"
"""By service, the ids of the bookings on its waiting list, or in its draws."""

WORK: Final = "work"
"""By counter and day, the sum of the `Work` of its stops."""

LEASED: Final = "leased"
"""The ids of the leases of a number that were not handed in."""

FREE_FROM: Final = "free from"
"""With the key of a series: from when its numbers are free (`TicketQueries.free_from`); kept until
a ticket of the series is issued or ends, or a lease of it changes."""

BEARS_NUMBER: Final = frozenset(TicketState) - ENDED - {TicketState.MISSED}


type Name = Any
"""The key of a dictionary: the type of its values, or the name of an index."""

type Tables = dict[Name, dict[Any, Any]]

type Kept = dict[Name, dict[Hashable, Any]]
"""Answers that follow from the values of a name and the configuration alone."""


class Work(NamedTuple):
    """What was done of a stop at its counter; or the sums of several stops.

    Attributes:
        served, missed: how many there are. Sent on, cancelled or ended by the day at the counter,
            one is not missed.
        timed, time: of served ones whose start was recorded, how many, and how long they took.
    """

    served: int = 0
    missed: int = 0
    timed: int = 0
    time: timedelta = timedelta()


class Values:
    """The values of a centre by kind and key, and the indexes on them.

    Args:
        setup: the centre's configuration; None before the first import.
        tables: the values and indexes.
        kept: the answers that are kept until their values, or the configuration, change.
    """

    def __init__(self, centre: Centre, setup: Setup | None, tables: Tables, kept: Kept) -> None:
        self.centre = centre
        self._setup = setup
        self._tables = tables
        self._kept = kept

    @property
    def setup(self) -> Setup:
        """The configuration by id; refused as `not_found` before the first import."""
        if self._setup is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": self.centre.id})
        return self._setup

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None if there is none."""
        value: T | None = self._of(kind).get(key)
        return value

    def all_of[T](self, kind: type[T]) -> Iterable[T]:
        """All values of a kind."""
        return self._of(kind).values()

    def index(self, name: Any, key: Hashable) -> Any:
        """The value of an index for a key; () if there is none."""
        return self._of(name).get(key, ())

    def in_state(self, *states: TicketState) -> Iterator[Ticket]:
        """The tickets in some states, none of which is an ended one."""
        tickets = self._of(Ticket)
        for state in states:
            for key in self._of(state):
                yield tickets[key]

    def _of(self, name: Name) -> dict[Any, Any]:
        """The dictionary of a name, for reading."""
        return self._tables.get(name) or {}

    def kept[T](self, name: Name, question: Hashable, compute: Callable[[], T]) -> T:
        """The answer to a question, computed only from the values of a name and the configuration;
        it is kept until one of these changes."""
        answers = self._kept.setdefault(name, {})
        if question not in answers:
            answers[question] = compute()
        answer: T = answers[question]
        return answer

    def clock(self, service: str, now: datetime) -> datetime:
        """The time on the clock of a service (`server.domain.centres`)."""
        return service_clock(self.centre, self.get(ServiceState, service), now)

    def clocks(self, now: datetime) -> Callable[[str], datetime]:
        """The time on the clock of each service."""
        return partial(self.clock, now=now)
