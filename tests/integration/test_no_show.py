"""Visitors who do not come when called: recalls, and tickets marked as missed."""

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.village import village, village_data


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


def test_visitor_who_came_is_not_marked(box: Box) -> None:
    box.import_config(village(no_show_recalls=1, no_show_seconds=60))
    box.called()
    box.at("1", c.Recall)
    box.at("1", c.Start)
    box.forward(minutes=5)
    box.tick()
    assert box.ticket("t1")["state"] == "serving"


def test_clock_never_marks_where_the_centre_says_so(box: Box) -> None:
    box.import_config(village(no_show_recalls=0))
    box.called()
    for _ in range(9):
        box.at("1", c.Recall)
    box.forward(hours=1)
    box.tick()
    assert box.ticket("t1")["state"] == "called"


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


def test_transferred_or_cancelled_ticket_does_not_count_as_missed(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Transfer, to_service=box.id("tax"))
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    given_up = box.called("1", "paper")
    box.give(c.Cancel, box.visitor(given_up), ticket=given_up)
    assert box.desk("1")["own_day"]["missed"] == 0
    box.called("1", "paper")
    assert box.at("1", c.MarkNoShow)["own_day"]["missed"] == 1


def test_time_being_served_is_no_absence(box: Box) -> None:
    data = village_data(no_show_recalls=1, no_show_seconds=60)
    box.import_config(CentreConfig.model_validate(data))
    box.called("1", "paper")
    box.forward(seconds=20)
    box.at("1", c.Recall)
    box.at("1", c.Start)
    box.forward(minutes=15)
    box.at("1", c.UndoStart)
    # What was recalled before can be recalled at once.
    assert "recall" in box.desk("1")["allowed"]
    for _ in range(2):
        box.tick()
        assert box.ticket("t1")["state"] == "called"
        box.forward(seconds=59)
    box.forward(seconds=1)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"
