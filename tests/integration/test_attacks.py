"""Attacks that once worked, and the limits that stop them."""

from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from contract import commands as c
from contract.enums import Role
from server.commands import dispatch
from server.domain.principal import at_the_server
from server.web import authorization
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.staff import Machine, ask, command, refused, told
from tests.parts.village import village_data

ISSUE: dict[str, Any] = {"services": ["village.paper"], "language": "az"}
TICKETS = "centres/village/tickets"


@pytest.fixture
def limited(box: Box) -> Box:
    """The village with the limits of a shipped centre, and numbers for leases."""
    data = village_data(kiosk_issues_per_minute=30, token_issues_per_minute=60, issue_burst=10)
    data["series"][0] |= {"last": 999, "leased_from": 950}
    box.import_config(data)
    return box


def problems(box: Box) -> list[tuple[str, str]]:
    hall = told(box.get("centres/village/hall", Role.MANAGER))
    return [(one["kind"], one["label"]) for one in hall["problems"]]


def test_kiosk_reprints_and_cancels_by_token_or_what_it_issued(box: Box) -> None:
    kiosk = box.bearer(Role.KIOSK)
    issuers = (box.bearer(Role.GREETER), box.bearer(Role.KIOSK, fresh=True), kiosk)
    tickets = [told(command(box, "tickets", one, **ISSUE)) for one in issuers]
    for ticket in tickets[:2]:
        for verb in ("reprint", "cancel", "reopen"):
            refused(command(box, f"tickets/{ticket['id']}/{verb}", kiosk), "not_permitted")
        assert box.ticket(ticket["id"])["state"] == "waiting"
    again = told(box.post(f"tickets/{tickets[0]['token']}/reprint", Role.KIOSK))
    assert (again["number"], again["paper"]) == (tickets[0]["number"], "pending")
    # The first paper is worthless then.
    for ticket, status in ((tickets[0], 404), (again, 200)):
        assert box.get(f"tickets/{ticket['token']}").status_code == status
    told(command(box, f"tickets/{tickets[2]['id']}/cancel", kiosk))
    # The token is valid for its own ticket only.
    path = f"tickets/{tickets[1]['token']}/cancel"
    refused(box.post(path, Role.KIOSK, ticket=tickets[0]["id"]), "malformed")


def test_kiosk_and_integration_token_have_issue_limits(limited: Box) -> None:
    kiosks = [Machine(limited, Role.KIOSK).enrol(label=name).secret for name in ("door", "desk")]
    systems = [
        told(command(limited, "tokens", label=name, scopes=["tickets"]))["token"]
        for name in ("booking", "other")
    ]
    for (bearer, another), label, seconds in ((kiosks, "door", 2), (systems, "booking", 1)):
        for _ in range(10):
            told(command(limited, "tickets", bearer, **ISSUE))
        answer = command(limited, "tickets", bearer, **ISSUE)
        refused(answer, "too_fast")
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, str(seconds))
        assert ("limit_reached", label) in problems(limited)
        told(command(limited, "tickets", another, **ISSUE))
        limited.issue()
        limited.forward(seconds=seconds)
        told(command(limited, "tickets", bearer, **ISSUE))


def test_holder_of_a_ticket_writes_few_events_however_often_it_asks(box: Box) -> None:
    """One page repeated `step_back` 87 times a second, and each time was an event for good."""
    token = box.issue()["token"]
    before = len(box.events())
    answers = [box.post(f"tickets/{token}/step-back") for _ in range(20)]
    assert [one.status_code for one in answers] == [200] * 10 + [429] * 10
    refused(answers[-1], "too_fast")
    assert answers[-1].headers["Retry-After"] == "6"
    # The others would have moved nothing.
    assert len(box.events()) - before == 1
    # Another visitor's page goes on, and this one after a moment.
    told(box.post(f"tickets/{box.issue()['token']}/step-back"))
    box.forward(seconds=6)
    told(box.post(f"tickets/{token}/step-back"))
    refused(box.post(f"tickets/{token}/step-back"), "too_fast")


def test_device_and_person_give_no_more_commands_than_any_work_needs(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "COMMANDS_PER_MINUTE", 24)
    kiosk = Machine(box, Role.KIOSK).enrol(label="door").secret
    ticket = told(command(box, "tickets", kiosk, **ISSUE))["id"]
    path = f"tickets/{ticket}/reprint"
    answers = [command(box, path, kiosk).status_code for _ in range(26)]
    assert answers == [200] * 24 + [429] * 2
    assert ("limit_reached", "door") in problems(box)
    # What it may issue, the centre's rules say; the command line has no limit.
    told(command(box, "tickets", kiosk, **ISSUE))
    for _ in range(30):
        box.give(c.SetAssist, at_the_server(box.centre), ticket=ticket, assist=())
    # A repeat counts too: it is answered as soon as there is room again.
    once = uuid4()
    box.forward(seconds=2.5)
    first = told(command(box, path, kiosk, command_id=once))
    refused(command(box, path, kiosk, command_id=once), "too_fast")
    box.forward(seconds=2.5)
    assert told(command(box, path, kiosk, command_id=once)) == first


def test_leasing_and_handing_in_uses_up_no_series(limited: Box) -> None:
    kiosk = Machine(limited, Role.KIOSK).enrol(label="door").secret
    handed_in = 0
    while True:
        answer = ask(limited, "devices/me/leases", kiosk, command_id=str(uuid4()), series="A")
        if answer.status_code != 200:
            break
        leases = answer.get_json()["leases"]
        assert len(leases) <= 2 * 20
        for one in leases:
            offline = {"ticket": one["ticket"], "number": one["number"], "touch": str(uuid4())}
            offline |= {"issued_at": str(limited.clock.now()), "command_id": str(uuid4())}
            handed = ask(limited, "devices/me/hand-in", kiosk, **ISSUE, **offline)
            handed_in += handed.status_code == 200
    refused(answer, "too_fast")
    assert 0 < handed_in <= 41
    assert ("limit_reached", "door") in problems(limited)


def test_wrong_ticket_tokens_block_no_right_one(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authorization, "WRONG_TICKETS", 12)
    token = box.issue(by=Role.KIOSK)["token"]
    ticket, _, mac = token.rpartition(".")
    right, wrong = f"tickets/{token}", f"tickets/{ticket}.{mac[::-1]}"
    # An address counts as its network.
    network = [f"2001:db8:1:2::{place:x}" for place in range(14)]
    answers = [ask(box, wrong, method="GET", address=address) for address in network]
    assert [answer.status_code for answer in answers] == [404] * 12 + [429] * 2
    refused(answers[-1], "too_fast")
    assert answers[-1].headers["Retry-After"] == "5"
    refused(ask(box, wrong, method="GET", address="2001:db8:1:3::1"), "not_found")

    def give(path: str, bearer: str | None = None, **body: Any) -> TestResponse:
        return ask(box, path, bearer, address=network[0], command_id=str(uuid4()), **body)

    refused(give(f"{wrong}/cancel"), "too_fast")
    # Phones and the kiosk behind the same address go on.
    told(ask(box, right, method="GET", address=network[0]))
    kiosk = box.bearer(Role.KIOSK)
    told(give(f"{right}/print-report", kiosk, paper="printed"))
    refused(give(f"{wrong}/print-report", kiosk, paper="printed"), "not_found")


def test_a_small_request_gets_no_large_answer(box: Box) -> None:
    for body in (
        ISSUE | {"services": [{"x": 1}] * 4_000},
        ISSUE | {f"x{place}": 1 for place in range(4_000)},
    ):
        answer = box.post(TICKETS, Role.GREETER, **body)
        assert (answer.status_code, len(answer.get_json()["fields"])) == (400, 20)
        assert len(answer.get_data()) < 5_000


def test_an_enrolment_refused_by_one_centre_is_open_to_the_others(box: Box) -> None:
    box.import_config(config(lambda d: d["centre"].update(slug="town")))
    one, other = Machine(box, Role.KIOSK), Machine(box, Role.KIOSK)
    for machine in (one, other):
        told(machine.begin())
        told(command(box, f"devices/waiting/{machine.waiting_id}/refuse"))
        refused(machine.confirm(), "not_found")
    box.centre = "village"
    told(one.confirm())
    told(one.read())
    # Refused by both centres, it needs another code.
    assert other.standing() == "waiting"
    told(command(box, f"devices/waiting/{other.waiting_id}/refuse"))
    assert other.standing() == "over"
