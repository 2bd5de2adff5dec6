"""The hall as plainly as it can be said: what each command should do, without a database.

Written from the rules alone. It predicts who is called, which commands are
refused and why, and what the tickets and counters are afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from contract.errors import ProblemType
from contract.words import ACTIVE, CounterState, Paper, StopState, TicketState

P = ProblemType
S = TicketState
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class PlainTicket:
    """A ticket: its stops are `[service, state]`."""

    id: str
    ordinal: int
    number: str
    day: date
    ticket_class: str
    paper: Paper
    issued_at: datetime
    queued_from: datetime
    stops: list[list[str]]
    state: TicketState = S.WAITING
    stop: int = 0
    waited: timedelta = timedelta()
    since: datetime = NEVER
    called_at: datetime | None = None
    comeback_until: datetime | None = None
    ended_at: datetime | None = None
    counter: str | None = None
    skip_until: int = 0
    reopens: int = 0

    @property
    def service(self) -> str:
        """What it waits for, or was at last."""
        return self.stops[self.stop][0]

    @property
    def line(self) -> tuple[str, str]:
        """Service and class."""
        return self.service, self.ticket_class

    @property
    def living(self) -> bool:
        """Whether its number is borne."""
        return self.state not in (S.FINISHED, S.CANCELLED, S.EXPIRED)


@dataclass
class PlainCounter:
    """A counter."""

    serves: tuple[str, ...]
    state: CounterState = CounterState.CLOSED
    ticket: str | None = None
    last: str | None = None
    last_at: datetime = NEVER


@dataclass
class PlainSeries:
    """A series: its range, and how far it has come today."""

    prefix: str
    first: int
    last: int
    day: date | None = None
    given: int = 0
    at: int | None = None


@dataclass
class PlainHall:
    """The whole hall."""

    now: datetime
    counters: dict[str, PlainCounter]
    series: dict[str, PlainSeries]
    """By service; several may share one."""
    day: date | None = None
    tickets: dict[str, PlainTicket] = field(default_factory=dict)
    line_calls: dict[tuple[str, str], int] = field(default_factory=dict)
    calls: int = 0

    undo: timedelta = timedelta(seconds=30)
    reopen: timedelta = timedelta(minutes=10)
    comeback: timedelta = timedelta(minutes=30)
    paper_time: timedelta = timedelta(seconds=30)
    rest: timedelta = timedelta(minutes=60)
    skip: int = 2

    # Lines

    def callable(self, ticket: PlainTicket) -> bool:
        """Whether its paper lets it be called."""
        young = self.now - ticket.issued_at < self.paper_time
        return ticket.state is S.WAITING and not (ticket.paper is Paper.PENDING and young)

    def heads(self, services: Iterable[str]) -> list[PlainTicket]:
        """The head of each line: the oldest that lets nobody pass; when all do, the oldest."""
        lines: dict[tuple[str, str], list[PlainTicket]] = {}
        for ticket in self.tickets.values():
            if ticket.service in services and self.callable(ticket):
                lines.setdefault(ticket.line, []).append(ticket)
        heads = []
        for line, some in lines.items():
            ready = [t for t in some if t.skip_until <= self.line_calls.get(line, 0)]
            heads.append(min(ready or some, key=lambda t: (t.queued_from, t.ordinal)))
        return heads

    def next_for(self, counter: str) -> PlainTicket | None:
        """Who is next for a counter."""
        heads = self.heads(self.counters[counter].serves)
        return min(heads, key=lambda t: (t.queued_from, t.ordinal)) if heads else None

    # Taking a ticket

    def next_number(self, service: str) -> str | None:
        """The number that comes now; None when all are in use."""
        series = self.series[service]
        if series.day != self.day:
            series.day, series.given, series.at = self.day, 0, None
        size = series.last - series.first + 1
        start = series.at + 1 if series.at is not None and series.at < series.last else series.first
        order = [*range(start, series.last + 1), *range(series.first, start)]
        shown = {n: f"{series.prefix}{n:03d}" for n in order}
        living = {t.number for t in self.tickets.values() if t.living}
        resting = {
            t.number
            for t in self.tickets.values()
            if t.day == self.day and t.ended_at is not None and t.ended_at > self.now - self.rest
        }
        if series.given < size:
            for n in order[:8]:
                if shown[n] not in living:
                    return shown[n]
            order = order[8:]
        for n in order:
            if shown[n] not in living | resting:
                return shown[n]
        return None

    def issue(
        self, identity: str, services: list[str], ticket_class: str, paper: Paper
    ) -> P | None:
        """Take a ticket."""
        if self.day is None:
            return P.SERVICE_CLOSED
        number = self.next_number(services[0])
        if number is None:
            return P.NUMBERS_USED_UP
        series = self.series[services[0]]
        series.given += 1
        series.at = int(number.removeprefix(series.prefix))
        self.tickets[identity] = PlainTicket(
            id=identity,
            ordinal=len(self.tickets) + 1,
            number=number,
            day=self.day,
            ticket_class=ticket_class,
            paper=paper,
            issued_at=self.now,
            queued_from=self.now,
            since=self.now,
            stops=[[one, StopState.PENDING] for one in services],
        )
        self.tickets[identity].stops[0][1] = StopState.OPEN
        return None

    # At a counter

    def _own(self, counter: str, ticket: str, *states: TicketState) -> P | None:
        if self.counters[counter].ticket != ticket:
            return P.NOT_THIS_TICKET
        if self.tickets[ticket].state not in states:
            return P.NOT_ALLOWED_NOW
        return None

    def call_next(self, counter: str) -> P | None:
        """Call whoever is next."""
        at = self.counters[counter]
        if at.state is not CounterState.OPEN or at.ticket is not None:
            return P.NOT_ALLOWED_NOW
        ticket = self.next_for(counter)
        if ticket is None:
            return P.NO_ONE_WAITING
        self.line_calls[ticket.line] = self.line_calls.get(ticket.line, 0) + 1
        ticket.state, ticket.since = S.CALLED, self.now
        ticket.waited = self.now - ticket.queued_from
        ticket.counter, ticket.called_at, ticket.skip_until = counter, self.now, 0
        at.ticket, at.last = ticket.id, None
        self.calls += 1
        return None

    def recall(self, counter: str, ticket: str) -> P | None:
        """Call again."""
        if (no := self._own(counter, ticket, S.CALLED)) is not None:
            return no
        self.calls += 1
        return None

    def start(self, counter: str, ticket: str) -> P | None:
        """Start."""
        if (no := self._own(counter, ticket, S.CALLED)) is not None:
            return no
        self.tickets[ticket].state, self.tickets[ticket].since = S.SERVING, self.now
        return None

    def undo_start(self, counter: str, ticket: str) -> P | None:
        """Take the start back."""
        if (no := self._own(counter, ticket, S.SERVING)) is not None:
            return no
        self.tickets[ticket].state, self.tickets[ticket].since = S.CALLED, self.now
        return None

    def _back(self, ticket: PlainTicket, queued_from: datetime) -> None:
        ticket.state, ticket.since, ticket.queued_from = S.WAITING, self.now, queued_from
        ticket.counter, ticket.called_at = None, None

    def finish(self, counter: str, identity: str, *, further: bool) -> P | None:
        """End the stop, and call the next if wanted."""
        if (no := self._own(counter, identity, S.CALLED, S.SERVING)) is not None:
            return no
        ticket, at = self.tickets[identity], self.counters[counter]
        ticket.stops[ticket.stop][1] = StopState.SERVED
        at.ticket = None
        following = [n for n, stop in enumerate(ticket.stops) if stop[1] == StopState.PENDING]
        if following:
            ticket.stop = following[0]
            ticket.stops[ticket.stop][1] = StopState.OPEN
            self._back(ticket, self.now - ticket.waited)
            at.last = None
        else:
            ticket.state, ticket.since = S.FINISHED, self.now
            ticket.ended_at = self.now
            at.last, at.last_at = identity, self.now
        if further:
            return None if self.call_next(counter) in (None, P.NO_ONE_WAITING) else P.INTERNAL
        return None

    def requeue(self, counter: str, identity: str) -> P | None:
        """Back to the line."""
        if (no := self._own(counter, identity, S.CALLED)) is not None:
            return no
        ticket = self.tickets[identity]
        self.counters[counter].ticket = None
        self._back(ticket, self.now - ticket.waited)
        ticket.skip_until = self.line_calls[ticket.line] + self.skip
        return None

    def undo_call(self, counter: str, identity: str) -> P | None:
        """Withdraw the call."""
        if self.counters[counter].ticket != identity:
            return P.NOT_THIS_TICKET
        ticket = self.tickets[identity]
        if ticket.called_at is not None and self.now - ticket.called_at > self.undo:
            return P.TOO_LATE
        if ticket.state is not S.CALLED:
            return P.NOT_ALLOWED_NOW
        self.counters[counter].ticket = None
        self._back(ticket, ticket.queued_from)
        return None

    def no_show(self, counter: str, identity: str) -> P | None:
        """The visitor did not come."""
        if (no := self._own(counter, identity, S.CALLED)) is not None:
            return no
        ticket = self.tickets[identity]
        self.counters[counter].ticket = None
        ticket.state, ticket.since = S.MISSED, self.now
        ticket.comeback_until = self.now + self.comeback
        ticket.stops[ticket.stop][1] = StopState.UNSERVED
        return None

    def reopen_here(self, counter: str, identity: str) -> P | None:
        """Serve the last one again."""
        at = self.counters[counter]
        if at.state is not CounterState.OPEN or at.ticket is not None:
            return P.NOT_ALLOWED_NOW
        if at.last != identity:
            return P.NOT_THIS_TICKET
        ticket = self.tickets[identity]
        if self.now - at.last_at > self.reopen or self._borne(ticket.number):
            return P.TOO_LATE
        ticket.state, ticket.since, ticket.ended_at = S.SERVING, self.now, None
        ticket.stops[ticket.stop][1] = StopState.OPEN
        ticket.reopens += 1
        at.ticket, at.last = identity, None
        return None

    def open(self, counter: str) -> P | None:
        """Open a counter, or come back."""
        at = self.counters[counter]
        if at.state is CounterState.OPEN:
            return P.NOT_ALLOWED_NOW
        at.state = CounterState.OPEN
        return None

    def take_break(self, counter: str) -> P | None:
        """Pause."""
        at = self.counters[counter]
        if at.state is not CounterState.OPEN or at.ticket is not None:
            return P.NOT_ALLOWED_NOW
        at.state = CounterState.PAUSED
        return None

    def close(self, counter: str) -> P | None:
        """Close."""
        at = self.counters[counter]
        if at.state is CounterState.CLOSED or at.ticket is not None:
            return P.NOT_ALLOWED_NOW
        at.state, at.last = CounterState.CLOSED, None
        return None

    # At the door

    def _borne(self, number: str) -> bool:
        return any(t.number == number for t in self.tickets.values() if t.living)

    def _free(self, ticket: PlainTicket) -> None:
        for at in self.counters.values():
            if at.ticket == ticket.id:
                at.ticket = None

    def cancel(self, identity: str) -> P | None:
        """Give a ticket up."""
        ticket = self.tickets[identity]
        if ticket.state not in (S.WAITING, S.CALLED, S.MISSED):
            return P.NOT_ALLOWED_NOW
        self._over(ticket, S.CANCELLED)
        return None

    def _over(self, ticket: PlainTicket, state: TicketState) -> None:
        if ticket.state is S.WAITING:
            ticket.waited = self.now - ticket.queued_from
        if ticket.state in ACTIVE:
            self._free(ticket)
        ticket.state, ticket.since, ticket.ended_at = state, self.now, self.now
        ticket.stops[ticket.stop][1] = StopState.UNSERVED

    def bring_back(self, identity: str) -> P | None:
        """Bring a missed or cancelled ticket back."""
        ticket = self.tickets[identity]
        if ticket.day != self.day:
            return P.PAST_DAY
        held = timedelta()
        if ticket.state is S.MISSED:
            held = self.now - ticket.since
        elif ticket.state is S.CANCELLED:
            if self.now - ticket.since > self.reopen or self._borne(ticket.number):
                return P.TOO_LATE
        else:
            return P.NOT_ALLOWED_NOW
        ticket.stops[ticket.stop][1] = StopState.OPEN
        ticket.ended_at, ticket.comeback_until = None, None
        ticket.reopens += 1
        self._back(ticket, self.now - ticket.waited - held)
        return None

    # The day

    def close_day(self) -> P | None:
        """Close the day."""
        if self.day is None:
            return P.DAY_NOT_OPEN
        for ticket in self.tickets.values():
            if ticket.state in (S.WAITING, S.CALLED, S.MISSED):
                self._over(ticket, S.EXPIRED)
        self._close_counters()
        self.day = None
        return None

    def _close_counters(self) -> None:
        for at in self.counters.values():
            if at.ticket is None:
                at.state, at.last = CounterState.CLOSED, None

    def open_day(self, today: date) -> P | None:
        """Open the day; one left open is closed first."""
        if self.day == today:
            return P.DAY_ALREADY_OPEN
        if self.day is not None:
            self.close_day()
        self._close_counters()
        self.day = today
        return None
