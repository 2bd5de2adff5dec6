"""Tickets: found by number and day, with their history and their actions."""

from collections.abc import Iterable
from datetime import date

from flask import Response, request

from contract import commands as c
from contract.enums import Claim, CommandName, CounterState, TicketState
from contract.errors import ProblemType, Refusal
from contract.lifecycle import allowed_on
from contract.numbers import numbers_meant
from contract.operations import Page
from server.commands.dispatch import is_of_agency
from server.domain.calendar import business_day
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.views.context import SnapshotContext
from server.views.staffing import profile_of
from server.web import authorization
from server.web.console import history
from server.web.console.actions import (
    CALL_REASONS,
    CANCEL_REASONS,
    Action,
    ActionPages,
    CallForm,
    CancelForm,
)
from server.web.console.words import delay_of, promise_of, service_name
from server.web.pages.frame import Route
from server.web.rendering import spaced
from server.web.request_args import day_arg


class Tickets(ActionPages):
    """The pages of the tickets."""

    BASE = "console/tickets"
    SUBJECT = "ticket"

    def _routes(self) -> Iterable[Route]:
        yield ("console/tickets", Page.STEERING, {"GET": self._search})
        yield ("console/tickets/<ticket>", Page.STEERING, {"GET": self._one})
        yield from super()._routes()

    def _search(self) -> Response:
        typed, reading = request.args.get("number", "").strip(), self.context().reading
        numbers = numbers_meant(typed)
        wanted = (
            day_arg("day")
            or reading.centre.day
            or business_day(self.context().now, reading.layout.config.centre)
        )
        found = [
            ticket
            for key in reading.numbered_on(numbers, wanted)
            if (ticket := _ticket(reading, key, wanted)) is not None
            and is_of_agency(authorization.who(), key, reading)
        ]
        if len(found) == 1:
            return self.to(_address(found[0]))
        say, layout = self.say(), self.layout()
        return self.page(
            "console/tickets.html",
            number=numbers[0] if numbers else typed,
            day=wanted.isoformat(),
            asked=bool(typed),
            found=[
                (
                    _address(one),
                    spaced(one.number),
                    say("console-ticket-state", state=one.state),
                    service_name(layout, one.present.service, say.language),
                    self.hall_time(one.issued_at, say),
                )
                for one in found
            ],
        )

    def _found(self, identity: str) -> Ticket:
        """A ticket of the reader's services; else `not_found`."""
        reading = self.context().reading
        ticket = _ticket(reading, identity, day_arg("day"))
        if ticket is None or not is_of_agency(authorization.who(), identity, reading):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket", "id": identity})
        return ticket

    def _name(self, identity: str) -> str:
        return spaced(self._found(identity).number)

    def _one(self, ticket: str) -> Response:
        say, layout, context = self.say(), self.layout(), self.context()
        found = self._found(ticket)
        events = context.reading.events_about(found.id, found.issued_at)
        names = context.reading.labels(list(history.actors(events)))
        at = layout.counters.get(found.counter) if found.counter else None
        promise = context.promise_state(found)
        return self.page(
            "console/ticket.html",
            ticket=found,
            number=spaced(found.number),
            state=say("console-ticket-state", state=found.state),
            taken=self.date(found.day, say),
            actions=self._actions(ticket),
            counter=at.number if at else "",
            promise=promise_of(promise, say.language),
            delay=delay_of(context.delay_of(found, promise), say.language),
            needs_counter=found.state is TicketState.WAITING and not _free(context, found),
            services=[
                (
                    service_name(layout, one.service, say.language),
                    say("console-stop-state", state=one.state),
                )
                for one in found.stops
            ],
            history=history.lines(
                events,
                layout,
                say,
                names,
                lambda at: f"{at.astimezone(self.zone()):%H:%M:%S}",
            ),
        )

    def _possible(self, context: SnapshotContext, identity: str) -> list[Action]:
        say, found = self.say(), self._found(identity)
        counters = context.reading.layout.counters
        # The state table comes first; an action that is too late is refused with a sentence.
        allowed = set(allowed_on(found.state, another_stop=not found.been_everywhere))
        if found.day != context.reading.centre.day:
            return []
        actions = []
        free = [
            (one, say("account-at-counter", counter=counters[one].number))
            for one in _free(context, found)
        ]
        if found.state is TicketState.WAITING and free:
            actions.append(
                Action(
                    "call_ticket",
                    c.CallTicket,
                    CallForm,
                    choices={"counter": free, "reason": self._reasons(CALL_REASONS)},
                )
            )
        if found.claim is Claim.OPEN:
            actions += [
                Action("confirm_claim", c.JudgePriority, fields=lambda _form: {"confirmed": True}),
                Action("refuse_claim", c.JudgePriority, fields=lambda _form: {"confirmed": False}),
            ]
        simple = {
            CommandName.REQUEUE: Action("requeue", c.RequeueTicket),
            CommandName.STEP_BACK: Action("step_back", c.StepBack),
            CommandName.REOPEN: Action("reopen", c.Reopen),
            CommandName.GIVE_COUPON: Action("give_coupon", c.GiveCoupon, serious=True),
            CommandName.CANCEL: Action(
                "cancel",
                c.Cancel,
                CancelForm,
                choices={"reason": self._reasons(CANCEL_REASONS)},
                serious=True,
            ),
        }
        return actions + [action for name, action in simple.items() if name in allowed]

    def _reasons(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        say = self.say()
        return [(code, say("console-reason", reason=code)) for code in codes]


def _free(context: SnapshotContext, ticket: Ticket) -> list[str]:
    """The counters that could call a ticket out of order, those that serve its service first."""
    reading = context.reading
    free = [one for one in reading.counters() if one.state is CounterState.OPEN and not one.ticket]
    service, levels = ticket.present.service, reading.layout.levels
    order = {one.id: service not in levels[profile_of(reading, one)].level_of for one in free}
    return sorted(order, key=order.__getitem__)


def _ticket(reading: CentreView, identity: str, day: date | None) -> Ticket | None:
    """A ticket in memory, or from a past day."""
    found = reading.ticket(identity)
    return found if found is not None or day is None else reading.past_ticket(identity, day)


def _address(ticket: Ticket) -> str:
    """The address of its page, below the console; with the day, by which a past ticket is found."""
    return f"console/tickets/{ticket.id}?day={ticket.day.isoformat()}"
