"""A right to come back: for what it is, and how long it lasts."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType
from tests.parts.box import Box


def ended(box: Box, *services: str) -> str:
    """The token of a ticket whose tax was ended with a right to come back the next day."""
    token: str = box.issue(*(services or ("tax",)))["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service=box.id("tax"))
    return token


def next_day(box: Box, days: int = 1) -> None:
    """The day closes, and another one opens in the morning."""
    box.give(c.CloseDay)
    box.forward(days=days)
    box.open_day()


def page_of(box: Box, token: str) -> str | None:
    """Up to which day the bearer may come back, as the phone says; None where it shows no
    ticket any more."""
    answer = box.get(f"tickets/{token}")
    return str(answer.get_json()["return_until"]) if answer.status_code == 200 else None


def stops(box: Box, what: str) -> None:
    """The service, or the whole hall, stands still from now on."""
    if what == "hall":
        box.give(c.SuspendCentre, reason="strike")
    else:
        box.give(c.SuspendService, service=box.id("tax"), reason="strike")


def goes_on(box: Box, what: str) -> None:
    """It goes on."""
    if what == "hall":
        box.give(c.ResumeCentre)
    else:
        box.give(c.ResumeService, service=box.id("tax"))


@pytest.mark.parametrize("what", ["service", "hall"])
def test_a_right_does_not_lapse_while_all_stands_still(box: Box, what: str) -> None:
    token = ended(box)
    stops(box, what)
    assert page_of(box, token) == "2026-11-24"
    next_day(box)
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax", returning=token)
    assert page_of(box, token) == "2026-11-25"
    box.forward(hours=3)
    goes_on(box, what)
    next_day(box)
    # A day in whose hours it stood still does not count: who came then went away.
    assert page_of(box, token) == "2026-11-25"
    assert box.issue("tax", returning=token)["state"] == "waiting"


def test_a_right_outlasts_a_weekend_and_a_second_day_of_strike(box: Box) -> None:
    token = ended(box)
    box.give(c.SuspendService, service=box.id("tax"), reason="strike")
    for _ in range(4):
        next_day(box)
    assert page_of(box, token) == "2026-11-30"
    next_day(box, days=3)
    box.give(c.ResumeService, service=box.id("tax"))
    # It stood still this morning, too: tomorrow is the last day.
    assert page_of(box, token) == "2026-12-01"
    next_day(box)
    assert box.issue("tax", returning=token)["state"] == "waiting"


def test_what_stood_still_at_another_time_makes_no_right_longer(box: Box) -> None:
    token = ended(box)
    box.forward(hours=9)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.give(c.SuspendService, service=box.id("paper"), reason="system_down")
    box.forward(hours=12)
    box.give(c.ResumeService, service=box.id("tax"))
    box.give(c.CloseDay)
    # Another service stands still, and tax did in the night: the day counts.
    box.forward(hours=3)
    box.open_day()
    assert page_of(box, token) == "2026-11-24"
    next_day(box)
    assert page_of(box, token) is None
    with box.refuses(ProblemType.TOO_LATE):
        box.issue("tax", returning=token)


def test_a_right_that_was_longer_ends_too(box: Box) -> None:
    token = ended(box)
    box.give(c.SuspendService, service=box.id("tax"), reason="strike")
    next_day(box)
    box.give(c.ResumeService, service=box.id("tax"))
    next_day(box, days=2)
    assert page_of(box, token) is None
    with box.refuses(ProblemType.TOO_LATE):
        box.issue("tax", returning=token)


def test_a_right_is_for_the_service_that_was_ended(box: Box) -> None:
    token = ended(box)
    next_day(box)
    revision = box.revision
    with box.refuses(ProblemType.NOT_THIS_SERVICE):
        box.issue("paper", returning=token)
    answer = box.post(
        "centres/village/tickets",
        Role.KIOSK,
        headers={"Accept-Language": "en"},
        services=["village.paper", "village.request"],
        language="en",
        returning=token,
    )
    assert (answer.status_code, box.revision) == (409, revision)
    problem = Problem.model_validate(answer.get_json())
    assert problem.detail.startswith("The right to come back is for tax.")
    assert [(one.field, one.message) for one in problem.fields] == [("services", "village.tax")]
    # It is there still, and other services may be done on the same way.
    ticket = box.issue("paper", "tax", returning=token)["id"]
    found = box.read(lambda reading: reading.ticket(ticket))
    assert found is not None
    assert found.ticket_class == "returning"


def test_of_two_rights_either_is_used_once(box: Box) -> None:
    token = ended(box, "tax", "request", "paper")
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service=box.id("request"))
    next_day(box)
    with box.refuses(ProblemType.NOT_THIS_SERVICE):
        box.issue("paper", returning=token)
    assert box.issue("request", returning=token)["state"] == "waiting"
    with box.refuses(ProblemType.ALREADY_DONE):
        box.issue("tax", returning=token)
