"""The live hall and the actions on the hall, on services, counters and tickets."""

from dataclasses import replace
from datetime import timedelta

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from contract.model import rfc3339
from tests.parts.box import Box
from tests.parts.browsing import Browsing, add_person, entered
from tests.parts.village import village_data

# The hall.


def test_closing_early_serves_those_who_hold_a_ticket(box: Box, manager: Browsing) -> None:
    box.issue()
    manager.open("/console/hall/stop_intake").send(how_long="time", until="")
    manager.says("Enter a time today that is still to come")
    manager.send(how_long="quarter")
    manager.says("The hall is open but gives no tickets")
    manager.says("No tickets are given until 10:15. Visitors who have a ticket are served.")
    manager.open("/console/hall/resume_intake").send()
    manager.open("/console/hall/stop_intake").send()
    manager.says("No more tickets are given today. Visitors who have a ticket are served.")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue()
    box.at("1", c.CallNext)
    manager.open("/console/hall/resume_intake").send()
    manager.says("The hall is open")


# Services.


# Counters.


def test_a_counter_gets_another_profile(box: Box, manager: Browsing) -> None:
    box.issue("request")
    page = "/console/counters/village.1"
    manager.open(page).says("All")
    left = "visitors are left waiting without a counter"
    assert left not in manager.open(f"{page}/set_profile").words
    manager.send(profile="taxes")
    # No counter would be left for the request.
    assert manager.status == 409
    manager.says(left)
    manager.send(profile="taxes", sure="y")
    assert manager.path == page
    manager.says("Taxes")
    assert box.last() == ["profile_set"]
    manager.open(f"{page}/set_profile").send(profile="all")
    assert box.events()[-1].data["profile"] is None


# Tickets.


def test_a_ticket_is_found_by_number_and_day_with_its_history(box: Box, manager: Browsing) -> None:
    box.called()
    box.at("1", c.Recall)
    box.at("1", c.Start)
    box.forward(minutes=5)
    box.at("1", c.Finish)
    manager.open("/console/tickets?number=a 1&day=2026-11-23")
    assert manager.path == "/console/tickets/village.t1"
    for sentence in (
        "Ticket taken for paper.",
        "Called to counter 1 after 0 min of waiting.",
        "Only ticket waiting for counter 1.",
        "Called again to counter 1.",
        "Service started at counter 1.",
        "paper finished at counter 1: done.",
    ):
        manager.says(sentence)
    assert "console-" not in manager.words
    manager.open("/console/tickets?number=A001&day=2026-11-22")
    manager.says("There was no ticket A001 on that day")
    # What cannot be a number is answered too, and stays in the field.
    manager.open("/console/tickets?number=A/1")
    manager.says("There was no ticket A/1 on that day")
    assert 'value="A/1"' in manager.answer.text


# Who sees what.


def two_agencies(box: Box) -> None:
    data = village_data()
    data["agencies"].append(
        {"key": "land", "names": {"az": "T", "en": "Land"}, "colour": "#2980AC"}
    )
    data["services"][2]["agency"] = "land"
    data["profiles"].append(
        {"key": "papers", "names": {"az": "S", "en": "Papers"}, "levels": [["paper"]]}
    )
    box.import_config(CentreConfig.model_validate(data))


def test_a_supervisor_of_one_agency_steers_that_agency_alone(box: Box) -> None:
    two_agencies(box)
    mine, other = box.issue("tax"), box.issue("paper")
    narrow = entered(box, Role.SUPERVISOR, "narrow", agency="land")
    narrow.open("/console")
    assert "tax" in narrow.words
    assert "paper" not in narrow.words
    assert not [one for one in narrow.read().links if "/hall/" in one]
    assert narrow.open("/console/services/village.paper").status == 404
    assert narrow.open(f"/console/tickets/{other['id']}").status == 404
    assert narrow.open(f"/console/tickets/{mine['id']}").status == 200
    assert narrow.open("/console/counters/village.1").status == 200
    # It serves the other agency alone.
    box.give(c.SetProfile, box.who(Role.MANAGER), counter="1", profile="papers", ask=False)
    assert narrow.open("/console/counters/village.1").status == 404
    assert "console/counters/village.1" not in str(
        narrow.open("/console/services/village.tax").read().links
    )
    narrow.open("/console/services/village.tax/close_service").send()
    assert box.last() == ["service_closed"]
    assert narrow.open("/console/hall/stop_intake").status == 409


def test_a_viewer_looks_and_changes_nothing(box: Box) -> None:
    box.give(c.CallForHelp, counter="1")
    viewer = entered(box, Role.VIEWER)
    assert viewer.path == "/console"
    viewer.says("Help needed: Counter 1")
    assert not [one for one in viewer.read().forms if "act" in dict(one.buttons)]
    assert viewer.open("/console/hall/pause_hall").status == 403
    assert viewer.post("/console", {"act": "answer_help", "subject": "village.1"}).status == 403


def test_names_of_operators_are_for_managers_and_supervisors(box: Box, manager: Browsing) -> None:
    person, _ = add_person(box, "sara", name="Sara Q")
    sara = replace(box.who(Role.OPERATOR, "1"), id=person)
    box.at("1", c.CloseCounter)
    box.give(c.OpenCounter, sara, counter="1")
    ticket = box.issue()
    box.give(c.CallNext, sara, counter="1")
    viewer = entered(box, Role.VIEWER)
    assert "Sara" not in viewer.words
    for page in ("/console", "/console/counters/village.1", f"/console/tickets/{ticket['id']}"):
        manager.open(page).says("Sara Q")


def test_a_floor_that_refreshes_itself_keeps_no_session_open(box: Box, manager: Browsing) -> None:
    for _ in range(7):
        box.forward(minutes=5)
        box.authenticator.forget()
        manager.open("/console", **{"HX-Request": "true"})
        box.presence.write()
    assert manager.path == "/sign-in"


# Notices.


def test_a_new_notice_is_proposed_for_an_hour(box: Box, manager: Browsing) -> None:
    manager.open("/console/notices").send(text_en="The lift is out of order.")
    (notice,) = box.board()["notices"]
    assert notice["until"] == rfc3339(box.clock.now() + timedelta(hours=1))
    box.forward(hours=17, minutes=30)
    # After three in the morning the business day ends first.
    manager.open("/console/notices").send(text_en="The lift is out of order.")
    assert box.board()["notices"][-1]["until"] == "2026-11-24T00:00:00.000Z"


def test_a_notice_is_shown_changed_and_taken_down(box: Box, manager: Browsing) -> None:
    manager.open("/console/notices").says("No notice is shown now")
    manager.send(text_en="", text_az="")
    assert manager.status == 400
    manager.send(text_en="The notary closes at 16:00.", ends="time", until="16:00")
    manager.says("The notary closes at 16:00.")
    manager.says("until 16:00")
    (notice,) = box.board()["notices"]
    assert notice["texts"] == dict.fromkeys(("az", "en"), "The notary closes at 16:00.")
    # When its text is changed, its end stays; also after a fault.
    manager.open(f"/console/notices?change={notice['id']}")
    manager.send(until="")
    assert manager.status == 400
    manager.send(text_az="Notariat bağlanır.", until="16:00")
    (changed,) = box.board()["notices"]
    assert changed["until"] == notice["until"]
    manager.open(f"/console/notices?change={changed['id']}")
    manager.send(text_az="Notariat 16:00-da bağlanır.", ends="day")
    (notice,) = box.board()["notices"]
    assert notice["texts"]["az"] == "Notariat 16:00-da bağlanır."
    # To the turn of the day at four in the morning.
    assert notice["until"] == "2026-11-24T00:00:00.000Z"
    manager.send("take_down")
    assert box.board()["notices"] == []


# What is refused.


def test_a_time_that_is_over_is_no_time_of_tomorrow(box: Box, manager: Browsing) -> None:
    manager.open("/console/hall/pause_hall").send(reason="power", expected_end="08:00")
    assert manager.status == 400
    manager.says("Choose a time that is still to come, or none.")
    # After midnight it is still the same business day.
    manager.send(reason="power", expected_end="01:00")
    assert box.last() == ["centre_suspended"]


def test_rows_of_long_lists_are_found_by_their_words(box: Box, manager: Browsing) -> None:
    def found(kind: str, typed: str) -> list[str]:
        answer = manager.client.get(f"/console/find/{kind}?typed={typed}")
        assert answer.mimetype == "application/json"
        keys: list[str] = answer.get_json()
        return keys

    # With a typing error, by an agency in any language, and by nothing.
    assert found("services", "requst") == ["request"]
    assert (
        found("services", "town") == found("services", "belediyye") == ["paper", "request", "tax"]
    )
    assert found("services", "zebra") == found("services", "") == []
    assert found("profiles", "taxes") == ["taxes"]
    assert found("profiles", "3") == ["all"]
    assert found("counters", "blue") == ["1"]
    assert found("counters", "2") == found("counters", "taxes") == ["2"]
    # What is found is that of the present configuration.
    data = village_data()
    data["services"][1]["synonyms"] = {"en": ["zebra"]}
    box.import_config(CentreConfig.model_validate(data))
    assert found("services", "zebra") == ["request"]
    assert manager.open("/console/find/devices?typed=x").status == 404


def test_odd_addresses_are_answered(manager: Browsing) -> None:
    for path in (
        "/console/tickets?number=A%00",
        "/console/set-up/history?before=99999999999",
        "/console/reports/wait?from=0001-01-01",
    ):
        assert manager.open(path).status in (200, 400), path
    assert manager.open("/console/tickets/village.t%00").status == 404
