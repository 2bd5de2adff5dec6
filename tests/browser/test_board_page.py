"""The board in a browser: it is confirmed like a display, shows each call, and heals by itself."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.board import TELEVISION, BoardPage, shown_by
from tests.browser.staff import Staff
from tests.browser.watched import watched
from tests.parts.hall import RunningServer
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

type MakeBoard = Callable[..., BoardPage]

SERVICE = "identity-card"


@pytest.fixture
def make_board(server: RunningServer, chromium: Browser) -> Iterator[MakeBoard]:
    server.fresh_centre()
    with watched(chromium, server, BoardPage, viewport=TELEVISION, locale="en-GB") as make:
        yield make


@pytest.fixture
def board(make_board: MakeBoard) -> BoardPage:
    board = make_board()
    board.enrol("main")
    return board


@pytest.fixture
def clerk(board: BoardPage) -> Staff:
    clerk = Staff(board.server)
    clerk.open()
    return clerk


def called(clerk: Staff) -> str:
    clerk.issue(SERVICE)
    return str(clerk.call_next()["number"])


def test_a_call_is_shown_reported_and_stays_until_its_visitor_has_come(
    board: BoardPage, clerk: Staff
) -> None:
    number = called(clerk)
    board.shows(number)
    expect(board.page.locator("[data-standing=now]")).to_have_count(1)
    until(lambda: shown_by(board.server, board.device) == [1])
    board.page.screenshot(path="/tmp/b50/first.png")
    assert board.model["plan"]["columns"] >= 1
