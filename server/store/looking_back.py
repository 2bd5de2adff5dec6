"""The log asked about a ticket or about calls.

The log has no index but its revisions. Times grow along it (a clock that goes back stands),
so the place of a moment is found by halving. Where a clock was far ahead and was put right,
what begins at a moment is found at an earlier place at most; what ends at one may lack
something, so only the waits of a day end there, and nothing that is asked of a ticket.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, Text, bindparam, select, type_coerce

from contract import events as e
from contract.enums import EventName
from contract.events import Event
from server.domain.calls import Call
from server.domain.tickets import Ticket
from server.domain.waiting_for import WaitingFor
from server.store import log
from server.store import tables as t

_AT = select(t.event.c.at).where(
    t.event.c.centre == bindparam("centre"), t.event.c.revision == bindparam("revision")
)
_SINCE = log.RAW.where(
    t.event.c.centre == bindparam("centre"), t.event.c.revision >= bindparam("first")
).order_by(t.event.c.revision)
_NAMING = _SINCE.where(type_coerce(t.event.c.data, Text).like(bindparam("named")))
_PROFILES_SET = _SINCE.where(t.event.c.type == EventName.PROFILE_SET)
_SERVICES = _SINCE.where(
    t.event.c.revision < bindparam("after"),
    t.event.c.type.in_(
        (
            EventName.TICKET_ISSUED,
            EventName.SERVICE_ADDED,
            EventName.SERVICE_CHANGED,
            EventName.TICKETS_MOVED,
            EventName.TICKET_TRANSFERRED,
            EventName.TICKET_ENDED_WITH_RETURN,
        )
    ),
)
_CALLED = _SINCE.where(t.event.c.type == EventName.TICKET_CALLED)


def first_since(connection: Connection, centre: str, newest: int, moment: datetime) -> int:
    """The revision of the first event at or after a moment; one more than the newest where
    there is none."""
    low, high = 1, newest + 1
    while low < high:
        middle = (low + high) // 2
        at = connection.execute(_AT, {"centre": centre, "revision": middle}).scalar_one_or_none()
        if at is None or at >= moment:
            high = middle
        else:
            low = middle + 1
    return low


def history(connection: Connection, centre: str, newest: int, ticket: Ticket) -> list[Event]:
    """What the log says of a ticket, in order."""
    given = {
        "centre": centre,
        "first": first_since(connection, centre, newest, ticket.issued_at),
        "named": f'%"{ticket.id}"%',
    }
    rows = connection.execute(_NAMING, given).mappings()
    events = (log.event_of(row, connection.dialect) for row in rows)
    # The reasons of a call name others than its own.
    return [one for one in events if _is_of(one, ticket.id)]


def _is_of(event: Event, ticket: str) -> bool:
    return ticket in _named_by(event)


def _named_by(event: Event) -> list[str]:
    """The tickets on which an event is."""
    tickets = event.data.get("tickets")
    return tickets if isinstance(tickets, list) else [str(event.data.get("ticket", ""))]


def waited_for(
    connection: Connection, centre: str, newest: int, since: datetime, until: datetime
) -> dict[str, list[tuple[datetime, str]]]:
    """The services for which tickets waited, by ticket, each from when on: of those that were
    issued between two moments, and what became of them till then."""
    given = {
        "centre": centre,
        "first": first_since(connection, centre, newest, since),
        "after": first_since(connection, centre, newest, until + timedelta(milliseconds=1)),
    }
    found: dict[str, WaitingFor] = {}
    for row in connection.execute(_SERVICES, given).mappings():
        event = log.event_of(row, connection.dialect)
        data = event.payload()
        if isinstance(data, e.TicketIssued):
            found[data.ticket] = WaitingFor.taken(data, event.at)
            continue
        for ticket in _named_by(event):
            if ticket in found:
                found[ticket].after(data, event.at)
    return {ticket: one.since for ticket, one in found.items()}


def reprofiled(connection: Connection, centre: str, newest: int, moment: datetime) -> set[str]:
    """The counters whose work profile was set at or after a moment."""
    given = {"centre": centre, "first": first_since(connection, centre, newest, moment)}
    rows = connection.execute(_PROFILES_SET, given).mappings()
    return {str(log.event_of(row, connection.dialect).data["counter"]) for row in rows}


def callings_of(
    connection: Connection, centre: str, newest: int, calls: Collection[Call]
) -> dict[int, e.TicketCalled]:
    """What the log says of some calls, by their numbers; nothing of one that is none of its
    own: a recall, or a calling back."""
    if not calls:
        return {}
    # By their numbers: the moment of a call is put right after a clock that was ahead, and what
    # the log told of it stays.
    numbers = {one.call for one in calls}
    first = first_since(connection, centre, newest, min(one.at for one in calls))
    rows = connection.execute(_CALLED, {"centre": centre, "first": first}).mappings()
    events = (log.event_of(row, connection.dialect) for row in rows)
    told = (one.payload() for one in events if one.data["call"] in numbers)
    return {one.call: one for one in told if isinstance(one, e.TicketCalled)}
