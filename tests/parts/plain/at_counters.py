"""What operators do at their counters."""

from datetime import timedelta
from typing import Any

from contract import commands as c
from contract.commands import CounterCommand, OwnTicketCommand
from contract.enums import CommandName, CounterState, Role, StopState, TicketState
from tests.parts.plain.choice import Choice
from tests.parts.plain.state import P
from tests.parts.plain.values import (
    NO_TIME,
    Person,
    PlainCounter,
    PlainStop,
    PlainTicket,
    Refused,
    S,
)


class AtCounters(Choice):
    def may_work_at(self, who: Person, counter: str) -> PlainCounter:
        """A counter at which no other operator sits."""
        at = self.counters[counter]
        if who.role is Role.OPERATOR and at.operator not in (None, who.id):
            raise Refused(P.COUNTER_TAKEN)
        return at

    def own(self, who: Person, command: OwnTicketCommand, *states: TicketState) -> PlainTicket:
        if self.may_work_at(who, command.counter).ticket != command.ticket:
            raise Refused(P.NOT_THIS_TICKET)
        ticket = self.tickets[command.ticket]
        if ticket.state not in states:
            raise Refused(P.NOT_ALLOWED_NOW)
        return ticket

    # Calling.

    def _free(self, who: Person, counter: str) -> None:
        at = self.may_work_at(who, counter)
        if at.state is not CounterState.OPEN or at.ticket is not None:
            raise Refused(P.NOT_ALLOWED_NOW)
        if self.suspended_at is not None:
            raise Refused(P.SUSPENDED)

    def _comes(self, ticket: PlainTicket, counter: str) -> dict[str, Any]:
        self.call += 1
        self.becomes(ticket, S.CALLED)
        ticket.counter = counter
        ticket.call, ticket.recalls, ticket.counted = self.call, 0, None
        ticket.called_ago = ticket.last_called_ago = NO_TIME
        self.counters[counter].ticket = ticket.id
        return {"ticket": {"id": ticket.id, "waited": int(ticket.waited.total_seconds())}}

    def _call(self, ticket: PlainTicket, counter: str, *, ordinary: bool) -> dict[str, Any]:
        profile = self.profile_key(counter)
        favoured = ordinary and self.capped(ticket.ticket_class)
        self.recent.setdefault(profile, []).append(favoured)
        said = self._comes(ticket, counter)
        ticket.counted = (profile, favoured)
        return said

    def call_next(self, who: Person, command: CounterCommand) -> dict[str, Any]:
        self._free(who, command.counter)
        found = self.next_for(command.counter)
        if found is None:
            raise Refused(P.NO_ONE_WAITING)
        return self._call(found[0], command.counter, ordinary=found[1])

    def call_ticket(self, who: Person, command: c.CallTicket) -> dict[str, Any]:
        self._free(who, command.counter)
        ticket = self.tickets[command.ticket]
        if ticket.state is S.WAITING and ticket.service in self.suspended:
            raise Refused(P.SUSPENDED)
        if not self.callable(ticket):
            raise Refused(P.NOT_ALLOWED_NOW)
        if who.role is Role.OPERATOR and not self.meant_for(command.counter, ticket):
            raise Refused(P.NOT_IN_PROFILE)
        waiting = self.waiting_for(command.counter)
        ordinary = any(not self.favoured(one.ticket_class) for one in waiting)
        return self._call(ticket, command.counter, ordinary=ordinary)

    def cooling(self, ticket: PlainTicket) -> bool:
        """Whether the last call is too young to be repeated."""
        return 0 < ticket.last_called_ago.total_seconds() < self.rules.recall_cooldown_seconds

    def recall(self, who: Person, command: c.Recall) -> None:
        ticket = self.own(who, command, S.CALLED)
        if self.suspended_at is not None or ticket.service in self.suspended:
            raise Refused(P.SUSPENDED)
        if self.cooling(ticket):
            raise Refused(P.TOO_FAST)
        self.call += 1
        ticket.call, ticket.last_called_ago = self.call, NO_TIME
        ticket.recalls += 1

    def undo_is_late(self, ticket: PlainTicket) -> bool:
        return ticket.called_ago > timedelta(seconds=self.rules.undo_seconds)

    def undo_call(self, who: Person, command: c.UndoCall) -> None:
        ticket = self.own(who, command, S.CALLED)
        if self.undo_is_late(ticket):
            raise Refused(P.TOO_LATE)
        self.called_back(ticket)

    def requeue(self, who: Person, command: c.Requeue) -> None:
        self.puts_back(self.own(who, command, S.CALLED))

    def puts_back(self, ticket: PlainTicket) -> None:
        """Requeue a ticket whose visitor did not come: others are called first for a while."""
        ticket.pause = timedelta(minutes=self.rules.requeue_minutes)
        self.waits(ticket)

    def mark_no_show(self, who: Person, command: c.MarkNoShow) -> None:
        self.misses(self.own(who, command, S.CALLED))

    def misses(self, ticket: PlainTicket) -> None:
        self.becomes(ticket, S.MISSED)
        ticket.comeback_left = timedelta(minutes=self.rules.comeback_minutes)
        ticket.present.state = StopState.UNSERVED

    # Serving.

    def start(self, who: Person, command: c.Start) -> None:
        ticket = self.own(who, command, S.CALLED)
        self.becomes(ticket, S.SERVING)
        ticket.present.begun = NO_TIME
        self.counters[command.counter].last_finished = None

    def undo_start(self, who: Person, command: c.UndoStart) -> None:
        ticket = self.own(who, command, S.SERVING)
        self.becomes(ticket, S.CALLED)
        ticket.present.begun, ticket.last_called_ago = None, NO_TIME

    def finish(self, who: Person, command: c.Finish) -> dict[str, Any] | None:
        ticket = self.own(who, command, S.CALLED, S.SERVING)
        at = self.counters[command.counter]
        ticket.present.quantity = command.quantity or ticket.present.quantity
        at.last_finished, at.last_finished_at = self.served(ticket), self.now
        if command.next and self.next_for(command.counter) is not None:
            return self.call_next(who, command)
        return None

    def served(self, ticket: PlainTicket) -> str | None:
        """Its present stop is done; its id where that was the last."""
        ticket.present.state = StopState.SERVED
        goal = self.next_stop(ticket)
        if goal is not None:
            self.goes_to(ticket, goal)
            return None
        self.ends(ticket, S.FINISHED)
        return ticket.id

    def hold(self, who: Person, command: c.Hold) -> None:
        ticket = self.own(who, command, S.CALLED, S.SERVING)
        self.becomes(ticket, S.ON_HOLD)
        stop = ticket.present
        stop.served, stop.begun = stop.served + (stop.begun or NO_TIME), None

    def resumable(self, counter: str, ticket: PlainTicket) -> bool:
        """Whether a ticket on hold may be called back here."""
        mine = ticket.counter == counter or ticket.service in self.profile(counter)
        return ticket.state is S.ON_HOLD and mine and ticket.service not in self.suspended

    def resume(self, who: Person, command: c.Resume) -> None:
        self._free(who, command.counter)
        ticket = self.tickets[command.ticket]
        if ticket.state is not S.ON_HOLD:
            raise Refused(P.NOT_ALLOWED_NOW)
        if not self.resumable(command.counter, ticket):
            suspended = ticket.service in self.suspended
            raise Refused(P.SUSPENDED if suspended else P.NOT_IN_PROFILE)
        self._comes(ticket, command.counter)

    def add_service(self, who: Person, command: c.AddService) -> None:
        ticket = self.own(who, command, *TicketState)
        self.gets_stop(ticket, command.service, command.quantity)

    def gets_stop(self, ticket: PlainTicket, service: str, quantity: int) -> None:
        """A ticket that is served gets one more stop, for a service it does not come to yet."""
        if ticket.state is not S.SERVING:
            raise Refused(P.NOT_ALLOWED_NOW, P.ALREADY_DONE)
        if any(ticket.stops[place].service == service for place in ticket.pending):
            raise Refused(P.ALREADY_DONE)
        ticket.stops.append(PlainStop(service, quantity))

    def reopen_at_counter(self, who: Person, command: c.ReopenAtCounter) -> None:
        at = self.may_work_at(who, command.counter)
        if at.state is not CounterState.OPEN or at.ticket is not None:
            raise Refused(P.NOT_ALLOWED_NOW)
        if at.last_finished != command.ticket:
            raise Refused(P.NOT_THIS_TICKET)
        if not self._reopenable(at):
            raise Refused(P.TOO_LATE)
        ticket = self.tickets[command.ticket]
        self.becomes(ticket, S.SERVING)
        ticket.counter, ticket.present.state = command.counter, StopState.OPEN
        at.ticket, at.last_finished = ticket.id, None

    def _reopenable(self, at: PlainCounter) -> bool:
        late = self.now - at.last_finished_at > timedelta(minutes=self.rules.reopen_minutes)
        return (
            at.last_finished is not None
            and not late
            and not self.number_is_gone(self.tickets[at.last_finished])
        )

    # The counter itself.

    def _sits_elsewhere(self, who: Person, counter: str) -> bool:
        return any(at.operator == who.id for one, at in self.counters.items() if one != counter)

    def open_counter(self, who: Person, command: c.OpenCounter) -> None:
        at = self.counters[command.counter]
        if at.operator not in (None, who.id) or self._sits_elsewhere(who, command.counter):
            raise Refused(P.COUNTER_TAKEN)
        if at.state is CounterState.OPEN:
            raise Refused(P.NOT_ALLOWED_NOW)
        at.state, at.since = CounterState.OPEN, self.now
        at.operator, at.break_reason, at.expected_end = who.id, None, None

    def take_over(self, who: Person, command: c.TakeOver) -> None:
        at = self.counters[command.counter]
        if at.operator is None:
            raise Refused(P.NOT_ALLOWED_NOW)
        if at.operator == who.id:
            return
        there = who.role is Role.OPERATOR and self.now - at.acted_at < timedelta(
            minutes=self.rules.take_over_minutes
        )
        if self._sits_elsewhere(who, command.counter) or there:
            raise Refused(P.COUNTER_TAKEN)
        at.operator = who.id

    def _without_ticket(self, who: Person, counter: str, *states: CounterState) -> PlainCounter:
        at = self.may_work_at(who, counter)
        if at.ticket is not None or at.state not in states:
            raise Refused(P.NOT_ALLOWED_NOW)
        return at

    def take_break(self, who: Person, command: c.TakeBreak) -> None:
        at = self._without_ticket(who, command.counter, CounterState.OPEN)
        at.state, at.since = CounterState.PAUSED, self.now
        at.break_reason = command.reason
        at.expected_end = self.now + timedelta(minutes=command.minutes)

    def close_counter(self, who: Person, command: c.CloseCounter) -> None:
        counter = command.counter
        at = self._without_ticket(who, counter, CounterState.OPEN, CounterState.PAUSED)
        self.shuts(at)
        self.releases(counter)

    def shuts(self, at: PlainCounter) -> None:
        at.state, at.since = CounterState.CLOSED, self.now
        at.operator = at.break_reason = at.expected_end = at.last_finished = None

    def set_profile(self, who: Person, command: c.SetProfile) -> None:
        if command.profile is not None and command.profile not in self.profiles:
            raise Refused(P.MALFORMED)
        self.counters[command.counter].profile = command.profile

    # What a counter may do.

    def offered(self, counter: str) -> set[CommandName]:
        at = self.counters[counter]
        if at.ticket is not None:
            return self._offered_on(self.tickets[at.ticket])
        if at.state is CounterState.CLOSED:
            return {c.OpenCounter.name}
        if at.state is CounterState.PAUSED:
            return {c.OpenCounter.name, c.CloseCounter.name}
        names = {c.TakeBreak.name, c.CloseCounter.name}
        if self.waiting_for(counter):
            names |= {c.CallNext.name, c.CallTicket.name}
        on_hold = any(self.resumable(counter, one) for one in self.tickets.values())
        if on_hold and self.suspended_at is None:
            names.add(c.Resume.name)
        if self._reopenable(at):
            names.add(c.Reopen.name)
        return names

    def _offered_on(self, ticket: PlainTicket) -> set[CommandName]:
        if ticket.state is S.SERVING:
            return {
                c.Finish.name,
                c.UndoStart.name,
                c.Hold.name,
                c.Transfer.name,
                c.AddService.name,
            }
        names = {
            c.Start.name,
            c.Finish.name,
            c.MarkNoShow.name,
            c.Requeue.name,
            c.Hold.name,
            c.Transfer.name,
        }
        names.add(c.ChangeService.name)
        suspended = self.suspended_at is not None or ticket.service in self.suspended
        if not self.cooling(ticket) and not suspended:
            names.add(c.Recall.name)
        if not self.undo_is_late(ticket):
            names.add(c.UndoCall.name)
        return names
