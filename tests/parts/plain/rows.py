"""Both halls in the same terms, to be compared."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from contract.enums import ACTIVE, TicketState
from server.domain.centres import ServiceState
from server.domain.counters import Counter
from server.domain.numbering import Lease
from server.domain.tickets import Coupon, Ticket
from tests.parts.box import Box
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.values import NO_TIME, PlainTicket

S = TicketState
type Values = dict[str, Any]
type Rows = dict[str, dict[str, Values]]
"""The values of each ticket, counter and so on, by kind and id."""

# What both sides have under the same name.
TICKET: Final = (
    *("state", "since", "number", "ordinal", "day", "issued_at", "device", "coupon", "copy"),
    *("ticket_class", "claim", "paper", "stop", "reopens"),
)
STOP: Final = ("service", "quantity", "state", "coupon")
COUNTER: Final = (
    *("state", "since", "operator", "ticket", "last_finished", "profile", "expected_end"),
    *("break_reason", "same_since"),
)
LEASE: Final = ("number", "day", "device", "ended_at")
COUPON: Final = ("ticket", "service", "valid_through", "used_by")
CENTRE: Final = ("day", "call", "ordinal", "suspended_at", "intake_until", "last_at")


def named(source: object, *names: str) -> Values:
    """What a row, or an object of the model, has under these names."""
    return {name: getattr(source, name) for name in names}


def require_same(real: Rows, plain: Rows) -> None:
    """Fail with the first row that differs between both sides, and its differences."""
    for kind, rows in plain.items():
        for key in rows.keys() | real[kind].keys():
            one, other = real[kind].get(key, {}), rows.get(key, {})
            differing = [
                f"{name} is {one.get(name)!r}, the model says {other.get(name)!r}"
                for name in one.keys() | other.keys()
                if one.get(name) != other.get(name)
            ]
            assert not differing, f"{kind} {key}: {'; '.join(differing)}"


def of_plain(plain: PlainHall) -> Rows:
    services = plain.closed.keys() | plain.suspended.keys()
    return {
        "ticket": {
            one.id: _plain_ticket(one) for one in plain.tickets.values() if one.id not in plain.gone
        },
        "counter": {
            key: _counter(one, one.last_finished_at if one.last_finished else None)
            for key, one in plain.counters.items()
        },
        "lease": {
            key: named(one, *LEASE)
            for key, one in plain.leases.items()
            if key not in plain.gone_leases
        },
        "coupon": {
            key: named(one, *COUPON) for key, one in plain.coupons.items() if key not in plain.gone
        },
        "service": {
            one: {"closed": plain.closed.get(one), "suspended_at": plain.suspended.get(one)}
            for one in services
        },
        "centre": {"row": named(plain, *CENTRE)},
    }


def _counter(one: Any, last_finished_at: datetime | None) -> Values:
    acted_at = one.acted_at if one.operator is not None else None
    return named(one, *COUNTER) | {"acted_at": acted_at, "last_finished_at": last_finished_at}


def _plain_ticket(one: PlainTicket) -> Values:
    stops = [(*named(stop, *STOP).values(), stop.reserved_for) for stop in one.stops]
    more: Values = {"stops": stops, "reserved_for": one.reserved_for, "waited": one.waited}
    if one.state is S.WAITING:
        more["pause"] = max(NO_TIME, one.pause)
    if one.state in ACTIVE:
        more["call"] = (one.call, one.recalls, one.called_ago, one.last_called_ago)
    if one.state in (*ACTIVE, S.ON_HOLD):
        more["counter"] = one.counter
    if one.state is S.MISSED:
        more["comeback"] = one.comeback_left
    return named(one, *TICKET) | more | {"assist": one.assist}


def of_real(box: Box, plain: PlainHall) -> Rows:
    return box.read(lambda reading: _real_rows(reading, plain))


def _real_rows(hall: Any, plain: PlainHall) -> Rows:
    clocks = {one: hall.clock(one, plain.now) for one in plain.services}
    return {
        "ticket": {
            one.id: _real_ticket(one, clocks) | {"assist": hall.assist(one.id)}
            for one in hall.all_of(Ticket)
        },
        "counter": {one.id: _counter(one, one.last_finished_at) for one in hall.all_of(Counter)},
        "lease": {one.id: named(one, *LEASE) for one in hall.all_of(Lease)},
        "coupon": {one.id: named(one, *COUPON) for one in hall.all_of(Coupon)},
        "service": {
            one.id: {"closed": one.closed_until, "suspended_at": one.suspended_at}
            for one in hall.all_of(ServiceState)
            if one.closed_for or one.suspended_at
        },
        "centre": {"row": named(hall.centre, *CENTRE)},
    }


def _real_ticket(row: Any, clocks: Mapping[str, datetime]) -> Values:
    def reserved_for(mark: str) -> str | None:
        return f"{row.centre}.{mark[2:]}" if mark else None

    clock = clocks[row.present.service]
    shown = [(*named(one, *STOP).values(), reserved_for(one.reserved_for)) for one in row.stops]
    more: Values = {"stops": shown, "reserved_for": reserved_for(row.reserved_for)}
    more["waited"] = clock - row.queued_from if row.state is S.WAITING else row.waited
    if row.state is S.WAITING:
        pause = row.not_before - clock if row.not_before is not None else timedelta()
        more["pause"] = max(timedelta(), pause)
    if row.state in ACTIVE:
        ago = (clock - row.called_at, clock - row.last_called_at)
        more["call"] = (row.call, row.recalls, *ago)
    if row.state in (*ACTIVE, S.ON_HOLD):
        more["counter"] = row.counter
    if row.state is S.MISSED:
        more["comeback"] = row.comeback_until - clock
    return named(row, *TICKET) | more
