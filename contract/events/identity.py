"""Events of devices, people, tokens and recipients of alerts. The log names them by pseudonymous
ids: no name, no label, no address, no secret, no hash of a secret."""

from typing import Final, Literal

from contract.access.enums import Scope
from contract.enums import Role
from contract.events.base import REGISTRY, Payload
from contract.ids import CounterId, Key
from contract.model import Instant


class DeviceConfirmed(Payload):
    """A manager enrolled a device; `replaced`: in place of the device that the machine was
    before."""

    device: str
    role: Role
    counter: CounterId | None
    replaced: bool


class DeviceSet(Payload):
    """A device got a name, another counter, or another layout."""

    device: str
    counter: CounterId | None
    display: Key | None = None


class DeviceRevoked(Payload):
    device: str


class DeviceRefused(Payload):
    """A machine that requested enrolment was refused; `device` is the id that it would have got."""

    device: str


class DeviceAsked(Payload):
    """A device was asked to do something: restart, send a picture, renew its secret."""

    device: str
    what: Literal["restart", "screenshot", "rotate"]


class PersonAdded(Payload):
    person: str


class DutyGiven(Payload):
    person: str
    role: Role
    agency: str | None
    counter: CounterId | None


class DutyEnded(Payload):
    person: str
    role: Role
    agency: str | None


class PersonSet(Payload):
    """The names or the language of a person were set; the log does not contain them."""

    person: str


class PersonReset(Payload):
    """A person has to set a password or a second factor again, or got a link to sign in."""

    person: str
    what: Literal["password", "factor", "link"]


class BadgeSet(Payload):
    """A person got a badge, or it was removed."""

    person: str
    given: bool


class SessionsEnded(Payload):
    person: str


class PersonForgotten(Payload):
    person: str


class TokenMade(Payload):
    token: str
    scopes: tuple[Scope, ...]
    until: Instant | None


class TokenRevoked(Payload):
    token: str


class RecipientSet(Payload):
    """A recipient of alerts was added or changed; the log does not contain the address."""

    recipient: str


class RecipientRemoved(Payload):
    recipient: str


class ContactsSet(Payload):
    """Contact lines of alarms were set; the log does not contain them."""


ABOUT_ACCESS: Final = frozenset(
    name for name, event in REGISTRY.items() if event.__module__ == __name__
)
"""The events about people, devices, tokens and recipients of alerts."""
