"""Time, secrets and the way to the other processes."""

from datetime import datetime
from typing import Protocol


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
