"""Pages in a browser that notice every fault."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.parts.hall import RunningServer
from tests.parts.waiting import AMPLE_SECONDS


@dataclass
class WatchedPage:
    """A page in a browser of its own.

    Attributes:
        faults: errors of the console, of scripts and of the policy, and requests
            that failed; empty at the end of a test.
        may_lose: whether requests and sockets may fail for a while.
        refusals: statuses of answers that the test expects; Chromium writes each refusal into
            its console.
    """

    page: Page
    server: RunningServer
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

    def open(self, path: str) -> None:
        self.page.goto(f"{self.server.url}/{path}")

    def says(self, text: str) -> None:
        self.page.get_by_text(text).first.wait_for()

    def mark(self) -> None:
        self.page.evaluate("window.since = 'then'")

    @property
    def never_reloaded(self) -> bool:
        """Whether the page was not loaded again since `mark`."""
        return bool(self.page.evaluate("window.since === 'then'"))


class Phone(WatchedPage):
    """A phone with the page of a ticket."""

    def visit(self, ticket: dict[str, Any], language: str = "") -> None:
        self.open(f"t/{ticket['token']}" + (f"?lang={language}" if language else ""))
        self.mark()

    def follow(self, ticket: dict[str, Any], language: str = "") -> None:
        """Open the page of a ticket and wait until it is live."""
        self.visit(ticket, language)
        self.page.wait_for_selector('[data-link="live"]')

    def state(self, state: str) -> None:
        self.page.wait_for_selector(f'html[data-state="{state}"]')


@contextmanager
def watched[T: WatchedPage](
    chromium: Browser, server: RunningServer, kind: Callable[[Page, RunningServer], T], **usual: Any
) -> Iterator[Callable[..., T]]:
    """Makes pages with a browser each; the options are those of its context. In the end none has
    seen a fault."""
    made: list[T] = []

    def make(**options: Any) -> T:
        page = chromium.new_context(**{**usual, **options}).new_page()
        page.set_default_timeout(AMPLE_SECONDS * 1000)
        made.append(kind(page, server))
        return made[-1]

    yield make
    for one in made:
        one.page.context.close()
    assert [fault for one in made for fault in one.faults] == []
