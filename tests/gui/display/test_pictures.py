"""The board as it is seen: six languages, both ways up, every state; nothing is cut off."""

import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor
from pytestqt.qtbot import QtBot

from contract.snapshots import BoardService, Expected, Notice, Suspension
from contract.suspension import KNOWN_REASONS
from tests.gui.display.conftest import LANDSCAPE, PORTRAIT, Open, Shown
from tests.gui.display.hall import LANGUAGES, Wire, catalogue, hall_board, many_calls
from tests.parts.hall import ROOT
from tests.unit.client.examples import AT, call

pytestmark = pytest.mark.gui

PICTURES = ROOT / "build/pictures/board"
"""Where pictures are kept, to be looked at."""

SETTLED_MS = 400
"""What appears moves for a quarter of a second."""


def assert_whole(shown: Shown) -> None:
    """Every text lies in the window, is not shortened and does not stick out of its place."""
    width, height = shown.window.width(), shown.window.height()
    for item in shown.texts():
        text = item.property("text")
        assert not item.property("truncated"), f"shortened: {text}"
        at = item.mapToScene(QPointF(0, 0))
        painted = item.property("contentWidth"), item.property("contentHeight")
        assert painted[0] <= item.width() + 1, f"too wide: {text}"
        assert at.x() >= -1, f"left of the window: {text}"
        assert at.y() >= -1, f"above the window: {text}"
        assert at.x() + item.width() <= width + 1, f"right of the window: {text}"
        assert at.y() + item.height() <= height + 1, f"below the window: {text}"


def assert_soon_whole(qtbot: QtBot, shown: Shown) -> None:
    """It is whole as soon as everything has come to its place; a busy machine moves slowly."""
    qtbot.waitUntil(lambda: assert_whole(shown), timeout=5 * SETTLED_MS)


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, (1366, 768), (3840, 2160)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_board_is_whole_on_every_page(
    qtbot: QtBot, open_board: Open, language: str, size: tuple[int, int]
) -> None:
    shown = open_board(language, size, link=Wire())
    shown.board.take_catalogue(catalogue())
    services = tuple(
        BoardService(
            id=one.id,
            waiting=100 + i,
            ahead=100 + i,
            served=i % 4 != 3,
            expected=Expected(low=i * 600, high=i * 900, late=i * 900),
        )
        for i, one in enumerate(catalogue().services)
    )
    shown.board.take_snapshot(hall_board(calls=many_calls(), services=services))
    qtbot.wait(SETTLED_MS)
    shown.board._turning.stop()  # The test turns the pages.
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages = int(shown.board.pages)
    assert pages > 1
    seen = set()
    for _ in range(pages):
        seen.add(int(shown.board.page))
        assert_soon_whole(qtbot, shown)
        if size in (LANDSCAPE, PORTRAIT):
            picture = PICTURES / f"full-{shown.board.page}-{language}-{size[0]}.png"
            assert shown.picture().save(str(picture))
        shown.board.turn()
        qtbot.wait(20)
    assert seen == set(range(pages))


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
def test_turning_the_languages_does_not_turn_the_board_over(
    qtbot: QtBot, open_board: Open, size: tuple[int, int]
) -> None:
    shown = open_board("", size, link=Wire())
    shown.board.take_catalogue(catalogue())
    shown.board.take_snapshot(hall_board(calls=many_calls()))
    said = []
    for _ in LANGUAGES:
        qtbot.wait(SETTLED_MS)
        assert_soon_whole(qtbot, shown)
        assert not shown.board.mirrored
        said.append(shown.engine.wordings.language)
        shown.board.turn()
    assert said == list(LANGUAGES)


def test_a_board_in_arabic_goes_from_the_right(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("ar", link=Wire())
    shown.board.take_catalogue(catalogue())
    shown.board.take_snapshot(hall_board(calls=(call(1),)))
    qtbot.wait(SETTLED_MS)
    assert shown.board.mirrored
    number = next(one for one in shown.texts() if "001" in str(one.property("text")))
    assert number.mapToScene(QPointF(0, 0)).x() > shown.window.width() / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_hall_and_a_closed_one_say_so(
    qtbot: QtBot, open_board: Open, language: str
) -> None:
    shown = open_board(language, link=Wire())
    shown.board.take_catalogue(catalogue())
    shown.board.take_snapshot(hall_board(1))
    qtbot.wait(SETTLED_MS)
    assert shown.engine.wordings.say("no_calls") in shown.words()
    assert_soon_whole(qtbot, shown)
    shown.board.take_snapshot(hall_board(2, day=None))
    qtbot.wait(SETTLED_MS)
    assert shown.engine.wordings.say("hall_closed") in shown.words()
    assert_soon_whole(qtbot, shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_connection_is_said_and_the_rows_turn_quiet(
    qtbot: QtBot, open_board: Open, language: str
) -> None:
    wire = Wire()
    shown = open_board(language, link=wire)
    shown.board.take_catalogue(catalogue())
    shown.board.take_snapshot(hall_board(calls=(call(1), call(2))))
    qtbot.wait(SETTLED_MS)
    yellow = QColor("#FFC233").rgb()
    block = (80, 150)
    assert shown.picture().pixel(*block) == yellow or language == "ar"
    wire.set_connected(False)
    qtbot.wait(50)
    sentence = shown.engine.wordings.say("not_connected_since", time=shown.board.offlineSince)
    assert sentence in shown.words()
    assert_soon_whole(qtbot, shown)
    picture = shown.picture()
    assert all(
        picture.pixel(x, y) != yellow
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    )
    wire.set_connected(True)
    qtbot.wait(50)
    assert sentence not in shown.words()


def test_a_notice_stands_in_the_line_at_the_bottom(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("en", link=Wire())
    shown.board.take_catalogue(catalogue())
    assert any("108" in words for words in shown.words())
    notice = Notice(id="n1", texts={"en": "The notary closes at 16:00 today."})
    shown.board.take_snapshot(hall_board(notices=(notice,)))
    assert "The notary closes at 16:00 today." in shown.words()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, (1366, 768)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hall_that_stands_still_says_so_above_the_calls(
    qtbot: QtBot, open_board: Open, language: str, size: tuple[int, int]
) -> None:
    shown = open_board(language, size, link=Wire())
    shown.board.take_catalogue(catalogue())
    shown.board.take_snapshot(hall_board(1, calls=many_calls()))
    qtbot.wait(SETTLED_MS)
    numbers = [one for one in shown.words() if "\u200a" in one]
    rows = len(numbers)
    PICTURES.mkdir(parents=True, exist_ok=True)
    services = tuple(
        BoardService(
            id=one.id,
            waiting=i % 5,
            ahead=i % 5,
            served=True,
            expected=None,
            suspension=Suspension(since=AT, reason="technical") if i % 4 == 0 else None,
        )
        for i, one in enumerate(catalogue().services)
    )
    for reason in (*KNOWN_REASONS, "flood"):
        still = Suspension(since=AT, reason=reason)
        shown.board.take_snapshot(
            hall_board(2, calls=many_calls(), services=services, suspension=still)
        )
        qtbot.wait(SETTLED_MS if reason == KNOWN_REASONS[0] else 20)
        assert shown.engine.wordings.say("still_hall") in shown.words()
        assert shown.board.stillWords in shown.words()
        assert_soon_whole(qtbot, shown)
        picture = PICTURES / f"still-{reason}-{language}-{size[0]}.png"
        assert shown.picture().save(str(picture))
    assert shown.engine.wordings.say("service_paused") in shown.words()
    # The calls stay, the newest first; only the oldest may lose its row.
    kept = [one for one in shown.words() if "\u200a" in one]
    assert rows - 2 <= len(kept) <= rows
    assert set(kept) <= set(numbers)
    shown.board.take_snapshot(hall_board(3, calls=many_calls()))
    qtbot.wait(SETTLED_MS)
    assert shown.engine.wordings.say("still_hall") not in shown.words()
    assert [one for one in shown.words() if "\u200a" in one] == numbers
    assert_soon_whole(qtbot, shown)


def test_several_notices_take_turns(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("en", link=Wire())
    shown.board.take_catalogue(catalogue())
    notices = tuple(Notice(id=f"n{n}", texts={"en": f"Notice {n}."}) for n in range(3))
    shown.board.take_snapshot(hall_board(notices=notices))
    said = []
    for _ in range(4):
        said.append(next(one for one in shown.words() if one.startswith("Notice")))
        shown.board.turn()
    assert said == ["Notice 0.", "Notice 1.", "Notice 2.", "Notice 0."]


def test_a_new_call_comes_in_from_above_and_glows(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("en", link=Wire())
    shown.board.take_catalogue(catalogue())
    shown.board.take_snapshot(hall_board(1, calls=(call(1), call(2))))
    qtbot.wait(SETTLED_MS)
    shown.board.take_snapshot(hall_board(2, calls=(call(1), call(2), call(3))))
    qtbot.wait(SETTLED_MS)
    brightness = set()
    for _ in range(6):
        brightness.add(shown.picture().pixelColor(80, 150).lightness())
        qtbot.wait(150)
    assert len(brightness) >= 3, "it changes its brightness softly"
    assert max(brightness) - min(brightness) < 90


def test_letters_are_those_that_the_farthest_seat_needs(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("az", link=Wire())
    shown.board.take_catalogue(catalogue())
    shown.board.take_snapshot(hall_board(calls=(call(1), call(2), call(3), call(4), call(5))))
    qtbot.wait(SETTLED_MS)
    numbers = [one for one in shown.texts() if "\u200a00" in str(one.property("text"))]
    assert len(numbers) == 4
    for one in numbers:
        font = one.property("fontInfo")
        assert font.property("pixelSize").toNumber() * 0.714 >= 169
