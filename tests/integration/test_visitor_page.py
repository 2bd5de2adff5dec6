"""The visitor's page: what it is made of, and what its ticket says for it."""

import gzip
import re
from datetime import datetime, timedelta

from contract import commands as c
from contract.waits import at_most
from server.web.public.visitor import SCRIPTS
from tests.parts.box import Box
from tests.parts.hall import ROOT
from tests.parts.village import village

STATIC = ROOT / "server/web/static"
GZIP = {"Accept-Encoding": "gzip, br"}
NEWER = (
    "?.",
    "??",
    "async ",
    "await ",
    "...",
    "**",
    ".includes(",
    ".flat",
    ".finally(",
    "replaceAll",
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
