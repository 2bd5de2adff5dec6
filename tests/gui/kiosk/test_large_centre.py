"""A kiosk of a centre with 287 services, names of 97 characters: whole, and told apart."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QImage

from client.printer.recording import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import ALL_SIZES, WAYS, look_once
from tests.gui.window import holders, rect
from tests.parts.hall import RunningServer
from tests.parts.languages import LONGEST, Languages
from tests.parts.large_centre import LONGEST_CATEGORY, PAIR, write_large_centre

pytestmark = pytest.mark.gui

TOUCHES = 6
"""At most, from the start to the page of any service."""

MISTYPED = {
    "az": "pasprot",
    "en": "pasprot",
    "ru": "поспорт",
    "id": "pasport",
    "fr": "passeprot",
    "ar": "جواس",
}
"""The passport, with a typing error; Indonesians write it with an r less."""


NONSENSE = "qxqxz"

CATEGORY_PAGES = {"smallest": 9, "square": 7, "portrait": 4}
"""The most pages of the 39 categories on each panel."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_large_centre(tmp_path_factory.mktemp("centre") / "large.toml")


@pytest.fixture
def hall(server: RunningServer, large: Path) -> RunningServer:
    """The server with the large centre, its day open."""
    return server.fresh_centre(large)


@pytest.mark.parametrize("way", [*WAYS, "square"])
def test_287_services_are_whole_and_told_apart(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Languages, way: str
) -> None:
    size, inches = ALL_SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False)
    visitor.languages, visitor.way = languages, way
    for language in languages.checked:
        one_visit(visitor, language)


def one_visit(visitor: Visitor, language: str) -> None:
    """Look at the longest pages on the way to a ticket, first by browsing and then by searching."""
    session, browsing = visitor.kiosk.session, visitor.kiosk.browsing
    session.chooseLanguage(language)
    look_once(visitor, "large-1-start")
    browsing.setProperty("grouping", "agency")
    look_once(visitor, "large-2-agencies")
    browsing.setProperty("grouping", "category")
    session.chooseGroup(f"{visitor.centre}.{LONGEST_CATEGORY}")
    look_once(visitor, "large-3-services")
    first, second = (seen_name(visitor, f"service-{visitor.centre}.{one}") for one in PAIR)
    assert first != second, "what two services are told apart by cannot be seen"
    look_once(visitor, "large-4-services-end")
    session.back()
    session.search()
    for letter in MISTYPED[language]:
        browsing.type(letter)
    look_once(visitor, "large-5-search")
    found = [row["key"] for row in browsing.found.rows]
    assert found[0].startswith(f"{visitor.centre}.passport"), found
    if language in (visitor.languages.checked[0], "ar"):
        for _letter in MISTYPED[language]:
            browsing.erase()
        for letter in NONSENSE:
            browsing.type(letter)
        assert not browsing.found.rows
        look_once(visitor, "large-5-nothing-found")
        view = visitor.find("tiles").parentItem()
        assert view is not None
        category = visitor.find(f"group-{visitor.centre}.identity")
        assert rect(view).adjusted(-1, -1, 1, 1).contains(rect(category)), "no category to touch"
    session.chooseService(found[0])
    look_once(visitor, "large-6-service")
    session.take()
    visitor.comes_to(Step.TICKET)
    look_once(visitor, "large-7-ticket")
    session.leave()


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


@pytest.mark.parametrize(
    "way",
    ["smallest", *(pytest.param(one, marks=pytest.mark.soak) for one in ("square", "portrait"))],
)
def test_six_touches_lead_from_the_start_to_the_last_service_of_the_longest_list(
    open_kiosk: Opened, printer: RecordingPrinter, way: str
) -> None:
    """Pages turned included; the language and what comes on the page of the service are not."""
    size, inches = ALL_SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False, language=LONGEST)
    kiosk_menu = visitor.kiosk.session.kiosk_menu
    assert kiosk_menu is not None
    last_group = f"group-{kiosk_menu.catalogue.categories[-1].id}"
    visitor.find(last_group)
    visitor.settle()
    assert tile_page(visitor, last_group) < CATEGORY_PAGES[way]
    longest = f"{visitor.centre}.{LONGEST_CATEGORY}"
    last = [one.id for one in kiosk_menu.catalogue.services if one.category == longest][-1]
    touches = sum(turn_to(visitor, name) for name in (f"group-{longest}", f"service-{last}"))
    assert visitor.step is Step.SERVICE
    assert touches <= TOUCHES


def tile_page(visitor: Visitor, tile: str) -> int:
    """On which page of the list that is shown a tile begins, from 0."""
    tiles = visitor.find("tiles")
    (tile_list,) = (one for one in holders(tiles, "QQuickItem") if one.property("pages"))
    pages = tile_list.property("pages").toVariant()
    item = next(one for one in visitor.items() if one.objectName() == tile)
    top = item.mapToItem(tiles.property("contentItem"), QPointF(0, 0)).y()
    return max(index for index, begins in enumerate(pages) if begins <= top + 1)


def turn_to(visitor: Visitor, tile: str) -> int:
    """Touch a tile, turning to its page by the number; returns how many touches it took."""
    visitor.find(tile)
    visitor.settle()
    page = tile_page(visitor, tile)
    # The second page is the next one; further ones are turned to by their number.
    touched = [*(("tilesPage", f"page-{page + 1}") if page > 1 else ("tilesDown",) * page), tile]
    for name in touched:
        visitor.touch(name)
    return len(touched)
