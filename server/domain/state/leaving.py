"""What is removed from memory when another day is opened: what is over and cannot be reopened."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from contract.enums import ENDED
from server.domain.calls import Call
from server.domain.centres import RestingNumber
from server.domain.notices import HelpWanted, Note, Notice, Private
from server.domain.numbering import Lease
from server.domain.state.hall_state import HallState
from server.domain.state.stored import key_of
from server.domain.tickets import Coupon, Ticket

CALLS_KEPT: Final = 200
"""The number of calls that are kept: a board that was offline catches up with them."""

LEASES_KEPT: Final = timedelta(days=8)
"""How long leases are kept after their day: a kiosk may hand in tickets after a week offline."""

COUPONS_KEPT: Final = timedelta(days=30)
"""How long coupons are kept after their last day: the bearer is then refused with the right
reason."""


def leave_memory(state: HallState, day: date, now: datetime) -> None:
    """Remove from a state what is over when a day is opened.

    Active tickets stay, and those whose number rests or that have a valid coupon.
    """
    _drop(state, Coupon, lambda one: one.valid_through < day - COUPONS_KEPT)
    valid = [one for one in state.all_of(Coupon) if one.valid_through >= day]
    with_coupon = {identity for one in valid for identity in (one.ticket, one.used_by)}

    def is_over(one: Ticket) -> bool:
        ended = one.state in ENDED and one.day < day
        return ended and one.id not in with_coupon and not state.keeps_number(one, now)

    def is_gone(ticket: str) -> bool:
        return state.get(Ticket, ticket) is None

    _drop(state, Ticket, is_over)
    last = state.centre.call
    _drop(state, Call, lambda one: one.call <= last - CALLS_KEPT and is_gone(one.ticket))
    _drop(state, Note, lambda one: is_gone(one.ticket))
    _drop(state, Notice, lambda one: one.until is not None and one.until <= now)
    _drop(state, HelpWanted, lambda one: one.answered_at is not None)
    _drop(state, Lease, lambda one: one.ended_at is not None and one.day < day - LEASES_KEPT)
    _drop(state, RestingNumber, lambda one: one.through < day)
    _drop(state, Private, lambda one: not state.names_private(one.id))


def _drop[T](state: HallState, kind: type[T], is_over: Callable[[T], bool]) -> None:
    for value in [one for one in state.all_of(kind) if is_over(one)]:
        state.drop(kind, key_of(value))
