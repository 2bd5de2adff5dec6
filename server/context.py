"""The application with its ports, and the kinds of answers of a use case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from contract.commands import Command
from contract.enums import ClockDoubt, ProblemKind
from server.addresses import Network
from server.clock import Clock
from server.domain.buckets import TokenBuckets
from server.domain.centres import Centre, doubt, event_time
from server.engine.centre_view import CentreView
from server.engine.store import Store
from server.passwords import ArgonPasswords
from server.rules.waits import Outlook
from server.settings import MailServer
from server.signing import KeySigner
from server.store.erasures import Erasure
from server.views.promises import PromiseWatch
from server.views.snapshot_context import SnapshotContext

if TYPE_CHECKING:
    # Commands that serve nothing start faster without it.
    from server.tls import Certificate


def call_directly(work: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function directly: for command lines, which block no other request."""
    return work(*arguments)


type Listener = Callable[[str, int], None]


class LocalBus:
    """Notifies the publisher of new revisions."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Register a listener, which is called with each `(centre, revision)`."""
        self._listeners.append(listener)

    def publish(self, centre: str, revision: int) -> None:
        """Notify the listeners that `revision` of `centre` is committed; never fails."""
        for listener in self._listeners:
            listener(centre, revision)


@dataclass(frozen=True, slots=True)
class AppContext:
    """The application with its ports.

    Attributes:
        clock: the hall's time.
        machine: the machine's time without protection against jumps, by which sessions, secrets and
            one-time codes expire.
        public_url: the URL at which phones reach the hall; None if they cannot.
        certificate: the server's TLS certificate; None if it does not use TLS itself.
        by_tls: whether clients connect by TLS, to the server or to a proxy in front of it.
        buckets: the rate limits of devices and tokens, in this process.
        erased: records erasures on request outside the database, before they happen; None if there
            is no such record.
        in_thread: calls a slow function with its arguments in a thread that does not block others.
        alive_before: the last time that a server of this database ran before this process started.
        requested_replacements: the device that a waiting machine asks to replace, by the hash of
            the machine's secret, as this process received it.
        promise_watch: the promises at risk, as this process last computed them.
        most_taken: the services of most tickets by centre, as this process read them on a day.
        count: counts a command, its result (`done`, `repeated`, or the reason of a refusal) and the
            seconds that it took.
        pages: when the page in a browser at each counter was last heard, by the machine's time.
    """

    store: Store
    clock: Clock
    machine: Clock
    signer: KeySigner
    passwords: ArgonPasswords
    bus: LocalBus
    erased: Callable[[Erasure], None] | None = None
    public_url: str | None = None
    certificate: "Certificate | None" = None
    by_tls: bool = False
    in_thread: Callable[..., Any] = call_directly
    mail_server: MailServer | None = None
    webhook_networks: Sequence[Network] = ()
    started: datetime | None = None
    alive_before: datetime | None = None
    buckets: TokenBuckets = field(default_factory=TokenBuckets)
    requested_replacements: dict[str, str] = field(default_factory=dict)
    promise_watch: PromiseWatch = field(default_factory=PromiseWatch)
    most_taken: dict[str, tuple[date, Sequence[str]]] = field(default_factory=dict)
    count: Callable[[Command, str, float], None] | None = None
    pages: dict[str, datetime] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the server's self-signed certificate; "" if it has none."""
        shown = self.certificate
        return shown.fingerprint if shown is not None and shown.self_signed else ""

    def doubt(self, centre: Centre) -> ClockDoubt | None:
        """Why the clock may be wrong, for a centre; None if there is no sign of it."""
        clock = self.clock
        if centre.confirmed_at is not None and centre.confirmed_at > clock.confirmed:
            # A manager confirmed the time, and it is committed.
            clock.confirm(centre.confirmed_at)
        return doubt(
            centre,
            clock.now(),
            started=clock.started,
            alive=self.alive_before,
            jumped=bool(clock.jump),
        )

    @property
    def is_ahead(self) -> bool:
        """Whether the clock may be days ahead: then nothing irreversible follows from it."""
        centres = self.store.centres()
        return any(self.doubt(centre) is ClockDoubt.AHEAD for centre in centres)

    def note_problem(
        self,
        centre: str,
        kind: ProblemKind,
        who: str,
        detail: str = "",
        limit: tuple[str, int] | None = None,
    ) -> None:
        """Note a problem when it happens, for managers (`server.views.hall` shows it): at most
        once a minute, or as often as another limit allows, by key and times a minute."""
        now, (key, per_minute) = self.machine.now(), limit or (who, 1)
        if self.buckets.take((kind, key), now, per_minute=per_minute, size=per_minute):
            self.store.access(
                lambda access: access.add_entry(now, centre, kind, who, detail), write=True
            )

    def context(self, reading: CentreView) -> SnapshotContext:
        """The context for snapshots at this moment."""
        return SnapshotContext(
            reading=reading,
            now=event_time(self.clock.now(), reading.centre.last_at),
            clock_doubt=self.doubt(reading.centre),
            machine_now=self.machine.now(),
            clock_rate=self.clock.rate,
            signer=self.signer,
            promise_watch=self.promise_watch,
            most_taken=self.most_taken,
            pages=self.pages,
            public_url=self.public_url,
        )


@dataclass(frozen=True, slots=True)
class TicketReply:
    """The answer is a ticket with its token, and its prediction if that was computed already."""

    ticket: str
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True)
class SecretReply:
    """The answer is these fields, and a secret that is not stored: it can be derived again."""

    words: dict[str, Any]
    name: str
    secret: str


type Answer = TicketReply | dict[str, Any] | SecretReply | None
"""The answer of a command: a ticket, these fields, or (None) what its address names: the desk of
its counter, its ticket, its device as it is after the command, or the id of another subject."""
