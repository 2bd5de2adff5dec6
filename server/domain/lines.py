"""Lines: the waiting tickets of one service and class, and how many calls they made."""

from dataclasses import dataclass, replace

from contract.enums import TicketClass
from server.domain.tickets import Ticket, line_id


@dataclass(frozen=True, slots=True)
class Line:
    """A line.

    Attributes:
        bound: the counter or operator its tickets are bound to; "" for nobody.
        calls: how many of its tickets were called, but for what was withdrawn; what a skip
            counts by.
    """

    id: str
    centre: str
    service: str
    ticket_class: TicketClass
    reserved_for: str = ""
    calls: int = 0


@dataclass(frozen=True, slots=True)
class ProfileCalls:
    """The last calls of a work profile, which the cap counts.

    Attributes:
        recent: newest first, "1" for a call that went to a favoured class while
            ordinary visitors waited, "0" for any other.
    """

    id: str
    centre: str
    recent: str = ""


KEPT_CALLS = 20
"""The longest window that a centre's cap may have."""


def after_call(calls: ProfileCalls, favoured: bool) -> ProfileCalls:
    """The last calls with one more."""
    return replace(calls, recent=(("1" if favoured else "0") + calls.recent)[:KEPT_CALLS])


def forgotten_by(line: Line) -> Line:
    """A line without the call that was withdrawn: nobody passed by it."""
    return replace(line, calls=line.calls - 1)


def without_call(calls: ProfileCalls, counted: str) -> ProfileCalls:
    """The last calls without the newest that was counted like this."""
    return replace(calls, recent=calls.recent.replace(counted, "", 1))


def formed(centre: str, service: str, ticket_class: TicketClass, bound: str = "") -> Line:
    """A line without calls."""
    return Line(line_id(service, ticket_class, bound), centre, service, ticket_class, bound)


def skip_along(ticket: Ticket, left: Line, line: Line) -> Ticket:
    """A ticket that comes from one line to another: it lets as many pass there as it had left
    to, since nobody has come by that.

    Args:
        left: the line in which it lets others pass so far.
        line: the one that it comes to.
    """
    still = ticket.skip_until - left.calls
    return replace(ticket, line=line.id, skip_until=line.calls + still if still > 0 else 0)
