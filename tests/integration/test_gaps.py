"""A gap of the server: recorded once, and no visitor loses a place by it."""

import gevent
import pytest

from contract import commands as c
from contract.errors import ProblemType, Refusal
from server.commands import dispatch
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.greenlets import await_end
from tests.parts.village import village


def beat(box: Box) -> None:
    """The server runs at this moment."""
    timers.beat(box.hall, box.clock.now())


def recorded(box: Box) -> int:
    """How many gaps are in the log."""
    return [event.type for event in box.events()].count("gap_recorded")


def test_calls_stay_and_no_clock_runs_while_the_server_is_away(box: Box) -> None:
    box.import_config(village(no_show_recalls=1, no_show_seconds=60))
    box.called("1", "tax")
    box.at("1", c.Recall)
    box.issue("paper")
    beat(box)
    box.forward(hours=2)
    beat(box)
    assert box.last() == ["gap_recorded"]
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    assert not box.board()["calls"][0]["over"]
    assert "undo_call" in box.desk("1")["allowed"]
    box.forward(seconds=59)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=1)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"
    assert box.ticket("t1")["comeback_until"] == "2026-11-23T08:31:00.000Z"
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 60


def test_gap_that_could_not_be_recorded_is_recorded_with_the_next_beat(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat(box)
    box.forward(minutes=10)

    def away(*_: object) -> None:
        raise Refusal(ProblemType.UNAVAILABLE)

    with monkeypatch.context() as patched:
        patched.setattr(dispatch, "execute", away)
        with pytest.raises(Refusal):
            beat(box)
    box.forward(seconds=1)
    beat(box)
    assert recorded(box) == 1


def test_one_of_many_servers_records_the_gap(box: Box) -> None:
    beat(box)
    box.forward(minutes=10)
    await_end([gevent.spawn(timers.beat, box.hall, box.clock.now()) for _ in range(3)])
    assert recorded(box) == 1
