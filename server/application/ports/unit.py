"""One command: what it reads, and the events that it appends."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contract.enums import Assist
from contract.events import Payload
from server.application.ports.reading import Reading
from server.domain.centres import SeriesState
from server.domain.tickets import Ticket


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

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """A value of the state by its key; None where there is none."""
        ...

    def reserved_tickets(self, bound: str) -> Sequence[Ticket]:
        """The living tickets that are reserved for a counter."""
        ...

    def waiting_tickets(self, service: str) -> Sequence[Ticket]:
        """The tickets that wait for a service, in the order in which they were issued."""
        ...

    def later_for(self, service: str) -> Sequence[Ticket]:
        """The living tickets of the open day that are to come to a service after another."""
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
        """Write what was changed: the state, the centre's row and the events."""
        ...

    def keep(self) -> None:
        """Let the next command of this process begin with what this one knows."""
        ...
