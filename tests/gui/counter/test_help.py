"""A visitor calls for help: every counter shows where, one operator goes."""

import pytest
from PyQt6.QtCore import QRectF, Qt

from tests.gui.counter.conftest import SMALLEST, WINDOW, Kiosk, Opened, Operator, Visitors
from tests.gui.counter.test_pictures import look
from tests.gui.window import rect
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui

Key = Qt.Key

DOOR, STAIRS = "kiosk at the door", "kiosk at the stairs"


def text_of(operator: Operator, name: str) -> str:
    """A text of the strip in the header; "" where it is not there."""
    item = operator.sees(name)
    return "" if item is None else str(item.property("text"))


def shows(operator: Operator, where: str, others: str) -> bool:
    """Whether the header shows this place, and the number of other calls."""
    more = text_of(operator, "help_more").strip("\u2066\u2069")
    return (text_of(operator, "help_place"), more) == (where, others)


def sees_call(operator: Operator, where: str) -> None:
    operator.until(lambda: text_of(operator, "help_place") == where)


def sees_none(operator: Operator) -> None:
    operator.until(lambda: operator.sees("help_strip") is None)


def test_every_counter_sees_a_call_and_one_operator_goes(
    open_counter: Opened, hall: RunningServer
) -> None:
    one = open_counter("12")
    one.settled()
    assert one.sees("help_strip") is None
    door = Kiosk(hall, DOOR)
    door.call_for_help()
    sees_call(one, DOOR)
    assert one.says("help_wanted", time=one.engine.wordings.say("under_a_minute"))
    assert one.sees("help_more") is None
    # An operator who signs in meanwhile sees it too.
    other = open_counter("14", person="Leyla Quliyeva")
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


def test_nothing_moves_when_a_call_comes(
    open_counter: Opened, visitors: Visitors, hall: RunningServer
) -> None:
    operator = open_counter(person="Leyla Quliyeva")
    operator.begin_with(visitors, 2)
    operator.after(Key.Key_N)
    operator.press(Key.Key_Tab)

    def keys() -> tuple[dict[str, QRectF], str]:
        names = ("key_", "sign_out")
        places = {
            item.objectName(): rect(item)
            for item in operator.items()
            if item.objectName().startswith(names)
        }
        focused = operator.window.activeFocusItem()
        return places, focused.objectName() if focused else ""

    before = keys()
    Kiosk(hall, DOOR).call_for_help()
    sees_call(operator, DOOR)
    assert keys() == before
    operator.press(Key.Key_H)
    sees_none(operator)
    assert keys() == before


def test_it_fits(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, languages: Languages
) -> None:
    operator = open_counter(person="Məhəmmədəli Abdurrəhmanzadə")
    operator.languages = languages
    operator.begin_with(visitors, 1)
    operator.after(Key.Key_N)
    Kiosk(hall, "Kiosk on the ground floor, left of the main entrance").call_for_help()
    operator.until(lambda: operator.sees("help_strip"))
    look(operator, "help")
    for label in (DOOR, STAIRS):
        Kiosk(hall, label).call_for_help()
    operator.until(lambda: operator.sees("help_more"))
    look(operator, "help-several")
    for size in (WINDOW, SMALLEST):
        operator.window.resize(*size)
        for language in languages.checked:
            operator.engine.wordings.language = language
            operator.settle()
            lies_free(operator)


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
