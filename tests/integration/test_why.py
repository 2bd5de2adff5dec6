"""The sentences that say why a ticket was called, and why others were called before it."""

from contract import commands as c
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.village import village


def test_called_visitor_is_told_why_by_no_ticket_that_would_reveal_a_class(box: Box) -> None:
    for minutes, priority in ((10, False), (10, False), (5, False), (15, True)):
        box.issue("tax", priority=priority)
        box.forward(minutes=minutes)
    reasons = box.at("1", c.CallNext)["ticket"]["reasons"]
    assert [one["number"] for one in reasons["compared"]] == ["K100", "K103", "K101"]
    # K103 would be next by its class alone, which those before it would see.
    told = box.get(f"tickets/{box.ticket('t1')['token']}/why", Accept_Language="en").get_json()
    assert (
        told["sentence"]
        == "Called before K101: waited 40 min (target 15); K101 waited 30 min (target 15)."
    )
    assert told["reasons"] is None
    staff = box.get("centres/village/tickets/village.t1/why", Role.GREETER).get_json()
    assert staff["reasons"] == reasons


def test_waiting_visitor_sees_why_another_ticket_was_called_before(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=3)
    box.issue("paper", priority=True)
    box.at("1", c.CallNext)
    told = box.get(f"tickets/{box.ticket('t1')['token']}/why", Accept_Language="en").get_json()
    (passed,) = told["passed_by"]
    assert (passed["number"], passed["call"]) == ("A002", 1)
    assert told["sentence"] == passed["sentence"]
    for word in ("priority", "appointment", "standard"):
        assert word not in str(told).lower().replace("by priority and waiting time", "")


def passed_by(box: Box, ticket: str = "t1") -> list[tuple[str, str]]:
    """The calls that came before a ticket, with the sentences that say why; newest first."""
    path = f"centres/village/tickets/{box.id(ticket)}/why"
    told = box.get(path, Role.GREETER, Accept_Language="en").get_json()
    return [(one["number"], one["sentence"]) for one in told["passed_by"]]


def test_last_five_calls_are_told_each_by_its_own_reasons(box: Box) -> None:
    box.import_config(village(cap_of=0))
    box.issue("paper")
    box.forward(minutes=4)
    for _ in range(5):
        box.issue("paper", priority=True)
        box.at("1", c.CallNext)
        box.at("1", c.Finish)
    box.issue("paper")
    box.at("1", c.CallTicket, ticket="t7", reason="asked")
    assert [number for number, _ in passed_by(box)] == ["A007", "A006", "A005", "A004", "A003"]
    (_, chosen), *_, (_, precedence) = passed_by(box)
    assert chosen != precedence
    # Calls for another service, and those before a ticket came to its queue, are not told.
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t1", service=box.id("tax"))
    assert passed_by(box) == []
