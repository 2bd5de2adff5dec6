"""What a visitor is told to expect is the own wait, and so is that by which others decide."""

from typing import Any

from contract import commands as c
from contract.enums import Channel, Role
from contract.errors import ProblemType
from server.application.snapshots import ticket
from tests.parts.box import Box
from tests.parts.village import village

TAXES_UNTIL_CLOSING = 64
"""How many may take a ticket for taxes at ten, with one counter and eight minutes for each,
before the wait of the next would pass six o'clock; more than this never."""

AT_THE_DOOR: dict[str, Any] = {"language": "az", "channel": Channel.GREETER}


def many(box: Box, count: int) -> None:
    """So many ordinary visitors wait for taxes, and one is at the counter."""
    for _ in range(count):
        box.issue("tax")
    box.at("1", c.CallNext)


def full(box: Box) -> None:
    """Tickets for taxes are taken until an ordinary visitor's wait would pass closing."""
    for _ in range(TAXES_UNTIL_CLOSING):
        box.issue("tax")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax")


def taxes(box: Box) -> dict[str, Any]:
    """What the menu says of taxes."""
    menu = box.get("centres/village/menu", Role.MANAGER).get_json()
    found: dict[str, Any] = next(one for one in menu["services"] if one["id"] == "village.tax")
    return found


def right_to_come_back(box: Box) -> str:
    """The token of a ticket that was ended with a right to come back, on the next day."""
    token: str = box.issue("tax")["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service=box.id("tax"))
    box.give(c.CloseDay)
    box.forward(days=1)
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    return token


def test_a_priority_visitor_is_promised_the_own_wait(box: Box) -> None:
    many(box, 12)
    ordinary, favoured = box.issue("tax"), box.issue("tax", priority=True)
    assert favoured["promise"] == box.ticket(favoured["id"])["expected"]["late"]
    assert favoured["promise"] < ordinary["promise"] / 3


def test_who_comes_back_by_right_is_promised_the_own_wait(box: Box) -> None:
    token = right_to_come_back(box)
    many(box, 12)
    ordinary, returning = box.issue("tax"), box.issue("tax", returning=token)
    assert returning["promise"] == box.ticket(returning["id"])["expected"]["late"]
    assert returning["promise"] < ordinary["promise"]


def test_a_priority_visitor_is_not_turned_away_for_the_wait_of_others(box: Box) -> None:
    full(box)
    taken = box.issue("tax", priority=True)
    assert box.ticket(taken["id"])["expected"]["late"] < 3600
    # The menu speaks of an ordinary visitor.
    assert taxes(box)["reason"] == "wait_passes_closing"


def test_who_comes_back_by_right_is_not_turned_away_for_the_wait_of_others(box: Box) -> None:
    token = right_to_come_back(box)
    full(box)
    assert box.issue("tax", returning=token)["promise"] is not None


def test_a_line_does_not_open_again_by_growing_past_what_can_be_foretold(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
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


def test_a_line_that_nobody_serves_takes_tickets_still(box: Box) -> None:
    box.give(c.CloseCounter, counter="1")
    now = taxes(box)
    assert (now["expected"], now["open"]) == (None, True)
    assert box.issue("tax")["promise"] is None


def test_without_kind_closing_a_wait_past_all_foretelling_is_no_reason(box: Box) -> None:
    box.bring_in(village(intake_ends_by_wait=False))
    for _ in range(99):
        box.issue("tax")
    now = taxes(box)
    assert (now["expected"], now["open"]) == (None, True)
    assert box.issue("tax")["promise"] is None


def test_who_is_ahead_is_who_would_be_called_before(box: Box) -> None:
    for _ in range(12):
        box.issue("tax")
        box.forward(minutes=1)
    favoured = box.issue("tax", priority=True)
    # Half a target's start: whoever has waited less than seven and a half minutes is behind.
    assert favoured["ahead"] == 5
    assert [box.ticket(one)["ahead"] for one in ("t1", "t5", "t6", "t12")] == [0, 4, 6, 12]
    # Counted for many phones at once, it is the same.
    many = [f"village.t{number}" for number in range(1, 14)]
    together = box.read(lambda reading: ticket.build_many(box.hall.basis(reading), many))
    assert {key: one.ahead for key, one in together.items()} == {
        key: box.ticket(key)["ahead"] for key in many
    }


def wait_behind(box: Box, service: str, quantity: int) -> tuple[float, float]:
    """The seconds that somebody who comes for papers has to expect behind one who waits for a
    service, and once that one was called to the only counter."""
    box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(minutes=6)
    wish = {"service": box.id(service), "quantity": quantity}
    box.give(c.IssueTicket, box.who(Role.GREETER), services=[wish], **AT_THE_DOOR)

    def seconds() -> float:
        said = box.read(lambda one: box.hall.basis(one).waits.for_newcomer(box.id("paper")))
        assert said is not None
        return said.seconds

    before = seconds()
    box.at("1", c.Finish, next=True)
    return before, seconds()


def test_who_comes_for_many_is_waited_for_as_long(box: Box) -> None:
    before, after = wait_behind(box, "paper", 12)
    # The visitor at the counter, besides.
    assert 12 * 360 * 0.8 < after < before < after + 600


def test_who_comes_for_one_is_waited_for_as_long_as_ever(box: Box) -> None:
    before, after = wait_behind(box, "paper", 1)
    assert after < before < 1000


def test_who_comes_for_many_of_another_service_is_waited_for_too(box: Box) -> None:
    before, after = wait_behind(box, "tax", 5)
    assert 5 * 480 * 0.8 < after < before < after + 600


def test_a_family_waits_for_the_others_and_not_for_itself(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    for quantity in (1, 12):
        wish = {"service": box.id("paper"), "quantity": quantity}
        box.give(c.IssueTicket, box.who(Role.GREETER), services=[wish], **AT_THE_DOOR)
        box.forward(seconds=1)
    box.issue("paper")
    assert box.ticket("t3")["expected"]["late"] < 2000 < box.ticket("t4")["expected"]["late"]


def test_a_line_knows_for_how_many_it_is(box: Box) -> None:
    def items() -> dict[str, int]:
        lines = box.read(lambda one: one.lines())
        return {one.service.partition(".")[2]: one.items for one in lines}

    greeter = box.who(Role.GREETER)
    wishes = [{"service": box.id(key), "quantity": n} for key, n in (("tax", 3), ("paper", 5))]
    box.bring_in(village(stop_order="as_given"))
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
