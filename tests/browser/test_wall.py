"""The wall screen in a real browser: it fits, keeps itself fresh, and comes back by itself."""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from contract.enums import Role
from tests.browser.conftest import PICTURES as TICKETS
from tests.browser.console import at_counters
from tests.browser.staff import Staff
from tests.browser.test_looks import check_page
from tests.parts.hall import RunningServer
from tests.parts.languages import LONGEST

pytestmark = pytest.mark.browser

PICTURES: Final = TICKETS.parent / "wall"

TELEVISION: Final[ViewportSize] = {"width": 1920, "height": 1080}

CUT: Final = """() => [...document.querySelectorAll("body, #wall, section, td, th, li, p")]
  .filter((one) => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
  .filter((one) => getComputedStyle(one).display !== "inline")
  .map((one) => one.innerText.slice(0, 40))"""
"""What does not fit where it stands."""


@pytest.fixture(scope="module")
def server(server: RunningServer) -> RunningServer:
    """The server with a centre of the module's own."""
    return server.fresh_centre()


@pytest.fixture(scope="module")
def clerks(server: RunningServer) -> list[Staff]:
    """A busy hall: twelve open counters, more queues than fit on a screen."""
    clerks = at_counters(server, [str(number) for number in range(1, 13)])
    head = {"Authorization": f"Bearer {server.token(Role.MANAGER)}"}
    path = f"{server.api}/centres/{server.centre}/catalogue"
    catalogue = requests.get(path, headers=head, timeout=10).json()
    # The last ones are served by no open counter: there are alarms, too.
    for service in (*catalogue["services"][:16], *catalogue["services"][-4:]):
        clerks[0].issue(service["id"].partition(".")[2])
    for clerk in clerks[:6]:
        clerk.call_next()
    return clerks


@pytest.fixture
def wall(chromium: Browser, server: RunningServer) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def make(language: str, **options: Any) -> Page:
        context = chromium.new_context(viewport=TELEVISION, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{server.url}/wall?lang={language}")
        page.locator("form button").last.click()
        code = page.locator(".big-code").inner_text()
        head = {"Authorization": f"Bearer {server.token(Role.MANAGER)}"}
        body = {"command_id": str(uuid.uuid4()), "code": code, "label": "office"}
        path = f"{server.api}/centres/{server.centre}/devices"
        answer = requests.post(path, json=body, headers=head, timeout=10)
        assert answer.status_code == 200, answer.text
        # By itself: no person operates a wall screen.
        page.locator("#wall").wait_for()
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", [LONGEST, "ar", pytest.param("en", marks=pytest.mark.soak)])
def test_a_busy_hall_fits_on_the_wall(
    clerks: list[Staff], wall: Callable[..., Page], language: str
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page = wall(language)
    page.screenshot(path=PICTURES / f"wall-{language}.png")
    # What needs attention comes first, so it is always on the screen.
    assert page.locator("tbody tr:first-child .is-bad").count() == 1
    assert page.evaluate(CUT) == []
    check_page(page, language)


def test_the_wall_screen_follows_the_hall_and_reconnects(
    server: RunningServer, clerks: list[Staff], wall: Callable[..., Page]
) -> None:
    page = wall("en")
    page.evaluate("window.since = 'then'")
    clerks[11].issue("birth-registration")
    called = clerks[11].call_next()
    number = called["number"]
    # With a hair space between letter and digits.
    shown = page.locator(".counters strong", has_text=re.compile(f"{number[0]}.?{number[1:]}"))
    shown.wait_for()
    assert page.evaluate("window.since") == "then"
    server.kill()
    lost = page.locator("#lost")
    lost.wait_for(timeout=20_000)
    expect(lost).to_contain_text("No connection to the server. These are the figures of 10:")
    expect(shown).to_be_visible()
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / "wall-lost.png")
    server.start()
    lost.wait_for(state="hidden", timeout=20_000)
    page.wait_for_function("window.since !== 'then'")
    expect(shown).to_be_visible()
