"""A kiosk of a centre with 287 services, names of 97 characters: whole, and told apart."""

from pathlib import Path

import pytest
from PyQt6.QtGui import QImage

from client.printer import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import SIZES, look_once
from tests.gui.window import rect
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages
from tests.parts.large_centre import LONGEST_CATEGORY, PAIR, write_large_centre

pytestmark = pytest.mark.gui

MISTYPED = {
    "az": "pasprot",
    "en": "pasprot",
    "ru": "поспорт",
    "id": "pasport",
    "fr": "passeprot",
    "ar": "جواس",
}
"""The passport, with a typing error; Indonesians write it with an r less."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The centre file."""
    return write_large_centre(tmp_path_factory.mktemp("centre") / "large.toml")


@pytest.fixture
def hall(server: RunningServer, large: Path) -> RunningServer:
    """The server with the large centre, its day open."""
    return server.fresh_centre(large)


@pytest.mark.parametrize("way", SIZES)
def test_287_services_are_whole_and_told_apart(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Languages, way: str
) -> None:
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False)
    visitor.languages, visitor.way = languages, way
    for language in languages.telling.checked:
        one_visit(visitor, language)


def one_visit(visitor: Visitor, language: str) -> None:
    """Look at the longest pages on the way to a ticket, first by browsing and then by searching."""
    journey, browsing = visitor.kiosk.journey, visitor.kiosk.browsing
    journey.chooseLanguage(language)
    look_once(visitor, "large-1-start")
    browsing.setProperty("way", "agency")
    look_once(visitor, "large-2-agencies")
    browsing.setProperty("way", "category")
    journey.chooseGroup(f"{visitor.centre}.{LONGEST_CATEGORY}")
    look_once(visitor, "large-3-services")
    first, second = (seen_name(visitor, f"service-{visitor.centre}.{one}") for one in PAIR)
    assert first != second, "what two services are told apart by cannot be seen"
    look_once(visitor, "large-4-services-end")
    journey.back()
    journey.search()
    for letter in MISTYPED[language]:
        browsing.type(letter)
    look_once(visitor, "large-5-search")
    found = [row["key"] for row in browsing.found.rows]
    assert found[0].startswith(f"{visitor.centre}.passport"), found
    if language == visitor.languages.telling.checked[0]:
        browsing.type("qxq")
        look_once(visitor, "large-5-nothing-found")
        for _letter in "qxq":
            browsing.erase()
    journey.chooseService(found[0])
    look_once(visitor, "large-6-service")
    journey.take()
    visitor.comes_to(Step.TICKET)
    look_once(visitor, "large-7-ticket")
    journey.leave()


def seen_name(visitor: Visitor, tile: str) -> QImage:
    """The picture of the name on a tile, once the list is turned to where all of it can be seen."""
    item = visitor.find(tile)
    view = visitor.find("tiles").parentItem()
    assert view is not None
    words = next(
        one for one in visitor.items() if one.objectName() == "name" and item.isAncestorOf(one)
    )
    while not rect(view).contains(rect(words)):
        assert visitor.find("tilesDown").isEnabled(), f"{tile} is never whole"
        visitor.touch("tilesDown")
        visitor.settle()
    return visitor.window.grabWindow().copy(rect(words).toRect())
