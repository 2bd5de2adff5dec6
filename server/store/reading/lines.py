"""Reading of the lines: who waits, who is at the head, who is ahead of whom."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select

from contract.enums import TicketClass
from contract.ids import full_id
from server.application.ports import LineCount, Waiting, WaitingLine
from server.domain.papers import OnTheWay
from server.domain.selection import Head
from server.domain.tickets import Ticket
from server.store.reading.base import CentreReading
from server.store.statements import lines as q


def _parts(line: str) -> tuple[str, TicketClass, str]:
    """The service, class and binding of a line's id."""
    service, ticket_class, bound = line.split("/", 2)
    return service, TicketClass(ticket_class), bound


class LineReading(CentreReading):
    """Reading of the lines: who waits, who is at the head, who is ahead of whom."""

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
            found.append(WaitingLine(*_parts(line), *span))
        return found

    def came_at(self) -> Mapping[tuple[str, TicketClass, str], datetime]:
        """When the one came to each line that is there longest."""
        self._settle()
        rows = self._connection.execute(q.CAME, self._all_lines())
        return {_parts(line): since for line, since in rows}

    def _all_lines(self) -> dict[str, Any]:
        return {"from_line": f"{self.centre.id}.", "to_line": f"{self.centre.id}/"}

    def heads(
        self, services: Collection[str], bounds: Collection[str], papers: OnTheWay
    ) -> Sequence[Head]:
        """The heads of the services' lines that are bound to nobody, and of the lines that
        are bound to one of `bounds`."""
        wanted = {"services": list(services), "bounds": list(bounds)}
        return self._heads(q.HEADS, papers, wanted)

    def heads_of_all(self, papers: OnTheWay) -> Sequence[Head]:
        """The head of every line of the centre."""
        return self._heads(q.HEADS_OF_ALL, papers, {})

    def _heads(
        self, statement: Select[Any], papers: OnTheWay, wanted: Mapping[str, Any]
    ) -> Sequence[Head]:
        self._settle()
        given = {
            "centre": self.centre.id,
            "after": int(papers.after.timestamp() * 1000),
            "before": int(papers.before.timestamp() * 1000),
            **wanted,
        }
        return [Head(*row) for row in self._connection.execute(statement, given)]

    def hall_calls(self) -> int:
        """How many calls all lines together have made."""
        self._settle()
        given = {"centre": self.centre.id}
        return int(self._connection.execute(q.HALL_CALLS, given).scalar_one())

    def waiting(self) -> Sequence[Waiting]:
        """Every waiting ticket, by the time that it has waited."""
        self._settle()
        rows = self._connection.execute(q.WAITING, self._all_lines())
        return [
            Waiting(identity, *_parts(line)[:2], queued_from, ordinal)
            for identity, line, queued_from, ordinal in rows
        ]

    def ahead_of(self, ticket: Ticket, since: Mapping[TicketClass, datetime]) -> int:
        """How many wait for the service of a waiting ticket since before a moment, which each
        class has for itself."""
        self._settle()
        service = ticket.present.service
        ahead = 0
        for ticket_class, moment in since.items():
            given = {
                # "/" is followed by "0" in ASCII: the lines of the class, whoever they wait for.
                "from_line": f"{service}/{ticket_class}/",
                "to_line": f"{service}/{ticket_class}0",
                "since": moment,
                "ordinal": ticket.ordinal,
            }
            ahead += self._connection.execute(q.AHEAD, given).scalar_one()
        return ahead

    def recent_calls(self, profile: str) -> Sequence[bool]:
        """Of the last calls of a work profile, newest first, whether each was favoured."""
        self._settle()
        identity = full_id(self.centre.id, profile)
        recent = self._connection.execute(q.PROFILE, {"id": identity}).scalar_one_or_none()
        return tuple(one == "1" for one in recent or "")
