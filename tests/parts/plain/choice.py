"""Which ticket is next: chosen from all that wait, not from the heads of queues."""

from datetime import timedelta

from contract.enums import Paper
from tests.parts.plain.state import PlainState
from tests.parts.plain.values import NO_TIME, PlainTicket, S


class Choice(PlainState):
    def callable(self, ticket: PlainTicket) -> bool:
        """Whether a ticket waits, and its paper is out or should be."""
        young = (self.now - ticket.issued_at).total_seconds() < self.rules.pending_paper_seconds
        return ticket.state is S.WAITING and not (ticket.paper is Paper.PENDING and young)

    def meant_for(self, counter: str, ticket: PlainTicket) -> bool:
        if ticket.service in self.suspended:
            return False
        if ticket.reserved_for is not None:
            return ticket.reserved_for == counter
        return ticket.service in self.profile(counter)

    def waiting_for(self, counter: str) -> list[PlainTicket]:
        if self.suspended_at is not None:
            return []
        return [t for t in self.tickets.values() if self.callable(t) and self.meant_for(counter, t)]

    def favoured(self, ticket_class: str) -> bool:
        rule, ordinary = getattr(self.rules.classes, ticket_class), self.rules.classes.standard
        return bool(rule.rate > ordinary.rate or rule.head_start > ordinary.head_start)

    def capped(self, ticket_class: str) -> bool:
        """Whether the cap counts the calls of a class."""
        return self.favoured(ticket_class) and not getattr(self.rules.classes, ticket_class).strict

    def next_for(self, counter: str) -> tuple[PlainTicket, bool] | None:
        """The next ticket of a counter, and whether one of no favoured class could have been
        called; None where none waits for it."""
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
            return min(overdue, key=place), ordinary
        recent = self.recent.get(self.profile_key(counter), [])
        before = recent[-(rules.cap_of - 1) :] if rules.cap_of > 1 else []
        if rules.cap_of > 0 and sum(before) >= rules.cap and ordinary:
            eligible = [one for one in eligible if not self.capped(one.ticket_class)]
        return min(eligible, key=lambda one: (-score(one), *place(one))), ordinary
