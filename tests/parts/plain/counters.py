"""What becomes of a counter itself, and what may be done at it."""

from datetime import timedelta

from contract.enums import CommandName, CounterState, Role, TicketState
from contract.errors import ProblemType
from tests.parts.plain.desk import Desks
from tests.parts.plain.things import No, Person, PlainCounter, PlainProfile, PlainTicket

P = ProblemType
S = TicketState
N = CommandName


class Counters(Desks):
    """The counters, their breaks and their profiles."""

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
        at = self.may_work_at(who, counter)
        if at.ticket is not None or at.state not in states:
            raise No(P.NOT_ALLOWED_NOW)
        return at

    def _strands(self, counter: str, *instead: PlainProfile) -> bool:
        at = self.counters[counter]
        others = [(one, self.profile(one)) for one in self.counters if one != counter]
        # Whoever asks is there.
        acted, at.acted_at = at.acted_at, self.now
        before = self.unserved([*others, (counter, self.profile(counter))])
        after = self.unserved([*others, *((counter, profile) for profile in instead)])
        at.acted_at = acted
        return bool(after - before)

    def take_break(self, who: Person, counter: str, minutes: int, *, ask: bool) -> None:
        """Pause."""
        at = self._without_ticket(who, counter, CounterState.OPEN)
        if ask and self._strands(counter):
            raise No(P.QUEUE_UNSERVED)
        at.state, at.back_at = CounterState.PAUSED, self.now + timedelta(minutes=minutes)
        at.since = self.now
        self.acted(who, counter)

    def close_counter(self, who: Person, counter: str, *, ask: bool) -> None:
        """Close; who waits for it alone waits for the service."""
        at = self._without_ticket(who, counter, CounterState.OPEN, CounterState.PAUSED)
        if ask and self._strands(counter):
            raise No(P.QUEUE_UNSERVED)
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
            raise No(P.QUEUE_UNSERVED)
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
            # Whose number somebody else has got does not come back.
            names |= set() if self.borne(self.tickets[at.last].number) else {N.REOPEN}
        return names

    def _offered_on(self, ticket: PlainTicket) -> set[CommandName]:
        if ticket.state is S.SERVING:
            return {N.FINISH, N.UNDO_START, N.HOLD, N.TRANSFER, N.ADD_SERVICE}
        names = {N.START, N.FINISH, N.MARK_NO_SHOW, N.REQUEUE, N.HOLD, N.TRANSFER}
        stands = self.stopped is not None or ticket.service in self.still
        if not self.cooling(ticket) and not stands:
            names.add(N.RECALL)
        if self.now - ticket.called_at <= self.rules.undo:
            names.add(N.UNDO_CALL)
        return names
