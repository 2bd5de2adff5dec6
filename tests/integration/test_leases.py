"""Numbers that a kiosk keeps for when the server is away, and the tickets that it hands in."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.reconfigured import without
from tests.parts.village import village_data


@pytest.fixture
def box(box: Box) -> Box:
    """The village with three numbers of K a day for each kiosk, K190 to K199 kept for them, and
    K187 to K189 for all others."""
    data = village_data(lease_size=3)
    data["series"][1] |= {"first": 187, "leased_from": 190}
    box.import_config(data)
    return box


def lease(box: Box) -> list[dict[str, Any]]:
    kiosk = box.who(Role.KIOSK)
    said = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")
    leases: list[dict[str, Any]] = said["leases"]
    return leases


def test_lease_is_numbers_for_today_and_tomorrow(box: Box) -> None:
    leases = lease(box)
    assert [(one["day"], one["number"]) for one in leases] == [
        *(("2026-11-23", number) for number in ("K190", "K191", "K192")),
        *(("2026-11-24", number) for number in ("K193", "K194", "K195")),
    ]
    assert len({one["token"] for one in leases}) == 6
    revision = box.revision
    assert lease(box) == leases
    assert box.revision == revision
    # The server never gives a leased number itself.
    assert [box.issue("tax")["number"] for _ in range(3)] == ["K187", "K188", "K189"]
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("tax")


def test_leased_number_is_leased_again_after_its_rest(box: Box) -> None:
    seen = []
    for _ in range(6):
        today = [one for one in lease(box) if one["day"] == "2026-11-23"]
        seen.append(today[0]["number"])
        box.hand_in(today[0])
        box.at("1", c.CallNext, c.Finish)
        box.forward(minutes=61)
    # Three are out for tomorrow.
    assert seen == ["K190", "K191", "K192", "K196", "K197", "K198"]
    held = [one["number"] for one in lease(box) if one["day"] == "2026-11-23"]
    assert held == ["K199", "K190", "K191"]


def test_old_number_is_no_older_than_the_last_sign_of_its_kiosk(box: Box) -> None:
    kiosk, leased, began = box.who(Role.KIOSK), lease(box), box.clock.now()

    def heard() -> None:
        box.presence.used(kiosk)
        box.presence.write()

    def given(number: int, minutes: int) -> int:
        said = began + timedelta(minutes=minutes)
        ticket = box.hand_in(leased[number], issued_at=said)
        return int((datetime.fromisoformat(ticket["issued_at"]) - began) / timedelta(minutes=1))

    for _ in range(20):
        heard()
        box.forward(seconds=10)
    assert given(0, 1) == 3
    # Away from minute 3 to 33: what it gave alone keeps its time, for as long as it hands in.
    box.forward(minutes=30)
    heard()
    box.forward(seconds=10)
    heard()
    assert given(1, 20) == 20
    for _ in range(5 * 6):
        box.forward(seconds=10)
        heard()
    assert given(2, 21) == 38


def test_ticket_is_handed_in_once_though_it_has_left_memory(box: Box) -> None:
    first, *_ = lease(box)
    box.hand_in(first)
    box.give(c.Cancel, box.who(Role.GREETER), ticket=first["ticket"])
    box.forward(days=2)
    box.open_day()
    with box.refuses(ProblemType.PAST_DAY):
        box.hand_in(first)
    assert alarming(box) == []


def test_one_touch_is_one_ticket_though_it_was_also_given_offline(box: Box) -> None:
    first, second, *_ = lease(box)
    touch = UUID(int=7)
    copy = box.issue("tax", by=Role.KIOSK, command_id=touch)
    box.hand_in(first, touch=touch)
    assert box.ticket(copy["id"])["state"] == "cancelled"
    assert box.ticket(first["ticket"])["state"] == "waiting"
    # Nor is a ticket issued where the request comes after its hand-in.
    touch = UUID(int=8)
    box.hand_in(second, touch=touch)
    with box.refuses(ProblemType.COMMAND_REUSED):
        box.issue("tax", by=Role.KIOSK, command_id=touch)


def test_handed_in_ticket_counts_though_the_configuration_changed(box: Box) -> None:
    first, *_ = lease(box)
    box.import_config(without("services", "tax"))
    said = box.hand_in(first, language="ru")
    assert (said["state"], said["language"]) == ("waiting", "az")
    assert said["stops"][0]["service"] == "village.paper"
    greeter, request = box.who(Role.GREETER), box.id("request")
    box.give(c.ChangeService, greeter, ticket=said["id"], service=request)


def test_a_ticket_of_an_outage_has_waited_since_its_end(box: Box) -> None:
    first, *_ = lease(box)
    timers.beat(box.hall, box.clock.now())
    box.forward(minutes=30)
    given = box.clock.now()
    box.forward(minutes=20)
    timers.beat(box.hall, box.clock.now())
    box.hand_in(first, issued_at=given)
    box.forward(minutes=5)
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 5 * 60


def alarming(box: Box) -> list[str]:
    """The numbers whose papers are not in the queue, as a manager sees them."""
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    return [one["label"] for one in hall["problems"] if one["kind"] == "not_handed_in"]


def test_kiosk_under_another_id_hands_in_what_it_gave_before(box: Box) -> None:
    first, second = lease(box)[:2]
    again = box.who(Role.KIOSK, "1")
    box.forward(minutes=1)
    assert alarming(box) == []
    # Without the tokens of its lease, or with those of another, the ticket is not proven.
    for token in (None, second["token"], "village.t1.0.guessed"):
        with box.refuses(ProblemType.NOT_FOUND):
            box.hand_in(first, kiosk=again, token=token)
    assert alarming(box) == [first["number"]]
    said = box.hand_in(first, kiosk=again, token=first["token"])
    assert (said["number"], said["state"]) == (first["number"], "waiting")
    assert alarming(box) == []
    # A number that was not leased is an alarm for a day.
    with box.refuses(ProblemType.NOT_FOUND):
        box.hand_in({"ticket": "village.t999", "number": "K198"}, kiosk=again)
    with box.refuses(ProblemType.NOT_FOUND):
        box.hand_in({**second, "number": "K199"})
    assert sorted(alarming(box)) == ["K198", "K199"]
    box.forward(hours=25)
    assert alarming(box) == []


def test_ticket_for_a_day_that_is_not_open_yet_is_refused_until_it_is(box: Box) -> None:
    one = lease(box)[3]
    assert one["day"] == "2026-11-24"
    # The day before was left open.
    box.forward(days=1)
    given, touch = box.clock.now(), uuid4()
    with box.refuses(ProblemType.DAY_NOT_OPEN):
        box.hand_in(one, issued_at=given, touch=touch)
    box.give(c.CloseDay)
    with box.refuses(ProblemType.DAY_NOT_OPEN):
        box.hand_in(one, issued_at=given, touch=touch)
    box.forward(minutes=5)
    box.open_day()
    said = box.hand_in(one, issued_at=given, touch=touch)
    assert said["state"] == "waiting"
    assert datetime.fromisoformat(said["issued_at"]) == given
