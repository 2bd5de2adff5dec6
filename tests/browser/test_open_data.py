"""The page of the waiting times in a real browser."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Route, ViewportSize, expect

from tests.browser.axe import stumbles
from tests.browser.conftest import PICTURES, SCREEN, Phone, open_page
from tests.browser.staff import Staff
from tests.browser.test_looks import check_page
from tests.parts.hall import ASAN, RunningServer

pytestmark = pytest.mark.browser

DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def hall(server: RunningServer, tmp_path_factory: pytest.TempPathFactory) -> RunningServer:
    file = tmp_path_factory.mktemp("centre") / "asan.toml"
    text = ASAN.read_text("utf-8").replace("[centre]", "[centre]\nopen_data = true", 1)
    file.write_text(text, "utf-8")
    hall = server.fresh_centre(file)
    staff = Staff(hall)
    staff.open()
    for key in ("identity-card", "identity-card", "passport", "driving-licence"):
        staff.issue(key)
    staff.call_next()
    staff.suspend("criminal-record", reason="technical")
    return hall


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_can_be_read_by_everybody(
    hall: RunningServer, phone_with: Callable[..., Phone], language: str
) -> None:
    for scheme, screen in (("light", SCREEN), ("dark", DESKTOP)):
        phone = phone_with(color_scheme=scheme)
        page = phone.page
        page.set_viewport_size(screen)
        page.goto(f"{open_page(hall)}?lang={language}")
        check_page(page, language)
        page.screenshot(path=PICTURES.parent / f"open-{language}-{scheme}.png", full_page=True)
        assert stumbles(page) == []


def test_the_page_refreshes_and_says_when_it_is_out_of_date(
    hall: RunningServer, phone: Phone
) -> None:
    page = phone.page
    page.goto(f"{open_page(hall)}?lang=en")
    page.evaluate("window.since = 'then'")
    phone.says("Open until 18:00")
    expect(page.locator(".calls .number")).to_have_text("A001")

    def newer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("A001", "A002"))

    seen_again = "document.dispatchEvent(new Event('visibilitychange'))"
    page.route("**/open/**", newer)
    page.evaluate(seen_again)
    expect(page.locator(".calls .number")).to_have_text("A002")
    expect(page.locator("#band")).to_be_hidden()
    page.unroute("**/open/**")
    phone.may_lose = True
    page.route("**/open/**", lambda route: route.abort())
    page.evaluate(seen_again)
    expect(page.locator("#band")).to_contain_text("Connection lost at 10:")
    page.unroute("**/open/**")
    page.evaluate(seen_again)
    expect(page.locator("#band")).to_be_hidden()
    assert phone.never_reloaded
