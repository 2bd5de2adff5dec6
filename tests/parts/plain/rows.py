"""Both halls in the same terms, to be compared."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table, select

from contract.enums import ACTIVE, TicketState
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.values import NO_TIME, PlainTicket, S

type Things = Mapping[str, Mapping[str, Any]]
"""By id what there is to say of each thing."""


def require_same(what: str, real: Things, plain: Things) -> None:
    """Each thing is the same on both sides; else say which is not, and in what."""
    for key in real.keys() | plain.keys():
        one, other = real.get(key, {}), plain.get(key, {})
        differing = [
            f"{name} is {one.get(name)!r}, the model says {other.get(name)!r}"
            for name in one.keys() | other.keys()
            if one.get(name) != other.get(name)
        ]
        assert not differing, f"{what} {key}: {'; '.join(differing)}"


_COUNTER = ("state", "since", "operator", "ticket", "last_finished", "profile", "expected_end")
_CENTRE = ("day", "call", "ordinal", "suspended_at", "last_at")


def of_plain(plain: PlainHall) -> dict[str, Things]:
    """The plain hall, by kind of thing."""
    return {
        "ticket": {one.id: _plain_ticket(one) for one in plain.tickets.values()},
        "counter": {
            identity: dict(
                zip(
                    _COUNTER,
                    (at.state, at.since, at.operator, at.ticket, at.last, at.profile, at.back_at),
                    strict=True,
                )
            )
            for identity, at in plain.counters.items()
        },
        "lease": {
            one.id: {
                "number": one.number,
                "day": one.day,
                "device": one.device,
                "ended": one.ended_at,
            }
            for one in plain.leases.values()
        },
        "coupon": {
            identity: {
                "ticket": one.ticket,
                "service": one.service,
                "valid_through": one.valid_through,
                "used_by": one.used_by,
            }
            for identity, one in plain.coupons.items()
        },
        "service": {
            one: {"closed": one in plain.closed, "suspended": plain.suspended.get(one)}
            for one in plain.closed | plain.suspended.keys()
        },
        "centre": {
            "row": {
                "day": plain.day,
                "call": plain.calls,
                "ordinal": plain.ordinals,
                "suspended_at": plain.suspended_at,
                "last_at": plain.last_at,
                "intake_stopped": plain.intake_stopped,
            }
        },
    }


def _plain_ticket(one: PlainTicket) -> dict[str, Any]:
    waiting, active = one.state is S.WAITING, one.state in ACTIVE
    return {
        "state": one.state,
        "since": one.since,
        "number": (one.number, one.ordinal, one.day),
        "issued": (one.issued_at, one.device, one.coupon),
        "class": (one.ticket_class, one.claim),
        "paper": (one.paper, one.reprints),
        "waited": one.waited,
        "pause": max(NO_TIME, one.pause) if waiting else None,
        "quantity": one.present.quantity if waiting else None,
        "stop": one.stop,
        "stops": [
            (s.service, s.quantity, s.state, s.reserved_for, s.stars, s.coupon) for s in one.stops
        ],
        "reserved_for": one.reserved_for,
        "counter": one.counter if active or one.state is S.ON_HOLD else None,
        "call": (one.call, one.recalls, one.called_ago, one.last_called_ago) if active else None,
        "assist": tuple(map(str, one.assist)),
        "comeback": one.comeback_left if one.state is S.MISSED else None,
        "reopens": one.reopens,
        "notes": sorted(one.notes),
    }


def of_real(box: Box, plain: PlainHall) -> dict[str, Things]:
    """The real hall, by kind of thing, in a few statements."""
    clocks = box.read(lambda reading: {one: reading.clock(one, plain.now) for one in plain.series})
    return box.store.on_connection(lambda connection: _real_things(connection, box.centre, clocks))


def _real_things(
    connection: Connection, centre: str, clocks: Mapping[str, Any]
) -> dict[str, Things]:
    def rows(table: Table) -> list[Any]:
        mine = table.c.id if table is t.centre else table.c.centre
        return list(connection.execute(select(table).where(mine == centre)).mappings())

    query = select(t.stop).join(t.ticket).where(t.ticket.c.centre == centre)
    stops, notes = defaultdict(list), defaultdict(list)
    for row in connection.execute(query.order_by(t.stop.c.index)).mappings():
        stops[row["ticket"]].append(row)
    for row in rows(t.note):
        notes[row["ticket"]].append(row["stop"])
    (hall,) = rows(t.centre)
    return {
        "ticket": {
            row["id"]: _real_ticket(row, stops[row["id"]], clocks)
            | {"notes": sorted(notes[row["id"]])}
            for row in rows(t.ticket)
        },
        "counter": {row["id"]: {name: row[name] for name in _COUNTER} for row in rows(t.counter)},
        "lease": {
            row["id"]: {
                "number": row["number"],
                "day": row["day"],
                "device": row["device"],
                "ended": row["ended_at"],
            }
            for row in rows(t.lease)
        },
        "coupon": {
            row["id"]: {
                name: row[name] for name in ("ticket", "service", "valid_through", "used_by")
            }
            for row in rows(t.coupon)
        },
        "service": {
            row["id"]: {"closed": row["closed_for"] is not None, "suspended": row["suspended_at"]}
            for row in rows(t.service)
            if row["closed_for"] or row["suspended_at"]
        },
        "centre": {
            "row": {name: hall[name] for name in _CENTRE}
            | {"intake_stopped": hall["intake_stopped_for"] is not None}
        },
    }


def _real_ticket(row: Any, stops: list[Any], clocks: Mapping[str, Any]) -> dict[str, Any]:
    state = row["state"]
    waiting, active = state is TicketState.WAITING, state in ACTIVE
    clock = clocks[stops[row["stop"]]["service"]]
    pause = row["not_before"] - clock if row["not_before"] is not None else timedelta()
    centre = row["centre"]

    def reserved_for(mark: str) -> str | None:
        return f"{centre}.{mark[2:]}" if mark.startswith("c:") else mark[2:] or None

    return {
        "state": state,
        "since": row["since"],
        "number": (row["number"], row["ordinal"], row["day"]),
        "issued": (row["issued_at"], row["device"], row["coupon"]),
        "class": (str(row["ticket_class"]), row["claim"]),
        "paper": (row["paper"], row["copy"]),
        "waited": clock - row["queued_from"] if waiting else row["waited"],
        "pause": max(timedelta(), pause) if waiting else None,
        "quantity": row["quantity"] if waiting else None,
        "stop": row["stop"],
        "stops": [
            (
                one["service"],
                one["quantity"],
                one["state"],
                reserved_for(one["reserved_for"]),
                one["stars"],
                one["coupon"],
            )
            for one in stops
        ],
        "reserved_for": reserved_for(row["reserved_for"]),
        "counter": row["counter"] if active or state is TicketState.ON_HOLD else None,
        "call": (
            (row["call"], row["recalls"], clock - row["called_at"], clock - row["last_called_at"])
            if active
            else None
        ),
        "assist": tuple(map(str, row["assist"])),
        "comeback": row["comeback_until"] - clock if state is TicketState.MISSED else None,
        "reopens": row["reopens"],
    }
