"""What the hall tells everybody stands on the kiosk: suspension and notices, whole words."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests

from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from kiosk.printer import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.test_pictures import PICTURES, SIZES, faults, settle
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

NOTICE = {
    "az": "Notariat bu gün saat 16:00-da bağlanır. Sabah saat 9:00-dan işləyir.",
    "en": "The notary closes at 16:00 today and is there again tomorrow from 9:00.",
    "ru": "Нотариус сегодня работает до 16:00, завтра — снова с 9:00.",
    "id": "Notaris hari ini tutup pukul 16:00 dan buka lagi besok pukul 9:00.",
    "fr": "Le notaire ferme aujourd’hui à 16 h ; il est de retour demain dès 9 h.",
    "ar": "يغلق كاتب العدل اليوم الساعة 16:00 ويعود غدًا من الساعة 9:00.",
}


class Manager:
    """Somebody in charge, over the API."""

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
    settle(visitor)
    assert faults(visitor) == [], name
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert visitor.window.grabWindow().save(str(PICTURES / f"{name}.png"))


@pytest.mark.parametrize("way", SIZES)
def test_a_hall_that_stands_still_says_so_in_every_language(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter, way: str
) -> None:
    visitor = open_kiosk(printer, size=SIZES[way])
    assert visitor.sees("stillNotice") is None
    manager = Manager(hall)
    manager.give("notices", texts=NOTICE)
    manager.give("suspend", reason="drill")
    visitor.find("stillNotice")
    texts = " ".join(visitor.texts())
    for words in ("Təlim keçirilir", "Hər kəsin yeri saxlanılır", "is paused", "приостановлена"):
        assert words in texts
    assert visitor.sees("closedNotice") is None
    look(visitor, f"still-start-{way}")
    for language in PROGRAM_LANGUAGES:
        visitor.kiosk.journey.chooseLanguage(language)
        visitor.find("categoriesPage")
        look(visitor, f"still-categories-{language}-{way}")
        visitor.kiosk.journey.leave()
    manager.give("resume")
    visitor.qtbot.waitUntil(lambda: visitor.sees("stillNotice") is None, timeout=5000)


@pytest.mark.parametrize("way", SIZES)
def test_several_notices_take_turns(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter, way: str
) -> None:
    visitor = open_kiosk(printer, size=SIZES[way])
    manager = Manager(hall)
    manager.give("notices", texts=NOTICE)
    visitor.find("noticeLine")
    look(visitor, f"notice-start-{way}")
    manager.give("notices", texts=dict.fromkeys(PROGRAM_LANGUAGES, "2"))
    announcing = visitor.kiosk.announcing
    visitor.qtbot.waitUntil(announcing._turning.isActive, timeout=5000)
    seen = set()
    for _ in range(2):
        seen.add(announcing.notice)
        announcing._go_on()
    assert seen == {NOTICE["az"], "2"}
    for language in PROGRAM_LANGUAGES:
        visitor.kiosk.journey.chooseLanguage(language)
        announcing._turn = 0
        announcing.changed.emit()
        visitor.find("categoriesPage")
        assert NOTICE[language] in visitor.texts()
        look(visitor, f"notice-categories-{language}-{way}")
        visitor.kiosk.journey.leave()


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_a_service_that_stands_still_says_when_it_goes_on(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter, language: str
) -> None:
    visitor = open_kiosk(printer)
    end = (hall.now() + timedelta(hours=2)).replace(minute=30)
    service = f"services/{hall.centre}.identity-card"
    Manager(hall).give("suspend", service, reason="technical", expected_end=end.isoformat())
    visitor.walk_to(Step.SERVICE, language)
    notice = visitor.find("closedReason")
    assert "12:30" in str(notice.property("words"))
    assert visitor.sees("take") is None
    look(visitor, f"still-service-{language}")
