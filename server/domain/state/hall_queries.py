"""Queries of rules and snapshots on the current state of a centre."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from json import loads
from operator import attrgetter

from contract.enums import ENDED, Assist, StopState
from contract.model import Texts
from contract.snapshots import OwnDay
from server.domain.calls import Call
from server.domain.centres import ServiceState
from server.domain.counters import Counter
from server.domain.notices import HelpWanted, Note, Notice, Private
from server.domain.state.ticket_queries import TicketQueries
from server.domain.state.values import COUNTER
from server.domain.tickets import Stop, Ticket

_NAMES_PRIVATE = (Note, Notice, Ticket)
"""The kinds of objects whose ids may have data outside the log."""

_SECOND = timedelta(seconds=1)

CALLS_AT_MOST = 2000


class HallQueries(TicketQueries):
    """The current state of a centre, to read, with the queries of rules and snapshots."""

    # Data outside the log.

    def assist(self, ticket: str) -> tuple[Assist, ...]:
        """The help that the bearer of a ticket asks for."""
        known = self.get(Private, ticket)
        return () if known is None else tuple(Assist(one) for one in known.words.split())

    def private_ids(self) -> Iterator[str]:
        """The ids that may have data outside the log: of tickets, notes and notices."""
        for kind in _NAMES_PRIVATE:
            yield from self._of(kind)

    def names_private(self, identity: str) -> bool:
        """Whether there is a ticket, a note or a notice with this id."""
        return any(identity in self._of(kind) for kind in _NAMES_PRIVATE)

    def notes(self, ticket: str) -> Sequence[tuple[Note, str]]:
        """The notes on a ticket with their texts, oldest first, without erased ones."""
        notes = [one for one in self.all_of(Note) if one.ticket == ticket]
        notes.sort(key=lambda one: (one.at, one.id))
        return [
            (one, known.words) for one in notes if (known := self.get(Private, one.id)) is not None
        ]

    def notices(self, now: datetime) -> Sequence[tuple[Notice, Texts]]:
        """The current notices, with their texts."""
        up = [one for one in self.all_of(Notice) if one.until is None or one.until > now]
        up.sort(key=lambda one: (one.at, one.id))
        return [
            (one, dict(loads(known.words)))
            for one in up
            if (known := self.get(Private, one.id)) is not None
        ]

    def private_expired(self, before: datetime) -> set[str]:
        """The ids of data that has reached its retention time: texts, and the help asked for in
        visits that ended some hours before a time."""
        ended_before = before - timedelta(hours=self.layout.config.rules.private_hours)
        return {
            one.id
            for one in self.all_of(Private)
            if (one.delete_after is not None and one.delete_after <= before)
            or (
                (ticket := self.get(Ticket, one.id)) is not None
                and ticket.state in ENDED
                and ticket.since < ended_before
            )
        }

    # Counters, services, calls.

    def counter(self, identity: str) -> Counter | None:
        """A counter's state."""
        return self.get(Counter, identity)

    def counters(self) -> Sequence[Counter]:
        """All counters of the configuration, in its order."""
        known = self._of(Counter)
        return [known[key] for key in self.layout.counters if key in known]

    def active(self) -> Sequence[Ticket]:
        """The tickets at counters."""
        return list(self._tickets(one.ticket for one in self.counters() if one.ticket is not None))

    def day_count(self, counter: str, day: date | None) -> OwnDay:
        """The work of a counter on a day; none without a day."""
        served: list[Stop] = []
        missed = 0
        for ticket in self._tickets(self.index(COUNTER, counter)):
            if ticket.day != day:
                continue
            for stop in ticket.stops:
                if stop.counter != counter:
                    continue
                if stop.state is StopState.SERVED:
                    served.append(stop)
                # Sent on, cancelled or ended by the day at the counter, it is not missed.
                missed += (
                    stop.state is StopState.UNSERVED
                    and ticket.comeback_until is not None
                    and stop is ticket.present
                )
        times = [
            stop.finished_at - stop.begun_at + stop.served
            for stop in served
            if stop.begun_at is not None and stop.finished_at is not None
        ]
        mean = int(sum(times, timedelta()) / len(times) / _SECOND) if times else None
        return OwnDay(served=len(served), missed=missed, mean_service=mean)

    def services(self) -> Mapping[str, ServiceState]:
        """The states of services that staff have changed; unchanged ones are not listed."""
        return self._of(ServiceState)

    def help_wanted(self) -> Sequence[HelpWanted]:
        """The calls for help that were not answered, the oldest first."""
        open_calls = (one for one in self.all_of(HelpWanted) if one.answered_at is None)
        return sorted(open_calls, key=attrgetter("since"))

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, those whose visitors are still expected, and at least a given
        number; newest first."""
        newest = self.centre.call
        oldest = newest - max(at_least, CALLS_AT_MOST)
        found = (self.get(Call, one) for one in range(newest, oldest, -1))
        return [
            one
            for one in found
            if one is not None
            and (
                one.call > newest - at_least
                or one.at >= since
                or (one.over_at is None and not one.withdrawn)
            )
        ]

    def calls_before(self, ticket: Ticket, limit: int) -> Sequence[Call]:
        """The last calls for the service of a waiting ticket, since it came to its queue, of
        tickets that were taken later; newest first."""
        found: list[Call] = []
        for number in range(self.centre.call, 0, -1):
            call = self.get(Call, number)
            if call is None or call.at < ticket.since or len(found) == limit:
                break
            if call.service != ticket.present.service or call.reasons is None or call.withdrawn:
                continue
            other = self.ticket(call.ticket)
            # During a suspension of the clock, the order of issue decides.
            if (
                other is not None
                and other.day == ticket.day
                and (other.issued_at, other.ordinal) > (ticket.issued_at, ticket.ordinal)
            ):
                found.append(call)
        return found
