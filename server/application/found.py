"""Things a command names, found or refused."""

from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from server.application.ports import Reading, Unit
from server.domain.counters import Counter
from server.domain.tickets import Ticket


def counter_of(reading: Reading, identity: str) -> Counter:
    """The counter, or `not_found`."""
    counter = reading.counter(identity) if identity in reading.layout.counters else None
    if counter is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "counter", "id": identity})
    return counter


def ticket_of(reading: Reading, identity: str) -> Ticket:
    """The ticket, or `not_found`."""
    ticket = reading.ticket(identity)
    if ticket is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket", "id": identity})
    return ticket


def own_ticket(unit: Unit, counter: Counter, identity: str) -> Ticket:
    """The ticket at the counter, if it is the one that the command names.

    Raises:
        Refusal: `not_this_ticket`; so a doubled or late key press never touches
            the next visitor.
    """
    if counter.ticket != identity:
        present = unit.ticket(counter.ticket) if counter.ticket else None
        raise Refusal(
            ProblemType.NOT_THIS_TICKET,
            {"counter": unit.layout.counters[counter.id].number},
            state=present.state if present else None,
        )
    return ticket_of(unit, identity)


def ticket_id(centre: str, ordinal: int) -> str:
    """The id of the how-manieth ticket of a centre: `asan-7.t1042`."""
    return full_id(centre, f"t{ordinal}")
