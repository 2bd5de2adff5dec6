"""The tables.

The log (`event`) is the truth. The tables of `STATE` (and `centre`) are its state
beside it, for speed, and can be rebuilt from it; so can those of `FACTS`, which reports read.
The others hold what must not be in the log: texts of people, tokens, answers to commands.
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
from server.store.tables.base import ID, LINE, metadata
from server.store.tables.facts import (
    fact_call,
    fact_interval,
    fact_rating,
    fact_stop,
    fact_ticket,
)
from server.store.tables.hall import centre, counter, help_wanted, notice, service
from server.store.tables.learned import absence, history, pace, spread
from server.store.tables.log import CONFIGURED, DAY_CLOSED, event, success, words_kept
from server.store.tables.server import hall_clock, heartbeat, token
from server.store.tables.tickets import (
    ACTIVE,
    ASIDE,
    BEARS_NUMBER,
    CLAIMS,
    LIVING,
    MISSED,
    WAITING,
    call,
    coupon,
    lease,
    line,
    note,
    profile,
    series,
    stop,
    ticket,
)

STATE = (
    counter,
    line,
    profile,
    series,
    ticket,
    stop,
    call,
    service,
    coupon,
    lease,
    note,
    notice,
    help_wanted,
    pace,
    history,
    absence,
    spread,
)
"""The tables that folding the log makes again, beside the row of the centre."""

FACTS = (fact_ticket, fact_stop, fact_call, fact_interval, fact_rating)
"""The tables of facts, which folding the log makes again too."""

PRIVATE = frozenset({("ticket", "assist"), ("call", "assist")})
"""Columns of state that are not made from the log: what is deleted with the visit."""

__all__ = [
    "ACTIVE",
    "ASIDE",
    "BEARS_NUMBER",
    "CLAIMS",
    "CONFIGURED",
    "DAY_CLOSED",
    "FACTS",
    "ID",
    "LINE",
    "LIVING",
    "MISSED",
    "PRIVATE",
    "STATE",
    "WAITING",
    "absence",
    "access_entry",
    "attempt",
    "call",
    "centre",
    "counter",
    "coupon",
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
    "help_wanted",
    "history",
    "invitation",
    "lease",
    "line",
    "metadata",
    "note",
    "notice",
    "pace",
    "person",
    "picture",
    "profile",
    "series",
    "service",
    "session",
    "spread",
    "stop",
    "success",
    "ticket",
    "token",
    "words_kept",
]
