"""What needs an eye at a counter, as calm sentences; pure functions, no Qt."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from client.formatting import spaced_number
from contract.catalogue import Catalogue
from contract.enums import TicketState
from contract.snapshots import Desk, Hall
from contract.texts import Say
from counter.services import service_of
from counter.view_model import minutes

HELD_LONG: Final = timedelta(minutes=30)
"""On hold for so long without a reminder, a ticket is mentioned."""

MOST_HELD: Final = 2
"""So many reminders leave room for the ticket."""

PAST_USUAL: Final = 2
"""How many times the usual time a service takes before it is asked about."""

AT_LEAST: Final = timedelta(minutes=5)
"""A short service is not asked about before that."""

SEEN_WITHIN: Final = timedelta(seconds=5)
"""So long a display may take to say that it showed a call."""


def attention(
    say: Say, desk: Desk, hall: Hall | None, catalogue: Catalogue, now: datetime
) -> Sequence[Mapping[str, Any]]:
    """The sentences, the most urgent one first, as rows of `key`, `icon_name`, `sentence`."""
    found = [
        *_help_called(say, desk, hall),
        *_call_not_shown(say, desk, hall, now),
        *_still_serving(say, desk, catalogue, now),
        *_on_hold(say, desk, now),
    ]
    return [attention_row(*one) for one in found]


def attention_row(key: str, icon: str, sentence: str) -> Mapping[str, Any]:
    """A row of them."""
    return {"key": key, "icon_name": icon, "sentence": sentence}


def taken(say: Say, chosen: bool) -> Sequence[Mapping[str, Any]]:
    """That another operator works here, as the only row.

    Args:
        chosen: the counter was chosen, and another one can be.
    """
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
        for one in hall.not_shown
        if one.number == ticket.number and one.counter == desk.number and now - one.at > SEEN_WITHIN
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
    # Others of the profile can be resumed here too; their own counters are reminded of them.
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
