"""Expected waits, and the people ahead that they weigh."""

from datetime import timedelta
from typing import Any

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Channel, Role
from contract.errors import ProblemType
from server.views import ticket
from tests.parts.box import Box
from tests.parts.village import village, village_data

TAXES_UNTIL_CLOSING = 64


AT_THE_DOOR: dict[str, Any] = {"language": "az", "channel": Channel.GREETER}


def many(box: Box, count: int) -> None:
    """`count` ordinary visitors wait for taxes, and one is at the counter."""
    for _ in range(count):
        box.issue("tax")
    box.at("1", c.CallNext)


def taxes(box: Box) -> dict[str, Any]:
    """What the menu says of taxes."""
    menu = box.get("centres/village/menu", Role.MANAGER).get_json()
    found: dict[str, Any] = next(one for one in menu["services"] if one["id"] == "village.tax")
    return found


def coupon_of_yesterday(box: Box) -> str:
    """A coupon for taxes, on the day on which it can be used."""
    box.issue("tax")
    box.give(c.EndWithCoupon, box.who(Role.SUPERVISOR), service=box.id("tax"))
    (coupon,) = box.ticket("t1")["coupons"]
    box.give(c.CloseDay)
    box.forward(days=1)
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    return str(coupon["token"])


def waits(box: Box, name: str) -> dict[str, Any]:
    """The waits that a menu or board says, by service."""
    told = box.get(f"centres/village/{name}", Role.MANAGER).get_json()["services"]
    return {one["id"].removeprefix("village."): one["expected"] for one in told}


def people_ahead(box: Box, name: str) -> dict[str, tuple[int | None, bool]]:
    """How many people a menu or board shows before a newcomer, and whether a service is served."""
    told = box.get(f"centres/village/{name}", Role.MANAGER).get_json()["services"]
    return {one["id"].removeprefix("village."): (one["ahead"], one["served"]) for one in told}


def test_menu_board_and_ticket_show_the_same_people_ahead(box: Box) -> None:
    for _ in range(4):
        box.issue("tax")
        box.forward(minutes=1)
    # Counter 1 serves all three services, so those who wait for taxes come before papers too.
    for name in ("menu", "board"):
        assert people_ahead(box, name) == dict.fromkeys(("paper", "request", "tax"), (4, True))
    assert box.issue("paper")["ahead"] == 4
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    assert box.ticket("t5")["ahead"] == 0


def test_menu_board_and_ticket_say_no_wait_while_a_service_is_paused_or_closed(box: Box) -> None:
    many(box, 3)
    before = waits(box, "menu")
    assert waits(box, "board") == before
    assert before["tax"]["high"] > 0
    assert box.ticket("t2")["expected"] is not None
    end = box.clock.now() + timedelta(minutes=20)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down", expected_end=end)
    box.give(c.CloseService, service=box.id("request"), reason="too_many")
    for name in ("menu", "board"):
        after = waits(box, name)
        assert (after["tax"], after["request"]) == (None, None)
        assert after["paper"] is not None
    assert box.ticket("t2")["expected"] is None
    box.give(c.SuspendCentre, reason="alarm", expected_end=end)
    assert not any(waits(box, "board").values())


def test_people_called_at_other_counters_are_not_ahead(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    for _ in range(8):
        box.issue("tax")
    # Counter 2 calls some of them; requests are served at counter 1 alone.
    ahead = box.issue("request")["ahead"]
    assert 0 < ahead < 8
    assert people_ahead(box, "menu")["request"] == (ahead + 1, True)


def test_service_without_an_open_counter_says_so(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.CloseCounter, counter="1")
    box.issue("paper")
    taken = box.issue("request")
    assert (taken["ahead"], taken["served"], taken["expected"]) == (None, False, None)
    for name in ("menu", "board"):
        # Counter 2 calls taxes before papers.
        assert people_ahead(box, name) == {
            "paper": (1, True),
            "request": (None, False),
            "tax": (0, True),
        }
    box.give(c.OpenCounter, counter="3")
    taken = box.ticket("t2")
    assert (taken["ahead"], taken["served"]) == (1, True)
    assert taken["expected"] is not None


def test_open_counter_serves_in_a_quiet_hall(box: Box) -> None:
    box.forward(minutes=30)
    assert people_ahead(box, "menu") == dict.fromkeys(("paper", "request", "tax"), (0, True))
    taken = box.issue("paper")
    assert (taken["ahead"], taken["served"]) == (0, True)
    assert taken["promise"] < 120
    # It is not called: the operator is away.
    box.forward(minutes=1)
    assert not box.ticket("t1")["served"]
    box.at("1", c.CallNext)
    assert people_ahead(box, "menu")["paper"] == (0, True)


def test_people_ahead_are_those_whom_the_rule_calls_before(box: Box) -> None:
    box.called("1", "tax")
    box.at("1", c.Start)
    for _ in range(8):
        box.issue("tax")
        box.forward(minutes=1)
    box.forward(minutes=12)
    favoured = box.issue("tax", priority=True)["id"]
    tickets = [f"village.t{number}" for number in range(2, 11)]
    ahead = {one: box.ticket(one)["ahead"] for one in tickets}
    # Counted for many phones at once, it is the same.
    together = box.read(lambda reading: ticket.build_many(box.hall.context(reading), tickets))
    assert {key: one.ahead for key, one in together.items()} == ahead
    called: list[str] = []
    # The visitor at the counter needs the typical time again.
    box.forward(minutes=4)
    while len(called) < len(tickets):
        box.forward(minutes=4)
        called.append(box.at("1", c.Finish, next=True)["ticket"]["id"])
        box.at("1", c.Start)
        box.forward(minutes=4)
    # Priority overtakes all but the first ticket.
    assert ahead == {one: place for place, one in enumerate(called)}
    assert ahead[favoured] == 1


@pytest.mark.parametrize("visitor", ["priority", "returning"])
def test_favoured_visitor_gets_the_wait_of_the_own_class(box: Box, visitor: str) -> None:
    coupon = coupon_of_yesterday(box)
    fields = {"priority": True} if visitor == "priority" else {"coupon": coupon}
    many(box, 12)
    ordinary, favoured = box.issue("tax"), box.issue("tax", **fields)
    assert favoured["promise"] == box.ticket(favoured["id"])["expected"]["late"]
    assert favoured["promise"] < ordinary["promise"]
    for _ in range(TAXES_UNTIL_CLOSING - 14):
        box.issue("tax")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        for _ in range(14):
            box.issue("tax")
    # The menu speaks of an ordinary visitor; a favoured one is still called in time.
    assert taxes(box)["reason"] == "wait_passes_closing"
    if visitor == "priority":
        assert box.issue("tax", priority=True)["promise"] < 2 * 3600


def test_queue_does_not_open_again_by_growing_beyond_what_can_be_estimated(box: Box) -> None:
    data = village_data()
    data["series"][1]["last"] = 999
    box.import_config(CentreConfig.model_validate(data))
    for counter in ("2", "3"):
        box.give(c.OpenCounter, counter=counter)
    for _ in range(100):
        box.issue("tax")
    for counter in ("2", "3"):
        box.give(c.CloseCounter, counter=counter)
    # One counter, eight minutes each: more than thirteen hours.
    now = taxes(box)
    assert (now["expected"], now["reason"]) == (None, "wait_passes_closing")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax")
    assert box.ticket("t100")["expected"] is None
    # Without that rule tickets are given, and promise no wait.
    data["rules"]["intake_ends_by_wait"] = False
    box.import_config(CentreConfig.model_validate(data))
    assert taxes(box)["open"]
    assert box.issue("tax")["promise"] is None


def test_unserved_queue_still_takes_tickets(box: Box) -> None:
    box.give(c.CloseCounter, counter="1")
    now = taxes(box)
    assert (now["expected"], now["open"]) == (None, True)
    assert box.issue("tax")["promise"] is None


def wait_behind(box: Box, service: str, quantity: int) -> tuple[float, float]:
    """The seconds that a newcomer for papers has to expect behind a ticket that waits for a
    service, and once that one was called to the only counter."""
    box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(minutes=6)
    wish = {"service": box.id(service), "quantity": quantity}
    box.give(c.IssueTicket, box.who(Role.GREETER), services=[wish], **AT_THE_DOOR)

    def seconds() -> float:
        said = box.read(lambda one: box.hall.context(one).waits.for_newcomer(box.id("paper")))
        assert said is not None
        return said.seconds

    before = seconds()
    box.at("1", c.Finish, next=True)
    return before, seconds()


def test_visitor_with_many_items_takes_as_long(box: Box) -> None:
    before, after = wait_behind(box, "paper", 12)
    # Besides the visitor at the counter.
    assert 12 * 360 * 0.8 < after < before < after + 600


def test_visitor_with_one_item_takes_the_usual_time(box: Box) -> None:
    before, after = wait_behind(box, "paper", 1)
    assert after < before < 1000


def test_own_items_are_no_part_of_the_wait(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    for quantity in (1, 12):
        wish = {"service": box.id("paper"), "quantity": quantity}
        box.give(c.IssueTicket, box.who(Role.GREETER), services=[wish], **AT_THE_DOOR)
        box.forward(seconds=1)
    box.issue("paper")
    assert box.ticket("t3")["expected"]["late"] < 2000 < box.ticket("t4")["expected"]["late"]


def test_queue_counts_the_items_of_its_tickets(box: Box) -> None:
    def items() -> dict[str, int]:
        lines = box.read(lambda one: one.lines())
        return {one.service.partition(".")[2]: one.items for one in lines}

    greeter = box.who(Role.GREETER)
    wishes = [{"service": box.id(key), "quantity": n} for key, n in (("tax", 3), ("paper", 5))]
    box.import_config(village(stop_order="as_given"))
    box.issue("tax")
    box.give(c.IssueTicket, greeter, services=wishes, **AT_THE_DOOR)
    assert items() == {"tax": 4}
    box.give(c.ChangeService, greeter, ticket="t2", service=box.id("paper"))
    assert items() == {"tax": 1, "paper": 5}
    box.give(c.TransferTicket, greeter, ticket="t2", to_service=box.id("request"))
    assert items() == {"tax": 1, "request": 5}
    box.give(c.CallTicket, box.who(Role.SUPERVISOR), counter="1", ticket="t2", reason="came_back")
    assert items() == {"tax": 1}
    box.at("1", c.Start)
    box.at("1", c.Finish)
    assert items() == {"tax": 4}


@pytest.mark.parametrize(
    ("leaves", "said"),
    [(c.CloseCounter, "counter_closed"), (c.TakeBreak, "counter_paused"), (None, None)],
)
def test_longer_wait_says_why(box: Box, leaves: type[c.Command] | None, said: str | None) -> None:
    data = village_data()
    data["series"][0]["last"] = 99
    box.import_config(CentreConfig.model_validate(data))
    box.give(c.OpenCounter, counter="3")
    for _ in range(12):
        box.issue("paper")
    last = box.issue("paper")
    assert last["delay"] is None
    box.forward(seconds=30)
    if leaves is not None:
        box.give(leaves, counter="3")
    assert box.ticket(last["id"])["delay"] == said
    # A counter that has come back is no reason any more.
    if leaves is not None:
        box.give(c.OpenCounter, counter="3")
        assert box.ticket(last["id"])["delay"] is None
        box.give(leaves, counter="3")
    # A ticket that is issued after that was promised the longer wait.
    assert box.issue("paper")["delay"] is None
