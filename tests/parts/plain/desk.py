"""What an operator does at a counter."""

from datetime import timedelta

from contract.errors import ProblemType
from contract.words import CommandName, CounterState, Role, StopState, TicketState
from tests.parts.plain.things import (
    No,
    Person,
    PlainCounter,
    PlainProfile,
    PlainStop,
    PlainTicket,
)
from tests.parts.plain.turn import Turns

P = ProblemType
S = TicketState
N = CommandName


class Desks(Turns):
    """The counters and their operators."""

    def _at(self, who: Person, counter: str) -> PlainCounter:
        at = self.counters[counter]
        if who.role is Role.OPERATOR and at.operator not in (None, who.id):
            raise No(P.COUNTER_TAKEN)
        return at

    def own(self, who: Person, counter: str, ticket: str, *states: TicketState) -> PlainTicket:
        """The ticket at a counter, if it is this one and in one of the states."""
        if self._at(who, counter).ticket != ticket:
            raise No(P.NOT_THIS_TICKET)
        if self.tickets[ticket].state not in states:
            raise No(P.NOT_ALLOWED_NOW)
        return self.tickets[ticket]

    def _free(self, who: Person, counter: str) -> PlainCounter:
        at = self._at(who, counter)
        if at.state is not CounterState.OPEN or at.ticket is not None:
            raise No(P.NOT_ALLOWED_NOW)
        if self.stopped is not None:
            raise No(P.STANDS_STILL)
        return at

    def acted(self, who: Person, counter: str) -> None:
        """Whoever sits there did something; what others do does not count."""
        at = self.counters[counter]
        if at.operator == who.id:
            at.acted_at = self.now

    # Calling.

    def _comes(self, who: Person, ticket: PlainTicket, counter: str) -> None:
        at = self.counters[counter]
        self.calls += 1
        ticket.state, ticket.since, ticket.counter = S.CALLED, self.now, counter
        ticket.call, ticket.recalls, ticket.skip_until = self.calls, 0, 0
        ticket.counted = None
        ticket.called_at = ticket.last_called_at = self.now
        at.ticket, at.last = ticket.id, None
        self.acted(who, counter)

    def _call(self, who: Person, ticket: PlainTicket, counter: str, *, boosted: bool) -> None:
        self.line_calls[ticket.line] = self.line_calls.get(ticket.line, 0) + 1
        at = self.counters[counter]
        profile = at.profile or at.own_profile
        self.recent.setdefault(profile, []).append(boosted)
        ticket.waited = ticket.waited_at(self.now)
        self._comes(who, ticket, counter)
        ticket.counted = (profile, boosted)

    def call_next(self, who: Person, counter: str) -> None:
        """Call whoever is next."""
        self._free(who, counter)
        turn = self.turn(counter)
        if turn is None:
            raise No(P.NO_ONE_WAITING)
        favoured = turn.ordinary and self.counted(turn.ticket.ticket_class)
        self._call(who, turn.ticket, counter, boosted=favoured)

    def call_ticket(self, who: Person, counter: str, identity: str) -> None:
        """Call a chosen one: operators of those whom they serve, supervisors of all."""
        self._free(who, counter)
        ticket = self.tickets[identity]
        reasons = []
        if ticket.state is not S.WAITING or not self.callable(ticket):
            reasons.append(P.NOT_ALLOWED_NOW)
        if ticket.state is S.WAITING and ticket.service in self.still:
            reasons.append(P.STANDS_STILL)
        if reasons:
            raise No(*reasons)
        if who.role is Role.OPERATOR and not self.meant_for(counter, ticket):
            raise No(P.NOT_IN_PROFILE)
        passed = any(not self.favoured(one.ticket_class) for one in self.waiting_for(counter))
        self._call(who, ticket, counter, boosted=passed and self.counted(ticket.ticket_class))

    def cooling(self, ticket: PlainTicket) -> bool:
        """Whether the last call is too young to be repeated."""
        return self.now - ticket.last_called_at < self.rules.cooldown

    def recall(self, who: Person, counter: str, identity: str) -> None:
        """Call again."""
        ticket = self.own(who, counter, identity, S.CALLED)
        if self.stopped is not None or ticket.service in self.still:
            raise No(P.STANDS_STILL)
        if self.cooling(ticket):
            raise No(P.TOO_FAST)
        self.calls += 1
        ticket.call, ticket.last_called_at = self.calls, self.now
        ticket.recalls += 1
        self.acted(who, counter)

    def undo_call(self, who: Person, counter: str, identity: str) -> None:
        """Withdraw the call: the place is as if it had not been called."""
        ticket = self.own(who, counter, identity, S.CALLED, S.SERVING)
        reasons = []
        if self.now - ticket.called_at > self.rules.undo:
            reasons.append(P.TOO_LATE)
        if ticket.state is not S.CALLED:
            reasons.append(P.NOT_ALLOWED_NOW)
        if reasons:
            raise No(*reasons)
        self.acted(who, counter)
        self.uncall(ticket)

    def uncall(self, ticket: PlainTicket) -> None:
        """A called ticket goes back to the place held for it."""
        if ticket.counted is not None:
            # It uses nothing of the cap up: the newest that was counted alike is forgotten.
            profile, boosted = ticket.counted
            recent = self.recent[profile]
            del recent[len(recent) - 1 - recent[::-1].index(boosted)]
        self.waits(ticket, ticket.waited + (self.now - ticket.called_at))

    def requeue(self, who: Person, counter: str, identity: str) -> None:
        """Back to the line, letting a few calls pass."""
        self.acted(who, counter)
        self.put_back(self.own(who, counter, identity, S.CALLED))

    def put_back(self, ticket: PlainTicket) -> None:
        """The visitor did not come."""
        ticket.skip_until = self.line_calls.get(ticket.line, 0) + self.rules.requeue_skip
        ticket.passed_until = self.calls + self.rules.requeue_skip
        self.waits(ticket, ticket.waited)

    def mark_no_show(self, who: Person, counter: str, identity: str) -> None:
        """Missed, with a time to come back."""
        ticket = self.own(who, counter, identity, S.CALLED)
        self.leaves(ticket)
        ticket.state, ticket.since = S.MISSED, self.now
        ticket.comeback_until = self.now + self.rules.comeback
        ticket.present.state = StopState.UNSERVED
        self.acted(who, counter)

    # Serving.

    def start(self, who: Person, counter: str, identity: str) -> None:
        """The visitor has come."""
        ticket = self.own(who, counter, identity, S.CALLED)
        ticket.state, ticket.since = S.SERVING, self.now
        self.acted(who, counter)

    def undo_start(self, who: Person, counter: str, identity: str) -> None:
        """The start was a slip."""
        ticket = self.own(who, counter, identity, S.SERVING)
        ticket.state, ticket.since = S.CALLED, self.now
        self.acted(who, counter)

    def finish(
        self, who: Person, counter: str, identity: str, *, quantity: int | None, further: bool
    ) -> None:
        """End the stop, and call the next if wanted."""
        ticket = self.own(who, counter, identity, S.CALLED, S.SERVING)
        at = self.counters[counter]
        ticket.present.state = StopState.SERVED
        if quantity is not None:
            ticket.present.quantity = quantity
        self.acted(who, counter)
        if ticket.pending:
            at.last = None
            self.goes_to(ticket, self._next_stop(ticket))
        else:
            self.leaves(ticket)
            ticket.state, ticket.since = S.FINISHED, self.now
            at.last, at.last_at = identity, self.now
        if further and self.turn(counter) is not None:
            self.call_next(who, counter)

    def _next_stop(self, ticket: PlainTicket) -> int:
        meant = [n for n in ticket.pending if ticket.stops[n].bound is not None]
        if meant or len(ticket.pending) == 1 or self.rules.as_given:
            return (meant or ticket.pending)[0]
        wanted = [ticket.stops[n].service for n in ticket.pending]
        return ticket.pending[self.choose(ticket.id, wanted)]

    def park(self, who: Person, counter: str, identity: str) -> None:
        """Set aside."""
        ticket = self.own(who, counter, identity, S.CALLED, S.SERVING)
        self.leaves(ticket)
        ticket.state, ticket.since = S.PARKED, self.now
        self.acted(who, counter)

    def resumable(self, counter: str, ticket: PlainTicket) -> bool:
        """Whether a parked ticket may be called back here."""
        mine = ticket.counter == counter or ticket.service in self.profile(counter).services
        return ticket.state is S.PARKED and mine and ticket.service not in self.still

    def resume(self, who: Person, counter: str, identity: str) -> None:
        """Call a parked ticket back."""
        self._free(who, counter)
        ticket = self.tickets[identity]
        if ticket.state is not S.PARKED:
            raise No(P.NOT_ALLOWED_NOW)
        if not self.resumable(counter, ticket):
            still = ticket.service in self.still
            raise No(P.STANDS_STILL if still else P.NOT_IN_PROFILE)
        self._comes(who, ticket, counter)

    def add_service(
        self, who: Person, counter: str, identity: str, service: str, quantity: int
    ) -> None:
        """One more stop."""
        self.one_more(self.own(who, counter, identity, S.SERVING), service, quantity)
        self.acted(who, counter)

    def one_more(self, ticket: PlainTicket, service: str, quantity: int) -> None:
        """A ticket that is served gets another stop."""
        if ticket.state is not S.SERVING:
            raise No(P.NOT_ALLOWED_NOW)
        ticket.stops.append(PlainStop(service, quantity))

    def reopen_at_counter(self, who: Person, counter: str, identity: str) -> None:
        """Serve the last one again."""
        at = self._at(who, counter)
        if at.state is not CounterState.OPEN or at.ticket is not None:
            raise No(P.NOT_ALLOWED_NOW)
        if at.last != identity:
            raise No(P.NOT_THIS_TICKET)
        ticket = self.tickets[identity]
        if self.now - at.last_at > self.rules.reopen or self.borne(ticket.number):
            raise No(P.TOO_LATE)
        ticket.state, ticket.since, ticket.counter = S.SERVING, self.now, counter
        ticket.present.state = StopState.OPEN
        ticket.reopens += 1
        at.ticket, at.last = identity, None
        self.acted(who, counter)

    # The counter itself.

    def _sits_elsewhere(self, who: Person, counter: str) -> bool:
        return any(
            at.operator == who.id for identity, at in self.counters.items() if identity != counter
        )

    def open_counter(self, who: Person, counter: str) -> None:
        """Open, or come back."""
        at = self.counters[counter]
        if at.operator not in (None, who.id) or self._sits_elsewhere(who, counter):
            raise No(P.COUNTER_TAKEN)
        if at.state is CounterState.OPEN:
            raise No(P.NOT_ALLOWED_NOW)
        at.state, at.operator, at.back_at = CounterState.OPEN, who.id, None
        at.since = self.now
        self.acted(who, counter)

    def take_over(self, who: Person, counter: str) -> None:
        """Sit down where somebody has left; who waits for that one waits for the service."""
        at = self.counters[counter]
        if at.operator is None:
            raise No(P.NOT_ALLOWED_NOW)
        if at.operator == who.id:
            return
        there = who.role is Role.OPERATOR and self.now - at.acted_at < self.rules.away
        if self._sits_elsewhere(who, counter) or there:
            raise No(P.COUNTER_TAKEN)
        was, at.operator = at.operator, who.id
        self.acted(who, counter)
        self.release_all(was)

    def _without_ticket(self, who: Person, counter: str, *states: CounterState) -> PlainCounter:
        at = self._at(who, counter)
        if at.ticket is not None or at.state not in states:
            raise No(P.NOT_ALLOWED_NOW)
        return at

    def _strands(self, counter: str, *instead: PlainProfile) -> bool:
        after = self.unserved([*self.open_profiles(without=counter), *instead])
        return bool(after - self.unserved(self.open_profiles()))

    def take_break(self, who: Person, counter: str, minutes: int, *, ask: bool) -> None:
        """Pause."""
        at = self._without_ticket(who, counter, CounterState.OPEN)
        if ask and self._strands(counter):
            raise No(P.STRANDS_A_LINE)
        at.state, at.back_at = CounterState.PAUSED, self.now + timedelta(minutes=minutes)
        at.since = self.now
        self.acted(who, counter)

    def close_counter(self, who: Person, counter: str, *, ask: bool) -> None:
        """Close; who waits for it alone waits for the service."""
        at = self._without_ticket(who, counter, CounterState.OPEN, CounterState.PAUSED)
        if ask and self._strands(counter):
            raise No(P.STRANDS_A_LINE)
        operator = at.operator
        self.acted(who, counter)
        self.shut(counter)
        self.release_all(counter, operator)

    def shut(self, counter: str) -> None:
        """It is closed, and nobody sits there."""
        at = self.counters[counter]
        at.state, at.operator, at.back_at, at.last = CounterState.CLOSED, None, None, None
        at.since = self.now

    def set_profile(self, counter: str, profile: str | None, *, ask: bool) -> None:
        """Serve something else from now on."""
        at = self.counters[counter]
        if profile is not None and profile not in self.profiles:
            raise No(P.MALFORMED)
        if at.profile == profile:
            return
        opened = at.state is CounterState.OPEN
        wanted = self.profiles[profile or at.own_profile]
        if ask and self._strands(counter, *([wanted] if opened else [])):
            raise No(P.STRANDS_A_LINE)
        at.profile = profile

    # What may be done at all.

    def offered(self, counter: str) -> set[CommandName]:
        """The commands that would not be refused for the state of things."""
        at = self.counters[counter]
        if at.ticket is not None:
            return self._offered_on(self.tickets[at.ticket])
        if at.state is CounterState.CLOSED:
            return {N.OPEN_COUNTER}
        if at.state is CounterState.PAUSED:
            return {N.OPEN_COUNTER, N.CLOSE_COUNTER}
        names = {N.TAKE_BREAK, N.CLOSE_COUNTER}
        if self.turn(counter) is not None:
            names |= {N.CALL_NEXT, N.CALL_TICKET}
        if self.stopped is None and any(
            self.resumable(counter, one) for one in self.tickets.values()
        ):
            names.add(N.RESUME)
        if at.last is not None and self.now - at.last_at <= self.rules.reopen:
            names.add(N.REOPEN)
        return names

    def _offered_on(self, ticket: PlainTicket) -> set[CommandName]:
        if ticket.state is S.SERVING:
            return {N.FINISH, N.UNDO_START, N.PARK, N.TRANSFER, N.ADD_SERVICE}
        names = {N.START, N.FINISH, N.MARK_NO_SHOW, N.REQUEUE, N.PARK, N.TRANSFER}
        stands = self.stopped is not None or ticket.service in self.still
        if not self.cooling(ticket) and not stands:
            names.add(N.RECALL)
        if self.now - ticket.called_at <= self.rules.undo:
            names.add(N.UNDO_CALL)
        return names
