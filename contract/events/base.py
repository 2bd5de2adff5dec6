"""What all events share: who did it, and the base of their data."""

from contract.enums import Role
from contract.model import Outgoing


class Actor(Outgoing):
    """Who did it: a role and a pseudonymous id."""

    role: Role
    id: str


class Payload(Outgoing):
    """The data of an event."""
