"""A browser, a hall, and phones that notice every fault."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
import requests
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    sync_playwright,
)

from tests.browser.staff import Staff
from tests.parts.hall import ROOT, RunningServer
from tests.parts.unlimited_server import UNLIMITED
from tests.parts.waiting import until

CHROMIUM: Final = Path("/usr/bin/chromium-headless-shell")

PICTURES: Final = ROOT / "build/pictures/ticket-page"
"""Where the pictures of the page are kept, to be looked at."""

SCREEN: Final[ViewportSize] = {"width": 390, "height": 844}


@dataclass
class Phone:
    """A phone with one page open.

    Attributes:
        page: the page.
        faults: errors of the console, of scripts and of the policy, and requests
            that failed; empty at the end of a test.
        may_lose: whether requests and sockets may fail for a while.
        refusals: statuses of answers that the test expects; Chromium writes each refusal into
            its console.
    """

    page: Page
    faults: list[str] = field(default_factory=list)
    may_lose: bool = False
    refusals: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        lost = "net::ERR_" in message.text or "WebSocket connection to" in message.text
        refused = any(f"with a status of {one}" in message.text for one in self.refusals)
        if not refused and not (self.may_lose and lost):
            self.faults.append(message.text)

    def open(self, server: RunningServer, ticket: dict[str, Any], language: str = "") -> None:
        """Open the page of a ticket and wait until it is live."""
        self.visit(server, ticket, language)
        self.page.wait_for_selector('[data-link="live"]')

    def visit(self, server: RunningServer, ticket: dict[str, Any], language: str = "") -> None:
        self.page.goto(
            f"{server.url}/t/{ticket['token']}" + (f"?lang={language}" if language else "")
        )
        # Stays only as long as the page is not loaded again.
        self.page.evaluate("window.since = 'then'")

    @property
    def never_reloaded(self) -> bool:
        """Whether the page was not reloaded since `open`."""
        return bool(self.page.evaluate("window.since === 'then'"))

    def says(self, text: str, timeout: float = 5000) -> None:
        self.page.get_by_text(text).first.wait_for(timeout=timeout)

    def state(self, state: str, timeout: float = 5000) -> None:
        """Wait until the ticket on the page is in a state."""
        self.page.wait_for_selector(f'html[data-state="{state}"]', timeout=timeout)


def open_page(server: RunningServer) -> str:
    """The address of the page of the waiting times, which is there some seconds after its centre
    has come."""
    address = f"{server.url}/open/{server.centre}"
    until(lambda: requests.get(address, timeout=10).ok)
    return address


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


@pytest.fixture
def hall(server: RunningServer) -> RunningServer:
    """The server with a whole centre that no other test sees, its day open."""
    return server.fresh_centre()


@pytest.fixture
def staff(hall: RunningServer) -> Staff:
    staff = Staff(hall)
    staff.open()
    return staff


@pytest.fixture
def phone_with(chromium: Browser) -> Iterator[Callable[..., Phone]]:
    """Makes phones; the options are those of a browser's context."""
    phones: list[Phone] = []
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Phone:
        context = chromium.new_context(viewport=SCREEN, **options)
        contexts.append(context)
        phone = Phone(context.new_page())
        phones.append(phone)
        return phone

    yield make
    for context in contexts:
        context.close()
    assert [fault for phone in phones for fault in phone.faults] == []


@pytest.fixture
def phone(phone_with: Callable[..., Phone]) -> Phone:
    return phone_with()
