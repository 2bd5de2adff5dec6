"""The keys are exactly what the hall's law allows."""

import re
from itertools import product
from uuid import UUID, uuid4

import pytest

from contract import commands as c
from contract.enums import BreakReason, CommandName, CounterState, TicketState
from contract.lifecycle import allowed
from counter.offers import BreakChoice, DeskAction, command_for, offer
from tests.parts.hall import ROOT
from tests.unit.counter.examples import a_call, a_desk, a_parked, a_ticket

PLACES = int(
    re.findall(r"places: (\d+)", (ROOT / "counter/qml/ActionBar.qml").read_text("utf-8"))[0]
)
"""For how many keys the bar has room beside the primary one."""

KNOWN = {action.command for action in DeskAction}
FLAGS = ("can_undo_call", "can_recall", "waiting", "on_hold", "can_reopen", "another_stop")


@pytest.mark.parametrize("counter", CounterState)
@pytest.mark.parametrize("ticket", [None, TicketState.CALLED, TicketState.SERVING])
def test_keys_are_what_is_allowed(counter: CounterState, ticket: TicketState | None) -> None:
    for values in product((False, True), repeat=len(FLAGS)):
        names = allowed(counter, ticket, **dict(zip(FLAGS, values, strict=True)))
        there = offer(names)
        assert {action.command for action in there.all} == set(names) & KNOWN
        assert len(set(there.all)) == len(there.all)
        assert len(there.quiet) <= PLACES


def test_what_has_no_form_here_has_no_key() -> None:
    forms = [CommandName.TRANSFER, CommandName.ADD_SERVICE, CommandName.CALL_TICKET]
    assert offer(forms) == offer([])
    assert offer([*forms, CommandName.FINISH]) == offer([CommandName.FINISH])


def test_a_recall_that_rests_keeps_its_place_and_does_nothing() -> None:
    names = [CommandName.START, CommandName.REQUEUE, CommandName.MARK_NO_SHOW]
    resting, back = offer(names), offer([*names, CommandName.RECALL])
    assert resting.quiet == back.quiet
    assert resting.resting == {DeskAction.RECALL}
    assert DeskAction.RECALL not in resting.all
    assert back.resting == frozenset()
    assert DeskAction.RECALL in back.all
    # Where nobody is called there is nothing to wait for.
    assert DeskAction.RECALL not in offer([CommandName.FINISH]).quiet


def test_whoever_was_set_aside_longest_is_taken_up() -> None:
    desk = a_desk(on_hold=(a_parked("A017"), a_parked("K003")))
    command = command_for(DeskAction.RESUME, desk, uuid4())
    assert isinstance(command, c.Resume)
    assert command.ticket == "hall.A017"
    assert command_for(DeskAction.RESUME, a_desk(), uuid4()) is None


def test_the_primary_key_is_the_way_on() -> None:
    def primary(counter: CounterState, ticket: TicketState | None = None) -> DeskAction | None:
        everything = dict.fromkeys(FLAGS, True)
        return offer(allowed(counter, ticket, **everything)).primary

    assert primary(CounterState.CLOSED) is DeskAction.OPEN_COUNTER
    assert primary(CounterState.PAUSED) is DeskAction.OPEN_COUNTER
    assert primary(CounterState.OPEN) is DeskAction.CALL_NEXT
    assert primary(CounterState.OPEN, TicketState.CALLED) is DeskAction.START
    assert primary(CounterState.OPEN, TicketState.SERVING) is DeskAction.FINISH


def test_with_nobody_waiting_there_is_no_primary_key() -> None:
    there = offer([CommandName.TAKE_BREAK, CommandName.CLOSE_COUNTER, CommandName.REOPEN])
    assert there.primary is None
    assert there.quiet == (
        DeskAction.TAKE_BREAK,
        DeskAction.CLOSE_COUNTER,
        DeskAction.REOPEN,
    )


def test_nobody_who_has_not_come_is_finished_on_the_way_to_the_next() -> None:
    called = offer([CommandName.START, CommandName.FINISH, CommandName.RECALL])
    assert DeskAction.FINISH_AND_NEXT not in called.all
    assert DeskAction.FINISH_AND_NEXT in offer([CommandName.FINISH]).all


def test_a_call_for_help_adds_its_key_and_moves_no_other() -> None:
    names = [CommandName.START, CommandName.REQUEUE]
    without, with_call = offer(names), offer(names, help_wanted=True)
    assert (with_call.primary, with_call.quiet) == (without.primary, without.quiet)
    assert with_call.all == (*without.all, DeskAction.ANSWER_HELP)
    # At a closed counter and without anything else to do, too.
    assert offer([], help_wanted=True).all == (DeskAction.ANSWER_HELP,)


def test_the_call_that_waits_longest_is_answered() -> None:
    calls = (a_call("kiosk-1", "kiosk at the door", 3), a_call("hall.14", "14", 1))
    command = command_for(DeskAction.ANSWER_HELP, a_desk(), uuid4(), help_calls=calls)
    assert isinstance(command, c.AnswerHelp)
    assert (command.centre, command.place) == ("hall", "kiosk-1")
    assert command_for(DeskAction.ANSWER_HELP, a_desk(), uuid4()) is None


@pytest.mark.parametrize("action", [one for one in DeskAction if one is not DeskAction.ANSWER_HELP])
def test_each_key_gives_its_command_and_names_the_ticket(action: DeskAction) -> None:
    desk = a_desk(ticket=a_ticket(), last_finished="hall.t0", on_hold=(a_parked("A017"),))
    identity = uuid4()
    command = command_for(action, desk, identity, BreakChoice(BreakReason.LUNCH, 45))
    assert command is not None
    assert command.name is action.command
    assert command.command_id == identity
    assert isinstance(command, c.CounterCommand)
    assert command.counter == "hall.12"
    if isinstance(command, c.OwnTicketCommand):
        others = {DeskAction.REOPEN: "hall.t0", DeskAction.RESUME: "hall.A017"}
        assert command.ticket == others.get(action, "hall.t1")
    if isinstance(command, c.Finish):
        assert command.next is (action is DeskAction.FINISH_AND_NEXT)
    if isinstance(command, c.TakeBreak):
        assert (command.reason, command.minutes) == (BreakReason.LUNCH, 45)


@pytest.mark.parametrize("action", [DeskAction.TAKE_BREAK, DeskAction.CLOSE_COUNTER])
def test_who_is_not_sure_yet_is_asked(action: DeskAction) -> None:
    first = command_for(action, a_desk(), uuid4())
    again = command_for(action, a_desk(), uuid4(), sure=True)
    assert isinstance(first, c.TakeBreak | c.CloseCounter)
    assert isinstance(again, c.TakeBreak | c.CloseCounter)
    assert (first.ask, again.ask) == (True, False)


def test_without_a_ticket_there_is_no_command_on_one() -> None:
    desk = a_desk()
    for action in DeskAction:
        command = command_for(action, desk, UUID(int=1))
        assert command is None or not isinstance(command, c.OwnTicketCommand)
