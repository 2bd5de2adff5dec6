"""What happens to devices, people, tokens and recipients of alerts. The log names them by
pseudonymous ids: no name, no label, no address, no secret, no hash of one."""

from typing import Literal

from contract.access.enums import Scope
from contract.enums import Role
from contract.events.base import Payload
from contract.ids import CounterId, Key
from contract.model import Instant


class DeviceConfirmed(Payload):
    """A manager let a device in; `replaced`: in the place of the machine that it was before."""

    device: str
    role: Role
    counter: CounterId | None
    replaced: bool


class DeviceSet(Payload):
    """A device was named, stands elsewhere, or shows something else."""

    device: str
    counter: CounterId | None
    display: Key | None = None


class DeviceRevoked(Payload):
    """A device is out."""

    device: str


class DeviceRefused(Payload):
    """A machine that asked to be let in was turned away; `device` is what it would be called."""

    device: str


class DeviceAsked(Payload):
    """A device was asked for something."""

    device: str
    what: Literal["restart", "screenshot", "rotate"]


class PersonAdded(Payload):
    """A person was added."""

    person: str


class DutyGiven(Payload):
    """A person was given a role."""

    person: str
    role: Role
    agency: str | None
    counter: CounterId | None


class DutyEnded(Payload):
    """A role was taken from a person."""

    person: str
    role: Role
    agency: str | None


class PersonSet(Payload):
    """The names or the language of a person were set; which, the log does not say."""

    person: str


class PersonReset(Payload):
    """A person has to set a password or a second factor again, or was given a link to sign in."""

    person: str
    what: Literal["password", "factor", "link"]


class BadgeSet(Payload):
    """A person was given a badge, or it was taken away."""

    person: str
    given: bool


class SessionsEnded(Payload):
    """A person was signed out everywhere."""

    person: str


class PersonForgotten(Payload):
    """What was known of a person was deleted."""

    person: str


class TokenMade(Payload):
    """A token for another system was made."""

    token: str
    scopes: tuple[Scope, ...]
    until: Instant | None


class TokenRevoked(Payload):
    """A token is void."""

    token: str


class RecipientSet(Payload):
    """A recipient of alerts was added or changed; which address, the log does not say."""

    recipient: str


class RecipientRemoved(Payload):
    """A recipient of alerts was deleted."""

    recipient: str


class ContactsSet(Payload):
    """Contact lines of alarms were set; which, the log does not say."""
