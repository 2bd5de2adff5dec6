"""Every page and every announcement in every language, both ways round: all words are whole."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests

from client.api import Api
from contract.commands import OpenCounter
from contract.enums import Role
from contract.snapshots import Expected, Menu
from contract.texts import PROGRAM_LANGUAGES
from kiosk.printer import Condition, RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import LANDSCAPE, PORTRAIT, Opened, Visitor
from tests.gui.window import holders, rect
from tests.parts.hall import ROOT, RunningServer
from tests.parts.languages import TELLING

pytestmark = pytest.mark.gui

SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}

PICTURES = ROOT / "build/pictures/kiosk"

NOTICE = {
    "az": "Notariat bu gün saat 16:00-da bağlanır. Sabah saat 9:00-dan işləyir.",
    "en": "The notary closes at 16:00 today and is there again tomorrow from 9:00.",
    "ru": "Нотариус сегодня работает до 16:00, завтра — снова с 9:00.",
    "id": "Notaris hari ini tutup pukul 16:00 dan buka lagi besok pukul 9:00.",
    "fr": "Le notaire ferme aujourd’hui à 16 h ; il est de retour demain dès 9 h.",
    "ar": "يغلق كاتب العدل اليوم الساعة 16:00 ويعود غدًا من الساعة 9:00.",
}


def open_counters(hall: RunningServer) -> None:
    """With counters open, every service has a wait to show."""
    catalogue = Api(hall.url, hall.token(Role.GREETER)).catalogue(hall.centre)
    for counter in catalogue.counters:
        api = Api(hall.url, hall.token(Role.OPERATOR, counter=counter.id))
        api.send(OpenCounter(command_id=uuid4(), counter=counter.id))


def faults(visitor: Visitor) -> list[str]:
    """What is cut off, sticks out or lies on something else."""
    found = []
    window = visitor.rect()
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
            for holder in (
                window,
                *map(rect, holders(item, "QQuickAbstractButton", "QQuickRectangle")),
            )
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


@pytest.mark.parametrize("way", SIZES)
def test_every_page_is_whole(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Sequence[str],
    way: str,
) -> None:
    open_counters(hall)
    visitor = open_kiosk(printer, size=SIZES[way])
    whole(visitor, "start")
    for language in languages:
        every_page(visitor, language, each=languages is not TELLING)
        on_paper_and_without(visitor, printer, language)
        without_the_server(visitor, language)


@pytest.mark.parametrize("way", SIZES)
def test_long_waits_and_services_that_no_counter_serves_are_whole(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Sequence[str], way: str
) -> None:
    printer.condition = Condition.PAPER_OUT
    visitor = open_kiosk(printer, size=SIZES[way])
    visitor.printer_is(Condition.PAPER_OUT)
    kiosk, centre = visitor.kiosk, visitor.centre
    identity_card, childs_card = f"{centre}.identity-card", f"{centre}.child-identity-card"
    long = Expected(low=6600, high=13800, late=20700)
    waits = {"served": True, "ahead": 21, "expected": long}
    for language in languages:
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
        look(visitor, f"waits-services-{language}-{way}")
        kiosk.journey.chooseService(childs_card)
        look(visitor, f"waits-long-{language}-{way}")
        kiosk.journey.back()
        kiosk.journey.chooseService(identity_card)
        look(visitor, f"waits-unserved-{language}-{way}")
        kiosk.journey.take()
        visitor.comes_to(Step.SHOWN)
        look(visitor, f"waits-ticket-{language}-{way}")
        kiosk.journey.leave()


def whole(visitor: Visitor, page: str) -> None:
    """All words of the page that is shown are whole."""
    settle(visitor)
    assert faults(visitor) == [], page


def every_page(visitor: Visitor, language: str, *, each: bool) -> None:
    """Go through all categories, and through each service or the longest of each category."""
    journey = visitor.kiosk.journey
    journey.chooseLanguage(language)
    whole(visitor, language)
    offer = journey.offer
    assert offer is not None
    for category in offer.catalogue.categories:
        journey.chooseCategory(category.id)
        whole(visitor, f"{language} {category.id}")
        services = [one for one in offer.catalogue.services if one.category == category.id]
        if not each:
            services = [max(services, key=lambda one: len(one.model_dump_json()))]
        for service in services:
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


def without_the_server(visitor: Visitor, language: str) -> None:
    """Lose the connection and find it again."""
    connection = visitor.kiosk.connection
    visitor.kiosk.journey.chooseLanguage(language)
    connection._away = True
    connection.state_changed.emit()
    visitor.find("offlinePage")
    whole(visitor, f"{language} offline")
    connection._away = False
    connection.state_changed.emit()
    visitor.kiosk.journey.leave()


class Manager:
    """A manager, over the API."""

    def __init__(self, hall: RunningServer) -> None:
        self._api = hall.api
        self._centre = f"centres/{hall.centre}"
        self._head = {"Authorization": f"Bearer {hall.token(Role.MANAGER, label='tests')}"}

    def give(self, verb: str, of: str = "", **body: Any) -> None:
        """Give a command to the centre, or to another thing of it."""
        body = {"command_id": str(uuid4()), **body}
        address = f"{self._api}/{of or self._centre}/{verb}"
        answer = requests.post(address, json=body, headers=self._head, timeout=10)
        assert answer.ok, answer.text


def look(visitor: Visitor, name: str) -> None:
    """All words are whole; the picture is kept."""
    whole(visitor, name)
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert visitor.window.grabWindow().save(str(PICTURES / f"{name}.png"))


@pytest.mark.parametrize("way", SIZES)
def test_suspensions_and_notices_are_whole_in_every_language(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Sequence[str],
    way: str,
) -> None:
    visitor = open_kiosk(printer, size=SIZES[way])
    journey, announcing = visitor.kiosk.journey, visitor.kiosk.announcing
    assert visitor.sees("stillNotice") is None
    manager = Manager(hall)
    manager.give("notices", texts=NOTICE)
    visitor.find("noticeLine")
    look(visitor, f"notice-start-{way}")
    manager.give("suspend", reason="drill")
    visitor.find("stillNotice")
    texts = " ".join(visitor.texts())
    for words in ("Təlim keçirilir", "Hər kəsin yeri saxlanılır", "is paused", "приостановлена"):
        assert words in texts
    assert visitor.sees("closedNotice") is None
    look(visitor, f"still-start-{way}")
    for language in languages:
        journey.chooseLanguage(language)
        visitor.find("categoriesPage")
        look(visitor, f"still-categories-{language}-{way}")
        journey.leave()
    manager.give("resume")
    visitor.qtbot.waitUntil(lambda: visitor.sees("stillNotice") is None, timeout=5000)

    manager.give("notices", texts=dict.fromkeys(PROGRAM_LANGUAGES, "2"))
    visitor.qtbot.waitUntil(announcing._turning.isActive, timeout=5000)
    seen = set()
    for _ in range(2):
        seen.add(announcing.notice)
        announcing._go_on()
    assert seen == {NOTICE["az"], "2"}

    end = (hall.now() + timedelta(hours=2)).replace(minute=30)
    service = f"{hall.centre}.identity-card"
    manager.give("suspend", f"services/{service}", reason="technical", expected_end=end.isoformat())
    for language in languages:
        journey.chooseLanguage(language)
        announcing._turn = 0
        announcing.changed.emit()
        visitor.find("categoriesPage")
        assert NOTICE[language] in visitor.texts()
        look(visitor, f"notice-categories-{language}-{way}")
        journey.chooseCategory(f"{hall.centre}.identity")
        journey.chooseService(service)
        visitor.qtbot.waitUntil(
            lambda: "12:30" in str(visitor.find("closedReason").property("words")), timeout=5000
        )
        assert visitor.sees("take") is None
        look(visitor, f"still-service-{language}-{way}")
        journey.leave()
