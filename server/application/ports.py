"""Time, secrets and the way to the other processes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contract.commands import Command


class Now(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment in UTC, to the millisecond."""
        ...


class Clock(Now, Protocol):
    """The hall's time."""

    @property
    def rate(self) -> float:
        """Seconds of the hall in a second of the world."""
        ...

    @property
    def started(self) -> datetime:
        """The moment at which it was read first, or confirmed."""
        ...

    @property
    def jumped(self) -> bool:
        """Whether the machine's time jumped since then."""
        ...

    @property
    def confirmed(self) -> datetime:
        """The time of the last confirmation that it knows of; at first when it was started."""
        ...

    def confirm(self, at: datetime) -> None:
        """A manager says that the machine's time is right.

        Args:
            at: the time of the event that says so.
        """
        ...


class Signer(Protocol):
    """Makes and checks the unguessable tokens of tickets."""

    def token(self, ticket: str, copy: int) -> str:
        """The token on the paper of a ticket: at least 128 bits that nobody can guess."""
        ...

    def copy_of(self, token: str) -> tuple[str, int] | None:
        """The ticket and the copy that a token was signed for; None for a wrong signature."""
        ...

    def coupon(self, coupon: str) -> str:
        """The token of a coupon: likewise."""
        ...

    def coupon_of(self, token: str) -> str | None:
        """The id of the coupon whose token this is; None where it is none."""
        ...

    def sealed(self, words: str) -> str:
        """A digest of words that nobody can make who has not the server's key."""
        ...

    def first_password(self, centre: str, command: UUID) -> str:
        """The first password that a command makes; the same for the same command, and
        another for a command of that id in another centre."""
        ...

    def token_of(self, centre: str, command: UUID) -> str:
        """The token that a command makes for another system; likewise."""
        ...

    def id_of(self, centre: str, command: UUID) -> str:
        """What tells apart the things that commands make; likewise."""
        ...

    def service_code(self, device: str) -> str:
        """The six digits that open the service menu of a kiosk."""
        ...

    def keyed(self, words: str) -> str:
        """A hash by which a badge is found, and that tells nothing without the server's key."""
        ...

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same for all processes of a database."""
        ...

    def locked(self, words: str) -> str:
        """Words that only the server's key opens."""
        ...

    def unlocked(self, sealed: str) -> str | None:
        """What was locked; None where another key locked it."""
        ...


class Passwords(Protocol):
    """Keeps passwords so that nobody can read them, slowly on purpose."""

    def hashed(self, password: str) -> str:
        """What is kept of a password."""
        ...

    def guesses(self, password: str, known: Sequence[str]) -> float:
        """After about how many guesses a password is found by whoever tries first what people
        choose: words, names, dates, keys side by side, with plain signs for letters.

        Args:
            password: it.
            known: words to be tried first besides.
        """
        ...

    def drawn(self, password: str) -> str:
        """The same for one that was drawn by chance and not made up: it needs no slow hash."""
        ...

    def right(self, kept: str, password: str) -> bool:
        """Whether a password is the one of which something was kept; where nothing was (""),
        it is wrong, and takes as long to say so."""
        ...


class Meter(Protocol):
    """Counts what commands came to."""

    def command(self, command: Command, result: str, seconds: float) -> None:
        """A command was answered.

        Args:
            command: it.
            result: `done`, `repeated`, or why it was refused (a `ProblemType`).
            seconds: how long it took.
        """
        ...


class Bus(Protocol):
    """Tells every process that a centre has a new revision."""

    def publish(self, centre: str, revision: int) -> None:
        """Say that `revision` of `centre` is committed. Never fails: a lost word is
        healed by the look at the committed revisions."""
        ...
