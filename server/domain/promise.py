"""The promised wait of a waiting ticket: kept, at risk or broken.

A promise is the wait that nine of ten such tickets do not exceed (`late`), told when the ticket was
taken. It ends with the first call, and with a change of the first service. It runs on the clock of
the service, so a suspension moves it.

People were told it in steps of five minutes, rounded up (`contract.waits`), and this is what counts
here: who was told "less than 5 min" is not let down after one. `Ticket.promise_kept`, by which the
estimates are judged, compares the exact value with the wait until the first call; so no promise
that is broken here is kept there.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from math import inf
from typing import Final

from contract.enums import PromiseState, TicketState
from contract.waits import at_most
from server.domain.tickets import Ticket

LATE: Final = frozenset({PromiseState.AT_RISK, PromiseState.BROKEN})


def promised_wait(ticket: Ticket) -> int | None:
    """The seconds that the bearer of a waiting ticket was told to wait at most for the first call;
    None if it was told none, was called already, or its first service was changed."""
    if ticket.promise is None or ticket.served_by is None or ticket.stop != 0:
        return None
    if ticket.state is not TicketState.WAITING or ticket.first_wait is not None:
        return None
    return at_most(ticket.promise)


def seconds_left(ticket: Ticket, clock: datetime) -> float | None:
    """The seconds until a promise is broken, by the clock of its service, below zero if it is; None
    without a promise."""
    promised = promised_wait(ticket)
    return None if promised is None else promised - ticket.waited_at(clock).total_seconds()


def promise_state(left: float, remaining: float) -> PromiseState:
    """The state of a promise by the seconds until it is broken, and the expected seconds until the
    call; infinite if no counter serves the ticket."""
    if left < 0:
        return PromiseState.BROKEN
    return PromiseState.AT_RISK if remaining > left else PromiseState.KEPT


def places_at_risk(
    left: Sequence[float | None], remaining: Callable[[int], float], most: float = inf
) -> set[int]:
    """The places of one queue whose promise is at risk, with as few estimates as possible: a ticket
    waits at least as long as those before it, and at most as long as those behind it. `left`: for
    each place in order, the seconds until its promise is broken, None without one; `remaining`: the
    expected seconds until the call of a place; `most`: a bound for all of them."""
    found: set[int] = set()
    parts = [(0, len(left), 0.0, most)]
    while parts:
        start, end, least, most = parts.pop()
        unclear = [
            (place, seconds)
            for place, seconds in enumerate(left[start:end], start)
            if seconds is not None and 0 <= seconds < most
        ]
        found.update(place for place, seconds in unclear if seconds < least)
        unclear = [one for one in unclear if one[1] >= least]
        if unclear:
            place, seconds = unclear[len(unclear) // 2]
            wait = remaining(place)
            if promise_state(seconds, wait) is PromiseState.AT_RISK:
                found.add(place)
            parts += [(start, place, least, wait), (place + 1, end, wait, most)]
    return found
