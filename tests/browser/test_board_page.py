"""The board in a browser: it is confirmed like a display, shows each call, and heals by itself."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from contract import commands as c
from contract.access import KnownDevice
from contract.enums import Role
from contract.ids import full_id
from tests.browser.board import CUT, LAPTOP, TELEVISION, UPRIGHT, BoardPage, shown_by
from tests.browser.looks import PICTURES
from tests.browser.staff import Staff
from tests.browser.watched import watched
from tests.parts import requesting
from tests.parts.displays import DisplayProcess
from tests.parts.hall import RunningServer
from tests.parts.languages import NOTICE, Languages
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

type MakeBoard = Callable[..., BoardPage]

SERVICE = "identity-card"

WATCH = """() => {
  window.painted_at = {};
  const look = () => document.querySelectorAll(".called").forEach((each) => {
    const number = each.textContent.replace(/[^A-Z0-9]/g, "");
    painted_at[number] = painted_at[number] || Date.now();
  });
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(look, 0)))
    .observe(document.getElementById("board"), { childList: true, subtree: true });
}"""
"""Notes when each number was first painted."""

SLOW_SECONDS = 0.05
"""The program writes a call down before it is painted; a frame takes it as long as this."""

SIZES = (TELEVISION, LAPTOP, UPRIGHT)


@pytest.fixture
def make_board(server: RunningServer, chromium: Browser) -> Iterator[MakeBoard]:
    server.fresh_centre()
    # The glow of a call is drawn sixty times a second.
    with watched(
        chromium, server, BoardPage, viewport=TELEVISION, locale="en-GB", reduced_motion="reduce"
    ) as make:
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
    """A visitor comes and is called; the number."""
    clerk.issue(SERVICE)
    return str(clerk.call_next()["number"])


def known(board: BoardPage) -> KnownDevice:
    """The board as the console knows it."""
    path = f"centres/{board.server.centre}/devices"
    found = requesting.get(board.server, path, board.server.token(Role.MANAGER))
    return next(KnownDevice.model_validate(row) for row in found if row["id"] == board.device)


def test_a_call_is_shown_reported_and_stays_until_its_visitor_has_come(
    board: BoardPage, clerk: Staff
) -> None:
    clerk.issue(SERVICE)
    ticket = clerk.call_next()
    board.shows(ticket["number"])
    expect(board.page.locator("[data-standing=now]")).to_have_count(1)
    until(lambda: shown_by(board.server, board.device) == [1])
    # It glows for 12 seconds, and stays.
    expect(board.page.locator("[data-standing=open]")).to_have_count(1)
    board.page.reload()
    board.shows(ticket["number"])
    expect(board.page.locator("[data-standing=open]")).to_have_count(1)
    clerk.start(ticket)
    until(lambda: board.numbers() == [])
    expect(board.page.locator(".recent .number").first).to_be_visible()
    assert shown_by(board.server, board.device) == [1]


def test_the_console_knows_the_board_and_a_revoked_one_says_so(board: BoardPage) -> None:
    until(lambda: known(board).state == "online")
    assert (known(board).screen, known(board).role) == ("1920x1080", Role.DISPLAY)
    # It has no sound that a voice needs, though its layout may be one.
    assert known(board).sound == "none"
    with board.page.expect_navigation():
        Staff(board.server).give(c.AskDevice, device=board.device, what="restart")
    board.page.locator(".part.head").wait_for()
    cookies = board.page.context.cookies()
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Strict" for cookie in cookies)
    secret = {cookie["name"]: cookie["value"] for cookie in cookies}["novbe-display"]
    Staff(board.server).give(c.AskDevice, device=board.device, what="rotate")

    def renewed() -> bool:
        now = {cookie["name"]: cookie["value"] for cookie in board.page.context.cookies()}
        return now["novbe-display"] != secret and known(board).rotate_since is None

    until(renewed)
    Staff(board.server).give(c.RevokeDevice, device=board.device)
    board.says("This screen was removed")


def test_it_says_within_three_seconds_that_it_is_not_connected_and_heals(
    board: BoardPage, clerk: Staff
) -> None:
    number = called(clerk)
    board.shows(number)
    board.may_lose = True
    board.mark()
    board.server.kill()
    began = time.monotonic()
    expect(board.page.locator("#away")).to_be_visible()
    assert time.monotonic() - began < 3
    expect(board.page.locator("#away")).to_contain_text("10:0")
    assert board.numbers() == [number], "quiet, and still there"
    board.page.screenshot(path=PICTURES / "board" / "not-connected.png")
    board.server.start()
    expect(board.page.locator("#away")).to_be_hidden()
    board.shows(number)
    assert board.never_reloaded


@pytest.mark.parametrize(
    ("reloads", "kills"), [(3, 2), pytest.param(100, 20, marks=pytest.mark.soak)]
)
def test_no_call_is_lost_over_reloads_and_kills_of_the_server(
    board: BoardPage, clerk: Staff, reloads: int, kills: int
) -> None:
    board.may_lose = True
    numbers = []
    ticket = None
    for turn in range(reloads + kills):
        if ticket is not None:
            clerk.start(ticket)
            clerk.finish(ticket)
        clerk.issue(SERVICE)
        ticket = clerk.call_next()
        numbers.append(ticket["number"])
        # In the middle of drawing it, or of reporting it.
        time.sleep(turn % 4 * 0.02)
        if turn % (reloads // kills + 1) == 0:
            board.server.kill()
            board.server.start()
        else:
            board.page.reload()
        board.shows(ticket["number"])
    until(lambda: sorted(shown_by(board.server, board.device)) == [*range(1, len(numbers) + 1)])


def test_it_works_without_websockets_and_the_console_hears_its_silence(
    make_board: MakeBoard,
) -> None:
    board = make_board()
    board.page.add_init_script("delete window.WebSocket; window.WebSocket = undefined")
    board.may_lose = True
    board.enrol("main")
    clerk = Staff(board.server)
    clerk.open()
    board.shows(called(clerk))
    until(lambda: shown_by(board.server, board.device) == [1])
    # A television that is switched off: what the alarm about an offline device is made of.
    board.open("health/live")
    until(lambda: known(board).state == "offline")
    hall = f"centres/{board.server.centre}/hall"
    rows = requesting.get(board.server, hall, board.server.token(Role.MANAGER))["devices"]
    row = next(row for row in rows if row["id"] == board.device)
    assert (row["role"], row["state"], row["silent"] > 10) == ("display", "offline", True)


def test_layouts_show_their_zones_counters_and_waits(make_board: MakeBoard) -> None:
    boards = {}
    for layout in ("main", "upper", "entrance", "counter-1"):
        boards[layout] = make_board()
        boards[layout].enrol(layout, "en")
    server = boards["main"].server
    catalogue = requesting.get(
        server, f"centres/{server.centre}/catalogue", server.token(Role.MANAGER)
    )
    upper = full_id(server.centre, "upper-floor")
    there = next(row for row in catalogue["counters"] if row["zone"] == upper)
    below, above = Staff(server), Staff(server, counter=there["id"].partition(".")[2])
    below.open()
    above.open()
    first = called(below)
    above.issue(there["services"][0].partition(".")[2])
    second = str(above.call_next()["number"])
    boards["main"].shows(second)
    assert sorted(boards["main"].numbers()) == sorted((first, second))
    boards["upper"].shows(second)
    assert boards["upper"].numbers() == [second]
    boards["counter-1"].shows(first)
    assert boards["counter-1"].numbers() == [first]
    assert boards["entrance"].numbers() == []
    assert boards["entrance"].page.locator(".part.waits").count() == 1
    assert shown_by(server, boards["entrance"].device) == []
    for layout, board in boards.items():
        board.page.screenshot(path=PICTURES / "board" / f"{layout}.png")


def test_it_loads_itself_again_at_night_and_after_an_upgrade(
    board: BoardPage, clerk: Staff
) -> None:
    page = board.page
    board.shows(called(clerk))
    with page.expect_navigation():
        page.evaluate("data.release = '0.0.1'")
        began = time.monotonic()
    # Not while a call glows.
    assert time.monotonic() - began > 8
    page.locator(".part.head").wait_for()
    Staff(board.server).give(c.CloseDay)
    with page.expect_navigation():
        page.evaluate(
            "() => { const now = performance.now.bind(performance);"
            " performance.now = () => now() + 7 * 3600e3; heard += 7 * 3600e3; }"
        )
    page.locator(".part.head").wait_for()


def test_it_is_dark_at_night_until_it_is_touched(board: BoardPage) -> None:
    night = board.page.locator("#night")
    staff = Staff(board.server)

    def set_hours(hours: str) -> None:
        settings = {"screens_off": hours}
        staff.give(c.SetDevice, device=board.device, display="main", label="tv", settings=settings)

    expect(night).to_be_hidden()
    set_hours("00:00-24:00")
    expect(night).to_be_visible()
    assert night.bounding_box() == {"x": 0, "y": 0, **TELEVISION}
    board.page.keyboard.press("Enter")
    expect(night).to_be_hidden()
    # After five minutes without a touch.
    board.page.evaluate("used -= AWAKE_MS")
    expect(night).to_be_visible()
    # Its hours end while the server is away: then the band can be seen.
    set_hours("00:00-12:00")
    board.page.wait_for_function("() => model.dark[1] === 12 * 60")
    board.may_lose = True
    board.server.kill()
    board.page.evaluate("heard -= 2 * 3600e3")
    expect(night).to_be_hidden()
    expect(board.page.locator("#away")).to_be_visible()
    board.server.start()


def test_a_call_is_painted_about_as_fast_as_by_the_program(
    board: BoardPage, clerk: Staff, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of several calls the middle one."""
    server = board.server
    display = DisplayProcess(server, server.port, tmp_path_factory.mktemp("display"))
    display.start()
    until(lambda: bool(display.said("ready")))
    board.page.evaluate(WATCH)
    times: dict[str, list[float]] = {"page": [], "program": []}
    for _ in range(7):
        clerk.issue(SERVICE)
        began = time.time()
        ticket = clerk.call_next()
        number = str(ticket["number"])
        until(lambda number=number: number in display.said("news"))  # type: ignore[misc]
        times["program"].append(display.journal.stat().st_mtime - began)
        board.shows(number)
        board.page.wait_for_function("(number) => painted_at[number]", arg=number)
        at = board.page.evaluate("(number) => painted_at[number]", number)
        times["page"].append(at / 1000 - began)
        clerk.start(ticket)
        clerk.finish(ticket)
    display.kill()
    page, program = (sorted(times[name])[3] for name in ("page", "program"))
    print(f"painted: page {page * 1000:.0f} ms, program {program * 1000:.0f} ms")
    assert page < 1.5 * program + SLOW_SECONDS


def test_pictures_hold_in_every_size(make_board: MakeBoard, languages: Languages) -> None:
    board = make_board()
    board.enrol("main")
    server = board.server
    staff = Staff(server)
    catalogue = requesting.get(
        server, f"centres/{server.centre}/catalogue", server.token(Role.MANAGER)
    )
    for key in ("1", "2", "3"):
        Staff(server, counter=key).open()
    for place, service in enumerate(catalogue["services"]):
        if place % 2 == 0:
            staff.issue(service["id"].partition(".")[2])
    for key in ("1", "2", "3"):
        Staff(server, counter=key).call_next()
    staff.give(c.PostNotice, texts=NOTICE)
    for language in languages.checked:
        settings = {"language": language}
        staff.give(c.SetDevice, device=board.device, display="main", label="tv", settings=settings)
        for size in SIZES:
            board.page.set_viewport_size(size)
            wanted = [size["width"], size["height"], language]
            board.page.wait_for_function(
                "(wanted) => String([...model.size, model.language]) === String(wanted)",
                arg=wanted,
            )
            assert board.page.evaluate(CUT) == [], (language, size)
            if languages.draws(language, first=size == TELEVISION):
                name = f"{size['width']}x{size['height']}-{language}.png"
                board.page.screenshot(path=PICTURES / "board" / name)
