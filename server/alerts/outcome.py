"""What came of an attempt to send messages."""

from dataclasses import dataclass

from contract.alerts import AlertFailure


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many messages, from the first on, the other end took; why it did not take the next; what
    it answered (0 where it did not)."""

    sent: int
    failure: AlertFailure | None = None
    code: int = 0
