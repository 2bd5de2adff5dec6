"""Who is next: asked of everybody who waits, not of the heads of lines."""

from dataclasses import dataclass
from datetime import timedelta

from contract.enums import Paper
from tests.parts.plain.state import PlainState, S
from tests.parts.plain.things import NO_TIME, PlainTicket


@dataclass(frozen=True)
class Turn:
    """Whose turn it is; `ordinary` when somebody of no favoured class could be called."""

    ticket: PlainTicket
    ordinary: bool


class Turns(PlainState):
    """Who is next."""

    def callable(self, ticket: PlainTicket) -> bool:
        """Whether it waits, and its paper lets it be called."""
        young = self.now - ticket.issued_at < self.rules.paper_time
        return ticket.state is S.WAITING and not (ticket.paper is Paper.PENDING and young)

    def meant_for(self, counter: str, ticket: PlainTicket) -> bool:
        """Whether a counter may call it."""
        if ticket.service in self.still:
            return False
        if ticket.reserved_for is not None:
            return ticket.reserved_for in (counter, self.counters[counter].operator)
        return ticket.service in self.profile(counter).services

    def skips(self, ticket: PlainTicket) -> bool:
        """Whether it lets the next call of its line pass."""
        return ticket.skip_until > self.line_calls.get(ticket.line, 0)

    def lets_pass(self, ticket: PlainTicket) -> bool:
        """The same, and there is somebody to let pass; where all skip, the oldest."""
        place = self._place(ticket)
        return self.skips(ticket) and any(
            self.callable(one)
            and one.line == ticket.line
            and (not self.skips(one) or self._place(one) < place)
            for one in self.tickets.values()
        )

    def _place(self, ticket: PlainTicket) -> tuple[timedelta, int]:
        return -self.waited(ticket), ticket.ordinal

    def absent(self, ticket: PlainTicket) -> bool:
        """Whether it skips, and the hall has not made so many calls since."""
        return self.skips(ticket) and ticket.passed_until > self.counted_calls

    def favoured(self, ticket_class: str) -> bool:
        """Whether a class is ahead of the ordinary one."""
        start, rate = self.rules.head_start, self.rules.rate
        return rate[ticket_class] > rate["standard"] or start[ticket_class] > start["standard"]

    def counted(self, ticket_class: str) -> bool:
        """Whether the cap counts a class."""
        return self.favoured(ticket_class) and ticket_class not in self.rules.strict

    def waiting_for(self, counter: str) -> list[PlainTicket]:
        """Everybody whom a counter could call now; absentees where there is nobody else."""
        found = [
            one
            for one in self.tickets.values()
            if self.callable(one) and self.meant_for(counter, one) and not self.lets_pass(one)
        ]
        return [one for one in found if not self.absent(one)] or found

    def turn(self, counter: str) -> Turn | None:
        """Whose turn it is at a counter; None where nobody waits for it."""
        waiting = self.waiting_for(counter) if self.stopped is None else []
        if not waiting:
            return None
        profile, rules = self.profile(counter), self.rules

        def level(one: PlainTicket) -> int:
            return 0 if one.reserved_for is not None else profile.level(one.service)

        def past(one: PlainTicket) -> timedelta:
            return self.waited(one) - profile.after[level(one)]

        def score(one: PlainTicket) -> float:
            aged = max(NO_TIME, past(one)) / rules.target[one.service]
            return rules.head_start[one.ticket_class] + rules.rate[one.ticket_class] * aged

        overdue = [one for one in waiting if self.waited(one) > rules.wait_max]
        best = min(map(level, waiting))
        eligible = [
            one for one in waiting if one in overdue or level(one) == best or past(one) > NO_TIME
        ]
        ordinary = any(not self.favoured(one.ticket_class) for one in eligible)
        if overdue:
            return Turn(min(overdue, key=self._place), ordinary)
        key = self.counters[counter].profile or self.counters[counter].own_profile
        before = self.recent.get(key, [])[-(rules.cap_of - 1) :] if rules.cap_of > 1 else []
        if rules.cap_of > 0 and sum(before) >= rules.cap and ordinary:
            eligible = [one for one in eligible if not self.counted(one.ticket_class)]
        return Turn(min(eligible, key=lambda one: (-score(one), *self._place(one))), ordinary)
