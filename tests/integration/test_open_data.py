"""The open data of a centre: who gets it, what it says, and how seldom it is built."""

import json
from datetime import datetime
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from contract.open_data import OpenData
from server.open_data import building
from server.open_data.pages import FRESH, KEPT_SECONDS
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.village import village

JSON, PAGE = "/open/village.json", "/open/village"


@pytest.fixture
def box(box: Box) -> Box:
    """The village publishes its waits."""
    box.import_config(config(lambda d: d["centre"].update(open_data=True)))
    return box


def published(box: Box) -> dict[str, Any]:
    box.forward(seconds=FRESH.total_seconds())
    answer = box.client.get(JSON)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    assert OpenData.model_validate(found).wire() == found
    return found


def page_of(box: Box) -> str:
    return box.client.get(PAGE, query_string={"lang": "en"}).text


def service(found: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in found["services"] if one["id"] == f"village.{key}")


def test_a_centre_publishes_nothing_unless_its_file_says_so(box: Box) -> None:
    box.import_config(village())
    for centre in ("village", "nowhere", "%00", "ə", "x" * 500):
        answer = box.client.get(f"/open/{centre}.json")
        assert answer.status_code == 404, centre
        told = answer.get_json()["detail"]
        assert told == "This centre does not publish its waiting times.", centre
        assert "Access-Control-Allow-Origin" not in answer.headers, centre
        page = box.client.get(f"/open/{centre}", headers={"Accept-Language": "fr"})
        assert page.status_code == 404, centre
        assert "Ce centre ne publie pas ses temps d’attente." in page.text, centre
        assert page.headers["Cache-Control"] == "no-store", centre


def test_open_data_has_queues_and_calls(box: Box) -> None:
    issued, *_ = (box.issue("paper", priority=place == 0) for place in range(3))
    box.forward(seconds=37)
    box.at("1", c.CallNext, c.Recall)
    found = published(box)
    assert (found["version"], found["centre"], found["open"]) == (2, "village", True)
    assert (found["waiting"], found["counters_open"]) == (2, 1)
    assert datetime.fromisoformat(found["closes_at"]).hour == 14
    (call,) = found["calls"]
    # Neither the service nor the second: a person who saw the paper would learn the service.
    assert call == {"number": "A001", "counter": "1", "called_at": "2026-11-23T06:00:00.000Z"}
    paper = service(found, "paper")
    assert (paper["waiting"], paper["counters_open"], paper["served"]) == (2, 1, True)
    assert paper["wait"]["low_seconds"] <= paper["wait"]["high_seconds"]
    menu = box.get("centres/village/menu", Role.KIOSK).get_json()
    expected = next(one["expected"] for one in menu["services"] if one["id"] == "village.paper")
    assert paper["wait"] == {f"{name}_seconds": one for name, one in expected.items()}
    # Nor anything else of a person.
    text = json.dumps(found) + page_of(box)
    for secret in (issued["id"], issued["token"], "priority", 'language":', "operator"):
        assert secret not in text
    # A call by mistake is not told.
    box.at("1", c.UndoCall)
    assert published(box)["calls"] == []


def test_the_promises_of_the_last_day_of_work_are_told(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert published(box)["promises"] is None
    for minutes in (0, 300):
        box.issue("tax")
        box.forward(minutes=minutes)
        box.at("1", c.CallNext, c.Start, c.Finish)
    # Two closed days lie between.
    box.issue("paper")
    box.forward(days=3)
    # The figures of few visitors may be those of a single one.
    found = published(box)
    assert (found["promises"], found["visitors"]) == (None, None)
    monkeypatch.setattr(building, "LEAST", 2)
    box.import_config(config(lambda d: d["centre"].update(open_data=True)))
    box.give(c.OpenDay)
    found = published(box)
    told, (day, taken, *became) = found["promises"], found["visitors"].values()
    assert (day, taken, became) == ("2026-11-23", 3, [2, 0, 0, 1, 0, 0, 0])
    assert told == {"day": "2026-11-23", "calls": 2, "kept_share": 0.5}
    page = page_of(box)
    assert "50% of the 2 visitors who were called were called within the time" in page
    assert "23 November 2026 · Tickets taken: 3 = 2 served + 0 cancelled" in page
    assert "1 left without a call" in page
    # Once a day is enough.
    monkeypatch.setattr(building, "promises_before", lambda *_: pytest.fail("asked again"))
    assert published(box)["promises"] == told


def test_a_service_says_how_exact_its_waits_were_once_it_has_enough_visitors(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "LEAST", 3)
    # Each comes to a free counter and is told less than five minutes: two of three wait no longer.
    for service_key, waits in (("tax", (0, 2, 30)), ("paper", (1, 1))):
        for minutes in waits:
            box.issue(service_key)
            box.forward(minutes=minutes)
            box.at("1", c.CallNext, c.Start, c.Finish)
    assert service(published(box), "tax")["record"] is None
    box.forward(days=1)
    found = published(box)
    told = service(found, "tax")["record"]
    assert (told["calls"], told["kept_share"]) == (3, 0.6667)
    assert 90 <= told["typical_error_seconds"] <= 120
    assert service(found, "paper")["record"] is None
    page = page_of(box)
    assert page.count("of the 3 visitors who were called, 67% were called within the time") == 1
    assert "Usual difference from our estimate: 2 min." in page
    box.forward(days=30)
    assert service(published(box), "tax")["record"] is None


def test_open_data_may_be_cached_and_read_by_other_sites(box: Box) -> None:
    for path in (JSON, PAGE):
        # With a cookie or without one it is the same.
        box.client.set_cookie("novbe", "not-one-of-ours")
        answer = box.client.get(path, headers={"Origin": "https://town.example"})
        assert answer.headers["Cache-Control"] == f"public, max-age={KEPT_SECONDS}"
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers["Vary"]
        known = box.client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (known.status_code, known.data) == (304, b"")
        assert answer.headers.get("Access-Control-Allow-Origin") == ("*" if path == JSON else None)
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert box.client.post(path).status_code == 405
    # It is switched off within seconds.
    box.import_config(village())
    box.forward(seconds=FRESH.total_seconds())
    assert box.client.get(JSON).status_code == 404


def test_the_digest_of_the_last_closed_day_is_published(box: Box) -> None:
    assert published(box)["digest"] is None
    box.give(c.CloseDay)
    closed = box.events()[-1]
    # The hours go on, the day is over.
    found = published(box)
    assert (found["open"], found["closes_at"]) == (False, None)
    assert found["opens_at"] == "2026-11-24T05:00:00.000Z"
    assert published(box)["digest"] == {
        "day": "2026-11-23",
        "last_revision": closed.revision,
        "sha256": closed.hash,
    }
    assert closed.hash in page_of(box)


def test_pauses_and_closing_are_told(box: Box) -> None:
    box.give(c.SuspendService, service=box.id("tax"), reason="technical")
    box.give(c.CloseService, service=box.id("request"))
    found = published(box)
    assert service(found, "tax")["suspension"]["reason"] == "technical"
    assert service(found, "tax")["wait"] is None
    request = service(found, "request")
    assert (request["open"], request["closed_reason"]) == (False, "closed_by_staff")
    page = page_of(box)
    assert "This service is paused. A technical system has failed." in page
    assert "No tickets are given for this service for now." in page
    box.give(c.SuspendCentre, reason="drill")
    assert published(box)["suspension"]["reason"] == "drill"
    assert "Service is paused. There is a drill." in page_of(box)
    box.give(c.ResumeCentre)
    # In the night before the weekend.
    box.forward(days=4, hours=12)
    found = published(box)
    assert (found["open"], found["closes_at"]) == (False, None)
    assert datetime.fromisoformat(found["opens_at"]).isoweekday() == 1
    assert "Closed now. It opens on Monday at 09:00." in page_of(box)
