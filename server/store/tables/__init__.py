"""The tables.

The log (`event`, and its archive) is the source of truth. Checkpoints and the tables of `FACTS` can
be rebuilt from it. The other tables hold what must not be in the log: personal texts, tokens,
results of commands.
"""

from server.store.tables.access import (
    access_entry,
    attempt,
    device,
    duty,
    enrolment,
    file,
    health,
    invitation,
    person,
    picture,
    session,
)
from server.store.tables.alerts import alert, contact, problem, recipient
from server.store.tables.base import ID, metadata
from server.store.tables.facts import (
    fact_call,
    fact_interval,
    fact_rating,
    fact_stop,
    fact_ticket,
)
from server.store.tables.log import (
    CONFIGURED,
    DAY_CLOSED,
    archived,
    centre,
    checkpoint,
    event,
    success,
    words_kept,
)
from server.store.tables.server import hall_clock, heartbeat, token

FACTS = (fact_ticket, fact_stop, fact_call, fact_interval, fact_rating)
"""The tables of facts, which can be rebuilt from the log."""

__all__ = [
    "CONFIGURED",
    "DAY_CLOSED",
    "FACTS",
    "ID",
    "access_entry",
    "alert",
    "archived",
    "attempt",
    "centre",
    "checkpoint",
    "contact",
    "device",
    "duty",
    "enrolment",
    "event",
    "fact_call",
    "fact_interval",
    "fact_rating",
    "fact_stop",
    "fact_ticket",
    "file",
    "hall_clock",
    "health",
    "heartbeat",
    "invitation",
    "metadata",
    "person",
    "picture",
    "problem",
    "recipient",
    "session",
    "success",
    "token",
    "words_kept",
]
