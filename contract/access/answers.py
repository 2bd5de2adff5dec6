"""What is answered about who somebody is."""

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
    """A role that somebody has in a centre: in the whole of it, or for one agency alone."""

    role: Role
    centre: CentreId
    agency: str | None = None
    """An agency's key."""
    counter: CounterId | None = None
    """The one counter at which an operator works; None: at any."""


class SignedIn(Outgoing):
    """A session.

    Attributes:
        token: its secret, told once, when it begins; "" afterwards.
        step: what is to be done before anything else; None: it is open.
        duty: as what somebody is here.
        duties: what else could be chosen.
        failed: how many attempts to sign in as this person failed since the last sign-in, told
            once, when the session opens; `failed_at` the last of them.
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
    """A second factor to be set up: the secret for an app, as text and as the address of a QR
    code. It counts once a code of it was confirmed."""

    secret: str
    uri: str


class EnrolmentState(Outgoing):
    """How an enrolment stands.

    Attributes:
        code: what the device computes itself and shows; "" once it is over.
    """

    standing: EnrolmentStage
    expires_at: Instant | None = None


class DeviceProven(Outgoing):
    """The answer to a device's proof: `contract.pairing.proof_of("server", ...)`."""

    proof: str


class WaitingDevice(Outgoing):
    """A machine that asks to be let in. Its code is on its screen and nowhere else.

    Attributes:
        id: what it will be called if it is let in as a new device.
        replaces: the device of this centre whose place it asks for; "" for none.
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
"""How long a display is the voice after an answer that says so; a new answer comes earlier."""


class HealthTaken(Outgoing):
    """The answer to a device's report."""

    at: Instant
    """The time on the server's own clock, by which a device knows whether its own is right."""
    again_in: float
    """Seconds until the next one is expected."""
    voice: tuple[str, ...] = ()
    """Whose calls this display speaks for the next `VOICE_SECONDS`: the ids of zones, and "" for
    counters without a zone."""


class KnownDevice(Outgoing):
    """A device and how it is.

    Attributes:
        copied: somewhere else somebody bears the same secret: replace or revoke it.
        address: from where it reported last; "" before its first report.
        offline_because: of one that is offline; `silent_with`: how many others fell silent at the
            same time.
    """

    id: str
    role: Role
    label: str
    counter: CounterId | None
    display: str | None = None
    """The key of the layout that a display shows."""
    settings: DeviceSettings = NOTHING_SET
    """What the console sets for it."""
    enrolled_at: Instant
    state: DeviceState
    copied: bool = False
    seen_at: Instant | None = None
    version: str = ""
    clock_offset: float | None = None
    screen: str = ""
    printer: PrinterState = PrinterState.NONE
    sound: SoundState = SoundState.NONE
    picture_at: Instant | None = None
    restart_since: Instant | None = None
    screenshot_since: Instant | None = None
    rotate_since: Instant | None = None
    address: str = ""
    offline_because: OfflineReason | None = None
    silent_with: int = 0


class KnownPerson(Outgoing):
    """A person, as managers of the centre see one."""

    id: str
    login: str
    name: str
    language: str
    duties: tuple[Duty, ...]
    """In this centre."""
    has_password: bool
    """False: still the first one, which has to be changed."""
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
    """None: whatever its role may, and another system's nothing."""
    made_at: Instant
    expires_at: Instant | None = None
    revoked_at: Instant | None = None


class AccessEntry(Outgoing):
    """Something that was tried at the doors: who, when, how it went."""

    at: Instant
    what: str
    who: str
    detail: str = ""
