"""The day, suspensions, leases and what the clock does: the rest of the plain hall."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from contract import commands as c
from contract.commands import Command, CounterCommand
from contract.enums import ACTIVE, Assist, CounterState, LeftVisitor, Role
from contract.screens import Alarms
from tests.parts.plain.on_tickets import OnTickets
from tests.parts.plain.state import P
from tests.parts.plain.values import (
    NO_TIME,
    NOT_AT_WORK,
    Person,
    PlainLease,
    PlainTicket,
    Refused,
    S,
    business_day,
    turn_of,
)

A_MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)
LEFT_AFTER = timedelta(minutes=30)


class PlainHall(OnTickets):
    def handle(self, who: Person, command: Command) -> Mapping[str, Any] | None:
        """Carry out a command; what the answer must have beyond the state.

        Raises:
            Refused: nothing was changed.
        """
        if getattr(command, "ticket", None) in self.gone:
            # Another fault of the command may be reported first.
            raise Refused(*P)
        if (
            who.role is Role.KIOSK
            and isinstance(command, c.TicketCommand)
            and self.tickets[command.ticket].device != who.id
        ):
            raise Refused(P.NOT_PERMITTED)
        name = "".join(f"_{x.lower()}" if x.isupper() else x for x in type(command).__name__)
        said: Mapping[str, Any] | None = getattr(self, name.removeprefix("_"))(who, command)
        return said

    def counter_of(self, command: Command) -> str | None:
        if isinstance(command, CounterCommand):
            return command.counter
        ticket = self.tickets.get(getattr(command, "ticket", ""))
        return ticket.counter if ticket is not None and ticket.state in ACTIVE else None

    def recorded(self, who: Person | None = None, counter: str | None = None) -> None:
        """An event was recorded: at a counter its operator did something."""
        self.last_at = self.now
        for at in self.counters.values():
            same = (at.state, at.operator, at.profile)
            if same != at.same:
                at.same, at.same_since = same, self.now
        if who is not None and counter is not None and self.counters[counter].operator == who.id:
            self.counters[counter].acted_at = self.now

    # The day.

    def _ends_now(self, ticket: PlainTicket) -> bool:
        """Whether it ends when its day is closed: unless its operator is there."""
        at = self.counters[ticket.counter] if ticket.counter and ticket.state in ACTIVE else None
        minutes = self.services[ticket.service].typical_minutes * ticket.present.quantity
        long = max(LEFT_AFTER, timedelta(minutes=minutes) * Alarms().service_of_typical)
        is_there = at is not None and self.now - max(at.since, at.acted_at) < long
        return not is_there or ticket.day < self.today

    def _expire_all(self) -> int:
        over = [one for one in self.tickets.values() if one.is_open and self._ends_now(one)]
        for ticket in over:
            self.ends(ticket, S.EXPIRED)
        return len(over)

    def _shut_all(self, before: datetime | None = None) -> None:
        for at in self.counters.values():
            left_open = at.ticket is None and at.state is not CounterState.CLOSED
            if left_open and (before is None or at.since < before):
                self.shuts(at)

    def close_day(self, who: Person, command: c.CloseDay) -> dict[str, Any]:
        if self.day is None:
            raise Refused(P.DAY_NOT_OPEN)
        expired = self._expire_all()
        self._shut_all()
        self.day = None
        return {"expired": expired}

    def open_day(self, who: Person, command: c.OpenDay) -> None:
        if self.clock_in_doubt:
            raise Refused(P.CLOCK_IN_DOUBT)
        if self.day == self.today:
            raise Refused(P.DAY_ALREADY_OPEN)
        self._open_day()

    def _open_day(self) -> None:
        self._expire_all()
        # A counter that was opened this morning, before the day, stays.
        self._shut_all(turn_of(self.today) if self.day is None else None)
        self.day = None
        if self.today != self.last_day:
            self._leave_memory()
        self.day = self.last_day = self.today
        self.intake_until = None
        self.closed = {one: end for one, end in self.closed.items() if end > self.now}
        for lease in self.leases.values():
            if lease.ended_at is None and turn_of(lease.day + 2 * A_DAY) <= self.now:
                lease.ended_at = self.now

    def _leave_memory(self) -> None:
        valid = [one for one in self.coupons.values() if one.valid_through >= self.today]
        kept = {identity for one in valid for identity in (one.ticket, one.used_by)}
        self.gone |= {
            one.id
            for one in self.tickets.values()
            if not one.is_open
            and one.day < self.today
            and one.id not in kept
            and not self.holds_number(one, resting=True)
        }
        self.gone_leases |= {
            key
            for key, one in self.leases.items()
            if one.ended_at is not None and one.day < self.today - 8 * A_DAY
        }
        self.gone |= {
            key for key, one in self.coupons.items() if one.valid_through < self.today - 30 * A_DAY
        }

    def stop_intake(self, who: Person, command: c.StopIntake) -> None:
        if self.day is None:
            raise Refused(P.DAY_NOT_OPEN)
        self.intake_until = command.until or turn_of(self.today + A_DAY)

    def resume_intake(self, who: Person, command: c.ResumeIntake) -> None:
        self.intake_until = None

    def import_centre(self, who: Person, command: c.ImportCentre) -> None:
        self.configure(command.config)

    def free_counter(self, who: Person, command: c.FreeCounter) -> None:
        self._leaves(self.own(who, command, *ACTIVE), command.visitor)

    def _leaves(self, ticket: PlainTicket, visitor: LeftVisitor) -> None:
        """Its counter is closed by another than its operator."""
        assert ticket.counter is not None
        at, counter = self.counters[ticket.counter], ticket.counter
        if visitor is LeftVisitor.UNFINISHED:
            self.ends(ticket, S.EXPIRED)
        elif ticket.state is S.SERVING:
            self.becomes(ticket, S.CALLED)
            ticket.present.begun = None
        if visitor is LeftVisitor.SERVED:
            self.served(ticket)
        elif visitor is LeftVisitor.BACK_TO_QUEUE:
            self.called_back(ticket)
        self.shuts(at)
        self.releases(counter)

    # Suspensions.

    def open_service(self, who: Person, command: c.OpenService) -> None:
        self.closed.pop(command.service, None)

    def close_service(self, who: Person, command: c.CloseService) -> None:
        self.closed[command.service] = command.until or turn_of(self.today + A_DAY)

    def suspend_service(self, who: Person, command: c.SuspendService) -> None:
        self.suspended.setdefault(command.service, self.now)
        self._resumes_later(command.service, command)
        self._withdraw_calls(command.service)

    def resume_service(self, who: Person, command: c.ResumeService) -> None:
        self._resumes(command.service)

    def suspend_centre(self, who: Person, command: c.SuspendCentre) -> None:
        if self.suspended_at is not None:
            raise Refused(P.SUSPENDED)
        self.suspended_at = self.now
        self._resumes_later("", command)
        self._withdraw_calls(*self.services)

    def resume_centre(self, who: Person, command: c.ResumeCentre) -> None:
        self._resumes("")

    def _resumes_later(self, what: str, command: c.SuspendService | c.SuspendCentre) -> None:
        self.resumes_at.pop(what, None)
        if command.resume_automatically and command.expected_end is not None:
            self.resumes_at[what] = command.expected_end

    def _resumes(self, what: str) -> None:
        self.resumes_at.pop(what, None)
        if what:
            self.suspended.pop(what, None)
        else:
            self.suspended_at = None

    def _withdraw_calls(self, *services: str) -> None:
        for ticket in self.tickets.values():
            if ticket.state is S.CALLED and ticket.service in services:
                self.called_back(ticket)

    def record_gap(self, who: Person, command: c.RecordGap) -> None:
        if self.day is None or command.until - command.since < A_MINUTE:
            return
        until = min(command.until, self.now)
        gap = max(NO_TIME, until - max(command.since, self.last_at))
        self.runs(-gap)
        if self.suspended_at is None:
            self.gap = (until - gap, until)

    # Leases.

    def grant_lease(self, who: Person, command: c.GrantLease) -> dict[str, Any]:
        series = self.series[command.series]
        if series.leased_from is None:
            raise Refused(P.MALFORMED)
        span = range(series.leased_from, series.last + 1)
        numbers = [f"{series.prefix}{one:03d}" for one in span]
        for day in (self.today, self.today + A_DAY):
            has = sum(one.device == who.id for one in self.open_leases(day))
            # On after the last one of the day, then round.
            of_day = [one.number for one in self.leases.values() if one.day == day]
            start = numbers.index(of_day[-1]) + 1 if of_day and of_day[-1] in numbers else 0
            in_turn = [*numbers[start:], *numbers[:start]]
            free = [one for one in in_turn if not self.is_taken(one, day, resting=True)]
            for number in free[: max(0, self.rules.lease_size - has)]:
                self.ordinal += 1
                identity = f"{command.centre}.t{self.ordinal}"
                self.leases[identity] = PlainLease(
                    identity, self.ordinal, series.key, number, day, who.id, self.now
                )
        granted = [
            {"ticket": one.id, "number": one.number}
            for one in self.leases.values()
            if one.ended_at is None and one.device == who.id and one.day >= self.today
        ]
        if not granted:
            raise Refused(P.NUMBERS_USED_UP)
        return {"leases": granted}

    def hand_in(self, who: Person, command: c.HandIn) -> None:
        lease = self.leases[command.ticket]
        if lease.device != who.id:
            raise Refused(P.NOT_FOUND)
        if lease.id in self.tickets:
            return
        alike = [
            one
            for one in self.leases.values()
            if (one.device, one.day, one.series) == (lease.device, lease.day, lease.series)
            and one.ordinal < lease.ordinal
        ]
        if any(one.ended_at is None for one in alike):
            raise Refused(P.MALFORMED)
        given = command.issued_at
        for one in alike:
            ticket = self.tickets.get(one.id)
            # A time that was said to be that of the handing in, or later, tells nothing.
            if ticket is not None and one.ended_at is not None and ticket.issued_at < one.ended_at:
                given = max(given, ticket.issued_at)
        given = max(lease.granted_at, min(given, self.now))
        # A number of tomorrow that was given today is one of today.
        day = min(lease.day, business_day(given))
        if self.last_day < day >= self.today:
            raise Refused(P.DAY_NOT_OPEN)
        touch = f"{who.id} {command.touch}"
        for copy in self.tickets.values():
            if copy.touch == touch and copy.state in NOT_AT_WORK:
                self.ends(copy, S.CANCELLED)
        order = [one.service for one in command.services]
        ticket = self.new_ticket(who, command, lease.ordinal, lease.number, day, order)
        ticket.issued_at = ticket.since = given
        ticket.waited = self.now - given
        if self.gap is not None:
            # For all others, too, the clocks stood in the gap.
            begun, over = self.gap
            ticket.waited -= max(NO_TIME, over - max(begun, given))
        lease.ended_at = self.now
        if day != self.day:
            self.ends(ticket, S.EXPIRED)

    # The clock.

    def confirm_time(self, who: Person, command: c.ConfirmTime) -> None:
        self.confirmed_at = self.now

    def clock_looks(self) -> None:
        """What is due is done, unless the clock is in doubt: what was stopped for a time goes on,
        the day opens, a visitor who was called often enough is missed, no ticket waits for a
        counter that stays away."""
        if self.clock_in_doubt:
            return
        if self.intake_until is not None and self.intake_until <= self.now:
            self.intake_until = None
        self.closed = {one: end for one, end in self.closed.items() if end > self.now}
        for what in [one for one, end in self.resumes_at.items() if end <= self.now]:
            self._resumes(what)
        if self.last_day < self.today:
            self._open_day()
        for ticket in self.tickets.values():
            if self._is_missed(ticket):
                self.misses(ticket)
            if ticket.state in ACTIVE and ticket.day != self.day and self._ends_now(ticket):
                self._leaves(ticket, LeftVisitor.UNFINISHED)
        reserved = {one.reserved_for for one in self.tickets.values() if one.state is S.WAITING}
        grace = timedelta(minutes=self.rules.reserved_grace_minutes)
        minute = self.now.replace(second=0, microsecond=0)
        for identity, at in self.counters.items():
            end = at.expected_end
            late = end is not None and self.now >= end + grace
            # Once a minute at most.
            done = (identity, minute) in self.released
            if late and not done and identity in reserved:
                self.released.add((identity, minute))
                self.releases(identity)

    def _is_missed(self, ticket: PlainTicket) -> bool:
        """Whether the recalls and the time since them make the ticket a no-show."""
        enough = 0 < self.rules.no_show_recalls <= ticket.recalls
        slow = 2 if Assist.WALK in ticket.assist else 1
        over = ticket.last_called_ago >= timedelta(seconds=self.rules.no_show_seconds) * slow
        return ticket.state is S.CALLED and enough and over
