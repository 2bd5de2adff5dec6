"""The slim bar: the same counter next to another program."""

import pytest
from PyQt6.QtCore import QPoint, QRect, Qt

from contract.enums import TicketState
from counter.desk.keys import DeskAction
from tests.gui.counter.conftest import Opened, Visitors, at_counter
from tests.gui.counter.test_pictures import PICTURES
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui

Key = Qt.Key
BAR_HEIGHT = 64
ON_TOP = Qt.WindowType.WindowStaysOnTopHint


# The platform of the tests, which has no screen, says that it knows no least sizes.
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_bar_works_by_the_same_keys_and_has_a_place_of_its_own(
    open_counter: Opened, visitors: Visitors, languages: Languages
) -> None:
    operator = open_counter(bar=True)
    window, place = operator.window, operator.counter.place
    operator.settled_by_keys()
    assert window.height() == BAR_HEIGHT
    assert window.flags() & ON_TOP
    operator.press(Key.Key_O)
    operator.settled_by_keys()
    number = visitors.take(operator.served)
    operator.until(lambda: operator.desk.waiting == 1)
    operator.until(lambda: DeskAction.CALL_NEXT in operator.offered())
    operator.press(Key.Key_Return)
    operator.settled_by_keys()
    assert at_counter(operator.truth) == (number, TicketState.CALLED)
    for width in (1100, 860):
        window.resize(width, BAR_HEIGHT)
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
    operator.until(lambda: window.height() > BAR_HEIGHT)
    operator.keep(PICTURES / "bar-sheet.png")
    operator.press(Key.Key_Escape)
    operator.until(lambda: window.height() == BAR_HEIGHT)

    # Window and bar remember their places.
    window.setPosition(12, 34)
    operator.until(lambda: place.spot.topLeft() == QPoint(12, 34))
    operator.press(Key.Key_F2)
    operator.until(lambda: not window.flags() & ON_TOP)
    window.setGeometry(QRect(40, 50, 1111, 777))
    operator.until(lambda: place.spot == QRect(40, 50, 1111, 777))
    operator.press(Key.Key_F2)
    operator.until(lambda: window.position() == QPoint(12, 34))
    assert window.height() == BAR_HEIGHT
    operator.press(Key.Key_F2)
    operator.until(lambda: window.geometry() == QRect(40, 50, 1111, 777))
