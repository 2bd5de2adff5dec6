"""Papers that may be on their way still: nobody may have the numbers on them yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from contract.enums import Paper
from server.domain.tickets import Ticket


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """Of the tickets issued after one moment and before another a paper of which nothing was
    heard may be on its way."""

    after: datetime
    before: datetime

    def has(self, ticket: Ticket) -> bool:
        """Whether the paper of a ticket may be on its way."""
        return ticket.paper is Paper.PENDING and self.after < ticket.issued_at < self.before


def on_the_way(clock_now: datetime, seconds: float) -> OnTheWay:
    """The papers that may be on their way, which takes so many seconds at the most.

    Args:
        clock_now: what the clock says. Where it went back, tickets are recorded with a later
            time: how old those papers are nobody knows, and nobody is kept waiting for that.
            Another server's clock may be a little ahead.
        seconds: how long a paper may take.
    """
    most = timedelta(seconds=seconds)
    return OnTheWay(clock_now - most, clock_now + most)
