"""The keys are exactly the actions that the life cycle allows."""

import re
from copy import replace
from datetime import timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest

from contract import commands as c
from contract.desk.available_keys import keys_at, keys_for
from contract.desk.counter_forms import DeskContext
from contract.desk.forms import Filled
from contract.desk.keys import DeskAction, command_for
from contract.desk.sentences import TEXTS as DESK_TEXTS
from contract.enums import Claim, CounterState, TicketState
from contract.lifecycle import allowed
from contract.snapshots import Desk, Hall
from contract.texts import wording
from tests.parts.hall import ROOT
from tests.unit.counter.examples import (
    NOON,
    a_call,
    a_catalogue,
    a_desk,
    a_hall,
    a_parked,
    a_ticket,
)

PLACES = int(
    re.findall(r"places: (\d+)", (ROOT / "counter/qml/ActionBar.qml").read_text("utf-8"))[0]
)
"""For how many keys the bar has room next to the primary one."""

FLAGS = ("can_undo_call", "can_recall", "waiting", "on_hold", "can_reopen", "another_stop")


@pytest.mark.parametrize("counter", CounterState)
@pytest.mark.parametrize("ticket", [None, TicketState.CALLED, TicketState.SERVING])
def test_keys_are_the_allowed_actions(counter: CounterState, ticket: TicketState | None) -> None:
    for values in product((False, True), repeat=len(FLAGS)):
        names = allowed(counter, ticket, **dict(zip(FLAGS, values, strict=True)))
        there = keys_for(names)
        assert {action.command for action in there.all} == set(names)
        assert len(set(there.all)) == len(there.all)
        assert len(there.quiet) <= PLACES


def test_the_primary_key_is_the_next_step() -> None:
    def primary(counter: CounterState, ticket: TicketState | None = None) -> DeskAction | None:
        everything = dict.fromkeys(FLAGS, True)
        return keys_for(allowed(counter, ticket, **everything)).primary

    assert primary(CounterState.CLOSED) is DeskAction.OPEN_COUNTER
    assert primary(CounterState.PAUSED) is DeskAction.OPEN_COUNTER
    assert primary(CounterState.OPEN) is DeskAction.CALL_NEXT
    assert primary(CounterState.OPEN, TicketState.CALLED) is DeskAction.START
    assert primary(CounterState.OPEN, TicketState.SERVING) is DeskAction.FINISH


def test_a_call_for_help_adds_its_key_and_moves_no_other() -> None:
    names = [c.Start.name, c.Requeue.name]
    without, with_call = keys_for(names), keys_for(names, [DeskAction.ANSWER_HELP])
    assert (with_call.primary, with_call.quiet) == (without.primary, without.quiet)
    assert with_call.all == (*without.all, DeskAction.ANSWER_HELP)
    # At a closed counter and without anything else to do, too.
    assert keys_for([], [DeskAction.ANSWER_HELP]).all == (DeskAction.ANSWER_HELP,)


FILLED = {
    DeskAction.FINISH_WITH: Filled(choice="refused", amount=3),
    DeskAction.HOLD: Filled(choice="payment", amount=10),
    DeskAction.TRANSFER: Filled(choice="counter hall.14", text="a note", switch=True),
    DeskAction.ADD_SERVICE: Filled(choice="hall.tax", amount=2),
    DeskAction.CHANGE_SERVICE: Filled(choice="hall.tax"),
    DeskAction.ADD_NOTE: Filled(text="a note"),
    DeskAction.SET_ASSIST: Filled(marked=("see", "walk")),
    DeskAction.JUDGE_PRIORITY: Filled(choice="refused"),
    DeskAction.CALL_TICKET: Filled(ticket="hall.t9", choice="in_need"),
    DeskAction.WALK_IN: Filled(choice="hall.tax"),
    DeskAction.BRING_BACK: Filled(choice="hall.t9"),
    DeskAction.TAKE_BREAK: Filled(choice="lunch", amount=45),
}
"""What the sheets are filled in with."""

SAID: dict[DeskAction, dict[str, object]] = {
    DeskAction.FINISH_AND_NEXT: {"next": True},
    DeskAction.FINISH_WITH: {"outcome": "refused", "quantity": 3, "next": False},
    DeskAction.HOLD: {"reason": "payment", "remind_at": NOON + timedelta(minutes=10)},
    DeskAction.RESUME: {"ticket": "hall.A017"},
    DeskAction.REOPEN: {"ticket": "hall.t0"},
    DeskAction.TRANSFER: {"to_counter": "hall.14", "note": "a note", "with_return": True},
    DeskAction.ADD_SERVICE: {"service": "hall.tax", "quantity": 2, "stop": 0},
    DeskAction.CHANGE_SERVICE: {"service": "hall.tax", "ticket": "hall.t1"},
    DeskAction.ADD_NOTE: {"note": "a note", "ticket": "hall.t1"},
    DeskAction.SET_ASSIST: {"assist": ("see", "walk")},
    DeskAction.JUDGE_PRIORITY: {"confirmed": False},
    DeskAction.CALL_TICKET: {"ticket": "hall.t9", "reason": "in_need"},
    DeskAction.WALK_IN: {"centre": "hall", "language": "az"},
    DeskAction.BRING_BACK: {"ticket": "hall.t9"},
    DeskAction.TAKE_BREAK: {"reason": "lunch", "minutes": 45, "ask": True},
    DeskAction.CALL_FOR_HELP: {"counter": "hall.12"},
    DeskAction.ANSWER_HELP: {"place": "kiosk-1"},
}


def a_context(desk: Desk, hall: Hall | None = None) -> DeskContext:
    return DeskContext(wording(DESK_TEXTS, "en"), "en", a_catalogue(), desk, NOON, hall)


@pytest.mark.parametrize("action", DeskAction)
def test_each_key_gives_its_command_and_names_the_ticket(action: DeskAction) -> None:
    # The desk was told a while ago; a reminder is counted from now.
    told = NOON - timedelta(minutes=30)
    desk = a_desk(
        at=told, ticket=a_ticket(stop=0), last_finished="hall.t0", on_hold=(a_parked("A017"),)
    )
    hall = a_hall(help=(a_call("kiosk-1", "kiosk at the door", 3),))
    identity = uuid4()
    command = command_for(action, a_context(desk, hall), FILLED.get(action, Filled()), identity)
    assert command is not None
    assert command.name == action.command
    assert command.command_id == identity
    if isinstance(command, c.CounterCommand):
        assert command.counter == "hall.12"
    if isinstance(command, c.PresentStopCommand):
        assert (command.ticket, command.stop) == ("hall.t1", 0)
    for name, value in SAID.get(action, {}).items():
        assert getattr(command, name) == value, name


def test_actions_outside_the_life_cycle_are_offered_with_their_subject() -> None:
    at_rest = a_desk(allowed=(), state=CounterState.OPEN)
    small = keys_at(at_rest).small
    assert small == (DeskAction.WALK_IN, DeskAction.CALL_FOR_HELP)
    claimed = a_desk(allowed=(), ticket=a_ticket(claim=Claim.OPEN))
    assert set(keys_at(claimed).small) == {
        DeskAction.ADD_NOTE,
        DeskAction.SET_ASSIST,
        DeskAction.JUDGE_PRIORITY,
        DeskAction.CALL_FOR_HELP,
    }
    closed = a_desk(allowed=(), state=CounterState.CLOSED)
    assert keys_at(closed).all == (DeskAction.CALL_FOR_HELP,)


def test_a_counter_of_another_operator_can_only_be_taken_over() -> None:
    desk = a_desk(operator="p-1", allowed=(c.CallNext.name,))
    assert keys_at(desk, person="p-2").all == (DeskAction.TAKE_OVER,)
    assert DeskAction.CALL_NEXT in keys_at(desk, person="p-1").all
    # A program that does not know who works at it leaves that to the server.
    assert DeskAction.CALL_NEXT in keys_at(desk).all


@pytest.mark.parametrize("action", [DeskAction.TAKE_BREAK, DeskAction.CLOSE_COUNTER])
def test_a_key_that_needs_confirmation_asks(action: DeskAction) -> None:
    filled = FILLED.get(action, Filled())
    first = command_for(action, a_context(a_desk()), filled, uuid4())
    again = command_for(action, a_context(a_desk()), replace(filled, sure=True), uuid4())
    assert isinstance(first, c.TakeBreak | c.CloseCounter)
    assert isinstance(again, c.TakeBreak | c.CloseCounter)
    assert (first.ask, again.ask) == (True, False)


def test_without_a_ticket_there_is_no_command_on_one() -> None:
    context = a_context(a_desk())
    for action in set(DeskAction) - {DeskAction.CALL_TICKET}:
        command = command_for(action, context, FILLED.get(action, Filled()), UUID(int=1))
        assert command is None or not isinstance(command, c.OwnTicketCommand)


def test_the_page_of_devices_names_every_key() -> None:
    page = (ROOT / "docs/devices.md").read_text("utf-8")
    (sentence,) = re.findall(r"The names, in the order of the table: ([^.]*)\.", page)
    assert set(re.findall(r"`(\w+)`", sentence)) == set(DeskAction)
