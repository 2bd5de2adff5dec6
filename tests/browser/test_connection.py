"""The page and its connection: sockets, polling, a server that dies, a slow network."""

from typing import Any

import pytest
import requests
from playwright.sync_api import expect

from tests.browser.conftest import PICTURES, Phone
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.browser

HEALED_SECONDS = 5 * 5.0
LIMIT_BYTES = 50_000
MOST_REQUESTS = 7


@pytest.mark.parametrize("sockets", ["refused", "unknown"])
def test_without_a_socket_the_page_polls(
    hall: RunningServer, staff: Staff, phone: Phone, sockets: str
) -> None:
    if sockets == "refused":
        phone.may_lose = True
        phone.page.route_web_socket("**/socket.io/**", lambda socket: socket.close(code=1011))
    else:
        phone.page.add_init_script("delete window.WebSocket")
    ticket = staff.issue("identity-card")
    phone.visit(hall, ticket)
    phone.page.wait_for_selector('[data-link="polled"]', timeout=10_000)
    phone.says("As of 10:")
    staff.call(ticket["number"])
    phone.state("called", timeout=6000)
    expect(phone.page.locator("#counter")).to_have_text("1")
    assert phone.never_reloaded


def test_a_lost_server_is_shown_and_found_again(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    phone.may_lose = True
    hall.kill()
    phone.page.wait_for_selector('[data-link="offline"]')
    phone.says("Connection lost at 10:")
    phone.says("This is how it stood then.")
    phone.page.screenshot(path=PICTURES / "offline.png")
    hall.start()
    phone.page.wait_for_selector('[data-link="live"]', timeout=HEALED_SECONDS * 1000)
    expect(phone.page.locator("#band")).to_be_hidden()
    staff.call_next()
    phone.state("called")
    assert phone.never_reloaded
    # What happened while it was away is there as well.
    hall.kill()
    phone.page.wait_for_selector('[data-link="offline"]')
    phone.page.context.set_offline(True)
    hall.start()
    staff.finish(ticket)
    phone.page.context.set_offline(False)
    phone.state("finished", timeout=HEALED_SECONDS * 1000)
    assert phone.never_reloaded


def test_only_newer_snapshots_are_taken(hall: RunningServer, staff: Staff, phone: Phone) -> None:
    phone.open(hall, staff.issue("identity-card"))
    script = """() => {
      const at = (second) => `2026-11-23T06:00:0${second}.000Z`;
      const one = (epoch, revision, second, mark) =>
        ({ epoch: epoch, revision: revision, at: at(second), clock_rate: 1, mark: mark });
      const taken = [];
      const where = { base: "/", token: "t", language: "en" };
      const tell = { snapshot: (s) => taken.push(s.mark), link() {}, over() {} };
      const news = new Novbe.News(where, one("a", 5, 1, "first"), tell);
      news.accept(one("a", 4, 2, "older"));
      news.accept(one("a", 5, 1, "same"));
      news.accept(one("a", 5, 0, "same but earlier"));
      news.accept(one("a", 6, 3, "newer"));
      news.accept(one("b", 2, 4, "restored"));
      news.accept(one("b", 1, 5, "older again"));
      return taken;
    }"""
    assert phone.page.evaluate(script) == ["same", "newer", "restored"]


def test_a_whole_page_is_small_and_comes_from_one_place(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    """In every language: less than 50 KB with everything that it loads."""
    ticket = staff.issue("identity-card")
    session = phone.page.context.new_cdp_session(phone.page)
    session.send("Network.enable")
    weights: list[float] = []
    addresses: list[str] = []

    def loaded(event: dict[str, Any]) -> None:
        weights.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", loaded)
    phone.page.on("request", lambda request: addresses.append(request.url))
    for language in ("ru", "ar"):
        session.send("Network.clearBrowserCache")
        weights.clear()
        phone.open(hall, ticket, language)
        phone.page.wait_for_load_state("networkidle")
        # A browser without a window loads no icon.
        icon = requests.get(phone.page.evaluate("document.querySelector('#icon').href"), timeout=10)
        icon.raise_for_status()
        weights.append(len(icon.content))
        addresses.append(icon.url)
        assert 6 <= len(weights) <= MOST_REQUESTS
        assert 30_000 < sum(weights) < LIMIT_BYTES
    assert all(one.startswith((hall.url, "data:")) for one in addresses)
