"""What an operator does at a counter."""

from datetime import timedelta

from contract.enums import CommandName, CounterState, Role, StopState, TicketState
from contract.errors import ProblemType
from tests.parts.plain.things import (
    No,
    Person,
    PlainCounter,
    PlainStop,
    PlainTicket,
)
from tests.parts.plain.turn import Turns

P = ProblemType
S = TicketState
N = CommandName


class Desks(Turns):
    """The counters and their operators."""

    def may_work_at(self, who: Person, counter: str) -> PlainCounter:
        """A counter at which no other operator sits."""
        at = self.counters[counter]
        if who.role is Role.OPERATOR and at.operator not in (None, who.id):
            raise No(P.COUNTER_TAKEN)
        return at

    def own(self, who: Person, counter: str, ticket: str, *states: TicketState) -> PlainTicket:
        """The ticket at a counter, if it is this one and in one of the states."""
        if self.may_work_at(who, counter).ticket != ticket:
            raise No(P.NOT_THIS_TICKET)
        if self.tickets[ticket].state not in states:
            raise No(P.NOT_ALLOWED_NOW)
        return self.tickets[ticket]

    def _free(self, who: Person, counter: str) -> PlainCounter:
        at = self.may_work_at(who, counter)
        if at.state is not CounterState.OPEN or at.ticket is not None:
            raise No(P.NOT_ALLOWED_NOW)
        if self.stopped is not None:
            raise No(P.SUSPENDED)
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
        ticket.call, ticket.recalls = self.calls, 0
        ticket.counted = None
        ticket.called_at = ticket.last_called_at = self.now
        at.ticket = ticket.id
        self.acted(who, counter)

    def _call(self, who: Person, ticket: PlainTicket, counter: str, *, favoured: bool) -> None:
        line = ticket.line
        self.line_calls[line] = self.line_calls.get(line, 0) + 1
        at = self.counters[counter]
        profile = at.profile or at.own_profile
        self.recent.setdefault(profile, []).append(favoured)
        ticket.waited = self.waited(ticket)
        self._comes(who, ticket, counter)
        ticket.counted = (profile, favoured, line)

    def call_next(self, who: Person, counter: str) -> None:
        """Call whoever is next."""
        self._free(who, counter)
        turn = self.turn(counter)
        if turn is None:
            raise No(P.NO_ONE_WAITING)
        favoured = turn.ordinary and self.counted(turn.ticket.ticket_class)
        self._call(who, turn.ticket, counter, favoured=favoured)

    def call_ticket(self, who: Person, counter: str, identity: str) -> None:
        """Call a chosen one: operators of those whom they serve, supervisors of all."""
        self._free(who, counter)
        ticket = self.tickets[identity]
        reasons = []
        if ticket.state is not S.WAITING or not self.callable(ticket):
            reasons.append(P.NOT_ALLOWED_NOW)
        if ticket.state is S.WAITING and ticket.service in self.still:
            reasons.append(P.SUSPENDED)
        if reasons:
            raise No(*reasons)
        if who.role is Role.OPERATOR and not self.meant_for(counter, ticket):
            raise No(P.NOT_IN_PROFILE)
        passed = any(not self.favoured(one.ticket_class) for one in self.waiting_for(counter))
        self._call(who, ticket, counter, favoured=passed and self.counted(ticket.ticket_class))

    def cooling(self, ticket: PlainTicket) -> bool:
        """Whether the last call is too young to be repeated."""
        return self.now - ticket.last_called_at < self.rules.cooldown

    def recall(self, who: Person, counter: str, identity: str) -> None:
        """Call again."""
        ticket = self.own(who, counter, identity, S.CALLED)
        if self.stopped is not None or ticket.service in self.still:
            raise No(P.SUSPENDED)
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
            # Nor has it let anybody pass: whoever does so has as many to let pass as before.
            profile, favoured, line = ticket.counted
            self.line_calls[line] -= 1
            recent = self.recent[profile]
            del recent[len(recent) - 1 - recent[::-1].index(favoured)]
        held = self.now - ticket.called_at - self.stood_still(ticket.called_at, ticket.service)
        self.waits(ticket, ticket.waited + held)

    def requeue(self, who: Person, counter: str, identity: str) -> None:
        """Back to the line, letting a few calls pass."""
        self.acted(who, counter)
        self.put_back(self.own(who, counter, identity, S.CALLED))

    def put_back(self, ticket: PlainTicket) -> None:
        """The visitor did not come."""
        self.waits(ticket, ticket.waited)
        self.lets_so_many_pass(ticket, self.rules.requeue_skip)

    def mark_no_show(self, who: Person, counter: str, identity: str) -> None:
        """Missed, with a time to come back."""
        ticket = self.own(who, counter, identity, S.CALLED)
        self.leaves(ticket)
        ticket.no_skip()
        ticket.state, ticket.since = S.MISSED, self.now
        ticket.missed_at = self.now
        ticket.comeback_until = self.now + self.rules.comeback
        ticket.present.state = StopState.UNSERVED
        self.acted(who, counter)

    # Serving.

    def start(self, who: Person, counter: str, identity: str) -> None:
        """The visitor has come."""
        ticket = self.own(who, counter, identity, S.CALLED)
        ticket.state, ticket.since = S.SERVING, self.now
        ticket.present.begun = self.now
        # The one before is really done with.
        self.counters[counter].last = None
        self.acted(who, counter)

    def undo_start(self, who: Person, counter: str, identity: str) -> None:
        """The start was a slip."""
        ticket = self.own(who, counter, identity, S.SERVING)
        ticket.state, ticket.since = S.CALLED, self.now
        ticket.present.begun = None
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
            ticket.no_skip()
            self.goes_to(ticket, self.next_stop(ticket))
        else:
            self.leaves(ticket)
            ticket.state, ticket.since = S.FINISHED, self.now
            at.last, at.last_at = identity, self.now
        if further and self.turn(counter) is not None:
            self.call_next(who, counter)

    def hold(self, who: Person, counter: str, identity: str) -> None:
        """Set aside."""
        ticket = self.own(who, counter, identity, S.CALLED, S.SERVING)
        self.leaves(ticket)
        ticket.no_skip()
        stop = ticket.present
        stop.served += max(timedelta(), self.now - (stop.begun or self.now))
        stop.begun = None
        ticket.state, ticket.since = S.ON_HOLD, self.now
        self.acted(who, counter)

    def resumable(self, counter: str, ticket: PlainTicket) -> bool:
        """Whether a on_hold ticket may be called back here."""
        mine = ticket.counter == counter or ticket.service in self.profile(counter).services
        return ticket.state is S.ON_HOLD and mine and ticket.service not in self.still

    def resume(self, who: Person, counter: str, identity: str) -> None:
        """Call a on_hold ticket back."""
        self._free(who, counter)
        ticket = self.tickets[identity]
        if ticket.state is not S.ON_HOLD:
            raise No(P.NOT_ALLOWED_NOW)
        if not self.resumable(counter, ticket):
            still = ticket.service in self.still
            raise No(P.SUSPENDED if still else P.NOT_IN_PROFILE)
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
            raise No(P.NOT_ALLOWED_NOW, P.ALREADY_DONE)
        if any(ticket.stops[place].service == service for place in ticket.pending):
            raise No(P.ALREADY_DONE)
        ticket.stops.append(PlainStop(service, quantity))

    def reopen_at_counter(self, who: Person, counter: str, identity: str) -> None:
        """Serve the last one again."""
        at = self.may_work_at(who, counter)
        if at.state is not CounterState.OPEN or at.ticket is not None:
            raise No(P.NOT_ALLOWED_NOW)
        if at.last != identity:
            raise No(P.NOT_THIS_TICKET)
        ticket = self.tickets[identity]
        if self.now - at.last_at > self.rules.reopen or self.borne(ticket.number):
            raise No(P.TOO_LATE)
        ticket.state, ticket.since, ticket.counter = S.SERVING, self.now, counter
        ticket.present.state = StopState.OPEN
        at.ticket, at.last = identity, None
        self.acted(who, counter)
