"""Setting a kiosk up: on its own screen at the first start, from the service menu, and from the
console."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PyQt6 import sip
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.api import Bearer
from client.net.endpoint import Endpoint
from client.printer.port import Condition
from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.windows import Windows, show
from contract.device_settings import DeviceSettings
from contract.enums import Role
from kiosk import app
from kiosk.set_up import set_up_window
from kiosk.settings import KioskSettings, is_first_start, remembered
from tests.gui.kiosk.conftest import PANELS, USUAL, Opened, Visitor
from tests.gui.kiosk.looking import WAYS, look_once
from tests.gui.kiosk.service_menu import code_of, enter
from tests.gui.window import present, rect
from tests.parts.emupos import EmuPos
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui


class FirstStart(Visitor):
    """A person who sets a new kiosk up."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        engine = KitEngine((app.TEXTS,), "en")
        self.settings = KioskSettings(folder=folder)
        self.done: list[KioskSettings] = []
        self.spec = set_up_window(
            engine, self.settings, lambda: self.done.append(remembered(self.settings))
        )
        window = show(engine, self.spec, ScreenOptions(size=PANELS[USUAL][0]))
        self.set_up: Any = self.spec.properties["setUp"]
        self.access: Any = self.spec.properties["access"]
        kiosk: Any = SimpleNamespace(accessibility=self.access)
        super().__init__(qtbot, engine, kiosk, present(window), "")
        self.until(self.window.isExposed)
        self.panel_is(24)

    def panel_is(self, inches: float) -> None:
        """What the panel of a test says of itself is nothing to go by."""
        self.set_up.turnInches(inches - self.set_up.property("inches"))

    def type(self, address: str) -> None:
        for sign in address:
            for _ in range(10):
                if self.sees(f"letter-{sign}") is not None:
                    break
                self.touch("moreLetters")
            self.touch(f"letter-{sign}")


@pytest.fixture
def person(qtbot: QtBot, qapp: QGuiApplication, tmp_path: Path) -> Iterator[FirstStart]:
    load_fonts()
    person = FirstStart(qtbot, tmp_path / "new")
    yield person
    person.window.close()
    sip.delete(person.engine)
    person.spec.close()
    assert not person.unfit


def test_a_new_kiosk_asks_for_language_panel_and_printer(person: FirstStart) -> None:
    with EmuPos() as printer:
        assert is_first_start(person.settings)
        person.touch("choice-ru")
        assert person.text("staffHeading") == "Язык начального экрана"
        person.touch("choice-en")
        person.touch("setUpNext")
        before = rect(person.find("ruler")).width()
        person.touch("smaller", times=5)
        person.settle()
        assert rect(person.find("ruler")).width() > before
        inches = person.set_up.property("inches")
        assert person.text("inches") == f"{inches:g} inches"
        assert rect(person.find("ruler")).width() == pytest.approx(
            100 * person.access.property("mm"), abs=1
        )
        person.touch("setUpNext")
        person.touch("choice-network")
        person.type("1:x")
        person.touch("setUpNext")
        person.until(lambda: "This is not an address." in person.texts())
        person.set_up.address.set(f"127.0.0.1:{printer.port}")
        person.touch("setUpNext")
        person.until(lambda: "There is paper" in person.texts())
        person.touch("setUpTest")
        assert len(printer.await_receipts(1)) == 1
        person.until(lambda: any("Printed." in one for one in person.texts()))
        person.touch("paper-58")
        person.touch("setUpNext")
        person.until(lambda: person.done)
        (settings,) = person.done
        address = f"tcp://127.0.0.1:{printer.port}"
        wanted = ("en", inches, address, 384)
        assert (settings.language, settings.inches, settings.printer, settings.paper_dots) == wanted
        again = remembered(person.settings)
        assert (again.language, again.inches, again.printer, again.paper_dots) == wanted
        assert not is_first_start(again)


def test_set_up_that_is_not_answered_ends_by_itself(person: FirstStart) -> None:
    person.set_up._timer.setInterval(1)
    person.until(lambda: person.done)
    assert person.done == [person.settings]
    assert is_first_start(remembered(person.settings)), "the next start asks again"


def test_a_kiosk_with_settings_or_with_a_past_asks_nothing(tmp_path: Path) -> None:
    new, known = tmp_path / "new", tmp_path / "known"
    known.mkdir()
    (known / "hall.json").write_text("{}")
    assert is_first_start(KioskSettings(folder=new))
    assert not is_first_start(KioskSettings(folder=new, inches=24))
    assert not is_first_start(KioskSettings(folder=new, printer=""))
    assert not is_first_start(KioskSettings(folder=known))


def test_set_up_from_the_service_menu(open_kiosk: Opened, tmp_path: Path) -> None:
    visitor = open_kiosk(None)
    enter(visitor, code_of(visitor))
    kiosk = visitor.kiosk
    visitor.touch("service-set_up")
    visitor.touch("choice-en")
    visitor.touch("setUpNext")
    assert "under “Devices”" in visitor.text("staffWords"), "--inches was given"
    visitor.touch("setUpNext")
    kiosk.service.set_up.choose(f"file:{tmp_path / 'lp0'}")
    visitor.printer_is(Condition.READY)
    visitor.touch("setUpNext")
    visitor.find("service-status")
    visitor.touch("serviceLeave")
    visitor.until(lambda: "What brings you here?" in visitor.texts())
    assert kiosk.paper.promised


@pytest.mark.parametrize("way", WAYS)
def test_every_page_is_whole(person: FirstStart, languages: Languages, way: str) -> None:
    size, inches = PANELS[way]
    set_up = person.set_up
    person.window.resize(*size)
    person.panel_is(inches)
    person.languages, person.way = languages, way
    for language in languages.checked:
        set_up.choose(language)
        look_once(person, "set-up-language")
        set_up.next()
        look_once(person, "set-up-panel")
        set_up.next()
        set_up.choose("file:/dev/null")
        look_once(person, "set-up-printer")
        set_up.choose("network")
        set_up.address.type("1")
        look_once(person, "set-up-address")
        set_up.back()
        set_up.back()
        set_up.back()


def test_the_program_begins_with_it_and_goes_on_with_settings_of_the_console(
    qtbot: QtBot,
    qapp: QGuiApplication,
    hall: RunningServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load_fonts()
    wanted = DeviceSettings(printer="tcp://127.0.0.1:9", inches=32, volume=100, language="ru")
    program: Any = SimpleNamespace(with_settings=lambda own: own.with_device(wanted))
    endpoint = Endpoint(hall.url, Bearer(hall.token(Role.KIOSK)))

    def run(*given: Any) -> int:
        *_, options, look, enter, _, before = given
        windows = Windows(options, look, "en")
        assert windows.open(before(windows, lambda engine: enter(engine, endpoint, program)))
        # It is not answered for a long time.
        set_up: Any = windows.spec.properties["setUp"]
        set_up._timer.setInterval(1)
        qtbot.waitUntil(lambda: windows.shows and "session" in windows.spec.properties)
        has_settings_of_the_console(qtbot, windows, wanted, hall.centre)
        windows.close()
        return 0

    monkeypatch.setattr(app, "run_device", run)
    settings = KioskSettings(folder=tmp_path, headset=f"file:{tmp_path}/sound")
    assert app.run_kiosk(settings, ScreenOptions(size=PANELS[USUAL][0])) == 0


def has_settings_of_the_console(
    qtbot: QtBot, windows: Windows, wanted: DeviceSettings, centre: str
) -> None:
    """They cannot be changed at the kiosk, and others can come while no visitor is there."""
    spec = windows.spec
    parts: Any = spec.properties
    session, service = parts["session"], parts["service"]
    qtbot.waitUntil(lambda: session.known and present(windows._engine).wordings.language == "ru")
    assert parts["access"].inches == 32
    assert service.property("volume") == 0
    service.set_up.open()
    assert service.set_up.property("locked")
    assert service.set_up.property("printer") == wanted.printer
    session.chooseGroup(f"{centre}.identity")
    assert not spec.can_change()
    session.leave()
    qtbot.waitUntil(spec.can_change)
