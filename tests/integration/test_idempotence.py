"""A repeated command id gets the first answer, and nothing is carried out."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from server.domain.principal import Principal
from server.engine.unit_of_work import UnitOfWork
from tests.parts.box import Box
from tests.parts.village import village_data

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


@pytest.mark.databases("sqlite", "postgresql")
def test_same_command_from_all_sides_happens_once(box: Box) -> None:
    box.who(Role.GREETER)  # one greeter for all threads
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: box.issue("paper", command_id=ONCE), range(8)))
    assert all(one == said[0] for one in said)
    assert box.last(99).count("ticket_issued") == 1


def test_a_counter_is_answered_with_its_present_desk(box: Box) -> None:
    box.issue()
    box.at("1", c.CallNext, command_id=ONCE)
    box.at("1", c.Start)
    revision = box.revision
    again = box.at("1", c.CallNext, command_id=ONCE)
    assert again["ticket"]["state"] == "serving"
    assert again["revision"] == box.revision == revision


def test_with_another_body_it_is_refused(box: Box) -> None:
    who = box.who(Role.MANAGER)
    changes: list[tuple[type[c.Command], dict[str, Any], dict[str, Any]]] = [
        (c.OpenCounter, {"counter": "2"}, {"counter": "3"}),
        (c.CloseDay, {"reason": "strike"}, {}),
    ]
    for model, first, other in changes:
        once = uuid4()
        box.give(model, who, command_id=once, **first)
        with box.refuses(ProblemType.COMMAND_REUSED):
            box.give(model, who, command_id=once, **other)


def test_two_centres_do_not_share_their_ids(box: Box) -> None:
    box.give(c.CloseDay, command_id=ONCE)
    data = village_data()
    data["centre"]["slug"] = "town"
    box.import_config(CentreConfig.model_validate(data))
    assert box.give(c.OpenDay, command_id=ONCE)["centre"] == "town"


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
    box.clock.jumped = True
    with monkeypatch.context() as patch:
        patch.setattr(box.store, "command", run_in_vain)
        with pytest.raises(_RolledBackError):
            box.give(c.ConfirmTime)
    assert box.clock.jumped
    box.give(c.ConfirmTime)
    assert box.hall.doubt(box.read(lambda reading: reading.centre)) is None
