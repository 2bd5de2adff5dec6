"""The two life-cycle tables, in full, against those in the design."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from contract.diagrams import document
from contract.enums import (
    CommandName,
    CounterAction,
    CounterState,
    TicketAction,
    TicketState,
)
from contract.lifecycle import (
    COUNTER,
    COUNTER_ACTION,
    MAKES_A_STOP,
    ON_OWN_TICKET,
    TICKET,
    NotAllowed,
    actions_of,
    allowed,
    move,
)


@pytest.mark.parametrize(
    ("table", "states", "actions"),
    [(TICKET, TicketState, TicketAction), (COUNTER, CounterState, CounterAction)],
)
def test_the_gate_moves_along_the_table_and_refuses_everything_else(
    table: Any, states: Any, actions: Any
) -> None:
    for state, action in itertools.product(states, actions):
        step = table.get((state, action))
        if step is None:
            with pytest.raises(NotAllowed) as refused:
                move(table, state, action)
            assert (refused.value.state, refused.value.action) == (state, action)
            assert refused.value.allowed == tuple(sorted(actions_of(table, state)))
        else:
            assert move(table, state, action) is step.to
            further = move(table, state, action, next_stop=True)
            assert further is (step.with_next_stop or step.to)


FLAGS = list(itertools.product((False, True), repeat=6))


@pytest.mark.parametrize("counter", CounterState)
@pytest.mark.parametrize("ticket", [None, *TicketState])
def test_what_is_allowed_is_what_the_tables_carry_out(
    counter: CounterState, ticket: TicketState | None
) -> None:
    for undo, recall, waiting, on_hold, reopen, another in FLAGS:
        names = allowed(
            counter,
            ticket,
            can_undo_call=undo,
            can_recall=recall,
            waiting=waiting,
            on_hold=on_hold,
            can_reopen=reopen,
            another_stop=another,
        )
        assert len(names) == len(set(names))
        free = ticket is None and counter is CounterState.OPEN
        for name in CommandName:
            if name in ON_OWN_TICKET:
                may = ticket is not None and (ticket, ON_OWN_TICKET[name]) in TICKET
                may = may and (undo or name is not CommandName.UNDO_CALL)
                may = may and (recall or name is not CommandName.RECALL)
                may = may and (another or name not in MAKES_A_STOP)
            elif name in COUNTER_ACTION:
                may = ticket is None and (counter, COUNTER_ACTION[name]) in COUNTER
            elif name in (CommandName.CALL_NEXT, CommandName.CALL_TICKET):
                may = free and waiting
            elif name is CommandName.RESUME:
                may = free and on_hold
            elif name is CommandName.REOPEN:
                may = free and reopen
            else:
                may = False
            assert (name in names) is may, name


def test_the_document_of_the_life_cycles_is_the_tables() -> None:
    kept = Path(__file__).parents[3] / "docs/lifecycles.md"
    assert kept.read_text("utf-8") == document(), "python -m contract.diagrams > docs/lifecycles.md"
