"""Who is ahead of whom for one service, by the rule that calls (`server.domain.selection`),
were all called at this moment."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from contract.enums import TicketClass
from server.domain.selection import Law

_AT_ONCE = -1.0
"""Seconds: whoever waits has waited for longer."""


def level_since(
    law: Law, service: str, ticket_class: TicketClass, queued_from: datetime, now: datetime
) -> Mapping[TicketClass, datetime]:
    """By class, since when somebody has waited who is level with a ticket; who has waited for
    longer is called before it.

    The cap is left out, which depends on calls to come, and so are the levels of the counters.

    Args:
        service: for which all of them wait.
        ticket_class, queued_from: of the ticket.
        now: the time on the clock of the line.
    """
    target, mine = law.targets.get(service), law.of(ticket_class)
    waited = max(timedelta(), now - queued_from)
    found = dict.fromkeys(TicketClass, queued_from)
    if target is None or waited > law.wait_max:
        # Past the guard the longest wait goes first, whatever its class.
        return found
    score = mine.head_start + mine.rate * (waited / target)
    for other in TicketClass:
        theirs = law.of(other)
        if (theirs.head_start, theirs.rate) != (mine.head_start, mine.rate):
            level = (score - theirs.head_start) / theirs.rate * target.total_seconds()
            bounded = min(max(level, _AT_ONCE), law.wait_max.total_seconds())
            found[other] = now - timedelta(seconds=bounded)
    return found
