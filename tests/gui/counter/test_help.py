"""A visitor calls for help: every counter shows where, one operator goes."""

import pytest
from PyQt6.QtCore import QRectF, Qt

from tests.gui.counter.conftest import Opened, Operator, Visitors
from tests.gui.counter.test_pictures import look
from tests.gui.window import rect
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui

Key = Qt.Key

DOOR, STAIRS = "kiosk at the door", "kiosk at the stairs"


def sees_call(operator: Operator, where: str) -> None:
    def shown() -> bool:
        place = operator.sees("help_place")
        return place is not None and place.property("text") == where

    operator.until(shown)


def sees_none(operator: Operator) -> None:
    operator.until(lambda: operator.sees("help_strip") is None)


def test_every_counter_sees_a_call_and_one_operator_goes(
    open_counter: Opened, hall: RunningServer
) -> None:
    one = open_counter("1")
    one.settled()
    assert one.sees("help_strip") is None
    door = Visitors(hall, DOOR)
    door.call_for_help()
    sees_call(one, DOOR)
    assert one.says("help_wanted", time=one.engine.wordings.say("under_a_minute"))
    assert one.sees("help_more") is None
    # An operator who signs in meanwhile sees it too.
    other = open_counter("2", person="Leyla Quliyeva")
    sees_call(other, DOOR)
    other.press(Key.Key_H)
    sees_none(one)
    sees_none(other)
    other.until(lambda: other.counter.screen.message)
    assert other.says("help_go_to", place=DOOR)
    assert one.counter.screen.message == ""
    # The next visitor at the same place.
    door.call_for_help()
    sees_call(one, DOOR)
    other.click("help_answer")
    sees_none(one)


def test_it_fits_and_nothing_moves_when_a_call_comes(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, languages: Languages
) -> None:
    operator = open_counter(person="Məhəmmədəli Abdurrəhmanzadə")
    operator.languages = languages
    operator.begin_with(visitors, 1)
    operator.after(Key.Key_N)
    operator.press(Key.Key_Tab)

    def keys() -> tuple[dict[str, QRectF], str]:
        places = {
            item.objectName(): rect(item)
            for item in operator.items()
            if item.objectName().startswith(("key_", "sign_out"))
        }
        focused = operator.window.activeFocusItem()
        return places, focused.objectName() if focused else ""

    before = keys()
    Visitors(hall, DOOR).call_for_help()
    sees_call(operator, DOOR)
    assert keys() == before
    operator.press(Key.Key_H)
    sees_none(operator)
    assert keys() == before

    long = "Kiosk on the ground floor, left of the main entrance"
    for label in (long, DOOR, STAIRS):
        Visitors(hall, label).call_for_help()
    sees_call(operator, long)
    operator.until(lambda: operator.sees("help_more"))
    look(operator, "help", check_more=lies_free)


def lies_free(operator: Operator) -> None:
    """The strip has all its parts inside, and lies on no other text or key."""
    strip = operator.find("help_strip")
    whole = rect(strip)
    assert operator.rect().contains(whole)
    for item in operator.items():
        if not item.inherits("QQuickText") and not item.inherits("QQuickAbstractButton"):
            continue
        if strip.isAncestorOf(item):
            assert whole.adjusted(-1, -1, 1, 1).contains(rect(item)), item.property("text")
        else:
            assert not whole.intersects(rect(item)), item.property("text")
