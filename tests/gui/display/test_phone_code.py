"""The code for phones in the hall, on the board."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PyQt6.QtCore import QBuffer, QIODevice

from contract.letters import INCH_MM
from contract.panel import Panel
from contract.snapshots import Suspension
from tests.gui.display.conftest import LANDSCAPE, PORTRAIT, Open, Shown
from tests.gui.display.hall import hall_board, hall_call
from tests.gui.display.looking import SETTLED_MS, look
from tests.gui.window import rect
from tests.parts.languages import Languages
from tests.unit.client.examples import AT

pytestmark = pytest.mark.gui

ADDRESS = "https://queue.asan.gov.az/in/asan-7/k3J9x_Wq2LmZ"
CODE: dict[str, Any] = {"presence": ADDRESS, "phone_tickets": True}


def read(shown: Shown) -> list[str]:
    """The addresses that a phone reads from the board."""
    shown.window.grabWindow()
    shown.qtbot.wait(SETTLED_MS)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    shown.window.grabWindow().save(buffer, "PNG")
    return [one.text for one in zxingcpp.read_barcodes(Image.open(BytesIO(buffer.data().data())))]


@pytest.mark.parametrize(
    "size",
    [LANDSCAPE, PORTRAIT, pytest.param((1366, 768), marks=pytest.mark.soak), (800, 480)],
)
def test_the_code_stands_only_where_it_costs_no_call_and_no_wait(
    open_display: Open, languages: Languages, size: tuple[int, int]
) -> None:
    shown, placed = open_display(size=size), []
    contents, measures = shown.screen.contents, shown.station.measures
    shown.speak("en")
    for count in (0, 1, 2, 3, 4, 6, 9, 12):
        calls = tuple(hall_call(which) for which in range(count, 0, -1))
        # With many calls few wait, and the other way round.
        new: dict[str, Any] = {"calls": calls, "services": hall_board().services[: 33 - 3 * count]}
        shown.tell(hall_board(1, epoch=f"{count}", **new))
        before, pages, rows = measures.plan, contents.pages_in("en"), shown.numbers()
        shown.tell(hall_board(2, epoch=f"{count}", **new, **CODE))
        assert (measures.plan, shown.numbers()) == (before, rows)
        assert [len(page) for page in contents.pages_in("en")] == [len(page) for page in pages]
        if shown.screen.property("code"):
            placed.append(count)
            look(shown, f"code-{size[0]}-{count}", languages)
            shown.speak("en")
            kept = [one for one in shown.items() if one.objectName() in ("call", "waits_row")]
            code = rect(shown.find("phoneCode"))
            assert not any(code.intersects(rect(one)) for one in kept)
            assert read(shown) == [ADDRESS]
    assert placed not in ([], [0])


def test_the_code_is_large_enough_for_three_metres_and_says_what_it_is_for(
    open_display: Open,
) -> None:
    shown = open_display("en")
    shown.tell(hall_board(1, calls=(), **CODE))
    side = shown.screen.property("code")["side"] * Panel(*LANDSCAPE, 43 * INCH_MM).pixel_mm
    assert 100 < side < 120
    assert shown.says("code_ticket")
    shown.tell(hall_board(2, calls=(), **CODE | {"phone_tickets": False}))
    assert shown.says("code_check_in")


def test_there_is_no_old_code_and_none_in_a_closed_or_paused_hall(open_display: Open) -> None:
    shown = open_display("en")
    shown.tell(hall_board(1, calls=(), **CODE))
    assert read(shown) == [ADDRESS]
    shown.connect(False)
    assert read(shown) == []
    shown.connect()
    assert read(shown) == [ADDRESS]
    states: tuple[dict[str, Any], ...] = (
        {"presence": None},
        {"day": None, "opens_at": AT + timedelta(hours=9)},
        {"suspension": Suspension(since=AT, reason="technical")},
    )
    for revision, changes in enumerate(states, 2):
        shown.tell(hall_board(revision, calls=(), **CODE | changes))
        assert read(shown) == []
