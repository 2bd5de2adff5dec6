"""Lines: the waiting tickets of one service and class, and how many calls they made."""

from dataclasses import dataclass

from contract.words import TicketClass
from server.domain.tickets import line_id


@dataclass(frozen=True, slots=True)
class Line:
    """A line.

    Attributes:
        bound: the counter or operator its tickets are bound to; "" for nobody.
        calls: how many of its tickets were called; what a skip counts by.
    """

    id: str
    centre: str
    service: str
    ticket_class: TicketClass
    bound: str = ""
    calls: int = 0


def formed(centre: str, service: str, ticket_class: TicketClass, bound: str = "") -> Line:
    """A line without calls."""
    return Line(line_id(service, ticket_class, bound), centre, service, ticket_class, bound)
