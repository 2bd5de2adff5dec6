"""What every transport does, and what it says of a message."""

from typing import Final, Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from contract.alerts import Alert, AlertEvent, AlertFailure
from contract.dates import locale_of
from contract.texts import Wording, wording
from server.outbox.receivers import Receiver
from server.sentences import TEXTS

ATTEMPT_SECONDS: Final = 20.0
"""How long a whole attempt may take: the other limits start again with each byte that arrives."""


class Undelivered(Exception):
    """A message was not taken, for a reason."""

    def __init__(self, failure: AlertFailure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class Transport(Protocol):
    """A way by which messages leave the hall."""

    def send(self, receiver: Receiver, message: Alert) -> None:
        """Send a message, or `Undelivered`; `OSError` without a connection, `ValueError` for what
        cannot be sent. The sender ends it after `ATTEMPT_SECONDS`."""
        ...


def line_of(message: Alert, say: Wording) -> str:
    """What a message says, in a line."""
    return say("alert-line", event=message.event, sentence=message.sentence)


def text_of(message: Alert) -> str:
    """What a message says, since when, and whom staff turn to."""
    say = wording(TEXTS, message.language)
    lines = [line_of(message, say)]
    if message.kind is not None:
        since = message.since if message.event is not AlertEvent.OVER else None
        at = (since or message.at).astimezone(ZoneInfo(message.time_zone))
        time = format_datetime(at, "short", locale=locale_of(message.language))
        lines.append(say("alert-at", event=message.event, time=time, hours=message.minutes // 60))
    if message.contact:
        lines.append(say("alert-contact", line=message.contact))
    return "\n".join(lines)
