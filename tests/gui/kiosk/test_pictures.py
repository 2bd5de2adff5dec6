"""Every page and every announcement in every language, both ways round: all words are whole."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests
from PyQt6.QtCore import QObject

from client.api import Api
from client.printer import Condition, RecordingPrinter
from client.speech import RecordingSound
from contract.commands import OpenCounter
from contract.enums import Role
from contract.snapshots import Expected, Menu
from contract.texts import PROGRAM_LANGUAGES
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import SIZES, look, whole
from tests.parts.hall import RunningServer
from tests.parts.languages import NOTICE

pytestmark = pytest.mark.gui


def open_counters(hall: RunningServer) -> None:
    """With counters open, every service has a wait to show."""
    catalogue = Api(hall.url, hall.token(Role.GREETER)).catalogue(hall.centre)
    for counter in catalogue.counters:
        api = Api(hall.url, hall.token(Role.OPERATOR, counter=counter.id))
        api.send(OpenCounter(command_id=uuid4(), counter=counter.id))


@pytest.mark.parametrize("way", SIZES)
def test_every_page_is_whole(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Sequence[str],
    way: str,
) -> None:
    open_counters(hall)
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False, headset=RecordingSound())
    for language in languages:
        each = languages == PROGRAM_LANGUAGES
        every_page(visitor, f"{language}-{way}", language, each=each)
        on_paper_and_without(visitor, printer, f"{language}-{way}", language)
        without_the_server(visitor, f"{language}-{way}", language)


@pytest.mark.parametrize("way", SIZES)
def test_the_largest_text_in_high_contrast_and_reach_mode_is_whole(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Sequence[str], way: str
) -> None:
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False, headset=RecordingSound())
    access = visitor.kiosk.accessibility
    for language, palette in zip(languages, ("contrast", "contrast_light") * 3, strict=False):
        visitor.kiosk.journey.chooseLanguage(language)
        access.setProperty("text", "largest")
        access.setProperty("palette", palette)
        access.setProperty("reach", True)
        name = f"{language}-{way}-{palette}"
        one_visit(visitor, name)
        assert access.property("text") == "normal", "the next visitor begins as usual"


@pytest.mark.parametrize("way", SIZES)
def test_long_waits_and_services_that_no_counter_serves_are_whole(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Sequence[str], way: str
) -> None:
    printer.condition = Condition.PAPER_OUT
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False, headset=RecordingSound())
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
        kiosk.journey.chooseGroup(f"{centre}.identity")
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


def one_visit(visitor: Visitor, name: str) -> None:
    """Go over every page once, as a visitor would."""
    journey, window = visitor.kiosk.journey, visitor.window
    look(visitor, f"1-start-{name}")
    visitor.kiosk.browsing.setProperty("way", "agency")
    look(visitor, f"2-agencies-{name}")
    journey.search()
    for letter in list(visitor.kiosk.browsing.property("letters"))[:2]:
        visitor.kiosk.browsing.type(letter)
    look(visitor, f"3-search-{name}")
    journey.back()
    visitor.kiosk.browsing.setProperty("way", "category")
    journey.chooseGroup(f"{visitor.centre}.identity")
    look(visitor, f"4-services-{name}")
    journey.chooseService(f"{visitor.centre}.child-identity-card")
    look(visitor, f"5-service-{name}")
    journey.chooseOptions()
    look(visitor, f"6-options-{name}")
    for panel in ("accessPanel", "languagePanel"):
        item = window.findChild(QObject, panel)
        assert item is not None
        item.setProperty("open", True)
        look(visitor, f"7-{panel}-{name}")
        item.setProperty("open", False)
    for state in ("called", "failed"):
        visitor.kiosk.help._set(state)
        look(visitor, f"7-help-{state}-{name}")
    visitor.kiosk.help.dismiss()
    journey.take()
    visitor.comes_to(Step.TICKET)
    look(visitor, f"8-ticket-{name}")
    journey.leave()


def every_page(visitor: Visitor, name: str, language: str, *, each: bool) -> None:
    """Go over every page, and through each service or the longest of each category."""
    journey = visitor.kiosk.journey
    journey.chooseLanguage(language)
    one_visit(visitor, name)
    journey.chooseLanguage(language)
    offer = journey.offer
    assert offer is not None
    for category in offer.catalogue.categories:
        journey.chooseGroup(category.id)
        whole(visitor, f"{name} {category.id}")
        services = [one for one in offer.catalogue.services if one.category == category.id]
        if not each:
            services = [max(services, key=lambda one: len(one.model_dump_json()))]
        for service in services:
            if journey.at is Step.SERVICES:
                journey.chooseService(service.id)
            whole(visitor, f"{name} {service.id}")
            journey.back()
        if journey.at is Step.SERVICES:
            journey.back()
    journey.leave()


def on_paper_and_without(
    visitor: Visitor, printer: RecordingPrinter, name: str, language: str
) -> None:
    """Take a ticket while there is no paper."""
    journey = visitor.kiosk.journey
    printer.condition = Condition.PAPER_OUT
    visitor.printer_is(Condition.PAPER_OUT)
    journey.chooseLanguage(language)
    journey.chooseGroup(f"{visitor.centre}.identity")
    journey.chooseService(f"{visitor.centre}.identity-card")
    look(visitor, f"no-paper-service-{name}")
    journey.take()
    visitor.comes_to(Step.SHOWN)
    look(visitor, f"no-paper-ticket-{name}")
    journey.leave()
    printer.condition = Condition.READY
    visitor.printer_is(Condition.READY)


def without_the_server(visitor: Visitor, name: str, language: str) -> None:
    """Lose the connection and find it again."""
    connection = visitor.kiosk.connection
    visitor.kiosk.journey.chooseLanguage(language)
    connection._away = True
    connection.state_changed.emit()
    visitor.find("noServerPage")
    look(visitor, f"no-server-{name}")
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


@pytest.mark.parametrize("way", SIZES)
def test_a_paused_a_closed_hall_and_notices_are_whole(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Sequence[str],
    way: str,
) -> None:
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, keeps=False, headset=RecordingSound())
    journey, announcing = visitor.kiosk.journey, visitor.kiosk.announcing
    manager = Manager(hall)
    manager.give("notices", texts=NOTICE)
    visitor.find("noticeLine")
    look(visitor, f"notice-start-{way}")
    end = (hall.now() + timedelta(hours=2)).replace(minute=30)
    manager.give("suspend", reason="drill", expected_end=end.isoformat())
    visitor.find("closedPage")
    texts = " ".join(visitor.texts())
    for words in ("Təlim keçirilir", "Hər kəsin yeri saxlanılır", "until about 12:30"):
        assert words in texts
    look(visitor, f"paused-{way}")
    manager.give("resume")
    visitor.find("startPage")

    manager.give("notices", texts=dict.fromkeys(PROGRAM_LANGUAGES, "2"))
    visitor.qtbot.waitUntil(announcing._turning.isActive, timeout=5000)
    seen = set()
    for _ in range(2):
        seen.add(announcing.notice)
        announcing._go_on()
    assert seen == {NOTICE["az"], "2"}

    service = f"{hall.centre}.identity-card"
    manager.give("suspend", f"services/{service}", reason="technical", expected_end=end.isoformat())
    for language in languages:
        journey.chooseLanguage(language)
        announcing._turn = 0
        announcing.changed.emit()
        visitor.find("startPage")
        assert NOTICE[language] in visitor.texts()
        look(visitor, f"notice-start-{language}-{way}")
        journey.chooseGroup(f"{hall.centre}.identity")
        journey.chooseService(service)
        visitor.qtbot.waitUntil(
            lambda: "12:30" in str(visitor.find("closedReason").property("words")), timeout=5000
        )
        assert visitor.sees("take") is None
        look(visitor, f"paused-service-{language}-{way}")
        journey.leave()

    manager.give("intake/stop")
    visitor.find("closedPage")
    assert visitor.text("closedWords") == "Bu gün daha bilet verilmir"
    look(visitor, f"closed-{way}")
