"""Issuing a ticket: its number, its paper, what is refused, and that it is issued once."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from itertools import filterfalse
from random import Random
from uuid import uuid4

import pytest

from contract import commands as c
from contract.enums import Channel, Role
from contract.errors import ProblemType, Refusal
from server.domain.fold import series_of
from server.domain.numbering import candidates, open_range, written
from server.domain.principal import Principal
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork
from server.rules.intake import next_number
from tests.parts.box import MONDAY, Box
from tests.parts.reconfigured import config
from tests.parts.village import village


def test_ticket_gets_the_next_number_at_the_end_of_the_queue(box: Box) -> None:
    first = box.issue("paper", priority=True, assist=["see"])
    box.forward(seconds=90)
    second = box.issue("request")
    other = box.issue("tax")
    assert [(one["id"], one["number"]) for one in (first, second, other)] == [
        ("village.t1", "A001"),
        ("village.t2", "A002"),
        ("village.t3", "K100"),
    ]
    assert (first["state"], first["ahead"], first["expected"]["low"]) == ("waiting", 0, 0)
    assert 0 < first["expected"]["high"] < first["promise"] == first["expected"]["late"] < 60
    # Of those that serve it, the one that is open.
    assert first["counters"] == other["counters"] == ["1"]
    event = box.events()[-3]
    assert (event.type, event.actor.role, event.at) == ("ticket_issued", "greeter", MONDAY)
    assert event.data["ticket_class"] == "priority"
    assert event.data["assist"] == []
    assert event.data["day"] == "2026-11-23"
    assert second["token"].startswith("village.t2.")


def test_channel_follows_from_the_role(box: Box) -> None:
    """A system that called its tickets a kiosk's had them wait for a paper, and a kiosk that
    called its own a greeter's had them called without one."""
    for role, channel in (
        (Role.KIOSK, "kiosk"),
        (Role.GREETER, "greeter"),
        (Role.MANAGER, "greeter"),
        (Role.OPERATOR, "counter"),
        (Role.VISITOR, "phone"),
        (Role.INTEGRATION, "integration"),
    ):
        who = box.visitor(box.issue("tax")["id"]) if role is Role.VISITOR else box.who(role)
        for said in (None, Channel.KIOSK, Channel.GREETER):
            wish = {"services": [box.id("tax")], "language": "az", "channel": said}
            ticket = box.give(c.IssueTicket, who, **wish)
            issued = next(one for one in reversed(box.events()) if one.type == "ticket_issued")
            assert issued.data["channel"] == channel
            assert ticket["paper"] == ("pending" if role is Role.KIOSK else "none")


def test_an_unknown_service_is_refused_with_its_field(box: Box) -> None:
    for services in (["paper", "nowhere"], ["town.paper"]):
        with pytest.raises(Refusal) as refused:
            box.issue(*services)
        assert refused.value.kind is ProblemType.UNKNOWN_SERVICE
        assert refused.value.fields
    assert "ticket_issued" not in box.last(99)


def test_operator_gets_no_token_of_a_ticket(box: Box) -> None:
    box.issue("paper")
    found = box.get("centres/village/tickets?number=a001", Role.OPERATOR, "1").get_json()
    assert [one["token"] for one in found] == [""]
    greeted = box.get("centres/village/tickets?number=A001", Role.GREETER).get_json()
    assert greeted[0]["token"].startswith("village.t1.")
    operator, change = box.who(Role.OPERATOR, "1"), {"service": box.id("request")}
    identity = uuid4()
    for _ in range(2):
        said = box.give(c.ChangeService, operator, ticket="t1", command_id=identity, **change)
        assert said["token"] == ""
    # An operator who issues a ticket hands it over.
    made = box.give(c.IssueTicket, operator, services=[box.id("paper")], language="az")
    assert made["token"].startswith("village.t2.")


def test_number_rests_until_its_ticket_cannot_come_back_and_an_hour_more(box: Box) -> None:
    assert [box.issue()["number"] for _ in range(12)] == [f"A{n:03d}" for n in range(1, 13)]
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("paper")
    menu = box.get("centres/village/menu", Role.KIOSK).get_json()["services"]
    assert [one["reason"] for one in menu] == ["numbers_used_up", "numbers_used_up", None]
    # Another series is not concerned.
    assert box.issue("tax")["number"] == "K100"
    for ticket in ("t1", "t5"):
        box.give(c.Cancel, ticket=ticket)
    box.forward(minutes=10 + 60, seconds=-1)
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("request")
    box.forward(seconds=1)
    assert [box.issue("request")["number"] for _ in range(2)] == ["A001", "A005"]


def test_number_of_yesterday_rests_too(box: Box) -> None:
    box.import_config(config(lambda data: data["series"][0].update(last=2)))
    box.called()
    box.at("1", c.Start)
    box.forward(days=1)
    box.open_day()
    # A001 of yesterday was being served until now.
    assert box.issue()["number"] == "A002"
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue()
    box.forward(minutes=69)
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue()
    box.forward(minutes=1)
    assert box.issue()["number"] == "A001"


def test_ticket_whose_number_was_given_again_does_not_come_back(box: Box) -> None:
    box.import_config(village(number_rest_minutes=0, reopen_minutes=60))
    for _ in range(12):
        box.issue("paper")
    box.give(c.Cancel, ticket="t5")
    box.at("1", c.CallNext, c.Finish)
    box.forward(minutes=60)
    assert "reopen" in box.desk("1")["allowed"]
    assert {box.issue("paper")["number"] for _ in range(2)} == {"A001", "A005"}
    desk = box.desk("1")
    assert ("reopen" in desk["allowed"], desk["last_finished"]) == (False, None)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, ticket="t5")
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.ReopenAtCounter, ticket="t1")


# A repeated command id gets the first answer, and nothing is carried out.


ONCE = uuid4()


def test_a_ticket_is_taken_once(box: Box) -> None:
    who, fields = box.who(Role.GREETER), {"language": "az", "channel": "greeter"}
    first = box.issue("paper", command_id=ONCE)
    box.issue("paper")
    revision, told = box.revision, len(box.told)
    again = box.issue("paper", command_id=ONCE)
    assert again == first
    assert again["token"]
    # In another spelling it is the same.
    services = [{"service": "village.paper", "quantity": 1}]
    spelt = {"command_id": str(ONCE).upper(), "priority": False, "services": services}
    assert box.give(c.IssueTicket, who, **spelt, **fields) == first
    assert (box.revision, len(box.told)) == (revision, told)
    stranger = Principal(Role.GREETER, "greeter-other", "village")
    with box.refuses(ProblemType.COMMAND_REUSED):
        box.give(c.IssueTicket, stranger, **spelt, **fields)


def test_a_counter_is_answered_with_its_present_desk(box: Box) -> None:
    box.issue()
    box.at("1", c.CallNext, command_id=ONCE)
    box.at("1", c.Start)
    revision = box.revision
    again = box.at("1", c.CallNext, command_id=ONCE)
    assert again["ticket"]["state"] == "serving"
    assert again["revision"] == box.revision == revision


def test_successes_are_forgotten_after_eight_days(box: Box) -> None:
    box.issue("paper", command_id=ONCE)
    box.forward(days=7, hours=23)
    box.forget()
    revision = box.revision
    assert box.issue("paper", command_id=ONCE)["id"] == "village.t1"
    assert box.revision == revision
    box.forward(hours=2)
    box.forget()
    assert box.issue("paper", command_id=ONCE)["id"] == "village.t2"


class _RolledBackError(Exception):
    """The database rolled the transaction back."""


def test_time_is_confirmed_only_once_that_is_committed(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = box.store.command

    def run_in_vain[T](centre: str, work: Callable[[UnitOfWork], T], ids: Sequence[str]) -> T:
        def all_but_the_commit(unit: UnitOfWork) -> T:
            work(unit)
            raise _RolledBackError

        return run(centre, all_but_the_commit, ids)

    box.forward(minutes=1)
    box.clock.jump = timedelta(hours=1)
    with monkeypatch.context() as patch:
        patch.setattr(box.store, "command", run_in_vain)
        with pytest.raises(_RolledBackError):
            box.give(c.ConfirmTime)
    assert box.clock.jump
    box.give(c.ConfirmTime)
    assert box.hall.doubt(box.read(lambda reading: reading.centre)) is None


def test_next_number_is_the_first_that_is_free(box: Box) -> None:
    """What is kept of a series that is used up gives the same as a search of the whole series."""
    chance, issued = Random(49), 0
    for _ in range(250):
        with suppress(Refusal):
            match chance.choice(["issue", "issue", "cancel", "reopen", "call", "no show"]):
                case "issue":
                    issued += 1
                    box.issue("paper")
                case "cancel":
                    box.give(c.Cancel, ticket=f"t{chance.randint(1, issued + 1)}")
                case "reopen":
                    box.give(c.Reopen, ticket=f"t{chance.randint(1, issued + 1)}")
                case "call":
                    box.at("1", c.CallNext, c.Finish)
                case "no show":
                    box.at("1", c.CallNext, c.MarkNoShow)
        box.forward(minutes=chance.choice([0, 1, 20]))
        found, wanted = box.read(partial(_next_numbers, box.clock.now()))
        assert found == wanted


def _next_numbers(now: datetime, view: CentreView) -> tuple[str | None, str | None]:
    day, series = view.centre.day, view.setup.series["A"]
    assert day is not None
    last = series_of(view, "A").last
    numbers = [written(series, value) for value in candidates(open_range(series), last)]
    taken = partial(view.is_number_taken, day=day, now=now, resting=True)
    return next_number(view, "A", last, day, now), next(filterfalse(taken, numbers), None)
