"""Coupons: a service was ended for today, and the visitor may come back with precedence."""

from dataclasses import dataclass
from datetime import date


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
