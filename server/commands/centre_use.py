"""The parts of a centre that are in use, and so cannot be removed from its configuration yet.

Each refusal says what to do first. A use that ends by itself is not refused: a work profile that
was set at a counter is replaced by the counter's own; tickets and leased numbers of a series keep
their numbers.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from contract.centre import CentreConfig
from contract.enums import CounterState, TicketState
from contract.errors import FieldFault
from contract.ids import full_id, key_of
from server.domain.centre_changes import Kind, NamedConfig
from server.domain.people import HeldDuty
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.views.staffing import may_come_back


def in_use(reading: CentreView, new: CentreConfig, now: datetime) -> Iterator[FieldFault]:
    """The parts in use that a new configuration removes, with what to do first.

    The field of a part that is not in the new configuration contains its key: `counters[key=14]`.
    """
    old = reading.centre.config
    if old is None:
        return
    named = NamedConfig(old)

    def gone(kind: Kind) -> list[str]:
        kept = NamedConfig(new).parts(kind)
        return [key for key in named.parts(kind) if key not in kept]

    counters = gone(Kind.COUNTER)
    yield from _counters_at_work(reading, named, counters)
    yield from _services_awaited(reading, named, gone(Kind.SERVICE), now)
    yield from _devices_bound(reading, named, counters, gone(Kind.DISPLAY))
    yield from _duties_bound(reading, named, counters, gone(Kind.AGENCY))


def _counters_at_work(
    reading: CentreView, named: NamedConfig, gone: Collection[str]
) -> Iterator[FieldFault]:
    for counter in reading.counters() if gone else ():
        key = key_of(counter.id)
        if key in gone and counter.state is not CounterState.CLOSED:
            how = "open" if counter.state is CounterState.OPEN else "on a break"
            message = (
                f"Counter {named.name(Kind.COUNTER, key)} is {how}. Close it first, then publish "
                "again."
            )
            yield FieldFault(field=_field("counters", key), message=message)


def _services_awaited(
    reading: CentreView, named: NamedConfig, gone: Collection[str], now: datetime
) -> Iterator[FieldFault]:
    tickets = reading.open_tickets() if gone else ()
    for key in gone:
        service = full_id(reading.centre.id, key)
        count = sum(_waits_for(reading, one, service, now) for one in tickets)
        if count:
            what = "1 open ticket" if count == 1 else f"{count} open tickets"
            message = (
                f"Service {named.name(Kind.SERVICE, key)}: {what}. Close the service today and "
                "remove it tomorrow, or move its tickets to another service first."
            )
            yield FieldFault(field=_field("services", key), message=message)


def _waits_for(reading: CentreView, ticket: Ticket, service: str, now: datetime) -> bool:
    """Whether an open ticket still needs a service; a missed one while it keeps its place."""
    if ticket.state is TicketState.MISSED and not may_come_back(reading, ticket, now):
        return False
    return any(stop.service == service for stop in ticket.left)


def _devices_bound(
    reading: CentreView, named: NamedConfig, counters: Collection[str], displays: Collection[str]
) -> Iterator[FieldFault]:
    devices = reading.access.devices(reading.centre.id) if counters or displays else ()
    for one in devices:
        if one.revoked_at is not None:
            continue
        called = one.label or one.id
        if one.counter is not None and key_of(one.counter) in counters:
            key = key_of(one.counter)
            message = (
                f"Counter {named.name(Kind.COUNTER, key)}: the device '{called}' stands there. "
                "Choose another counter for it on the devices page first, or remove the device."
            )
            yield FieldFault(field=_field("counters", key), message=message)
        if one.display in displays:
            message = (
                f"Display {one.display}: the device '{called}' shows it. Choose another layout "
                "for it on the devices page first, or remove the device."
            )
            yield FieldFault(field=_field("displays", str(one.display)), message=message)


def _duties_bound(
    reading: CentreView, named: NamedConfig, counters: Collection[str], agencies: Collection[str]
) -> Iterator[FieldFault]:
    """People who could sign in but would have no service to work for."""
    if not counters and not agencies:
        return
    access, centre = reading.access, reading.centre.id
    for person in access.people(centre):
        for duty in access.duties(person.id):
            if duty.centre == centre:
                yield from _duty_bound(named, person.name, duty, counters, agencies)


def _duty_bound(
    named: NamedConfig,
    person: str,
    duty: HeldDuty,
    counters: Collection[str],
    agencies: Collection[str],
) -> Iterator[FieldFault]:
    if duty.agency is not None and duty.agency in agencies:
        agency = named.name(Kind.AGENCY, duty.agency)
        message = f"Agency {agency}: {person} is {duty.role} for it alone. End that role first."
        yield FieldFault(field=_field("agencies", duty.agency), message=message)
    key = key_of(duty.counter) if duty.counter is not None else ""
    if key in counters:
        message = (
            f"Counter {named.name(Kind.COUNTER, key)}: {person} works there alone, as "
            f"{duty.role}. Give that role for another counter, or for all, first."
        )
        yield FieldFault(field=_field("counters", key), message=message)


def _field(part: str, key: str) -> str:
    return f"{part}[key={key}]"
