"""The plain pages in a real browser, without scripts: no page needs any."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import looks
from tests.browser.console import PASSWORD, Manager, link_of
from tests.browser.looks import SCREEN, check_staff_page, require_fits
from tests.browser.watched import watched
from tests.parts.hall import RunningServer
from tests.parts.languages import FULL, LONGEST, Languages

pytestmark = pytest.mark.browser

PICTURES: Final = looks.PICTURES / "pages"


@pytest.fixture
def browser_with(shared_hall: RunningServer, chromium: Browser) -> Iterator[Callable[..., Manager]]:
    usual = {"java_script_enabled": False, "viewport": SCREEN, "locale": "en-GB"}
    with watched(chromium, shared_hall, Manager, **usual) as make:
        yield make


def test_a_fault_leads_to_its_field_and_after_signing_out_no_page_comes_back(
    browser_with: Callable[..., Manager],
) -> None:
    manager = browser_with()
    page = manager.page
    manager.enter("first")
    manager.go("Devices", "Add a device")
    page.get_by_label("Code on the device’s screen").fill("00000000")
    page.get_by_label("Device name").fill("kiosk at the door")
    manager.press("Add this device")
    page.locator(".faults a").click()
    expect(page).to_have_url(f"{manager.server.url}/console/devices/add#code")
    expect(page.locator("#code:target")).to_have_count(1)
    manager.open("account")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_contain_text("You are signed out")
    page.go_back()
    assert "Leyla" not in page.inner_text("body")


def test_a_link_on_a_page_of_another_site_does_not_sign_out(
    browser_with: Callable[..., Manager], signed_in: Any
) -> None:
    manager = browser_with(storage_state=signed_in)
    manager.open("console")
    url, page = manager.server.url, manager.page
    stranger = page.context.new_page()
    # `localhost` is another site than 127.0.0.1.
    elsewhere = url.replace("127.0.0.1", "localhost")
    stranger.route(
        f"{elsewhere}/**",
        lambda route: route.fulfill(
            body=f'<a href="{url}/account">in</a>'
            f'<a href="{url}/sign-in?here=1">as if from there</a><form method="post" '
            f'action="{url}/sign-in"><button>post</button></form>',
            content_type="text/html",
        ),
    )
    stranger.goto(f"{elsewhere}/page")
    stranger.get_by_role("button").click()
    expect(stranger.locator("h1")).to_have_text("This cannot be shown")
    stranger.goto(f"{elsewhere}/page")
    stranger.get_by_role("link", name="in", exact=True).click()
    expect(stranger.locator("h1")).to_have_text("Leyla Məmmədova")
    stranger.goto(f"{elsewhere}/page")
    stranger.get_by_role("link", name="as if from there").click()
    stranger.get_by_role("link", name="Continue").click()
    expect(stranger.locator("h1")).to_have_text("The hall is open")
    page.reload()
    expect(page.locator("h1")).to_have_text("The hall is open")


@pytest.fixture(scope="module")
def new_manager(shared_hall: RunningServer, chromium: Browser) -> Any:
    """The storage of a browser whose person has to set a second factor up."""
    context = chromium.new_context(java_script_enabled=False, viewport=SCREEN, locale="en-GB")
    page = context.new_page()
    page.goto(link_of(shared_hall))
    own = {"login": "other", "full_name": "O", "password": PASSWORD, "again": PASSWORD}
    for name, value in own.items():
        page.locator(f"#{name}").fill(value)
    page.locator("button").first.click()
    page.locator("#digits").first.wait_for()
    state = context.storage_state()
    context.close()
    return state


def test_the_pages_to_sign_in_look_well(
    shared_hall: RunningServer,
    new_manager: Any,
    browser_with: Callable[..., Manager],
    languages: Languages,
) -> None:
    def look_at(page: Page, name: str, language: str) -> None:
        if language != LONGEST and languages is not FULL:
            require_fits(page, language)
        else:
            check_staff_page(page, language)
            page.emulate_media(color_scheme="light")
            page.screenshot(path=PICTURES / f"{name}-{language}.png", full_page=True)

    link = link_of(shared_hall).removeprefix(f"{shared_hall.url}/")
    for language in languages.checked:
        signed_out = browser_with()
        for path, name in (
            (f"{link}?", "set-up"),
            ("set-up/none?", "no-link"),
            ("sign-in?next=devices&", "sign-in"),
        ):
            signed_out.open(f"{path}lang={language}")
            look_at(signed_out.page, name, language)
        signed_out.page.locator("button").first.click()
        look_at(signed_out.page, "sign-in-faults", language)
        step = browser_with(storage_state=new_manager)
        step.open(f"factor?lang={language}")
        look_at(step.page, "new-factor", language)
