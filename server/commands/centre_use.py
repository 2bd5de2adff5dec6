"""The parts of a centre that are in use, and so cannot be removed from its configuration yet.

A use that ends by itself is not refused: a work profile that was set at a counter is replaced by
the counter's own; tickets and leased numbers of a series keep their numbers.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from itertools import chain

from contract.centre import CentreConfig
from contract.enums import CounterState, TicketState
from contract.errors import FieldFault
from contract.ids import full_id, key_of
from server.domain.centre_changes import PARTS, Kind, NamedConfig
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.views.staffing import may_come_back

type _Gone = Mapping[Kind, Collection[str]]
"""The keys of each kind that a new configuration removes."""

type _Use = tuple[Kind, str, str]
"""A part that is in use: its kind and key, and the end of a sentence that says what to do first."""


def in_use(reading: CentreView, new: CentreConfig, now: datetime) -> Iterator[FieldFault]:
    """The parts in use that a new configuration removes, with what to do first.

    The field of a part that is not in the new configuration contains its key: `counters[key=14]`.
    """
    if reading.centre.config is None:
        return
    named, kept = NamedConfig(reading.centre.config), NamedConfig(new)
    gone = {
        kind: [key for key in named.parts(kind) if key not in kept.parts(kind)]
        for kind in (Kind.COUNTER, Kind.SERVICE, Kind.DISPLAY, Kind.AGENCY)
    }
    for kind, key, what in chain(
        _counters_at_work(reading, gone),
        _services_awaited(reading, gone, now),
        _devices_bound(reading, gone),
        _duties_bound(reading, gone),
    ):
        name = key if kind is Kind.DISPLAY else named.name(kind, key)
        message = f"{kind.capitalize()} {name}{what}"
        yield FieldFault(field=f"{PARTS[kind]}[key={key}]", message=message)


def _counters_at_work(reading: CentreView, gone: _Gone) -> Iterator[_Use]:
    for counter in reading.counters():
        key = key_of(counter.id)
        if key in gone[Kind.COUNTER] and counter.state is not CounterState.CLOSED:
            how = "open" if counter.state is CounterState.OPEN else "on a break"
            yield Kind.COUNTER, key, f" is {how}. Close it first, then publish again."


def _services_awaited(reading: CentreView, gone: _Gone, now: datetime) -> Iterator[_Use]:
    tickets = reading.open_tickets() if gone[Kind.SERVICE] else ()
    for key in gone[Kind.SERVICE]:
        service = full_id(reading.centre.id, key)
        if count := sum(_waits_for(reading, one, service, now) for one in tickets):
            what = "1 open ticket" if count == 1 else f"{count} open tickets"
            advice = (
                "Close the service today and remove it tomorrow, or move its tickets to "
                "another service first."
            )
            yield Kind.SERVICE, key, f": {what}. {advice}"


def _devices_bound(reading: CentreView, gone: _Gone) -> Iterator[_Use]:
    counters, displays = gone[Kind.COUNTER], gone[Kind.DISPLAY]
    for one in reading.machines()[0] if counters or displays else ():
        if one.revoked_at is not None:
            continue
        called, key = one.label or one.id, key_of(one.counter) if one.counter else ""
        advice = "for it on the devices page first, or remove the device."
        if key in counters:
            what = f": the device '{called}' stands there. Choose another counter {advice}"
            yield Kind.COUNTER, key, what
        if one.display is not None and one.display in displays:
            what = f": the device '{called}' shows it. Choose another layout {advice}"
            yield Kind.DISPLAY, one.display, what


def _duties_bound(reading: CentreView, gone: _Gone) -> Iterator[_Use]:
    """People who could sign in but would have no service to work for."""
    counters, agencies = gone[Kind.COUNTER], gone[Kind.AGENCY]
    if not (counters or agencies):
        return
    for person, duty in reading.read_access(lambda access: access.duties_at(reading.centre.id)):
        if duty.agency is not None and duty.agency in agencies:
            what = f": {person.name} is {duty.role} for it alone. End that role first."
            yield Kind.AGENCY, duty.agency, what
        key = key_of(duty.counter) if duty.counter is not None else ""
        if key in counters:
            what = (
                f": {person.name} works there alone, as {duty.role}. Give that role for "
                "another counter, or for all, first."
            )
            yield Kind.COUNTER, key, what


def _waits_for(reading: CentreView, ticket: Ticket, service: str, now: datetime) -> bool:
    """Whether an open ticket still needs a service; a missed one while it keeps its place."""
    if ticket.state is TicketState.MISSED and not may_come_back(reading, ticket, now):
        return False
    return any(stop.service == service for stop in ticket.left)
