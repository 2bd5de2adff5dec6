"""Every page in every language, both ways round: all words are whole and inside."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PyQt6.QtCore import QRectF
from PyQt6.QtQuick import QQuickItem

from client.api import Api
from contract.commands import OpenCounter
from contract.enums import Role
from contract.snapshots import Expected, Menu
from contract.texts import PROGRAM_LANGUAGES
from kiosk.printer import Condition, RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import LANDSCAPE, PORTRAIT, Opened, Visitor
from tests.parts.hall import ROOT, RunningServer

pytestmark = pytest.mark.gui

SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}

PICTURES = ROOT / "build/pictures/kiosk"
"""Where pictures are kept, to be looked at."""


@pytest.fixture
def _open_counters(hall: RunningServer) -> None:
    """With counters open, every service has a wait to show."""
    catalogue = Api(hall.url, hall.token(Role.GREETER)).catalogue(hall.centre)
    for counter in catalogue.counters:
        api = Api(hall.url, hall.token(Role.OPERATOR, counter=counter.id))
        api.send(OpenCounter(command_id=uuid4(), counter=counter.id))


def rect(item: QQuickItem) -> QRectF:
    """Where its box is; the shift of Arabic letters inside it is left out."""
    parent = item.parentItem()
    assert parent is not None
    return parent.mapRectToScene(QRectF(item.x(), item.y(), item.width(), item.height()))


def holders(item: QQuickItem) -> list[QQuickItem]:
    """The surfaces that it stands on."""
    found = []
    parent = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickAbstractButton") or parent.inherits("QQuickRectangle"):
            found.append(parent)
        parent = parent.parentItem()
    return found


def faults(visitor: Visitor) -> list[str]:
    """What is cut off, sticks out or lies on something else."""
    found = []
    window = visitor.scene_rect()
    buttons = []
    for item in visitor.items():
        if item.inherits("QQuickAbstractButton"):
            buttons.append((item, rect(item)))
            if not window.contains(rect(item)):
                found.append(f"the button '{item.objectName()}' is outside: {rect(item)}")
        if not item.inherits("QQuickText") or not item.property("text"):
            continue
        words, box = item.property("text"), rect(item)
        # The agency in a small tile may end in an ellipsis: the next page says it in full.
        if item.property("truncated") and item.objectName() != "agency":
            found.append(f"cut off: {words!r}")
        if item.property("contentWidth") > item.width() + 1:
            found.append(f"too wide: {words!r}")
        found += [
            f"sticks out: {words!r} {box} of {holder}"
            for holder in (window, *map(rect, holders(item)))
            if not holder.adjusted(-1, -1, 1, 1).contains(box)
        ]
    for index, (one, place) in enumerate(buttons):
        for other, there in buttons[index + 1 :]:
            common = place.intersected(there)
            if common.width() > 1 and common.height() > 1:
                found.append(f"'{one.objectName()}' lies on '{other.objectName()}'")
    return found


def settle(visitor: Visitor) -> None:
    """Have everything at its place: a picture is laid out before it is taken."""
    visitor.qtbot.wait(0)
    visitor.window.grabWindow()


@pytest.mark.usefixtures("_open_counters")
@pytest.mark.parametrize("way", SIZES)
def test_every_page_is_whole(open_kiosk: Opened, printer: RecordingPrinter, way: str) -> None:
    visitor = open_kiosk(printer, size=SIZES[way])
    whole(visitor, "start")
    for language in PROGRAM_LANGUAGES:
        every_page(visitor, language)
        on_paper_and_without(visitor, printer, language)


@pytest.mark.parametrize("way", SIZES)
def test_long_waits_and_services_that_no_counter_serves_are_whole(
    open_kiosk: Opened, printer: RecordingPrinter, way: str
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    printer.condition = Condition.PAPER_OUT
    visitor = open_kiosk(printer, size=SIZES[way])
    visitor.printer_is(Condition.PAPER_OUT)
    kiosk, centre = visitor.kiosk, visitor.centre
    identity_card, childs_card = f"{centre}.identity-card", f"{centre}.child-identity-card"
    long = Expected(low=6600, high=13800, late=20700)
    waits = {"served": True, "ahead": 21, "expected": long}
    for language in PROGRAM_LANGUAGES:

        def look(name: str, language: str = language) -> None:
            whole(visitor, f"{language} {name}")
            picture = PICTURES / f"{name}-{language}-{way}.png"
            assert visitor.window.grabWindow().save(str(picture))

        menu = kiosk.connection.latest(Menu)
        assert menu is not None
        services = tuple(
            one if one.id == identity_card else one.model_copy(update=waits)
            for one in menu.services
        )
        # Newer than what the server tells; at its next change all counters are closed again.
        later = menu.at + timedelta(seconds=1)
        kiosk.connection.take(menu.model_copy(update={"services": services, "at": later}))
        kiosk.journey.chooseLanguage(language)
        kiosk.journey.chooseCategory(f"{centre}.identity")
        look("waits-services")
        kiosk.journey.chooseService(childs_card)
        look("waits-long")
        kiosk.journey.back()
        kiosk.journey.chooseService(identity_card)
        look("waits-unserved")
        kiosk.journey.take()
        visitor.comes_to(Step.SHOWN)
        look("waits-ticket")
        kiosk.journey.leave()


def whole(visitor: Visitor, page: str) -> None:
    """All words of the page that is shown are whole."""
    settle(visitor)
    assert faults(visitor) == [], page


def every_page(visitor: Visitor, language: str) -> None:
    """Go through all categories and services."""
    journey = visitor.kiosk.journey
    journey.chooseLanguage(language)
    whole(visitor, language)
    offer = journey.offer
    assert offer is not None
    for category in offer.catalogue.categories:
        journey.chooseCategory(category.id)
        whole(visitor, f"{language} {category.id}")
        for service in (one for one in offer.catalogue.services if one.category == category.id):
            if journey.at is Step.SERVICES:
                journey.chooseService(service.id)
            whole(visitor, f"{language} {service.id}")
            journey.back()
        if journey.at is Step.SERVICES:
            journey.back()
    journey.leave()


def on_paper_and_without(visitor: Visitor, printer: RecordingPrinter, language: str) -> None:
    """Take a ticket while there is paper, and one while there is none."""
    journey = visitor.kiosk.journey
    for condition, step in ((Condition.READY, Step.TICKET), (Condition.PAPER_OUT, Step.SHOWN)):
        printer.condition = condition
        visitor.printer_is(condition)
        journey.chooseLanguage(language)
        journey.chooseCategory(f"{visitor.centre}.identity")
        journey.chooseService(f"{visitor.centre}.identity-card")
        whole(visitor, f"{language} {condition}")
        journey.take()
        visitor.comes_to(step)
        whole(visitor, f"{language} {step}")
        journey.leave()


@pytest.mark.parametrize("way", SIZES)
def test_without_the_hall_it_is_whole(open_kiosk: Opened, way: str) -> None:
    visitor = open_kiosk(None, size=SIZES[way])
    hall = visitor.kiosk.connection
    for language in PROGRAM_LANGUAGES:
        visitor.kiosk.journey.chooseLanguage(language)
        hall._away = True
        hall.state_changed.emit()
        visitor.find("offlinePage")
        settle(visitor)
        assert faults(visitor) == []
        hall._away = False
        hall.state_changed.emit()
        visitor.kiosk.journey.leave()
