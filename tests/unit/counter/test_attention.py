"""What needs attention at a counter."""

from datetime import datetime, timedelta
from typing import Any

from client.ui.wording import Wordings
from contract.access import PrinterState
from contract.desk.attention import attention
from contract.enums import Role, TicketState
from contract.snapshots import CallNotShown, HallContact
from counter.app import TEXTS
from counter.desk.help import NO_HELP_WANTED, help_wanted
from counter.greeter.keys import GreeterContext
from counter.greeter.view_model import need_rows
from tests.parts.wire_example import golden_example
from tests.unit.counter.examples import (
    NOON,
    a_call,
    a_catalogue,
    a_desk,
    a_hall,
    a_parked,
    a_ticket,
)

SAY = Wordings(TEXTS, "en").say


def keys(at: datetime = NOON, hall: Any = None, **desk: Any) -> list[str]:
    found = attention(SAY, a_desk(**desk), hall or a_hall(), a_catalogue(), at)
    return [row["key"] for row in found]


def test_a_call_that_no_display_has_shown_is_told_after_a_moment() -> None:
    call = CallNotShown(call=1, number="A042", counter="12", at=NOON)
    hall = a_hall(not_shown=(call,))
    ticket = a_ticket(state=TicketState.CALLED)
    assert keys(NOON + timedelta(seconds=5), hall, ticket=ticket) == []
    late = NOON + timedelta(seconds=6)
    assert keys(late, hall, ticket=ticket) == ["shown"]
    # Of another counter, and of a visitor who has come, it is no matter.
    other = a_hall(not_shown=(call.model_copy(update={"counter": "7"}),))
    assert keys(late, other, ticket=ticket) == []
    assert keys(late, hall, ticket=a_ticket(state=TicketState.SERVING)) == []


def test_a_service_that_takes_twice_as_long_as_usual_is_asked_about() -> None:
    usual = next(one for one in a_catalogue().services if one.id == "hall.passport").typical
    ticket = a_ticket(state=TicketState.SERVING)
    soon = NOON + timedelta(seconds=max(300, 2 * usual) - 1)
    assert keys(soon, ticket=ticket) == []
    assert keys(soon + timedelta(seconds=1), ticket=ticket) == ["still"]


def test_a_ticket_on_hold_is_reported_at_its_reminder_or_after_half_an_hour() -> None:
    own = a_parked("A017").model_copy(update={"counter": "12"})
    due = own.model_copy(update={"remind_at": NOON + timedelta(minutes=10)})
    assert keys(NOON + timedelta(minutes=9), on_hold=(due,)) == []
    assert keys(NOON + timedelta(minutes=10), on_hold=(due,)) == ["held hall.A017"]
    assert keys(NOON + timedelta(minutes=30), on_hold=(own,)) == []
    assert keys(NOON + timedelta(minutes=31), on_hold=(own,)) == ["held hall.A017"]
    # Each counter is reminded of its own.
    others = (a_parked("A018").model_copy(update={"counter": "7"}),)
    assert keys(NOON + timedelta(hours=2), on_hold=others) == []


def test_help_that_is_called_to_this_counter_is_told() -> None:
    assert keys(hall=a_hall(help=(a_call("hall.12", "12", 1),))) == ["help"]
    assert keys(hall=a_hall(help=(a_call("hall.14", "14", 1),))) == []


def test_the_longest_call_for_help_is_shown_and_the_others_are_counted() -> None:
    door, nameless = a_call("kiosk-1", "kiosk at the door", 3), a_call("kiosk-9", "", 1)
    counters = ("hall.12", "hall.14")
    told = help_wanted(SAY, (door, a_call("hall.14", "14", 2), nameless), counters, NOON)
    assert told["place"] == "kiosk at the door"
    assert told["wanted"] == SAY("help_wanted", time=SAY("minutes", n=3))
    assert told["more"].strip("\u2066\u2069") == "+2"
    assert help_wanted(SAY, (), counters, NOON) == NO_HELP_WANTED
    # A place has the name that staff give it.
    for call, name in (
        (a_call("hall.14", "14", 0), SAY("counter_number", number="14")),
        (nameless, "kiosk-9"),
    ):
        assert help_wanted(SAY, (call,), counters, NOON)["place"] == name
    assert help_wanted(SAY, (a_call("k", "k", 0),), (), NOON)["wanted"] == SAY(
        "help_wanted", time=SAY("under_a_minute")
    )


def test_a_greeter_sees_whom_to_turn_to_below_what_needs_attention() -> None:
    kiosk = golden_example("snapshots", "hall")["devices"][0] | {"printer": "paper_out"}
    contacts = (
        HallContact(kind="printer", line="reception, 12"),
        HallContact(kind="from_a_newer_server", line="elsewhere"),
    )
    wanted = (a_call("kiosk-1", "kiosk at the door", 3),)
    hall = a_hall(help=wanted, devices=(kiosk,), contacts=contacts)
    context = GreeterContext(SAY, "en", a_catalogue(), None)
    help_call, printer = need_rows(context, hall, NOON, Role.GREETER, PrinterState.OK)
    assert "\n" not in help_call["detail"]
    assert printer["detail"].splitlines() == [SAY("greeter_printer_paper_out"), "reception, 12"]
