"""Bringing a centre's configuration in, and marking the hall's clock."""

from contract import commands as c
from contract import events as e
from contract.centre import CentreConfig
from contract.enums import CounterState, TicketState
from contract.errors import FieldFault, ProblemType, Refusal
from contract.faults import faults
from contract.ids import full_id
from contract.model import rfc3339
from server.application.hall import Answer, Hall, Said
from server.application.ports import Unit
from server.application.principal import Principal
from server.application.tickets import may_come_back
from server.domain.layout import Layout, version_of
from server.domain.tickets import Ticket


def import_centre(hall: Hall, unit: Unit, who: Principal, command: c.ImportCentre) -> Answer:
    """Take a configuration into use, the first or a new one.

    The same configuration again changes nothing. What people still stand for
    cannot be taken away under them: a counter with a ticket, a service with
    tickets in line.
    """
    config = command.config
    if config.centre.slug != command.centre:
        raise Refusal(
            ProblemType.CENTRE_FAULTY,
            fields=(FieldFault(field="centre.slug", message=f"is not '{command.centre}'"),),
        )
    wrong = [
        FieldFault(field=".".join(map(str, fault.path)), message=fault.message)
        for fault in faults(config)
    ]
    wrong += _in_use(unit, config)
    stored = unit.access.files(command.centre)
    wrong += [
        FieldFault(field=f"files.{name}", message="is not stored yet; send the file first")
        for name, sha256 in config.files.items()
        if sha256 not in stored
    ]
    if wrong:
        raise Refusal(ProblemType.CENTRE_FAULTY, fields=tuple(wrong))
    version = version_of(config)
    if unit.centre.config != config:
        unit.append(e.CentreConfigured(config=config, catalogue=version))
    return Said({"catalogue": version})


def shift_clock(hall: Hall, unit: Unit, who: Principal, command: c.ShiftClock) -> Answer:
    """Mark in the log that from here on the hall's time is not the machine's.

    A rehearsal may start before the import of its centre: from this event on time counts by
    the shifted clock.
    """
    unit.now = hall.clock.now()
    unit.append(e.ClockShifted(start=command.start, rate=command.rate))
    return Said({})


def confirm_time(hall: Hall, unit: Unit, who: Principal, command: c.ConfirmTime) -> Answer:
    """A manager has checked the clock: the day is opened and closed by it again.

    A clock that is behind the last event stands at that event until it has caught up.
    """
    hall.clock.confirm(unit.now)
    unit.append(e.TimeConfirmed())
    return Said({"clock": rfc3339(hall.clock.now()), "time": rfc3339(unit.now)})


def _in_use(unit: Unit, config: CentreConfig) -> list[FieldFault]:
    if unit.centre.config is None:
        return []
    slug = config.centre.slug
    new = Layout(config)
    wrong = []
    for counter in unit.counters():
        if counter.state is not CounterState.CLOSED and counter.id not in new.counters:
            number = unit.layout.counters[counter.id].number
            message = f"counter {number} is at work; close it first"
            wrong.append(FieldFault(field="counters", message=message))
    gone = [
        full_id(slug, service.key)
        for service in unit.centre.config.services
        if full_id(slug, service.key) not in new.services
    ]
    tickets = unit.open_tickets() if gone else ()
    for service_id in gone:
        living = sum(_waits_for(unit, one, service_id) for one in tickets)
        if living:
            wrong.append(
                FieldFault(
                    field="services",
                    message=f"'{service_id}' has {living} living tickets; it cannot go now",
                )
            )
    return wrong


def _waits_for(unit: Unit, ticket: Ticket, service: str) -> bool:
    """Whether a living ticket is to be served a service; a missed one while its place is
    held."""
    if ticket.state is TicketState.MISSED and not may_come_back(unit, ticket, unit.now):
        return False
    return any(stop.service == service for stop in ticket.left)
