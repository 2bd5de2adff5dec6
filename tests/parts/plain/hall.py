"""The day, standing still, what devices and the clock do: the rest of the plain hall."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from contract.enums import Assist, Claim, CounterState, Paper, Role, StopState, TicketState
from contract.errors import ProblemType
from tests.parts.plain.floor import Floor
from tests.parts.plain.things import (
    BAKU,
    No,
    Person,
    PlainLease,
    PlainStop,
    PlainTicket,
    business_day,
)

P = ProblemType
S = TicketState
A_MINUTE = timedelta(minutes=1)
CLOCK = Person("clock", Role.CLOCK)


class PlainHall(Floor):
    """The whole hall."""

    # The day.

    def _expire_all(self) -> int:
        open_ones = (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED)
        over = [one for one in self.tickets.values() if one.state in open_ones]
        for ticket in over:
            self.ends(ticket, S.EXPIRED)
        return len(over)

    def _shut_all(self, before: datetime | None = None) -> None:
        for identity, at in self.counters.items():
            if at.ticket is not None or at.state is CounterState.CLOSED:
                continue
            if before is None or at.since < before:
                self.shut(identity)

    def close_day(self) -> int:
        """Close the day: what is open expires, what is served may finish."""
        if self.day is None:
            raise No(P.DAY_NOT_OPEN)
        expired = self._expire_all()
        self._shut_all()
        self.day = None
        return expired

    def open_day(self, today: date) -> None:
        """Open the day; what is left of an earlier one ends first."""
        if self.day == today:
            raise No(P.DAY_ALREADY_OPEN)
        self._expire_all()
        # Who opened a counter this morning, waiting for the day, stays.
        closed = self.day is None
        self._shut_all(datetime.combine(today, time(4), BAKU) if closed else None)
        self.day = self.last_day = today
        for lease in self.leases.values():
            turns = datetime.combine(lease.day + timedelta(days=2), time(4), BAKU)
            lease.ended = lease.ended or turns <= self.now

    def needs(self, identity: str) -> bool:
        """Whether a counter is at work, or somebody living is to be served a service."""
        if identity in self.counters:
            return self.counters[identity].state is not CounterState.CLOSED
        return any(
            stop.service == identity
            and (stop is one.present or stop.state in (StopState.PENDING, StopState.OPEN))
            for one in self.tickets.values()
            if one.living and not self.held_long_enough(one)
            for stop in one.stops
        )

    # Standing still.

    def suspend_service(self, service: str) -> None:
        """Its calls stop; who was called goes back to the place held."""
        self.still.setdefault(service, self.now)
        self._take_back(service)
        for one in self.tickets.values():
            if one.service == service:
                self.others_first(one)

    def resume_service(self, service: str) -> None:
        """It goes on."""
        if service in self.still:
            self.suspensions.append((service, self.still.pop(service), self.now))
            for one in self.tickets.values():
                self.others_first(one)

    def open_service(self, service: str) -> None:
        """Tickets are given again."""
        self.closed.discard(service)

    def close_service(self, service: str) -> None:
        """No tickets are given."""
        self.closed.add(service)

    def suspend_centre(self) -> None:
        """The hall stops."""
        if self.stopped is not None:
            raise No(P.SUSPENDED)
        self.stopped = self.now
        self._take_back(None)

    def resume_centre(self) -> None:
        """It goes on."""
        if self.stopped is not None:
            self.suspensions.append(("", self.stopped, self.now))
            self.stopped = None

    def _take_back(self, service: str | None) -> None:
        for ticket in self.tickets.values():
            if ticket.state is S.CALLED and service in (None, ticket.service):
                self.uncall(ticket)

    def gap(self, since: datetime) -> int:
        """The server was away; calls that no display had shown go back."""
        if self.day is None or self.now - since < A_MINUTE:
            return 0
        self.suspensions.append(("", since, self.now))
        back = [
            one
            for one in self.tickets.values()
            if one.state is S.CALLED
            and one.call not in self.shown
            # Else it was called by the server that came back.
            and one.last_called_at <= since + (self.now - since) / 2
        ]
        for ticket in back:
            self.uncall(ticket)
        return len(back)

    def end_with_return(self, service: str) -> int:
        """End what all who wait wait for, with a right to come back the next open day; nobody
        comes to it from another service later."""
        waiting = [
            one
            for one in self.tickets.values()
            if one.service == service
            and (
                one.state in (S.WAITING, S.ON_HOLD)
                or (one.state is S.MISSED and not self.held_long_enough(one))
            )
        ]
        later = [
            one
            for one in self.tickets.values()
            if one.living and one.day == self.day and one.service != service
            if any(one.stops[n].service == service for n in one.pending)
        ]
        until = self.next_open_day(business_day(self.now))
        for one in [*waiting, *later]:
            waited = self.waited(one)
            for stop in one.left:
                if stop.service == service:
                    stop.state, stop.return_until = StopState.UNSERVED, until
            if one in later:
                continue
            if one.state is S.MISSED:
                one.waited = waited = waited + self.held(one)
            if one.pending:
                one.waited, one.comeback_until = waited, None
                self.goes_to(one, self.next_stop(one))
            else:
                self.ends(one, S.CANCELLED)
                one.ended_by_hall = True
        return len(waiting) + len(later)

    # Telling and helping.

    def post_notice(self, old: str | None, *, texts: bool, until: datetime | None) -> None:
        """Put a notice up, in place of an earlier one; or take that one down.

        What it is called is not the model's to say: see `posted`.
        """
        if old is not None and old not in self.notices:
            raise No(P.NOT_FOUND)
        if old is None and not texts:
            raise No(P.MALFORMED)
        if texts and until is not None and until <= self.now:
            raise No(P.MALFORMED)
        if old is not None and old in self.up():
            self.notices[old] = self.now

    def up(self) -> set[str]:
        """The notices that are up."""
        return {one for one, end in self.notices.items() if end is None or end > self.now}

    def call_for_help(self, place: str) -> None:
        """Somebody is wanted there."""
        self.help[place] = True

    def answer_help(self, place: str) -> None:
        """Somebody goes."""
        if place not in self.help:
            raise No(P.NOT_FOUND)
        self.help[place] = False

    def report_call(self, call: int, *, shown: bool) -> None:
        """A display showed a call, or its voice spoke it."""
        if call > self.calls:
            raise No(P.NOT_FOUND)
        if shown:
            self.shown.add(call)

    # Numbers on lease.

    def grant(self, device: str, service: str) -> None:
        """Fill up a kiosk's numbers for today and tomorrow."""
        series = self.series[service]
        today = business_day(self.now)
        numbers = [series.written(one) for one in range(series.leased_from, series.last + 1)]
        if not numbers:
            raise No(P.MALFORMED)
        got = 0
        for day in (today, today + timedelta(days=1)):
            has = [one for one in self.open_leases(day) if one.device == device]
            near = {n.number for o in (-1, 0, 1) for n in self.open_leases(day + timedelta(days=o))}
            # On after the last one of the day, then round.
            of_day = [one.number for one in self.leases.values() if one.day == day]
            place = numbers.index(of_day[-1]) + 1 if of_day and of_day[-1] in numbers else 0
            in_turn = [*numbers[place:], *numbers[:place]]
            free = [n for n in in_turn if not (n in near or self.borne(n) or self.rests(n))]
            new = free[: max(0, self.rules.lease_size - len(has))]
            got += len(has) + len(new)
            for number in new:
                self.ordinals += 1
                identity = f"{service.partition('.')[0]}.t{self.ordinals}"
                self.leases[identity] = PlainLease(
                    identity, self.ordinals, series.prefix, number, day, device, self.now
                )
        if not got:
            raise No(P.NUMBERS_USED_UP)

    def open_leases(self, day: date) -> list[PlainLease]:
        """What is out for a day."""
        return [one for one in self.leases.values() if one.day == day and not one.ended]

    def hand_in(
        self,
        device: str,
        lease: str,
        services: Sequence[tuple[str, int]],
        *,
        touch: str,
        said: datetime,
        priority: bool,
        assist: tuple[str, ...],
    ) -> None:
        """Take in what a kiosk gave alone; what the same touch got here is cancelled."""
        leased = self.leases[lease]
        if leased.device != device:
            raise No(P.NOT_FOUND)
        if lease in self.tickets:
            return
        given = self._really_given(leased, said)
        # A number of the morrow that was given today is one of today.
        today = business_day(self.now)
        day = min(leased.day, business_day(given))
        if self.last_day < day >= today:
            raise No(P.DAY_NOT_OPEN)
        for copy in self.tickets.values():
            if copy.touch == touch and copy.state in (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED):
                self.ends(copy, S.CANCELLED)
        ticket = PlainTicket(
            id=lease,
            ordinal=leased.ordinal,
            number=leased.number,
            day=day,
            ticket_class="priority" if priority else "standard",
            claim=Claim.OPEN if priority else Claim.NONE,
            paper=Paper.PRINTED,
            issued_at=given,
            since=given,
            stops=[PlainStop(one, quantity) for one, quantity in services],
            assist=assist,
        )
        ticket.present.state = StopState.OPEN
        self.tickets[lease], leased.ended, leased.handed_in_at = ticket, True, self.now
        if day != self.day:
            self.ends(ticket, S.EXPIRED)
        self.others_first(ticket)

    def _really_given(self, leased: PlainLease, said: datetime) -> datetime:
        """Not before what the kiosk gave before, nor after what it gave after."""
        for one in sorted(self.leases.values(), key=lambda lease: lease.ordinal):
            alike = (one.device, one.day, one.series) == (
                leased.device,
                leased.day,
                leased.series,
            )
            if alike and one.id in self.tickets:
                other = self.tickets[one.id].issued_at
                if one.ordinal > leased.ordinal:
                    said = min(said, other)
                elif one.handed_in_at is not None and other < one.handed_in_at:
                    # What was said to be given when it came, or later, tells nothing.
                    said = max(said, other)
        return max(leased.granted_at, min(said, self.now))

    # The clock.

    def clock_looks(self) -> None:
        """Who was called often enough is missed; nobody waits for a counter that stays away."""
        away = {
            identity: (identity, at.operator)
            for identity, at in self.counters.items()
            if at.state is CounterState.PAUSED
            and at.back_at is not None
            and self.now >= at.back_at + self.rules.grace
        }
        waited_for = {one.reserved_for for one in self.tickets.values() if one.state is S.WAITING}
        for ticket in self.tickets.values():
            if self.unanswered(ticket) and ticket.counter is not None:
                self.mark_no_show(CLOCK, ticket.counter, ticket.id)
        for identity, bounds in away.items():
            minute = (identity, self.now.astimezone(UTC).replace(second=0, microsecond=0))
            if waited_for & (set(bounds) - {None}) and minute not in self.looked:
                self.looked.add(minute)
                self.release_all(*bounds)

    def unanswered(self, ticket: PlainTicket) -> bool:
        """Whether it was recalled so often, so long ago, that the visitor is not there."""
        if ticket.state is not S.CALLED or self.stopped is not None:
            return False
        # The time that was taken for service, by a slip, was no absence.
        since = max(ticket.last_called_at, ticket.since)
        passed = self.now - since - self.stood_still(since, ticket.service)
        enough = 0 < self.rules.no_show_recalls <= ticket.recalls
        slow = 2 if Assist.WALK in ticket.assist else 1
        return enough and passed >= self.rules.no_show_after * slow
