"""Every control of the kit loads without a warning, in both directions and all palettes."""

from pathlib import Path

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlComponent, QQmlProperty
from pytestqt.qtbot import QtBot

from client.program.engine import QML, KitEngine, load_fonts
from client.ui.icons import ICONS, draw
from client.ui.theme import PALETTES, Theme

CONTROLS: dict[str, dict[str, object]] = {
    "Clock": {"time": "10:42"},
    "Field": {"label": "Ad", "text": "leyla", "faulty": True},
    "FocusRing": {"shown": True},
    "Icon": {"name": "id-card"},
    "KeyCap": {"label": "R"},
    "OfflineBand": {"connected": False, "since": "10:42"},
    "Paragraph": {"text": "Ad və ya parol yanlışdır."},
    "PlainText": {"text": "Ad"},
    "PrimaryButton": {"text": "Bilet al", "iconName": "ticket", "key": "F2"},
    "QuietButton": {"text": "Geri", "iconName": "chevron-left", "directional": True},
    "StateBadge": {"label": "Açıqdır", "tone": "good"},
    "MessageBanner": {"sentence": "Ad və ya parol yanlışdır.", "tone": "bad"},
    "TextButton": {"text": "Geri", "iconName": "chevron-left"},
    "TicketNumber": {"number": "A042"},
    "Tile": {"text": "Şəxsiyyət vəsiqəsi", "detail": "7", "iconName": "id-card", "mark": "#B3261E"},
    "Touchable": {"text": "Ad", "mark": "#B3261E", "markWidth": 12},
}

PAGES = {"AddressDialog", "PairingPage"}
"""They have tests of their own."""


def test_every_control_is_tested() -> None:
    named = {
        line.split()[0]
        for line in (QML / "Novbe/Kit/qmldir").read_text().splitlines()
        if line.endswith(".qml")
    }
    assert named == set(CONTROLS) | PAGES
    assert named == {path.stem for path in (QML / "Novbe/Kit").glob("*.qml")}


@pytest.mark.gui
def test_controls_load_without_a_warning(qtbot: QtBot) -> None:
    load_fonts()
    engine = KitEngine()
    for language in ("az", "ar"):
        engine.wordings.language = language
        for name, properties in CONTROLS.items():
            component = QQmlComponent(
                engine, QUrl.fromLocalFile(str(QML / f"Novbe/Kit/{name}.qml"))
            )
            values: dict[str | None, object] = dict(properties.items())
            made = component.createWithInitialProperties(values)
            assert made is not None, name
            for palette in PALETTES:
                engine.theme.palette = palette
            engine.theme.scale = 1.5
            engine.wordings.language = "ru"
            qtbot.wait(1)
            engine.wordings.language = language
            sip.delete(made)
    sip.delete(engine)


@pytest.mark.gui
def test_messages_follow_the_language(qtbot: QtBot) -> None:
    engine = KitEngine(language="en")
    component = QQmlComponent(engine)
    component.setData(
        b"""
        import QtQuick
        import Novbe.Kit
        QtObject {
            property string plain: Texts.strings.counter_open
            property string said: Texts.current.say("people_ahead", { n: 2 })
            property bool mirrored: Theme.mirrored
        }
        """,
        QUrl("inline.qml"),
    )
    made = component.create()
    assert made is not None

    def read() -> tuple[object, ...]:
        return tuple(QQmlProperty(made, name).read() for name in ("plain", "said", "mirrored"))

    assert read() == ("Open", "2 people are ahead of you", False)
    engine.wordings.language = "ru"
    assert read() == ("Открыто", "Перед вами 2 человека", False)
    engine.wordings.language = "ar"
    assert read()[1:] == ("أمامك شخصان", True)
    sip.delete(made)
    sip.delete(engine)


def test_a_centre_s_colour_is_taken_only_where_it_can_be_read() -> None:
    theme = Theme()
    assert not theme.use_action_colour("#FFC233")
    assert theme.action == QColor("#0B5FD0")
    assert theme.use_action_colour("#7A1FA2")
    assert theme.action == QColor("#7A1FA2")
    theme.palette = "contrast"
    assert theme.action == QColor("#FFC233")


def test_an_icon_is_drawn_in_its_colour(tmp_path: Path) -> None:
    image = draw(ICONS, "arrow-left", "FF0000", 48)
    assert (image.width(), image.height()) == (48, 48)
    painted = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert painted == {"#ff0000"}
    assert draw(tmp_path, "none", "FF0000", 48).isNull()
    assert draw(ICONS, "../icons/arrow-left", "FF0000", 48).isNull()
