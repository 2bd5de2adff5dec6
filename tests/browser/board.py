"""A board in a browser, and the displays of its hall."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import ViewportSize

from contract import commands as c
from contract import events as e
from tests.browser.staff import Staff
from tests.browser.watched import WatchedPage
from tests.parts.hall import RunningServer

TELEVISION: Final[ViewportSize] = {"width": 1920, "height": 1080}
LAPTOP: Final[ViewportSize] = {"width": 1366, "height": 768}
UPRIGHT: Final[ViewportSize] = {"width": 1080, "height": 1920}

CUT: Final = """() => [...document.querySelectorAll(".words, .number, .called, .figures")]
  .filter((each) => each.textContent && !each.closest(".centre"))
  .filter((each) => each.scrollWidth > each.clientWidth + 2 && each.clientWidth > 0
    || each.scrollHeight > each.clientHeight + 3 && getComputedStyle(each).overflow === "hidden")
  .map((each) => each.textContent)"""
"""The texts that do not fit where they stand."""


@dataclass
class BoardPage(WatchedPage):
    """The page of a board."""

    device: str = ""

    def enrol(self, display: str | None = None, language: str | None = None) -> None:
        """Ask for an enrolment, and confirm it as a manager; with a layout of the centre file."""
        self.open("board?lang=en")
        self.page.locator("form button").last.click()
        code = self.page.locator(".big-code").inner_text()
        staff = Staff(self.server)
        self.device = staff.give(c.ConfirmDevice, code=code, label="television")["device"]
        settings = {"language": language} if language else {}
        staff.give(c.SetDevice, device=self.device, display=display, label="tv", settings=settings)
        # By itself: no person operates a television.
        self.page.locator(".part.head").wait_for()

    @property
    def model(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("model")
        return found

    def numbers(self) -> list[str]:
        """The called numbers that stand on it, plain."""
        texts: Sequence[str] = self.page.locator(".called").all_inner_texts()
        return [plain(text) for text in texts]

    def shows(self, number: str) -> None:
        """Wait until it shows a number."""
        self.page.wait_for_function(
            """(number) => [...document.querySelectorAll(".called")].some(
                 (each) => each.textContent.replace(/[^A-Z0-9]/g, "") === number)""",
            arg=number,
        )


def plain(number: str) -> str:
    """A number without spaces and marks of direction."""
    return "".join(sign for sign in number if sign.isalnum())


def shown_by(server: RunningServer, device: str) -> list[int]:
    """The calls that a device reported first."""
    return [
        int(str(event.data["call"]))
        for event in server.events()
        if event.of(e.CallShown) and event.data["device"] == device
    ]
