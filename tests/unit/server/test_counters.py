"""The state of a counter after an event. `tests.parts.plain` covers whole days in a hall; here
are its table in full, and rare cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from contract import events as e
from contract.enums import BreakReason, CounterAction
from contract.lifecycle import COUNTER, NotAllowed
from server.domain import counters

START: Final = datetime(2026, 11, 23, 6, tzinfo=UTC)
LATER: Final = START + timedelta(minutes=5)

UNTIL: Final = START + timedelta(hours=1)

EVENTS: Final = {
    CounterAction.OPEN: e.CounterOpened(counter="v.1", operator="ann"),
    CounterAction.BREAK: e.CounterPaused(
        counter="v.1", reason=BreakReason.LUNCH, expected_end=UNTIL
    ),
    CounterAction.CLOSE: e.CounterClosed(counter="v.1"),
}

CLOSED: Final = counters.built("v", "v.1", START)
OPEN: Final = counters.evolve(CLOSED, EVENTS[CounterAction.OPEN], START, "ann")
PAUSED: Final = counters.evolve(OPEN, EVENTS[CounterAction.BREAK], START, "ann")


def test_a_counter_moves_by_its_table_alone() -> None:
    assert set(EVENTS) == set(CounterAction)
    for before in (CLOSED, OPEN, PAUSED):
        for action, data in EVENTS.items():
            step = COUNTER.get((before.state, action))
            if step is None:
                with pytest.raises(NotAllowed):
                    counters.evolve(before, data, LATER, "ann")
                continue
            after = counters.evolve(before, data, LATER, "ann")
            # A break has its reason and its end; who works there is known until it closes.
            paused = action is CounterAction.BREAK
            wanted = replace(
                before,
                state=step.to,
                since=LATER,
                same_since=LATER,
                acted_at=LATER,
                operator=None if action is CounterAction.CLOSE else "ann",
                break_reason=BreakReason.LUNCH if paused else None,
                expected_end=UNTIL if paused else None,
                last_finished=after.last_finished,
                last_finished_at=after.last_finished_at,
            )
            assert after == wanted, (before.state, action)
            # What others do is the same, and nothing that the operator did.
            by_others = counters.evolve(before, data, LATER, "boss")
            assert by_others == replace(after, acted_at=before.acted_at), (before.state, action)
