"""The pages on which devices and people become known: every state, every language, every size."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PyQt6 import sip
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from client.device import PAIRING
from client.engine import QML, KitEngine, load_fonts
from client.enrolment import Enrolment
from client.finding import FoundServer, Tell
from client.identity import IdentityFile
from client.options import ScreenOptions
from client.pairing import Pairing, State
from client.signing_in import SigningIn
from client.stage import Scene, show
from client.way import Way
from contract.access import Step
from contract.errors import ProblemType
from contract.texts import PROGRAM_LANGUAGES
from contract.words import Role
from tests.parts.fake_hall import OFFERED_SECRET, RIGHT_DIGITS, FakeHall, FakePerson
from tests.parts.hall import ROOT

pytestmark = pytest.mark.gui

PICTURES = ROOT / "build/pictures/doors"
"""Where pictures are kept, to be looked at."""

_FINGER: Any = QTest
"""The stubs know its functions as methods."""

Key = Qt.Key


class Silence:
    """A finder that tells what a test wants."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell

    def close(self) -> None:
        pass


class Page:
    """A page in its window: driven by keys and touches, read by what it shows."""

    def __init__(self, qtbot: QtBot, engine: KitEngine, window: QQuickWindow) -> None:
        self.qtbot = qtbot
        self.engine = engine
        self.window = window
        _FINGER.qWaitForWindowExposed(window)
        window.requestActivate()

    def items(self) -> Iterator[QQuickItem]:
        root = self.window.contentItem()
        assert root is not None
        left = [root]
        while left:
            item = left.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                left.extend(item.childItems())

    def sees(self, name: str) -> QQuickItem | None:
        return next((one for one in self.items() if one.objectName() == name), None)

    def find(self, name: str) -> QQuickItem:
        self.until(lambda: self.sees(name) is not None)
        item = self.sees(name)
        assert item is not None
        return item

    def texts(self) -> list[str]:
        found = [one.property("text") for one in self.items() if one.inherits("QQuickText")]
        return [text for text in found if text]

    def says(self, message: str, **values: str | int) -> bool:
        wanted = self.engine.wordings.say(message, **values)
        return any(wanted in text for text in self.texts())

    def until(self, holds: Callable[[], object], seconds: float = 10.0) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=round(seconds * 1000))

    def click(self, name: str) -> None:
        item = self.find(name)
        self.qtbot.wait(1)
        at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        none = Qt.KeyboardModifier.NoModifier
        _FINGER.mouseClick(self.window, Qt.MouseButton.LeftButton, none, at)

    def type(self, text: str, pause: float = 0.0) -> None:
        for sign in text:
            _FINGER.keyClick(self.window, sign)
            if pause:
                self.qtbot.wait(round(pause * 1000))

    def press(self, key: Qt.Key) -> None:
        _FINGER.keyClick(self.window, key)

    def focus(self) -> str:
        item = self.window.activeFocusItem()
        return "" if item is None else item.objectName()

    def look(
        self,
        name: str,
        sizes: dict[str, tuple[int, int]],
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        """All words are whole and inside, in every language and size; pictures are kept."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        before = str(self.engine.wordings.language)
        for size, (width, height) in sizes.items():
            self.window.resize(width, height)
            for language in PROGRAM_LANGUAGES:
                self.engine.wordings.language = language
                prepare()
                self.qtbot.wait(20)
                picture = self.window.grabWindow()
                assert picture.save(str(PICTURES / f"{name}-{size}-{language}.png"))
                assert faults(self) == [], f"{name} {size} {language}"
        self.engine.wordings.language = before


def rect(item: QQuickItem) -> QRectF:
    parent = item.parentItem()
    assert parent is not None
    return parent.mapRectToScene(QRectF(item.x(), item.y(), item.width(), item.height()))


def faults(page: Page) -> list[str]:
    """What is cut off, sticks out of the window, or lies on something else."""
    found = []
    window = QRectF(0, 0, page.window.width(), page.window.height())
    boxes: list[tuple[str, QRectF]] = []
    for item in page.items():
        if item.inherits("QQuickText") and item.property("text"):
            words, box = str(item.property("text")), rect(item)
            if item.property("truncated"):
                found.append(f"cut off: {words!r}")
            if item.property("contentWidth") > item.width() + 1:
                found.append(f"too wide: {words!r}")
            if not window.adjusted(-1, -1, 1, 1).contains(box):
                found.append(f"sticks out: {words!r} {box}")
            boxes.append((words, box))
        touched = item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextField")
        if touched and not window.contains(rect(item)):
            found.append(f"outside: {item.objectName()} {rect(item)}")
    for index, (one, place) in enumerate(boxes):
        for other, there in boxes[index + 1 :]:
            common = place.intersected(there)
            if common.width() > 1 and common.height() > 1:
                found.append(f"{one!r} lies on {other!r}")
    return found


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def hall() -> Iterator[FakeHall]:
    with FakeHall() as hall:
        yield hall


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    return IdentityFile(tmp_path / "kiosk.json", Role.KIOSK)


Close = Callable[[], None]


@pytest.fixture
def closes() -> Iterator[list[Close]]:
    closes: list[Close] = []
    yield closes
    for close in closes:
        close()


def open_page(
    qtbot: QtBot, closes: list[Close], scene: Scene, engine: KitEngine, size: tuple[int, int]
) -> Page:
    window = show(engine, scene, ScreenOptions(size=size))
    assert window is not None

    def close() -> None:
        window.close()
        sip.delete(engine)
        scene.close()

    closes.append(close)
    return Page(qtbot, engine, window)


# Pairing -----------------------------------------------------------------------

PORTRAIT = (1080, 1920)
BOARD = (1920, 1080)
DESK = (1280, 800)

KINDS = {
    Role.KIOSK: (PORTRAIT, 36.0, "day", {"portrait": PORTRAIT, "small": (720, 1280)}),
    Role.DISPLAY: (BOARD, 33.0, "night", {"board": BOARD, "small": (1280, 720)}),
    Role.COUNTER: (DESK, 16.0, "day", {"window": DESK, "small": (1024, 640)}),
}


class Door:
    """A device in front of a hall."""

    def __init__(self, page: Page, pairing: Pairing, finder: list[Silence]) -> None:
        self.page = page
        self.pairing = pairing
        self._finder = finder
        self.identities: list[Any] = []
        pairing.enrolled.connect(self.identities.append)

    def comes_to(self, state: State) -> None:
        self.page.until(lambda: self.pairing.state == state)

    def network_has(self, *servers: FoundServer) -> None:
        self._finder[0].tell(servers)


def open_door(
    qtbot: QtBot,
    closes: list[Close],
    file: IdentityFile,
    server: str = "",
    role: Role = Role.KIOSK,
    known_no_more: bool = False,
) -> Door:
    load_fonts()
    usual, font_base, palette, _ = KINDS[role]
    engine = KitEngine((), "en", palette, font_base)
    finders: list[Silence] = []

    def find(tell: Tell) -> Any:
        finders.append(Silence(tell))
        return finders[0]

    pairing = Pairing(Enrolment(file, role), engine.wordings, role, server, find, known_no_more)
    scene = Scene(
        qml=PAIRING,
        properties={"pairing": pairing, "usualWidth": usual[0], "usualHeight": usual[1]},
        ready=lambda: pairing.ready,
        close=pairing.close,
    )
    page = open_page(qtbot, closes, scene, engine, usual)
    pairing.start()
    return Door(page, pairing, finders)


@pytest.mark.parametrize("role", KINDS)
def test_every_state_of_pairing_is_whole(
    qtbot: QtBot, closes: list[Close], tmp_path: Path, hall: FakeHall, role: Role,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("client.enrolment.ONE_TRY_SECONDS", 0.2)
    file = IdentityFile(tmp_path / f"{role}.json", role)
    door = open_door(qtbot, closes, file, role=role, known_no_more=True)
    page, sizes = door.page, KINDS[role][3]
    page.look(f"{role}-looking", sizes)
    door.network_has(
        FoundServer("a", hall.address, "ASAN xidmət mərkəzi № 7, Bakı, Gənclik"),
        FoundServer("b", "https://192.0.2.17:8443", ""),
        FoundServer("c", "http://192.0.2.18:8750", "Kənd evi"),
    )
    door.comes_to(State.CHOOSING)
    page.look(f"{role}-choosing", sizes)
    door.pairing.choose("a")
    door.comes_to(State.WAITING)
    # The widest code that there can be.
    assert door.pairing._meeting is not None
    code, door.pairing._meeting = door.pairing.code, _with_code(door.pairing, "WMWM WWMW")
    page.look(f"{role}-widest", sizes)
    door.pairing._meeting = _with_code(door.pairing, code)
    page.look(f"{role}-waiting", sizes)
    hall.silent = True
    page.until(lambda: door.pairing.silent)
    page.look(f"{role}-silent", sizes)
    hall.silent = False
    hall.run_out()
    page.until(lambda: not door.pairing.silent and door.pairing.code != code)
    page.look(f"{role}-over", sizes)
    page.click("enterAddress")
    page.type("what is this")
    page.press(Key.Key_Return)
    page.until(lambda: page.sees("addressFault"))
    page.look(f"{role}-address", sizes)
    page.press(Key.Key_Escape)
    hall.refuse["enrolments"] = [(ProblemType.TOO_FAST, "Too many devices ask at once.", 60)]
    door.pairing.useAddress(hall.address.replace("127.0.0.1", "localhost"))
    door.comes_to(State.REFUSED)
    page.look(f"{role}-refused", sizes)
    hall.silent = True
    door.pairing.useAddress(hall.address)
    door.comes_to(State.UNREACHABLE)
    page.look(f"{role}-unreachable", sizes)
    file.path.unlink()
    file.path.mkdir()
    door.pairing.useAddress(hall.address)
    door.comes_to(State.FAULT)
    page.look(f"{role}-fault", sizes)
    door.page.window.resize(*KINDS[role][0])


def _with_code(pairing: Pairing, code: str) -> Any:
    from dataclasses import replace

    meeting = pairing._meeting
    assert meeting is not None
    changed = replace(meeting, code=code)
    pairing._meeting = changed
    pairing.changed.emit()
    return changed


def test_the_only_hall_is_taken_and_its_code_shown(
    qtbot: QtBot, closes: list[Close], file: IdentityFile, hall: FakeHall
) -> None:
    door = open_door(qtbot, closes, file)
    assert door.page.says("pair_looking")
    door.network_has(FoundServer("a", hall.address, "Kənd evi"))
    door.comes_to(State.WAITING)
    code = str(door.page.find("code").property("text"))
    assert code == f"\u2066{door.pairing.code}\u2069".replace(" ", "\u00a0")
    assert "Kənd evi" in str(door.page.find("hall").property("text"))
    assert door.page.sees("another") is None
    hall.confirm(door.pairing.code)
    door.page.until(lambda: door.identities)
    assert door.identities == [file.load()]


def test_one_of_several_halls_is_chosen_by_a_finger_and_changed_by_keys(
    qtbot: QtBot, closes: list[Close], file: IdentityFile, hall: FakeHall
) -> None:
    with FakeHall() as other:
        door = open_door(qtbot, closes, file)
        there = (
            FoundServer("a", hall.address, "Kənd evi"),
            FoundServer("b", other.address, "ASAN № 7"),
        )
        door.network_has(*there)
        door.comes_to(State.CHOOSING)
        door.page.click(f"server-{other.address}")
        door.comes_to(State.WAITING)
        first = door.pairing.code
        assert len(other.asking) == 1
        # Not that one: back, and to the first by the keyboard alone.
        door.page.press(Key.Key_Tab)
        door.page.until(lambda: door.page.focus() == "another")
        door.page.press(Key.Key_Return)
        door.comes_to(State.CHOOSING)
        door.page.until(lambda: door.page.focus().startswith("server-"))
        door.page.press(Key.Key_Down)
        door.page.press(Key.Key_Up)
        door.page.press(Key.Key_Return)
        door.comes_to(State.WAITING)
        assert door.pairing.address == hall.address
        assert door.pairing.code != first
        # The choice is gone, the hall stays.
        door.network_has()
        qtbot.wait(50)
        assert door.pairing.state == State.WAITING


def test_an_address_is_typed(
    qtbot: QtBot, closes: list[Close], file: IdentityFile, hall: FakeHall
) -> None:
    door = open_door(qtbot, closes, file)
    page = door.page
    page.press(Key.Key_Tab)
    assert page.focus() == "enterAddress"
    page.press(Key.Key_Return)
    page.until(lambda: page.focus() == "address_input")
    page.type("hall of fame")
    page.press(Key.Key_Return)
    page.until(lambda: page.says("pair_address_fault"))
    for _ in range(len("hall of fame")):
        page.press(Key.Key_Backspace)
    assert not page.says("pair_address_fault")
    page.type(hall.address.removeprefix("http://"))
    page.press(Key.Key_Return)
    door.comes_to(State.WAITING)
    assert page.sees("address") is None


def test_a_hall_that_is_not_there_yet_is_asked_again(
    qtbot: QtBot, closes: list[Close], file: IdentityFile, hall: FakeHall,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("client.enrolment.ONE_TRY_SECONDS", 0.2)
    hall.stop()
    door = open_door(qtbot, closes, file, hall.address)
    door.comes_to(State.UNREACHABLE)
    hall.start()
    door.comes_to(State.WAITING)
    code = door.pairing.code
    hall.stop()
    door.page.until(lambda: door.pairing.silent)
    # The manager may be on the way with it.
    assert door.pairing.code == code
    assert door.page.sees("code") is not None
    hall.start()
    door.page.until(lambda: not door.pairing.silent)
    assert door.pairing.code == code


# Signing in ----------------------------------------------------------------------

WINDOWS = {"window": DESK, "small": (1024, 640)}


class Desk:
    """A counter's PC, and somebody before it."""

    def __init__(self, page: Page, signing: SigningIn, hall: FakeHall) -> None:
        self.page = page
        self.signing = signing
        self.hall = hall
        self.sessions: list[Any] = []
        signing.signed_in.connect(self.sessions.append)

    def comes_to(self, step: str) -> None:
        self.page.until(lambda: self.signing.page == step and not self.signing.busy)

    def enter(self, name: str, password: str) -> None:
        """By hand: a person takes a moment for each sign."""
        self.page.until(lambda: self.page.focus() == "login_input")
        self.page.type(name, pause=0.06)
        self.page.press(Key.Key_Return)
        self.page.until(lambda: self.page.focus() == "password_input")
        self.page.type(password)
        self.page.press(Key.Key_Return)


def open_desk(
    qtbot: QtBot,
    closes: list[Close],
    hall: FakeHall,
    tmp_path: Path,
    notice: str = "",
    language: str = "en",
) -> Desk:
    load_fonts()
    file = IdentityFile(tmp_path / "counter.json", Role.COUNTER)
    enrolment = Enrolment(file, Role.COUNTER)
    meeting = enrolment.begin(hall.address)
    hall.confirm(meeting.code)
    way = Way.enrolled(enrolment.poll(meeting).identity)
    engine = KitEngine((), language)
    signing = SigningIn(way, engine.wordings, notice, "Counter 12")
    scene = Scene(
        qml=QML / "SignInWindow.qml",
        properties={"signing": signing, "usualWidth": DESK[0], "usualHeight": DESK[1]},
        ready=lambda: True,
        close=signing.close,
    )
    return Desk(open_page(qtbot, closes, scene, engine, DESK), signing, hall)


def test_every_step_of_signing_in_is_whole(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    long = "Your session was ended by a manager, because the counter was given to somebody else."
    desk = open_desk(qtbot, closes, hall, tmp_path, notice=long)
    page = desk.page
    hall.people["leyla"] = FakePerson(
        "Leyla Məmmədova-Əliyeva", "first", [Step.PASSWORD, Step.NEW_FACTOR]
    )
    page.look("sign-in", WINDOWS)
    desk.enter("leyla", "WRONG")
    page.until(lambda: desk.signing.fault)
    page.find("password_input").forceActiveFocus()
    page.press(Key.Key_A)
    _FINGER.keyClick(page.window, "A")
    page.until(lambda: page.sees("capsLock"))
    hall.refuse["sessions"] = [(ProblemType.BARRED, "Too many wrong tries from here.", 30)]
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.barred)

    def fail(sentence: str) -> Callable[[], None]:
        def say() -> None:
            desk.signing._fault = sentence
            desk.signing.changed.emit()

        return say

    # The worst that there can be at once.
    barred = "Too many wrong tries from this counter. Sign in again later, or ask a manager."
    page.look("sign-in-barred", WINDOWS, fail(barred))
    desk.signing._barred_until = 0.0
    desk.signing._tick()
    for _ in range(10):
        page.press(Key.Key_Backspace)
    page.type("first")
    page.press(Key.Key_Return)
    desk.comes_to("password")
    page.look("password", WINDOWS)
    page.type("short")
    page.press(Key.Key_Return)
    page.type("short")
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.fault)
    weak = "At least ten signs, please: a sentence of a few words is best, and easy to remember."
    page.look("password-weak", WINDOWS, fail(weak))
    desk.signing.choosePassword("long enough for anybody", "long enough for anybody")
    desk.comes_to("new_factor")
    page.until(lambda: desk.signing.picture)
    page.until(lambda: page.find("qr").width() > 30)
    page.look("new-factor", WINDOWS)
    page.window.resize(*DESK)
    page.type("12")
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.fault)
    page.look("new-factor-wrong", WINDOWS, fail("The code is wrong, or it was used before."))


def test_the_square_can_be_scanned_at_every_size(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    hall.people["leyla"] = FakePerson("Leyla", "secret", [Step.NEW_FACTOR])
    desk.enter("leyla", "secret")
    desk.comes_to("new_factor")
    desk.page.until(lambda: desk.page.find("qr").width() > 30)
    for width, height in WINDOWS.values():
        desk.page.window.resize(width, height)
        qtbot.wait(30)
        path = tmp_path / "square.png"
        assert desk.page.window.grabWindow().save(str(path))
        with Image.open(path) as picture:
            (code,) = zxingcpp.read_barcodes(picture)
        assert f"secret={OFFERED_SECRET}" in code.text
    assert (
        desk.page.find("secret").property("text").strip("\u2066\u2069").split(" ")[0]
        == (OFFERED_SECRET[:4])
    )


def test_signing_in_by_keys_alone_through_every_step(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    page = desk.page
    hall.people["leyla"] = FakePerson("Leyla", "first", [Step.PASSWORD, Step.NEW_FACTOR])
    desk.enter("leyla", "wrong")
    page.until(lambda: page.says("sign_in") and desk.signing.fault)
    assert desk.signing.fault == "Name or password is wrong."
    # What was typed stays, to be mended.
    for _ in range(5):
        page.press(Key.Key_Backspace)
    assert desk.signing.fault == ""
    page.type("first")
    page.press(Key.Key_Return)
    desk.comes_to("password")
    page.until(lambda: page.focus() == "newPassword_input")
    page.type("a long sentence")
    page.press(Key.Key_Return)
    page.type("a long sentense")
    page.press(Key.Key_Return)
    assert page.says("password_differs")
    for _ in range(4):
        page.press(Key.Key_Backspace)
    page.type("ence")
    page.press(Key.Key_Return)
    desk.comes_to("new_factor")
    page.until(lambda: page.focus() == "digits_input")
    page.type("1234")
    page.press(Key.Key_Return)
    assert page.says("factor_digits")
    page.type("56")
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)
    (session,) = desk.sessions
    assert session.signed_in.name == "Leyla"
    assert session.way.bearer.now in hall.sessions


def test_the_second_factor_and_the_way_back(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    page = desk.page
    hall.people["rauf"] = FakePerson("Rauf", "secret", [Step.FACTOR])
    desk.enter("rauf", "secret")
    desk.comes_to("factor")
    page.look("factor", WINDOWS)
    page.window.resize(*DESK)
    page.type("000000")
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.fault == "The code is wrong.")
    page.press(Key.Key_Tab)
    page.until(lambda: page.focus() == "leave")
    page.press(Key.Key_Return)
    desk.comes_to("sign_in")
    page.until(lambda: hall.ended)
    desk.enter("rauf", "secret")
    desk.comes_to("factor")
    page.type("123 456")
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)


def test_a_code_whose_answer_was_lost_counts(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    hall.people["rauf"] = FakePerson("Rauf", "secret", [Step.FACTOR])
    desk.enter("rauf", "secret")
    desk.comes_to("factor")
    hall.lose["sessions/me/factor"] = 1
    desk.page.type(RIGHT_DIGITS)
    desk.page.press(Key.Key_Return)
    desk.page.until(lambda: desk.sessions)


@pytest.mark.parametrize("place", ["field", "nowhere", "button"])
def test_a_badge_is_held_to_the_scanner(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path, place: str
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    page = desk.page
    hall.people["leyla"] = FakePerson("Leyla", "secret", badge="B-0042-17")
    page.until(lambda: page.focus() == "login_input")
    if place == "nowhere":
        page.find("signInPage").forceActiveFocus()
        item = page.window.activeFocusItem()
        assert item is not None
        item.setFocus(False)
    elif place == "button":
        page.find("go").forceActiveFocus()
    page.type("B-0042-17")
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)
    assert page.sees("login") is None


def test_a_wrong_badge_is_refused_and_nothing_of_it_stays(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    page = desk.page
    page.until(lambda: page.focus() == "login_input")
    page.type("B-0000-00")
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.fault)
    assert page.find("login_input").property("text") == ""


def test_too_many_wrong_tries(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    page = desk.page
    hall.people["leyla"] = FakePerson("Leyla", "secret")
    hall.refuse["sessions"] = [(ProblemType.BARRED, "Too many wrong tries.", 2)]
    desk.enter("leyla", "secret")
    page.until(lambda: desk.signing.barred)
    assert page.says("sign_in_barred", n=2)
    assert not page.find("go").isEnabled()
    page.press(Key.Key_Return)
    assert not desk.signing.busy
    page.until(lambda: not desk.signing.barred)
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)


def test_a_silent_hall_and_a_session_that_ends_in_between(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("client.session.ONE_TRY_SECONDS", 0.6)
    desk = open_desk(qtbot, closes, hall, tmp_path)
    page = desk.page
    hall.people["rauf"] = FakePerson("Rauf", "secret", [Step.FACTOR])
    hall.silent = True
    desk.enter("rauf", "secret")
    page.until(lambda: page.says("sign_in_working"))
    page.until(lambda: page.says("sign_in_no_answer"))
    hall.silent = False
    page.press(Key.Key_Return)
    desk.comes_to("factor")
    hall.sessions.clear()
    page.type(RIGHT_DIGITS)
    page.press(Key.Key_Return)
    desk.comes_to("sign_in")
    assert page.find("notice").property("sentence") == "Your session has ended."


def test_names_that_are_none_are_told_without_asking(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    desk.signing.signIn("", "x")
    assert desk.page.says("sign_in_missing")
    desk.signing.signIn("two words", "x")
    assert desk.page.says("sign_in_name_odd")
    assert not desk.signing.busy


def test_the_password_is_never_shown(
    qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, closes, hall, tmp_path)
    field = desk.page.find("password_input")
    field.forceActiveFocus()
    desk.page.type("s3cret")
    assert field.property("text") == "s3cret"
    shown = str(field.property("displayText"))
    assert len(shown) == 6
    assert set(shown).isdisjoint("s3cret")
