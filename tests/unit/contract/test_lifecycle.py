"""The document of the life cycles, and what no day of the plain hall shows.

That commands move along the tables, and that a counter offers what they allow, is shown by the
plain hall of `tests/parts/plain`.
"""

from pathlib import Path

import pytest

from contract.enums import CounterState, TicketState
from contract.lifecycle import MAKES_A_STOP, allowed
from tools.lifecycles import document


@pytest.mark.parametrize("another_stop", [False, True])
def test_a_ticket_with_all_its_stops_gets_no_other(another_stop: bool) -> None:
    flags = ("can_undo_call", "can_recall", "waiting", "on_hold", "can_reopen")
    names = allowed(
        CounterState.OPEN,
        TicketState.SERVING,
        **dict.fromkeys(flags, True),
        another_stop=another_stop,
    )
    assert bool(set(MAKES_A_STOP) & set(names)) is another_stop


def test_the_document_of_the_life_cycles_is_the_tables() -> None:
    kept = Path(__file__).parents[3] / "docs/lifecycles.md"
    assert kept.read_text("utf-8") == document(), "python -m tools.lifecycles > docs/lifecycles.md"
