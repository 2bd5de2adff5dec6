"""Logs that were written before give the state and the facts that they gave then."""

import pytest

from contract.events import REGISTRY
from tests.parts import golden


@pytest.mark.parametrize("name", golden.NAMES)
def test_a_golden_log_comes_to_what_it_came_to(name: str) -> None:
    log = golden.read(golden.FOLDER / f"{name}.jsonl.gz")
    assert log.events[-1].hash == log.head
    state = golden.folded(log.centre, log.events)
    assert golden.state_digest(state) == log.state
    assert golden.facts_digest(state.facts) == log.facts


def test_the_golden_logs_have_all_events() -> None:
    logs = [golden.read(golden.FOLDER / f"{name}.jsonl.gz") for name in golden.NAMES]
    assert {event.type for log in logs for event in log.events} == set(REGISTRY)
