"""Bad days of a counter's page: tabs, lost answers, restarts, sessions that end."""

import json
import time

from playwright.sync_api import Request, Route, expect

from contract.commands import Cancel
from contract.desk.keys import DeskAction
from contract.enums import Role
from contract.ids import full_id
from server.web.counter import reading
from tests.browser.counter import CounterPage, MakePage, operator_of
from tests.browser.looks import require_readable, stumbles
from tests.browser.staff import Staff
from tests.parts.waiting import until

SEEN = """() => {
  const key = document.querySelector("#primary .key");
  const { left, right, top, bottom } = key.getBoundingClientRect();
  const ends = [[left + 20, top + 4], [right - 20, bottom - 4]];
  return ends.every(([x, y]) => key.contains(document.elementFromPoint(x, y)));
}"""
"""Whether the whole primary key is in view, and nothing lies over it."""


def test_a_second_tab_takes_over_and_the_first_does_nothing(page: CounterPage) -> None:
    page.visitor()
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


def test_a_click_leaves_enter_to_the_primary_key(page: CounterPage) -> None:
    number = page.visitor()
    page.page.locator("#leave").click()
    page.page.locator("#cancel").click()
    page.idle()
    page.page.keyboard.press("Enter")
    page.shows_number(number)


def test_a_new_browser_takes_over_from_a_page_that_was_never_left(
    page: CounterPage, make_page: MakePage
) -> None:
    other = make_page()
    other.sign_in(f"op.{page.server.centre}")
    expect(other.page.locator("#sheet")).to_be_visible()
    # By pointer, the counters can be shown again.
    other.page.locator("#cancel").click()
    other.page.locator("[data-key=seat]").click()
    other.choose("1")
    until(lambda: DeskAction.TAKE_BREAK in other.offered())
    expect(page.page.locator("#stop-title")).to_contain_text("another tab")


def test_a_page_of_an_earlier_session_of_the_browser_loads_itself_again(page: CounterPage) -> None:
    page.page.evaluate("document.body.dataset.csrf = 'of an earlier session'")
    page.mark()
    page.press(DeskAction.TAKE_BREAK)
    page.page.wait_for_function("() => window.since !== 'then'")
    until(lambda: DeskAction.TAKE_BREAK in page.offered())


def test_a_key_takes_effect_once_though_its_answer_is_lost(page: CounterPage) -> None:
    number = page.visitor()
    page.visitor()
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
        assert not event or page.count(event) == 1
    page.shows_number(number)
    # This key changes the ticket that is here, which a repetition must not finish.
    page.press(DeskAction.FINISH_AND_NEXT)
    page.idle()
    assert page.count("ticket_called") == 2
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
    assert page.count("ticket_issued") == page.count("ticket_called") == 1


def test_the_server_restarts_in_the_middle_of_a_key(page: CounterPage) -> None:
    number = page.visitor()
    page.may_lose = True
    page.refusals |= {502, 503}
    page.server.kill()
    page.press(DeskAction.CALL_NEXT)
    expect(page.page.locator("#band")).to_be_visible(timeout=5000)
    page.server.start()
    page.shows_number(number)
    expect(page.page.locator("#band")).to_be_hidden()
    assert page.count("ticket_called") == 1


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
    number = page.visitor()
    page.press(DeskAction.CALL_NEXT)
    page.shows_number(number)
    Staff(page.server).give(Cancel, ticket=page.model["seen"]["ticket"], reason="left")
    expect(page.page.locator("#message")).to_contain_text("was cancelled")
    page.shows_number("")


def test_a_lid_that_was_closed(page: CounterPage) -> None:
    tools = page.page.context.new_cdp_session(page.page)
    number = page.visitor()
    tools.send("Page.setWebLifecycleState", {"state": "frozen"})
    Staff(page.server, role=Role.SUPERVISOR).call_next()
    tools.send("Page.setWebLifecycleState", {"state": "active"})
    # The clock has gone on, without an answer.
    page.page.evaluate("heardAt -= 3600e3; document.dispatchEvent(new Event('visibilitychange'))")
    page.shows_number(number)
    expect(page.page.locator("#band")).to_be_hidden()
    page.press(DeskAction.START)
    until(lambda: page.truth.ticket and page.truth.ticket.state == "serving")


def test_a_clock_that_is_off_and_a_page_of_an_older_release(page: CounterPage) -> None:
    page.mark()
    page.page.clock.set_system_time("2031-01-01T00:00:00Z")
    number = page.visitor()
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
    assert page.model["release"] == reading.RELEASE


def test_another_operator_sits_here(page: CounterPage, make_page: MakePage) -> None:
    page.visitor()
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
    page.visitor()
    page.press(DeskAction.CALL_NEXT)
    page.idle()
    for size in ((1280, 800), (1024, 600), (640, 400), (512, 300), (380, 720)):
        page.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        require_readable(page.page)
        assert stumbles(page.page) == []
        for end in ("0", "document.documentElement.scrollHeight"):
            page.page.evaluate(f"scrollTo(0, {end})")
            assert page.page.evaluate(SEEN)
        if size[0] > 1000:
            assert page.page.evaluate("document.documentElement.scrollHeight") <= size[1]
    page.press(DeskAction.ADD_NOTE)
    page.page.locator("#sheet").wait_for()
    assert stumbles(page.page) == []


def test_the_first_page_is_small(page: CounterPage) -> None:
    tools = page.page.context.new_cdp_session(page.page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[Request] = []
    page.page.on("requestfinished", lambda request: loaded.append(request))
    page.page.reload(wait_until="load")
    until(lambda: DeskAction.TAKE_BREAK in page.offered())
    until(lambda: any("counter.js" in request.url for request in loaded))
    first = [request for request in loaded if "/key" not in request.url]
    size = sum(request.sizes()["responseBodySize"] for request in first)
    assert 20_000 < size < 60_000, size
