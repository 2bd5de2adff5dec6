"""The forms to fill in before a command: values in, forms out; no Qt."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

from client.ui.formatting import duration, spaced_number
from contract.catalogue import Catalogue
from contract.enums import Assist, BreakReason, Claim, CounterState, Outcome, TicketState
from contract.reasons import CallReason, HoldReason
from contract.search import service_entries
from contract.snapshots import Desk, Hall, HeldTicket, MissedTicket, Ticket
from contract.texts import Say, pick
from counter.desk.view_model import lines_of, minutes
from counter.shared.form import Amount, Choice, Form
from counter.shared.lookups import missed_here, service_name, services_of

SERVICE, COUNTER = "service", "counter"
"""The prefixes of the keys of transfer destinations."""


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


class Asker(Protocol):
    """The context of a form about services."""

    @property
    def say(self) -> Say:
        """The messages."""

    @property
    def language(self) -> str:
        """The language of the names."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the services."""


@dataclass(frozen=True, slots=True)
class Around:
    """The inputs of the forms."""

    say: Say
    language: str
    desk: Desk
    catalogue: Catalogue
    now: datetime
    hall: Hall | None = None

    @property
    def own_services(self) -> Sequence[str]:
        """The services of this counter, in the order of its work profile."""
        return services_of(self.catalogue, self.desk.counter)

    def seconds_since(self, at: datetime) -> int:
        """Seconds since a time."""
        return int((self.now - at).total_seconds())

    def row(self, key: str, number: str, service: str, detail: str) -> Choice:
        """The choice of a ticket: its number and service."""
        name = service_name(self.catalogue, service, self.language)
        return Choice(key, f"{spaced_number(number)} · {name}", detail, number=number)

    def absent_row(self, one: HeldTicket | MissedTicket) -> Choice:
        """The choice of a ticket on hold or missed, with the time since then."""
        waited = minutes(self.say, self.seconds_since(one.since))
        return self.row(one.id, one.number, one.service, waited)


def away_form(say: Say, refusal: str) -> Form:
    """Confirms a transfer to a counter that is on a break."""
    return Form(title=say("away_title"), confirm=say("away_confirm"), sentence=refusal)


def unserved_form(say: Say, action: str, refusal: str) -> Form:
    """Confirms an action although no other counter would serve a queue."""
    label = say(f"act_{action}")
    return Form(title=f"{label}?", confirm=label, sentence=refusal)


def no_form(_asker: Asker) -> None:
    """There is nothing to ask."""


def break_form(around: Around) -> Form:
    """The reason and the length of a break."""
    say = around.say
    return Form(
        title=say("break_title"),
        confirm=say("break_start"),
        choices=[
            Choice(one, say(f"break_{one}"), amount=USUAL_MINUTES[one]) for one in BreakReason
        ],
        amount=Amount(
            "form_minutes",
            USUAL_MINUTES[BreakReason.BREAK],
            FIVE_MINUTES,
            LONGEST_MINUTES,
            FIVE_MINUTES,
        ),
    )


def finish_form(around: Around) -> Form:
    """The result and the quantity of a service."""
    say, ticket = around.say, around.desk.ticket
    quantity = 1
    if ticket is not None and ticket.stop is not None:
        quantity = ticket.stops[ticket.stop].quantity
    return Form(
        title=say("finish_title"),
        confirm=say("act_finish"),
        choices=[Choice(one, say(f"outcome_{one}")) for one in Outcome],
        amount=Amount("quantity", quantity, 1, 99),
    )


def hold_form(around: Around) -> Form:
    """The reason of a hold, and its reminder."""
    say = around.say
    return Form(
        title=say("hold_title"),
        confirm=say("act_hold"),
        choices=[Choice(one, say(f"hold_{one}")) for one in HoldReason],
        amount=Amount("remind_in", 0, 0, LONGEST_MINUTES, FIVE_MINUTES),
    )


def resume_form(around: Around) -> Form | None:
    """Which ticket to resume; a single one needs no form."""
    say, held = around.say, around.desk.on_hold
    if len(held) < 2:
        return None
    return Form(
        title=say("resume_title"),
        confirm=say("resume_confirm"),
        choices=[around.absent_row(one) for one in held],
    )


def missed_form(around: Around) -> Form:
    """Which missed ticket to recall."""
    say, hall = around.say, around.hall
    missed = missed_here(hall, frozenset(around.own_services)) if hall else []
    return Form(
        title=say("missed_title"),
        confirm=say("missed_confirm"),
        sentence=say("missed_sentence"),
        choices=[around.absent_row(one) for one in missed],
    )


def service_choices(
    catalogue: Catalogue, language: str, services: Sequence[str] | None = None
) -> list[Choice]:
    """The choices of services, all or some, each with its agency."""
    agencies = {one.id: pick(one.names, language) for one in catalogue.agencies}
    wanted = None if services is None else frozenset(services)
    found = [
        Choice(one.id, pick(one.names, language), agencies.get(one.agency, ""), entry.texts)
        for one, entry in zip(catalogue.services, service_entries(catalogue, language), strict=True)
        if wanted is None or one.id in wanted
    ]
    return sorted(found, key=lambda one: one.label.casefold())


def group_choices(asker: Asker, choices: Sequence[Choice]) -> list[Choice]:
    """The categories of the available services, each with its rows."""
    category_of = {one.id: one.category for one in asker.catalogue.services}
    rows = defaultdict[str | None, set[str]](set)
    for one in choices:
        rows[category_of.get(one.key.rpartition(" ")[2])].add(one.key)
    return [
        Choice(one.id, pick(one.names, asker.language), opens=frozenset(rows[one.id]))
        for one in asker.catalogue.categories
        if one.id in rows
    ]


def place_choices(
    say: Say, catalogue: Catalogue, language: str, hall: Hall | None = None, own: str = ""
) -> list[Choice]:
    """The destinations of a transfer: each service, and each other counter."""
    services = [
        replace(one, key=f"{SERVICE} {one.key}") for one in service_choices(catalogue, language)
    ]
    states = {one.id: one.state for one in hall.counters} if hall else {}
    counters = [
        Choice(
            f"{COUNTER} {one.id}",
            say("counter_number", number=one.number),
            say(f"counter_{states.get(one.id, CounterState.CLOSED)}") if hall else "",
        )
        for one in catalogue.counters
        if one.id != own
    ]
    return [*services, *counters]


def _other_services(around: Around) -> list[Choice]:
    own = around.desk.ticket.service if around.desk.ticket else ""
    found = service_choices(around.catalogue, around.language)
    return [one for one in found if one.key != own]


def service_form(asker: Asker, title: str, confirm: str, choices: Sequence[Choice]) -> Form:
    """A form to choose a service."""
    say = asker.say
    return Form(
        title=say(title),
        confirm=say(confirm),
        choices=choices,
        search=say("search_service"),
        groups=group_choices(asker, choices),
        empty=say("search_nothing"),
    )


def add_form(around: Around) -> Form:
    """A further service, and its quantity."""
    form = service_form(around, "add_title", "add_confirm", _other_services(around))
    return replace(form, amount=Amount("quantity", 1, 1, 99))


def change_form(around: Around) -> Form:
    """The service in place of a wrong one."""
    return service_form(around, "change_title", "change_confirm", _other_services(around))


def transfer_form(asker: Asker, places: Sequence[Choice]) -> Form:
    """The destination of a transfer, and a note for the next operator."""
    say = asker.say
    return Form(
        title=say("transfer_title"),
        confirm=say("transfer_confirm"),
        choices=places,
        search=say("search_place"),
        groups=group_choices(asker, places),
        empty=say("search_nothing"),
        text=say("note_for_next"),
    )


def desk_transfer_form(around: Around) -> Form:
    """The destination of the ticket at the counter."""
    say = around.say
    places = place_choices(say, around.catalogue, around.language, around.hall, around.desk.counter)
    return replace(transfer_form(around, places), switch=say("transfer_return"))


def note_form(say: Say) -> Form:
    """A note for the colleagues."""
    return Form(
        title=say("note_title"),
        confirm=say("note_confirm"),
        sentence=say("note_sentence"),
        text=say("note_text"),
        text_needed=True,
    )


def desk_note_form(around: Around) -> Form:
    """A note on the ticket at the counter."""
    return note_form(around.say)


def assist_form(say: Say, has: Sequence[Assist]) -> Form:
    """The assistance that a visitor needs."""
    return Form(
        title=say("assist_title"),
        confirm=say("form_save"),
        choices=[Choice(one, say(f"assist_{one}"), marked=one in has) for one in Assist],
        several=True,
    )


def desk_assist_form(around: Around) -> Form:
    """The assistance that the visitor at the counter needs."""
    ticket = around.desk.ticket
    return assist_form(around.say, ticket.assist if ticket else ())


CONFIRMED, REFUSED = "confirmed", "refused"


def priority_form(say: Say, claim: Claim) -> Form:
    """Whether a claim to priority is justified."""
    return Form(
        title=say("priority_title"),
        confirm=say("form_save"),
        choices=[
            Choice(CONFIRMED, say("priority_confirmed")),
            Choice(REFUSED, say("priority_refused")),
        ],
        chosen=REFUSED if claim is Claim.REFUSED else CONFIRMED,
    )


def desk_priority_form(around: Around) -> Form:
    """The claim of the visitor at the counter."""
    ticket = around.desk.ticket
    return priority_form(around.say, ticket.claim if ticket else Claim.OPEN)


def walk_in_form(around: Around) -> Form:
    """The service of a visitor without a ticket."""
    own = service_choices(around.catalogue, around.language, around.own_services)
    form = service_form(around, "walk_in_title", "walk_in_confirm", own)
    return replace(form, sentence=around.say("walk_in_sentence"))


def choose_ticket_form(around: Around) -> Form:
    """The longest waiting ticket of each queue; any other by its number."""
    say, hall = around.say, around.hall
    lines = lines_of(around.desk, hall, around.catalogue) if hall else []
    heads = [line.head for line in lines if line.head is not None]
    return Form(
        title=say("choose_title"),
        confirm=say("choose_next"),
        sentence=say("choose_sentence"),
        choices=[
            around.row(head.ticket, head.number, head.service, minutes(say, head.waited))
            for head in heads
        ],
        search=say("search_number"),
        looked_up=True,
        empty=say("choose_nothing"),
    )


def reason_form(say: Say, number: str) -> Form:
    """The reason for calling a ticket out of order."""
    return Form(
        title=say("reason_title", number=spaced_number(number)),
        confirm=say("reason_confirm"),
        sentence=say("reason_sentence"),
        choices=[
            Choice(one, say(f"call_{one}")) for one in CallReason if one is not CallReason.WALK_IN
        ],
    )


def found_choices(
    around: Around, tickets: Sequence[Ticket], states: frozenset[TicketState]
) -> list[Choice]:
    """The choices of found tickets, without those in other states."""

    def detail(one: Ticket) -> str:
        age = duration(around.seconds_since(one.issued_at))
        return f"{around.say(f'ticket_{one.state}')} · {age}"

    return [
        around.row(one.id, one.number, one.present_service, detail(one))
        for one in tickets
        if one.state in states
    ]
