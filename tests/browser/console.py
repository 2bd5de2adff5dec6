"""A manager before the console, in a hall with visitors, counters and devices."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from client.net.api import Api
from contract.enums import Role
from tests.browser.staff import Staff
from tests.browser.test_pages import DESKTOP, set_up
from tests.parts.hall import RunningServer


@dataclass
class Manager:
    """A manager's browser; it notices every fault.

    Attributes:
        faults: errors of the console, of scripts and of the policy; empty at the end of a test.
    """

    page: Page
    server: RunningServer
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        # A form that is sent again with its faults is answered by 422: that is no fault.
        refused = "Failed to load resource" in message.text and " 4" in message.text
        if message.type in ("error", "warning") and not refused:
            self.faults.append(message.text)

    def enter(self, login: str) -> None:
        """Become a manager of the centre and open the live hall."""
        set_up(self.page, self.server, login)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.server.url}/{path}")

    def live(self) -> None:
        """Open the live hall and wait until its connection is live."""
        self.open("console")
        self.page.locator(".bar .is-good").wait_for()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def go(self, *names: str) -> None:
        """Follow links by their names, one after the other."""
        for name in names:
            self.page.get_by_role("link", name=name, exact=True).first.click()

    def says(self, text: str, timeout: float = 8000) -> None:
        self.page.get_by_text(text).first.wait_for(timeout=timeout)


def at_counters(server: RunningServer, keys: Sequence[str]) -> list[Staff]:
    """Members of the staff, one at each of some counters, all open."""
    found = []
    for key in keys:
        staff = Staff(server, key)
        staff._api = Api(server.url, server.token(Role.SUPERVISOR, label=f"staff {key}"))
        staff.open()
        found.append(staff)
    return found


@contextmanager
def managers_of(chromium: Browser, server: RunningServer) -> Iterator[Callable[..., Manager]]:
    """Makes managers with a browser each; the options are those of its context. In the end none
    has seen a fault."""
    contexts: list[BrowserContext] = []
    managers: list[Manager] = []

    def make(**options: Any) -> Manager:
        options.setdefault("viewport", DESKTOP)
        options.setdefault("locale", "en-GB")
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        managers.append(Manager(page, server))
        return managers[-1]

    yield make
    for context in contexts:
        context.close()
    assert [fault for one in managers for fault in one.faults] == []


def kept_after_sign_in(chromium: Browser, server: RunningServer, login: str) -> Any:
    """The storage of the browser of a new manager who has signed in."""
    with managers_of(chromium, server) as make:
        one = make()
        one.enter(login)
        return one.page.context.storage_state()
