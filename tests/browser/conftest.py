"""A browser, a hall, phones of visitors and browsers of managers."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from contract.desk.keys import DeskAction
from tests.browser.console import Manager
from tests.browser.counter import CounterPage, MakePage, operator_of
from tests.browser.looks import DESKTOP, SCREEN
from tests.browser.staff import Staff
from tests.browser.watched import Phone, watched
from tests.parts.hall import RunningServer
from tests.parts.unlimited_server import UNLIMITED
from tests.parts.waiting import AMPLE_SECONDS, until

CHROMIUM: Final = Path("/usr/bin/chromium-headless-shell")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, built without windows, and without connections of its own."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: install {CHROMIUM.name}")
    # The sandbox cannot be had by root.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    quiet = [
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--disable-component-update",
        "--disable-sync",
    ]
    expect.set_options(timeout=AMPLE_SECONDS * 1000)
    # Ends with this package: its event loop would disturb tests that have their own.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*root, *quiet])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server() -> Iterator[RunningServer]:
    """One server for all; any test may end it: the next one starts it again. A test opens one
    ticket in six languages."""
    with RunningServer(program=UNLIMITED) as server:
        yield server


@pytest.fixture(scope="module")
def shared_hall(server: RunningServer) -> RunningServer:
    """The server with a centre that the tests of a module share; none of them takes `staff`."""
    return server.fresh_centre()


@pytest.fixture
def staff(server: RunningServer) -> Staff:
    """A person at counter 1 of a centre that no other test sees, its day open."""
    staff = Staff(server.fresh_centre())
    staff.open()
    return staff


@pytest.fixture
def phone_with(server: RunningServer, chromium: Browser) -> Iterator[Callable[..., Phone]]:
    """Makes phones; the options are those of a browser's context."""
    # The glow of a call is drawn sixty times a second.
    with watched(chromium, server, Phone, viewport=SCREEN, reduced_motion="reduce") as make:
        yield make


@pytest.fixture
def phone(phone_with: Callable[..., Phone]) -> Phone:
    return phone_with()


@pytest.fixture(scope="module")
def signed_in(shared_hall: RunningServer, chromium: Browser) -> Any:
    with watched(chromium, shared_hall, Manager, viewport=DESKTOP) as make:
        manager = make(locale="en-GB")
        manager.enter(f"manager.of.{shared_hall.centre}")
        return manager.page.context.storage_state()


@pytest.fixture
def manager_with(
    shared_hall: RunningServer, chromium: Browser, signed_in: Any
) -> Iterator[Callable[..., Manager]]:
    usual = {"viewport": DESKTOP, "locale": "en-GB", "storage_state": signed_in}
    with watched(chromium, shared_hall, Manager, **usual) as make:
        yield make


@pytest.fixture
def manager(manager_with: Callable[..., Manager]) -> Manager:
    return manager_with()


@pytest.fixture
def make_page(server: RunningServer, chromium: Browser) -> Iterator[MakePage]:
    """Makes pages of counters in a centre that no other test sees."""
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
