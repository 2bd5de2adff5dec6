"""What came of an attempt to send messages."""

from dataclasses import dataclass

from contract.alerts import AlertFailure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt to send messages in their order.

    Attributes:
        sent: how many of them, from the first on, the other end took.
        failure: why the next was not taken; None where all were.
        code: what the other end answered; 0 where it did not.
    """

    sent: int
    failure: AlertFailure | None = None
    code: int = 0
