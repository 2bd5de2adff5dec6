"""Every page and every announcement in every language, both ways round: all words are whole."""

from datetime import timedelta

import pytest
from PyQt6.QtCore import QObject

from client.net.api import ApiClient
from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from contract.commands import PostNotice, StopIntake
from contract.enums import Role
from contract.snapshots import Expected, Menu
from contract.texts import PROGRAM_LANGUAGES
from kiosk.steps import VisitorStep
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import USUAL, Opened, Visitor
from tests.gui.kiosk.looking import WAYS, look, look_once, speak, whole
from tests.gui.window import present, rect
from tests.parts.booked_visitor import allow_bookings, book
from tests.parts.hall import RunningServer
from tests.parts.languages import FULL, NOTICE, Languages
from tests.parts.large_centre import LONGEST_CATEGORY, PAIR
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui

SOAK = pytest.mark.soak
NONSENSE = "qxqxz"
CHOSEN = {"asan": ("identity", "child-identity-card"), "large": (LONGEST_CATEGORY, PAIR[0])}
"""Of each centre a category and a service of it, of which much is said."""


@pytest.fixture
def hall(own_hall: RunningServer) -> RunningServer:
    return own_hall


def open_counters(hall: RunningServer) -> None:
    """With few counters open that serve everything, all services have a wait to show."""
    counters = ApiClient(hall.url, hall.token(Role.GREETER)).catalogue(hall.centre).counters
    served = set[str]()
    for counter in sorted(counters, key=lambda one: len(one.services), reverse=True):
        if not served.issuperset(counter.services):
            served.update(counter.services)
            Staff(hall, counter.id.partition(".")[2]).open()


@pytest.mark.parametrize(
    ("centre", "way"),
    [
        # Upright, and the longest names where they have the least room.
        ("asan", USUAL),
        ("large", "smallest"),
        *(
            pytest.param("asan", way, marks=SOAK)
            for way in ("portrait", "landscape", "laptop", "smallest", "tablet")
        ),
        *(pytest.param("large", way, marks=SOAK) for way in ("portrait", "square")),
    ],
)
def test_every_page_is_whole(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Languages,
    centre: str,
    way: str,
) -> None:
    open_counters(hall)
    visitor = opened(open_kiosk, printer, languages, way)
    one_visit(visitor, f"{centre}-", *CHOSEN[centre])
    nothing_is_found(visitor, centre)
    # Without a printer nothing is drawn in advance, and a page says one sentence more.
    visitor.use_printer(None)
    every_service(visitor, each=languages is FULL)
    without_paper(visitor, printer)
    without_the_server(visitor)


@pytest.mark.parametrize(
    "way",
    [
        # Large text has the least room on them; upright the reach mode has a place of its own.
        "smallest",
        "tablet",
        *(pytest.param(way, marks=SOAK) for way in ("portrait", "landscape", "laptop")),
    ],
)
def test_the_largest_text_in_high_contrast_and_reach_mode_is_whole(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Languages, way: str
) -> None:
    visitor = opened(open_kiosk, printer, languages, way)
    access = visitor.kiosk.accessibility
    palettes = ("contrast", "contrast_light")
    # Colours depend on no panel: one of them on each is enough.
    chosen = palettes if languages is FULL else (palettes[way == "landscape"],)
    for palette in chosen:
        access.setProperty("text", "largest")
        access.setProperty("palette", palette)
        access.setProperty("reach", True)
        one_visit(visitor, f"{palette}-", *CHOSEN["asan"])
        assert access.property("text") == "normal", "the next visitor begins as usual"


@pytest.mark.parametrize("way", WAYS)
def test_long_waits_and_services_that_no_counter_serves_are_whole(
    open_kiosk: Opened, languages: Languages, way: str
) -> None:
    visitor = opened(open_kiosk, None, languages, way)
    kiosk, centre = visitor.kiosk, visitor.centre
    identity_card, childs_card = f"{centre}.identity-card", f"{centre}.child-identity-card"
    long = Expected(low=6600, high=13800, late=20700)
    waits = {"served": True, "ahead": 21, "expected": long}
    menu = present(kiosk.connection.latest(Menu))
    services = tuple(
        one if one.id == identity_card else one.model_copy(update=waits) for one in menu.services
    )
    # Newer than what the server tells; at its next change all counters are closed again.
    later = menu.at + timedelta(seconds=1)
    kiosk.connection.take(menu.model_copy(update={"services": services, "at": later}))
    kiosk.session.chooseGroup(f"{centre}.identity")
    look(visitor, "waits-services")
    kiosk.session.chooseService(childs_card)
    look(visitor, "waits-long")
    shown = present(kiosk.connection.latest(Menu))
    assert shown.at == later, "the server told its own waits meanwhile"
    kiosk.session.back()
    kiosk.session.chooseService(identity_card)
    look(visitor, "waits-unserved")
    kiosk.session.take()
    visitor.comes_to(VisitorStep.SHOWN)
    look(visitor, "waits-ticket")


def opened(
    open_kiosk: Opened, printer: RecordingPrinter | None, languages: Languages, way: str
) -> Visitor:
    return open_kiosk(printer, way=way, keeps=False, headset=RecordingSound(), languages=languages)


def one_visit(visitor: Visitor, name: str, group: str, service: str) -> None:
    """Go over every page once, as a visitor would; `name` comes before those of the pictures."""
    session, window = visitor.kiosk.session, visitor.window
    look(visitor, f"{name}1-start")
    visitor.kiosk.browsing.setProperty("grouping", "agency")
    look(visitor, f"{name}2-agencies")
    session.search()
    for letter in list(visitor.kiosk.browsing.property("letters"))[:2]:
        visitor.kiosk.browsing.type(letter)
    look(visitor, f"{name}3-search")
    session.back()
    visitor.kiosk.browsing.setProperty("grouping", "category")
    session.chooseGroup(f"{visitor.centre}.{group}")
    look(visitor, f"{name}4-services")
    session.chooseService(f"{visitor.centre}.{service}")
    look(visitor, f"{name}5-service")
    session.chooseOptions()
    look(visitor, f"{name}6-options")
    for panel in ("accessPanel", "languagePanel"):
        item = present(window.findChild(QObject, panel))
        item.setProperty("open", True)
        look(visitor, f"{name}7-{panel}")
        item.setProperty("open", False)
    for state in ("called", "failed"):
        visitor.kiosk.help._set(state)
        look(visitor, f"{name}7-help-{state}")
    visitor.kiosk.help.dismiss()
    session.take()
    visitor.comes_to(VisitorStep.TICKET)
    look(visitor, f"{name}8-ticket")
    session.leave()


def nothing_is_found(visitor: Visitor, centre: str) -> None:
    """The search offers the categories then."""
    session, browsing = visitor.kiosk.session, visitor.kiosk.browsing
    session.search()
    for letter in NONSENSE:
        browsing.type(letter)
    assert not browsing.found.rows
    look(visitor, f"{centre}-3-nothing-found")
    view = present(visitor.find("tiles").parentItem())
    category = visitor.find(f"group-{visitor.centre}.identity")
    assert rect(view).adjusted(-1, -1, 1, 1).contains(rect(category)), "no category to touch"
    session.leave()


def every_service(visitor: Visitor, *, each: bool) -> None:
    """Go through each service, or those of which most is said."""
    session, services = visitor.kiosk.session, visitor.catalogue.services
    if not each:
        services = tuple(sorted(services, key=lambda one: len(one.model_dump_json()))[-3:])
    for language in visitor.languages.checked:
        speak(visitor, language)
        for service in services:
            session.chooseGroup(service.category)
            if session.at is VisitorStep.SERVICES:
                whole(visitor, service.category)
                session.chooseService(service.id)
            whole(visitor, service.id)
            while session.at is not VisitorStep.START:
                session.back()
    session.leave()


def without_paper(visitor: Visitor, printer: RecordingPrinter) -> None:
    session = visitor.kiosk.session
    printer.condition = Condition.PAPER_OUT
    visitor.use_printer(printer)
    visitor.printer_is(Condition.PAPER_OUT)
    session.chooseService(visitor.catalogue.services[0].id)
    look(visitor, "no-paper-service")
    session.take()
    visitor.comes_to(VisitorStep.SHOWN)
    look(visitor, "no-paper-ticket")
    session.leave()


def without_the_server(visitor: Visitor) -> None:
    connection = visitor.kiosk.connection
    connection.away = True
    connection.state_changed.emit()
    visitor.find("noServerPage")
    look(visitor, "no-server")
    assert visitor.sees("noServerPage"), "the server said a word while it was away"
    connection.away = False
    connection.state_changed.emit()
    visitor.kiosk.session.leave()


@pytest.mark.parametrize("way", WAYS)
def test_a_paused_a_closed_hall_and_notices_are_whole(
    open_kiosk: Opened, hall: RunningServer, languages: Languages, way: str
) -> None:
    visitor = opened(open_kiosk, None, languages, way)
    session, announcements = visitor.kiosk.session, visitor.kiosk.announcements
    staff = Staff(hall)
    staff.give(PostNotice, texts=NOTICE)
    visitor.find("noticeLine")
    look_once(visitor, "notice-start")
    end = (hall.now() + timedelta(hours=2)).replace(minute=30)
    staff.suspend(reason="drill", expected_end=end.isoformat())
    visitor.find("closedPage")
    texts = " ".join(visitor.texts())
    for words in ("Təlim keçirilir", "Hər kəsin yeri saxlanılır", "until about 12:30"):
        assert words in texts
    look(visitor, "paused")
    middle, wanted = (rect(visitor.find(one)).center() for one in ("closedWords", "closedPage"))
    if way != "smallest":
        assert abs(middle.x() - wanted.x()) <= 1
    staff.resume()
    visitor.find("startPage")
    session.leave()

    staff.give(PostNotice, texts=dict.fromkeys(PROGRAM_LANGUAGES, "2"))
    seen = set()

    def both_take_turns() -> bool:
        announcements._go_on()
        seen.add(announcements.notice)
        return seen == {NOTICE["az"], "2"}

    visitor.until(both_take_turns)
    service = f"{hall.centre}.identity-card"
    staff.suspend("identity-card", reason="technical", expected_end=end.isoformat())
    for language in languages.checked:
        session.chooseLanguage(language)
        announcements._turn = 0
        announcements.changed.emit()
        visitor.find("startPage")
        assert NOTICE[language] in visitor.texts()
        look_once(visitor, "notice-start")
        session.chooseGroup(f"{hall.centre}.identity")
        session.chooseService(service)
        visitor.until(lambda: "12:30" in str(visitor.find("closedReason").property("words")))
        assert visitor.sees("take") is None
        look_once(visitor, "paused-service")
        session.leave()

    staff.give(StopIntake)
    visitor.find("closedPage")
    assert visitor.text("closedWords") == "Hələlik bilet verilmir"
    look(visitor, "closed")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", ["normal", "largest"])
def test_the_pages_of_a_booking_are_whole(
    open_kiosk: Opened, hall: RunningServer, languages: Languages, way: str, text: str
) -> None:
    allow_bookings(hall, "identity-card")
    visitor = opened(open_kiosk, RecordingPrinter(), languages, way)
    session, booked = visitor.kiosk.session, book(hall, "identity-card")
    access = visitor.kiosk.accessibility
    access.setProperty("text", text)
    access.setProperty("reach", text == "largest")
    visitor.until(lambda: visitor.sees("booking"))
    look(visitor, f"booking-{text}-start")
    session.booking.begin()
    look(visitor, f"booking-{text}-code")
    for sign in "AAAAAAA7":
        session.booking.type(sign)
    look(visitor, f"booking-{text}-typed")
    session.booking.give()
    visitor.comes_to(VisitorStep.REFUSED)
    look(visitor, f"booking-{text}-unknown")
    session.scan(book(hall, "identity-card", after_minutes=60).address)
    visitor.comes_to(VisitorStep.EARLY)
    access.setProperty("text", text)
    access.setProperty("reach", text == "largest")
    look(visitor, f"booking-{text}-early")
    session.scan(booked.address)
    visitor.comes_to(VisitorStep.TICKET)
    access.setProperty("text", text)
    look(visitor, f"booking-{text}-ticket")
