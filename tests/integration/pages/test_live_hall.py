"""The live hall and the actions on the hall, on services, counters and tickets."""

from copy import replace
from datetime import timedelta

from contract import commands as c
from contract.enums import CallReason, Role
from contract.model import rfc3339
from contract.waits import at_most
from tests.parts.box import Box
from tests.parts.browsing import Browsing, add_person, entered
from tests.parts.days import clock_to
from tests.parts.reconfigured import config
from tests.parts.village import village_data, village_of_two


def test_a_ticket_is_found_by_number_and_day_with_its_history(box: Box, manager: Browsing) -> None:
    box.called()
    box.at("1", c.Recall, c.Start)
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
    manager.open("/console/tickets?number=A/1").says("There was no ticket A/1 on that day")
    assert 'value="A/1"' in manager.answer.text


def test_reasons_given_at_the_counter_are_read_by_staff_and_by_the_visitor(
    box: Box, manager: Browsing
) -> None:
    _, second = box.issue(), box.issue()
    box.at("1", c.CallTicket, ticket=second["id"], reason=CallReason.IN_NEED)
    box.at("1", c.Start)
    page = manager.open("/console/tickets/village.t2")
    page.says("Reason: Cannot wait: ill, a baby, very old.")
    why = box.get(f"tickets/{second['token']}/why", Accept_Language="en").get_json()["sentence"]
    assert why == "Called out of turn by staff, because of an urgent need."
    # The console has the same list.
    page.open("/console/tickets/village.t1")
    box.give(c.OpenCounter, counter="3")
    page.open("/console/tickets/village.t1/call_ticket")
    offered = [one["value"] for tag, one in page.read().tags if one.get("name") == "reason"]
    assert offered == [*CallReason][: len(offered)]
    assert offered[-1] == CallReason.OTHER
    page.send(counter="village.3", reason="together").says("Belongs to the last visitor")
    # Back from a hold, to its place in the queue.
    box.at("1", c.Hold, reason="copies")
    page.open("/console/tickets/village.t2").says("Reason: Fetches papers.")
    page.open("/console/tickets/village.t2/requeue").says("The visitor is back.")
    page.send().says("Back from hold at counter 1 to the queue.")
    assert box.at("1", c.CallNext)["ticket"]["id"] == second["id"]
    # A code of another system.
    box.at("1", c.Hold, reason="document")
    page.open("/console/tickets/village.t2").says("Reason: document")


def test_a_counter_left_with_a_visitor_is_freed_from_its_alarm(box: Box, manager: Browsing) -> None:
    box.called()
    box.forward(minutes=10)
    manager.open("/console").says("View the counter")
    link = next(one for one in manager.read().links if one.endswith("counters/village.1"))
    manager.open(f"/{link.lstrip('./')}").says("Free the counter")
    link = next(one for one in manager.read().links if one.endswith("/free_counter"))
    manager.open(f"/{link.lstrip('./')}").send().says("Choose what becomes of the visitor.")
    manager.send(visitor="back_to_queue").says("The counter is free and closed.")
    manager.says("Waiting")
    assert [box.desk("1")["state"], box.ticket("t1")["state"]] == ["closed", "waiting"]


def test_a_visit_that_a_manager_ended_was_not_undone(box: Box, manager: Browsing) -> None:
    ticket = box.called()
    box.at("1", c.Start)
    served = {"counter": "1", "ticket": ticket, "visitor": "served"}
    box.give(c.FreeCounter, box.who(Role.MANAGER), **served)
    manager.open("/console/tickets/village.t1").says("paper finished at counter 1: done.")
    assert "The start was undone" not in manager.words


def test_a_counter_says_for_how_long_it_has_its_visitor(box: Box) -> None:
    box.forward(minutes=20)
    box.called()
    box.forward(hours=1, minutes=2)
    manager = entered(box, Role.MANAGER)
    for path in ("/console", "/console/counters/village.1"):
        manager.open(path).says("1 h 2 min")
    box.at("1", c.Start)
    box.forward(minutes=3)
    manager.open("/console/counters/village.1").says("Serving · 3 min")


def test_the_page_of_a_ticket_says_how_it_ended_as_the_report_does(
    box: Box,
) -> None:
    absent = box.called()
    box.at("1", c.MarkNoShow)
    held = box.called()
    box.at("1", c.Hold, reason="copies")
    left = box.issue()["id"]
    promise = at_most(box.ticket(left)["promise"]) // 60
    box.give(c.CloseDay)
    clock_to(box, "2026-11-23T20:00")
    manager = entered(box, Role.MANAGER)
    for ticket, said in (
        (absent, "Did not come"),
        (held, "Not finished"),
        (left, "Left without a call"),
    ):
        page = manager.open(f"/console/tickets/{ticket}?day=2026-11-23")
        assert page.words.count(said) == 2, page.words
    manager.says(f"called within {promise} min (9 out of 10)")
    manager.open("/console/tickets?number=A003&day=2026-11-23").says("Left without a call")


def test_after_closing_the_hall_is_closed_and_its_visitors_are_served(
    box: Box, manager: Browsing
) -> None:
    box.import_config(config(lambda data: data["centre"].update(day_end_latest="20:00")))
    ticket = box.issue()
    manager.open("/console").says("The hall is open")
    # A stopped service is not among the quiet ones.
    manager.says("2 services, no visitor waiting")
    box.give(c.CloseService, service="village.tax", reason="staff_ill")
    manager.open("/console").says("1 service, no visitor waiting")
    assert box.ticket("t1")["closes_at"] == "2026-11-23T14:00:00.000Z"
    clock_to(box, "2026-11-23T18:10")
    # The session has expired meanwhile.
    manager = entered(box, Role.MANAGER, "evening")
    manager.open("/console").says("The hall is closed")
    manager.says("No more tickets are given today.")
    manager.says("Visitors who have a ticket are served until 20:00 at the latest.")
    assert "Stop giving tickets" not in manager.words
    assert manager.open("/console/hall/stop_intake").status == 409
    assert manager.open("/console/hall/close_day").status == 200
    assert "still served" in box.client.get(f"/t/{ticket['token']}?lang=en").text
    clock_to(box, "2026-11-24T08:00")
    manager = entered(box, Role.MANAGER, "morning")
    manager.open("/console").says("No tickets are given until 09:00.")
    manager.says("Stop giving tickets")


def test_a_supervisor_of_one_agency_steers_that_agency_alone(box: Box) -> None:
    box.import_config(village_of_two())
    mine, other = box.issue("tax"), box.issue("paper")
    narrow = entered(box, Role.SUPERVISOR, "narrow", agency="state")
    narrow.open("/console")
    assert "tax" in narrow.words
    assert "paper" not in narrow.words
    assert not [one for one in narrow.read().links if "/hall/" in one]
    assert narrow.open("/console/services/village.paper").status == 404
    assert narrow.open(f"/console/tickets/{other['id']}").status == 404
    assert narrow.open(f"/console/tickets/{mine['id']}").status == 200
    assert narrow.open("/console/counters/village.3").status == 200
    # It serves the other agency alone.
    assert narrow.open("/console/counters/village.1").status == 404
    narrow.open("/console/services/village.tax")
    assert "console/counters/village.1" not in str(narrow.read().links)
    narrow.open("/console/services/village.tax/close_service").send()
    assert box.last() == ["service_closed"]
    assert narrow.open("/console/hall/stop_intake").status == 409


def test_a_viewer_changes_nothing_and_sees_no_names_of_operators(
    box: Box, manager: Browsing
) -> None:
    person, _ = add_person(box, "sara", name="Sara Q")
    sara = replace(box.who(Role.OPERATOR, "1"), id=person)
    box.at("1", c.CloseCounter)
    box.give(c.OpenCounter, sara, counter="1")
    ticket = box.issue()
    box.give(c.CallNext, sara, counter="1")
    box.give(c.CallForHelp, counter="1")
    viewer = entered(box, Role.VIEWER)
    assert viewer.path == "/console"
    viewer.says("Help needed: Counter 1")
    assert "Sara" not in viewer.words
    assert not [one for one in viewer.read().forms if "act" in dict(one.buttons)]
    assert viewer.post("/console", {"act": "answer_help", "subject": "village.1"}).status == 403
    for page in ("/console", "/console/counters/village.1", f"/console/tickets/{ticket['id']}"):
        manager.open(page).says("Sara Q")


def test_a_live_hall_that_refreshes_itself_keeps_no_session_open(
    box: Box, manager: Browsing
) -> None:
    for _ in range(7):
        box.forward(minutes=5)
        manager.open("/console", **{"HX-Request": "true"})
        box.presence.write()
    assert manager.path == "/sign-in"


def test_a_notice_is_shown_changed_and_taken_down(box: Box, manager: Browsing) -> None:
    manager.open("/console/notices").says("No notice is shown now")
    assert manager.send(text_en="", text_az="").status == 400
    manager.send(text_en="The notary closes at 16:00.", ends="time", until="16:00")
    manager.says("The notary closes at 16:00.", "until 16:00")
    (notice,) = box.board()["notices"]
    assert notice["texts"] == dict.fromkeys(("az", "en"), "The notary closes at 16:00.")
    # When its text is changed, its end stays; also after a fault.
    manager.open(f"/console/notices?change={notice['id']}")
    assert manager.send(until="").status == 400
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
    # It is proposed for an hour; after three in the morning the business day ends first.
    manager.send(text_en="The lift is out of order.")
    (notice,) = box.board()["notices"]
    assert notice["until"] == rfc3339(box.clock.now() + timedelta(hours=1))
    box.forward(hours=17, minutes=30)
    manager = entered(box, Role.MANAGER, "at.night")
    manager.open("/console/notices").send(text_en="Good night.")
    assert box.board()["notices"][-1]["until"] == "2026-11-24T00:00:00.000Z"


def test_rows_of_long_lists_are_found_by_their_words(box: Box, manager: Browsing) -> None:
    def found(kind: str, typed: str) -> list[str]:
        answer = manager.client.get(f"/console/find/{kind}?typed={typed}")
        assert answer.mimetype == "application/json"
        keys: list[str] = answer.get_json()
        return keys

    for kind, typed, keys in (
        ("services", "requst", ["request"]),
        ("services", "zebra", []),
        ("profiles", "3", ["all"]),
        ("counters", "blue", ["1"]),
        ("counters", "taxes", ["2"]),
    ):
        assert found(kind, typed) == keys, typed
    # What is found is that of the present configuration.
    data = village_data()
    data["services"][1]["synonyms"] = {"en": ["zebra"]}
    box.import_config(data)
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
