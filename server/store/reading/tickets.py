"""Reading of tickets, their notes and their calls."""

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import RowMapping

from contract.enums import TicketState
from contract.events import Event, TicketCalled
from server.application.ports import AtWork, PromisedWait
from server.domain.calls import Call
from server.domain.notices import Note
from server.domain.tickets import Stop, Ticket
from server.store import looking_back
from server.store import tables as t
from server.store.numbers import IN_USE, near
from server.store.reading.hall import HallReading
from server.store.rows import made_of, read_one
from server.store.statements import tickets as q

LOOKED_AT_CALLS = 2000
"""How far back the list of calls is searched for those that went before somebody."""


class TicketReading(HallReading):
    """Reading of tickets, their notes and their calls."""

    def ticket(self, identity: str) -> Ticket | None:
        """A ticket with its stops."""
        return self._read_ticket(identity)

    def _stored[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key, as the database has it; None where there is none."""
        if kind is Ticket:
            return cast(T | None, self._read_ticket(str(key)))
        return read_one(self._connection, kind, key, self.centre.id)

    def _read_ticket(self, identity: str) -> Ticket | None:
        row = self._connection.execute(q.TICKET, {"id": identity}).mappings().one_or_none()
        if row is None or row["centre"] != self.centre.id:
            return None
        return self._with_stops(row)

    def _with_stops(self, row: Any) -> Ticket:
        rows = self._connection.execute(q.STOPS, {"id": row["id"]}).mappings()
        return made_of(Ticket, row, stops=tuple(made_of(Stop, one) for one in rows))

    def tickets_numbered(self, number: str) -> Sequence[str]:
        """The ids of the open day's tickets with a number, and of one of another day that is
        still served; newest first."""
        self._settle()
        given = {"centre": self.centre.id, "day": self.centre.day, "number": number}
        return self._connection.execute(q.NUMBERED, given).scalars().all()

    def number_in_use(self, number: str, day: date) -> bool:
        """Whether a living ticket bears a number, or a kiosk has it on lease for a day or one
        beside it."""
        self._settle()
        given = {"centre": self.centre.id, "numbers": [number], "near": near(day)}
        return self._connection.execute(IN_USE, given).first() is not None

    def active(self) -> Sequence[Ticket]:
        """The tickets at counters (their stops included)."""
        self._settle()
        rows = self._connection.execute(q.TICKETS, {"ids": self._at_counters()}).mappings()
        return self._all_with_stops(rows.all())

    def _at_counters(self) -> list[str]:
        return [counter.ticket for counter in self.counters() if counter.ticket is not None]

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
            self._at_work_read = self._read_at_work()
        return self._at_work_read

    def _read_at_work(self) -> Mapping[str, AtWork]:
        ids = self._at_counters()
        if not ids:
            return {}
        rows = self._connection.execute(q.PRESENT_STOPS, {"ids": ids}).all()
        present: dict[str, int] = {row.id: row.stop for row in rows}
        called: dict[str, datetime | None] = {row.id: row.called_at for row in rows}
        work = self._connection.execute(q.WORK_OF, {"ids": ids})
        return {
            ticket: AtWork(ticket, service, quantity, called[ticket], served)
            for ticket, index, service, quantity, served in work
            if present[ticket] == index
        }

    def behind(self, ticket: Ticket) -> str | None:
        """The id of the ticket that waits next in the line of another, behind that one."""
        self._settle()
        given = {
            "line": ticket.line,
            "queued_from": ticket.queued_from,
            "ordinal": ticket.ordinal,
        }
        found: str | None = self._connection.execute(q.BEHIND, given).scalar_one_or_none()
        return found

    def aside(self, state: TicketState) -> Sequence[Ticket]:
        """The tickets that are ON_HOLD, or MISSED."""
        self._settle()
        rows = self._connection.execute(q.ASIDE, {"centre": self.centre.id, "state": state})
        return self._all_with_stops(rows.mappings().all())

    def notes(self, ticket: str) -> Sequence[tuple[Note, str]]:
        """The notes on a ticket with their words, oldest first; not those that were erased."""
        self._settle()
        rows = self._connection.execute(q.NOTES, {"ticket": ticket}).mappings()
        return [(made_of(Note, row), row["words"]) for row in rows]

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

    def called_later_comers(
        self,
        ticket: Ticket,
        since: datetime,
        until: datetime,
        counters: Collection[str],
        limit: int,
    ) -> Sequence[Call]:
        """The last calls between two moments, at some counters, of tickets taken after another;
        newest first."""
        self._settle()
        rows = self._connection.execute(
            q.LATER_CALLS,
            {
                "centre": self.centre.id,
                "above": self.centre.call - LOOKED_AT_CALLS,
                "taken": ticket.issued_at,
                "ordinal": ticket.ordinal,
                "since": since,
                "until": until,
                "counters": list(counters),
                "limit": limit,
            },
        ).mappings()
        return [made_of(Call, row) for row in rows]

    def reprofiled(self, since: datetime) -> Set[str]:
        """The counters whose work profile was set at or after a moment."""
        self._settle()
        newest = self.centre.revision
        return looking_back.reprofiled(self._connection, self.centre.id, newest, since)

    def callings_of(self, calls: Collection[Call]) -> Mapping[int, TicketCalled]:
        """What the log says of some calls, by their numbers; nothing of one that has no
        reasons of its own."""
        self._settle()
        newest = self.centre.revision
        return looking_back.callings_of(self._connection, self.centre.id, newest, calls)

    def history(self, ticket: Ticket) -> Sequence[Event]:
        """What the log says of a ticket, in order."""
        self._settle()
        return looking_back.history(self._connection, self.centre.id, self.centre.revision, ticket)

    def promised(self, day: date) -> Sequence[PromisedWait]:
        """What was promised on a day to those who were called since."""
        self._settle()
        given = {"centre": self.centre.id, "day": day}
        rows = self._connection.execute(q.WAITS_OF_DAY, given).mappings().all()
        known = self._waited_for([row for row in rows if _may_have_changed(row)])
        found = []
        for row in rows:
            (_, promised), *later = known.get(row["id"], [(row["issued_at"], row["service"])])
            found.append(
                PromisedWait(
                    service=promised,
                    issued_at=row["issued_at"],
                    called_at=row["called_at"],
                    estimate=row["estimate"],
                    promise=row["promise"],
                    changes=tuple(later),
                )
            )
        return found

    def _waited_for(
        self, changed: Sequence[RowMapping]
    ) -> Mapping[str, list[tuple[datetime, str]]]:
        """For which services tickets waited before they were called, and from when on."""
        if not changed:
            return {}
        return looking_back.waited_for(
            self._connection,
            self.centre.id,
            self.centre.revision,
            min(row["issued_at"] for row in changed),
            max(row["called_at"] for row in changed),
        )

    def taken(self, service: str, day: date, since: datetime, until: datetime) -> int:
        """How many tickets for a service were issued between two moments of a day; those
        that were given up do not count."""
        self._settle()
        return int(
            self._connection.execute(
                q.TAKEN, {"service": service, "day": day, "since": since, "until": until}
            ).scalar_one()
        )


def _may_have_changed(row: RowMapping) -> bool:
    """Whether a ticket waited for something else than its first stop before it was called: that
    was corrected, or nobody was called to it."""
    return row["served_by"] is None or row["first_called_at"] is None
