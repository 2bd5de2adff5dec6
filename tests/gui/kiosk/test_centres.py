"""Centres of other sizes: a village's few services, and 287 with names of 97 characters."""

import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QImage

from client.printer.recording import RecordingPrinter
from kiosk.steps import VisitorStep
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import faults
from tests.gui.window import holders, present, rect
from tests.parts.hall import RunningServer
from tests.parts.languages import LONGEST
from tests.parts.large_centre import LONGEST_CATEGORY, PAIR

pytestmark = pytest.mark.gui

TOUCHES = 6
"""At most, from the start to the page of any service."""

CATEGORY_PAGES = {"smallest": 9, "square": 7, "portrait": 4}
"""The most pages of the 39 categories on each panel."""


@pytest.fixture
def hall(own_hall: RunningServer) -> RunningServer:
    return own_hall


@pytest.mark.parametrize("centre", ["village"])
def test_few_services_fill_a_tall_screen(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    visitor = open_kiosk(printer, language="en", keeps=False)
    visitor.settle()
    services = [one for one in visitor.items() if one.objectName().startswith("service-")]
    tiles = visitor.find("tiles")
    assert len(services) == 3
    lowest = max(rect(one).bottom() for one in services)
    assert rect(tiles).bottom() - lowest < rect(services[0]).height() / 2
    assert not faults(visitor)
    # No category stands between them and the way back.
    visitor.touch(f"service-{visitor.centre}.request", to=VisitorStep.SERVICE)
    visitor.touch("back", to=VisitorStep.START)


@pytest.mark.parametrize("centre", ["large"])
@pytest.mark.parametrize(
    "way",
    ["smallest", *(pytest.param(one, marks=pytest.mark.soak) for one in ("square", "portrait"))],
)
def test_six_touches_lead_to_the_last_service_and_long_names_are_told_apart(
    open_kiosk: Opened, printer: RecordingPrinter, way: str
) -> None:
    """Pages turned included; the language and what comes on the page of the service are not."""
    visitor = open_kiosk(printer, way=way, keeps=False, language=LONGEST)
    catalogue, longest = visitor.catalogue, f"{visitor.centre}.{LONGEST_CATEGORY}"
    last_group = f"group-{catalogue.categories[-1].id}"
    visitor.find(last_group)
    visitor.settle()
    assert tile_page(visitor, last_group) < CATEGORY_PAGES[way]
    last = [one.id for one in catalogue.services if one.category == longest][-1]
    touches = sum(turn_to(visitor, name) for name in (f"group-{longest}", f"service-{last}"))
    assert visitor.step is VisitorStep.SERVICE
    assert touches <= TOUCHES
    for language in (LONGEST, "ar"):
        visitor.kiosk.session.leave()
        visitor.kiosk.session.chooseLanguage(language)
        visitor.kiosk.session.chooseGroup(longest)
        first, second = (seen_name(visitor, f"service-{visitor.centre}.{one}") for one in PAIR)
        assert first != second, "what two services are told apart by cannot be seen"


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


def seen_name(visitor: Visitor, tile: str) -> QImage:
    """The picture of the name on a tile, once the list is turned to where all of it can be seen."""
    item = visitor.find(tile)
    view = present(visitor.find("tiles").parentItem())
    words = next(
        one for one in visitor.items() if one.objectName() == "name" and item.isAncestorOf(one)
    )
    visitor.settle()
    while not rect(view).contains(rect(words)):
        assert visitor.find("tilesDown").isEnabled(), f"{tile} is never whole"
        visitor.touch("tilesDown")
        visitor.settle()
    return visitor.window.grabWindow().copy(rect(words).toRect())
