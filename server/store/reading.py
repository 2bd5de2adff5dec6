"""Consistent reading of one centre inside a transaction."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Float,
    RowMapping,
    bindparam,
    func,
    select,
    text,
    type_coerce,
)

from contract.errors import ProblemType, Refusal
from contract.events import Event
from contract.words import StopState, TicketState
from server.application.ports import DayCount, LineCount, Waiting
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.selection import Head
from server.domain.tickets import Stop, Ticket
from server.store import log
from server.store import tables as t
from server.store.rows import made_of


class Layouts:
    """The configurations read so far, by their version; parsed once in a process."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Layout] = {}

    def of(self, connection: Connection, centre: str, version: str) -> Layout | None:
        """The layout of a centre at a version; None before its first import."""
        if not version:
            return None
        layout = self._known.get((centre, version))
        if layout is None:
            config = connection.execute(
                select(t.centre.c.config).where(t.centre.c.id == centre)
            ).scalar_one()
            layout = Layout(config)
            self._known[centre, version] = layout
        return layout


_CENTRE = select(*(column for column in t.centre.c if column.name != "config")).where(
    t.centre.c.id == bindparam("id")
)
_CENTRE_TAKEN = _CENTRE.with_for_update()

_TICKET = select(t.ticket).where(t.ticket.c.id == bindparam("id"))
_STOPS = select(t.stop).where(t.stop.c.ticket == bindparam("id")).order_by(t.stop.c.index)
_STOPS_OF = (
    select(t.stop)
    .where(t.stop.c.ticket.in_(bindparam("ids", expanding=True)))
    .order_by(t.stop.c.ticket, t.stop.c.index)
)
_COUNTER = select(t.counter).where(t.counter.c.id == bindparam("id"))
_COUNTERS = select(t.counter).where(t.counter.c.centre == bindparam("centre"))

_COUNTS = (
    select(
        t.ticket.c.line,
        func.count().label("waiting"),
        func.min(t.ticket.c.queued_from).label("oldest"),
    )
    .select_from(t.ticket)
    .where(
        t.WAITING,
        # All lines of a centre and no other's: "." is followed by "/" in ASCII.
        t.ticket.c.line > bindparam("from_line"),
        t.ticket.c.line < bindparam("to_line"),
    )
    .group_by(t.ticket.c.line)
)

_WAITING = (
    select(t.ticket.c.id, t.ticket.c.line, t.ticket.c.queued_from, t.ticket.c.ordinal)
    .where(t.WAITING, t.ticket.c.centre == bindparam("centre"))
    .order_by(t.ticket.c.queued_from, t.ticket.c.ordinal)
)

_AHEAD = (
    select(t.ticket.c.line, func.count().label("waiting"))
    .select_from(t.ticket)
    .where(
        t.WAITING,
        t.ticket.c.line > bindparam("from_line"),
        t.ticket.c.line < bindparam("to_line"),
        (t.ticket.c.queued_from < bindparam("queued_from"))
        | (
            (t.ticket.c.queued_from == bindparam("queued_from"))
            & (t.ticket.c.ordinal < bindparam("ordinal"))
        ),
    )
    .group_by(t.ticket.c.line)
)

_one = t.ticket.alias("one")
_any = t.ticket.alias("any_one")
_CALLABLE = (
    select(_one.c.id)
    .where(
        text("one.state = 'waiting'"),
        _one.c.line == t.line.c.id,
        _one.c.skip_until <= t.line.c.calls,
        text("(one.paper <> 'pending' OR one.issued_at <= :papers)"),
    )
    .order_by(_one.c.queued_from, _one.c.ordinal)
    .limit(1)
    .correlate(t.line)
    .scalar_subquery()
)
_SKIPPING = (
    select(_any.c.id)
    .where(
        text("any_one.state = 'waiting'"),
        _any.c.line == t.line.c.id,
        text("(any_one.paper <> 'pending' OR any_one.issued_at <= :papers)"),
    )
    .order_by(_any.c.queued_from, _any.c.ordinal)
    .limit(1)
    .correlate(t.line)
    .scalar_subquery()
)
# The head of each line: its oldest ticket that lets nobody pass; when all do, the oldest.
_HEADS = (
    select(
        t.ticket.c.id,
        t.ticket.c.number,
        t.line.c.service,
        t.ticket.c.queued_from,
        t.ticket.c.ordinal,
    )
    .select_from(t.line.join(t.ticket, t.ticket.c.id == func.coalesce(_CALLABLE, _SKIPPING)))
    .where(t.line.c.service.in_(bindparam("services", expanding=True)))
)

_CALLS = select(t.call).where(t.call.c.centre == bindparam("centre"))
_service_time = type_coerce(t.stop.c.finished_at, BigInteger) - type_coerce(
    t.stop.c.started_at, BigInteger
)
_DAY_COUNT = (
    select(t.stop.c.state, func.count(), func.avg(_service_time, type_=Float))
    .where(t.stop.c.counter == bindparam("counter"), t.stop.c.day == bindparam("day"))
    .group_by(t.stop.c.state)
)


class SqlReading:
    """A centre at one revision, read through one connection.

    Implements `server.application.ports.Reading`.
    """

    def __init__(
        self, connection: Connection, centre: str, layouts: Layouts, *, take: bool = False
    ) -> None:
        self._connection = connection
        row = (
            connection.execute(_CENTRE_TAKEN if take else _CENTRE, {"id": centre})
            .mappings()
            .one_or_none()
        )
        if row is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": centre})
        layout = layouts.of(connection, centre, row["catalogue"])
        self.centre: Centre = Centre(**row, config=layout.config if layout else None)
        self._layout = layout
        self._counters_read: Sequence[Counter] | None = None
        self._counts_read: Sequence[LineCount] | None = None

    def _settle(self) -> None:
        """Before a statement that looks at many rows; a unit writes its changes first."""

    @property
    def layout(self) -> Layout:
        """The configuration by id."""
        if self._layout is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": self.centre.id})
        return self._layout

    def ticket(self, identity: str) -> Ticket | None:
        """A ticket with its stops."""
        row = self._connection.execute(_TICKET, {"id": identity}).mappings().one_or_none()
        if row is None or row["centre"] != self.centre.id:
            return None
        return self._with_stops(row)

    def _with_stops(self, row: Any) -> Ticket:
        rows = self._connection.execute(_STOPS, {"id": row["id"]}).mappings()
        return made_of(Ticket, row, stops=tuple(made_of(Stop, one) for one in rows))

    def tickets_numbered(self, number: str) -> Sequence[str]:
        """The ids of the open day's tickets with a number, newest first."""
        self._settle()
        return (
            self._connection.execute(
                select(t.ticket.c.id)
                .where(
                    t.ticket.c.centre == self.centre.id,
                    t.ticket.c.day == self.centre.day,
                    t.ticket.c.number == number,
                )
                .order_by(t.ticket.c.ordinal.desc())
                .limit(10)
            )
            .scalars()
            .all()
        )

    def counter(self, identity: str) -> Counter | None:
        """A counter's state."""
        row = self._connection.execute(_COUNTER, {"id": identity}).mappings().one_or_none()
        return made_of(Counter, row) if row is not None else None

    def counters(self) -> Sequence[Counter]:
        """All counters of the configuration, in its order."""
        self._settle()
        if self._counters_read is None:
            self._counters_read = self._read_counters()
        return self._counters_read

    def _read_counters(self) -> Sequence[Counter]:
        rows = self._connection.execute(_COUNTERS, {"centre": self.centre.id}).mappings()
        found = {row["id"]: made_of(Counter, row) for row in rows}
        return [found[key] for key in self.layout.counters if key in found]

    def counts(self) -> Sequence[LineCount]:
        """The waiting tickets by service."""
        self._settle()
        if self._counts_read is None:
            self._counts_read = self._read_counts()
        return self._counts_read

    def _read_counts(self) -> Sequence[LineCount]:
        merged: dict[str, LineCount] = {}
        rows = self._connection.execute(_COUNTS, self._all_lines())
        for line, waiting, oldest in rows:
            service = line.partition("/")[0]
            known = merged.get(service)
            if known is not None:
                waiting += known.waiting
                oldest = min(oldest, known.oldest)
            merged[service] = LineCount(service, waiting, oldest)
        return [merged[key] for key in self.layout.services if key in merged]

    def _all_lines(self) -> dict[str, Any]:
        return {"from_line": f"{self.centre.id}.", "to_line": f"{self.centre.id}/"}

    def heads(self, services: Collection[str], papers_before: datetime) -> Sequence[Head]:
        """The head of each line of the services."""
        self._settle()
        rows = self._connection.execute(
            _HEADS,
            {
                "services": list(services),
                "papers": int(papers_before.timestamp() * 1000),
            },
        )
        return [
            Head(identity, number, service, queued_from, ordinal)
            for identity, number, service, queued_from, ordinal in rows
        ]

    def waiting(self) -> Sequence[Waiting]:
        """Every waiting ticket, by place."""
        self._settle()
        rows = self._connection.execute(_WAITING, {"centre": self.centre.id})
        return [
            Waiting(identity, line.partition("/")[0], queued_from, ordinal)
            for identity, line, queued_from, ordinal in rows
        ]

    def ahead_of(self, ticket: Ticket) -> Mapping[str, int]:
        """How many tickets wait ahead of a waiting one, by service."""
        self._settle()
        rows = self._connection.execute(
            _AHEAD,
            {
                **self._all_lines(),
                "queued_from": ticket.queued_from,
                "ordinal": ticket.ordinal,
            },
        )
        ahead: dict[str, int] = {}
        for line, waiting in rows:
            service = line.partition("/")[0]
            ahead[service] = ahead.get(service, 0) + waiting
        return ahead

    def active(self) -> Sequence[Ticket]:
        """The tickets at counters (their stops included)."""
        self._settle()
        rows = self._connection.execute(
            select(t.ticket).where(t.ACTIVE, t.ticket.c.centre == self.centre.id)
        ).mappings()
        return self._all_with_stops(rows.all())

    def _all_with_stops(self, rows: Sequence[RowMapping]) -> list[Ticket]:
        """Many tickets with their stops, in one statement more."""
        stops: dict[str, list[Stop]] = {row["id"]: [] for row in rows}
        for row in self._connection.execute(_STOPS_OF, {"ids": list(stops)}).mappings():
            stops[row["ticket"]].append(made_of(Stop, row))
        return [made_of(Ticket, row, stops=tuple(stops[row["id"]])) for row in rows]

    def parked(self) -> Sequence[Ticket]:
        """The tickets set aside."""
        self._settle()
        rows = self._connection.execute(
            select(t.ticket).where(
                t.LIVING,
                t.ticket.c.centre == self.centre.id,
                t.ticket.c.state == TicketState.PARKED,
            )
        ).mappings()
        return self._all_with_stops(rows.all())

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, and at least so many; newest first."""
        self._settle()
        newest = self.centre.call
        rows = (
            self._connection.execute(
                _CALLS.where(
                    (t.call.c.call > newest - at_least) | (t.call.c.at >= since),
                    # The last ten minutes of even the largest hall are far fewer.
                    t.call.c.call > newest - max(at_least, 2000),
                ).order_by(t.call.c.call.desc()),
                {"centre": self.centre.id},
            )
            .mappings()
            .all()
        )
        return [made_of(Call, row) for row in rows]

    def day_count(self, counter: str, day: date) -> DayCount:
        """What a counter did on a day."""
        self._settle()
        rows = self._connection.execute(_DAY_COUNT, {"counter": counter, "day": day})
        by_state = {state: (count, mean) for state, count, mean in rows}
        served, mean = by_state.get(StopState.SERVED, (0, None))
        missed, _ = by_state.get(StopState.UNSERVED, (0, None))
        return DayCount(served, missed, int(mean / 1000) if mean is not None else None)

    def log(self, after: int, limit: int) -> Sequence[Event]:
        """The events after a revision, in order."""
        return log.read(self._connection, self.centre.id, after, limit)
