"""Signing in at a counter: every step, every language, every size."""

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

    def __init__(self, page: Page, signing: SigningIn) -> None:
        self.page = page
        self.signing = signing
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
def desk(qtbot: QtBot, closes: list[Close], hall: FakeHall, tmp_path: Path) -> Desk:
    load_fonts()
    file = IdentityFile(tmp_path / "counter.json", Role.COUNTER)
    enrolment = Enrolment(file, Role.COUNTER)
    status = enrolment.begin(hall.address)
    hall.confirm(status.code)
    endpoint = Endpoint.of_device(enrolment.poll(status).identity)
    engine = KitEngine((TEXTS,), "en")
    signing = SigningIn(endpoint, engine.wordings, "sign_in_over")
    signing.set_place("Counter 12")
    spec = WindowSpec(
        qml=SIGN_IN,
        properties={"signing": signing, "usualWidth": DESK[0], "usualHeight": DESK[1]},
        ready=lambda: True,
        close=signing.close,
    )
    return Desk(open_page(qtbot, closes, spec, engine, WINDOWS["small"]), signing)


def test_signing_in_by_keys_alone_through_every_step_each_of_which_is_whole(
    desk: Desk, hall: FakeHall, languages: Languages, tmp_path: Path
) -> None:
    page = desk.page
    page.languages = languages
    hall.people["leyla"] = FakePerson(
        "Leyla Məmmədova-Əliyeva", "first", [Step.PASSWORD, Step.NEW_FACTOR]
    )

    def look(name: str, fault: str = "") -> None:
        """Look at the step, and at the worst that there can be on it at once."""

        def say() -> None:
            desk.signing._fault = fault
            desk.signing.changed.emit()

        page.look(name, WINDOWS, say)

    look("sign-in")
    desk.enter("leyla", "WRONG")
    page.until(lambda: desk.signing.fault == "Name or password is wrong.")
    page.find("password_input").forceActiveFocus()
    page.press(Key.Key_A)
    FINGER.keyClick(page.window, "A")
    page.until(lambda: page.sees("capsLock"))
    assert desk.signing.fault == ""
    hall.refuse["sessions"] = [
        (ProblemType.TOO_MANY_ATTEMPTS, "Too many wrong tries from here.", 30)
    ]
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.barred)
    look(
        "sign-in-barred",
        "Too many wrong tries from this counter. Sign in again later, or ask a manager.",
    )
    desk.signing._barred_until = 0.0
    desk.signing._tick()
    # What was typed stays, to be corrected.
    page.erase(len("WRONGaA"))
    page.type("first")
    page.press(Key.Key_Return)

    desk.comes_to("password")
    page.until(lambda: page.focus() == "newPassword_input")
    look("password")
    page.type("a long sentence")
    page.press(Key.Key_Return)
    page.type("a long sentense")
    page.press(Key.Key_Return)
    assert page.says("password_differs")
    look(
        "password-weak",
        "At least ten signs, please: a sentence of a few words is best, and easy to remember.",
    )
    page.erase(len("ense"))
    page.type("ence")
    page.press(Key.Key_Return)

    desk.comes_to("new_factor")
    page.until(lambda: page.focus() == "digits_input")
    page.until(lambda: desk.signing.picture)
    page.until(lambda: page.find("qr").width() > 30)
    look("new-factor")
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
    page.type(RIGHT_DIGITS[:4])
    page.press(Key.Key_Return)
    assert page.says("factor_digits")
    look("new-factor-wrong", "The code is wrong, or it was used before.")
    page.type(RIGHT_DIGITS[4:])
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)
    (session,) = desk.sessions
    assert session.signed_in.name == "Leyla Məmmədova-Əliyeva"
    assert session.endpoint.bearer.now in hall.sessions


def test_a_silent_server_an_ended_session_and_the_way_back_from_the_second_factor(
    desk: Desk, hall: FakeHall
) -> None:
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

    desk.enter("rauf", "secret")
    desk.comes_to("factor")
    page.look("factor", WINDOWS)
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


def test_what_is_typed_is_checked_and_hidden_and_a_badge_is_heard_everywhere(
    desk: Desk, hall: FakeHall
) -> None:
    page = desk.page
    desk.signing.signIn("", "x")
    assert page.says("sign_in_missing")
    desk.signing.signIn("two words", "x")
    assert page.says("sign_in_name_odd")
    assert not desk.signing.busy
    # The password is never shown.
    field = page.find("password_input")
    field.forceActiveFocus()
    page.type("s3cret")
    assert field.property("text") == "s3cret"
    shown = str(field.property("displayText"))
    assert len(shown) == 6
    assert set(shown).isdisjoint("s3cret")

    hall.people["leyla"] = FakePerson("Leyla", "secret", badge="B-0042-17")
    for focused in ("login_input", "signInPage", "go"):
        page.find(focused).forceActiveFocus()
        if focused == "signInPage":
            item = page.window.activeFocusItem()
            assert item is not None
            item.setFocus(False)
        desk.signing.forgive()
        page.type("B-0000-00")
        page.press(Key.Key_Return)
        page.until(lambda: desk.signing.fault == "Name or password is wrong.")
        # Nothing of a wrong badge stays.
        assert page.find("login_input").property("text") == ""
    page.type("B-0042-17")
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)
    assert page.sees("login") is None
