"""The base of the events' data, who caused an event, and the event itself."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Final
from uuid import UUID

from pydantic import AfterValidator

from contract.enums import Role
from contract.ids import CentreId, snake
from contract.model import Instant, Outgoing


class Actor(Outgoing):
    """The cause of an event: a role and a pseudonymous id."""

    role: Role
    id: str


REGISTRY: Final[dict[str, type["Payload"]]] = {}
"""The class of each event, by its name."""


class Payload(Outgoing):
    """The data of an event; its class names the event: `TicketIssued` is `ticket_issued`.

    Attributes:
        version: raised with every change of its shape or meaning.
    """

    name: ClassVar[str]
    version: ClassVar[int] = 1

    @classmethod
    def __pydantic_init_subclass__(cls, **_others: Any) -> None:
        cls.name = snake(cls.__name__)
        REGISTRY[cls.name] = cls


type PayloadClass = type[Payload]


def _registered(name: str) -> str:
    if name not in REGISTRY:
        raise ValueError("is no event of this release")
    return name


EventName = Annotated[str, AfterValidator(_registered)]
"""The name of a registered event."""


class Event(Outgoing):
    """One line of a centre's log.

    Attributes:
        revision: gapless from 1 within the centre.
        type: the name of its class.
        command: the `command_id` of the command that caused it.
        previous: the hash of the event before; empty for the first.
        hash: SHA-256 over the canonical JSON (RFC 8785) of all the other fields.
    """

    centre: CentreId
    revision: int
    type: EventName
    version: int
    at: Instant
    actor: Actor
    command: UUID
    data: Mapping[str, object]
    previous: str
    hash: str

    def payload(self) -> Payload:
        """The data as its registered class."""
        return REGISTRY[self.type].model_validate(self.data)

    def of(self, *classes: PayloadClass) -> bool:
        """Whether it is one of these."""
        return any(self.type == event.name for event in classes)
