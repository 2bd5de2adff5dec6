"""The forms to fill in before a command, for both screens: values in, forms out; no Qt."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from contract.catalogue import Catalogue
from contract.enums import Assist, Claim, CounterState
from contract.search import SearchEntry, TextRole, service_entries
from contract.snapshots import Hall
from contract.texts import Say, pick

SERVICE, COUNTER = "service", "counter"
"""The prefixes of the keys of transfer destinations."""


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One row of a sheet's list.

    Attributes:
        texts: searched in addition to label and detail.
        amount: the initial amount with this choice, if the sheet has one.
        marked: whether it is selected, in a list with multiple choice.
        opens: of a category: the keys of its rows.
    """

    key: str
    label: str
    detail: str = ""
    texts: Sequence[tuple[str, TextRole]] = ()
    number: str = ""
    amount: int | None = None
    marked: bool = False
    opens: frozenset[str] = frozenset()

    @property
    def entry(self) -> SearchEntry:
        """Its entry in the search index."""
        return SearchEntry(
            self.key,
            [
                (self.label, TextRole.NAME),
                (self.number, TextRole.SYNONYM),
                *self.texts,
                (self.detail, TextRole.GROUP),
            ],
        )


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with buttons for more and less; `message` is its text, with `n`."""

    message: str
    value: int
    least: int
    most: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class InputForm:
    """The contents of a sheet; absent parts are "" or empty.

    Attributes:
        choices: the list; the first one is chosen unless `chosen` names another.
        several: whether it is a multiple choice, none included.
        search: the label of the search field that filters the list.
        groups: the choices where the search finds nothing.
        looked_up: whether the input of the search is a ticket number to query from the server.
        text, switch: the labels of the text field and of an additional option.
    """

    title: str
    confirm: str
    sentence: str = ""
    choices: Sequence[FormChoice] = ()
    chosen: str = ""
    several: bool = False
    search: str = ""
    groups: Sequence[FormChoice] = ()
    looked_up: bool = False
    empty: str = ""
    amount: Amount | None = None
    text: str = ""
    text_needed: bool = False
    switch: str = ""

    @property
    def has_list(self) -> bool:
        """Whether it has a list."""
        return bool(self.choices or self.search or self.empty)


@dataclass(frozen=True, slots=True)
class Filled:
    """The input of a form.

    Attributes:
        choice: the key of the chosen row.
        marked: the keys of the selected rows of a multiple choice.
        ticket: chosen in a previous sheet, if there were two.
        sure: whether the server's question about the command was confirmed.
    """

    choice: str = ""
    ticket: str = ""
    marked: tuple[str, ...] = ()
    amount: int = 0
    text: str = ""
    switch: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class FormContext:
    """What every form needs: the messages, the language of names, the services."""

    say: Say
    language: str
    catalogue: Catalogue

    @property
    def own_service(self) -> str:
        """The service of the ticket that the form is about; "" without one."""
        return ""


def away_form(say: Say, refusal: str) -> InputForm:
    """Confirms a transfer to a counter that is on a break."""
    return InputForm(title=say("away_title"), confirm=say("away_confirm"), sentence=refusal)


def early_form(say: Say, refusal: str) -> InputForm:
    """Confirms that a visitor who is too early waits without the booking."""
    return InputForm(
        title=say("early_title"),
        confirm=say("early_confirm"),
        sentence=f"{refusal} {say('early_sentence')}",
    )


def no_form(_context: FormContext) -> None:
    """There is nothing to ask."""


def service_choices(
    catalogue: Catalogue, language: str, services: Sequence[str] | None = None
) -> list[FormChoice]:
    """The choices of services, all or some, each with its agency."""
    agencies = {agency.id: pick(agency.names, language) for agency in catalogue.agencies}
    wanted = None if services is None else frozenset(services)
    found = [
        FormChoice(
            service.id, pick(service.names, language), agencies.get(service.agency, ""), entry.texts
        )
        for service, entry in zip(
            catalogue.services, service_entries(catalogue, language), strict=True
        )
        if wanted is None or service.id in wanted
    ]
    return sorted(found, key=lambda choice: choice.label.casefold())


def group_choices(context: FormContext, choices: Sequence[FormChoice]) -> list[FormChoice]:
    """The categories of the available services, each with its rows."""
    category_of = {service.id: service.category for service in context.catalogue.services}
    rows = defaultdict[str | None, set[str]](set)
    for choice in choices:
        rows[category_of.get(choice.key.rpartition(" ")[2])].add(choice.key)
    return [
        FormChoice(
            category.id, pick(category.names, context.language), opens=frozenset(rows[category.id])
        )
        for category in context.catalogue.categories
        if category.id in rows
    ]


def place_choices(
    say: Say, catalogue: Catalogue, language: str, hall: Hall | None = None, own: str = ""
) -> list[FormChoice]:
    """The destinations of a transfer: each service, and each other counter."""
    services = [
        replace(choice, key=f"{SERVICE} {choice.key}")
        for choice in service_choices(catalogue, language)
    ]
    states = {counter.id: counter.state for counter in hall.counters} if hall else {}
    counters = [
        FormChoice(
            f"{COUNTER} {counter.id}",
            say("counter_number", number=counter.number),
            say(f"counter_{states.get(counter.id, CounterState.CLOSED)}") if hall else "",
        )
        for counter in catalogue.counters
        if counter.id != own
    ]
    return [*services, *counters]


def service_form(
    context: FormContext, title: str, confirm: str, choices: Sequence[FormChoice]
) -> InputForm:
    """A form to choose a service."""
    say = context.say
    return InputForm(
        title=say(title),
        confirm=say(confirm),
        choices=choices,
        search=say("search_service"),
        groups=group_choices(context, choices),
        empty=say("search_nothing"),
    )


def other_service_form(title: str, confirm: str) -> Callable[[FormContext], InputForm]:
    """Makes a form to choose another service than the ticket's own."""

    def make(context: FormContext) -> InputForm:
        found = service_choices(context.catalogue, context.language)
        others = [choice for choice in found if choice.key != context.own_service]
        return service_form(context, title, confirm, others)

    return make


def transfer_form(context: FormContext, places: Sequence[FormChoice]) -> InputForm:
    """The destination of a transfer, and a note for the next operator."""
    say = context.say
    return InputForm(
        title=say("transfer_title"),
        confirm=say("transfer_confirm"),
        choices=places,
        search=say("search_place"),
        groups=group_choices(context, places),
        empty=say("search_nothing"),
        text=say("note_for_next"),
    )


def note_form(context: FormContext) -> InputForm:
    """A note for the colleagues."""
    say = context.say
    return InputForm(
        title=say("note_title"),
        confirm=say("note_confirm"),
        sentence=say("note_sentence"),
        text=say("note_text"),
        text_needed=True,
    )


def assist_form(say: Say, has: Sequence[Assist]) -> InputForm:
    """The assistance that a visitor needs."""
    return InputForm(
        title=say("assist_title"),
        confirm=say("form_save"),
        choices=[
            FormChoice(assist, say(f"assist_{assist}"), marked=assist in has) for assist in Assist
        ],
        several=True,
    )


CONFIRMED, REFUSED = "confirmed", "refused"


def priority_form(say: Say, claim: Claim) -> InputForm:
    """Whether a claim to priority is justified."""
    return InputForm(
        title=say("priority_title"),
        confirm=say("form_save"),
        choices=[
            FormChoice(CONFIRMED, say("priority_confirmed")),
            FormChoice(REFUSED, say("priority_refused")),
        ],
        chosen=REFUSED if claim is Claim.REFUSED else CONFIRMED,
    )
