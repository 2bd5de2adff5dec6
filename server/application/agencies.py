"""What somebody who acts for one agency alone may touch: its services, and who waits for them.

A counter is the agency's if the counter's work profile serves one of its services: which else
it serves is the decision of those who act for all. So whom an agency's counter serves may
be sent on to anybody's services, and the counter takes up whoever the profile brings; chosen
by hand is beside that only whoever waits for the agency. Staff on the floor give and move
tickets within the agency.
"""

from collections.abc import Collection, Iterator

from contract.commands import (
    AddServiceToTicket,
    CallForHelp,
    ChangeService,
    Command,
    CounterCommand,
    IssueTicket,
    MoveTickets,
    OwnTicketCommand,
    PresentStopCommand,
    ReopenAtCounter,
    ServiceCommand,
    SetProfile,
    TicketCommand,
    TransferTicket,
)
from contract.enums import SnapshotName, StopState, TicketState
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.permissions import What
from server.domain.counters import Counter
from server.domain.principal import Principal
from server.domain.tickets import Ticket, for_counter
from server.engine.reading import Reading
from server.engine.unit import Unit


def permit_agency(who: Principal, command: Command, unit: Unit) -> None:
    """Let a command pass that somebody of one agency gives, or refuse it.

    Raises:
        Refusal: `not_permitted` where it touches what is another agency's alone.
    """
    if who.agency is None:
        return
    if not all(_serves(who, services, unit) for services in _touched(command, unit)):
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})


def permit_agency_reading(who: Principal, what: What, subject: str, reading: Reading) -> None:
    """Let somebody of one agency read a counter's desk, or why a ticket was called, or refuse.

    Raises:
        Refusal: `not_permitted` for a counter or a ticket of other agencies.
    """
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


def is_of_agency(who: Principal, ticket: str, reading: Reading) -> bool:
    """Whether a ticket is for the agency that somebody acts for alone; for whoever acts for
    all, each is. So is one that there is not."""
    if who.agency is None:
        return True
    found = reading.ticket(ticket)
    return found is None or _serves(who, _of_ticket(found), reading)


def _serves(who: Principal, services: Collection[str], reading: Reading) -> bool:
    known = (reading.layout.services.get(one) for one in services)
    return any(one is not None and one.agency == who.agency for one in known)


def _touched(command: Command, unit: Unit) -> Iterator[Collection[str]]:
    """Sets of services; of each, one has to be the agency's."""
    layout = unit.layout
    for service in _named(command):
        yield (service,)
    if isinstance(command, CounterCommand | CallForHelp) and command.counter in layout.counters:
        yield _at_counter(command.counter, unit)
    if (
        isinstance(command, SetProfile)
        and command.profile is not None
        and command.counter in layout.counters
    ):
        yield from _of_new_profile(command.counter, command.profile, unit)
    # The others are good for the ticket alone that the counter has.
    if isinstance(command, OwnTicketCommand) and not isinstance(command, PresentStopCommand):
        yield from _taken_up(command, unit)
    if isinstance(command, TicketCommand) and (ticket := unit.ticket(command.ticket)):
        yield _of_ticket(ticket)
    if isinstance(command, TransferTicket) and command.to_counter in layout.counters:
        yield _at_counter(command.to_counter, unit)


def _taken_up(command: OwnTicketCommand, unit: Unit) -> Iterator[Collection[str]]:
    """The service for which a ticket is called, resumed or reopened; nothing where the counter
    serves it anyhow, the ticket is bound to it, or was left there."""
    ticket, counter = unit.ticket(command.ticket), unit.counter(command.counter)
    if ticket is None or counter is None or counter.id not in unit.layout.counters:
        return
    service = ticket.present.service
    reserved = ticket.reserved_for == for_counter(counter.id)
    brought = reserved or service in _at_counter(counter.id, unit)
    if not brought and not _was_left(command, counter, ticket):
        yield (service,)


def _was_left(command: OwnTicketCommand, counter: Counter, ticket: Ticket) -> bool:
    """Whether a counter only goes on with a ticket: it put it on hold, or finished it last."""
    if isinstance(command, ReopenAtCounter):
        return counter.last_finished == ticket.id
    return ticket.state is TicketState.ON_HOLD and ticket.counter == counter.id


def _of_new_profile(counter: str, profile: str, unit: Unit) -> Iterator[Collection[str]]:
    """The services of a profile that a counter is given; each that it has neither now nor by
    the centre's file alone too: whose else it serves those decide who act for all."""
    services = _of_profile(unit, profile)
    yield services
    had = {*_at_counter(counter, unit), *_of_profile(unit, unit.layout.profile_of(counter, None))}
    yield from ((one,) for one in services if one not in had)


def _named(command: Command) -> Iterator[str]:
    """The services that a command names."""
    match command:
        case MoveTickets():
            yield from (command.service, command.to_service)
        case ServiceCommand() | ChangeService() | AddServiceToTicket():
            yield command.service
        case IssueTicket():
            yield from (wish.service for wish in command.services)
        case TransferTicket() if command.to_service is not None:
            yield command.to_service


def _of_ticket(ticket: Ticket) -> Collection[str]:
    living = (StopState.OPEN, StopState.PENDING)
    return [stop.service for stop in ticket.stops if stop.state in living] or [
        stop.service for stop in ticket.stops
    ]


def _at_counter(identity: str, reading: Reading) -> Collection[str]:
    counter = reading.counter(identity)
    key = reading.layout.profile_of(identity, counter.profile if counter else None)
    return _of_profile(reading, key)


def _of_profile(reading: Reading, key: str) -> Collection[str]:
    profile = reading.layout.profiles.get(key)
    levels = profile.levels if profile is not None else ()
    return [full_id(reading.centre.id, one) for level in levels for one in level]
