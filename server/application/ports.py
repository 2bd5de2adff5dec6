"""Ports: time, secrets, metrics and the bus to the other processes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contract.commands import Command


class Now(Protocol):
    """Gives the time."""

    def now(self) -> datetime:
        """The current time in UTC, to the millisecond."""
        ...


class Clock(Now, Protocol):
    """The hall's time."""

    @property
    def rate(self) -> float:
        """Seconds of the hall's time per second of real time."""
        ...

    @property
    def started(self) -> datetime:
        """The time at which it was first read, or confirmed."""
        ...

    @property
    def jumped(self) -> bool:
        """Whether the machine's time jumped since then."""
        ...

    @property
    def confirmed(self) -> datetime:
        """The time of the last known confirmation; initially the time of its start."""
        ...

    def confirm(self, at: datetime) -> None:
        """Note that a manager confirmed the machine's time.

        Args:
            at: the time of the event that records it.
        """
        ...


class Signer(Protocol):
    """Creates and verifies the unguessable tokens of tickets, and derives other secrets."""

    def token(self, ticket: str, copy: int) -> str:
        """The token on the paper of a ticket: at least 128 unguessable bits."""
        ...

    def copy_of(self, token: str) -> tuple[str, int] | None:
        """The ticket and the copy that a token was signed for; None for a wrong signature."""
        ...

    def coupon(self, coupon: str) -> str:
        """The token of a coupon: likewise unguessable."""
        ...

    def coupon_of(self, token: str) -> str | None:
        """The id of the coupon with this token; None for an invalid token."""
        ...

    def sealed(self, words: str) -> str:
        """HMAC of the text: it cannot be computed without the server's key."""
        ...

    def first_password(self, centre: str, command: UUID) -> str:
        """The first password that a command creates; the same for the same command, and another for
        a command of that id in another centre."""
        ...

    def token_of(self, centre: str, command: UUID) -> str:
        """The token that a command creates for another system; derived in the same way."""
        ...

    def id_of(self, centre: str, command: UUID) -> str:
        """The id of an object that a command creates; derived in the same way."""
        ...

    def service_code(self, device: str) -> str:
        """The six digits that open the service menu of a kiosk."""
        ...

    def keyed(self, words: str) -> str:
        """HMAC by which a badge is looked up; it discloses nothing without the server's key."""
        ...

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same for all processes of a database."""
        ...

    def locked(self, words: str) -> str:
        """Encrypt a text with the server's key."""
        ...

    def unlocked(self, sealed: str) -> str | None:
        """Decrypt a text; None if another key encrypted it."""
        ...


class Passwords(Protocol):
    """Stores passwords as slow hashes."""

    def hashed(self, password: str) -> str:
        """The hash of a password for storage."""
        ...

    def guesses(self, password: str, known: Sequence[str]) -> float:
        """The estimated number of guesses for a password, by an attacker who tries common choices
        first: words, names, dates, neighbouring keys, simple substitutions.

        Args:
            password: the password.
            known: further words that are tried first.
        """
        ...

    def drawn(self, password: str) -> str:
        """The hash of a randomly generated password: it needs no slow hash."""
        ...

    def right(self, kept: str, password: str) -> bool:
        """Whether a password matches a stored hash; without a stored hash ("") it does not, and
        takes the same time."""
        ...


class Meter(Protocol):
    """Counts the results of commands."""

    def command(self, command: Command, result: str, seconds: float) -> None:
        """A command was answered.

        Args:
            command: the command.
            result: `done`, `repeated`, or the reason of a refusal (a `ProblemType`).
            seconds: its duration.
        """
        ...


class Bus(Protocol):
    """Notifies every process that a centre has a new revision."""

    def publish(self, centre: str, revision: int) -> None:
        """Publish that `revision` of `centre` is committed. Never fails: a lost message is made up
        for by polling the committed revisions."""
        ...
