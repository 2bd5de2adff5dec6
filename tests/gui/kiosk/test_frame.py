"""The frame of every page: the bar keeps its places, lists turn their pages, waits stand once."""

from datetime import timedelta

import pytest
from PyQt6.QtQuick import QQuickItem

from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from client.ui.hyphens import SOFT
from contract.snapshots import Menu
from kiosk.menu import same_wait
from kiosk.steps import VisitorStep
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import faults
from tests.gui.kiosk.test_pictures import open_counters
from tests.gui.window import holders, present, rect
from tests.parts.hall import RunningServer
from tests.parts.languages import LONGEST
from tests.parts.large_centre import LONGEST_CATEGORY, PAIR

pytestmark = pytest.mark.gui

BAR = ("back", "search", "help", "access")
SQUARE = pytest.param("square", marks=pytest.mark.soak)
"""It has more room than the smallest panel, and is no other way up."""
OTHERS = (("smallest", "en"), ("square", LONGEST), ("portrait", "en"))


@pytest.fixture
def hall(own_hall: RunningServer) -> RunningServer:
    return own_hall


def tiles(visitor: Visitor) -> list[str]:
    """The tiles that are whole on the page of the list that is shown."""
    visitor.settle()
    clip = rect(present(visitor.find("tiles").parentItem())).adjusted(-1, -1, 1, 1)
    names = [one for one in visitor.items() if one.objectName().startswith(("group-", "service-"))]
    return [one.objectName() for one in names if clip.contains(rect(one))]


@pytest.mark.parametrize("centre", ["large"])
def test_the_bar_keeps_its_places_and_the_last_page_repeats_no_tile(open_kiosk: Opened) -> None:
    visitor = open_kiosk(language="en", keeps=False)
    session, seen = visitor.kiosk.session, list[str]()
    page = visitor.find("tilesPage")
    visitor.settle()
    count = int(str(page.property("text")).rpartition(" ")[2])
    for number in range(1, count + 1):
        assert visitor.text("tilesPage") == f"Page {number} of {count}"
        seen += tiles(visitor)
        if number < count:
            visitor.touch("tilesDown")
    assert len(seen) == len(set(seen)) == len(visitor.catalogue.categories)

    places = set()
    for act in (
        session.search,
        session.back,
        lambda: session.chooseGroup(f"{visitor.centre}.{LONGEST_CATEGORY}"),
        lambda: session.chooseService(f"{visitor.centre}.{PAIR[0]}"),
        session.chooseOptions,
    ):
        act()
        visitor.settle()
        places.add(tuple(rect(visitor.find(one)).getRect() for one in BAR))
    assert len(places) == 1, places
    help_place = rect(visitor.find("help"))
    session.take()
    visitor.comes_to(VisitorStep.SHOWN)
    visitor.settle()
    away = rect(visitor.find("help")).topLeft() - help_place.topLeft()
    assert away.manhattanLength() <= 2
    session.leave()
    # The service has its button under its name, above what to bring.
    session.chooseService(f"{visitor.centre}.{PAIR[0]}")
    visitor.settle()
    assert rect(visitor.find("take")).bottom() < visitor.rect().center().y()


@pytest.mark.parametrize("centre", ["large"])
def test_a_small_panel_shows_four_services_a_page_and_each_wait_once(
    open_kiosk: Opened,
) -> None:
    visitor = open_kiosk(language="en", keeps=False, way="smallest")
    assert len(tiles(visitor)) >= 4
    visitor.kiosk.session.chooseGroup(f"{visitor.centre}.business")
    assert visitor.step is VisitorStep.SERVICES
    assert len(tiles(visitor)) >= 4
    wait = visitor.kiosk.browsing.property("wait")
    assert visitor.texts().count(wait) == 1, wait
    # On the ticket page the place and the counter are whole, and large.
    visitor.kiosk.session.chooseService(f"{visitor.centre}.{PAIR[0]}")
    visitor.kiosk.session.take()
    visitor.comes_to(VisitorStep.SHOWN)
    visitor.settle()
    where = visitor.find("where")
    assert where.property("font").pixelSize() > visitor.engine.theme.property("fontBody")
    assert all(rect(one).contains(rect(where)) for one in holders(where, "QQuickFlickable"))


def test_waits_that_differ_stand_on_their_tiles() -> None:
    rows = [{"detail": "1 person ahead", "wait": ""}, {"detail": "no one ahead", "wait": ""}]
    assert same_wait(rows) == ""
    assert same_wait(rows[:1] * 2) == "1 person ahead"
    assert same_wait(rows[:1]) == ""


@pytest.mark.parametrize(
    ("way", "names"), [("portrait", ("language-ru", "search")), ("smallest", ("languages", "help"))]
)
def test_what_a_button_shows_stands_in_its_middle(
    open_kiosk: Opened, way: str, names: tuple[str, ...]
) -> None:
    visitor = open_kiosk(language="en", keeps=False, way=way)
    visitor.settle()
    for name in names:
        button = visitor.find(name)
        parts = [
            rect(item)
            for item in visitor.items()
            if button.isAncestorOf(item)
            and (item.inherits("QQuickText") or item.inherits("QQuickImage"))
        ]
        left, right = min(part.left() for part in parts), max(part.right() for part in parts)
        assert (left + right) / 2 == pytest.approx(rect(button).center().x(), abs=1.5), name


@pytest.mark.parametrize("centre", ["large"])
@pytest.mark.parametrize("way", ["smallest", SQUARE, "portrait"])
def test_the_ticket_page_shows_the_slot_the_place_and_the_waits_of_both_services(
    open_kiosk: Opened, hall: RunningServer, way: str
) -> None:
    open_counters(hall)
    printer = RecordingPrinter()
    visitor = open_kiosk(printer, language="en", keeps=False, way=way)
    session = visitor.kiosk.session
    take_two(visitor)
    visitor.comes_to(VisitorStep.TICKET)
    visitor.settle()
    assert rect(visitor.find("paperOutlet")).height() > visitor.engine.theme.property("touch")
    page = visitor.find("page")
    waits = [item for item in visitor.items() if item.objectName() == "wait"]
    assert len(waits) == 2
    for item in (visitor.find("number"), visitor.find("where"), *waits):
        assert rect(page).adjusted(-1, -1, 1, 1).contains(rect(item)), item.property("text")
    done = rect(visitor.find("done"))
    assert done.right() > visitor.rect().width() * 0.9
    assert done.top() >= rect(page).bottom()
    assert abs(done.center().y() - rect(visitor.find("help")).center().y()) <= 2

    # After a failed print the number is larger, and the code for the phone is on the page.
    size = visitor.find("number").property("font").pixelSize()
    session.leave()
    printer.condition = Condition.PAPER_OUT
    visitor.printer_is(Condition.PAPER_OUT)
    take_two(visitor)
    visitor.comes_to(VisitorStep.SHOWN)
    visitor.settle()
    assert visitor.find("number").property("font").pixelSize() > size
    for name in ("number", "noPaper", "where", "code"):
        assert rect(page).adjusted(-1, -1, 1, 1).contains(rect(visitor.find(name))), name
    assert rect(visitor.find("noted")).right() > visitor.rect().width() * 0.9


def take_two(visitor: Visitor) -> None:
    session = visitor.kiosk.session
    for service in PAIR:
        session.chooseService(f"{visitor.centre}.{service}")
        if service == PAIR[0]:
            session.chooseOptions()
            session.addAnother()
    session.take()


@pytest.mark.parametrize("centre", ["large"])
@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.soak), LONGEST, "ar"])
def test_the_bar_of_a_small_panel_has_words_and_the_main_action_at_its_end(
    open_kiosk: Opened, language: str
) -> None:
    visitor = open_kiosk(language=language, keeps=False, way="smallest")
    session = visitor.kiosk.session
    session.chooseService(f"{visitor.centre}.{PAIR[0]}")
    for step, name in ((VisitorStep.SERVICE, "take"), (VisitorStep.OPTIONS, "takeWithOptions")):
        if step is VisitorStep.OPTIONS:
            session.chooseOptions()
        visitor.settle()
        assert all(visitor.text(button) for button in ("back", "help", "access"))
        ends = [rect(visitor.find(button)) for button in ("back", "help", "access", name)]
        assert ends == sorted(ends, key=lambda place: place.x(), reverse=language == "ar")
        assert not faults(visitor)


@pytest.mark.parametrize("centre", ["large"])
@pytest.mark.parametrize(
    ("way", "language"),
    [
        ("smallest", LONGEST),
        ("portrait", LONGEST),
        pytest.param("square", "en", marks=pytest.mark.soak),
        *(pytest.param(*one, marks=pytest.mark.soak) for one in OTHERS),
    ],
)
def test_the_services_most_taken_come_first_and_back_leads_to_them(
    open_kiosk: Opened, way: str, language: str
) -> None:
    visitor = open_kiosk(language=language, way=way, keeps=False)
    session, connection = visitor.kiosk.session, visitor.kiosk.connection
    assert tiles(visitor)[0].startswith("group-")
    menu = present(connection.latest(Menu))
    taken = tuple(service.id for service in visitor.catalogue.services[3:60:10])
    later = {"most_taken": taken, "at": menu.at + timedelta(seconds=1)}
    connection.take(menu.model_copy(update=later))
    visitor.settle()
    first = [f"service-{service}" for service in taken]
    shown = sorted(
        first, key=lambda tile: (rect(visitor.find(tile)).y(), rect(visitor.find(tile)).x())
    )
    assert shown == first
    assert set(first[:4]) <= set(tiles(visitor))
    if way != "smallest":
        last, group = (
            rect(visitor.find(first[-1])),
            rect(visitor.find(f"group-{visitor.centre}.identity")),
        )
        assert group.top() - last.bottom() > 1.5 * visitor.engine.theme.property("gap")
        # Higher rows cost no row: all six are on the first page, upright with a category too.
        assert set(first) <= set(tiles(visitor))
        if way == "portrait":
            assert f"group-{visitor.centre}.identity" in tiles(visitor)
    assert not faults(visitor)
    session.chooseService(taken[0])
    session.back()
    assert visitor.step is VisitorStep.START


@pytest.mark.parametrize("centre", ["large"])
@pytest.mark.parametrize("way", [SQUARE, "portrait"])
def test_the_words_of_buttons_are_whole_and_in_their_middle(open_kiosk: Opened, way: str) -> None:
    visitor = open_kiosk(language="ru", keeps=False, way=way)
    session = visitor.kiosk.session
    visitor.settle()
    for name in ("way", "startAgain", "language-en", "fewer", "takeWithOptions"):
        if name == "startAgain":
            session.chooseService(f"{visitor.centre}.{PAIR[0]}")
            session.chooseOptions()
            visitor.settle()
        button = visitor.find(name)
        inside = [item for item in visitor.items() if button in holders(item, "QQuickItem")]
        words = next(item for item in inside if item.inherits("QQuickText"))
        assert SOFT not in words.property("text")
        sides = [rect(item) for item in inside if item.inherits("QQuickText") or is_sign(item)]
        left, right = min(one.left() for one in sides), max(one.right() for one in sides)
        assert abs((left + right) / 2 - rect(button).center().x()) <= 1.5, name


def is_sign(item: QQuickItem) -> bool:
    return item.inherits("QQuickImage")


@pytest.mark.parametrize("centre", ["large"])
@pytest.mark.parametrize("way", [SQUARE, "portrait"])
def test_the_main_action_is_at_the_end_where_the_server_does_not_answer(
    open_kiosk: Opened, way: str
) -> None:
    visitor = open_kiosk(language="ru", keeps=False, way=way)
    session = visitor.kiosk.session
    session.flow.step = VisitorStep.NO_ANSWER
    session._refresh()
    session.stepChanged.emit()
    visitor.settle()
    assert rect(visitor.find("tryAgain")).right() > visitor.rect().width() * 0.9
    session.flow.step = VisitorStep.START
