"""Visitors who do not come when called: recalls, and tickets marked as missed."""

from contract import commands as c
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.village import village


def test_clock_marks_a_no_show_after_unanswered_recalls(box: Box) -> None:
    box.import_config(village(no_show_recalls=2, no_show_seconds=60))
    box.called()
    for _ in range(2):
        box.forward(seconds=30)
        box.at("1", c.Recall)
    box.forward(seconds=59)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=1)
    box.tick()
    box.tick()
    assert box.ticket("t1")["state"] == "missed"
    assert box.last() == ["ticket_missed"]
    assert box.events()[-1].actor.role is Role.CLOCK
    assert box.desk("1")["ticket"] is None


def test_visitor_who_walks_badly_has_twice_the_time(box: Box) -> None:
    box.import_config(village(no_show_recalls=1, no_show_seconds=60))
    box.issue(assist=["walk"])
    box.at("1", c.CallNext)
    box.at("1", c.Recall)
    box.forward(seconds=119)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=1)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"


def test_no_show_is_missed_and_counted(box: Box) -> None:
    box.called()
    box.at("1", c.Recall)
    desk = box.at("1", c.MarkNoShow)
    assert desk["ticket"] is None
    assert desk["own_day"] == {"served": 0, "missed": 1, "mean_service": None}
    event = box.events()[-1]
    assert (event.type, event.data["recalls"]) == ("ticket_missed", 1)
