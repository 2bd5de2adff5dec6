"""Both halls in the same words, to be compared."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, select

from contract.enums import ACTIVE, TicketState
from server.domain.tickets import Stop, Ticket
from server.store import tables as t
from server.store.rows import made_of
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.things import PlainTicket


def same(what: str, real: dict[str, Any], plain: dict[str, Any]) -> None:
    """Each thing is the same on both sides; else say which is not, and in what."""
    for key in real.keys() | plain.keys():
        one, other = real.get(key, {}), plain.get(key, {})
        parts = {
            name: (one.get(name), other.get(name))
            for name in one.keys() | other.keys()
            if one.get(name) != other.get(name)
        }
        said = (f"{name} is {a!r}, the model says {b!r}" for name, (a, b) in parts.items())
        assert not parts, f"{what} {key}: {'; '.join(said)}"


def plain_words(plain: PlainHall) -> dict[str, dict[str, dict[str, Any]]]:
    """The plain hall: by kind of thing and by id what there is to say of each."""
    return {
        "tickets": {one.id: told_of(one, plain) for one in plain.tickets.values()},
        "counters": {
            identity: {
                "state": at.state,
                "operator": at.operator,
                "ticket": at.ticket,
                "last_finished": at.last,
                "profile": at.profile,
                "expected_end": at.back_at,
            }
            for identity, at in plain.counters.items()
        },
        "leases": {
            one.id: {"number": one.number, "day": one.day, "by": one.device, "ended": one.ended}
            for one in plain.leases.values()
        },
        "help": {place: {"wanted": wanted} for place, wanted in plain.help.items()},
        "services": {
            one: {"closed": one in plain.closed, "suspended": plain.still.get(one)}
            for one in plain.closed | plain.still.keys()
        },
        "centre": {
            "hall": {
                "day": plain.day,
                "call": plain.calls,
                "ordinal": plain.ordinals,
                "suspended_at": plain.stopped,
            }
        },
    }


def told_of(ticket: PlainTicket, plain: PlainHall) -> dict[str, Any]:
    """A ticket of the plain hall."""
    return _told(
        ticket,
        waited=plain.waited(ticket),
        skips=ticket.skip_until - plain.line_calls.get(ticket.line, 0),
        quantity=ticket.present.quantity,
        stops=[(s.service, s.quantity, s.state, s.reserved_for, s.stars) for s in ticket.stops],
        reserved_for=ticket.reserved_for,
        notes=sorted(ticket.notes),
    )


def _told(
    ticket: PlainTicket | Ticket,
    *,
    waited: timedelta,
    skips: int,
    quantity: int,
    stops: list[tuple[Any, ...]],
    reserved_for: str | None,
    notes: list[int],
) -> dict[str, Any]:
    at_a_counter = ticket.state in ACTIVE or ticket.state is TicketState.ON_HOLD
    return {
        "state": ticket.state,
        "number": (ticket.number, ticket.ordinal, ticket.day),
        "issued_at": ticket.issued_at,
        "class": (str(ticket.ticket_class), ticket.claim),
        "paper": (ticket.paper, ticket.copy),
        "waited": waited,
        "skips": max(0, skips) if ticket.state is TicketState.WAITING else 0,
        "quantity": quantity if ticket.state is TicketState.WAITING else None,
        "stop": ticket.stop,
        "stops": stops,
        "reserved_for": reserved_for,
        "counter": ticket.counter if at_a_counter else None,
        "called": (ticket.call, ticket.recalls) if ticket.state in ACTIVE else None,
        "assist": tuple(map(str, ticket.assist)),
        "comeback": ticket.comeback_until if ticket.state is TicketState.MISSED else None,
        "returns": (ticket.return_until, ticket.returned_as, ticket.ended_by_hall),
        "reopens": ticket.reopens,
        "notes": notes,
    }


def real_words(connection: Connection, centre: str, now: datetime) -> dict[str, Any]:
    """The real hall, in a few statements."""

    def rows(table: Table) -> Sequence[Any]:
        query = select(table).where((table.c.id if table is t.centre else table.c.centre) == centre)
        return connection.execute(query).mappings().all()

    def clock(service: str) -> datetime:
        stand = [hall["suspended_at"], *(row["suspended_at"] for row in services[service])]
        known: list[datetime] = [one for one in stand if one is not None]
        return min([now, *known])

    def bound(name: str) -> str | None:
        return f"{centre}.{name[2:]}" if name.startswith("c:") else name[2:] or None

    (hall,) = rows(t.centre)
    services: dict[str, list[Any]] = defaultdict(list)
    for row in rows(t.service):
        services[row["id"]].append(row)
    stops: dict[str, list[Stop]] = {}
    query = select(t.stop).join(t.ticket).where(t.ticket.c.centre == centre)
    for row in connection.execute(query.order_by(t.stop.c.index)).mappings():
        stops.setdefault(row["ticket"], []).append(made_of(Stop, row))
    calls = {row["id"]: row["calls"] for row in rows(t.line)}
    notes: dict[str, list[int]] = {}
    for row in rows(t.note):
        notes.setdefault(row["ticket"], []).append(row["stop"])
    tickets = [made_of(Ticket, row, stops=tuple(stops[row["id"]])) for row in rows(t.ticket)]
    return {
        "tickets": {
            one.id: _told(
                one,
                waited=one.waited_at(clock(one.present.service)),
                skips=one.skip_until - calls[one.line],
                quantity=one.quantity,
                stops=[
                    (s.service, s.quantity, s.state, bound(s.reserved_for), s.stars)
                    for s in one.stops
                ],
                reserved_for=bound(one.reserved_for),
                notes=sorted(notes.get(one.id, [])),
            )
            for one in tickets
        },
        "counters": {
            row["id"]: {
                name: row[name]
                for name in (
                    *("state", "operator", "ticket"),
                    *("last_finished", "profile", "expected_end"),
                )
            }
            for row in rows(t.counter)
        },
        "leases": {
            row["id"]: {
                "number": row["number"],
                "day": row["day"],
                "by": row["device"],
                "ended": row["ended_at"] is not None,
            }
            for row in rows(t.lease)
        },
        "help": {
            row["place"]: {"wanted": row["answered_at"] is None} for row in rows(t.help_wanted)
        },
        "services": {
            row["id"]: {"closed": row["closed_for"] is not None, "suspended": row["suspended_at"]}
            for row in rows(t.service)
            if row["closed_for"] or row["suspended_at"]
        },
        "centre": {
            "hall": {name: hall[name] for name in ("day", "call", "ordinal", "suspended_at")}
        },
    }
