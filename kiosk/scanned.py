"""Scanned codes: of a ticket, a coupon or a booking.

The scanner acts as a keyboard with the US layout that types the code and Enter.
"""

import re
from typing import Final, NamedTuple

from contract.enums import ENDED, TicketState
from contract.snapshots import COUPON_CODE, Ticket
from contract.texts import Say

SHORTEST: Final = 16
"""Characters of a token; shorter input was typed by hand."""

_TICKET: Final = re.compile(r"(?:https?://\S+/t/)?(?P<token>[A-Za-z0-9._-]{16,200})")
_BOOKING: Final = re.compile(r"https?://\S+/b/(?P<token>[A-Za-z0-9._-]{16,200})")


class Code(NamedTuple):
    """The token of a ticket, as on a receipt or a phone, or of a coupon with its service."""

    token: str
    service: str | None = None


class BookingCode(NamedTuple):
    """The token of a booking, as on its page."""

    token: str


def read_code(code: str) -> Code | BookingCode | None:
    """Parse a code; None for an unknown one."""
    if found := _BOOKING.fullmatch(code):
        return BookingCode(found["token"])
    if found := COUPON_CODE.fullmatch(code):
        return Code(found["token"], found["service"])
    found = _TICKET.fullmatch(code)
    return Code(found["token"]) if found else None


def where_to_go(ticket: Ticket, say: Say, *, came_back: bool, problem: str = "") -> str:
    """The text for a scanned receipt: whether it came back to its queue after it was missed, or the
    server's sentence why it cannot."""
    if came_back:
        return say("scanned_back")
    if ticket.counter is not None and ticket.state in (TicketState.CALLED, TicketState.SERVING):
        return say("scanned_called", counter=ticket.counter)
    if ticket.state is TicketState.MISSED:
        return f"{say('scanned_missed')} {problem}".strip()
    return say("scanned_ended" if ticket.state in ENDED else "scanned_waiting")
