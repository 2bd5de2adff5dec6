"""Bad days of a counter's page: tabs, lost answers, restarts, sessions that end."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from contract.commands import Cancel
from contract.desk.keys import DeskAction
from contract.enums import Role
from contract.ids import full_id
from server.web.counter import pages
from tests.browser.counter import CounterPage, operator_of
from tests.browser.looks import DESKTOP, require_readable, stumbles
from tests.browser.staff import Staff
from tests.browser.watched import watched
from tests.parts.hall import RunningServer
from tests.parts.waiting import until

type MakePage = Callable[..., CounterPage]

SERVICE = "identity-card"


@pytest.fixture
def make_page(server: RunningServer, chromium: Browser) -> Iterator[MakePage]:
    server.fresh_centre()
    with watched(chromium, server, CounterPage, viewport=DESKTOP, locale="en-GB") as make:
        yield make


@pytest.fixture
def page(make_page: MakePage) -> CounterPage:
    """A page at the open counter 1."""
    page = make_page()
    page.sit_down(operator_of(page.server, "op"))
    page.press(DeskAction.OPEN_COUNTER)
    until(lambda: DeskAction.TAKE_BREAK in page.offered())
    return page


def visitor_for(page: CounterPage) -> str:
    """A visitor takes a ticket, which can be called at the page."""
    number = str(Staff(page.server, role=Role.GREETER).issue(SERVICE)["number"])
    until(lambda: DeskAction.CALL_NEXT in page.offered())
    return number


def count(page: CounterPage, event: str) -> int:
    return sum(each.type == event for each in page.server.events())


def test_a_second_tab_takes_over_and_the_first_does_nothing(page: CounterPage) -> None:
    visitor_for(page)
    window = page.page.context.new_page()
    second = CounterPage(window, page.server, refusals=page.refusals)
    second.open("counter")
    until(lambda: DeskAction.CALL_NEXT in second.offered())
    expect(page.page.locator("#stop-title")).to_contain_text("another tab")
    page.page.keyboard.press("N")
    assert page.truth.ticket is None
    assert page.offered() == set()
    page.page.locator("#stop-act").click()
    until(lambda: DeskAction.CALL_NEXT in page.offered())
    expect(second.page.locator("#stop-title")).to_contain_text("another tab")


def test_a_key_takes_effect_once_though_its_answer_is_lost(page: CounterPage) -> None:
    number = visitor_for(page)
    visitor_for(page)
    page.may_lose = True
    lost: list[str] = []

    def lose(route: Route) -> None:
        body = str(route.request.post_data)
        if len(lost) < 2:
            # The server has done it, and the page does not hear of it.
            route.fetch()
            lost.append(json.loads(body)["command_id"])
            route.abort()
        else:
            lost.append(json.loads(body)["command_id"])
            route.continue_()

    page.page.route("**/counter/key", lose)
    for action, event in ((DeskAction.CALL_NEXT, "ticket_called"), (DeskAction.START, "")):
        page.press(action)
        page.idle()
        assert len(set(lost)) == 1
        lost.clear()
        assert not event or count(page, event) == 1
    page.shows_number(number)
    # This key changes the ticket that is here, which a repetition must not finish.
    page.press(DeskAction.FINISH_AND_NEXT)
    page.idle()
    assert count(page, "ticket_called") == 2
    assert page.truth.ticket is not None
    assert page.truth.ticket.state == "called"


def test_a_visitor_without_ticket_gets_one_though_the_answer_is_lost(page: CounterPage) -> None:
    page.may_lose = True
    lost: list[bool] = []

    def lose(route: Route) -> None:
        if '"input":{' in str(route.request.post_data) and len(lost) < 2:
            route.fetch()
            lost.append(True)
            route.abort()
        else:
            route.continue_()

    page.page.route("**/counter/key", lose)
    page.press(DeskAction.WALK_IN)
    page.idle()
    page.page.keyboard.press("ArrowDown")
    page.confirm()
    until(lambda: page.model["number"])
    assert len(lost) == 2
    assert count(page, "ticket_issued") == count(page, "ticket_called") == 1


def test_the_server_restarts_in_the_middle_of_a_key(page: CounterPage) -> None:
    number = visitor_for(page)
    page.may_lose = True
    page.refusals |= {502, 503}
    page.server.kill()
    page.press(DeskAction.CALL_NEXT)
    expect(page.page.locator("#band")).to_be_visible(timeout=5000)
    page.server.start()
    page.shows_number(number)
    expect(page.page.locator("#band")).to_be_hidden()
    assert count(page, "ticket_called") == 1


def test_a_dead_network_is_said_within_five_seconds_and_heals(page: CounterPage) -> None:
    page.may_lose = True
    # The requests are neither answered nor refused.
    page.page.route("**/counter/**", lambda route: None)
    began = time.monotonic()
    expect(page.page.locator("#band")).to_be_visible(timeout=6000)
    assert time.monotonic() - began < 5
    page.page.keyboard.press("B")
    expect(page.page.locator("#message")).to_contain_text("there is no connection")
    page.page.unroute("**/counter/**")
    expect(page.page.locator("#band")).to_be_hidden()
    assert page.truth.state == "open"


def test_polling_without_websockets(make_page: MakePage) -> None:
    page = make_page()
    page.page.add_init_script("delete window.WebSocket")
    page.sit_down(operator_of(page.server, "op"))
    page.press(DeskAction.OPEN_COUNTER)
    number = visitor_for(page)
    page.press(DeskAction.CALL_NEXT)
    page.shows_number(number)
    Staff(page.server).give(Cancel, ticket=page.model["seen"]["ticket"], reason="left")
    expect(page.page.locator("#message")).to_contain_text("was cancelled")
    page.shows_number("")


def test_a_session_that_ended_with_a_visitor_at_the_counter(page: CounterPage) -> None:
    number = visitor_for(page)
    page.press(DeskAction.CALL_NEXT)
    page.shows_number(number)
    cookies = page.page.context.cookies()
    kept = [cookie for cookie in cookies if cookie["name"] != "novbe"]
    page.page.context.clear_cookies()
    page.page.context.add_cookies([{**cookie} for cookie in kept])  # type: ignore[typeddict-item]
    expect(page.page.locator("#stop-title")).to_contain_text("session has ended")
    page.page.locator("#stop-act").click()
    page.page.locator("#login").fill(f"op.{page.server.centre}")
    page.page.locator("#password").fill("four words of ours")
    page.page.locator("form button.primary").click()
    page.page.locator("#own-day").wait_for()
    page.shows_number(number)
    page.press(DeskAction.START)
    until(lambda: page.truth.ticket and page.truth.ticket.state == "serving")


def test_a_clock_that_is_off_and_a_page_of_an_older_release(page: CounterPage) -> None:
    page.mark()
    page.page.clock.set_system_time("2031-01-01T00:00:00Z")
    number = visitor_for(page)
    page.press(DeskAction.CALL_NEXT)
    page.shows_number(number)
    assert page.page.locator("#clock").inner_text().startswith("10:")
    assert page.page.locator("#watch").inner_text().startswith("00:")
    page.page.evaluate("data.release = 'an older one'")
    page.press(DeskAction.START)
    page.idle()
    # With a visitor at the counter it is not loaded again.
    assert page.never_reloaded
    page.press(DeskAction.FINISH)
    page.page.wait_for_function("() => window.since !== 'then'")
    until(lambda: DeskAction.TAKE_BREAK in page.offered())
    assert page.model["release"] == pages.RELEASE


def test_another_operator_sits_here(page: CounterPage, make_page: MakePage) -> None:
    visitor_for(page)
    other = make_page()
    other.sit_down(operator_of(page.server, "second"))
    assert other.offered() == {DeskAction.TAKE_OVER}
    other.press(DeskAction.TAKE_OVER)
    expect(other.page.locator("#message")).to_be_visible()
    assert other.model["taken"]
    # Escape puts the message away, and then goes to another counter.
    other.page.keyboard.press("Escape")
    other.page.keyboard.press("Escape")
    other.choose("2")
    assert other.model["counter"] == full_id(page.server.centre, "2")


def test_it_can_be_read_and_used_by_all(page: CounterPage) -> None:
    visitor_for(page)
    page.press(DeskAction.CALL_NEXT)
    page.idle()
    for size in ((1280, 800), (1024, 600), (640, 400), (380, 720)):
        page.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        require_readable(page.page)
        assert stumbles(page.page) == []
        if size[0] > 1000:
            assert page.page.evaluate("document.documentElement.scrollHeight") <= size[1]
    page.press(DeskAction.ADD_NOTE)
    page.page.locator("#sheet").wait_for()
    assert stumbles(page.page) == []


def test_the_first_page_is_small(page: CounterPage) -> None:
    sizes: list[int] = []
    page.page.on(
        "requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"])
    )
    page.page.reload()
    until(lambda: DeskAction.TAKE_BREAK in page.offered())
    assert 10_000 < sum(sizes) < 60_000
