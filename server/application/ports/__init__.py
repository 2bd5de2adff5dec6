"""What the use cases need from outside, as small ports.

Each has its real side in `server.store`, `server.realtime` or `server.clock`,
and where a test wants one, a twin that ships.
"""

from server.application.ports.access import Access
from server.application.ports.facts import Facts
from server.application.ports.outside import Bus, Clock, Now, Passwords, Signer
from server.application.ports.reading import Reading
from server.application.ports.transactions import Earlier, Session, Transactions
from server.application.ports.unit import Unit
from server.domain.state.found import (
    AtWork,
    DayCount,
    LineCount,
    PromisedWait,
    WaitingLine,
)

__all__ = [
    "Access",
    "AtWork",
    "Bus",
    "Clock",
    "DayCount",
    "Earlier",
    "Facts",
    "LineCount",
    "Now",
    "Passwords",
    "PromisedWait",
    "Reading",
    "Session",
    "Signer",
    "Transactions",
    "Unit",
    "WaitingLine",
]
