"""Answers about identity: sessions, enrolments, devices, people, tokens."""

from typing import Final

from contract.access.enums import (
    DeviceState,
    EnrolmentStage,
    OfflineReason,
    PrinterState,
    Scope,
    SoundState,
    Step,
)
from contract.device_settings import NOTHING_SET, DeviceSettings
from contract.enums import Role
from contract.ids import CentreId, CounterId
from contract.model import Instant, Outgoing


class Duty(Outgoing):
    """A role of a person in a centre: in the whole of it, or for one agency alone."""

    role: Role
    centre: CentreId
    agency: str | None = None
    """An agency's key."""
    counter: CounterId | None = None
    """The only counter at which an operator may work; None: any."""


class SignedIn(Outgoing):
    """A session.

    Attributes:
        token: its secret, in the answer that opens it only; "" afterwards.
        step: the step of the sign-in that is next; None: the session is open.
        failed: how many attempts to sign in as this person failed since the last sign-in, in the
            answer that opens the session only; `failed_at`: the time of the last one.
    """

    token: str = ""
    person: str
    name: str
    language: str
    duty: Duty
    duties: tuple[Duty, ...] = ()
    step: Step | None = None
    expires_at: Instant
    failed: int = 0
    failed_at: Instant | None = None


class FactorOffered(Outgoing):
    """A second factor to set up: its secret for an app, as text and as a URL for a QR code. It is
    active once its first code is confirmed."""

    secret: str
    uri: str


class EnrolmentState(Outgoing):
    """The state of an enrolment."""

    standing: EnrolmentStage
    expires_at: Instant | None = None


class DeviceProven(Outgoing):
    """The answer to a device's proof: `contract.pairing.proof_of("server", ...)`."""

    proof: str


class WaitingDevice(Outgoing):
    """A machine that requests enrolment. Only its own screen shows its code.

    Attributes:
        id: its id if it is enrolled as a new device.
        replaces: the device of this centre that it asks to replace; "" for none.
    """

    id: str = ""
    role: Role
    name: str
    address: str
    version: str
    since: Instant
    expires_at: Instant
    replaces: str = ""


VOICE_SECONDS: Final = 4.0
"""How long a display stays the voice after an answer that says so; the next answer comes sooner."""


class HealthTaken(Outgoing):
    """The answer to a device's report."""

    at: Instant
    """The time of the server's clock, by which a device checks its own."""
    again_in: float
    """Seconds until the next report is expected."""
    voice: tuple[str, ...] = ()
    """The zones (ids) whose calls this display speaks for the next `VOICE_SECONDS`; "" stands for
    counters without a zone."""


class KnownDevice(Outgoing):
    """A device and its state.

    Attributes:
        copied: another machine uses the same secret: replace or revoke it.
        address: the address of its last report; "" before the first.
        offline_because: the reason, while it is offline; `silent_with`: how many others went
            offline at the same time.
        in_browser: a board in a browser: it takes no picture of its screen.
    """

    id: str
    role: Role
    label: str
    counter: CounterId | None
    display: str | None = None
    """The key of the layout that a display shows."""
    settings: DeviceSettings = NOTHING_SET
    enrolled_at: Instant
    state: DeviceState
    copied: bool = False
    seen_at: Instant | None = None
    version: str = ""
    clock_offset: float | None = None
    screen: str = ""
    in_browser: bool = False
    printer: PrinterState = PrinterState.NONE
    sound: SoundState = SoundState.NONE
    ticket_seconds: float | None = None
    picture_at: Instant | None = None
    restart_since: Instant | None = None
    screenshot_since: Instant | None = None
    rotate_since: Instant | None = None
    address: str = ""
    offline_because: OfflineReason | None = None
    silent_with: int = 0


class KnownPerson(Outgoing):
    """A person, as the managers of the centre see one."""

    id: str
    login: str
    name: str
    language: str
    duties: tuple[Duty, ...]
    """In this centre."""
    has_password: bool
    """False: the person still has the first password, which has to be changed."""
    has_factor: bool
    has_badge: bool
    signed_in: int
    """How many sessions are open."""


class KnownToken(Outgoing):
    """A token without its secret."""

    id: str
    role: Role
    label: str
    counter: CounterId | None = None
    agency: str | None = None
    scopes: tuple[Scope, ...] | None = None
    """None: everything that its role may; of another system, nothing."""
    made_at: Instant
    expires_at: Instant | None = None
    revoked_at: Instant | None = None


class AccessEntry(Outgoing):
    """An entry of the access log: who tried what, when, and with which result."""

    at: Instant
    what: str
    who: str
    detail: str = ""
