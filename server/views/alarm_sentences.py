"""Alarms as sentences, for the console and for messages outside the server."""

from collections.abc import Callable
from typing import Final

from contract.alerts import AlarmKind
from contract.texts import Wording, pick
from server.domain.layout import Layout
from server.views.alarms import Alarm

ABOUT_PERSONS: Final = frozenset(
    {AlarmKind.LOGIN_GUESSED, AlarmKind.CLAIM, AlarmKind.LIMIT_REACHED}
)
"""Alarms that may name a person, or disclose more of a visitor than a number: their messages name
none, and the reader opens the console."""


def alarm_sentence(
    alarm: Alarm, layout: Layout, say: Wording, write: Callable[[str], str] = str
) -> str:
    """The sentence of an alarm.

    Args:
        alarm: the alarm.
        layout: the centre's configuration.
        say: the server's texts.
        write: formats a label; by default unchanged.
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
    """The sentence of an alarm in a message, which names no person."""
    if alarm.kind in ABOUT_PERSONS:
        return say("alert-without-name", kind=alarm.kind)
    return alarm_sentence(alarm, layout, say)
