"""Numbers that a kiosk keeps for when the server is away, and the tickets that it hands in."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.village import village_data, village_without


@pytest.fixture
def kiosk_box(box: Box) -> Box:
    """The village with three numbers of K a day for each kiosk, K190 to K199 kept for them, and
    K187 to K189 for all others."""
    data = village_data(lease_size=3)
    data["series"][1] |= {"first": 187, "leased_from": 190}
    box.import_config(CentreConfig.model_validate(data))
    return box


def lease(box: Box) -> list[dict[str, Any]]:
    kiosk = box.who(Role.KIOSK)
    said = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")
    leases: list[dict[str, Any]] = said["leases"]
    return leases


def test_lease_is_numbers_for_today_and_tomorrow(kiosk_box: Box) -> None:
    leases = lease(kiosk_box)
    assert [(one["day"], one["number"]) for one in leases] == [
        *(("2026-11-23", number) for number in ("K190", "K191", "K192")),
        *(("2026-11-24", number) for number in ("K193", "K194", "K195")),
    ]
    assert len({one["token"] for one in leases}) == 6
    revision = kiosk_box.revision
    assert lease(kiosk_box) == leases
    assert kiosk_box.revision == revision


def test_leased_number_is_leased_again_after_its_rest(kiosk_box: Box) -> None:
    seen = []
    for _ in range(6):
        today = [one for one in lease(kiosk_box) if one["day"] == "2026-11-23"]
        seen.append(today[0]["number"])
        kiosk_box.hand_in(today[0])
        kiosk_box.at("1", c.CallNext)
        kiosk_box.at("1", c.Finish)
        kiosk_box.forward(minutes=61)
    # Three are out for tomorrow.
    assert seen == ["K190", "K191", "K192", "K196", "K197", "K198"]
    held = [one["number"] for one in lease(kiosk_box) if one["day"] == "2026-11-23"]
    assert held == ["K199", "K190", "K191"]


def test_server_never_gives_a_leased_number_itself(kiosk_box: Box) -> None:
    assert [kiosk_box.issue("tax")["number"] for _ in range(3)] == ["K187", "K188", "K189"]
    with kiosk_box.refuses(ProblemType.NUMBERS_USED_UP):
        kiosk_box.issue("tax")


def test_old_number_is_no_older_than_the_last_sign_of_its_kiosk(kiosk_box: Box) -> None:
    kiosk, leased, began = kiosk_box.who(Role.KIOSK), lease(kiosk_box), kiosk_box.clock.now()

    def heard() -> None:
        kiosk_box.presence.used(kiosk)
        kiosk_box.presence.write()

    def given(number: int, minutes: int) -> int:
        said = began + timedelta(minutes=minutes)
        ticket = kiosk_box.hand_in(leased[number], issued_at=said)
        return int((datetime.fromisoformat(ticket["issued_at"]) - began) / timedelta(minutes=1))

    for _ in range(20):
        heard()
        kiosk_box.forward(seconds=10)
    assert given(0, 1) == 3
    # Away from minute 3 to 33: what it gave alone keeps its time, for as long as it hands in.
    kiosk_box.forward(minutes=30)
    heard()
    kiosk_box.forward(seconds=10)
    heard()
    assert given(1, 20) == 20
    for _ in range(5 * 6):
        kiosk_box.forward(seconds=10)
        heard()
    assert given(2, 21) == 38


def test_ticket_is_handed_in_once_though_it_has_left_memory(kiosk_box: Box) -> None:
    first, *_ = lease(kiosk_box)
    kiosk_box.hand_in(first)
    kiosk_box.give(c.Cancel, kiosk_box.who(Role.GREETER), ticket=first["ticket"])
    kiosk_box.forward(days=2)
    kiosk_box.open_day()
    revision = kiosk_box.revision
    with kiosk_box.refuses(ProblemType.PAST_DAY):
        kiosk_box.hand_in(first)
    assert kiosk_box.revision == revision
    assert alarming(kiosk_box) == []


def test_one_touch_is_one_ticket_though_it_was_also_given_offline(kiosk_box: Box) -> None:
    first, second, *_ = lease(kiosk_box)
    touch = UUID(int=7)
    copy = kiosk_box.issue("tax", by=Role.KIOSK, command_id=touch)
    kiosk_box.hand_in(first, touch=touch)
    assert kiosk_box.ticket(copy["id"])["state"] == "cancelled"
    assert kiosk_box.ticket(first["ticket"])["state"] == "waiting"
    # Nor is a ticket issued where the request comes after its hand-in.
    touch = UUID(int=8)
    kiosk_box.hand_in(second, touch=touch)
    with kiosk_box.refuses(ProblemType.COMMAND_REUSED):
        kiosk_box.issue("tax", by=Role.KIOSK, command_id=touch)


def test_handed_in_ticket_counts_though_the_configuration_changed(kiosk_box: Box) -> None:
    first, *_ = lease(kiosk_box)
    kiosk_box.import_config(village_without("tax"))
    said = kiosk_box.hand_in(first, language="ru")
    assert (said["state"], said["language"]) == ("waiting", "az")
    assert said["stops"][0]["service"] == "village.paper"
    greeter, request = kiosk_box.who(Role.GREETER), kiosk_box.id("request")
    kiosk_box.give(c.ChangeService, greeter, ticket=said["id"], service=request)


def test_a_ticket_of_an_outage_has_waited_since_its_end(kiosk_box: Box) -> None:
    first, *_ = lease(kiosk_box)
    timers.beat(kiosk_box.hall, kiosk_box.clock.now())
    kiosk_box.forward(minutes=30)
    given = kiosk_box.clock.now()
    kiosk_box.forward(minutes=20)
    timers.beat(kiosk_box.hall, kiosk_box.clock.now())
    kiosk_box.hand_in(first, issued_at=given)
    kiosk_box.forward(minutes=5)
    assert kiosk_box.at("1", c.CallNext)["ticket"]["waited"] == 5 * 60


def alarming(box: Box) -> list[str]:
    """The numbers whose papers are not in the queue, as a manager sees them."""
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    return [one["label"] for one in hall["problems"] if one["kind"] == "not_handed_in"]


def test_kiosk_under_another_id_hands_in_what_it_gave_before(kiosk_box: Box) -> None:
    first, second = lease(kiosk_box)[:2]
    again = kiosk_box.who(Role.KIOSK, "1")
    kiosk_box.forward(minutes=1)
    assert alarming(kiosk_box) == []
    # Without the tokens of its lease, or with those of another, the ticket is not proven.
    for token in (None, second["token"], "village.t1.0.guessed"):
        with kiosk_box.refuses(ProblemType.NOT_FOUND):
            kiosk_box.hand_in(first, kiosk=again, token=token)
    assert alarming(kiosk_box) == [first["number"]]
    said = kiosk_box.hand_in(first, kiosk=again, token=first["token"])
    assert (said["number"], said["state"]) == (first["number"], "waiting")
    assert alarming(kiosk_box) == []
    # A number that was not leased is an alarm for a day.
    with kiosk_box.refuses(ProblemType.NOT_FOUND):
        kiosk_box.hand_in({"ticket": "village.t999", "number": "K198"}, kiosk=again)
    with kiosk_box.refuses(ProblemType.NOT_FOUND):
        kiosk_box.hand_in({**second, "number": "K199"})
    assert sorted(alarming(kiosk_box)) == ["K198", "K199"]
    kiosk_box.forward(hours=25)
    assert alarming(kiosk_box) == []


def test_ticket_for_a_day_that_is_not_open_yet_is_refused_until_it_is(kiosk_box: Box) -> None:
    one = lease(kiosk_box)[3]
    assert one["day"] == "2026-11-24"
    # The day before was left open.
    kiosk_box.forward(days=1)
    given, touch = kiosk_box.clock.now(), uuid4()
    revision = kiosk_box.revision
    with kiosk_box.refuses(ProblemType.DAY_NOT_OPEN):
        kiosk_box.hand_in(one, issued_at=given, touch=touch)
    assert kiosk_box.revision == revision
    kiosk_box.give(c.CloseDay)
    with kiosk_box.refuses(ProblemType.DAY_NOT_OPEN):
        kiosk_box.hand_in(one, issued_at=given, touch=touch)
    kiosk_box.forward(minutes=5)
    kiosk_box.open_day()
    said = kiosk_box.hand_in(one, issued_at=given, touch=touch)
    assert said["state"] == "waiting"
    assert datetime.fromisoformat(said["issued_at"]) == given
