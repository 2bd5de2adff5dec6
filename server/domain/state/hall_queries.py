"""Queries of rules and snapshots on the current state of a centre."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from json import loads
from operator import attrgetter

from contract.enums import ENDED, Assist
from contract.model import Texts
from contract.snapshots import OwnDay
from server.domain.bookings import Booking
from server.domain.calls import Call
from server.domain.centres import ServiceState
from server.domain.counters import Counter
from server.domain.draws import Draw, draw_id
from server.domain.notices import HelpWanted, Note, Notice, Private
from server.domain.state.ticket_queries import TicketQueries
from server.domain.state.values import BOOKED, LISTED, UNBOOKED, WORK, Work
from server.domain.tickets import Ticket

_NAMES_PRIVATE = (Note, Notice, Ticket, Booking)
"""The kinds of objects whose ids may have data outside the log."""

CALLS_AT_MOST = 2000


class HallQueries(TicketQueries):
    """The current state of a centre, to read, with the queries of rules and snapshots."""

    # Data outside the log.

    def assist(self, ticket: str) -> tuple[Assist, ...]:
        """The help that the bearer of a ticket asks for."""
        known = self.get(Private, ticket)
        return () if known is None else tuple(Assist(word) for word in known.words.split())

    def private_ids(self) -> Iterator[str]:
        """The ids that may have data outside the log: of tickets, notes, notices and bookings."""
        for kind in _NAMES_PRIVATE:
            yield from self._of(kind)

    def names_private(self, identity: str) -> bool:
        """Whether there is a ticket, a note, a notice or a booking with this id."""
        return any(identity in self._of(kind) for kind in _NAMES_PRIVATE)

    def notes(self, ticket: str) -> Sequence[tuple[Note, str]]:
        """The notes on a ticket with their texts, oldest first, without erased ones."""
        notes = [note for note in self.all_of(Note) if note.ticket == ticket]
        notes.sort(key=lambda note: (note.at, note.id))
        return [
            (note, known.words)
            for note in notes
            if (known := self.get(Private, note.id)) is not None
        ]

    def notices(self, now: datetime) -> Sequence[tuple[Notice, Texts]]:
        """The current notices, with their texts."""
        every = self.all_of(Notice)
        up = [notice for notice in every if notice.until is None or notice.until > now]
        up.sort(key=lambda notice: (notice.at, notice.id))
        return [
            (notice, dict(loads(known.words)))
            for notice in up
            if (known := self.get(Private, notice.id)) is not None
        ]

    def private_expired(self, before: datetime) -> set[str]:
        """The ids of data that has reached its retention time: texts, and the help asked for in
        visits that ended some hours before a time."""
        ended_before = before - timedelta(hours=self.setup.config.rules.private_hours)
        return {
            text.id
            for text in self.all_of(Private)
            if (text.delete_after is not None and text.delete_after <= before)
            or (
                (ticket := self.get(Ticket, text.id)) is not None
                and ticket.state in ENDED
                and ticket.since < ended_before
            )
        }

    # Bookings.

    def booking(self, identity: str) -> Booking | None:
        """A booking."""
        return self.get(Booking, identity)

    def bookings(self, service: str, day: date) -> Sequence[Booking]:
        """The bookings of a service that take slots of a day, or have freed some that rest."""
        known = self._of(Booking)
        return [known[identity] for identity in self.index(BOOKED, (service, day))]

    def unbooked(self) -> Sequence[Booking]:
        """The bookings whose form is being filled in, that wait for their click, or that may be
        taken until a time."""
        known = self._of(Booking)
        return [known[identity] for identity in self.index(BOOKED, UNBOOKED)]

    def listed(self, service: str) -> Sequence[Booking]:
        """The bookings on the waiting list of a service, and in its draws."""
        known = self._of(Booking)
        return [known[identity] for identity in self.index(LISTED, service)]

    def draw(self, service: str, week: date) -> Draw | None:
        """The draw of a service for a week."""
        return self.get(Draw, draw_id(service, week))

    # Counters, services, calls.

    def counter(self, identity: str) -> Counter | None:
        """A counter's state."""
        return self.get(Counter, identity)

    def counters(self) -> Sequence[Counter]:
        """All counters of the configuration, in its order."""
        known = self._of(Counter)
        return [known[key] for key in self.setup.counters if key in known]

    def active(self) -> Sequence[Ticket]:
        """The tickets at counters."""
        at_counters = (counter.ticket for counter in self.counters())
        return list(self._tickets(key for key in at_counters if key is not None))

    def day_count(self, counter: str, day: date | None) -> OwnDay:
        """The work of a counter on a day; none without a day."""
        work = self.index(WORK, (counter, day)) or Work()
        mean = int((work.time / work.timed).total_seconds()) if work.timed else None
        return OwnDay(served=work.served, missed=work.missed, mean_service=mean)

    def services(self) -> Mapping[str, ServiceState]:
        """The states of services that staff have changed; unchanged ones are not listed."""
        return self._of(ServiceState)

    def help_wanted(self) -> Sequence[HelpWanted]:
        """The calls for help that were not answered, the oldest first."""
        open_calls = (call for call in self.all_of(HelpWanted) if call.answered_at is None)
        return sorted(open_calls, key=attrgetter("since"))

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, those whose visitors are still expected, and at least a given
        number; newest first."""
        newest = self.centre.call
        oldest = newest - max(at_least, CALLS_AT_MOST)
        calls = (self.get(Call, number) for number in range(newest, oldest, -1))
        return [
            call
            for call in calls
            if call is not None
            and (
                call.call > newest - at_least
                or call.at >= since
                or (call.over_at is None and not call.withdrawn)
            )
        ]

    def calls_before(self, ticket: Ticket, limit: int) -> Sequence[Call]:
        """The last calls for the service of a waiting ticket, since it came to its queue, of
        tickets that were taken later; newest first."""
        calls: list[Call] = []
        for number in range(self.centre.call, 0, -1):
            call = self.get(Call, number)
            if call is None or call.at < ticket.since or len(calls) == limit:
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
                calls.append(call)
        return calls
