"""The forms of a counter's keys: values in, forms out; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from contract.desk.forms import (
    Amount,
    FormChoice,
    FormContext,
    InputForm,
    assist_form,
    other_service_form,
    place_choices,
    priority_form,
    service_choices,
    service_form,
    transfer_form,
)
from contract.desk.lookups import lines_of, missed_here, service_name, services_of
from contract.desk.sentences import minutes
from contract.enums import CALL_REASONS, BreakReason, Claim, HoldReason, Outcome, TicketState
from contract.formatting import duration, spaced_number
from contract.snapshots import Desk, Hall, HeldTicket, MissedTicket, Ticket
from contract.texts import Say

USUAL_MINUTES: Final[Mapping[BreakReason, int]] = {
    BreakReason.BREAK: 15,
    BreakReason.LUNCH: 45,
    BreakReason.BACK_OFFICE: 30,
    BreakReason.TRAINING: 60,
    BreakReason.TECHNICAL: 15,
    BreakReason.OTHER: 15,
}


FIVE_MINUTES: Final = 5


LONGEST_MINUTES: Final = 240


@dataclass(frozen=True, slots=True)
class DeskContext(FormContext):
    """What the forms of a counter need."""

    desk: Desk
    now: datetime
    hall: Hall | None = None

    @property
    def own_service(self) -> str:
        """The service of the ticket at the counter."""
        return self.desk.ticket.service if self.desk.ticket else ""

    @property
    def own_services(self) -> Sequence[str]:
        """The services of this counter, in the order of its work profile."""
        return services_of(self.catalogue, self.desk.counter)

    def seconds_since(self, at: datetime) -> int:
        """Seconds since a time."""
        return int((self.now - at).total_seconds())

    def row(self, key: str, number: str, service: str, detail: str) -> FormChoice:
        """The choice of a ticket: its number and service."""
        name = service_name(self.catalogue, service, self.language)
        return FormChoice(key, f"{spaced_number(number)} · {name}", detail, number=number)

    def absent_row(self, ticket: HeldTicket | MissedTicket) -> FormChoice:
        """The choice of a ticket on hold or missed, with the time since then."""
        waited = minutes(self.say, self.seconds_since(ticket.since))
        return self.row(ticket.id, ticket.number, ticket.service, waited)


def unserved_form(say: Say, action: str, refusal: str) -> InputForm:
    """Confirms an action although no other counter would serve a queue."""
    label = say(f"act_{action}")
    return InputForm(title=f"{label}?", confirm=label, sentence=refusal)


def break_form(context: DeskContext) -> InputForm:
    """The reason and the length of a break."""
    say = context.say
    return InputForm(
        title=say("break_title"),
        confirm=say("break_start"),
        choices=[
            FormChoice(reason, say(f"break_{reason}"), amount=USUAL_MINUTES[reason])
            for reason in BreakReason
        ],
        amount=Amount(
            "form_minutes",
            USUAL_MINUTES[BreakReason.BREAK],
            FIVE_MINUTES,
            LONGEST_MINUTES,
            FIVE_MINUTES,
        ),
    )


def finish_form(context: DeskContext) -> InputForm:
    """The result and the quantity of a service."""
    say, ticket = context.say, context.desk.ticket
    quantity = 1
    if ticket is not None and ticket.stop is not None:
        quantity = ticket.stops[ticket.stop].quantity
    return InputForm(
        title=say("finish_title"),
        confirm=say("act_finish"),
        choices=[FormChoice(outcome, say(f"outcome_{outcome}")) for outcome in Outcome],
        amount=Amount("quantity", quantity, 1, 99),
    )


def hold_form(context: DeskContext) -> InputForm:
    """The reason of a hold, and its reminder."""
    say = context.say
    return InputForm(
        title=say("hold_title"),
        confirm=say("act_hold"),
        choices=[FormChoice(reason, say(f"hold_reason_{reason}")) for reason in HoldReason],
        amount=Amount("remind_in", 0, 0, LONGEST_MINUTES, FIVE_MINUTES),
    )


def resume_form(context: DeskContext) -> InputForm | None:
    """Which ticket to resume; a single one needs no form."""
    say, held = context.say, context.desk.on_hold
    if len(held) < 2:
        return None
    return InputForm(
        title=say("resume_title"),
        confirm=say("resume_confirm"),
        choices=[context.absent_row(ticket) for ticket in held],
    )


def missed_form(context: DeskContext) -> InputForm:
    """Which missed ticket to recall."""
    say, hall = context.say, context.hall
    missed = missed_here(hall, frozenset(context.own_services)) if hall else []
    return InputForm(
        title=say("missed_title"),
        confirm=say("missed_confirm"),
        sentence=say("missed_sentence"),
        choices=[context.absent_row(ticket) for ticket in missed],
    )


def add_form(context: DeskContext) -> InputForm:
    """A further service, and its quantity."""
    form = other_service_form("add_title", "add_confirm")(context)
    return replace(form, amount=Amount("quantity", 1, 1, 99))


def desk_transfer_form(context: DeskContext) -> InputForm:
    """The destination of the ticket at the counter."""
    say = context.say
    places = place_choices(
        say, context.catalogue, context.language, context.hall, context.desk.counter
    )
    return replace(transfer_form(context, places), switch=say("transfer_return"))


def desk_assist_form(context: DeskContext) -> InputForm:
    """The assistance that the visitor at the counter needs."""
    ticket = context.desk.ticket
    return assist_form(context.say, ticket.assist if ticket else ())


def desk_priority_form(context: DeskContext) -> InputForm:
    """The claim of the visitor at the counter."""
    ticket = context.desk.ticket
    return priority_form(context.say, ticket.claim if ticket else Claim.OPEN)


def walk_in_form(context: DeskContext) -> InputForm:
    """The service of a visitor without a ticket."""
    own = service_choices(context.catalogue, context.language, context.own_services)
    form = service_form(context, "walk_in_title", "walk_in_confirm", own)
    return replace(form, sentence=context.say("walk_in_sentence"))


def choose_ticket_form(context: DeskContext) -> InputForm:
    """The longest waiting ticket of each queue; any other by its number."""
    say, hall = context.say, context.hall
    lines = lines_of(context.desk, hall, context.catalogue) if hall else []
    heads = [line.head for line in lines if line.head is not None]
    return InputForm(
        title=say("choose_title"),
        confirm=say("choose_next"),
        sentence=say("choose_sentence"),
        choices=[
            context.row(head.ticket, head.number, head.service, minutes(say, head.waited))
            for head in heads
        ],
        search=say("search_number"),
        looked_up=True,
        empty=say("choose_nothing"),
    )


def reason_form(say: Say, number: str) -> InputForm:
    """The reason for calling a ticket out of order."""
    return InputForm(
        title=say("reason_title", number=spaced_number(number)),
        confirm=say("reason_confirm"),
        sentence=say("reason_sentence"),
        choices=[FormChoice(reason, say(f"call_reason_{reason}")) for reason in CALL_REASONS],
    )


def found_choices(
    context: DeskContext, tickets: Sequence[Ticket], states: frozenset[TicketState]
) -> list[FormChoice]:
    """The choices of found tickets, without those in other states."""

    def detail(ticket: Ticket) -> str:
        age = duration(context.seconds_since(ticket.issued_at))
        return f"{context.say(f'ticket_{ticket.state}')} · {age}"

    return [
        context.row(ticket.id, ticket.number, ticket.present_service, detail(ticket))
        for ticket in tickets
        if ticket.state in states
    ]
