"""What the two life-cycle tables allow, in full, and their document.

That commands move along the tables is shown by the plain hall of `tests/parts/plain`.
"""

import itertools
from pathlib import Path

import pytest

from contract.diagrams import document
from contract.enums import CommandName, CounterState, TicketState
from contract.lifecycle import (
    COUNTER,
    COUNTER_ACTION,
    MAKES_A_STOP,
    ON_OWN_TICKET,
    TICKET,
    allowed,
)

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
