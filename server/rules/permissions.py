"""Permissions that need the state of the hall; those by role and scope are in
`server.domain.principal`.

A person with a duty for one agency alone acts on its services, and on the visitors who wait for
them. A counter belongs to the agency if its work profile serves one of the agency's services; which
others it serves is decided by staff for all agencies. So a visitor served at such a counter may be
sent to any service, and the counter serves every ticket that its profile brings. Chosen by hand are
only tickets that wait for the agency. Staff in the hall issue and move tickets within the agency.
"""

from collections.abc import Collection, Iterator

from contract import commands as c
from contract.commands import Command
from contract.enums import Role, SnapshotName, StopState, TicketState
from contract.errors import ProblemType, Refusal
from contract.operations import What
from server.domain.counters import Counter
from server.domain.principal import Principal
from server.domain.tickets import Ticket, for_counter
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork


def permit_on(unit: UnitOfWork, command: Command) -> None:
    """Refuse (`not_permitted`) what the principal may not do with this subject:

    - A person of one agency acts on nothing that belongs only to another agency.
    - A kiosk acts on a ticket whose token it sends, or that it issued itself: ids of tickets can be
      guessed.
    """
    who = unit.who
    permitted = who.agency is None or all(
        _serves(unit, who, services) for services in _touched(unit, command)
    )
    if who.role is Role.KIOSK and isinstance(command, c.TicketCommand):
        ticket = unit.ticket(command.ticket)
        permitted &= ticket is None or who.id == ticket.device or who.ticket == ticket.id
    if not permitted:
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})


def permit_agency_reading(who: Principal, what: What, subject: str, reading: CentreView) -> None:
    """Refuse a person of one agency who reads a desk, or why a ticket was called, of another."""
    if who.agency is None:
        return
    if what is SnapshotName.DESK:
        known = subject in reading.setup.counters
        good = not known or _serves(reading, who, _at_counter(reading, subject))
    else:
        good = is_of_agency(who, subject, reading)
    if not good:
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": what, "role": who.role})


def is_of_agency(who: Principal, ticket: str, reading: CentreView) -> bool:
    """Whether a ticket is for the agency of a person who acts for one alone; for staff of all
    agencies, each ticket is. An unknown ticket counts as one."""
    if who.agency is None:
        return True
    known = reading.ticket(ticket)
    return known is None or _serves(reading, who, _of_ticket(known))


def _serves(reading: CentreView, who: Principal, services: Collection[str]) -> bool:
    known = (reading.setup.services.get(service) for service in services)
    return any(service is not None and service.agency == who.agency for service in known)


def _touched(unit: UnitOfWork, command: Command) -> Iterator[Collection[str]]:
    """Sets of services that a command acts on; each must contain one of the agency's."""
    setup = unit.setup
    for service in _named(command):
        yield (service,)
    if isinstance(command, c.BookingCommand) and (booking := unit.booking(command.booking)):
        yield (booking.service,)
    if isinstance(command, c.CounterCommand | c.CallForHelp) and command.counter in setup.counters:
        yield _at_counter(unit, command.counter)
        if isinstance(command, c.SetProfile) and command.profile is not None:
            yield from _of_new_profile(unit, command.counter, command.profile)
    # The other commands act only on the ticket that the counter has.
    if isinstance(command, c.OwnTicketCommand) and not isinstance(command, c.PresentStopCommand):
        yield from _taken_up(unit, command)
    if isinstance(command, c.TicketCommand) and (ticket := unit.ticket(command.ticket)):
        yield _of_ticket(ticket)
    if isinstance(command, c.TransferTicket) and command.to_counter in setup.counters:
        yield _at_counter(unit, command.to_counter)


def _taken_up(unit: UnitOfWork, command: c.OwnTicketCommand) -> Iterator[Collection[str]]:
    """The service for which a ticket is called, resumed or reopened; none if the counter serves it
    anyway, the ticket is reserved for it, or was left there."""
    ticket, counter = unit.ticket(command.ticket), unit.counter(command.counter)
    if ticket is None or counter is None or counter.id not in unit.setup.counters:
        return
    service = ticket.present.service
    reserved = ticket.reserved_for == for_counter(counter.id)
    brought = reserved or service in _at_counter(unit, counter.id)
    if not brought and not _was_left(command, counter, ticket):
        yield (service,)


def _was_left(command: c.OwnTicketCommand, counter: Counter, ticket: Ticket) -> bool:
    """Whether a counter continues with its own ticket: it put it on hold, or finished it last."""
    if isinstance(command, c.ReopenAtCounter):
        return counter.last_finished == ticket.id
    return ticket.state is TicketState.ON_HOLD and ticket.counter == counter.id


def _of_new_profile(unit: UnitOfWork, counter: str, profile: str) -> Iterator[Collection[str]]:
    """The services of a new profile of a counter, and each service that it has neither now nor in
    the centre file, alone: only staff for all agencies may add those."""
    services = _of_profile(unit, profile)
    yield services
    had = {*_at_counter(unit, counter), *_of_profile(unit, unit.setup.profile_of(counter, None))}
    yield from ((service,) for service in services if service not in had)


def _named(command: Command) -> Iterator[str]:
    match command:
        case c.MoveTickets():
            yield from (command.service, command.to_service)
        case (
            c.ServiceCommand()
            | c.ChangeService()
            | c.AddServiceToTicket()
            | c.HoldSlots()
            | c.JoinList()
        ):
            yield command.service
        case c.IssueTicket():
            yield from (wish.service for wish in command.services)
        case c.TransferTicket() if command.to_service is not None:
            yield command.to_service


def _of_ticket(ticket: Ticket) -> Collection[str]:
    living = [stop for stop in ticket.stops if stop.state in (StopState.OPEN, StopState.PENDING)]
    return [stop.service for stop in living or ticket.stops]


def _at_counter(reading: CentreView, identity: str) -> Collection[str]:
    counter = reading.counter(identity)
    key = reading.setup.profile_of(identity, counter.profile if counter else None)
    return _of_profile(reading, key)


def _of_profile(reading: CentreView, key: str) -> Collection[str]:
    levels = reading.setup.levels.get(key)
    return levels.level_of if levels is not None else ()
