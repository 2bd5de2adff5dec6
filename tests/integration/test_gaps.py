"""A gap in the server's own life: found, told once, and no visitor's loss."""

from datetime import timedelta

import gevent
import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.errors import ProblemType, Refusal
from server.application import dispatch, gaps, timers
from tests.parts.box import Box
from tests.parts.together import await_end
from tests.parts.village import village_data


def test_a_server_that_was_frozen_finds_nobody_missing(box: Box) -> None:
    data = village_data(no_show_recalls=1, no_show_seconds=60)
    box.bring_in(CentreConfig.model_validate(data))
    gaps.beat(box.hall, box.clock.now())
    box.called("1", "paper")
    box.forward(seconds=20)
    box.at("1", c.Recall)
    box.forward(seconds=30)
    gaps.beat(box.hall, box.clock.now())
    assert box.last() == ["ticket_recalled"]
    box.forward(minutes=6)
    gaps.beat(box.hall, box.clock.now())
    timers.fire(box.hall)
    assert box.last(2) == ["gap_recorded", "call_withdrawn"]
    assert box.ticket("t1")["state"] == "waiting"


def test_a_busy_moment_in_a_hall_whose_time_runs_fast_is_no_gap(box: Box) -> None:
    box.clock.rate = 60.0
    gaps.beat(box.hall, box.clock.now())
    box.clock.forward(timedelta(minutes=4))
    gaps.beat(box.hall, box.clock.now())
    assert "gap_recorded" not in [event.type for event in box.events()]


def test_a_gap_that_could_not_be_told_is_told_again(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    gaps.beat(box.hall, box.clock.now())
    box.called("1", "paper")
    box.forward(minutes=10)

    def away(*_: object) -> None:
        raise Refusal(ProblemType.UNAVAILABLE)

    with monkeypatch.context() as patched:
        patched.setattr(dispatch, "execute", away)
        with pytest.raises(Refusal):
            gaps.beat(box.hall, box.clock.now())
    box.forward(seconds=1)
    gaps.beat(box.hall, box.clock.now())
    assert box.last(2) == ["gap_recorded", "call_withdrawn"]


def test_a_gap_is_told_though_a_command_was_quicker(box: Box) -> None:
    gaps.beat(box.hall, box.clock.now())
    box.called("1", "paper")
    box.forward(minutes=10)
    woken = box.clock.now()
    box.forward(milliseconds=5)
    box.issue("tax")
    gaps.beat(box.hall, woken)
    assert box.last(2) == ["gap_recorded", "call_withdrawn"]


def test_a_call_of_the_server_that_came_back_stays(box: Box) -> None:
    gaps.beat(box.hall, box.clock.now())
    box.issue("paper")
    box.forward(minutes=10)
    box.at("1", c.CallNext)
    box.forward(milliseconds=300)
    gaps.beat(box.hall, box.clock.now())
    assert box.last() == ["gap_recorded"]
    assert box.ticket("t1")["state"] == "called"


def test_a_clock_that_went_back_an_hour_and_on_again_is_no_gap(box: Box) -> None:
    gaps.beat(box.hall, box.clock.now())
    box.called("1", "paper")
    box.forward(hours=-1)
    gaps.beat(box.hall, box.clock.now())
    box.forward(hours=1, seconds=30)
    gaps.beat(box.hall, box.clock.now())
    assert box.last() == ["ticket_called"]


def test_of_many_servers_that_come_back_one_records_the_gap(box: Box) -> None:
    gaps.beat(box.hall, box.clock.now())
    box.forward(minutes=10)
    beats = [gevent.spawn(gaps.beat, box.hall, box.clock.now()) for _ in range(3)]
    await_end(beats)
    assert [event.type.value for event in box.events()].count("gap_recorded") == 1


def test_a_clock_that_stepped_is_no_gap(box: Box) -> None:
    gaps.beat(box.hall, box.clock.now())
    box.forward(days=5)
    gaps.beat(box.hall, box.clock.now())
    assert "gap_recorded" not in [event.type for event in box.events()]
