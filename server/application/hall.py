"""The application with its ports, and what a use case may answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from contract.commands import Command
from contract.enums import ClockDoubt
from server.alerts.mail_server import MailServer
from server.application.buckets import TokenBuckets
from server.application.ports import Bus, Clock, Meter, Now, Passwords, Signer
from server.application.snapshots.basis import Basis
from server.application.snapshots.waits import Outlook
from server.domain.centres import Centre
from server.domain.clock import doubt, event_time
from server.engine.reading import Reading
from server.engine.store import Store
from server.store.erasures import Erasure
from server.tls import Certificate


def called_here(work: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function: the way of command lines, where nobody else is held up."""
    return work(*arguments)


class NoMeter:
    """Counts nothing: the way of command lines."""

    def command(self, command: Command, result: str, seconds: float) -> None:
        """A command was answered."""


@dataclass(frozen=True, slots=True)
class Hall:
    """The application with its ports.

    Attributes:
        clock: the hall's time; `machine`: the world's, by which sessions and secrets end.
        public_url: where phones reach the hall; None where they cannot.
        certificate: what the server shows by TLS; None where it does not speak it itself.
        by_tls: whether whoever asks does so by TLS, be it that of a proxy in front.
        buckets: how often devices and tokens may still ask, counted in this process.
        erased: writes down outside the database what is erased on request, before it is; None
            where nothing is kept there.
        elsewhere: calls a slow function with its arguments where it does not hold up others.
        mail_server: what takes messages about alarms by mail; None where there is none.
        started: when this process started, by `machine`.
        alive_before: when a server of this database last ran before this process started.
        places_asked: the device whose place a waiting machine asks for, by the hash of its
            secret, as this process heard it.
        meter: counts commands.
    """

    transactions: Store
    clock: Clock
    machine: Now
    signer: Signer
    passwords: Passwords
    bus: Bus
    erased: Callable[[Erasure], None] | None = None
    public_url: str | None = None
    certificate: Certificate | None = None
    by_tls: bool = False
    elsewhere: Callable[..., Any] = called_here
    mail_server: MailServer | None = None
    started: datetime | None = None
    alive_before: datetime | None = None
    buckets: TokenBuckets = field(default_factory=TokenBuckets)
    places_asked: dict[str, str] = field(default_factory=dict)
    meter: Meter = field(default_factory=NoMeter)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate by which the server vouches for itself; "" where an
        authority does, or there is none."""
        shown = self.certificate
        return shown.fingerprint if shown is not None and shown.self_signed else ""

    def doubt(self, centre: Centre) -> ClockDoubt | None:
        """Why the clock may be wrong, in the eyes of a centre; None while there is no sign."""
        clock = self.clock
        if centre.confirmed_at is not None and centre.confirmed_at > clock.confirmed:
            # A manager confirmed the time, at this process or another, and it is committed.
            clock.confirm(centre.confirmed_at)
        return doubt(
            centre,
            clock.now(),
            started=clock.started,
            alive=self.alive_before,
            jumped=clock.jumped,
        )

    @property
    def is_ahead(self) -> bool:
        """Whether the clock may be days ahead: nothing that cannot be taken back is done by it."""
        centres = self.transactions.centres()
        return any(self.doubt(one) is ClockDoubt.AHEAD for one in centres)

    def basis(self, reading: Reading) -> Basis:
        """What snapshots are built on, at this moment."""
        return Basis(
            reading=reading,
            now=event_time(self.clock.now(), reading.centre.last_at),
            clock_doubt=self.doubt(reading.centre),
            machine_now=self.machine.now(),
            clock_rate=self.clock.rate,
            signer=self.signer,
        )


@dataclass(frozen=True, slots=True)
class DeskOf:
    """The answer is the desk of a counter, as it is then."""

    counter: str


@dataclass(frozen=True, slots=True)
class TicketOf:
    """The answer is a ticket with its token.

    Attributes:
        outlook: what its bearer is told, where the command has estimated it already.
    """

    ticket: str
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The answer is these few words."""

    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Secret:
    """The answer is these few words, and a secret that is told but not stored: it can be
    derived from the command again."""

    words: dict[str, Any]
    name: str
    secret: str


@dataclass(frozen=True, slots=True)
class DeviceOf:
    """The answer is the snapshot of the device that gave the command."""


type Answer = DeskOf | TicketOf | DeviceOf | Said | Secret
