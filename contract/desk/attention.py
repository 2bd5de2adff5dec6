"""Reminders for an operator, as sentences; pure functions, no Qt."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from contract.catalogue import Catalogue
from contract.desk.lookups import calls_not_shown, is_taken, service_of
from contract.desk.sentences import ListRow, minutes
from contract.enums import TicketState
from contract.formatting import spaced_number
from contract.snapshots import Desk, Hall
from contract.texts import Say

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
) -> Sequence[ListRow]:
    """The reminders, the most urgent one first."""
    return [
        *_help_called(say, desk, hall),
        *_call_not_shown(say, desk, hall, now),
        *_still_serving(say, desk, catalogue, now),
        *islice(_on_hold(say, desk, now), MOST_HELD),
    ]


def reminders(
    say: Say,
    desk: Desk,
    hall: Hall | None,
    catalogue: Catalogue,
    now: datetime,
    person: str,
    chosen: bool,
) -> Sequence[ListRow]:
    """The reminders of a person, who may have `chosen` the counter."""
    if is_taken(desk, person):
        return taken(say, chosen)
    return attention(say, desk, hall, catalogue, now)


def attention_row(key: str, icon: str, sentence: str) -> ListRow:
    """One row of the reminders."""
    return {"key": key, "icon_name": icon, "sentence": sentence}


def taken(say: Say, chosen: bool) -> Sequence[ListRow]:
    """The only row if another operator works here. With a chosen counter it says that another can
    be chosen."""
    other = f" {say('hint_other_counter')}" if chosen else ""
    return [attention_row("taken", "user-x", f"{say('taken')}.{other}")]


def _help_called(say: Say, desk: Desk, hall: Hall | None) -> Iterator[ListRow]:
    if hall is not None and any(call.place == desk.counter for call in hall.help):
        yield attention_row("help", "circle-help", say("help_called"))


def _call_not_shown(say: Say, desk: Desk, hall: Hall | None, now: datetime) -> Iterator[ListRow]:
    ticket = desk.ticket
    if ticket is None or ticket.state is not TicketState.CALLED or hall is None:
        return
    here = (ticket.number, desk.number)
    if any((call.number, call.counter) == here for call in calls_not_shown(hall, now)):
        sentence = say("not_shown", number=spaced_number(ticket.number))
        yield attention_row("shown", "triangle-alert", sentence)


def _still_serving(say: Say, desk: Desk, catalogue: Catalogue, now: datetime) -> Iterator[ListRow]:
    ticket = desk.ticket
    service = service_of(catalogue, ticket.service) if ticket else None
    if ticket is None or service is None or ticket.state is not TicketState.SERVING:
        return
    quantity = ticket.stops[ticket.stop].quantity if ticket.stop is not None else 1
    usual = timedelta(seconds=service.typical * quantity)
    if now - ticket.since >= max(AT_LEAST, PAST_USUAL * usual):
        number = spaced_number(ticket.number)
        usually = minutes(say, int(usual.total_seconds()))
        yield attention_row("still", "clock", say("still_with", number=number, time=usually))


def _on_hold(say: Say, desk: Desk, now: datetime) -> Iterator[ListRow]:
    for ticket in desk.on_hold:
        held = now - ticket.since
        due = ticket.remind_at is not None and ticket.remind_at <= now
        # Tickets on hold of other counters can be resumed here too, but those counters show the
        # reminder.
        if ticket.counter == desk.number and (
            due or (ticket.remind_at is None and held > HELD_LONG)
        ):
            message = "held_due" if due else "held_long"
            number, time = spaced_number(ticket.number), minutes(say, int(held.total_seconds()))
            yield attention_row(
                f"held {ticket.id}", "pause", say(message, number=number, time=time)
            )
