"""A kiosk of a centre with 300 services, names of 60 characters: whole, and told apart."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PyQt6.QtGui import QImage

from client.printer import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import SIZES, look, settle
from tests.gui.window import rect
from tests.parts.hall import RunningServer
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
def test_300_services_are_whole_and_told_apart(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Sequence[str], way: str
) -> None:
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False)
    for language in languages:
        one_visit(visitor, language, f"large-{language}-{way}")


def one_visit(visitor: Visitor, language: str, name: str) -> None:
    """Look at the longest pages on the way to a ticket, first by browsing and then by searching."""
    journey, browsing = visitor.kiosk.journey, visitor.kiosk.browsing
    journey.chooseLanguage(language)
    look(visitor, f"1-start-{name}")
    browsing.setProperty("way", "agency")
    look(visitor, f"2-agencies-{name}")
    browsing.setProperty("way", "category")
    journey.chooseGroup(f"{visitor.centre}.{LONGEST_CATEGORY}")
    look(visitor, f"3-services-{name}")
    first, second = (seen_name(visitor, f"service-{visitor.centre}.{one}") for one in PAIR)
    assert first != second, "what two services are told apart by cannot be seen"
    look(visitor, f"4-services-end-{name}")
    journey.back()
    journey.search()
    for letter in MISTYPED[language]:
        browsing.type(letter)
    look(visitor, f"5-search-{name}")
    found = [row["key"] for row in browsing.found.rows]
    assert found[0].startswith(f"{visitor.centre}.passport"), found
    journey.chooseService(found[0])
    look(visitor, f"6-service-{name}")
    journey.take()
    visitor.comes_to(Step.TICKET)
    look(visitor, f"7-ticket-{name}")
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
        settle(visitor)
    return visitor.window.grabWindow().copy(rect(words).toRect())
