"""What a scanner reads at the kiosk: the code of a ticket, or of a coupon.

The scanner is a keyboard that types the code and Enter. It sends the signs of a keyboard with
the US layout.
"""

import re
from dataclasses import dataclass
from typing import Final

from contract.enums import ENDED, TicketState
from contract.snapshots import COUPON_CODE, Ticket
from contract.texts import Say

SHORTEST: Final = 16
"""Signs of a token; what is shorter was typed by hand."""

_TICKET: Final = re.compile(r"(?:https?://\S+/t/)?(?P<token>[A-Za-z0-9._-]{16,200})")


@dataclass(frozen=True, slots=True)
class TicketCode:
    """The code on a receipt or a phone: the token of a ticket."""

    token: str


@dataclass(frozen=True, slots=True)
class CouponCode:
    """The code of a coupon: for which service it is, and what `issue_ticket` takes."""

    service: str
    token: str


def read_code(code: str) -> TicketCode | CouponCode | None:
    """What a code stands for; None for the code of something else."""
    if found := COUPON_CODE.fullmatch(code):
        return CouponCode(found["service"], found["token"])
    if found := _TICKET.fullmatch(code):
        return TicketCode(found["token"])
    return None


def where_to_go(ticket: Ticket, say: Say, *, came_back: bool, problem: str = "") -> str:
    """What the kiosk answers to a receipt that is held to it.

    Args:
        ticket: as the hall knows it now.
        say: the messages.
        came_back: whether its call was missed and the kiosk has just brought it back.
        problem: why a missed one does not come back, as the hall says it.
    """
    if came_back:
        return say("scanned_back")
    if ticket.counter is not None and ticket.state in (TicketState.CALLED, TicketState.SERVING):
        return say("scanned_called", counter=ticket.counter)
    if ticket.state is TicketState.MISSED:
        return f"{say('scanned_missed')} {problem}".strip()
    return say("scanned_ended" if ticket.state in ENDED else "scanned_waiting")
