"""Consistent reading of one centre inside a transaction."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from contract.errors import ProblemType, Refusal
from contract.events import Event
from contract.ids import full_id
from contract.model import Texts
from contract.snapshots import Reasons
from contract.words import StopState, TicketClass, TicketState
from server.application.ports import AtWork, DayCount, LineCount, PromisedWait, Waiting, WaitingLine
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.learning import Absence, History, Learned, Pace, Spread, history_id
from server.domain.leases import Lease
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.selection import Head
from server.domain.standstill import ServiceState, Standstill
from server.domain.tickets import Stop, Ticket
from server.store import log
from server.store import statements as q
from server.store import tables as t
from server.store.rows import made_of

LONGEST_STANDSTILL = timedelta(days=7)
"""What stood still for longer is no interval of a day any more."""

LOOKED_AT_CALLS = 2000
"""How far back the list of calls is searched for those that went before somebody."""


class LearnedSoFar:
    """What each hall has learned, read again only when it has learned more."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[str, int, int, int], Learned]] = {}

    def of(self, reading: "SqlReading", local: datetime) -> Learned:
        """What a hall has learned, for the hour of a local time."""
        centre = reading.centre
        version = (centre.epoch, centre.learned, local.weekday(), local.hour)
        known = self._known.get(centre.id)
        if known is None or known[0] != version:
            known = (version, reading.read_learned(local))
            self._known[centre.id] = known
        return known[1]


class Layouts:
    """The configurations read so far, by their version; parsed once in a process."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Layout] = {}
        self.learned = LearnedSoFar()

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


class SqlReading:
    """A centre at one revision, read through one connection.

    Implements `server.application.ports.Reading`.
    """

    def __init__(
        self, connection: Connection, centre: str, layouts: Layouts, *, take: bool = False
    ) -> None:
        self._connection = connection
        row = (
            connection.execute(q.CENTRE_TAKEN if take else q.CENTRE, {"id": centre})
            .mappings()
            .one_or_none()
        )
        if row is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": centre})
        layout = layouts.of(connection, centre, row["catalogue"])
        self.centre: Centre = Centre(**row, config=layout.config if layout else None)
        self._layout = layout
        self._learned = layouts.learned
        self._counters_read: Sequence[Counter] | None = None
        self._counts_read: Sequence[LineCount] | None = None
        self._services_read: Mapping[str, ServiceState] | None = None
        self._lines_read: Sequence[WaitingLine] | None = None
        self._at_work_read: Mapping[str, AtWork] | None = None

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
        row = self._connection.execute(q.TICKET, {"id": identity}).mappings().one_or_none()
        if row is None or row["centre"] != self.centre.id:
            return None
        return self._with_stops(row)

    def _with_stops(self, row: Any) -> Ticket:
        rows = self._connection.execute(q.STOPS, {"id": row["id"]}).mappings()
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
        row = self._connection.execute(q.COUNTER, {"id": identity}).mappings().one_or_none()
        return made_of(Counter, row) if row is not None else None

    def counters(self) -> Sequence[Counter]:
        """All counters of the configuration, in its order."""
        self._settle()
        if self._counters_read is None:
            self._counters_read = self._read_counters()
        return self._counters_read

    def _read_counters(self) -> Sequence[Counter]:
        rows = self._connection.execute(q.COUNTERS, {"centre": self.centre.id}).mappings()
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
        for line in self.lines():
            waiting, oldest = line.waiting, line.oldest
            known = merged.get(line.service)
            if known is not None:
                waiting += known.waiting
                oldest = min(oldest, known.oldest)
            merged[line.service] = LineCount(line.service, waiting, oldest)
        return [merged[key] for key in self.layout.services if key in merged]

    def lines(self) -> Sequence[WaitingLine]:
        """The waiting tickets by line; no line that is empty."""
        self._settle()
        if self._lines_read is None:
            self._lines_read = self._read_lines()
        return self._lines_read

    def _read_lines(self) -> Sequence[WaitingLine]:
        rows = self._connection.execute(q.COUNTS, self._all_lines())
        found = []
        for line, *span in rows:
            service, ticket_class, bound = line.split("/", 2)
            found.append(WaitingLine(service, TicketClass(ticket_class), bound, *span))
        return found

    def _all_lines(self) -> dict[str, Any]:
        return {"from_line": f"{self.centre.id}.", "to_line": f"{self.centre.id}/"}

    def heads(
        self, services: Collection[str], bounds: Collection[str], papers_before: datetime
    ) -> Sequence[Head]:
        """The heads of the services' lines that are bound to nobody, and of the lines that
        are bound to one of `bounds`."""
        self._settle()
        rows = self._connection.execute(
            q.HEADS,
            {
                "centre": self.centre.id,
                "services": list(services),
                "bounds": list(bounds),
                "papers": int(papers_before.timestamp() * 1000),
            },
        )
        return [Head(*row) for row in rows]

    def heads_of_all(self, papers_before: datetime) -> Sequence[Head]:
        """The head of every line of the centre."""
        self._settle()
        rows = self._connection.execute(
            q.HEADS_OF_ALL,
            {"centre": self.centre.id, "papers": int(papers_before.timestamp() * 1000)},
        )
        return [Head(*row) for row in rows]

    def waiting(self) -> Sequence[Waiting]:
        """Every waiting ticket, by place."""
        self._settle()
        rows = self._connection.execute(q.WAITING, {"centre": self.centre.id})
        return [
            Waiting(identity, line.partition("/")[0], queued_from, ordinal)
            for identity, line, queued_from, ordinal in rows
        ]

    def ahead_of(self, ticket: Ticket) -> Mapping[str, int]:
        """How many tickets wait ahead of a waiting one, by service."""
        self._settle()
        rows = self._connection.execute(
            q.AHEAD,
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
        for row in self._connection.execute(q.STOPS_OF, {"ids": list(stops)}).mappings():
            stops[row["ticket"]].append(made_of(Stop, row))
        return [made_of(Ticket, row, stops=tuple(stops[row["id"]])) for row in rows]

    def at_work(self) -> Mapping[str, AtWork]:
        """What the counters are at, by the tickets they have."""
        self._settle()
        if self._at_work_read is None:
            rows = self._connection.execute(q.AT_WORK, {"centre": self.centre.id})
            self._at_work_read = {row[0]: AtWork(*row) for row in rows}
        return self._at_work_read

    def aside(self, state: TicketState) -> Sequence[Ticket]:
        """The tickets that are PARKED, or MISSED."""
        self._settle()
        rows = self._connection.execute(q.ASIDE, {"centre": self.centre.id, "state": state})
        return self._all_with_stops(rows.mappings().all())

    def services(self) -> Mapping[str, ServiceState]:
        """What staff have done to services; nothing was done to those that are missing."""
        self._settle()
        if self._services_read is None:
            rows = self._connection.execute(q.SERVICES, {"centre": self.centre.id}).mappings()
            self._services_read = {row["id"]: made_of(ServiceState, row) for row in rows}
        return self._services_read

    def standstills(self, since: datetime) -> Sequence[Standstill]:
        """What stood still at any time after a moment, of what began in the days before it."""
        self._settle()
        rows = self._connection.execute(
            q.STANDSTILLS,
            {"centre": self.centre.id, "since": since, "earliest": since - LONGEST_STANDSTILL},
        ).mappings()
        return [made_of(Standstill, row) for row in rows]

    def recent_calls(self, profile: str) -> Sequence[bool]:
        """Of the last calls of a work profile, newest first, whether each was favoured."""
        self._settle()
        identity = full_id(self.centre.id, profile)
        recent = self._connection.execute(q.PROFILE, {"id": identity}).scalar_one_or_none()
        return tuple(one == "1" for one in recent or "")

    def notes(self, ticket: str) -> Sequence[tuple[Note, str]]:
        """The notes on a ticket with their words, oldest first; not those that were erased."""
        self._settle()
        rows = self._connection.execute(q.NOTES, {"ticket": ticket}).mappings()
        return [(made_of(Note, row), row["words"]) for row in rows]

    def notices(self, now: datetime) -> Sequence[tuple[Notice, Texts]]:
        """The notices that are up, with their texts."""
        self._settle()
        rows = self._connection.execute(
            q.NOTICES, {"centre": self.centre.id, "now": now}
        ).mappings()
        return [(made_of(Notice, row), dict(json.loads(row["words"]))) for row in rows]

    def learned(self, local: datetime) -> Learned:
        """What the hall has learned of itself, for the hour of a local time."""
        return self._learned.of(self, local)

    def read_learned(self, local: datetime) -> Learned:
        """The same, always from the tables."""
        self._settle()
        given = {"centre": self.centre.id}
        histories = [history_id(service, local) for service in self.layout.services]

        def rows(kind: type[Any], statement: Any, **more: Any) -> dict[str, Any]:
            found = self._connection.execute(statement, given | more).mappings()
            return {row["id"]: made_of(kind, row) for row in found}

        return Learned(
            centre=self.centre.id,
            paces=rows(Pace, q.PACES),
            histories=rows(History, q.HISTORIES, ids=histories),
            absences=rows(Absence, q.ABSENCES),
            spreads=rows(Spread, q.SPREADS),
        )

    def help_wanted(self) -> Sequence[HelpWanted]:
        """Who waits for help, longest first."""
        self._settle()
        rows = self._connection.execute(q.HELP, {"centre": self.centre.id}).mappings()
        return [made_of(HelpWanted, row) for row in rows]

    def labels(self, identities: Collection[str]) -> Mapping[str, str]:
        """What staff call devices and people, by their pseudonymous ids."""
        if not identities:
            return {}
        rows = self._connection.execute(
            q.LABELS, {"centre": self.centre.id, "ids": list(identities)}
        )
        return {row.id: row.label for row in rows}

    def taken(self, service: str, day: date, since: datetime, until: datetime) -> int:
        """How many tickets for a service were issued between two moments of a day; those
        that were given up do not count."""
        self._settle()
        return int(
            self._connection.execute(
                q.TAKEN, {"service": service, "day": day, "since": since, "until": until}
            ).scalar_one()
        )

    def leases(self, day: date) -> Sequence[Lease]:
        """The leased numbers of a day and later ones that were not handed in, in order."""
        self._settle()
        rows = self._connection.execute(q.LEASES, {"centre": self.centre.id, "day": day}).mappings()
        return [made_of(Lease, row) for row in rows]

    def called_later_comers(
        self, since: datetime, counters: Collection[str], limit: int
    ) -> Sequence[tuple[Call, Reasons | None]]:
        """The last calls, at some counters, of tickets that were taken after a moment."""
        self._settle()
        rows = self._connection.execute(
            q.LATER_CALLS,
            {
                "centre": self.centre.id,
                "above": self.centre.call - LOOKED_AT_CALLS,
                "since": since,
                "counters": list(counters),
                "limit": limit,
            },
        ).mappings()
        return [(made_of(Call, row), row["reasons"]) for row in rows]

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, and at least so many; newest first."""
        self._settle()
        newest = self.centre.call
        rows = (
            self._connection.execute(
                q.CALLS.where(
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
        rows = self._connection.execute(q.DAY_COUNT, {"counter": counter, "day": day})
        by_state = {state: (count, mean) for state, count, mean in rows}
        served, mean = by_state.get(StopState.SERVED, (0, None))
        missed, _ = by_state.get(StopState.UNSERVED, (0, None))
        return DayCount(served, missed, int(mean / 1000) if mean is not None else None)

    def promised(self, day: date) -> Sequence[PromisedWait]:
        """What was promised on a day to those who were called since."""
        self._settle()
        rows = self._connection.execute(q.WAITS_OF_DAY, {"centre": self.centre.id, "day": day})
        return [PromisedWait(*row) for row in rows]

    def log(self, after: int, limit: int) -> Sequence[Event]:
        """The events after a revision, in order."""
        return log.read(self._connection, self.centre.id, after, limit)
