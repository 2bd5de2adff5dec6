"""Reading of the lines: who waits, who is at the head, who is ahead of whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select

from contract.enums import TicketClass
from contract.ids import full_id
from server.application.ports import LineCount, WaitingLine
from server.domain.limits import paper_time
from server.domain.lines import ProfileCalls
from server.domain.selection import Head
from server.domain.suspension import centre_clock
from server.store.reading.hall import HallReading
from server.store.statements import lines as q


def _parts(line: str) -> tuple[str, TicketClass, str]:
    """The service, class and binding of a line's id."""
    service, ticket_class, bound = line.split("/", 2)
    return service, TicketClass(ticket_class), bound


class LineReading(HallReading):
    """Reading of the lines: who waits, who is at the head, who is ahead of whom."""

    def counts(self) -> Sequence[LineCount]:
        """The waiting tickets by service."""
        if self._counts_read is None:
            self._settle()
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
        if self._lines_read is None:
            self._settle()
            self._lines_read = self._read_lines()
        return self._lines_read

    def _read_lines(self) -> Sequence[WaitingLine]:
        rows = q.COUNTS.rows(self._connection, self._all_lines())
        return [WaitingLine(*_parts(line), *span) for line, *span in rows]

    def came_at(self) -> Mapping[tuple[str, TicketClass, str], datetime]:
        """When the one came to each line that is there longest."""
        if self._came_read is None:
            self._settle()
            rows = q.CAME.rows(self._connection, self._all_lines())
            self._came_read = {_parts(line): since for line, since in rows}
        return self._came_read

    def _all_lines(self) -> dict[str, Any]:
        return {"from_line": f"{self.centre.id}.", "to_line": f"{self.centre.id}/"}

    def heads(
        self, services: Collection[str], reserved: Collection[str], now: datetime
    ) -> Sequence[Head]:
        """The heads of the queues of some services that are not reserved, and of the queues
        reserved for one of `reserved`."""
        return self._heads(q.HEADS, now, services=list(services), reserved=list(reserved))

    def heads_of_all(self, now: datetime) -> Sequence[Head]:
        """The head of every queue of the centre."""
        return self._heads(q.HEADS_OF_ALL, now)

    def _heads(self, statement: Select[Any], now: datetime, **wanted: Any) -> Sequence[Head]:
        self._settle()
        given = {
            "centre": self.centre.id,
            "clock": centre_clock(self.centre, now),
            "paper_since": now - paper_time(self.layout.config.rules),
            **wanted,
        }
        found = []
        for row in self._connection.execute(statement, given):
            head = Head(*row)
            since = head.queued_from + (now - self.clock(head.service, now))
            found.append(replace(head, queued_from=since))
        return found

    def waiting(self) -> Mapping[str, list[tuple[datetime, int]]]:
        """The places (`queued_from`, ordinal) of all waiting tickets, by queue, in order."""
        self._settle()
        found: dict[str, list[tuple[datetime, int]]] = {}
        for line, queued_from, ordinal in self._connection.execute(q.WAITING, self._all_lines()):
            found.setdefault(line, []).append((queued_from, ordinal))
        for places in found.values():
            places.sort()
        return found

    def waiting_before(self, line: str, queued_from: datetime, ordinal: int) -> int:
        """How many tickets of a queue come before a place in it."""
        self._settle()
        given = {"line": line, "queued_from": queued_from, "ordinal": ordinal}
        return int(q.BEFORE.rows(self._connection, given)[0][0])

    def recent_calls(self, profile: str) -> Sequence[bool]:
        """Of the last calls of a work profile, newest first, whether each was favoured."""
        self._settle()
        identity = full_id(self.centre.id, profile)
        recent = self._connection.execute(q.PROFILE, {"id": identity}).scalar_one_or_none()
        return ProfileCalls(identity, self.centre.id, recent or "").favoured
