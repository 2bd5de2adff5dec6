"""Signing in at a counter: every step, every language, every size."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from client.net.endpoint import Endpoint
from client.net.enrolment import Enrolment
from client.net.identity import IdentityFile
from client.program.engine import KitEngine, load_fonts
from client.program.windows import WindowSpec
from contract.access import Step
from contract.enums import Role
from contract.errors import ProblemType
from counter.app import TEXTS
from counter.program import SIGN_IN
from counter.signing_in import SigningIn
from tests.gui.client.doors import DESK, Close, Key, Page, open_page
from tests.gui.window import FINGER
from tests.parts.fake_hall import OFFERED_SECRET, RIGHT_DIGITS, FakeHall, FakePerson
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui


WINDOWS = {"window": DESK, "small": (1024, 640)}


class Desk:
    """A counter's PC and an operator."""

    def __init__(self, page: Page, signing: SigningIn, hall: FakeHall) -> None:
        self.page = page
        self.signing = signing
        self.hall = hall
        self.sessions: list[Any] = []
        signing.signed_in.connect(self.sessions.append)

    def comes_to(self, step: str) -> None:
        self.page.until(lambda: self.signing.page == step and not self.signing.busy)

    def enter(self, name: str, password: str) -> None:
        """By hand: a person takes a moment for each character."""
        self.page.until(lambda: self.page.focus() == "login_input")
        self.page.type(name, pause=0.06)
        self.page.press(Key.Key_Return)
        self.page.until(lambda: self.page.focus() == "password_input")
        self.page.type(password)
        self.page.press(Key.Key_Return)


@pytest.fixture
def over() -> bool:
    return False


@pytest.fixture
def desk(qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path, over: bool) -> Desk:
    load_fonts()
    file = IdentityFile(tmp_path / "counter.json", Role.COUNTER)
    enrolment = Enrolment(file, Role.COUNTER)
    status = enrolment.begin(hall.address)
    hall.confirm(status.code)
    endpoint = Endpoint.of_device(enrolment.poll(status).identity)
    engine = KitEngine((TEXTS,), "en")
    signing = SigningIn(endpoint, engine.wordings, "sign_in_over" if over else "")
    signing.set_place("Counter 12")
    spec = WindowSpec(
        qml=SIGN_IN,
        properties={"signing": signing, "usualWidth": DESK[0], "usualHeight": DESK[1]},
        ready=lambda: True,
        close=signing.close,
    )
    return Desk(open_page(qtbot, closes, spec, engine, DESK), signing, hall)


@pytest.mark.parametrize("over", [True])
def test_every_step_of_signing_in_is_whole(
    desk: Desk, hall: FakeHall, languages: Languages, tmp_path: Path
) -> None:
    page = desk.page
    page.languages = languages
    hall.people["leyla"] = FakePerson(
        "Leyla Məmmədova-Əliyeva", "first", [Step.PASSWORD, Step.NEW_FACTOR]
    )
    page.look("sign-in", WINDOWS)
    desk.enter("leyla", "WRONG")
    page.until(lambda: desk.signing.fault)
    page.find("password_input").forceActiveFocus()
    page.press(Key.Key_A)
    FINGER.keyClick(page.window, "A")
    page.until(lambda: page.sees("capsLock"))
    hall.refuse["sessions"] = [
        (ProblemType.TOO_MANY_ATTEMPTS, "Too many wrong tries from here.", 30)
    ]
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
    desk.signing.choosePassword("a password that is long enough", "a password that is long enough")
    desk.comes_to("new_factor")
    page.until(lambda: desk.signing.picture)
    page.until(lambda: page.find("qr").width() > 30)
    page.look("new-factor", WINDOWS)
    for width, height in WINDOWS.values():
        page.window.resize(width, height)
        page.qtbot.wait(30)
        path = tmp_path / "square.png"
        assert page.window.grabWindow().save(str(path), quality=85)
        with Image.open(path) as picture:
            (code,) = zxingcpp.read_barcodes(picture)
        assert f"secret={OFFERED_SECRET}" in code.text
    shown = page.find("secret").property("text").strip("\u2066\u2069")
    assert shown.split(" ")[0] == OFFERED_SECRET[:4]
    page.window.resize(*DESK)
    page.type("12")
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.fault)
    page.look("new-factor-wrong", WINDOWS, fail("The code is wrong, or it was used before."))


def test_signing_in_by_keys_alone_through_every_step(desk: Desk, hall: FakeHall) -> None:
    page = desk.page
    hall.people["leyla"] = FakePerson("Leyla", "first", [Step.PASSWORD, Step.NEW_FACTOR])
    desk.enter("leyla", "wrong")
    page.until(lambda: page.says("sign_in") and desk.signing.fault)
    assert desk.signing.fault == "Name or password is wrong."
    # What was typed stays, to be corrected.
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
    assert session.endpoint.bearer.now in hall.sessions


def test_the_second_factor_and_the_way_back(desk: Desk, hall: FakeHall) -> None:
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
    # A code counts although its answer was lost.
    hall.lose["sessions/me/factor"] = 1
    page.type("123 456")
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)


@pytest.mark.parametrize("place", ["field", "nowhere", "button"])
def test_a_badge_is_held_to_the_scanner(desk: Desk, hall: FakeHall, place: str) -> None:
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


def test_a_silent_server_and_a_session_that_ends_in_between(
    desk: Desk, hall: FakeHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter.session.ONE_TRY_SECONDS", 0.6)
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
    assert page.says("sign_in_over")


def test_what_is_typed_is_checked_and_hidden(desk: Desk) -> None:
    page = desk.page
    desk.signing.signIn("", "x")
    assert page.says("sign_in_missing")
    desk.signing.signIn("two words", "x")
    assert page.says("sign_in_name_odd")
    assert not desk.signing.busy
    # Nothing of a wrong badge stays.
    page.until(lambda: page.focus() == "login_input")
    page.type("B-0000-00")
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.fault == "Name or password is wrong.")
    assert page.find("login_input").property("text") == ""
    # The password is never shown.
    field = page.find("password_input")
    field.forceActiveFocus()
    page.type("s3cret")
    assert field.property("text") == "s3cret"
    shown = str(field.property("displayText"))
    assert len(shown) == 6
    assert set(shown).isdisjoint("s3cret")
