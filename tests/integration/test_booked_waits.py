"""Bookings and the waits of a hall: those of others count them, none is counted before its time,
and how many are called in time is published."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from contract import commands as c
from contract.alerts import AlarmKind
from contract.enums import Role
from server.open_data.pages import FRESH
from server.views import hall, menu, promises
from server.views.alarms import alarms
from tests.integration.test_bookings import ELEVEN, PAPER, Visitor
from tests.parts.box import MONDAY, Box
from tests.parts.village import bookable_village


@pytest.fixture
def box(box: Box) -> Box:
    data = bookable_village()
    data["centre"]["open_data"] = True
    data["series"][0]["last"] = 99
    box.import_config(data)
    return box


def wait(box: Box) -> float:
    """The expected seconds of a visitor who takes a ticket now."""
    found = box.read(lambda reading: box.hall.context(reading).waits.seconds(PAPER))
    assert found is not None
    return found


def busy(box: Box, waiting: int = 3) -> None:
    """A visitor is at counter 1, and some wait."""
    box.called("1")
    for _ in range(waiting):
        box.issue()


def came(box: Box, visitor: Visitor) -> str:
    """The visitor checks in; the id of the ticket."""
    identity: str = box.give(c.CheckIn, box.who(Role.GREETER), code=visitor.code)["id"]
    return identity


def test_the_wait_of_others_counts_visitors_with_bookings_who_are_due(box: Box) -> None:
    soon = Visitor(box).books(ELEVEN)
    far = Visitor(box).books(ELEVEN + timedelta(hours=4))
    box.forward(minutes=31)
    busy(box)
    expected = wait(box)
    # Without the one who is due in half an hour, and still comes with a chance of 0.57, it would be
    # shorter by a part of a service.
    soon.give(c.CancelBooking)
    without = wait(box)
    assert without + 120 < expected < without + 600
    far.give(c.CancelBooking)
    assert wait(box) == without


def test_a_visitor_who_is_here_counts_whole_and_not_twice(box: Box) -> None:
    visitor = Visitor(box).books(ELEVEN)
    box.forward(minutes=45)
    busy(box)
    expected, ahead = wait(box), box.board()["services"][0]["ahead"]
    came(box, visitor)
    here = wait(box)
    assert expected + 60 < here
    # Before its time it is not ahead of others who are called before that.
    assert (ahead, box.board()["services"][0]["ahead"]) == (3, 4)
    box.at("1", c.Start, c.Finish)
    box.at("1", c.CallNext)
    assert box.desk("1")["ticket"]["booked_for"] is None


def test_a_ticket_waits_from_its_booked_time_on(box: Box) -> None:
    visitor = Visitor(box).books(ELEVEN)
    box.forward(minutes=40)
    ticket = came(box, visitor)
    shown = box.read(lambda reading: hall.build(box.hall.context(reading)))
    assert (shown.services[0].longest_wait, shown.services[0].head.waited) == (0, 0)  # type: ignore[union-attr]
    snapshot = box.ticket(ticket)
    assert snapshot["promise_state"] is None
    # It is told its time, and no wait that begins before it.
    assert datetime.fromisoformat(snapshot["booked_for"]) == ELEVEN
    assert snapshot["expected"] is None
    assert box.board()["services"][0]["expected"]["low"] < 60
    box.at("1", c.CallNext)
    desk = box.desk("1")["ticket"]
    assert (desk["waited"], desk["stops"][0]["wait"]) == (0, 0)
    # Called before its time and put back, it has not become older than it was.
    box.at("1", c.Requeue)
    back = box.read(lambda reading: reading.ticket(ticket))
    assert back is not None
    assert back.queued_from == ELEVEN


def test_alarms_about_long_waits_count_from_the_booked_time(box: Box) -> None:
    setup = box.read(lambda reading: reading.setup)
    limit = setup.services[PAPER].target_minutes * setup.config.alarms.wait_of_target

    def kinds() -> set[AlarmKind]:
        shown = box.read(lambda reading: hall.build(box.hall.context(reading)))
        return {alarm.kind for alarm in alarms(shown, setup, frozenset(setup.services))}

    visitor = Visitor(box).books(ELEVEN)
    box.forward(minutes=30)
    came(box, visitor)
    box.forward(minutes=30 + limit - 1)
    assert AlarmKind.WAIT_LONG not in kinds()
    box.forward(minutes=2)
    assert AlarmKind.WAIT_LONG in kinds()


def test_how_many_were_called_in_time_is_published(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    def published() -> dict[str, Any]:
        box.forward(seconds=FRESH.total_seconds())
        found: dict[str, Any] = box.client.get("/open/village.json").get_json()["bookings"]
        return found

    monkeypatch.setattr(promises, "BOOKED_AT_LEAST", 4)
    shares = [box.board()["booked_kept"]]
    for hour, late in enumerate((0, 15, 16, None), 1):
        visitor = Visitor(box).books(MONDAY + timedelta(hours=hour))
        box.forward(seconds=(MONDAY + timedelta(hours=hour) - box.clock.now()).total_seconds())
        came(box, visitor)
        if late is not None:
            box.forward(minutes=late)
            box.at("1", c.CallNext, c.Start, c.Finish)
            shares.append(box.board()["booked_kept"])
    # Who left without a call was not called in time.
    box.give(c.CloseDay)
    box.forward(hours=1)
    shares.append(box.board()["booked_kept"])
    assert shares == [None, None, None, None, 0.5]
    told = {"ahead_minutes": 30, "within_minutes": 15, "kept_share": 0.5}
    assert published() == told
    page = box.client.get("/open/village", query_string={"lang": "en"}).text
    assert "9 of 10 are promised a call within 15 minutes after it." in page
    assert "In the last four weeks this was kept for 50% of them." in page
    # It is counted once an hour.
    monkeypatch.setattr(promises, "Facts", lambda *_: pytest.fail("counted again"))
    box.forward(minutes=50)
    assert box.board()["booked_kept"] == 0.5
    box.import_config({**bookable_village(within_minutes=20), "displays": []})
    with pytest.raises(pytest.fail.Exception):
        box.board()


def test_a_hall_without_bookings_says_nothing_of_them(box: Box) -> None:
    data = bookable_village()
    del data["services"][0]["booking"]
    box.import_config(data)
    board, offered = box.board(), box.read(lambda reading: menu.build(box.hall.context(reading)))
    assert not offered.bookings
    assert [board[name] for name in ("booked_ahead", "booked_within", "booked_kept")] == [None] * 3
