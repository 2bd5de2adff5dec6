"""Coupons: a service was ended for today, and the visitor may come back with precedence."""

from dataclasses import dataclass
from datetime import date

from contract import events as e


@dataclass(frozen=True, slots=True)
class Coupon:
    """A coupon for one service; it is used once, by a ticket that is not cancelled.

    Attributes:
        ticket: the ticket that was ended.
        valid_through: the last day on which it can be used.
        used_by: the last ticket that was taken with it.
    """

    id: str
    centre: str
    ticket: str
    service: str
    valid_through: date
    used_by: str | None = None


def given(centre: str, data: e.TicketEndedWithCoupon) -> Coupon:
    """The coupon of an ended ticket."""
    return Coupon(data.coupon, centre, data.ticket, data.service, data.valid_through)
