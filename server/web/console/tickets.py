"""Tickets: found by number and day, with their history and their actions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import Response, request
from wtforms import RadioField, SelectField

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
from server.domain.setup import Setup
from server.domain.ticket_facts import end_of
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.rules.permissions import is_of_agency
from server.rules.profiles import profile_of
from server.views.snapshot_context import SnapshotContext
from server.web import authorization
from server.web.console.actions import CANCEL_REASONS, ActionPages, Choices, ConsoleAction, reasons
from server.web.console.words import actor_text, delay_of, promise_of, service_name
from server.web.http import day_arg, spaced
from server.web.pages.forms import PageForm, field
from server.web.pages.frame import Views

BY_ITSELF: Final = frozenset({Role.CLOCK, Role.VISITOR, Role.ANONYMOUS})
"""Roles without a name: the server's own clock, and the ticket's visitor."""

NAMED: Final = ("operator", "device")
"""The fields of events with the id of a person or a device."""

SENTENCE_OF: Final = {"ticket_called": "call_reason", "ticket_held": "hold_reason"}
"""The sentences of the reasons that an event may have."""


class _CancelForm(PageForm):
    reason = field(RadioField)


class _FreeForm(PageForm):
    visitor = field(RadioField)


class _CallForm(PageForm):
    counter = field(SelectField)
    reason = field(RadioField)


class TicketPages(ActionPages):
    """The pages of the tickets."""

    PATH = "console/tickets/<ticket>"

    def routes(self) -> Iterable[Views]:
        yield Views("console/tickets", Page.STEERING, self.search_tickets)
        yield Views(self.PATH, Page.STEERING, self.show_ticket)
        yield from super().routes()

    def search_tickets(self) -> Response:
        typed, reading = request.args.get("number", "").strip(), self.frame.context().reading
        numbers = numbers_meant(typed)
        wanted = (
            day_arg("day")
            or reading.centre.day
            or business_day(self.frame.context().now, reading.setup.config.centre)
        )
        tickets = [
            ticket
            for key in reading.numbered_on(numbers, wanted)
            if (ticket := _ticket(reading, key, wanted)) is not None
            and is_of_agency(authorization.who(), key, reading)
        ]
        if len(tickets) == 1:
            return self.frame.redirect(_address(tickets[0]))
        setup, language = self.frame.setup(), self.frame.say().language
        return self.frame.page(
            "console/tickets.html",
            state_of=_state,
            number=numbers[0] if numbers else typed,
            day=wanted.isoformat(),
            searched=bool(typed),
            address_of=_address,
            service_of=lambda ticket: service_name(setup, ticket.present.service, language),
            tickets=tickets,
        )

    def _own_ticket(self, identity: str) -> Ticket:
        """A ticket of the reader's services; else `not_found`."""
        reading = self.frame.context().reading
        ticket = _ticket(reading, identity, day_arg("day"))
        if ticket is None or not is_of_agency(authorization.who(), identity, reading):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket", "id": identity})
        return ticket

    def _name(self, identity: str) -> str:
        return spaced(self._own_ticket(identity).number)

    def show_ticket(self, ticket: str) -> Response:
        say, setup, context = self.frame.say(), self.frame.setup(), self.frame.context()
        own = self._own_ticket(ticket)
        events = context.reading.events_about(own.id, own.issued_at)
        ids = {event.actor.id for event in events}
        ids |= {str(key) for event in events for name in NAMED if (key := event.data.get(name))}
        history = _History(setup, say, context.reading.labels(list(ids)), _state(own))
        # A start that was undone only to free the counter.
        other = {event.command for event in events if event.type != "start_undone"}
        counter = setup.counters.get(own.counter) if own.counter else None
        promise = context.promise_state(own)
        return self.frame.page(
            "console/ticket.html",
            ticket=own,
            state=_state(own),
            actions=self._permitted_actions(ticket),
            counter=counter.number if counter else "",
            promise=promise_of(promise, say.language),
            delay=delay_of(context.delay_of(own, promise), say.language),
            needs_counter=own.state is TicketState.WAITING and not _free_counters(context, own),
            services=[
                (service_name(setup, stop.service, say.language), stop.state) for stop in own.stops
            ],
            history=[
                {"at": f"{event.at.astimezone(self.frame.zone()):%H:%M:%S}", **history.line(event)}
                for event in events
                if event.type != "start_undone" or event.command not in other
            ],
        )

    def _possible_actions(self, identity: str) -> list[ConsoleAction]:
        say, context, ticket = self.frame.say(), self.frame.context(), self._own_ticket(identity)
        actions = []
        if ticket.state in ACTIVE and ticket.counter is not None:
            left = [(kind, say("console-left-visitor", visitor=kind)) for kind in LeftVisitor]
            at, choices = {"counter": ticket.counter}, {"visitor": left}
            freeing = _FreeForm, lambda form: at | form.values(), choices
            actions = [ConsoleAction("free_counter", c.FreeCounter, *freeing)]
        if ticket.day != context.reading.centre.day:
            return actions
        counters = self.frame.setup().counters
        free = [
            (key, say("account-at-counter", counter=counters[key].number))
            for key in _free_counters(context, ticket)
        ]
        if ticket.state is TicketState.WAITING and free:
            sentences = wording(SENTENCES, say.language)
            why = [(reason, sentences(f"call_reason_{reason}")) for reason in CALL_REASONS]
            call: dict[str, Choices] = {"counter": free, "reason": why}
            actions.append(ConsoleAction("call_ticket", c.CallTicket, _CallForm, choices=call))
        if ticket.claim is Claim.OPEN:
            confirm, refuse = {"confirmed": True}, {"confirmed": False}
            actions += [
                ConsoleAction("confirm_claim", c.JudgePriority, fields=lambda _form: confirm),
                ConsoleAction("refuse_claim", c.JudgePriority, fields=lambda _form: refuse),
            ]
        cancel = {"reason": reasons(say, CANCEL_REASONS)}
        simple = (
            ConsoleAction("requeue", c.RequeueTicket, values={"state": ticket.state}),
            ConsoleAction("step_back", c.StepBack),
            ConsoleAction("reopen", c.Reopen),
            ConsoleAction("give_coupon", c.GiveCoupon, serious=True),
            ConsoleAction("cancel", c.Cancel, _CancelForm, choices=cancel, serious=True),
        )
        # The state table comes first; an action that is too late is refused with a sentence.
        allowed = set(allowed_on(ticket.state, another_stop=not ticket.been_everywhere))
        return actions + [action for action in simple if action.command.name in allowed]


def _free_counters(context: SnapshotContext, ticket: Ticket) -> list[str]:
    """The counters that could call a ticket out of order, those that serve its service first."""
    reading, service = context.reading, ticket.present.service
    levels = reading.setup.levels
    serves_others = {
        counter.id: service not in levels[profile_of(reading, counter)].level_of
        for counter in reading.counters()
        if counter.state is CounterState.OPEN and not counter.ticket
    }
    return sorted(serves_others, key=serves_others.__getitem__)


def _ticket(reading: CentreView, identity: str, day: date | None) -> Ticket | None:
    ticket = reading.ticket(identity)
    return ticket if ticket is not None or day is None else reading.past_ticket(identity, day)


def _state(ticket: Ticket) -> str:
    """The state of a ticket; of one that its day has ended, how it ended."""
    return (end_of(ticket) if ticket.state is TicketState.EXPIRED else None) or ticket.state


def _address(ticket: Ticket) -> str:
    """The address of its page, below the console; with the day, by which a past ticket is found."""
    return f"console/tickets/{ticket.id}?day={ticket.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class _History:
    """Events of a ticket, now in a state, as sentences; the names of people and devices by id."""

    setup: Setup
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
        services = [stop["service"] for stop in data.get("stops") or ()]
        return {
            "type": event.type,
            "state": self.state,
            "service": self._service(data.get("service", "")),
            "to_service": self._service(data.get("to_service", "")),
            "services": ", ".join(
                self._service(service) for service in services if service in self.setup.services
            ),
            "counter": self._counter(data.get("counter")) or "none",
            "to_counter": self._counter(data.get("to_counter")) or "none",
            **{
                name: str(data.get(name, ""))
                for name in ("outcome", "reason", "paper", "fault", "channel")
            },
            "stars": int(data.get("stars") or 0),
            **{name: "yes" if data.get(name) else "no" for name in ("confirmed", "held")},
            "minutes": int(data.get("waited", 0)) // 60_000,
            "promise": at_most(promise) // 60 if (promise := data.get("promise")) else 0,
            "number": spaced(str(data.get("number", ""))),
        }

    def _service(self, identity: object) -> str:
        return service_name(self.setup, str(identity), self.say.language)

    def _counter(self, identity: object) -> str:
        """The number of a counter; "" for none."""
        counter = self.setup.counters.get(str(identity))
        return counter.number if counter is not None else ""

    def _who(self, event: Event) -> str:
        role, actor = event.actor.role, event.actor.id
        name = self.names.get(actor, "") if role not in BY_ITSELF else ""
        return actor_text(role, actor, name, self.say)

    def _reason(self, event: Event) -> str:
        """The reason that staff gave for an action out of the ordinary; "" for none. A code of
        another system is said as it is."""
        data: Mapping[str, Any] = event.data
        reason = str((data.get("reasons") or data).get("reason") or "")
        if event.type == "ticket_cancelled":
            text = self.say("console-reason", reason=reason) if reason in CANCEL_REASONS else ""
        else:
            name = f"{SENTENCE_OF.get(event.type)}_{reason}"
            sentence = wording(SENTENCES, self.say.language)(name)
            code = reason if event.type in SENTENCE_OF else ""
            text = sentence if sentence != name else code
        return self.say("console-event-reason", reason=text) if text else ""

    def _why(self, event: Event) -> str:
        reasons = getattr(event.payload(), "reasons", None)
        if reasons is None:
            return ""
        sentences = wording(SENTENCES, self.say.language)
        return why_called(reasons, sentences, self._counter(event.data.get("counter")))
