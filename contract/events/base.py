"""The base of the events' data, and who caused an event."""

from contract.enums import Role
from contract.model import Outgoing


class Actor(Outgoing):
    """The cause of an event: a role and a pseudonymous id."""

    role: Role
    id: str


class Payload(Outgoing):
    """The data of an event."""
