"""A clock that may be wrong: time never goes back, and a manager confirms it. And a gap of the
server: it is recorded once, and no visitor loses a place by it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import gevent
import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.commands import dispatch
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.greenlets import await_end
from tests.parts.states import folded
from tests.parts.village import village


def doubt(box: Box) -> str | None:
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    found: str | None = hall["clock_doubt"]
    return found


def beat(box: Box) -> None:
    timers.beat(box.hall, box.clock.now())


def behind(box: Box) -> None:
    """The clock is set back by three minutes."""
    box.forward(minutes=-3)


def ahead(box: Box) -> None:
    """The server starts with a clock that is four days ahead."""
    box.forward(days=4)
    box.clock.restart()


@pytest.mark.parametrize(("wrong", "afterwards"), [(behind, "missed"), (ahead, "expired")])
def test_the_clock_does_nothing_until_a_manager_confirms_the_time(
    box: Box, wrong: Callable[[Box], None], afterwards: str
) -> None:
    box.import_config(village(no_show_recalls=1, no_show_seconds=60))
    box.called()
    box.at("1", c.Recall)
    box.forward(minutes=1)
    box.issue()
    wrong(box)
    box.tick()
    assert (doubt(box), box.ticket("t1")["state"]) == (wrong.__name__, "called")
    with box.refuses(ProblemType.CLOCK_IN_DOUBT):
        box.open_day()
    box.give(c.ConfirmTime)
    assert (box.last(), doubt(box)) == (["time_confirmed"], None)
    box.tick()
    # On another day it has left memory.
    mine = [one.type for one in box.events() if one.data.get("ticket") == "village.t1"]
    assert mine[-1] == f"ticket_{afterwards}"


def test_nothing_is_recorded_by_a_clock_that_is_days_ahead(box: Box) -> None:
    box.issue()
    ahead(box)
    with box.refuses(ProblemType.CLOCK_IN_DOUBT):
        box.issue()
    with box.refuses(ProblemType.CLOCK_IN_DOUBT):
        box.at("1", c.CallNext)
    # The clock is set right and the server restarted: nothing was lost.
    box.forward(days=-4, minutes=1)
    box.clock.restart()
    assert doubt(box) is None
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 60


def test_a_time_that_is_days_ahead_is_no_sign_of_a_running_server(box: Box) -> None:
    """Else the next start would trust that time."""
    beat(box)
    seen = box.store.last_alive()
    ahead(box)
    beat(box)
    assert box.store.last_alive() == seen
    box.give(c.ConfirmTime)
    beat(box)
    assert box.store.last_alive() == box.clock.now()


def test_time_confirmed_at_one_process_counts_at_all(box: Box) -> None:
    other = box.reopened()
    for one in (box, other):
        one.forward(minutes=1)
        one.clock.jump = timedelta(hours=1)
    box.give(c.ConfirmTime)
    assert (doubt(box), doubt(other)) == (None, None)
    other.close()


def test_centre_is_configured_with_a_clock_that_went_back(
    make_database_url: Callable[[], str], tmp_path: Path
) -> None:
    box = Box(make_database_url(), tmp_path, None)
    box.centre = "village"
    box.store.ensure_centre(box.centre)
    box.give(c.MakeToken, label="too early", scopes=["waits"])
    box.forward(hours=-3)
    box.import_config(village())
    assert folded(box.centre, box.events()).centre.config == village()
    box.close()


# A gap of the server.


def recorded(box: Box) -> int:
    return [event.type for event in box.events()].count("gap_recorded")


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
