"""Which ticket is next: asked of all that wait, not of the heads of queues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from contract.enums import CounterState, Paper
from tests.parts.plain.state import Levels, PlainState
from tests.parts.plain.values import NO_TIME, PlainTicket, S

A_MINUTE = timedelta(minutes=1)
ACTED_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Next:
    """The next ticket; `ordinary` when one of no favoured class could have been called."""

    ticket: PlainTicket
    ordinary: bool


class Choice(PlainState):
    """Which ticket is next, and which queue is served."""

    def callable(self, ticket: PlainTicket) -> bool:
        """Whether it waits, and its paper is out or should be."""
        young = (self.now - ticket.issued_at).total_seconds() < self.rules.pending_paper_seconds
        return ticket.state is S.WAITING and not (ticket.paper is Paper.PENDING and young)

    def meant_for(self, counter: str, ticket: PlainTicket) -> bool:
        """Whether a counter may call it."""
        if ticket.service in self.suspended:
            return False
        if ticket.reserved_for is not None:
            return ticket.reserved_for in (counter, self.counters[counter].operator)
        return ticket.service in self.profile(counter)

    def waiting_for(self, counter: str) -> list[PlainTicket]:
        """All tickets that a counter could call now."""
        if self.suspended_at is not None:
            return []
        return [t for t in self.tickets.values() if self.callable(t) and self.meant_for(counter, t)]

    def favoured(self, ticket_class: str) -> bool:
        """Whether a class is ahead of the ordinary one."""
        rule, ordinary = getattr(self.rules.classes, ticket_class), self.rules.classes.standard
        return bool(rule.rate > ordinary.rate or rule.head_start > ordinary.head_start)

    def capped(self, ticket_class: str) -> bool:
        """Whether the cap counts the calls of a class."""
        return self.favoured(ticket_class) and not getattr(self.rules.classes, ticket_class).strict

    def next_for(self, counter: str) -> Next | None:
        """The next ticket of a counter; None where none waits for it."""
        waiting = self.waiting_for(counter)
        # Those that pause are called only where no other ticket waits.
        waiting = [one for one in waiting if one.pause <= NO_TIME] or waiting
        if not waiting:
            return None
        profile, rules = self.profile(counter), self.rules

        def level(one: PlainTicket) -> int:
            return 0 if one.reserved_for is not None else profile[one.service][0]

        def past(one: PlainTicket) -> timedelta:
            after = NO_TIME if one.reserved_for is not None else profile[one.service][1]
            return one.waited - after

        def place(one: PlainTicket) -> tuple[timedelta, int]:
            return -one.waited, one.ordinal

        def score(one: PlainTicket) -> float:
            rule = getattr(rules.classes, one.ticket_class)
            slope = rule.rate / (60 * self.services[one.service].target_minutes)
            return float(rule.head_start + slope * max(NO_TIME, past(one)).total_seconds())

        overdue = [one for one in waiting if one.waited > timedelta(minutes=rules.wait_max_minutes)]
        best = min(map(level, waiting))
        eligible = [t for t in waiting if t in overdue or level(t) == best or past(t) > NO_TIME]
        ordinary = any(not self.favoured(one.ticket_class) for one in eligible)
        if overdue:
            return Next(min(overdue, key=place), ordinary)
        recent = self.recent.get(self.profile_key(counter), [])
        before = recent[-(rules.cap_of - 1) :] if rules.cap_of > 1 else []
        if rules.cap_of > 0 and sum(before) >= rules.cap and ordinary:
            eligible = [one for one in eligible if not self.capped(one.ticket_class)]
        return Next(min(eligible, key=lambda one: (-score(one), *place(one))), ordinary)

    def unserved(self, counters: Iterable[tuple[str, Levels]]) -> set[str]:
        """The services with a queue that none of some counters serves."""
        counters = list(counters)
        if self.suspended_at is not None:
            return set()
        return {
            one.service
            for one in self.tickets.values()
            if one.state is S.WAITING and one.service not in self.suspended
            if not any(self._serves(at, profile, one) for at, profile in counters)
        }

    def _serves(self, counter: str, profile: Levels, ticket: PlainTicket) -> bool:
        """Whether a counter serves the queue of a ticket: its operator is at work there, or
        has had nothing to do."""
        at, tickets = self.counters[counter], self.tickets.values()
        if ticket.reserved_for is not None:
            meant = ticket.reserved_for in (counter, at.operator)
        else:
            meant = ticket.service in profile
        if not meant or at.state is not CounterState.OPEN:
            return False
        came = min(t.since for t in tickets if t.state is S.WAITING and t.queue == ticket.queue)
        late = self.now - max(came, self.resumed_at) >= A_MINUTE
        lately = self.now - max(at.acted_at, self.resumed_at) <= ACTED_WITHIN
        return at.ticket is not None or lately or not late
