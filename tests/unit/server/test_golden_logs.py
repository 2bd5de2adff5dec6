"""Logs that were written by earlier releases give the state and the facts that they gave then."""

import pytest

from tests.parts import golden


@pytest.mark.parametrize(
    "name", sorted(path.name.removesuffix(".jsonl.gz") for path in golden.FOLDER.glob("*.gz"))
)
def test_a_golden_log_comes_to_what_it_came_to(name: str) -> None:
    log = golden.read(golden.FOLDER / f"{name}.jsonl.gz")
    assert log.events[-1].hash == log.head
    state = golden.folded(log.centre, log.events)
    assert golden.state_digest(state) == log.state
    assert golden.facts_digest(state.facts) == log.facts
