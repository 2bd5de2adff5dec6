"""Looking at the pages of a kiosk: all words are whole, on every panel; pictures are kept."""

import pytest
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QFontMetricsF
from PyQt6.QtQuick import QQuickItem

from contract.letters import CAPITAL
from kiosk.accessibility import CAPITAL_MM, COMPACT_MM, GAP_MM, NEAR_CAPITAL_MM, TOUCH_MM
from tests.gui.kiosk.conftest import Visitor
from tests.gui.window import by_turns, cramped, holders, rect
from tests.parts.hall import ROOT

WAYS = [
    pytest.param(way, marks=() if way == "smallest" else pytest.mark.soak)
    for way in ("smallest", "portrait", "landscape", "laptop")
]
"""The panel with the least room in `make test`, the others in `make soak`."""

LETTER_MM, LETTER_GAP_MM = 12.7, 2.54
"""Of the letters on a small panel (VVSG 2.0)."""

PANELS = {"accessPanel", "helpPanel", "idlePanel", "languagePanel", "servicePanel"}
"""They stand over everything else, which cannot be touched meanwhile."""

PICTURES = ROOT / "build/pictures/kiosk"


def look(visitor: Visitor, page: str) -> None:
    """All words are whole, in each language; pictures are kept."""
    for language in by_turns(visitor.languages.checked, visitor.language):
        speak(visitor, language)
        look_once(visitor, page)


def speak(visitor: Visitor, language: str) -> None:
    if language != visitor.language:
        visitor.kiosk.session.chooseLanguage(language)


def look_once(visitor: Visitor, page: str) -> None:
    """All words are whole in the language that is shown; a picture is kept."""
    whole(visitor, page)
    if visitor.languages.draws(visitor.language, first=visitor.way == "smallest"):
        visitor.keep(PICTURES / f"{page}-{visitor.language}-{visitor.way}.png")


def whole(visitor: Visitor, page: str) -> None:
    visitor.settle()
    if found := faults(visitor):
        visitor.unfit[f"{page}-{visitor.language}-{visitor.way}"] = found


def faults(visitor: Visitor) -> list[str]:
    """What is cut off, sticks out, lies on something else, or is smaller than it may be."""
    found = []
    window = visitor.rect()
    mm = float(visitor.kiosk.accessibility.property("mm"))
    small = min(window.width(), window.height()) < COMPACT_MM * mm
    capital = NEAR_CAPITAL_MM if small else CAPITAL_MM["normal"]
    upright = window.height() >= window.width() and not visitor.engine.theme.property("tight")
    low = upright and visitor.kiosk.accessibility.property("reach")
    buttons = []
    items = on_top(visitor)
    turns = [rect(one) for one in items if one.objectName() in ("scrollUp", "scrollDown")]
    for item in items:
        views = [rect(one) for one in holders(item, "QQuickFlickable")]
        scrolled = bool(views)
        if any(view.intersected(rect(item)).intersects(turn) for view in views for turn in turns):
            found.append(f"under a button that scrolls: {item.objectName()!r}")
        if item.inherits("QQuickAbstractButton"):
            box = rect(item)
            least = LETTER_MM if item.property("small") else TOUCH_MM
            if min(box.width(), box.height()) < least * mm - 1:
                found.append(f"the button '{item.objectName()}' is too small: {box}")
            if not scrolled:
                buttons.append((item, box))
                if not window.contains(box):
                    found.append(f"the button '{item.objectName()}' is outside: {box}")
                # Of a long button a part that can be touched is enough.
                if low and box.bottom() - window.center().y() < TOUCH_MM * mm - 1:
                    found.append(f"the button '{item.objectName()}' is out of reach: {box}")
        if not item.inherits("QQuickText") or not item.property("text"):
            continue
        words, box = item.property("text"), rect(item)
        found += cramped(item)
        pixels = item.property("fontInfo").property("pixelSize").toNumber()
        if pixels * CAPITAL < capital * mm - 1:
            found.append(f"too small: {words!r}")
        if item.objectName() == "keyLetter":
            key = holders(item, "QQuickAbstractButton")[0]
            edge = key.property("edgeWidth")
            if not rect(key).adjusted(edge, edge, -edge, -edge).contains(ink(item)):
                found.append(f"on the edge of its key: {words!r} {ink(item)} of {rect(key)}")
        edges = [
            rect(one)
            for one in holders(item, "QQuickAbstractButton", "QQuickRectangle")
            if not scrolled or holders(one, "QQuickFlickable")
        ]
        found += [
            f"sticks out: {words!r} {box} of {holder}"
            for holder in (*edges, *([] if scrolled else [window]))
            if not holder.adjusted(-1, -1, 1, 1).contains(box)
        ]
    for index, (one, place) in enumerate(buttons):
        for other, there in buttons[index + 1 :]:
            letters = one.property("small") and other.property("small")
            gap = (LETTER_GAP_MM if letters else GAP_MM) * mm
            # Nearer than the gap in both directions.
            if place.adjusted(-gap + 1, -gap + 1, gap - 1, gap - 1).intersects(there):
                found.append(f"'{one.objectName()}' is too near to '{other.objectName()}'")
    return found


def ink(item: QQuickItem) -> QRectF:
    """Where the strokes of a text of one line are."""
    strokes = QFontMetricsF(item.property("font")).tightBoundingRect(item.property("text"))
    return item.mapRectToScene(strokes.translated(QPointF(0, item.baselineOffset())))


def on_top(visitor: Visitor) -> list[QQuickItem]:
    """What can be seen and is not behind an open panel."""
    items = list(visitor.items())
    panels = [one for one in items if one.objectName() in PANELS]
    if not panels:
        return items
    return [one for one in items if one is panels[0] or panels[0].isAncestorOf(one)]
