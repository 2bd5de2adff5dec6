"""A visit, seen on the visitor's phone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests
from playwright.sync_api import Route, expect

from contract.look import DAY
from contract.texts import SENTENCES, wording
from contract.waits import at_most, late_sentence
from tests.browser.conftest import Phone
from tests.browser.staff import Staff
from tests.parts.hall import ASAN, RunningServer

pytestmark = pytest.mark.browser


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def test_the_page_follows_a_visit_without_being_loaded_again(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    for _ in range(3):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    dots = phone.page.locator(".dot:not(.leaving)")
    spaced = f"{ticket['number'][0]}\u200a{ticket['number'][1:]}"
    expect(phone.page.locator("#number")).to_have_text(spaced)
    expect(phone.page.locator("#services li")).to_have_text(["Identity card"])
    expect(phone.page.locator("#where-service")).to_be_hidden()
    expect(phone.page.locator("#zone")).to_have_text("Main hall")
    expect(phone.page.locator("#counters")).to_have_text("Counter \u20661\u2069")
    phone.says("3 people are ahead of you")
    expect(dots).to_have_count(3)
    expect(phone.page.locator("#stops")).to_be_hidden()
    centre = phone.page.locator(".centre").inner_text()
    expect(phone.page).to_have_title(f"3 ahead · {ticket['number']} · {centre}")

    staff.finish(staff.call_next())
    phone.says("2 people are ahead of you")
    expect(dots).to_have_count(2)
    called = staff.call(ticket["number"])
    phone.state("called")
    expect(phone.page.locator("#counter")).to_have_text("1")
    expect(phone.page.locator("#at-zone")).to_have_text("Main hall")
    expect(phone.page.locator("html")).to_have_css("background-color", _rgb(DAY["call"]))
    expect(phone.page).to_have_title(f"{ticket['number']}: counter 1")
    number, counter = (
        phone.page.locator(name).evaluate("e => getComputedStyle(e).fontSize")
        for name in ("#number", "#counter")
    )
    assert number == counter
    expect(phone.page.locator("#ahead")).to_be_hidden()

    phone.page.evaluate("document.documentElement.removeAttribute('data-new')")
    staff.recall(called)
    phone.page.wait_for_selector("html[data-new]")

    staff.start(called)
    phone.says("You are being served at counter 1")
    expect(phone.page.locator("#give-up")).to_be_hidden()
    staff.finish(called)
    phone.says("Your visit is finished")
    expect(phone.page.locator("#at")).to_be_hidden()
    assert phone.never_reloaded


def test_one_ticket_leads_through_all_its_services(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card", "passport")
    phone.open(hall, ticket)
    rows = phone.page.locator("#stop-list li")
    expect(rows).to_have_text(["Identity cardnow", "Passportlater"])
    # Both are named below the number, and where the first is.
    services = phone.page.locator("#services li")
    expect(services).to_have_text(["Identity card", "Passport"])
    expect(phone.page.locator("#services .open")).to_have_text("Identity card")
    expect(phone.page.locator("#where")).to_contain_text("Identity card")
    called = staff.call(ticket["number"])
    phone.state("called")
    expect(rows.first).to_be_hidden()
    staff.start(called)
    where = "Counter \u20661\u2069"
    expect(rows).to_have_text([f"Identity card{where}now", "Passportlater"])
    staff.finish(called)
    done = f"Identity card{where} · 1 mindone"
    expect(rows).to_have_text([done, "Passportnow"])
    expect(services).to_have_text(["Identity card", "Passport"])
    expect(phone.page.locator("#services .open")).to_have_text("Passport")
    expect(phone.page.locator("#where-service")).to_have_text("Passport")
    phone.state("waiting")
    # The operator did not press start: how long the service took is not known.
    staff.finish(staff.call(ticket["number"]))
    phone.state("finished")
    expect(rows).to_have_text([done, f"Passport{where}done"])
    assert phone.never_reloaded


def test_giving_up_is_asked_twice_and_can_be_taken_back_once(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    phone.open(hall, staff.issue("identity-card"))
    page = phone.page
    page.click("text=Cancel my ticket")
    page.click("text=No, keep my place")
    phone.state("waiting")
    page.click("text=Cancel my ticket")
    page.click("text=Yes, cancel it")
    phone.state("cancelled")
    phone.says("You can take it back until 10:")
    page.click("text=Take my ticket back")
    phone.state("waiting")
    page.click("text=Cancel my ticket")
    page.click("text=Yes, cancel it")
    phone.state("cancelled")
    phone.refusals = {409}
    page.click("text=Take my ticket back")
    expect(page.locator("#fault")).to_have_text("It is too late for this. Ask the staff for help.")
    assert phone.never_reloaded


def test_the_promise_of_the_ticket_is_said_until_it_is_called(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    for _ in range(3):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    promise = phone.page.locator("#promise")
    late = late_sentence(ticket["promise"], wording(SENTENCES, "en"))
    until = datetime.fromisoformat(ticket["promised_until"])
    told = timedelta(seconds=at_most(ticket["promise"]))
    assert until - datetime.fromisoformat(ticket["issued_at"]) == told
    said = until + timedelta(seconds=-until.timestamp() % 300)
    expect(promise).to_have_text(
        f"When you took your ticket we said: {late}. "
        f"That is until about {said.astimezone(ZoneInfo('Asia/Baku')):%H:%M}."
    )
    # A suspension moves it; when it ends is not known.
    staff.suspend(reason="drill")
    expect(promise).to_be_hidden()
    staff.resume()
    expect(promise).to_be_visible()
    staff.call(ticket["number"])
    phone.state("called")
    expect(promise).to_be_hidden()


def test_a_command_that_was_lost_is_sent_again_as_the_same(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    """Also where the browser makes no ids by itself, as on plain http."""
    phone.page.add_init_script("delete Crypto.prototype.randomUUID")
    phone.open(hall, staff.issue("identity-card"))
    page = phone.page
    sent: list[Any] = []

    def lose(route: Route) -> None:
        sent.append(route.request.post_data_json)
        if len(sent) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/cancel", lose)
    phone.may_lose = True
    page.click("text=Cancel my ticket")
    page.click("text=Yes, cancel it")
    phone.says("That did not reach the centre. Try again.")
    phone.state("waiting")
    page.click("text=Yes, cancel it")
    phone.state("cancelled")
    assert sent[0] == sent[1]


def test_a_missed_visitor_comes_back(hall: RunningServer, staff: Staff, phone: Phone) -> None:
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    staff.no_show(staff.call(ticket["number"]))
    phone.state("missed")
    phone.says("Your place is kept until 10:")
    phone.page.click("text=I am back")
    phone.state("waiting")
    phone.says("No one is ahead of you")
    assert phone.never_reloaded


def test_a_visitor_who_comes_back_too_late_is_sent_to_the_staff(
    server: RunningServer, phone: Phone, tmp_path: Path
) -> None:
    text = ASAN.read_text(encoding="utf-8")
    short = tmp_path / "short.toml"
    short.write_text(text.replace("comeback_minutes = 30", "comeback_minutes = 0.05"), "utf-8")
    hall = server.fresh_centre(short)
    staff = Staff(hall)
    staff.open()
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    staff.no_show(staff.call_next())
    phone.says("The time to come back is over. Ask the staff for help.", timeout=12_000)
    expect(phone.page.locator("#back")).to_be_hidden()


def turn_the_day(server: RunningServer) -> None:
    """Restart the server with the clock of the next morning."""
    server.stop()
    server.clock_start, server.await_day = "2026-11-24T05:00:00+04:00", False
    server.start()


def test_after_the_day_nothing_is_shown(phone_with: Callable[..., Phone]) -> None:
    with RunningServer() as server:
        staff = Staff(server)
        staff.open()
        served, waits = staff.issue("identity-card"), staff.issue("identity-card")
        phone, finished = phone_with(), phone_with()
        phone.open(server, waits)
        finished.open(server, served)
        staff.finish(staff.call_next())
        finished.state("finished")
        staff.close_day()
        phone.says("The day of this ticket is over")
        assert waits["number"] not in phone.page.inner_text("body")
        assert waits["number"] not in phone.page.title()
        # A served visitor may give feedback until the day turns.
        page = requests.get(f"{server.url}/t/{served['token']}?lang=ru", timeout=10)
        assert 'data-state="finished"' in page.text
        phone.may_lose = finished.may_lose = True
        finished.refusals = {410}
        turn_the_day(server)
        for ticket in (served, waits):
            answer = requests.get(f"{server.url}/t/{ticket['token']}?lang=ru", timeout=10)
            assert answer.status_code == 410
            assert "День этого талона закончился" in answer.text
            assert ticket["number"] not in answer.text
            assert ticket["token"] not in answer.text
        # The turn of a day is not sent for a finished ticket: the page asks when it is seen again.
        finished.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        finished.says("The day of this ticket is over")
        assert served["number"] not in finished.page.inner_text("body")


def test_an_unknown_code_gets_a_friendly_answer(hall: RunningServer) -> None:
    for token in ("nothing", f"{hall.centre}.t1.aaaaaaaa", "asan-8.t1.aaaaaaaa", "%00", "ə.ə"):
        answer = requests.get(
            f"{hall.url}/t/{token}", headers={"Accept-Language": "fr"}, timeout=10
        )
        assert answer.status_code == 404, token
        assert "Il n’y a pas de ticket ici" in answer.text
        assert 'lang="fr"' in answer.text


def test_the_page_only_reads_and_holds_no_other_ticket(hall: RunningServer, staff: Staff) -> None:
    other, ticket = staff.issue("identity-card"), staff.issue("identity-card")
    address = f"{hall.url}/t/{ticket['token']}"
    answer = requests.get(address, timeout=10)
    assert other["number"] not in answer.text
    assert other["id"] not in answer.text
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for method in ("POST", "PUT", "DELETE"):
        assert requests.request(method, address, timeout=10).status_code == 405


def test_a_visitor_asks_why_others_are_called_first(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    answer = phone.page.locator("#why li")
    phone.page.click("text=Why are others called before me?")
    expect(answer).to_have_text("No later ticket for your service was called first.")
    other = staff.issue("identity-card", priority=True)
    phone.says("1 person is ahead of you")
    called = staff.call_next()
    assert called["number"] == other["number"]
    # What is open is asked again when the queue has moved.
    sentence = f"{other['number']} was called before {ticket['number']} by priority and"
    expect(answer).to_contain_text(sentence)
    phone.may_lose = True
    phone.page.route("**/why", lambda route: route.abort())
    staff.issue("identity-card", priority=True)
    expect(answer).to_have_text("There is no connection right now. Please try again.")
    phone.page.unroute("**/why")
    staff.finish(called)
    staff.call(ticket["number"])
    phone.state("called")
    phone.page.click("text=Why am I called now?")
    phone.page.click("text=Why am I called now?")
    expect(answer).to_have_text("Only ticket waiting for counter 1.")
