"""The board in six languages, every size and every state: nothing is cut off."""

from collections.abc import Sequence

import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor
from pytestqt.qtbot import QtBot

from contract.snapshots import BoardService, Expected, Notice, Suspension
from contract.suspension import KNOWN_REASONS
from contract.texts import PROGRAM_LANGUAGES
from tests.gui.display.conftest import LANDSCAPE, PORTRAIT, Open, Shown, Wire
from tests.gui.display.hall import catalogue, hall_board, many_calls
from tests.parts.hall import ROOT
from tests.unit.client.examples import AT, call

pytestmark = pytest.mark.gui

PICTURES = ROOT / "build/pictures/board"
SIZES = [
    LANDSCAPE,
    PORTRAIT,
    *(pytest.param(size, marks=pytest.mark.soak) for size in ((1366, 768), (3840, 2160))),
]

SETTLED_MS = 400
"""What appears moves for a quarter of a second."""


def assert_whole(shown: Shown) -> None:
    """Every text lies in the window, is not shortened and does not stick out of its place."""
    width, height = shown.window.width(), shown.window.height()
    for item in shown.texts():
        text = item.property("text")
        assert not item.property("truncated"), f"shortened: {text}"
        at = item.mapToScene(QPointF(0, 0))
        assert item.property("contentWidth") <= item.width() + 1, f"too wide: {text}"
        assert at.x() >= -1, f"left of the window: {text}"
        assert at.y() >= -1, f"above the window: {text}"
        assert at.x() + item.width() <= width + 1, f"right of the window: {text}"
        assert at.y() + item.height() <= height + 1, f"below the window: {text}"


def assert_soon_whole(qtbot: QtBot, shown: Shown) -> None:
    """It is whole once everything is in its place; a busy machine moves slowly."""
    shown.picture()
    qtbot.waitUntil(lambda: assert_whole(shown), timeout=5 * SETTLED_MS)


def numbers(shown: Shown) -> list[str]:
    return [one for one in shown.words() if "\u200a" in one]


@pytest.mark.parametrize("size", SIZES)
def test_a_board_is_whole_in_every_state_and_language(
    qtbot: QtBot, open_board: Open, languages: Sequence[str], size: tuple[int, int]
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    wire = Wire()
    shown = open_board(size=size, link=wire)
    board, say = shown.board, shown.engine.wordings.say
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
    for language in languages:
        shown.speak(language)
        assert board.mirrored == (language == "ar")
        board.take_snapshot(hall_board(calls=many_calls(), services=services))
        qtbot.wait(SETTLED_MS)
        pages = int(board.pages)
        assert pages > 1
        seen = set()
        for _ in range(pages):
            seen.add(int(board.page))
            assert_soon_whole(qtbot, shown)
            if size in (LANDSCAPE, PORTRAIT):
                picture = PICTURES / f"full-{board.page}-{language}-{size[0]}.png"
                assert shown.picture().save(str(picture), quality=85)
            board.turn()
        assert seen == set(range(pages))
        wire.set_connected(False)
        assert say("not_connected_since", time=board.offlineSince) in shown.words()
        assert_soon_whole(qtbot, shown)
        wire.set_connected(True)
    # Another epoch without calls is a new centre: its board begins empty.
    for day, message in ((AT.date(), "no_calls"), (None, "hall_closed")):
        board.take_snapshot(hall_board(2, epoch="e2", day=day))
        qtbot.wait(SETTLED_MS)
        for language in languages:
            shown.speak(language)
            assert say(message) in shown.words()
            assert_soon_whole(qtbot, shown)


@pytest.mark.parametrize("size", SIZES[:3])
def test_a_suspended_centre_says_so_above_the_calls_in_every_language(
    qtbot: QtBot, open_board: Open, languages: Sequence[str], size: tuple[int, int]
) -> None:
    shown = open_board(size=size, link=Wire())
    board, say = shown.board, shown.engine.wordings.say
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
    for language in languages:
        shown.speak(language)
        board.take_snapshot(hall_board(1, calls=many_calls()))
        qtbot.wait(SETTLED_MS)
        before = numbers(shown)
        for reason in (*KNOWN_REASONS, "flood"):
            still = Suspension(since=AT, reason=reason)
            board.take_snapshot(
                hall_board(2, calls=many_calls(), services=services, suspension=still)
            )
            if reason == KNOWN_REASONS[0]:
                qtbot.wait(SETTLED_MS)
            assert say("still_hall") in shown.words()
            assert board.stillWords in shown.words()
            assert_soon_whole(qtbot, shown)
            name = f"still-{reason}-{language}-{size[0]}.png"
            assert shown.picture().save(str(PICTURES / name), quality=85)
        assert say("service_paused") in shown.words()
        # The calls stay, the newest first; only the oldest may lose its row.
        during = numbers(shown)
        assert len(before) - 2 <= len(during) <= len(before)
        assert set(during) <= set(before)
        board.take_snapshot(hall_board(3, calls=many_calls()))
        qtbot.wait(SETTLED_MS)
        assert say("still_hall") not in shown.words()
        assert numbers(shown) == before
        assert_soon_whole(qtbot, shown)


@pytest.mark.parametrize("size", SIZES[:2])
def test_turning_the_languages_does_not_mirror_the_board(
    qtbot: QtBot, open_board: Open, size: tuple[int, int]
) -> None:
    shown = open_board(size=size, link=Wire())
    shown.board.take_snapshot(hall_board(calls=many_calls()))
    qtbot.wait(SETTLED_MS)
    said = []
    for _ in PROGRAM_LANGUAGES:
        assert_soon_whole(qtbot, shown)
        assert not shown.board.mirrored
        said.append(shown.engine.wordings.language)
        shown.board.turn()
    assert said == list(PROGRAM_LANGUAGES)


def test_an_arabic_board_starts_at_the_right(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("ar", link=Wire())
    shown.board.take_snapshot(hall_board(calls=(call(1),)))
    qtbot.wait(SETTLED_MS)
    assert shown.board.mirrored
    number = next(one for one in shown.texts() if "001" in str(one.property("text")))
    assert number.mapToScene(QPointF(0, 0)).x() > shown.window.width() / 2


def test_rows_turn_quiet_without_a_connection(qtbot: QtBot, open_board: Open) -> None:
    wire = Wire()
    shown = open_board("en", link=wire)
    shown.board.take_snapshot(hall_board(calls=(call(1), call(2))))
    yellow = QColor("#FFC233").rgb()

    def yellow_pixels() -> bool:
        picture = shown.picture()
        return any(
            picture.pixel(x, y) == yellow
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        )

    qtbot.waitUntil(yellow_pixels)
    wire.set_connected(False)
    sentence = shown.engine.wordings.say("not_connected_since", time=shown.board.offlineSince)
    assert sentence in shown.words()
    qtbot.waitUntil(lambda: not yellow_pixels())
    wire.set_connected(True)
    assert sentence not in shown.words()


def test_notices_replace_the_address_and_take_turns(open_board: Open) -> None:
    shown = open_board("en", link=Wire())
    assert any("108" in words for words in shown.words())
    notices = tuple(Notice(id=f"n{n}", texts={"en": f"Notice {n}."}) for n in range(3))
    shown.board.take_snapshot(hall_board(notices=notices))
    said = []
    for _ in range(4):
        said.append(next(one for one in shown.words() if one.startswith("Notice")))
        shown.board.turn()
    assert said == ["Notice 0.", "Notice 1.", "Notice 2.", "Notice 0."]


def test_a_new_call_glows_softly(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("en", link=Wire())
    shown.board.take_snapshot(hall_board(1, calls=(call(1), call(2))))
    shown.board.take_snapshot(hall_board(2, calls=(call(1), call(2), call(3))))
    qtbot.wait(SETTLED_MS)
    brightness: set[int] = set()

    def changed() -> bool:
        brightness.add(shown.picture().pixelColor(80, 150).lightness())
        return len(brightness) >= 3

    qtbot.waitUntil(changed)
    assert max(brightness) - min(brightness) < 90


def test_letters_are_those_that_the_farthest_seat_needs(qtbot: QtBot, open_board: Open) -> None:
    shown = open_board("az", link=Wire())
    shown.board.take_snapshot(hall_board(calls=tuple(map(call, range(1, 6)))))
    qtbot.waitUntil(lambda: len(numbers(shown)) == 4)
    for one in shown.texts():
        if "\u200a00" in str(one.property("text")):
            font = one.property("fontInfo")
            assert font.property("pixelSize").toNumber() * 0.714 >= 169
