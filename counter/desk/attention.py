"""Reminders for an operator, as sentences; pure functions, no Qt."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from client.ui.formatting import spaced_number
from contract.catalogue import Catalogue
from contract.enums import TicketState
from contract.snapshots import Desk, Hall
from contract.texts import Say
from counter.shared.lookups import calls_not_shown, service_of
from counter.shared.sentences import minutes

HELD_LONG: Final = timedelta(minutes=30)
"""A ticket on hold without a reminder time is mentioned after this time."""

MOST_HELD: Final = 2
"""The maximum of reminders that leave room for the ticket."""

PAST_USUAL: Final = 2
"""The multiple of the usual service time after which a service is mentioned."""

AT_LEAST: Final = timedelta(minutes=5)
"""A short service is not mentioned before this time."""


def attention(
    say: Say, desk: Desk, hall: Hall | None, catalogue: Catalogue, now: datetime
) -> Sequence[Mapping[str, Any]]:
    """The reminders, the most urgent one first, as rows of `key`, `icon_name`, `sentence`."""
    found = [
        *_help_called(say, desk, hall),
        *_call_not_shown(say, desk, hall, now),
        *_still_serving(say, desk, catalogue, now),
        *_on_hold(say, desk, now),
    ]
    return [attention_row(*one) for one in found]


def attention_row(key: str, icon: str, sentence: str) -> Mapping[str, Any]:
    """One row of the reminders."""
    return {"key": key, "icon_name": icon, "sentence": sentence}


def taken(say: Say, chosen: bool) -> Sequence[Mapping[str, Any]]:
    """The only row if another operator works here. With a chosen counter it says that another can
    be chosen."""
    other = f" {say('hint_other_counter')}" if chosen else ""
    return [attention_row("taken", "user-x", f"{say('taken')}.{other}")]


type _Found = list[tuple[str, str, str]]


def _help_called(say: Say, desk: Desk, hall: Hall | None) -> _Found:
    calls = hall.help if hall else ()
    if all(one.place != desk.counter for one in calls):
        return []
    return [("help", "circle-help", say("help_called"))]


def _call_not_shown(say: Say, desk: Desk, hall: Hall | None, now: datetime) -> _Found:
    ticket = desk.ticket
    if ticket is None or ticket.state is not TicketState.CALLED or hall is None:
        return []
    return [
        ("shown", "triangle-alert", say("not_shown", number=spaced_number(one.number)))
        for one in calls_not_shown(hall, now)
        if one.number == ticket.number and one.counter == desk.number
    ][:1]


def _still_serving(say: Say, desk: Desk, catalogue: Catalogue, now: datetime) -> _Found:
    ticket = desk.ticket
    service = service_of(catalogue, ticket.service) if ticket else None
    if ticket is None or service is None or ticket.state is not TicketState.SERVING:
        return []
    quantity = ticket.stops[ticket.stop].quantity if ticket.stop is not None else 1
    usual = timedelta(seconds=service.typical * quantity)
    if now - ticket.since < max(AT_LEAST, PAST_USUAL * usual):
        return []
    number = spaced_number(ticket.number)
    usually = minutes(say, int(usual.total_seconds()))
    return [("still", "clock", say("still_with", number=number, time=usually))]


def _on_hold(say: Say, desk: Desk, now: datetime) -> _Found:
    found = []
    # Tickets on hold of other counters can be resumed here too, but those counters show the
    # reminder.
    for one in [one for one in desk.on_hold if one.counter == desk.number]:
        number, held = spaced_number(one.number), now - one.since
        for_long = minutes(say, int(held.total_seconds()))
        if one.remind_at is not None and one.remind_at <= now:
            found.append((f"held {one.id}", "pause", say("held_due", number=number, time=for_long)))
        elif one.remind_at is None and held > HELD_LONG:
            found.append(
                (f"held {one.id}", "pause", say("held_long", number=number, time=for_long))
            )
    return found[:MOST_HELD]
