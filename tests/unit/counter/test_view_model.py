"""The texts of the screen."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from client.net.api import RequestRefused
from client.ui.wording import Wordings
from contract.desk import view_model
from contract.desk.keys import DeskAction, action_label
from contract.enums import (
    ENDED,
    Assist,
    BreakReason,
    CallReason,
    CounterState,
    HoldReason,
    Outcome,
    Paper,
    StopState,
    TicketClass,
    TicketState,
)
from contract.errors import Problem
from contract.snapshots import Desk, Suspension
from contract.texts import FALLBACK, SENTENCES
from counter.app import TEXTS
from counter.greeter.keys import GreeterAction
from counter.greeter.view_model import NEEDS_PAPER
from counter.shared.sentences import failure
from tests.unit.client.test_texts import messages
from tests.unit.counter.examples import (
    NOON,
    a_catalogue,
    a_desk,
    a_hall,
    a_parked,
    a_stop,
    a_ticket,
)

BAKU = ZoneInfo("Asia/Baku")
SAY = Wordings(TEXTS, "en").say
LEFT, HAIR, END = "\u2066", "\u200a", "\u2069"


def test_the_ticket_in_words() -> None:
    ticket = a_ticket(recalls=2, paper=Paper.FAILED, assist=(Assist.HEAR,))
    shown = view_model.shown_ticket(SAY, ticket, a_catalogue(), "en")
    assert shown.number == "A042"
    assert (shown.state, shown.tone) == ("Called", "call")
    assert (shown.service, shown.agency) == ("Passport", "Interior")
    assert shown.language == "Language: Русский"
    assert shown.waited == "Waited 23 min"
    assert shown.recalls == "Called again 2 times"
    assert (shown.paper, shown.paper_tone) == ("Paper did not print", "care")
    assert shown.assist == "Needs help hearing"
    assert (shown.priority, shown.quantity) == ("", "")
    assert shown.why == "Next by priority and waiting time."
    # The class and the quantity are said where there is something to say.
    changes = {"ticket_class": TicketClass.PRIORITY, "stops": (a_stop(quantity=12),)}
    ticket = a_ticket(**changes, reasons=None)
    shown = view_model.shown_ticket(SAY, ticket, a_catalogue(), "en")
    assert (shown.priority, shown.quantity) == ("Priority", "For 12 people or files")
    assert (shown.why, shown.visitor) == ("", "")
    ticket = a_ticket(
        ticket_class=TicketClass.APPOINTMENT,
        booked_for=NOON,
        booked_name="Zübeydə Quluzadə",
    )
    shown = view_model.shown_ticket(SAY, ticket, a_catalogue(), "en")
    assert shown.priority == "Booked for 12:00"
    assert shown.visitor == "Zübeydə Quluzadə: compare with the document"


def test_stops_are_told_where_there_are_several() -> None:
    assert view_model.stop_rows(SAY, a_ticket(), a_catalogue(), "en") == []
    done = a_stop(service="hall.tax", state=StopState.SERVED, counter="7", time=400)
    rows = view_model.stop_rows(SAY, a_ticket(stops=(done, a_stop())), a_catalogue(), "en")
    assert [(row["name"], row["state_word"], row["detail"]) for row in rows] == [
        ("Tax", "Done", "Counter 7 · 7 min"),
        ("Passport", "Now", ""),
    ]


def test_calls_are_paused_where_all_queues_with_tickets_are_suspended() -> None:
    desk, catalogue = a_desk(), a_catalogue()
    assert not view_model.calls_are_paused(desk, a_hall(), catalogue)
    assert not view_model.calls_are_paused(desk, None, catalogue)
    assert not view_model.calls_are_paused(desk, a_hall("passport"), catalogue)
    assert view_model.calls_are_paused(desk, a_hall("passport", "notary"), catalogue)
    still = a_desk(suspension=Suspension(since=NOON, reason="alarm"))
    assert view_model.calls_are_paused(still, a_hall(), catalogue)


def test_the_key_of_a_ticket_on_hold_names_it() -> None:
    desk = a_desk(on_hold=(a_parked("A017"),))
    label = action_label(SAY, DeskAction.RESUME, desk)
    assert label == f"Resume {LEFT}A{HAIR}017{END}"
    assert action_label(SAY, DeskAction.OPEN_COUNTER, desk) == "Open the counter"
    paused = a_desk(state=CounterState.PAUSED)
    assert action_label(SAY, DeskAction.OPEN_COUNTER, paused) == "Back from the break"


def test_the_lines_are_those_of_this_counter_in_its_order() -> None:
    rows = view_model.line_rows(SAY, a_desk(), a_hall(), a_catalogue(), "en")
    assert [row["name"] for row in rows] == ["Notary", "Passport"]
    notary, passport = rows
    assert (notary["filled"], notary["over"], notary["wait"]) == (1.0, True, "40 min")
    assert (passport["filled"], passport["over"]) == (0.75, False)
    assert passport["target"] == "target 20 min"
    assert (notary["still"], passport["still"]) == (False, False)
    still = view_model.line_rows(SAY, a_desk(), a_hall("notary"), a_catalogue(), "en")
    assert [row["still"] for row in still] == [True, False]


def test_the_idle_view_without_a_ticket() -> None:
    def calm(desk: Desk, *, enter: bool = True, **more: Any) -> view_model.Calm:
        return view_model.calm(SAY, desk, BAKU, enter=enter, **more)

    waiting = calm(a_desk())
    assert (waiting.figure, waiting.headline) == ("3", "people are waiting for you")
    assert waiting.sentence == "Longest wait: 14 min"
    none = a_desk(waiting=0, longest_wait=None)
    assert calm(none, enter=False).headline == "No visitor is waiting"
    assert calm(a_desk(), enter=False).hint == "The tickets are still being printed."
    held = calm(none, enter=False, still=True, suspended=3)
    assert (held.figure, held.hint) == ("3", SAY("hint_still"))
    assert calm(a_desk(), enter=False, still=True).hint == held.hint
    assert calm(a_desk(state=CounterState.CLOSED)).headline == "This counter is closed"
    back = NOON + timedelta(minutes=45)
    paused = calm(a_desk(state=CounterState.PAUSED, expected_end=back))
    assert paused.sentence == "Since 12:00, back at 12:45"


def test_a_refusal_is_told_with_the_way_out() -> None:
    def problem(kind: str) -> Problem:
        return Problem(type=f"/problems/{kind}", title="t", status=409, detail="It is so.")

    gone = failure(SAY, RequestRefused(problem("not_this_ticket")))
    assert gone == ("It is so. The screen shows the current state.", "care")
    assert failure(SAY, RequestRefused(problem("counter_taken"))) == ("It is so.", "care")
    assert failure(SAY, RequestRefused(problem("no_one_waiting"))) == ("It is so.", "quiet")
    assert failure(SAY, RequestRefused(problem("of_a_newer_server"))) == ("It is so.", "care")


def test_every_action_and_state_has_a_message() -> None:
    names = {name for folder in (*TEXTS, SENTENCES) for name in messages(folder, FALLBACK)}
    wanted = {f"act_{action}" for action in DeskAction} | {"act_back"}
    wanted |= {f"outcome_{one}" for one in Outcome} | {f"hold_reason_{one}" for one in HoldReason}
    wanted |= {f"call_reason_{one}" for one in CallReason if one is not CallReason.WALK_IN}
    wanted |= {f"break_{one}" for one in BreakReason} | {f"greeter_{one}" for one in GreeterAction}
    wanted |= {f"greeter_printer_{one}" for one in NEEDS_PAPER}
    wanted |= {f"gone_{one}" for one in ENDED - {TicketState.FINISHED}} | {"gone_finished"}
    wanted |= {f"stop_{state}" for state in StopState}
    wanted |= {f"assist_{one}" for one in Assist}
    wanted |= {f"class_{one}" for one in TicketClass if one is not TicketClass.STANDARD}
    assert wanted <= names
    assert {f"ticket_{state}" for state in TicketState} <= names
    assert {f"counter_{state}" for state in CounterState} <= names
