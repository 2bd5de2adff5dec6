"""What the page of a counter shows, from the functions of the program: JSON types only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from contract.desk import attention, view_model
from contract.desk.available_keys import keys_at
from contract.desk.counter_forms import DeskContext
from contract.desk.forms import FormChoice, InputForm
from contract.desk.keyboard import KeyTable
from contract.desk.keys import DeskAction, SeenTicket, action_label
from contract.desk.lookups import help_elsewhere, is_taken
from contract.desk.sentences import TEXTS, help_wanted
from contract.desk.steps import is_idle
from contract.enums import SnapshotName, TicketState
from contract.formatting import spaced_number
from contract.snapshots import Hall
from contract.texts import SENTENCES, Say, say_of
from server.context import AppContext
from server.domain.principal import Principal
from server.rules.permissions import permit_agency_reading
from server.views import desk as desk_snapshot
from server.views import hall as hall_snapshot
from server.views.snapshot_context import SnapshotContext
from server.web.shared_snapshots import SharedCatalogues, SharedSnapshots

type Json = dict[str, Any]

FOLDERS: Final = (TEXTS, SENTENCES)
KEYS: Final = KeyTable()

HALL_SECONDS: Final = 1.0
"""How long the snapshot of a hall at one revision serves all pages: its waits are in minutes."""


class Desks:
    """Reads desks; the hall and the catalogue around them are the same for many pages."""

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self._catalogues = SharedCatalogues(app.public_url)
        self._halls = SharedSnapshots(hall_snapshot.build, HALL_SECONDS)

    def read(self, who: Principal, counter: str, language: str) -> DeskContext:
        """A counter with the hall around it, from one consistent read; `not_found`, or
        `not_permitted` for one of other agencies."""
        context = self._app.store.read(str(who.centre), self._app.context)
        permit_agency_reading(who, SnapshotName.DESK, counter, context.reading)
        desk = desk_snapshot.build(context, counter)
        catalogue, hall = self._catalogues.at(context), self.hall(context)
        return DeskContext(say_of(FOLDERS, language), language, catalogue, desk, context.now, hall)

    def hall(self, context: SnapshotContext) -> Hall:
        """The hall at the revision of a read."""
        return self._halls.at(context)


def desk_model(context: DeskContext, who: Principal, clock_rate: float) -> Json:
    """Everything that the page draws of a counter."""
    desk, hall, say = context.desk, context.hall, context.say
    catalogue, language = context.catalogue, context.language
    assert hall is not None
    chosen = who.counter is None
    texts = view_model.desk_texts(say, desk, hall, catalogue, language, who.id)
    zone, ticket = view_model.zone_of(catalogue), desk.ticket
    rows = view_model.line_rows(say, desk, hall, catalogue, language)
    awaited, empty, folded = view_model.folded_rows(say, rows)
    aside = (desk, catalogue, language, zone)
    since, until = view_model.span_of(desk)
    name = say("counter_number", number=desk.number)
    sign = ticket.number if ticket else str(desk.waiting) if desk.waiting else ""
    free = is_idle(desk)
    return {
        "epoch": desk.epoch,
        "revision": desk.revision,
        "at": desk.at.isoformat(),
        "clock_rate": clock_rate,
        "counter": desk.counter,
        "seen": asdict(SeenTicket.of(desk)),
        "name": name,
        "title": f"{sign} · {name}" if sign else name,
        "texts": asdict(texts),
        "number": spaced_number(ticket.number) if ticket else "",
        "called": ticket is not None and ticket.state is TicketState.CALLED,
        "idle": free and not desk.waiting,
        "awaited": free and desk.waiting > 0,
        "since": since and since.isoformat(),
        "until": until and until.isoformat(),
        "lines": awaited,
        "empty_lines": empty,
        "folded": folded,
        "stops": view_model.stop_rows(say, ticket, catalogue, language),
        "documents": view_model.document_rows(ticket, catalogue, language),
        "notes": view_model.note_rows(ticket, zone),
        "held": view_model.held_rows(say, *aside, context.now),
        "missed": view_model.missed_rows(say, hall, *aside),
        "attention": attention.reminders(say, desk, hall, catalogue, context.now, who.id, chosen),
        "help": help_wanted(
            say,
            help_elsewhere(desk, hall),
            [counter.id for counter in catalogue.counters],
            context.now,
        ),
        "taken": is_taken(desk, who.id),
        "keys": key_rows(context, who.id),
        # While a ticket is here the operator may work in another program.
        "lock_minutes": 0 if ticket else catalogue.lock_minutes,
    }


def key_rows(context: DeskContext, person: str) -> list[Json]:
    """The keys that a person has now, each with its place."""
    there = keys_at(context.desk, context.hall, person)
    primary = () if there.primary is None else (there.primary,)
    places: Mapping[str, Sequence[DeskAction]] = {
        "primary": primary,
        "quiet": there.quiet,
        "small": there.small,
        "header": there.header,
    }
    return [
        {
            "name": action.value,
            "place": place,
            "label": action_label(context.say, action, context.desk),
            "letter": KEYS.of(action),
            "icon": action.row.icon,
            "turns": action.row.mirrored,
            "resting": action in there.resting,
        }
        for place, actions in places.items()
        for action in actions
    ]


def form_model(form: InputForm, say: Say, action: str, keep: Json | None = None) -> Json:
    """A form for the page; `keep` is the input of the forms before it."""
    shown = {name: getattr(form, name) for name in _FORM_TEXTS}
    amount = form.amount
    values = range(amount.least, amount.most + 1, amount.step) if amount else ()
    return {
        **shown,
        "action": action,
        "keep": keep or {},
        "has_list": form.has_list,
        "choices": choice_rows(form.choices),
        "groups": choice_rows(form.groups),
        "amount": None if amount is None else amount.value,
        "amounts": [(n, say(amount.message, n=n)) for n in values] if amount else [],
    }


_FORM_TEXTS: Final = (
    *("title", "confirm", "sentence", "chosen", "several", "search", "looked_up", "empty"),
    *("text", "text_needed", "switch"),
)


def choice_rows(choices: Iterable[FormChoice]) -> list[Json]:
    """The rows of a form's list."""
    return [
        {name: getattr(choice, name) for name in _ROW_TEXTS} | {"opens": sorted(choice.opens)}
        for choice in choices
    ]


_ROW_TEXTS: Final = ("key", "label", "detail", "number", "amount", "marked")
