"""The page of the waiting times in a real browser: of a usual centre, and of a large one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from tests.browser import looks
from tests.browser.looks import DESKTOP, SCREEN, check_page, stumbles
from tests.browser.staff import Staff
from tests.browser.watched import Phone
from tests.parts.hall import ASAN, RunningServer
from tests.parts.large_centre import write_large_centre
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

SEEN_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


def publish(server: RunningServer, centre: Path, folder: Path, counter: str) -> Staff:
    """Give the server a centre that publishes its waits; a person at an open counter of it."""
    text = centre.read_text("utf-8").replace("[centre]", "[centre]\nopen_data = true", 1)
    file = folder / "publishing.toml"
    file.write_text(text, "utf-8")
    staff = Staff(server.fresh_centre(file), counter)
    staff.open()
    return staff


def address_of(server: RunningServer) -> str:
    """The address of the page, which is there some seconds after its centre has come."""
    address = f"{server.url}/open/{server.centre}"
    until(lambda: requests.get(address, timeout=10).ok)
    return address


def test_the_page_is_read_by_all_and_says_when_it_is_out_of_date(
    server: RunningServer, phone_with: Callable[..., Phone], tmp_path: Path
) -> None:
    staff = publish(server, ASAN, tmp_path, "1")
    for key in ("identity-card", "identity-card", "passport", "driving-licence"):
        staff.issue(key)
    staff.call_next()
    staff.suspend("criminal-record", reason="technical")
    address = address_of(server)

    def read(language: str, **look: Any) -> Phone:
        phone = phone_with(**look)
        phone.page.goto(f"{address}?lang={language}")
        expect(phone.page.locator(".calls .number")).to_have_text("A001")
        check_page(phone.page, language)
        phone.page.screenshot(path=looks.PICTURES / f"open-{language}.png", full_page=True)
        assert stumbles(phone.page) == []
        return phone

    read("ar", color_scheme="dark", viewport=DESKTOP)
    phone = read("en", color_scheme="light", viewport=SCREEN)
    page = phone.page
    phone.mark()
    phone.says("Open until 18:00")
    phone.may_lose = True
    page.route("**/open/**", lambda route: route.abort())
    page.evaluate(SEEN_AGAIN)
    expect(page.locator("#band")).to_contain_text("Connection lost at 10:")
    page.unroute("**/open/**")
    page.evaluate(SEEN_AGAIN)
    expect(page.locator("#band")).to_be_hidden()
    assert phone.never_reloaded


def test_the_waits_of_hundreds_of_services_are_folded(
    server: RunningServer, phone_with: Callable[..., Phone], tmp_path: Path
) -> None:
    publish(server, write_large_centre(tmp_path / "centre.toml"), tmp_path, "8")
    address = address_of(server)

    def unfolded(scripts: bool) -> tuple[Page, Locator]:
        """The page with an open group, and that group."""
        page = phone_with(java_script_enabled=scripts).page
        page.goto(f"{address}?lang=en")
        assert page.locator("main").evaluate("one => one.offsetHeight") < 4000
        assert page.locator("meta[http-equiv=refresh]").count() == 0
        group = page.locator("details.group", has_text="Business, trade and licences").first
        # From the shortest to the longest of its waits.
        expect(group.locator("summary")).to_contain_text("min")
        group.locator("summary").click()
        expect(group.get_by_text("Issue of a trade licence for companies")).to_be_visible()
        return page, group

    unfolded(scripts=False)
    page, group = unfolded(scripts=True)
    # It stays open when the page is fetched again.
    group.evaluate("one => one.seen = true")
    page.evaluate(SEEN_AGAIN)
    until(lambda: group.evaluate("one => !one.seen"))
    expect(group.locator("summary")).to_be_focused()
    assert stumbles(page) == []
    expect(group.get_by_text("Issue of a trade licence for companies")).to_be_visible()
