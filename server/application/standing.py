"""Standing still and going on: services, the hall, and the server's own absence."""

from contract import commands as c
from contract import events as e
from contract.enums import TicketState
from contract.errors import malformed_field
from server.application.calling import hall_goes
from server.application.counters import comes_to_line
from server.application.found import service_of
from server.application.hall import Answer, Hall, Said
from server.application.order import others_first
from server.application.ports import Unit
from server.application.principal import Principal
from server.application.staffing import standing_still
from server.domain.calls import Call
from server.domain.suspension import LEAST_GAP
from server.domain.tickets import Ticket


def open_service(hall: Hall, unit: Unit, who: Principal, command: c.OpenService) -> Answer:
    """Give tickets for a service again; one that is open stays as it is."""
    identity = service_of(unit, command.service)
    state = unit.services().get(identity)
    if state is not None and state.closed_for is not None:
        unit.append(e.ServiceOpened(service=identity))
    return Said({"service": identity})


def close_service(hall: Hall, unit: Unit, who: Principal, command: c.CloseService) -> Answer:
    """Give no more tickets for a service; who holds one is served."""
    identity = service_of(unit, command.service)
    state = unit.services().get(identity)
    if state is None or state.closed_for is None:
        unit.append(e.ServiceClosed(service=identity, reason=command.reason))
    return Said({"service": identity})


def suspend_service(hall: Hall, unit: Unit, who: Principal, command: c.SuspendService) -> Answer:
    """Stop the calls of a service; whoever was called for it goes back to the place held.

    A second time changes the reason and the expected end.

    Raises:
        Refusal: `unknown_service`; `malformed` for an expected end that is not to come.
    """
    identity = service_of(unit, command.service)
    if command.expected_end is not None and command.expected_end <= unit.now:
        raise malformed_field("expected_end", "is past")
    unit.append(
        e.ServiceSuspended(
            service=identity, reason=command.reason, expected_end=command.expected_end
        )
    )
    for ticket in _called(unit):
        if ticket.present.service == identity:
            _take_back(unit, ticket)
    _others_first(unit, identity)
    return Said({"service": identity})


def resume_service(hall: Hall, unit: Unit, who: Principal, command: c.ResumeService) -> Answer:
    """Let a service go on; one that goes stays as it is.

    Who waits for one that still stands goes on to it first, if it is on the ticket for later.
    """
    identity = service_of(unit, command.service)
    state = unit.services().get(identity)
    if state is not None and state.suspended_at is not None:
        unit.append(e.ServiceResumed(service=identity))
        _others_first(unit, *standing_still(unit))
    return Said({"service": identity})


def suspend_centre(hall: Hall, unit: Unit, who: Principal, command: c.SuspendCentre) -> Answer:
    """Stop the hall: nothing is issued or called, called tickets go back to their places."""
    hall_goes(unit)
    unit.append(e.CentreSuspended(reason=command.reason))
    for ticket in _called(unit):
        _take_back(unit, ticket)
    return Said({})


def resume_centre(hall: Hall, unit: Unit, who: Principal, command: c.ResumeCentre) -> Answer:
    """Let the hall go on, in the same order; one that goes stays as it is."""
    if unit.centre.suspended_at is not None:
        unit.append(e.CentreResumed())
    return Said({})


def record_gap(hall: Hall, unit: Unit, who: Principal, command: c.RecordGap) -> Answer:
    """Record that the server was away; calls that no display had shown are taken back.

    Without an open day nobody was waiting for it.
    """
    if unit.centre.day is None or command.until - command.since < LEAST_GAP:
        return Said({"returned": 0})
    unit.append(e.GapRecorded(since=command.since, until=command.until))
    returned = 0
    for ticket in _called(unit):
        call = unit.get(Call, ticket.call) if ticket.call is not None else None
        if call is not None and call.at > command.since + (command.until - command.since) / 2:
            # Called by the server that came back, before it came to tell of the gap.
            continue
        if call is None or call.shown_at is None:
            _take_back(unit, ticket, "gap")
            returned += 1
    return Said({"returned": returned})


def _others_first(unit: Unit, *services: str) -> None:
    for service in sorted(services):
        for ticket in unit.waiting_tickets(service):
            others_first(unit, ticket.id)


def _called(unit: Unit) -> list[Ticket]:
    return [ticket for ticket in unit.active() if ticket.state is TicketState.CALLED]


def _take_back(unit: Unit, ticket: Ticket, reason: str = "suspended") -> None:
    assert ticket.counter is not None
    unit.append(
        e.CallWithdrawn(
            ticket=ticket.id, counter=ticket.counter, call=ticket.call or 0, reason=reason
        )
    )
    comes_to_line(unit, ticket.id)
