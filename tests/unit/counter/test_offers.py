"""The keys are exactly what the hall's law allows."""

from itertools import product
from uuid import UUID, uuid4

import pytest

from contract import commands as c
from contract.lifecycle import allowed
from contract.words import BreakReason, CommandName, CounterState, TicketState
from counter.offers import BreakChoice, DeskAction, command_for, offer
from tests.unit.counter.examples import a_desk, a_ticket

KNOWN = {action.command for action in DeskAction}
FLAGS = ("can_undo_call", "waiting", "parked", "can_reopen")


@pytest.mark.parametrize("counter", CounterState)
@pytest.mark.parametrize("ticket", [None, TicketState.CALLED, TicketState.SERVING])
def test_keys_are_what_is_allowed(counter: CounterState, ticket: TicketState | None) -> None:
    for values in product((False, True), repeat=len(FLAGS)):
        names = allowed(counter, ticket, **dict(zip(FLAGS, values, strict=True)))
        there = offer(names)
        assert {action.command for action in there.all} == set(names) & KNOWN
        assert len(set(there.all)) == len(there.all)


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


@pytest.mark.parametrize("action", DeskAction)
def test_each_key_gives_its_command_and_names_the_ticket(action: DeskAction) -> None:
    desk = a_desk(ticket=a_ticket(), last_finished="hall.t0")
    identity = uuid4()
    command = command_for(action, desk, identity, BreakChoice(BreakReason.LUNCH, 45))
    assert command is not None
    assert command.name is action.command
    assert command.command_id == identity
    assert isinstance(command, c.CounterCommand)
    assert command.counter == "hall.12"
    if isinstance(command, c.OwnTicketCommand):
        expected = "hall.t0" if action is DeskAction.REOPEN else "hall.t1"
        assert command.ticket == expected
    if isinstance(command, c.Finish):
        assert command.next is (action is DeskAction.FINISH_AND_NEXT)
    if isinstance(command, c.TakeBreak):
        assert (command.reason, command.minutes) == (BreakReason.LUNCH, 45)


def test_without_a_ticket_there_is_no_command_on_one() -> None:
    desk = a_desk()
    for action in DeskAction:
        command = command_for(action, desk, UUID(int=1))
        assert command is None or not isinstance(command, c.OwnTicketCommand)
