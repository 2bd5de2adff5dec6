"""The visitor's page: what it is made of, what its ticket says for it, and why which ticket was
called."""

import gzip
import re
from datetime import datetime, timedelta

from contract import commands as c
from contract.enums import Role
from contract.waits import at_most
from server.web.public.visitor import SCRIPTS
from tests.parts.box import Box
from tests.parts.hall import ROOT
from tests.parts.village import village

STATIC = ROOT / "server/web/static"
GZIP = {"Accept-Encoding": "gzip, br"}
NEWER = (
    *("?.", "??", "async ", "await ", "...", "**"),
    *(".includes(", ".flat", ".finally(", "replaceAll"),
)
"""What browsers of 2017 do not read."""


def test_only_what_is_public_or_has_a_secret_address_is_compressed(box: Box) -> None:
    token = box.issue("paper")["token"]
    page = box.client.get(f"/t/{token}", headers=GZIP)
    assert page.headers["Content-Encoding"] == "gzip"
    assert token in gzip.decompress(page.data).decode()
    for path in (f"/api/v1/tickets/{token}", "/sign-in", "/api/v1/openapi.json"):
        assert "Content-Encoding" not in box.client.get(path, headers=GZIP).headers


def test_the_script_is_for_old_phones_too() -> None:
    for name in SCRIPTS:
        text = (STATIC / f"{name}.js").read_text("utf-8")
        code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        for one in NEWER:
            assert one not in code, (name, one)


def test_a_ticket_says_until_when_others_go_first(box: Box) -> None:
    box.import_config(village(step_back_minutes=2))
    box.issue("tax")
    assert box.ticket("t1")["not_before"] is None
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    until = box.clock.now() + timedelta(minutes=2)
    assert datetime.fromisoformat(box.ticket("t1")["not_before"]) == until
    box.forward(minutes=2)
    assert box.ticket("t1")["not_before"] is None
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    box.at("1", c.CallNext)
    assert box.ticket("t1")["not_before"] is None


def test_a_ticket_says_until_when_its_promise_runs(box: Box) -> None:
    box.issue("tax")
    last = box.issue("tax")
    assert last["promise"] > 0
    told = datetime.fromisoformat(last["promised_until"])
    # As it is said, in steps of five minutes.
    assert told == box.clock.now() + timedelta(seconds=at_most(last["promise"]))
    box.forward(minutes=1)
    assert box.ticket(last["id"])["promised_until"] == last["promised_until"]
    # A suspension moves it.
    box.give(c.SuspendCentre, reason="drill")
    box.forward(minutes=3)
    box.give(c.ResumeCentre)
    moved = datetime.fromisoformat(box.ticket(last["id"])["promised_until"])
    assert moved == told + timedelta(minutes=3)
    # It is about the first call, and the service that was chosen then.
    box.at("1", c.CallTicket, ticket=last["id"], reason="chosen")
    assert box.ticket(last["id"])["promised_until"] is None


def test_a_called_visitor_sees_no_ticket_that_would_reveal_a_class(box: Box) -> None:
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


def test_last_five_calls_before_a_ticket_are_told_each_by_its_own_reasons(box: Box) -> None:
    box.import_config(village(cap_of=0))
    token = box.issue("paper")["token"]
    box.forward(minutes=4)
    for _ in range(5):
        box.issue("paper", priority=True)
        box.at("1", c.CallNext, c.Finish)
    told = box.get(f"tickets/{token}/why", Accept_Language="en").get_json()
    first = told["passed_by"][-1]
    assert (first["number"], first["call"]) == ("A002", 1)
    assert told["sentence"] == told["passed_by"][0]["sentence"]
    for word in ("priority", "appointment", "standard"):
        assert word not in str(told).lower().replace("by priority and waiting time", "")
    box.issue("paper")
    box.at("1", c.CallTicket, ticket="t7", reason="asked")

    def passed_by() -> list[tuple[str, str]]:
        path = "centres/village/tickets/village.t1/why"
        staff = box.get(path, Role.GREETER, Accept_Language="en").get_json()
        return [(one["number"], one["sentence"]) for one in staff["passed_by"]]

    assert [number for number, _ in passed_by()] == ["A007", "A006", "A005", "A004", "A003"]
    (_, chosen), *_, (_, precedence) = passed_by()
    assert chosen != precedence
    # Calls for another service, and those before a ticket came to its queue, are not told.
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t1", service=box.id("tax"))
    assert passed_by() == []


# As it comes, before its script: `tests/browser` sees the rest.


def test_an_unknown_code_gets_a_friendly_answer(box: Box) -> None:
    for token in ("nothing", "village.t1.aaaaaaaa", "asan-8.t1.aaaaaaaa", "%00", "ə.ə"):
        answer = box.client.get(f"/t/{token}", headers={"Accept-Language": "fr"})
        assert answer.status_code == 404, token
        assert "Il n’y a pas de ticket ici" in answer.text
        assert 'lang="fr"' in answer.text


def test_the_page_says_a_pause_and_holds_no_other_ticket(box: Box) -> None:
    other, ticket = box.issue("paper"), box.issue("paper")
    end = box.clock.now().replace(hour=10, minute=30)
    box.give(c.SuspendService, service=box.id("paper"), reason="technical", expected_end=end)
    answer = box.client.get(f"/t/{ticket['token']}?lang=fr")
    assert "Ce service est interrompu jusqu’à 14:30 environ" in answer.text
    assert "Un système technique est en panne. Vous gardez votre place." in answer.text
    assert other["number"] not in answer.text
    assert other["id"] not in answer.text
    assert "Set-Cookie" not in answer.headers
