"""Sessions at a counter's page: how they begin and end, and the forms that outlast them."""

import json

import pytest
from playwright.sync_api import Route, expect

from contract.commands import SetBadge
from contract.desk.keys import DeskAction
from contract.enums import Role
from tests.browser.counter import PASSWORD, CounterPage, MakePage, operator_of
from tests.browser.staff import Staff
from tests.parts.waiting import until


def session_ends(page: CounterPage) -> None:
    kept = [cookie for cookie in page.page.context.cookies() if cookie["name"] != "novbe"]
    page.page.context.clear_cookies()
    page.page.context.add_cookies([{**cookie} for cookie in kept])  # type: ignore[typeddict-item]


def sign_in_again(page: CounterPage, login: str = "op") -> None:
    if page.page.url.endswith("/counter"):
        expect(page.page.locator("#stop-title")).to_contain_text("session has ended")
        page.page.locator("#stop-act").click()
    page.page.locator("#login").fill(f"{login}.{page.server.centre}")
    page.page.locator("#password").fill(PASSWORD)
    page.page.locator("form button.primary").click()
    page.page.locator("#own-day").wait_for()


def note_of(page: CounterPage, words: str) -> None:
    """Call a visitor, and begin a note on the ticket."""
    page.visitor()
    page.press(DeskAction.CALL_NEXT)
    until(lambda: DeskAction.ADD_NOTE in page.offered())
    page.press(DeskAction.ADD_NOTE)
    page.page.locator("#text").fill(words)


def notes(page: CounterPage) -> list[str]:
    return [row["words"] for row in page.model["notes"]]


def test_a_session_that_ended_with_a_visitor_at_the_counter(page: CounterPage) -> None:
    number = page.visitor()
    page.press(DeskAction.CALL_NEXT)
    page.shows_number(number)
    session_ends(page)
    sign_in_again(page)
    page.shows_number(number)
    page.press(DeskAction.START)
    until(lambda: page.truth.ticket and page.truth.ticket.state == "serving")


@pytest.mark.parametrize("was_confirmed", [False, True])
def test_an_open_form_goes_on_after_the_sign_in(page: CounterPage, was_confirmed: bool) -> None:
    note_of(page, "Brings the second photo")
    if was_confirmed:
        # The answer to the key is what says that the session has ended.
        page.page.route("**/counter/desk?*", lambda route: route.fulfill(status=204))
    session_ends(page)
    if was_confirmed:
        page.confirm()
    sign_in_again(page)
    expect(page.page.locator("#text")).to_have_value("Brings the second photo")
    page.idle()
    page.confirm()
    until(lambda: notes(page) == ["Brings the second photo"])
    page.page.reload()
    page.page.locator("#own-day").wait_for()
    assert not page.asks


def test_an_open_form_is_of_one_person(page: CounterPage) -> None:
    operator_of(page.server, "second")
    note_of(page, "Not for others")
    session_ends(page)
    sign_in_again(page, "second")
    page.idle()
    assert not page.asks
    assert page.page.evaluate("sessionStorage.length") == 0


def test_a_key_that_is_given_up_keeps_what_was_typed(page: CounterPage) -> None:
    note_of(page, "Brings the second photo")
    page.may_lose = True
    ids: list[str] = []

    def lose(route: Route) -> None:
        ids.append(json.loads(str(route.request.post_data))["command_id"])
        if len(ids) == 1:
            # The server has done it, and the page does not hear of it.
            route.fetch()
        route.abort()

    page.page.route("**/counter/key", lose)
    page.confirm()
    until(lambda: page.model and len(ids) > 1)
    # The page's time for an answer is over.
    page.page.evaluate("(() => { const now = Date.now; Date.now = () => now() + DEADLINE_MS; })()")
    expect(page.page.locator("#waits")).to_contain_text("not saved yet")
    expect(page.page.locator("#text")).to_have_value("Brings the second photo")
    page.page.unroute("**/counter/key")
    expect(page.page.locator("#confirm")).to_be_enabled()
    page.confirm()
    page.idle()
    # Confirmed again it is the same press.
    until(lambda: notes(page) == ["Brings the second photo"])
    assert not page.asks
    assert page.count("note_added") == 1


def test_a_badge_reader_signs_in(page: CounterPage) -> None:
    """It types as a keyboard does, and ends with Enter."""
    staff = Staff(page.server)
    person = staff.add_person(f"gul.{page.server.centre}", "Gül", Role.OPERATOR)["person"]
    staff.give(SetBadge, person=person, badge="0001-A-2468")
    page.page.locator("#leave").click()
    page.page.locator("#sheet").wait_for()
    page.confirm()
    expect(page.page.locator("#login")).to_be_focused()
    page.page.keyboard.type("0001-A-2468")
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#who")).to_have_text("Gül")


def test_an_idle_counter_locks_itself_and_stays_as_it_is(page: CounterPage) -> None:
    page.press(DeskAction.WALK_IN)
    expect(page.page.locator("#sheet")).to_be_visible()
    assert page.page.evaluate("data.lock_minutes === desk.lock_minutes")
    # The hall's minutes have passed without a key or the mouse.
    page.page.evaluate("setInterval(() => { if (desk) desk.lock_minutes = 1; touched = 0; }, 50)")
    page.page.wait_for_url("**/sign-in?next=counter")
    expect(page.page.get_by_text("This counter locked itself")).to_be_visible()
    assert page.truth.state == "open"
    sign_in_again(page)
    expect(page.page.locator("#sheet")).to_be_visible()


def test_a_page_without_a_counter_locks_itself_too(page: CounterPage, make_page: MakePage) -> None:
    other = make_page()
    other.sign_in(operator_of(page.server, "second"))
    expect(other.page.locator("#sheet")).to_be_visible()
    other.page.evaluate("data.lock_minutes = 1; setInterval(() => (touched = 0), 50)")
    other.page.wait_for_url("**/sign-in?next=counter")
    expect(other.page.get_by_text("This counter locked itself")).to_be_visible()
