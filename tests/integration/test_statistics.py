"""What the hall learns of its own services and absences in a day."""

from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from server.domain.learning import Learned
from tests.parts.box import Box
from tests.parts.states import folded


def learned(box: Box) -> Learned:
    """What the hall has learned."""
    return box.read(lambda reading: reading.learned(box.clock.now()))


def serve(box: Box, **before_end: Any) -> int:
    """Serve a ticket for taxes for eight minutes, with a suspension in between; the
    milliseconds that are learned."""
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=4)
    suspend(box, **before_end)
    box.forward(minutes=4)
    box.at("1", c.Finish)
    return learned(box).paces[box.id("tax")].seen[-1]


def suspend(box: Box, *, how: str, hours: float = 2) -> None:
    """The centre or the service is suspended, the server is away, or none of it."""
    boss, since = box.who(Role.MANAGER), box.clock.now()
    if how == "drill":
        box.give(c.SuspendCentre, boss, reason="drill")
    elif how == "service":
        box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    if how != "nothing":
        box.forward(hours=hours)
    if how == "drill":
        box.give(c.ResumeCentre, boss)
    elif how == "service":
        box.give(c.ResumeService, service=box.id("tax"))
    elif how == "gap":
        box.give(c.RecordGap, box.who(Role.CLOCK), since=since, until=box.clock.now())


EIGHT_MINUTES = 480_000


@pytest.mark.parametrize("how", ["nothing", "drill", "service", "gap"])
def test_suspended_time_is_no_time_of_service(box: Box, how: str) -> None:
    assert serve(box, how=how) == EIGHT_MINUTES
    assert serve(box, how="nothing") == EIGHT_MINUTES
    assert box.desk("1")["own_day"]["mean_service"] == 480
    assert box.ticket("t1")["stops"][0]["time"] == 480


def test_log_teaches_the_same_again(box: Box) -> None:
    for how in ("drill", "service", "gap"):
        serve(box, how=how)
    made_again = folded(box.centre, box.events())
    assert made_again.learned(box.clock.now()) == learned(box)


def test_transferred_ticket_teaches_like_a_finished_one(box: Box) -> None:
    def days(sent_on: bool) -> Learned:
        for _ in range(3):
            identity = box.called("1", "tax")
            box.forward(seconds=30)
            box.at("1", c.Start)
            box.forward(minutes=4)
            if sent_on:
                box.at("1", c.Transfer, to_service=box.id("request"))
                box.give(c.Cancel, box.who(Role.GREETER), ticket=identity)
            else:
                box.at("1", c.Finish)
        return learned(box)

    def paces(known: Learned) -> tuple[int, ...]:
        return known.paces[box.id("tax")].recent

    finished = days(sent_on=False)
    sent = days(sent_on=True)
    assert paces(sent) == paces(finished) * 2 == (270_000,) * 6
    assert sent.absences[box.id("tax")].calls == 2 * finished.absences[box.id("tax")].calls
