"""Of a hall: counters, services, notices, leases, suspensions, and what it has learned."""

from sqlalchemy import BigInteger, bindparam, func, select, type_coerce, union_all

from contract.enums import StopState
from server.store import tables as t
from server.store.prepared import Prepared

COUNTER = select(t.counter).where(t.counter.c.id == bindparam("id"))

COUNTERS = select(t.counter).where(t.counter.c.centre == bindparam("centre"))

SERVICES = select(t.service).where(t.service.c.centre == bindparam("centre"))

SERIES = select(t.series).where(t.series.c.centre == bindparam("centre"))

NOTICES = (
    select(t.notice, t.words_kept.c.words)
    .select_from(t.notice.join(t.words_kept, t.words_kept.c.id == t.notice.c.id))
    .where(
        t.notice.c.centre == bindparam("centre"),
        t.notice.c.until.is_(None) | (t.notice.c.until > bindparam("now")),
        t.words_kept.c.words.is_not(None),
    )
    .order_by(t.notice.c.at, t.notice.c.id)
)

HELP = (
    select(t.help_wanted)
    .where(t.help_wanted.c.centre == bindparam("centre"), t.help_wanted.c.answered_at.is_(None))
    .order_by(t.help_wanted.c.since)
)

LABELS = union_all(
    *(
        select(table.c.id, table.c.label).where(
            table.c.centre == bindparam("centre"),
            table.c.id.in_(bindparam("ids", expanding=True)),
        )
        for table in (t.token, t.device)
    ),
    # A person may work in several centres; one who was forgotten has no name.
    select(t.person.c.id, t.person.c.name).where(
        t.person.c.id.in_(bindparam("ids", expanding=True)), t.person.c.forgotten_at.is_(None)
    ),
)

LEASES = (
    select(t.lease)
    .where(
        t.lease.c.centre == bindparam("centre"),
        t.lease.c.day >= bindparam("day"),
        t.lease.c.ended_at.is_(None),
    )
    .order_by(t.lease.c.ordinal)
)

HANDED_IN_BEFORE = (
    select(func.max(t.ticket.c.issued_at))
    .select_from(t.lease.join(t.ticket, t.ticket.c.id == t.lease.c.id))
    .where(
        t.lease.c.centre == bindparam("centre"),
        t.lease.c.day == bindparam("day"),
        t.lease.c.device == bindparam("device"),
        t.lease.c.series == bindparam("series"),
        t.lease.c.ordinal < bindparam("ordinal"),
        # A time that was said to be later than the handing in tells nothing.
        t.ticket.c.issued_at < t.lease.c.ended_at,
    )
)
"""Of the numbers that a kiosk handed in, when the last one before a number of the same series
and day was given."""

LAST_LEASED = (
    select(t.lease.c.number)
    .where(
        t.lease.c.centre == bindparam("centre"),
        t.lease.c.day == bindparam("day"),
        t.lease.c.series == bindparam("series"),
    )
    .order_by(t.lease.c.ordinal.desc())
    .limit(1)
)

_service_time = (
    type_coerce(t.stop.c.finished_at, BigInteger)
    - type_coerce(t.stop.c.begun_at, BigInteger)
    + type_coerce(t.stop.c.served, BigInteger)
)

DAY_COUNT = Prepared(
    select(
        t.stop.c.state,
        func.count(),
        func.count(t.stop.c.begun_at),
        func.sum(_service_time),
    )
    .select_from(t.stop.join(t.ticket, t.ticket.c.id == t.stop.c.ticket))
    .where(
        t.stop.c.counter == bindparam("counter"),
        t.stop.c.day == bindparam("day"),
        # Sent on, given up or ended by the day at the counter, it is not missed.
        (t.stop.c.state != StopState.UNSERVED)
        | (t.ticket.c.comeback_until.is_not(None) & (t.ticket.c.stop == t.stop.c.index)),
    )
    .group_by(t.stop.c.state)
)
"""What a counter did on a day: by state how many, of how many the start is known, their
milliseconds of service together."""

PACES = select(t.pace).where(t.pace.c.centre == bindparam("centre"))

HISTORIES = select(t.history).where(
    t.history.c.centre == bindparam("centre"),
    t.history.c.id.in_(bindparam("ids", expanding=True)),
)

ABSENCES = select(t.absence).where(t.absence.c.centre == bindparam("centre"))

SPREADS = select(t.spread).where(t.spread.c.centre == bindparam("centre"))
