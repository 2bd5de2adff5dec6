"""Every page and every announcement in every language, both ways round: all words are whole."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image
from PyQt6.QtCore import QObject

from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from contract import commands as c
from contract.snapshots import Expected, Menu
from contract.texts import PROGRAM_LANGUAGES
from kiosk.steps import Step
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import ALL_SIZES, LAYOUTS, SIZES, WAYS, look, look_once, whole
from tests.gui.kiosk.service_menu import code_of, looking, wrong
from tests.gui.window import rect
from tests.parts.hall import RunningServer
from tests.parts.languages import FULL, NOTICE, Languages
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui


@pytest.fixture
def hall(server: RunningServer) -> RunningServer:
    """The server with a centre that no other test sees, its day open."""
    return server.fresh_centre()


def open_counters(hall: RunningServer) -> None:
    """With a counter open for each service, all have a wait to show."""
    staff = Staff(hall)
    catalogue = staff._api.catalogue(hall.centre)
    for counter in {one.services: one for one in catalogue.counters}.values():
        staff.send(c.OpenCounter(command_id=uuid4(), counter=counter.id))


@pytest.mark.parametrize("way", LAYOUTS)
def test_every_page_is_whole(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Languages,
    way: str,
) -> None:
    open_counters(hall)
    visitor = opened(open_kiosk, printer, languages, way)
    one_visit(visitor)
    every_service(visitor, each=languages is FULL)
    without_paper(visitor, printer)
    without_the_server(visitor)


@pytest.mark.parametrize(
    "way",
    [
        # With large text a panel has the least room, upright the reach mode a place of its own.
        pytest.param(way, marks=() if way in ("portrait", "smallest") else pytest.mark.soak)
        for way in (*SIZES, "tablet")
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
        one_visit(visitor, f"{palette}-")
        assert access.property("text") == "normal", "the next visitor begins as usual"


@pytest.mark.parametrize("way", WAYS)
def test_long_waits_and_services_that_no_counter_serves_are_whole(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Languages, way: str
) -> None:
    printer.condition = Condition.PAPER_OUT
    visitor = opened(open_kiosk, printer, languages, way)
    visitor.printer_is(Condition.PAPER_OUT)
    kiosk, centre = visitor.kiosk, visitor.centre
    identity_card, childs_card = f"{centre}.identity-card", f"{centre}.child-identity-card"
    long = Expected(low=6600, high=13800, late=20700)
    waits = {"served": True, "ahead": 21, "expected": long}
    menu = kiosk.connection.latest(Menu)
    assert menu is not None
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
    shown = kiosk.connection.latest(Menu)
    assert shown is not None
    assert shown.at == later, "the server told its own waits meanwhile"
    kiosk.session.back()
    kiosk.session.chooseService(identity_card)
    look(visitor, "waits-unserved")
    kiosk.session.take()
    visitor.comes_to(Step.SHOWN)
    look(visitor, "waits-ticket")


def opened(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Languages, way: str
) -> Visitor:
    """A kiosk on one of the panels, to be looked at."""
    size, inches = ALL_SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False, headset=RecordingSound())
    visitor.languages, visitor.way = languages, way
    return visitor


def one_visit(visitor: Visitor, name: str = "") -> None:
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
    session.chooseGroup(f"{visitor.centre}.identity")
    look(visitor, f"{name}4-services")
    session.chooseService(f"{visitor.centre}.child-identity-card")
    look(visitor, f"{name}5-service")
    session.chooseOptions()
    look(visitor, f"{name}6-options")
    for panel in ("accessPanel", "languagePanel"):
        item = window.findChild(QObject, panel)
        assert item is not None
        item.setProperty("open", True)
        look(visitor, f"{name}7-{panel}")
        item.setProperty("open", False)
    for state in ("called", "failed"):
        visitor.kiosk.help._set(state)
        look(visitor, f"{name}7-help-{state}")
    visitor.kiosk.help.dismiss()
    session.take()
    visitor.comes_to(Step.TICKET)
    look(visitor, f"{name}8-ticket")
    session.leave()


def every_service(visitor: Visitor, *, each: bool) -> None:
    """Go through each service, or those of which most is said."""
    session = visitor.kiosk.session
    assert session.kiosk_menu is not None
    services = session.kiosk_menu.catalogue.services
    if not each:
        services = tuple(sorted(services, key=lambda one: len(one.model_dump_json()))[-3:])
    for language in visitor.languages.checked:
        session.chooseLanguage(language)
        for service in services:
            session.chooseGroup(service.category)
            if session.at is Step.SERVICES:
                whole(visitor, service.category)
                session.chooseService(service.id)
            whole(visitor, service.id)
            while session.at is not Step.START:
                session.back()
    session.leave()


def without_paper(visitor: Visitor, printer: RecordingPrinter) -> None:
    session = visitor.kiosk.session
    printer.condition = Condition.PAPER_OUT
    visitor.printer_is(Condition.PAPER_OUT)
    session.chooseGroup(f"{visitor.centre}.identity")
    session.chooseService(f"{visitor.centre}.identity-card")
    look(visitor, "no-paper-service")
    session.take()
    visitor.comes_to(Step.SHOWN)
    look(visitor, "no-paper-ticket")
    session.leave()
    printer.condition = Condition.READY
    visitor.printer_is(Condition.READY)


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
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Languages,
    way: str,
) -> None:
    visitor = opened(open_kiosk, printer, languages, way)
    session, announcements = visitor.kiosk.session, visitor.kiosk.announcements
    staff = Staff(hall)

    def post(texts: dict[str, str]) -> None:
        staff.send(c.PostNotice(command_id=uuid4(), centre=hall.centre, texts=texts))

    post(NOTICE)
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

    post(dict.fromkeys(PROGRAM_LANGUAGES, "2"))

    def several() -> bool:
        kiosk_menu = session.kiosk_menu
        return kiosk_menu is not None and len(kiosk_menu.menu.notices) > 1

    visitor.until(several)
    seen = set()
    for _ in range(2):
        seen.add(announcements.notice)
        announcements._go_on()
    assert seen == {NOTICE["az"], "2"}

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
        visitor.qtbot.waitUntil(
            lambda: "12:30" in str(visitor.find("closedReason").property("words")), timeout=5000
        )
        assert visitor.sees("take") is None
        look_once(visitor, "paused-service")
        session.leave()

    staff.send(c.StopIntake(command_id=uuid4(), centre=hall.centre))
    visitor.find("closedPage")
    assert visitor.text("closedWords") == "Hələlik bilet verilmir"
    look(visitor, "closed")


@pytest.mark.parametrize("way", WAYS)
def test_every_page_of_the_service_menu_is_whole(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Languages, way: str, tmp_path: Path
) -> None:
    visitor = opened(open_kiosk, printer, languages, way)
    session, service = visitor.kiosk.session, visitor.kiosk.service
    session.chooseGroup(f"{visitor.centre}.identity")
    session.chooseService(f"{visitor.centre}.identity-card")
    session.take()
    visitor.comes_to(Step.TICKET)
    code = code_of(visitor)
    service.open()
    look(visitor, "service-code")
    for digit in wrong(code):
        service.type(digit)
    look(visitor, "service-wrong")
    for digit in code:
        service.type(digit)
    search = looking(visitor, tmp_path)
    look(visitor, "service-menu")
    for page in ("status", "reprint", "volume", "address", "restart", "close"):
        service.show(page)
        visitor.find("serviceBack")
        look(visitor, f"service-{page}")
    for language in languages.checked:
        session.chooseLanguage(language)
        service.show("test")
        visitor.find("scanNow")
        look_once(visitor, "service-scan")
        service.skip()
        visitor.find("skipMarks")
        look_once(visitor, "service-marks")
        service.skip()
        visitor.until(lambda: service.self_test.now is None and not service._printing.busy)
        look_once(visitor, "service-test")
        if languages.draws(language, first=way == "smallest"):
            receipt: Image.Image = printer.receipts[-1]
            receipt.save(f"build/pictures/kiosk/report-{language}.png")
    search.close()
