"""What is large enough, near enough, and stays so in every size of text."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QObject, QUrl
from PyQt6.QtQml import QQmlComponent

import kiosk
from client.program.engine import KitEngine, load_fonts
from client.ui.hyphens import SOFT
from kiosk.accessibility import EDGE_MM
from kiosk.steps import VisitorStep
from tests.gui.kiosk.conftest import PANELS, Visitor
from tests.gui.window import present, rect

pytestmark = pytest.mark.gui

REACH_MM = 120
"""The switch of the reach mode stands no higher above the lower edge of a panel."""


QML = Path(kiosk.__file__).parent / "qml"


def use_panel(visitor: Visitor, way: str) -> None:
    size, visitor.kiosk.accessibility.inches = PANELS[way]
    visitor.window.resize(*size)
    visitor.until(lambda: visitor.kiosk.accessibility.pixels == size)
    visitor.settle()


@pytest.mark.parametrize("way", ["smallest", "tablet"])
def test_the_largest_text_makes_no_smaller_number(visitor: Visitor, way: str) -> None:
    visitor.take_ticket(VisitorStep.TICKET, "en")
    use_panel(visitor, way)
    before = visitor.find("number").property("contentWidth")
    visitor.kiosk.accessibility.setProperty("text", "largest")
    visitor.settle()
    assert visitor.find("number").property("contentWidth") >= before - 1


def test_the_reach_mode_is_switched_on_within_reach(visitor: Visitor) -> None:
    use_panel(visitor, "portrait")
    mm = visitor.kiosk.accessibility.property("mm")
    visitor.touch("access")
    switch = visitor.find("reach")
    visitor.settle()
    assert (visitor.rect().bottom() - rect(switch).top()) / mm < REACH_MM
    visitor.touch("reach")
    assert visitor.kiosk.accessibility.property("reach")
    # What is touched has an edge that is seen.
    assert visitor.engine.theme.property("edgeWidth") / mm >= EDGE_MM - 0.01


def test_the_start_page_of_a_small_panel_scrolls_by_whole_tiles_in_the_largest_text(
    visitor: Visitor,
) -> None:
    use_panel(visitor, "tablet")
    visitor.kiosk.accessibility.setProperty("text", "largest")
    visitor.settle()
    clip = present(visitor.find("tiles").parentItem())
    seen = rect(clip).adjusted(-1, -1, 1, 1)
    tiles = [one for one in visitor.items() if one.objectName().startswith(("booking", "group-"))]
    assert any(seen.contains(rect(one)) for one in tiles)


@pytest.mark.parametrize("around", ["ColumnLayout", "Column"])
@pytest.mark.usefixtures("qapp")
def test_a_sentence_without_a_width_of_its_own_is_not_fitted_to_itself(around: str) -> None:
    load_fonts()
    engine = KitEngine()
    component = QQmlComponent(engine)
    component.setData(
        f"""
        import QtQuick
        import QtQuick.Layouts
        import "{QUrl.fromLocalFile(str(QML)).toString()}"

        {around} {{
            visible: false

            Sentence {{
                objectName: "said"
                words: "Staats\u00adangehörig\u00adkeit · etwa 10–20 min · Notariat"
            }}
        }}
        """.encode(),
        QUrl.fromLocalFile(str(QML / "Any.qml")),
    )
    made = component.create()
    # Qt's warning of a binding loop would fail the test.
    assert made is not None, component.errors()
    sentence = present(made.findChild(QObject, "said"))
    assert sentence.property("text") == sentence.property("words")


@pytest.mark.usefixtures("qapp")
def test_a_german_word_longer_than_a_line_is_broken_and_not_cut() -> None:
    load_fonts()
    engine = KitEngine()
    component = QQmlComponent(engine)
    component.setData(
        b"""
        Sentence {
            width: 260
            font.pixelSize: 30
            words: "Kraftfahrzeugkennzeichen: f\xc3\xbcr K\xc3\xa4ufer"
        }
        """,
        QUrl.fromLocalFile(str(QML / "Any.qml")),
    )
    made = component.create()
    assert made is not None, component.errors()
    assert made.property("text") == f"Kraftfahrzeug{SOFT}kennzeichen: für Käufer"
    assert made.property("contentWidth") <= 260
