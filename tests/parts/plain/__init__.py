"""The hall as plainly as it can be said: what each command should do, without a database.

Written from the rules alone. It predicts who is called, which commands are refused
and why, and what tickets, counters, leases and notices are afterwards.
"""

from tests.parts.plain.hall import PlainHall
from tests.parts.plain.things import (
    No,
    Person,
    PlainCounter,
    PlainProfile,
    PlainRules,
    PlainSeries,
    PlainTicket,
)

__all__ = [
    "No",
    "Person",
    "PlainCounter",
    "PlainHall",
    "PlainProfile",
    "PlainRules",
    "PlainSeries",
    "PlainTicket",
]
