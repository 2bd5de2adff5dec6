"""A visit, seen on the visitor's phone."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import ImageColor
from playwright.sync_api import Route, expect

from contract.commands import CloseDay
from contract.look import DAY
from contract.texts import SENTENCES, wording
from contract.waits import late_sentence
from tests.browser.staff import Staff
from tests.browser.watched import Phone

pytestmark = pytest.mark.browser


def test_a_ticket_page_follows_all_its_services_without_a_reload(
    staff: Staff, phone: Phone
) -> None:
    for _ in range(3):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card", "passport")
    number = ticket["number"]
    phone.follow(ticket)
    page = phone.page
    dots, rows = page.locator(".dot:not(.leaving)"), page.locator("#stop-list li")
    expect(page.locator("#number")).to_have_text(f"{number[0]}\u200a{number[1:]}")
    phone.says("3 people are ahead of you")
    expect(dots).to_have_count(3)
    centre = page.locator(".centre").inner_text()
    expect(page).to_have_title(f"3 ahead · {number} · {centre}")
    # Both services are named below the number, the first stands out.
    expect(page.locator("#services li")).to_have_text(["Identity card", "Passport"])
    expect(page.locator("#services .open")).to_have_text("Identity card")
    expect(page.locator("#zone")).to_have_text("Main hall")
    expect(page.locator("#counters")).to_have_text("Counter \u20661\u2069")
    expect(rows).to_have_text(["Identity cardnow", "Passportlater"])

    staff.finish(staff.call_next())
    phone.says("2 people are ahead of you")
    expect(dots).to_have_count(2)
    called = staff.call(number)
    phone.state("called")
    expect(page.locator("#counter")).to_have_text("1")
    expect(page.locator("#at-zone")).to_have_text("Main hall")
    expect(page.locator("html")).to_have_css(
        "background-color", f"rgb{ImageColor.getrgb(DAY['call'])}"
    )
    expect(page).to_have_title(f"{number}: counter 1")
    sizes = [
        page.locator(name).evaluate("e => getComputedStyle(e).fontSize")
        for name in ("#number", "#counter")
    ]
    assert sizes[0] == sizes[1]
    expect(page.locator("#ahead")).to_be_hidden()
    expect(rows.first).to_be_hidden()

    page.evaluate("document.documentElement.removeAttribute('data-new')")
    staff.recall(called)
    page.wait_for_selector("html[data-new]")

    staff.start(called)
    phone.says("You are being served at counter 1")
    expect(page.locator("#give-up")).to_be_hidden()
    where = "Counter \u20661\u2069"
    expect(rows).to_have_text([f"Identity card{where}now", "Passportlater"])
    staff.finish(called)
    phone.state("waiting")
    done = f"Identity card{where} · 1 mindone"
    expect(rows).to_have_text([done, "Passportnow"])
    expect(page.locator("#services .open")).to_have_text("Passport")
    # The operator did not press start: how long the service took is not known.
    staff.finish(staff.call(number))
    phone.says("Your visit is finished")
    expect(rows).to_have_text([done, f"Passport{where}done"])
    expect(page.locator("#at")).to_be_hidden()
    assert phone.never_reloaded


def test_giving_up_is_asked_twice_and_can_be_taken_back_once(staff: Staff, phone: Phone) -> None:
    """Also where the browser makes no ids by itself, as on plain http."""
    phone.page.add_init_script("delete Crypto.prototype.randomUUID")
    phone.follow(staff.issue("identity-card"))
    page = phone.page
    sent: list[Any] = []

    def lose_first(route: Route) -> None:
        sent.append(route.request.post_data_json)
        if len(sent) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/cancel", lose_first)
    page.click("text=Cancel my ticket")
    page.click("text=No, keep my place")
    phone.state("waiting")
    phone.may_lose = True
    page.click("text=Cancel my ticket")
    page.click("text=Yes, cancel it")
    phone.says("That did not reach the centre. Try again.")
    phone.state("waiting")
    # A command that was lost is sent again as the same.
    page.click("text=Yes, cancel it")
    phone.state("cancelled")
    assert sent[0] == sent[1]
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


def test_others_are_let_first_and_the_visitor_asks_why_they_are_called(
    staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card")
    phone.follow(ticket)
    page, button, why = phone.page, phone.page.locator("#step-back"), phone.page.locator("#why li")
    page.click("text=Why are others called before me?")
    expect(why).to_have_text("No later ticket for your service was called first.")
    favoured = staff.issue("identity-card", priority=True)
    phone.says("1 person is ahead of you")
    called = staff.call_next()
    assert called["number"] == favoured["number"]
    # What is open is asked again when the queue has moved.
    sentence = f"{favoured['number']} was called before {ticket['number']} by priority and"
    expect(why).to_contain_text(sentence)
    phone.may_lose = True
    page.route("**/why", lambda route: route.abort())
    other = staff.issue("identity-card", priority=True)
    expect(why).to_have_text("There is no connection right now. Please try again.")
    page.unroute("**/why")
    staff.finish(called)
    assert staff.call_next()["number"] == other["number"]
    staff.finish(other)

    other = staff.issue("identity-card")
    button.click()
    phone.says("Let others go first for 5 minutes? You keep your place.")
    expect(page.locator("#sure-no")).to_be_focused()
    expect(page.locator("#give-up")).to_be_hidden()
    page.click("text=No, leave it as it is")
    expect(button).to_be_focused()
    button.click()
    page.click("text=Yes, let others go first")
    expect(page.locator("#pause")).to_have_text(
        re.compile(r"Others go first until 10:\d\d\. You keep your place\.")
    )
    expect(button).to_be_hidden()
    expect(page.locator("#give-up")).to_be_visible()
    assert staff.call_next()["number"] == other["number"]
    staff.finish(other)
    # Where no other ticket waits, the visitor is called all the same.
    assert staff.call_next()["number"] == ticket["number"]
    phone.state("called")
    expect(page.locator("#pause")).to_be_hidden()
    page.click("text=Why am I called now?")
    page.click("text=Why am I called now?")
    expect(why).to_have_text("Only ticket waiting for counter 1.")
    assert phone.never_reloaded


def test_the_promise_is_said_until_the_call_and_a_pause_hides_it(
    staff: Staff, phone_with: Callable[..., Phone]
) -> None:
    for _ in range(3):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card")
    phone, passport = phone_with(), phone_with()
    phone.follow(ticket)
    passport.follow(staff.issue("passport"))
    promise, strip = phone.page.locator("#promise"), phone.page.locator("#still")
    late = late_sentence(ticket["promise"], wording(SENTENCES, "en"))
    # One figure: not rounded a second time.
    until = datetime.fromisoformat(ticket["promised_until"])
    expect(promise).to_have_text(
        f"When you took your ticket we said: {late}. "
        f"That is until about {until.astimezone(ZoneInfo('Asia/Baku')):%H:%M}."
    )
    phone.says("usually")
    expect(strip).to_be_hidden()
    # A service is paused, and it is known how long.
    end = (staff.server.now() + timedelta(hours=4)).replace(minute=30)
    staff.suspend("identity-card", reason="technical", expected_end=end.isoformat())
    phone.says("This service is paused until about 14:30")
    phone.says("A technical system has failed. You keep your place.")
    expect(promise).to_be_hidden()
    expect(passport.page.locator("#still")).to_be_hidden()
    staff.resume("identity-card")
    expect(strip).to_be_hidden()
    expect(promise).to_be_visible()
    # The whole centre, and it is not known: the place stays.
    staff.suspend(reason="drill")
    expect(phone.page.locator("#still-state")).to_have_text("Service is paused")
    expect(phone.page.locator("#still-why")).to_have_text(
        "There is a drill. Please follow the instructions of our staff. You keep your place."
    )
    phone.says("3 people are ahead of you")
    expect(phone.page.locator("#wait")).to_have_text("The wait is not known yet")
    staff.resume()
    expect(strip).to_be_hidden()
    phone.says("usually")
    staff.call(ticket["number"])
    phone.state("called")
    expect(promise).to_be_hidden()
    assert phone.never_reloaded


def test_a_missed_visitor_comes_back_in_time(staff: Staff, phone: Phone) -> None:
    ticket = staff.issue("identity-card")
    phone.follow(ticket)
    # Of a single service nothing is listed.
    expect(phone.page.locator("#stops")).to_be_hidden()
    staff.no_show(staff.call(ticket["number"]))
    phone.state("missed")
    phone.says("Your place is kept until 10:")
    # The time does not pass during a pause.
    staff.suspend(reason="no_such_code")
    phone.says("Your place is kept while service is paused.")
    phone.says("Our staff can tell you more.")
    staff.resume()
    phone.says("Your place is kept until 10:")
    phone.page.click("text=I am back")
    phone.state("waiting")
    phone.says("No one is ahead of you")
    staff.no_show(staff.call(ticket["number"]))
    phone.state("missed")
    # After half an hour only the staff can help.
    phone.page.evaluate("const now = Date.now; Date.now = () => now() + 31 * 60 * 1000")
    phone.says("The time to come back is over. Ask the staff for help.")
    expect(phone.page.locator("#back")).to_be_hidden()
    assert phone.never_reloaded


def test_after_closing_a_visitor_who_waits_is_still_served(staff: Staff, phone: Phone) -> None:
    ticket = staff.issue("identity-card")
    phone.follow(ticket)
    left = datetime.fromisoformat(ticket["closes_at"]) - datetime.fromisoformat(ticket["at"])
    later = int(left.total_seconds() + 60) * 1000
    phone.page.evaluate(f"const now = Date.now; Date.now = () => now() + {later}")
    phone.says(
        "No more tickets are given for this service today. You have one and are still served."
    )


def test_after_the_day_nothing_is_shown(staff: Staff, phone_with: Callable[..., Phone]) -> None:
    served, waits = staff.issue("identity-card"), staff.issue("identity-card")
    phone, finished = phone_with(), phone_with()
    phone.follow(waits)
    finished.follow(served)
    staff.finish(staff.call_next())
    finished.state("finished")
    staff.give(CloseDay)
    phone.says("The day of this ticket is over")
    # The turn of a day is not sent for a finished ticket: the page asks when it is seen again.
    finished.refusals = {410}
    finished.page.route("**/api/v1/tickets/*", lambda route: route.fulfill(status=410, json={}))
    finished.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    finished.says("The day of this ticket is over")
    for one, ticket in ((phone, waits), (finished, served)):
        assert ticket["number"] not in one.page.inner_text("body").replace("\u200a", "")
        assert ticket["number"] not in one.page.title()
