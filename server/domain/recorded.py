"""An event in the form that the fold uses."""

from dataclasses import dataclass
from datetime import datetime

from contract.events import Payload


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event in the form that the fold uses.

    Attributes:
        by: the pseudonymous id of the actor.
    """

    data: Payload
    at: datetime
    by: str
