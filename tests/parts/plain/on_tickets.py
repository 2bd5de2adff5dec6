"""What is done to tickets away from the counter: by visitors, kiosks and staff on the floor."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from contract import commands as c
from contract.commands import Destination
from contract.enums import ACTIVE, Claim, CounterState, Paper, Role, StopOrder, StopState
from contract.errors import ProblemType
from tests.parts.plain.at_counters import AtCounters
from tests.parts.plain.state import P
from tests.parts.plain.values import (
    NO_TIME,
    NOT_AT_WORK,
    Person,
    PlainCoupon,
    PlainStop,
    PlainTicket,
    Refused,
    S,
    business_day,
    next_open_day,
)


class OnTickets(AtCounters):
    # Taking a ticket.

    def next_number(self, service: str) -> str | None:
        """The next number; None when all are in use or rest."""
        series, day = self.series[self.services[service].series], self.day
        assert day is not None
        end = series.leased_from or series.last + 1
        last = self.given.get((series.key, day), end)
        start = last + 1 if last < end else series.first
        for one in (*range(start, end), *range(series.first, start)):
            number = f"{series.prefix}{one:03d}"
            if not self.is_taken(number, day, resting=True):
                return number
        return None

    def issue_ticket(self, who: Person, command: c.IssueTicket) -> None:
        order = [one.service for one in command.services]
        if self.day is None or self.suspended_at is not None or self.intake_until:
            raise Refused(P.SERVICE_CLOSED)
        if any(s in self.suspended or s in self.closed or self.used_up(s) for s in order):
            raise Refused(P.SERVICE_CLOSED)
        coupon = self._coupon(command.coupon, order) if command.coupon else None
        if len(order) > 1 and self.rules.stop_order is StopOrder.LEAST_TIME:
            identity = f"{command.centre}.t{self.ordinal + 1}"
            order.insert(0, order.pop(self.choose(identity, order)))
        number = self.next_number(order[0])
        if number is None:
            raise Refused(P.NUMBERS_USED_UP)
        self.ordinal += 1
        self.given[self.services[order[0]].series, self.day] = int(number[1:])
        ticket = self.new_ticket(who, command, self.ordinal, number, self.day, order)
        ticket.paper = Paper.PENDING if who.role is Role.KIOSK else Paper.NONE
        ticket.touch = f"{who.id} {command.command_id}"
        if coupon is not None:
            self.coupons[coupon].used_by, ticket.coupon = ticket.id, coupon
            ticket.ticket_class = "priority" if command.priority else "returning"

    def new_ticket(
        self,
        who: Person,
        command: c.IssueTicket | c.HandIn,
        ordinal: int,
        number: str,
        day: date,
        order: Iterable[str],
    ) -> PlainTicket:
        quantity = {one.service: one.quantity for one in command.services}
        ticket = PlainTicket(
            id=f"{command.centre}.t{ordinal}",
            ordinal=ordinal,
            number=number,
            day=day,
            ticket_class="priority" if command.priority else "standard",
            claim=Claim.OPEN if command.priority else Claim.NONE,
            paper=Paper.PRINTED,
            issued_at=self.now,
            since=self.now,
            stops=[PlainStop(one, quantity[one]) for one in order],
            assist=command.assist,
            device=who.id if who.role is Role.KIOSK else None,
        )
        ticket.present.state = StopState.OPEN
        self.tickets[ticket.id] = ticket
        return ticket

    def used_up(self, service: str) -> bool:
        used = sum(
            # A stop that was left for another counts for none.
            any(
                stop.service == service
                and (stop is one.present or stop.state is not StopState.UNSERVED)
                for stop in one.stops
            )
            for one in self.tickets.values()
            if one.day == self.day
            and one.state is not S.CANCELLED
            and business_day(one.issued_at) == self.today
        )
        quota = self.services[service].quota
        return quota is not None and used >= (quota.per_day or 0)

    # Coupons.

    def _coupon(self, token: str, services: list[str]) -> str:
        """The id of the coupon of a token, if it may be used now."""
        coupon = self.coupons.get(token)
        # It is void when the ticket was reopened, and served after all.
        if coupon is None or all(one.coupon != token for one in self.tickets[coupon.ticket].stops):
            raise Refused(P.NOT_FOUND)
        if self.coupon_is_used(coupon):
            raise Refused(P.ALREADY_DONE)
        ended, day = self.tickets[coupon.ticket], self.day
        assert day is not None
        if not ended.day < day <= coupon.valid_through:
            raise Refused(P.TOO_LATE)
        if coupon.service not in services:
            raise Refused(P.NOT_THIS_SERVICE)
        return token

    def coupon_is_used(self, coupon: PlainCoupon) -> bool:
        """Whether a ticket was taken with it that its bearer did not cancel."""
        if coupon.used_by is None:
            return False
        used_by = self.tickets[coupon.used_by]
        return used_by.state is not S.CANCELLED or used_by.ended_by_centre

    def end_with_coupon(self, who: Person, command: c.EndWithCoupon) -> dict[str, Any]:
        service, through = command.service, next_open_day(self.today)
        there = (S.WAITING, S.ON_HOLD, S.MISSED)
        here = [
            one
            for one in self.tickets.values()
            if one.service == service and one.state in there
            if one.state is not S.MISSED or one.may_come_back
        ]
        later = [
            one
            for one in self.tickets.values()
            if one.is_open and one.day == self.day and one.service != service
            if any(one.stops[n].service == service for n in one.pending)
        ]
        for ticket in [*here, *later]:
            self._gets_coupon(ticket, service, through)
        for ticket in here:
            self._goes_on_without(ticket)
        return {"ended": len(here) + len(later), "valid_through": through.isoformat()}

    def give_coupon(self, who: Person, command: c.GiveCoupon) -> None:
        ticket = self.tickets[command.ticket]
        if ticket.state not in (S.WAITING, S.ON_HOLD, S.MISSED):
            raise Refused(P.NOT_ALLOWED_NOW)
        self._gets_coupon(ticket, ticket.service, next_open_day(self.today))
        self._goes_on_without(ticket)

    def _gets_coupon(self, ticket: PlainTicket, service: str, through: date) -> None:
        given = sum(one.ticket == ticket.id for one in self.coupons.values())
        coupon = f"{ticket.id}-c{given + 1}"
        self.coupons[coupon] = PlainCoupon(ticket.id, service, through)
        for stop in ticket.left:
            if stop.service == service:
                stop.state, stop.coupon = StopState.UNSERVED, coupon

    def _goes_on_without(self, ticket: PlainTicket) -> None:
        ticket.waited += self._held(ticket)
        goal = self.next_stop(ticket)
        if goal is None:
            self.ends(ticket, S.CANCELLED)
        else:
            ticket.comeback_left = None
            self.goes_to(ticket, goal)

    # What its bearer does.

    def report_print(self, who: Person, command: c.ReportPrint) -> None:
        self.tickets[command.ticket].paper = command.paper

    def cancel(self, who: Person, command: c.Cancel) -> None:
        ticket = self.tickets[command.ticket]
        if who.role is Role.KIOSK and ticket.paper in (Paper.PRINTED, Paper.SHOWN):
            raise Refused(P.NOT_PERMITTED)
        if ticket.state not in NOT_AT_WORK:
            raise Refused(P.NOT_ALLOWED_NOW)
        self.ends(ticket, S.CANCELLED)

    def reopen(self, who: Person, command: c.Reopen) -> None:
        ticket = self.tickets[command.ticket]
        bearer = who.role in (Role.VISITOR, Role.KIOSK)
        if ticket.day != self.day:
            raise Refused(P.PAST_DAY)
        if ticket.state not in (S.MISSED, S.CANCELLED):
            raise Refused(P.NOT_ALLOWED_NOW, P.TOO_LATE)
        late = self.number_is_gone(ticket)
        if ticket.state is S.CANCELLED:
            old = self.now - ticket.since > timedelta(minutes=self.rules.reopen_minutes)
            late |= old and not ticket.ended_by_centre
            coupon = self.coupons[ticket.coupon] if ticket.coupon else None
            late |= coupon is not None and coupon.used_by != ticket.id
        if bearer:
            late |= ticket.reopens >= self.rules.visitor_reopens or not ticket.may_come_back
            # Cancelling and coming back gets round no quota that others used, and no coupon.
            quota = any(self.used_up(stop.service) for stop in ticket.left)
            late |= ticket.state is S.CANCELLED and (quota or ticket.ended_by_centre)
        if late:
            raise Refused(P.TOO_LATE)
        ticket.present.state, ticket.present.coupon = StopState.OPEN, None
        ticket.reopens += bearer
        ticket.waited += self._held(ticket)
        ticket.comeback_left = None
        self.waits(ticket)

    def _held(self, ticket: PlainTicket) -> timedelta:
        """How long a missed visitor's place was held: that counts as waiting."""
        if ticket.state is not S.MISSED or ticket.comeback_left is None:
            return NO_TIME
        return timedelta(minutes=self.rules.comeback_minutes) - max(NO_TIME, ticket.comeback_left)

    def step_back(self, who: Person, command: c.StepBack) -> None:
        ticket = self.tickets[command.ticket]
        if ticket.state is not S.WAITING:
            raise Refused(P.NOT_ALLOWED_NOW)
        pause = timedelta(minutes=self.rules.step_back_minutes)
        if ticket.pause <= NO_TIME or pause - ticket.pause >= timedelta(seconds=30):
            ticket.pause = pause

    # What staff do on the floor.

    def _open(self, identity: str) -> PlainTicket:
        ticket = self.tickets[identity]
        if not ticket.is_open:
            raise Refused(P.NOT_ALLOWED_NOW)
        return ticket

    def _not_anothers(self, who: Person, identity: str) -> PlainTicket:
        """A ticket that is at no counter where another operator sits."""
        ticket = self.tickets[identity]
        if ticket.state in ACTIVE and ticket.counter is not None:
            self.may_work_at(who, ticket.counter)
        return ticket

    def reprint(self, who: Person, command: c.Reprint) -> None:
        ticket = self._open(command.ticket)
        ticket.copy += 1
        ticket.paper = Paper.PENDING

    def requeue_ticket(self, who: Person, command: c.RequeueTicket) -> None:
        ticket = self._not_anothers(who, command.ticket)
        if ticket.state is S.ON_HOLD:
            self.waits(ticket)
        elif ticket.state is S.CALLED:
            self.puts_back(ticket)
        else:
            raise Refused(P.NOT_ALLOWED_NOW)

    def change_service(self, who: Person, command: c.ChangeService) -> None:
        ticket = self._not_anothers(who, command.ticket)
        if ticket.state not in NOT_AT_WORK:
            raise Refused(P.NOT_ALLOWED_NOW, P.SUSPENDED)
        if ticket.state is S.CALLED and command.service in self.suspended:
            raise Refused(P.SUSPENDED)
        self.changes_to(ticket, command.service)

    def judge_priority(self, who: Person, command: c.JudgePriority) -> None:
        ticket = self._open(command.ticket)
        claim = Claim.CONFIRMED if command.confirmed else Claim.REFUSED
        if ticket.claim is claim:
            return
        if ticket.claim is Claim.NONE:
            raise Refused(P.NOT_ALLOWED_NOW)
        ordinary = "standard" if ticket.coupon is None else "returning"
        ticket.claim, ticket.ticket_class = claim, "priority" if command.confirmed else ordinary

    def set_assist(self, who: Person, command: c.SetAssist) -> None:
        self._open(command.ticket).assist = command.assist

    def add_service_to_ticket(self, who: Person, command: c.AddServiceToTicket) -> None:
        ticket = self._not_anothers(who, command.ticket)
        self.gets_stop(ticket, command.service, command.quantity)

    # Sending on.

    def transfer(self, who: Person, command: c.Transfer) -> None:
        self._sends(self.own(who, command, *ACTIVE), command)

    def transfer_ticket(self, who: Person, command: c.TransferTicket) -> None:
        self._sends(self._not_anothers(who, command.ticket), command)

    def _sends(self, ticket: PlainTicket, to: Destination) -> None:
        sender = ticket.counter if ticket.state in ACTIVE else None
        reserved_for = to.to_counter
        reasons: list[ProblemType] = []
        if ticket.state not in (S.WAITING, *ACTIVE):
            reasons.append(P.NOT_ALLOWED_NOW)
        if reserved_for is not None and not self._takes(reserved_for, sure=to.sure):
            reasons.append(P.COUNTER_AWAY)
        if reasons:
            raise Refused(*reasons)
        was, service = ticket.present, to.to_service or ticket.service
        served = ticket.state is S.SERVING or was.served
        was.state = StopState.SERVED if served else StopState.UNSERVED
        stop = ticket.comes_to(service, reserved_for)
        if stop is None:
            stop = len(ticket.stops)
            ticket.stops.append(PlainStop(service, was.quantity))
        ticket.stops[stop].reserved_for = reserved_for
        if to.with_return:
            ticket.stops.append(PlainStop(was.service, was.quantity, reserved_for=sender))
        self.goes_to(ticket, stop)

    def _takes(self, counter: str, *, sure: bool) -> bool:
        """Whether a counter is open; or on a break, for a sender who is sure."""
        state = self.counters[counter].state
        return state is CounterState.OPEN or (state is CounterState.PAUSED and sure)

    def move_tickets(self, who: Person, command: c.MoveTickets) -> dict[str, Any]:
        if command.service == command.to_service:
            raise Refused(P.MALFORMED)
        if command.to_service in self.suspended:
            raise Refused(P.SUSPENDED)
        queue = (command.service, None, S.WAITING)
        moved = [t for t in self.tickets.values() if (t.service, t.reserved_for, t.state) == queue]
        for one in moved:
            self.changes_to(one, command.to_service)
        return {"moved": len(moved)}
