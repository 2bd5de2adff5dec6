"""Looking at a display: all words are whole and large enough; pictures are kept."""

from collections.abc import Iterator
from itertools import combinations

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtQml import QQmlExpression, qmlContext
from PyQt6.QtQuick import QQuickItem

from contract.letters import CAPITAL, INCH_MM, capital_mm, words_mm
from contract.panel import Panel
from tests.gui.display.conftest import LANDSCAPE, Shown
from tests.gui.window import by_turns, cramped, rect
from tests.parts.hall import ROOT
from tests.parts.languages import Languages

PICTURES = ROOT / "build/pictures/display"

SETTLED_MS = 320
"""What appears moves for a quarter of a second."""

SETTLED_AT_MOST = 5
"""So often it is looked again whether what moves has come to its place."""

FITTED = 0.7
"""To so much of their size words may shrink that stand in a narrow place."""


def look(shown: Shown, name: str, languages: Languages) -> None:
    """All words are whole in each language; pictures are kept."""
    for language in by_turns(languages.checked, str(shown.screen.language)):
        shown.speak(language)
        look_once(shown, name, keep=languages.draws(language, first=shown.size == LANDSCAPE))


def look_once(shown: Shown, name: str, *, keep: bool) -> None:
    """All words are whole in the language that is shown; a picture is kept."""
    shown.window.grabWindow()
    places = (shown.numbers(), shown.station.measures.plan)
    if places != shown.settled:
        # Rows are on their way.
        shown.qtbot.wait(SETTLED_MS)
        shown.settled = places
    shown.window.grabWindow()
    name = f"{name}-{shown.screen.language}-{shown.size[0]}"
    if keep:
        shown.keep(PICTURES / f"{name}.png")
    found = faults(shown)
    for _ in range(SETTLED_AT_MOST):
        if not found:
            break
        # On a busy machine rows are on their way for longer.
        shown.qtbot.wait(SETTLED_MS)
        found = faults(shown)
    assert not found, f"{name}: {found}"


def faults(shown: Shown) -> list[str]:
    """What is cut off, sticks out, lies on something else, or cannot be read from the farthest
    seat."""
    found: list[str] = []
    window = shown.rect().adjusted(-1, -1, 1, 1)
    layout = shown.station.measures.layout
    panel = Panel(*shown.size, layout.inches * INCH_MM)
    far = layout.farthest_seat_m
    texts = [one for one in shown.items() if one.inherits("QQuickText") and one.property("text")]
    for item in texts:
        words = str(item.property("text"))
        found += cramped(item)
        pixels = item.property("fontInfo").property("pixelSize").toNumber()
        if not window.contains(drawn(item)):
            found.append(f"outside: {words!r} {drawn(item)}")
        if not all(one.adjusted(-1, -1, 1, 1).contains(drawn(item)) for one in clips(item)):
            found.append(f"cut off by its place: {words!r}")
        height = pixels * CAPITAL * panel.pixel_mm
        needed = capital_mm(far) if called(item) else words_mm(far)
        if choice(item, "fontSizeMode"):
            needed *= FITTED
        if height < needed - 2 * panel.pixel_mm:
            found.append(f"too small: {words!r} {height:.0f} of {needed:.0f} mm")
    places = [(str(one.property("text")), drawn(one)) for one in texts]
    for (words, box), (others, there) in combinations(places, 2):
        lap = box.intersected(there)
        if min(lap.width(), lap.height()) > 2:
            found.append(f"{words!r} lies on {others!r}")
    return found


def clips(item: QQuickItem) -> Iterator[QRectF]:
    """The places beyond which nothing of it is painted."""
    parent = item.parentItem()
    while parent is not None:
        if parent.clip() and parent.parentItem() is not None:
            yield rect(parent)
        parent = parent.parentItem()


def called(item: QQuickItem) -> bool:
    """Whether it is the number or the counter of a call."""
    return item.objectName() in ("called", "calledTo")


def drawn(item: QQuickItem) -> QRectF:
    """Where the words of a text are, by capitals and not by lines."""
    box = rect(item)
    width = min(float(item.property("contentWidth")), box.width())
    pixels = item.property("fontInfo").property("pixelSize").toNumber()
    height = min(float(item.property("contentHeight")), box.height()) - 0.45 * pixels
    left = {
        Qt.AlignmentFlag.AlignRight.value: box.right() - width,
        Qt.AlignmentFlag.AlignHCenter.value: box.center().x() - width / 2,
    }.get(choice(item, "effectiveHorizontalAlignment"), box.left())
    return QRectF(left, box.center().y() - height / 2, width, height)


def choice(item: QQuickItem, name: str) -> int:
    """A property of a text of a type that Python sees only through QML."""
    found, _ = QQmlExpression(qmlContext(item), item, name).evaluate()
    return int(found)
