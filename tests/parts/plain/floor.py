"""What is done to tickets away from the counter: by their bearers, the kiosk and the floor."""

from collections.abc import Sequence
from datetime import timedelta

from contract.enums import ACTIVE, Claim, Paper, Role, StopState, TicketState
from contract.errors import ProblemType
from tests.parts.plain.rights import Rights
from tests.parts.plain.things import NO_TIME, No, Person, PlainStop, PlainTicket, business_day

P = ProblemType
S = TicketState


class Floor(Rights):
    """The floor of the hall."""

    # Taking a ticket.

    def next_number(self, service: str) -> str | None:
        """The number that comes now; None when all are in use."""
        series = self.series[service]
        if series.day != self.day:
            series.day, series.given, series.at = self.day, 0, None
        last = series.leased_from - 1
        start = series.at + 1 if series.at is not None and series.at < last else series.first
        for one in (*range(start, last + 1), *range(series.first, start)):
            number = series.written(one)
            if not self.borne(number) and not self.rests(number):
                return number
        return None

    def issue(
        self,
        services: Sequence[tuple[str, int]],
        *,
        priority: bool,
        paper: Paper,
        assist: tuple[str, ...] = (),
        touch: str | None = None,
        returning: str | None = None,
        genuine: bool = True,
    ) -> PlainTicket:
        """Take a ticket; `returning` is the ended one whose right to come back is used."""
        shut, wished = self.still.keys() | self.closed, {one for one, _ in services}
        day = self.day
        if day is None or self.stopped is not None or any(one in shut for one, _ in services):
            raise No(P.SERVICE_CLOSED)
        if any(self.used_up(one) for one, _ in services):
            raise No(P.SERVICE_CLOSED)
        earlier = self.tickets[returning] if returning is not None else None
        if earlier is not None:
            if not genuine:
                raise No(P.NOT_FOUND)
            if self.right_used(earlier):
                raise No(P.ALREADY_DONE)
            until = self.may_return_until(earlier)
            if until is None or not earlier.day < day <= until:
                raise No(P.TOO_LATE)
            if not any(one.return_until for one in earlier.stops if one.service in wished):
                raise No(P.NOT_THIS_SERVICE)
        identity = f"{services[0][0].partition('.')[0]}.t{self.ordinals + 1}"
        first = 0
        if len(services) > 1 and not self.rules.as_given:
            first = self.choose(identity, [one for one, _ in services])
        wanted = [services[first], *services[:first], *services[first + 1 :]]
        number = self.next_number(wanted[0][0])
        if number is None:
            raise No(P.NUMBERS_USED_UP)
        series = self.series[wanted[0][0]]
        series.given += 1
        series.at = int(number.removeprefix(series.prefix))
        self.ordinals += 1
        ordinary = "standard" if earlier is None else "returning"
        ticket = PlainTicket(
            id=identity,
            ordinal=self.ordinals,
            number=number,
            day=day,
            ticket_class="priority" if priority else ordinary,
            claim=Claim.OPEN if priority else Claim.NONE,
            paper=paper,
            issued_at=self.now,
            since=self.now,
            stops=[PlainStop(one, quantity) for one, quantity in wanted],
            assist=assist,
            touch=touch,
            returns=returning,
        )
        ticket.present.state = StopState.OPEN
        self.tickets[identity] = ticket
        if earlier is not None:
            earlier.returned_as = identity
        return ticket

    def used_up(self, service: str) -> bool:
        """Whether the day's quota of a service is used up by those who did not give up."""
        used = sum(
            # One visitor is one, however often; a stop that was left for another is none.
            any(
                stop.service == service
                and (stop is one.present or stop.state is not StopState.UNSERVED)
                for stop in one.stops
            )
            for one in self.tickets.values()
            if one.day == self.day
            and one.state is not S.CANCELLED
            # What was given yesterday used nothing of today's up: with a number of today,
            # or on a day that was left open.
            and business_day(one.issued_at) == business_day(self.now)
        )
        return used >= self.rules.quota.get(service, used + 1)

    # What its bearer does.

    def cancel(self, who: Person, identity: str) -> None:
        """Give a ticket up; a kiosk only what is in nobody's hand."""
        ticket = self.tickets[identity]
        if who.role is Role.KIOSK and ticket.paper in (Paper.PRINTED, Paper.SHOWN):
            raise No(P.NOT_PERMITTED)
        if ticket.state not in (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED):
            raise No(P.NOT_ALLOWED_NOW)
        self.ends(ticket, S.CANCELLED)

    def bring_back(self, who: Person, identity: str) -> None:
        """A missed ticket to the place held for it, a cancelled one to its line."""
        ticket = self.tickets[identity]
        bearer = who.role in (Role.VISITOR, Role.KIOSK)
        if ticket.day != self.day:
            raise No(P.PAST_DAY)
        reasons: list[ProblemType] = []
        held = self.now - ticket.since
        if ticket.state is S.MISSED:
            assert ticket.comeback_until is not None
            if bearer and self.held_long_enough(ticket):
                reasons.append(P.TOO_LATE)
        elif ticket.state is S.CANCELLED:
            late = held > self.rules.reopen and not ticket.ended_by_hall
            late = late or (bearer and ticket.ended_by_hall)
            if ticket.returns is not None:
                late = late or self.tickets[ticket.returns].returned_as != identity
            if bearer:
                # Giving up and coming back gets nobody round a quota that others used.
                late = late or any(self.used_up(stop.service) for stop in ticket.left)
            if late or self.borne(ticket.number) or (bearer and self.held_long_enough(ticket)):
                reasons.append(P.TOO_LATE)
        else:
            reasons.append(P.NOT_ALLOWED_NOW)
        if bearer and ticket.reopens >= self.rules.visitor_reopens:
            reasons.append(P.TOO_LATE)
        if reasons:
            raise No(*reasons)
        ticket.present.state = StopState.OPEN
        ticket.present.return_until, ticket.ended_by_hall = None, False
        ticket.reopens += bearer
        waited = ticket.waited + self.held(ticket)
        ticket.comeback_until = None
        self.waits(ticket, waited)

    def held(self, ticket: PlainTicket) -> timedelta:
        """How long a missed visitor's place was held: that counts as waiting, but for what
        stood still; not the time after it was held."""
        if ticket.state is not S.MISSED or ticket.comeback_until is None:
            return NO_TIME
        away = self.now - ticket.since - self.stood_still(ticket.since, ticket.service)
        return min(away, ticket.comeback_until - ticket.since)

    def held_long_enough(self, ticket: PlainTicket) -> bool:
        """Whether it was missed, and the time to come back is over; it stands while all does."""
        if ticket.comeback_until is None:
            return False
        still = self.stood_still(ticket.missed_at, ticket.service)
        return self.now > ticket.comeback_until + still

    def step_back(self, identity: str) -> None:
        """Let others pass once."""
        ticket = self.tickets[identity]
        if ticket.state is not S.WAITING:
            raise No(P.NOT_ALLOWED_NOW)
        self.lets_so_many_pass(ticket, self.rules.step_back_skip)

    def rate(self, identity: str, stop: int, stars: int) -> None:
        """Rate a stop that was served, once."""
        stops = self.tickets[identity].stops
        if stop >= len(stops):
            raise No(P.MALFORMED)
        if stops[stop].state is not StopState.SERVED:
            raise No(P.NOT_ALLOWED_NOW)
        if stops[stop].stars is not None:
            raise No(P.ALREADY_DONE)
        stops[stop].stars = stars

    # What staff do on the floor.

    def _living(self, identity: str) -> PlainTicket:
        ticket = self.tickets[identity]
        if not ticket.living:
            raise No(P.NOT_ALLOWED_NOW)
        return ticket

    def reprint(self, identity: str) -> None:
        """Another paper, with another token."""
        ticket = self._living(identity)
        ticket.copy += 1
        ticket.paper = Paper.PENDING

    def not_anothers(self, who: Person, identity: str) -> PlainTicket:
        """A ticket that is at no counter where another operator sits."""
        ticket = self.tickets[identity]
        if ticket.state in ACTIVE and ticket.counter is not None:
            self.may_work_at(who, ticket.counter)
        return ticket

    def requeue_from_floor(self, who: Person, identity: str) -> None:
        """The called visitor did not come."""
        ticket = self.not_anothers(who, identity)
        if ticket.state is not S.CALLED:
            raise No(P.NOT_ALLOWED_NOW)
        if ticket.counter is not None:
            self.acted(who, ticket.counter)
        self.put_back(ticket)

    def change_service(self, who: Person, identity: str, service: str) -> None:
        """Correct the present stop."""
        ticket = self.not_anothers(who, identity)
        if ticket.state not in (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED):
            raise No(P.NOT_ALLOWED_NOW)
        if ticket.state is S.CALLED and service in self.still:
            raise No(P.SUSPENDED)
        if ticket.state in ACTIVE and ticket.counter is not None:
            self.acted(who, ticket.counter)
        self.changes_to(ticket, service)

    def judge(self, identity: str, *, confirmed: bool) -> None:
        """Confirm a claim, or return the ticket to its ordinary place."""
        ticket = self._living(identity)
        wanted = Claim.CONFIRMED if confirmed else Claim.REFUSED
        if ticket.claim is wanted:
            return
        if ticket.claim is Claim.NONE:
            raise No(P.NOT_ALLOWED_NOW)
        ticket.claim = wanted
        ordinary = "standard" if ticket.returns is None else "returning"
        ticket.ticket_class = "priority" if confirmed else ordinary
        self.lets_pass_here(ticket)

    def set_assist(self, identity: str, assist: tuple[str, ...]) -> None:
        """The help that a visitor asks for."""
        self._living(identity).assist = assist

    def add_note(self, identity: str) -> None:
        """Note something on the present stop."""
        ticket = self._living(identity)
        ticket.notes.append(ticket.stop)

    def add_service_from_floor(
        self, who: Person, identity: str, service: str, quantity: int
    ) -> None:
        """One more stop."""
        ticket = self.not_anothers(who, identity)
        self.one_more(ticket, service, quantity)
        if ticket.counter is not None:
            self.acted(who, ticket.counter)

    # Sending on.

    def transfer(
        self,
        who: Person,
        counter: str | None,
        identity: str,
        *,
        to_service: str | None = None,
        to_counter: str | None = None,
        to_operator: str | None = None,
        with_return: bool = False,
        sure: bool = False,
        note: bool = False,
    ) -> None:
        """Send a ticket on: from a counter, or (None) from the floor."""
        ticket = self.tickets[identity]
        if counter is not None:
            self.own(who, counter, identity, *S)
        else:
            self.not_anothers(who, identity)
        reasons: list[ProblemType] = []
        sender = counter or (ticket.counter if ticket.state in ACTIVE else None)
        if ticket.state not in (S.WAITING, S.CALLED, S.SERVING):
            reasons.append(P.NOT_ALLOWED_NOW)
        if with_return and sender is None:
            reasons.append(P.MALFORMED)
        bound, service = to_counter or to_operator, to_service or ticket.service
        if bound is not None:
            there = self._where(bound)
            if there is None or not self._takes(there, sure=sure):
                reasons.append(P.COUNTER_AWAY)
        if reasons:
            raise No(*reasons)
        if sender is not None:
            self.acted(who, sender)
        was = ticket.present
        served = ticket.state is S.SERVING or was.served
        was.state = StopState.SERVED if served else StopState.UNSERVED
        ticket.waited = self.waited(ticket)
        stop = self.comes_to(ticket, service, bound)
        if stop is None:
            stop = len(ticket.stops)
            ticket.stops.append(PlainStop(service, was.quantity))
        ticket.stops[stop].reserved_for = bound
        if with_return:
            ticket.stops.append(PlainStop(was.service, was.quantity, reserved_for=sender))
        ticket.no_skip()
        self.goes_to(ticket, stop)
        if note:
            ticket.notes.append(stop)

    def _where(self, bound: str) -> str | None:
        if bound in self.counters:
            return bound
        return next((c for c, at in self.counters.items() if at.operator == bound), None)

    def _takes(self, counter: str, *, sure: bool) -> bool:
        state = self.counters[counter].state
        return state is state.OPEN or (state is state.PAUSED and sure)

    def move_tickets(self, service: str, to_service: str) -> int:
        """Everybody who waits for a service and for nobody in particular waits for another."""
        if service == to_service:
            raise No(P.MALFORMED)
        if to_service in self.still:
            raise No(P.SUSPENDED)
        moved = [
            one
            for one in self.tickets.values()
            if one.state is S.WAITING and one.service == service and one.reserved_for is None
        ]
        for one in moved:
            self.changes_to(one, to_service)
        return len(moved)
