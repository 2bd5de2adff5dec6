"""The wall screen in a real browser: it fits, keeps itself fresh, and comes back by itself."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from contract import commands as c
from contract.enums import Role
from tests.browser import looks
from tests.browser.looks import check_page
from tests.browser.staff import Staff, at_counters
from tests.browser.watched import WatchedPage, watched
from tests.parts import requesting
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages

pytestmark = pytest.mark.browser

PICTURES: Final = looks.PICTURES / "wall"

TELEVISION: Final[ViewportSize] = {"width": 1920, "height": 1080}

CUT: Final = """() => [...document.querySelectorAll("body, #wall, section, td, th, li, p")]
  .filter((one) => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
  .filter((one) => getComputedStyle(one).display !== "inline")
  .map((one) => one.innerText.slice(0, 40))"""
"""What does not fit where it stands."""


@pytest.fixture(scope="module")
def clerks(shared_hall: RunningServer) -> list[Staff]:
    """A busy hall: twelve open counters, more queues than fit on a screen."""
    clerks = at_counters(shared_hall, [str(number) for number in range(1, 13)])
    path = f"centres/{shared_hall.centre}/catalogue"
    services = requesting.get(shared_hall, path, shared_hall.token(Role.MANAGER))["services"]
    # The last ones are served by no open counter: there are alarms, too.
    for service in (*services[:16], *services[-4:]):
        clerks[0].issue(service["id"].partition(".")[2])
    for clerk in clerks[:6]:
        clerk.call_next()
    return clerks


@pytest.fixture(scope="module")
def wall(chromium: Browser, shared_hall: RunningServer) -> Iterator[WatchedPage]:
    """A wall screen that a manager has confirmed."""
    with watched(chromium, shared_hall, WatchedPage, viewport=TELEVISION) as make:
        wall = make()
        wall.open("wall?lang=en")
        wall.page.locator("form button").last.click()
        code = wall.page.locator(".big-code").inner_text()
        Staff(shared_hall).give(c.ConfirmDevice, code=code, label="office")
        # By itself: no person operates a wall screen.
        wall.page.locator("#wall").wait_for()
        yield wall


def test_a_busy_hall_fits_on_the_wall(
    clerks: list[Staff], wall: WatchedPage, languages: Languages
) -> None:
    page = wall.page
    for language in languages.checked:
        wall.open(f"wall?lang={language}")
        page.screenshot(path=PICTURES / f"wall-{language}.png")
        # What needs attention comes first, so it is always on the screen.
        assert page.locator("tbody tr:first-child .is-bad").count() == 1
        assert page.evaluate(CUT) == []
        check_page(page, language)


def test_the_wall_screen_follows_the_hall_and_reconnects(
    clerks: list[Staff], wall: WatchedPage
) -> None:
    page = wall.page
    wall.open("wall?lang=en")
    wall.mark()
    clerks[11].issue("birth-registration")
    number = clerks[11].call_next()["number"]
    # With a hair space between letter and digits.
    shown = page.locator(".counters strong", has_text=re.compile(f"{number[0]}.?{number[1:]}"))
    shown.wait_for()
    assert wall.never_reloaded
    wall.may_lose = True
    wall.server.kill()
    lost = page.locator("#lost")
    lost.wait_for()
    expect(lost).to_contain_text("No connection to the server. These are the figures of 10:")
    expect(shown).to_be_visible()
    page.screenshot(path=PICTURES / "wall-lost.png")
    wall.server.start()
    lost.wait_for(state="hidden")
    page.wait_for_function("window.since !== 'then'")
    expect(shown).to_be_visible()
