"""Tickets: found by number and day, with their history and their actions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import Response, request

from contract import commands as c
from contract.enums import ACTIVE, CALL_REASONS, Claim, CounterState, LeftVisitor, Role, TicketState
from contract.errors import ProblemType, Refusal
from contract.events import Event
from contract.lifecycle import allowed_on
from contract.numbers import numbers_meant
from contract.operations import Page
from contract.texts import SENTENCES, Wording, wording
from contract.waits import at_most
from contract.why import why_called
from server.domain.calendar import business_day
from server.domain.layout import Layout
from server.domain.ticket_facts import end_of
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.rules.permissions import is_of_agency
from server.rules.profiles import profile_of
from server.views.snapshot_context import SnapshotContext
from server.web import authorization
from server.web.console.actions import (
    CANCEL_REASONS,
    Action,
    CallForm,
    CancelForm,
    Choices,
    FreeForm,
    SubjectPages,
    reasons,
)
from server.web.console.words import actor_said, delay_of, promise_of, service_name
from server.web.http import day_arg, spaced
from server.web.pages.frame import Route

BY_ITSELF: Final = frozenset({Role.CLOCK, Role.VISITOR, Role.ANONYMOUS})
"""Roles without a name: the server's own clock, and the ticket's visitor."""

NAMED: Final = ("operator", "device")
"""The fields of events with the id of a person or a device."""

SENTENCE_OF: Final = {"ticket_called": "call_reason", "ticket_held": "hold_reason"}
"""The sentences of the reasons that an event may have."""


class Tickets(SubjectPages):
    """The pages of the tickets."""

    BASE = "console/tickets"
    SUBJECT = "ticket"

    def _routes(self) -> Iterable[Route]:
        yield ("console/tickets", Page.STEERING, {"GET": self._search})
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
            state_of=_state,
            number=numbers[0] if numbers else typed,
            day=wanted.isoformat(),
            asked=bool(typed),
            found=[
                (_address(one), one, service_name(layout, one.present.service, say.language))
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
        ids = {event.actor.id for event in events}
        ids |= {str(key) for event in events for name in NAMED if (key := event.data.get(name))}
        history = _History(layout, say, context.reading.labels(list(ids)), _state(found))
        # A start that was undone only to free the counter.
        other = {one.command for one in events if one.type != "start_undone"}
        at = layout.counters.get(found.counter) if found.counter else None
        promise = context.promise_state(found)
        return self.page(
            "console/ticket.html",
            ticket=found,
            state=_state(found),
            actions=self._actions(ticket),
            counter=at.number if at else "",
            promise=promise_of(promise, say.language),
            delay=delay_of(context.delay_of(found, promise), say.language),
            needs_counter=found.state is TicketState.WAITING and not _free(context, found),
            services=[
                (service_name(layout, one.service, say.language), one.state) for one in found.stops
            ],
            history=[
                {"at": f"{one.at.astimezone(self.zone()):%H:%M:%S}", **history.line(one)}
                for one in events
                if one.type != "start_undone" or one.command not in other
            ],
        )

    def _possible(self, identity: str) -> list[Action]:
        say, context, found = self.say(), self.context(), self._found(identity)
        actions = []
        if found.state in ACTIVE and found.counter is not None:
            left = [(one, say("console-left-visitor", visitor=one)) for one in LeftVisitor]
            at, choices = {"counter": found.counter}, {"visitor": left}
            freeing = FreeForm, lambda form: at | form.values(), choices
            actions = [Action("free_counter", c.FreeCounter, *freeing)]
        if found.day != context.reading.centre.day:
            return actions
        free = [
            (one, say("account-at-counter", counter=self.layout().counters[one].number))
            for one in _free(context, found)
        ]
        if found.state is TicketState.WAITING and free:
            sentences = wording(SENTENCES, say.language)
            why = [(one, sentences(f"call_reason_{one}")) for one in CALL_REASONS]
            call: dict[str, Choices] = {"counter": free, "reason": why}
            actions.append(Action("call_ticket", c.CallTicket, CallForm, choices=call))
        if found.claim is Claim.OPEN:
            actions += [
                Action("confirm_claim", c.JudgePriority, fields=lambda _form: {"confirmed": True}),
                Action("refuse_claim", c.JudgePriority, fields=lambda _form: {"confirmed": False}),
            ]
        cancel = {"reason": reasons(say, CANCEL_REASONS)}
        simple = (
            Action("requeue", c.RequeueTicket, values={"state": found.state}),
            Action("step_back", c.StepBack),
            Action("reopen", c.Reopen),
            Action("give_coupon", c.GiveCoupon, serious=True),
            Action("cancel", c.Cancel, CancelForm, choices=cancel, serious=True),
        )
        # The state table comes first; an action that is too late is refused with a sentence.
        allowed = set(allowed_on(found.state, another_stop=not found.been_everywhere))
        return actions + [one for one in simple if one.command.name in allowed]


def _free(context: SnapshotContext, ticket: Ticket) -> list[str]:
    """The counters that could call a ticket out of order, those that serve its service first."""
    reading = context.reading
    free = [one for one in reading.counters() if one.state is CounterState.OPEN and not one.ticket]
    service, levels = ticket.present.service, reading.layout.levels
    order = {one.id: service not in levels[profile_of(reading, one)].level_of for one in free}
    return sorted(order, key=order.__getitem__)


def _ticket(reading: CentreView, identity: str, day: date | None) -> Ticket | None:
    found = reading.ticket(identity)
    return found if found is not None or day is None else reading.past_ticket(identity, day)


def _state(ticket: Ticket) -> str:
    """The state of a ticket; of one that its day has ended, how it ended."""
    return (end_of(ticket) if ticket.state is TicketState.EXPIRED else None) or ticket.state


def _address(ticket: Ticket) -> str:
    """The address of its page, below the console; with the day, by which a past ticket is found."""
    return f"console/tickets/{ticket.id}?day={ticket.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class _History:
    """Events of a ticket, now in a state, as sentences; the names of people and devices by id."""

    layout: Layout
    say: Wording
    names: Mapping[str, str]
    state: str

    def line(self, event: Event) -> dict[str, str]:
        """A sentence, its actor, and perhaps a second sentence, e.g. why the ticket was called."""
        return {
            "sentence": self.say("console-event", **self._values(event)),
            "who": self._who(event),
            "more": self._reason(event) or self._why(event),
        }

    def _values(self, event: Event) -> dict[str, str | int]:
        data: Mapping[str, Any] = event.data
        stops = [one["service"] for one in data.get("stops") or ()]
        return {
            "type": event.type,
            "state": self.state,
            "service": self._service(data.get("service", "")),
            "to_service": self._service(data.get("to_service", "")),
            "services": ", ".join(
                self._service(one) for one in stops if one in self.layout.services
            ),
            "counter": self._counter(data.get("counter")) or "none",
            "to_counter": self._counter(data.get("to_counter")) or "none",
            **{
                name: str(data.get(name, ""))
                for name in ("outcome", "reason", "paper", "fault", "channel")
            },
            "stars": int(data.get("stars") or 0),
            **{one: "yes" if data.get(one) else "no" for one in ("confirmed", "held")},
            "minutes": int(data.get("waited", 0)) // 60_000,
            "promise": at_most(promise) // 60 if (promise := data.get("promise")) else 0,
            "number": spaced(str(data.get("number", ""))),
        }

    def _service(self, identity: object) -> str:
        return service_name(self.layout, str(identity), self.say.language)

    def _counter(self, identity: object) -> str:
        """The number of a counter; "" for none."""
        found = self.layout.counters.get(str(identity))
        return found.number if found is not None else ""

    def _who(self, event: Event) -> str:
        role, actor = event.actor.role, event.actor.id
        name = self.names.get(actor, "") if role not in BY_ITSELF else ""
        return actor_said(role, actor, name, self.say)

    def _reason(self, event: Event) -> str:
        """The reason that staff gave for an action out of the ordinary; "" for none. A code of
        another system is said as it is."""
        data: Mapping[str, Any] = event.data
        reason = str((data.get("reasons") or data).get("reason") or "")
        if event.type == "ticket_cancelled":
            text = self.say("console-reason", reason=reason) if reason in CANCEL_REASONS else ""
        else:
            name = f"{SENTENCE_OF.get(event.type)}_{reason}"
            found = wording(SENTENCES, self.say.language)(name)
            code = reason if event.type in SENTENCE_OF else ""
            text = found if found != name else code
        return self.say("console-event-reason", reason=text) if text else ""

    def _why(self, event: Event) -> str:
        reasons = getattr(event.payload(), "reasons", None)
        if reasons is None:
            return ""
        sentences = wording(SENTENCES, self.say.language)
        return why_called(reasons, sentences, self._counter(event.data.get("counter")))
