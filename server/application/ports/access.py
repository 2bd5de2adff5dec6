"""Who is who, as it is kept: people, sessions, devices, and what was tried at the doors."""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import Protocol

from contract.access import KnownToken
from contract.access.enums import Scope
from contract.enums import Role
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.people import Attempt, HeldDuty, Invitation, Person, Session


class Access(Protocol):
    """People, devices and tokens, in one transaction."""

    # People.

    def person(self, identity: str) -> Person | None:
        """A person by id."""
        ...

    def person_by_login(self, login: str) -> Person | None:
        """A person by what they sign in with."""
        ...

    def person_by_badge(self, badge: str) -> Person | None:
        """A person by the keyed hash of a badge."""
        ...

    def keep_person(self, before: Person | None, now: Person) -> None:
        """Write a new person, or what changed of one."""
        ...

    def people(self, centre: str) -> Sequence[Person]:
        """Everybody with a duty in a centre, by login."""
        ...

    def duties(self, person: str) -> Sequence[HeldDuty]:
        """All duties of a person, in all centres."""
        ...

    def give(self, duty: HeldDuty) -> None:
        """Give a duty, in place of one with the same id."""
        ...

    def take(self, duty: str) -> None:
        """End a duty."""
        ...

    def has_manager(self, centre: str) -> bool:
        """Whether somebody manages a centre."""
        ...

    # Sessions.

    def session(self, secret_hash: str) -> Session | None:
        """A session, also one that is over."""
        ...

    def keep_session(self, before: Session | None, now: Session) -> None:
        """Write a new session, or what changed of one."""
        ...

    def sessions(self, person: str) -> Sequence[Session]:
        """The sessions of a person that were not ended."""
        ...

    def end_sessions_at(self, device: str, now: datetime) -> Sequence[str]:
        """End the sessions that began at a counter's PC; returns whose they were."""
        ...

    def seen(self, sessions: Mapping[str, datetime]) -> None:
        """Write down when sessions were used last, by their hashes."""
        ...

    def attempt(self, identity: str) -> Attempt | None:
        """How often somebody was wrong lately."""
        ...

    def keep_attempt(self, attempt: Attempt) -> None:
        """Write it down."""
        ...

    def drop_attempt(self, identity: str) -> None:
        """Forget it: somebody was right."""
        ...

    # Devices.

    def device(self, identity: str) -> Device | None:
        """A device, also one that was revoked."""
        ...

    def device_by_hash(self, secret_hash: str) -> Device | None:
        """The device whose secret, or next secret, has this hash."""
        ...

    def keep_device(self, before: Device | None, now: Device) -> None:
        """Write a new device, or what changed of one."""
        ...

    def devices(self, centre: str) -> Sequence[Device]:
        """The devices of a centre, in the order of their enrolment."""
        ...

    def health(self, device: str) -> DeviceHealth | None:
        """What a device said last."""
        ...

    def healths(self, centre: str) -> Mapping[str, DeviceHealth]:
        """What the devices of a centre said last, by their ids."""
        ...

    def keep_health(self, health: DeviceHealth) -> None:
        """Write down what a device said."""
        ...

    def drop_health(self, device: str) -> None:
        """Forget it: another machine is the device from now on."""
        ...

    def file(self, centre: str, sha256: str) -> bytes | None:
        """The content of a file that a centre stored."""
        ...

    def files(self, centre: str) -> Set[str]:
        """Which files a centre stored, by their SHA-256."""
        ...

    def keep_file(self, centre: str, sha256: str, content: bytes) -> None:
        """Store a file; once more changes nothing."""
        ...

    def bytes_of_files(self, centre: str) -> int:
        """How many bytes the files of a centre have."""
        ...

    def forget_file(self, centre: str, sha256: str) -> None:
        """Delete a file."""
        ...

    def picture(self, device: str) -> tuple[datetime, bytes] | None:
        """The last picture of a device's screen (PNG), and when it was taken."""
        ...

    def picture_at(self, device: str) -> datetime | None:
        """When the last picture was taken."""
        ...

    def keep_picture(self, device: str, at: datetime, png: bytes) -> None:
        """Keep a picture in place of the last."""
        ...

    def enrolment(self, secret_hash: str) -> Enrolment | None:
        """A machine that asks to be let in, by the hash of its secret."""
        ...

    def enrolments(self, now: datetime, centre: str | None = None) -> Sequence[Enrolment]:
        """Those that wait, the oldest first; without those that a centre refused."""
        ...

    def enrolments_by_code(self, code: str, now: datetime, centre: str) -> Sequence[Enrolment]:
        """Those that wait, show a code, and were not refused by a centre."""
        ...

    def is_refused_everywhere(self, enrolment: Enrolment) -> bool:
        """Whether every centre of the server refused a machine."""
        ...

    def keep_enrolment(self, before: Enrolment | None, now: Enrolment) -> None:
        """Write a new one, or what changed of one."""
        ...

    def drop_enrolment(self, enrolment: Enrolment) -> None:
        """Forget it: it asks anew if it still wants to be let in."""
        ...

    # Tokens, invitations, and what was tried.

    def make_token(
        self,
        secret: str,
        *,
        identity: str,
        centre: str,
        role: Role,
        label: str,
        now: datetime,
        counter: str | None = None,
        scopes: Sequence[Scope] | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Keep the hash of a token."""
        ...

    def tokens(self, centre: str) -> Sequence[KnownToken]:
        """All tokens of a centre, without their secrets."""
        ...

    def revoke_token(self, centre: str, identity: str, now: datetime) -> bool:
        """Revoke a token by its id; False where there is none to revoke."""
        ...

    def invite(
        self,
        secret_hash: str,
        centre: str,
        now: datetime,
        until: datetime,
        person: str | None = None,
    ) -> None:
        """Keep a link; earlier ones for the same person, or for new managers, are void."""
        ...

    def invitation(self, secret_hash: str, now: datetime) -> Invitation | None:
        """What a link is good for, if it can still be used."""
        ...

    def use_invitation(self, secret_hash: str, now: datetime) -> None:
        """A link was used."""
        ...

    def noted(self, centre: str, what: str, since: datetime) -> Mapping[str, datetime]:
        """Of whom something was noted at a centre since a moment, each with the first time."""
        ...

    def note(self, at: datetime, centre: str | None, what: str, who: str, detail: str = "") -> None:
        """Write down what was tried at the doors."""
        ...
