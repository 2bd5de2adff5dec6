"""Look-ups of what a command names; each returns it or refuses."""

from contract.commands import PresentStopCommand, TicketCommand
from contract.enums import ACTIVE, Role
from contract.errors import FieldFault, ProblemType, Refusal, existing
from server.domain.centres import is_in_log
from server.domain.counters import Counter
from server.domain.numbering import Lease
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork


def counter_of(reading: CentreView, identity: str) -> Counter:
    """The counter, or `not_found`."""
    counter = reading.counter(identity) if identity in reading.setup.counters else None
    return existing(counter, what="counter", id=identity)


def counter_for(unit: UnitOfWork, identity: str) -> Counter:
    """The counter, if the principal may work at it now; else `not_found`, or `counter_taken` where
    another operator sits at it."""
    counter = counter_of(unit, identity)
    taken = counter.operator is not None and counter.operator != unit.who.id
    if taken and unit.who.role is Role.OPERATOR:
        raise counter_taken(unit, counter)
    return counter


def counter_taken(unit: UnitOfWork, counter: Counter) -> Refusal:
    """The refusal for an occupied counter: another operator is at it, or this one is at another
    counter."""
    return Refusal(
        ProblemType.COUNTER_TAKEN,
        {
            "counter": unit.setup.counters[counter.id].number,
            "own": "yes" if counter.operator == unit.who.id else "no",
        },
        state=counter.state,
    )


def ticket_of(reading: CentreView, identity: str) -> Ticket:
    """The ticket; refused as `past_day` if its day is over, else as `not_found`."""
    ticket = reading.ticket(identity)
    if ticket is None and was_issued(reading, identity):
        raise Refusal(ProblemType.PAST_DAY)
    return existing(ticket, what="ticket", id=identity)


def was_issued(reading: CentreView, identity: str) -> bool:
    """Whether a ticket with this id existed, though its day is over and it is not in memory any
    more."""
    if not is_in_log(reading.centre, identity):
        return False
    return all(lease.id != identity for lease in reading.leases())


def is_lost(reading: CentreView, identity: str) -> bool:
    """Whether an unknown ticket with a valid token was created in hours that a restore lost."""
    if not is_in_log(reading.centre, identity):
        return True
    lease, day = reading.get(Lease, identity), reading.centre.day or reading.centre.last_day
    # Void before the end of its day: its ticket was handed in and lost, or is still at a kiosk.
    return lease is not None and lease.ended_at is not None and (day is None or lease.day >= day)


def ticket_for(unit: UnitOfWork, identity: str) -> Ticket:
    """The ticket, if the principal may send it elsewhere: a ticket at a counter belongs to the
    operator there (`counter_taken`), and to staff on the floor."""
    ticket = ticket_of(unit, identity)
    if ticket.state in ACTIVE and ticket.counter is not None:
        counter_for(unit, ticket.counter)
    return ticket


def own_ticket(unit: UnitOfWork, command: PresentStopCommand) -> Ticket:
    """The ticket at the counter of the principal, if it is the one that the command names, at that
    stop; else `not_this_ticket`, so that a doubled or late key press never affects the next
    visitor, nor the visitor's next stop."""
    counter = counter_for(unit, command.counter)
    present = unit.ticket(counter.ticket) if counter.ticket else None
    if present is None or present.id != command.ticket or command.stop not in (None, present.stop):
        raise Refusal(
            ProblemType.NOT_THIS_TICKET,
            {"counter": unit.setup.counters[counter.id].number},
            state=present.state if present else None,
        )
    return present


def named_ticket(unit: UnitOfWork, command: PresentStopCommand | TicketCommand) -> Ticket:
    """The ticket that an operator, or staff on the floor, may send elsewhere; else refused."""
    if isinstance(command, PresentStopCommand):
        return own_ticket(unit, command)
    return ticket_for(unit, command.ticket)


def service_of(reading: CentreView, identity: str, field: str = "service") -> str:
    """The id of a service of the configuration, which a field names, or `unknown_service`."""
    if identity not in reading.setup.services:
        fault = FieldFault(field=field, message="is no service here")
        raise Refusal(ProblemType.UNKNOWN_SERVICE, {"service": identity}, (fault,))
    return identity
