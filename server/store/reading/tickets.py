"""Reading of tickets, their notes and their calls."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import RowMapping, select

from contract.enums import TicketState
from contract.events import Event
from server.application.ports import AtWork, PromisedWait
from server.domain import calendar, limits
from server.domain.calls import Call
from server.domain.coupons import Coupon
from server.domain.notices import Note
from server.domain.tickets import Stop, Ticket
from server.store import log
from server.store import tables as t
from server.store.numbers import IN_USE, TAKEN, days_beside
from server.store.reading.hall import HallReading
from server.store.rows import made_of, read_one
from server.store.statements import tickets as q


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
        given = {"id": identity}
        rows = q.TICKET.mappings(self._connection, given)
        if not rows or rows[0]["centre"] != self.centre.id:
            return None
        stops = q.STOPS.mappings(self._connection, given)
        return made_of(Ticket, rows[0], stops=tuple(made_of(Stop, one) for one in stops))

    def tickets_numbered(self, numbers: Sequence[str]) -> Sequence[str]:
        """The ids of the open day's tickets with one of the numbers, and of one of another day that
        is still served; newest first."""
        self._settle()
        given = {"centre": self.centre.id, "day": self.centre.day, "numbers": numbers}
        return self._connection.execute(q.NUMBERED, given).scalars().all()

    def numbered_on(self, numbers: Sequence[str], day: date) -> Sequence[str]:
        """The ids of the tickets that had one of the numbers on a business day, in order."""
        self._settle()
        return (
            self._connection.execute(
                select(t.ticket.c.id)
                .where(
                    t.ticket.c.centre == self.centre.id,
                    t.ticket.c.day == day,
                    t.ticket.c.number.in_(numbers),
                )
                .order_by(t.ticket.c.ordinal)
            )
            .scalars()
            .all()
        )

    def events_about(self, ticket: Ticket) -> Sequence[Event]:
        """The events that name a ticket, in order."""
        return log.about(self._connection, self.centre.id, ticket.id, ticket.issued_at)

    def tickets_taken(self, since: datetime, until: datetime) -> Sequence[str]:
        """The ids of the open day's tickets that were issued in a span, fifty at most; newest
        first."""
        self._settle()
        given = {
            "centre": self.centre.id,
            "day": self.centre.day,
            "since": since,
            "until": until,
        }
        return self._connection.execute(q.TAKEN_ABOUT, given).scalars().all()

    def numbers_taken(
        self, first: str, last: str, day: date, now: datetime, *, resting: bool
    ) -> set[str]:
        """Which numbers of a series, from one to another, cannot be given on a day: open tickets
        have them, or missed ones that may come back, or kiosks on lease for a day beside it.

        Args:
            resting: also those of tickets that ended a short while ago.
        """
        self._settle()
        rules = self.layout.config.rules
        given: dict[str, Any] = {"centre": self.centre.id, "first": first, "last": last}
        given |= days_beside(day)
        if resting:
            today = calendar.business_day(now, self.layout.config.centre)
            rest = limits.reopen_time(rules) + timedelta(minutes=rules.number_rest_minutes)
            # A ticket of yesterday may be served past the turn of the day, and rest then.
            given |= {
                "yesterday": today - calendar.ONE_DAY,
                "today": today,
                "open_day": self.centre.day or today,
                "after": now - rest,
            }
        taken = set()
        asked = TAKEN if resting else IN_USE
        for number, missed in asked.rows(self._connection, given):
            ticket = self.ticket(missed) if missed else None
            if ticket is not None:
                clock = self.clock(ticket.present.service, now)
                if clock >= limits.number_rests_until(ticket, rules, resting=resting):
                    continue
            taken.add(number)
        return taken

    def open_tickets(self) -> Sequence[Ticket]:
        """The living tickets, in the order in which they were issued."""
        rows = self._connection.execute(q.OPEN, {"centre": self.centre.id}).mappings()
        return self._all_with_stops(rows.all())

    def active(self) -> Sequence[Ticket]:
        """The tickets at counters (their stops included)."""
        self._settle()
        rows = self._connection.execute(q.TICKETS, {"ids": self._at_counters()}).mappings()
        return self._all_with_stops(rows.all())

    def _at_counters(self) -> list[str]:
        return [counter.ticket for counter in self.counters() if counter.ticket is not None]

    def _all_with_stops(self, rows: Sequence[Mapping[str, Any] | RowMapping]) -> list[Ticket]:
        """Many tickets with their stops, in one statement more."""
        if not rows:
            return []
        stops: dict[str, list[Stop]] = {row["id"]: [] for row in rows}
        for row in self._connection.execute(q.STOPS_OF, {"ids": list(stops)}).mappings():
            stops[row["ticket"]].append(made_of(Stop, row))
        return [made_of(Ticket, row, stops=tuple(stops[row["id"]])) for row in rows]

    def at_work(self) -> Mapping[str, AtWork]:
        """What the counters are at, by the tickets they have."""
        if self._at_work_read is None:
            self._settle()
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
        found = q.BEHIND.rows(self._connection, given)
        return found[0][0] if found else None

    def aside(self, state: TicketState) -> Sequence[Ticket]:
        """The tickets on hold, or the missed ones."""
        self._settle()
        given = {"centre": self.centre.id, "state": state}
        return self._all_with_stops(q.ASIDE.mappings(self._connection, given))

    def open_claims(self) -> Sequence[Ticket]:
        """The waiting tickets whose claim to priority nobody has judged, in their order."""
        self._settle()
        return self._all_with_stops(q.CLAIMS.mappings(self._connection, {"centre": self.centre.id}))

    def notes(self, ticket: str) -> Sequence[tuple[Note, str]]:
        """The notes on a ticket with their words, oldest first; not those that were erased."""
        self._settle()
        rows = q.NOTES.mappings(self._connection, {"ticket": ticket})
        return [(made_of(Note, row), row["words"]) for row in rows]

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, those whose visitors are expected, and at least so many; newest
        first."""
        self._settle()
        newest = self.centre.call
        rows = (
            self._connection.execute(
                q.CALLS.where(
                    (t.call.c.call > newest - at_least)
                    | (t.call.c.at >= since)
                    | (t.call.c.over_at.is_(None) & t.call.c.withdrawn.is_(False)),
                    # The last minutes of even the largest hall are far fewer.
                    t.call.c.call > newest - max(at_least, 2000),
                ).order_by(t.call.c.call.desc()),
                {"centre": self.centre.id},
            )
            .mappings()
            .all()
        )
        return [made_of(Call, row) for row in rows]

    def calls_before(self, ticket: Ticket, limit: int) -> Sequence[Call]:
        """The last calls for the service of a waiting ticket, since it came to its queue, of
        tickets that were taken later; newest first."""
        self._settle()
        given = {
            "centre": self.centre.id,
            "service": ticket.present.service,
            "since": ticket.since,
            "day": ticket.day,
            "taken": ticket.issued_at,
            "ordinal": ticket.ordinal,
            "limit": limit,
        }
        rows = self._connection.execute(q.CALLS_FOR, given).mappings()
        return [made_of(Call, row) for row in rows]

    def coupons(self, ticket: str) -> Sequence[Coupon]:
        """The coupons that were given for a ticket; not those that are void since it was
        reopened."""
        self._settle()
        rows = self._connection.execute(q.COUPONS_OF, {"ticket": ticket}).mappings()
        return [made_of(Coupon, row) for row in rows]

    def promised(self, day: date) -> Sequence[PromisedWait]:
        """What was promised on a day to those who were called since."""
        self._settle()
        rows = self._connection.execute(q.WAITS_OF_DAY, {"centre": self.centre.id, "day": day})
        return [PromisedWait(*row) for row in rows]

    def taken(self, service: str, day: date, since: datetime, until: datetime) -> int:
        """How many tickets for a service were issued between two moments of a day; those
        that were given up do not count."""
        self._settle()
        return int(
            self._connection.execute(
                q.TAKEN, {"service": service, "day": day, "since": since, "until": until}
            ).scalar_one()
        )
