"""The slim bar: the same counter next to another program."""

import pytest
from PyQt6.QtCore import QPoint, QRect, Qt

from counter.desk.keys import DeskAction
from tests.gui.counter.conftest import Opened, Operator, Visitors
from tests.gui.counter.test_pictures import PICTURES
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui

Key = Qt.Key
BAR_HEIGHT = 64


def flags(operator: Operator) -> Qt.WindowType:
    return operator.window.flags()


def test_the_bar_stays_on_top_and_works_by_the_same_keys(
    open_counter: Opened, visitors: Visitors, languages: Languages
) -> None:
    operator = open_counter(bar=True, size=None)
    operator.settled_by_keys()
    assert operator.window.height() == BAR_HEIGHT
    assert flags(operator) & Qt.WindowType.WindowStaysOnTopHint
    operator.press(Key.Key_O)
    operator.settled_by_keys()
    number = visitors.take(operator.served)
    operator.until(lambda: operator.desk.waiting == 1)
    operator.until(lambda: DeskAction.CALL_NEXT in operator.offered())
    operator.press(Key.Key_Return)
    operator.settled_by_keys()
    ticket = operator.truth.ticket
    assert ticket is not None
    assert ticket.number == number
    for width in (1100, 860):
        operator.window.resize(width, BAR_HEIGHT)
        for language in languages.checked:
            operator.engine.wordings.language = language
            operator.settle()
            if languages.draws(language, first=width == 1100):
                operator.keep(PICTURES / f"bar-{language}-{width}.png")
            # Nothing but the words in its middle may be shortened.
            cut = [one for one in operator.cut_off_items() if one.objectName() != "bar_words"]
            assert cut == []
    # A key that the bar does not show works too, and it makes room for what it asks.
    operator.press(Key.Key_T)
    operator.until(lambda: operator.window.height() > BAR_HEIGHT)
    operator.keep(PICTURES / "bar-sheet.png")
    operator.press(Key.Key_Escape)
    operator.until(lambda: operator.window.height() == BAR_HEIGHT)


# The platform of the tests, which has no screen, says that it knows no least sizes.
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_window_and_bar_remember_their_places(open_counter: Opened) -> None:
    operator = open_counter(size=None)
    operator.settled()
    operator.window.setGeometry(QRect(40, 50, 1111, 777))
    operator.until(lambda: operator.counter.place.spot == QRect(40, 50, 1111, 777))
    operator.press(Key.Key_F2)
    operator.until(lambda: operator.window.height() == BAR_HEIGHT)
    operator.window.setPosition(12, 34)
    operator.until(lambda: operator.counter.place.spot.topLeft() == QPoint(12, 34))
    operator.press(Key.Key_F2)
    operator.until(lambda: operator.window.geometry() == QRect(40, 50, 1111, 777))
    assert not flags(operator) & Qt.WindowType.WindowStaysOnTopHint
    operator.press(Key.Key_F2)
    operator.until(lambda: operator.window.position().x() == 12)
    assert operator.window.position().y() == 34
