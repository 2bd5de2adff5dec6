"""Alarms in words, for the console and for messages that leave the server."""

from collections.abc import Callable
from typing import Final

from contract.alerts import AlarmKind
from contract.texts import Wording, pick
from server.application.alarms import Alarm
from server.domain.layout import Layout

ABOUT_PERSONS: Final = frozenset(
    {AlarmKind.LOGIN_GUESSED, AlarmKind.CLAIM, AlarmKind.LIMIT_REACHED}
)
"""Alarms that may name a person, or say of a visitor more than a number: in messages they name
none, and the reader opens the console."""


def alarm_sentence(
    alarm: Alarm, layout: Layout, say: Wording, write: Callable[[str], str] = str
) -> str:
    """An alarm in words.

    Args:
        alarm: it.
        layout: the centre's configuration.
        say: the server's texts.
        write: how a label is written; by default as it is.
    """
    service = layout.services.get(alarm.subject)
    label = pick(service.names, say.language) if service is not None else alarm.label
    if alarm.kind is AlarmKind.HELP_CALL and alarm.subject in layout.counters:
        label = say("account-at-counter", counter=layout.counters[alarm.subject].number)
    return say(
        "console-alarm",
        kind=alarm.kind,
        label=write(label),
        counter=alarm.counter,
        count=alarm.value,
        minutes=alarm.value // 60,
        state=alarm.state,
    )


def sent_sentence(alarm: Alarm, layout: Layout, say: Wording) -> str:
    """An alarm in the words of a message, which names no person."""
    if alarm.kind in ABOUT_PERSONS:
        return say("alert-without-name", kind=alarm.kind)
    return alarm_sentence(alarm, layout, say)
