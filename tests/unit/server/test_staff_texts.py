"""The texts of the pages of staff: a text of its own for every word that the code can say."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor
from wtforms.fields.core import UnboundField

from contract.access import DEVICES, PEOPLE, DeviceState, OfflineReason, PrinterState, Scope
from contract.alerts import AlarmKind, AlertFailure, AlertWay
from contract.bookings import Ask
from contract.centre import Direction
from contract.device_settings import FIELDS
from contract.enums import (
    ACTIVE,
    BookingState,
    ClockDoubt,
    CounterState,
    LeftVisitor,
    Outcome,
    Paper,
    PrintFault,
    Role,
    StopState,
    TicketState,
)
from contract.events import REGISTRY
from contract.hours import WEEKDAYS
from contract.texts import FALLBACK, PROGRAM_LANGUAGES
from server.commands.people_list import ListEffect as ListWhat
from server.domain.centre_changes import ChangeKind, PartKind
from server.domain.figures import By, Measure
from server.domain.ticket_facts import End
from server.sentences import TEXTS
from server.staffing.report import NAME as STAFFING
from server.staffing.report import PAST_COLUMNS as STAFFING_COLUMNS
from server.views.reports.tables import KEY_FIGURES, REPORTS
from server.views.reports.tables import FigureKind as ColumnKind
from server.web.console import actions, services_and_counters, tickets
from server.web.console.actions import CANCEL_REASONS, REASONS, STOP_FOR
from server.web.console.alerts import ContactsForm
from server.web.console.devices import DeviceForm
from server.web.console.live_hall import LINKS, OF_QUEUES, QUICK_FIXES
from server.web.console.notices import ENDS
from server.web.console.people import ACTS
from server.web.console.reports.pages import PRESETS
from server.web.console.set_up.bookings import FIELDS as SETTINGS
from server.web.console.set_up.centre import PARTS
from server.web.console.set_up.hours import HOURS
from server.web.console.tokens import TokenForm
from server.web.pages.forms import PageForm, language_fields
from server.web.pages.navigation import NAVIGATION
from tests.parts.hall import ROOT
from tests.unit.client.test_texts import Variables, messages, parsed


def sources(*folders: str) -> str:
    """The templates and modules of the pages, one after another."""
    found = [one for folder in folders for one in (ROOT / "server/web" / folder).rglob("*.*")]
    return "".join(one.read_text("utf-8") for one in found if one.suffix in (".html", ".py"))


PAGES = sources("pages", "console", "board", "templates/pages", "templates/console")
PAGES += (ROOT / "server/views/alarms.py").read_text("utf-8")


OF_STAFF = ("account-", "console-", "bookings-")


def test_the_pages_of_staff_say_all_they_have_and_nothing_else() -> None:
    used = set(re.findall(r'"((?:account|console|bookings)-[a-z-]+)"', PAGES))
    known = set(messages(TEXTS, FALLBACK))
    assert used == {name for name in known if name.startswith(OF_STAFF)}


PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}
"""`other` is also the name of a default that stands for all words without a variant."""

NO_CODES = {"0", "none", "yes", "no"}
"""Words that select where a number, nothing or an answer is meant."""


class Selectors(Visitor):
    """The words by which a message selects, by the value; plural forms left out."""

    def __init__(self) -> None:
        self.words: dict[str, set[str]] = {}

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        assert isinstance(node.selector, ast.VariableReference)
        keys = [one.key for one in node.variants]
        words = {one.name if isinstance(one, ast.Identifier) else one.value for one in keys}
        words -= PLURAL_FORMS
        name = node.selector.id.name
        self.words.setdefault(name, set()).update(words)
        shown = Variables()
        for variant in node.variants:
            shown.visit(variant)
        assert words <= NO_CODES or name not in shown.names, f"{name} is shown as it is"
        self.generic_visit(node)


@cache
def selected(language: str) -> dict[tuple[str, str], set[str]]:
    """The words by which each message selects, by the message and the value."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in parsed(TEXTS, language).body:
        if isinstance(entry, ast.Message):
            selectors = Selectors()
            selectors.visit(entry)
            found |= {(entry.id.name, name): words for name, words in selectors.words.items()}
    return {place: words for place, words in found.items() if words}


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_all_languages_select_by_the_same_words(language: str) -> None:
    assert selected(language) == selected(FALLBACK)


def columns() -> set[str]:
    """The columns of all reports, and of the key figures."""
    found = {column.key for kind in REPORTS.values() for column in kind.columns}
    return found | {column.key for column in (*KEY_FIGURES, *STAFFING_COLUMNS)}


def fields(kind: type[PageForm] = PageForm) -> set[str]:
    """The fields of a form and of those that are made from it."""
    own = {name for name, one in vars(kind).items() if isinstance(one, UnboundField)}
    return own.union(*map(fields, kind.__subclasses__()))


ACTIONS = set(re.findall(r'(?:ConsoleAction|pause|stop)\(\s*"([a-z_]+)"', PAGES))
LABELLED = set(re.findall(r'(?:fields\.any\(\w+\.|say\("console-field", field=")(\w+)', PAGES))
LABELLED |= fields(DeviceForm) - {"counter", "display", "label"}
LABELLED |= {
    name
    for module in (actions, services_and_counters, tickets)
    for form in vars(module).values()
    if isinstance(form, type) and issubclass(form, PageForm) and form is not PageForm
    for name in fields(form)
}
ASKS = {"restart", "screenshot", "rotate"}
ABOUT_TICKETS = {
    name
    for name, row in REGISTRY.items()
    if {"ticket", "tickets", "of_ticket"} & set(row.model_fields)
}
QUEUE_STATES = {"open", "closed", "paused", "unserved"}
CHOSEN = {"always_heard", "bar", "paper_dots", "scanner", "stays_on", "volume"}
"""Settings of a device that have no other value than those of their list."""

NEVER_AT_FAULT = {"command_id", "digest", "version", "sure", "own_hours", "zone", "direction"}
NEVER_AT_FAULT |= {"bookable", "booked_named", "booking_ask", *SETTINGS}
NEVER_AT_FAULT |= {"profiles", "other_files", "resume_automatically", *HOURS}
NEVER_AT_FAULT |= (
    fields(ContactsForm) | CHOSEN | {*language_fields("name"), *language_fields("text")}
)
"""Fields that take every value a browser can send."""

SHARED = {"text", "name", "hours", "line", "booking", "profiles"}
"""Faults of fields that there are for each language, weekday, setting or kind of alarm, and of
those that may be empty."""

WORDS: Mapping[tuple[str, str], Iterable[str]] = {
    ("account-fault", "field"): ((fields() | fields(TokenForm)) - NEVER_AT_FAULT) | SHARED,
    ("account-done", "what"): {
        *re.findall(r'done\("([a-z_]+)"', PAGES),
        # A counter's page that locked itself.
        "locked",
        *ACTIONS,
        *QUICK_FIXES,
        *(f"device_{one}" for one in ASKS | {"set", "revoke"}),
        *(f"person_{one}" for one in ACTS if one not in ("password", "link")),
    },
    ("account-role", "role"): PEOPLE,
    ("account-device-kind", "kind"): DEVICES,
    ("account-device-state", "state"): DeviceState,
    ("account-device-offline", "because"): OfflineReason,
    ("console-device-settings-what", "kind"): {*FIELDS} - {Role.WALL},
    ("account-printer", "state"): PrinterState,
    ("account-ask", "what"): ASKS,
    ("console-part", "part"): {one.rpartition("/")[2] for _, one in NAVIGATION}
    | {"alerts", "tokens"},
    ("console-hall-state", "state"): {"open", "closed", "paused", "intake_stopped"},
    ("console-queue-state", "state"): QUEUE_STATES,
    ("console-counter-state", "state"): {*CounterState, *ACTIVE},
    ("console-ticket-state", "state"): ({*TicketState} - {TicketState.EXPIRED})
    | {End.LEFT, End.UNFINISHED},
    ("console-stop-state", "state"): StopState,
    ("console-actor", "role"): {*Role} - {Role.ANONYMOUS, Role.SIGNING_IN, Role.VIEWER, Role.WALL},
    ("console-event", "type"): ABOUT_TICKETS,
    ("console-event", "paper"): {Paper.PRINTED, Paper.SHOWN},
    ("console-event", "fault"): PrintFault,
    ("console-event", "outcome"): Outcome,
    ("console-alarm", "kind"): AlarmKind,
    ("console-alarm-queues", "kind"): OF_QUEUES,
    ("console-alarm-kind", "kind"): AlarmKind,
    ("console-alert-way", "way"): AlertWay,
    ("console-alert-failure", "reason"): AlertFailure,
    ("console-alarm", "state"): {*ClockDoubt, *PrinterState, *CounterState, "hall", "service"}
    - {PrinterState.OK, PrinterState.NONE},
    ("console-mend", "what"): QUICK_FIXES,
    ("console-look", "what"): {
        "set_profile",
        *LINKS,
    },
    ("console-action", "name"): ACTIONS,
    ("console-action-why", "name"): ACTIONS,
    ("console-action-do", "name"): ACTIONS,
    ("console-action-why", "state"): {TicketState.CALLED, TicketState.ON_HOLD},
    ("console-left-visitor", "visitor"): LeftVisitor,
    ("console-still-served", "time"): {"none"},
    ("console-field", "field"): LABELLED,
    ("console-reason", "reason"): {*REASONS, *CANCEL_REASONS},
    ("console-notice-ends", "ends"): ENDS,
    ("console-first-step", "step"): {"kiosk", "board", "people", "counter"},
    ("console-stop-for", "how_long"): STOP_FOR,
    ("console-stopped", "time"): {"none"},
    ("console-scope", "scope"): Scope,
    ("console-set-up", "part"): PARTS,
    ("console-set-up-what", "part"): PARTS,
    ("console-weekday", "day"): WEEKDAYS,
    ("console-level", "level"): {"0"},
    ("console-direction", "direction"): Direction,
    ("console-report", "name"): {"overview", "sheet", STAFFING, *REPORTS},
    ("console-report-title", "name"): {STAFFING, *REPORTS},
    ("console-spread", "name"): Measure,
    ("console-by", "by"): By,
    ("console-period", "period"): PRESETS,
    ("console-unit", "kind"): {*ColumnKind} - {ColumnKind.COUNT, ColumnKind.STARS, ColumnKind.MEAN},
    ("console-column", "key"): columns(),
    ("console-definition", "key"): columns() - {f"stars_{stars}" for stars in range(1, 6)},
    ("console-kind", "kind"): PartKind,
    ("console-happened", "what"): ChangeKind,
    ("bookings-column", "key"): {"slots", "booked", "arrived", "missed", "free"},
    ("bookings-state", "state"): {*BookingState} - {BookingState.LAPSED},
    ("bookings-setting", "name"): {*SETTINGS.values()},
    ("bookings-setting-hint", "name"): {
        "part",
        "horizon_days",
        "late_minutes",
        "staff_part",
        "overbook",
    },
    ("bookings-ask", "ask"): Ask,
    ("console-list-count", "what"): {*ListWhat} - {ListWhat.SAME},
    ("console-list-unreadable", "why"): {"encoding", "columns", "long"},
}
"""The words that the code says for a value. What is left out is said by the default: who acts
without a role that people know, the last level, counts without a unit, how often stars were
given, and fields that nothing is wrong with."""


@pytest.mark.parametrize("place", WORDS, ids=" ".join)
def test_every_word_that_the_code_says_has_a_text(place: tuple[str, str]) -> None:
    assert selected(FALLBACK)[place] == {str(word) for word in WORDS[place]} - PLURAL_FORMS


def test_every_value_by_which_the_pages_of_staff_select_is_looked_at() -> None:
    left = {
        place: words
        for place, words in selected(FALLBACK).items()
        if place not in WORDS and place[0].startswith(OF_STAFF)
    }
    hints = left.pop(("console-hint", "field"))
    assert hints <= set(WORDS["console-field", "field"])
    assert all(words <= NO_CODES for words in left.values()), left
