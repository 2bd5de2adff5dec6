"""Permissions that need the state of the hall: of kiosks, and of people with a duty for one agency.

A person with a duty for one agency alone acts on its services, and on the visitors who wait for
them. A counter belongs to the agency if its work profile serves one of the agency's services; which
others it serves is decided by staff for all agencies. So a visitor served at such a counter may be
sent to any service, and the counter serves every ticket that its profile brings. Chosen by hand are
only tickets that wait for the agency. Staff on the floor issue and move tickets within the agency.
"""

from collections.abc import Collection, Iterator

from contract import commands as c
from contract.commands import Command
from contract.enums import Role, SnapshotName, StopState, TicketState
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.operations import What
from server.domain.counters import Counter
from server.domain.principal import Principal
from server.domain.tickets import Ticket, for_counter
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork


def permit_kiosk(command: Command, unit: UnitOfWork) -> None:
    """Permit a kiosk to act on a ticket whose token it sends, or that it issued itself; another
    one is `not_permitted`: ids of tickets can be guessed."""
    who = unit.who
    if who.role is not Role.KIOSK or not isinstance(command, c.TicketCommand):
        return
    ticket = unit.ticket(command.ticket)
    if ticket is not None and who.id != ticket.device and who.ticket != ticket.id:
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})


def permit_agency(command: Command, unit: UnitOfWork) -> None:
    """Permit a command of a person who acts for one agency, or `not_permitted` where it acts on
    what belongs only to another agency."""
    who = unit.who
    if who.agency is None:
        return
    if not all(_serves(who, services, unit) for services in _touched(command, unit)):
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})


def permit_agency_reading(who: Principal, what: What, subject: str, reading: CentreView) -> None:
    """Permit that a person who acts for one agency reads a desk, or why a ticket was called;
    those of other agencies are `not_permitted`."""
    if who.agency is None:
        return
    if what is SnapshotName.DESK:
        good = subject not in reading.layout.counters or _serves(
            who, _at_counter(subject, reading), reading
        )
    else:
        good = is_of_agency(who, subject, reading)
    if not good:
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": what, "role": who.role})


def is_of_agency(who: Principal, ticket: str, reading: CentreView) -> bool:
    """Whether a ticket is for the agency of a person who acts for one alone; for staff of all
    agencies, each ticket is. An unknown ticket counts as one."""
    if who.agency is None:
        return True
    found = reading.ticket(ticket)
    return found is None or _serves(who, _of_ticket(found), reading)


def _serves(who: Principal, services: Collection[str], reading: CentreView) -> bool:
    known = (reading.layout.services.get(one) for one in services)
    return any(one is not None and one.agency == who.agency for one in known)


def _touched(command: Command, unit: UnitOfWork) -> Iterator[Collection[str]]:
    """Sets of services that a command acts on; each must contain one of the agency's."""
    layout = unit.layout
    for service in _named(command):
        yield (service,)
    if isinstance(command, c.CounterCommand | c.CallForHelp) and command.counter in layout.counters:
        yield _at_counter(command.counter, unit)
    if (
        isinstance(command, c.SetProfile)
        and command.profile is not None
        and command.counter in layout.counters
    ):
        yield from _of_new_profile(command.counter, command.profile, unit)
    # The other commands act only on the ticket that the counter has.
    if isinstance(command, c.OwnTicketCommand) and not isinstance(command, c.PresentStopCommand):
        yield from _taken_up(command, unit)
    if isinstance(command, c.TicketCommand) and (ticket := unit.ticket(command.ticket)):
        yield _of_ticket(ticket)
    if isinstance(command, c.TransferTicket) and command.to_counter in layout.counters:
        yield _at_counter(command.to_counter, unit)


def _taken_up(command: c.OwnTicketCommand, unit: UnitOfWork) -> Iterator[Collection[str]]:
    """The service for which a ticket is called, resumed or reopened; none if the counter serves it
    anyway, the ticket is reserved for it, or was left there."""
    ticket, counter = unit.ticket(command.ticket), unit.counter(command.counter)
    if ticket is None or counter is None or counter.id not in unit.layout.counters:
        return
    service = ticket.present.service
    reserved = ticket.reserved_for == for_counter(counter.id)
    brought = reserved or service in _at_counter(counter.id, unit)
    if not brought and not _was_left(command, counter, ticket):
        yield (service,)


def _was_left(command: c.OwnTicketCommand, counter: Counter, ticket: Ticket) -> bool:
    """Whether a counter continues with its own ticket: it put it on hold, or finished it last."""
    if isinstance(command, c.ReopenAtCounter):
        return counter.last_finished == ticket.id
    return ticket.state is TicketState.ON_HOLD and ticket.counter == counter.id


def _of_new_profile(counter: str, profile: str, unit: UnitOfWork) -> Iterator[Collection[str]]:
    """The services of a new profile of a counter, and each service that it has neither now nor in
    the centre file, alone: only staff for all agencies may add those."""
    services = _of_profile(unit, profile)
    yield services
    had = {*_at_counter(counter, unit), *_of_profile(unit, unit.layout.profile_of(counter, None))}
    yield from ((one,) for one in services if one not in had)


def _named(command: Command) -> Iterator[str]:
    """The services that a command names."""
    match command:
        case c.MoveTickets():
            yield from (command.service, command.to_service)
        case c.ServiceCommand() | c.ChangeService() | c.AddServiceToTicket():
            yield command.service
        case c.IssueTicket():
            yield from (wish.service for wish in command.services)
        case c.TransferTicket() if command.to_service is not None:
            yield command.to_service


def _of_ticket(ticket: Ticket) -> Collection[str]:
    living = (StopState.OPEN, StopState.PENDING)
    return [stop.service for stop in ticket.stops if stop.state in living] or [
        stop.service for stop in ticket.stops
    ]


def _at_counter(identity: str, reading: CentreView) -> Collection[str]:
    counter = reading.counter(identity)
    key = reading.layout.profile_of(identity, counter.profile if counter else None)
    return _of_profile(reading, key)


def _of_profile(reading: CentreView, key: str) -> Collection[str]:
    profile = reading.layout.profiles.get(key)
    levels = profile.levels if profile is not None else ()
    return [full_id(reading.centre.id, one) for level in levels for one in level]
