"""Signing in at a counter: every step, every language, every size."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyotp
import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from client.net.endpoint import Endpoint
from client.net.identity import IdentityFile
from client.program.engine import KitEngine, load_fonts
from client.program.windows import WindowSpec
from contract.access import SignIn
from contract.commands import EndSessions, SetBadge
from contract.enums import Role
from contract.errors import ProblemType
from contract.operations import Query, address_of
from counter.app import TEXTS
from counter.program import SIGN_IN
from counter.session import StaffSession
from counter.signing_in import SigningIn
from tests.gui.client.doors import DESK, Close, Key, Page, open_page
from tests.gui.window import FINGER
from tests.parts.device_manager import DeviceManager
from tests.parts.faulty_relay import FaultyRelay
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui


PASSWORD = "four plain words in a row"

WINDOWS = {"window": DESK, "small": (1024, 640)}


def codes_on(page: Page, picture: Path) -> str:
    assert page.window.grabWindow().save(str(picture), quality=85)
    with Image.open(picture) as shown:
        return " ".join(one.text for one in zxingcpp.read_barcodes(shown))


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
def desk(
    qtbot: QtBot, closes: list[Close], relay: FaultyRelay, manager: DeviceManager, tmp_path: Path
) -> Desk:
    load_fonts()
    file = IdentityFile(tmp_path / "counter.json", Role.COUNTER)
    manager.enrol(file, relay.address)
    identity = file.load()
    assert identity is not None
    endpoint = Endpoint.of_device(identity)
    engine = KitEngine(TEXTS, "en")
    signing = SigningIn(endpoint, engine.wordings, "sign_in_over")
    signing.set_place("Counter 12")
    spec = WindowSpec(
        qml=SIGN_IN,
        properties={"signing": signing, "usualWidth": DESK[0], "usualHeight": DESK[1]},
        ready=lambda: True,
        close=signing.close,
    )
    return Desk(open_page(qtbot, closes, spec, engine, WINDOWS["small"]), signing)


def test_sign_in_works_by_keys_alone_and_each_step_fits_on_the_screen(
    desk: Desk,
    relay: FaultyRelay,
    manager: DeviceManager,
    languages: Languages,
    tmp_path: Path,
) -> None:
    page = desk.page
    page.languages = languages
    login, full_name = f"leyla.{uuid4().hex[:6]}", "Leyla Məmmədova-Əliyeva"
    leyla = manager.add_person(login, full_name, Role.SUPERVISOR)

    def look(name: str, fault: str = "") -> None:
        """Look at the step, and at the worst that there can be on it at once."""

        def say() -> None:
            desk.signing._fault = fault
            desk.signing.changed.emit()

        page.look(name, WINDOWS, say)

    look("sign-in")
    page.engine.wordings.language = "en"
    desk.enter(login, "WRONG")
    page.until(lambda: desk.signing.fault == "Wrong user name or password.")
    page.find("password_input").forceActiveFocus()
    page.press(Key.Key_A)
    FINGER.keyClick(page.window, "A")
    page.until(lambda: page.sees("capsLock"))
    assert desk.signing.fault == ""
    relay.refuse["sessions"] = [
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
    page.type(leyla["first_password"])
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
    offered = desk.signing.secret.replace(" ", "")
    for width, height in WINDOWS.values():
        page.window.resize(width, height)
        page.until(lambda: f"secret={offered}" in codes_on(page, tmp_path / "square.png"))
    shown = page.find("secret").property("text").strip("\u2066\u2069")
    assert shown.split(" ")[0] == offered[:4]
    page.type("1234")
    page.press(Key.Key_Return)
    assert page.says("factor_digits")
    look("new-factor-wrong", "The code is wrong, or it was used before.")
    page.erase(len("1234"))
    page.type(pyotp.TOTP(offered).now())
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)
    (session,) = desk.sessions
    assert session.signed_in.name == full_name
    own = session.endpoint.api().get(address_of(Query.SESSION))
    assert (own["person"], own["step"]) == (leyla["person"], None)


def with_factor(server: str, login: str, first_password: str) -> pyotp.TOTP:
    """The second factor of a person who has just set it up, with a password of their own."""
    session = StaffSession(Endpoint(server))
    session.sign_in(SignIn.model_validate({"login": login, "password": first_password}))
    session.choose(PASSWORD)
    factor = pyotp.TOTP(session.offer().secret)
    session.confirm(factor.now())
    return factor


def test_sign_in_handles_a_silent_server_an_ended_session_and_going_back(
    desk: Desk, relay: FaultyRelay, manager: DeviceManager
) -> None:
    page = desk.page
    rauf = manager.add_person("rauf", "Rauf", Role.SUPERVISOR)
    factor = with_factor(manager.server.url, "rauf", rauf["first_password"])
    relay.silent = True
    desk.enter("rauf", PASSWORD)
    page.until(lambda: page.says("sign_in_working"))
    page.until(lambda: page.says("sign_in_no_answer"))
    relay.silent = False
    page.press(Key.Key_Return)
    desk.comes_to("factor")
    manager.give(EndSessions, person=rauf["person"])
    page.type("123456")
    page.press(Key.Key_Return)
    desk.comes_to("sign_in")
    assert page.says("sign_in_over")

    desk.enter("rauf", PASSWORD)
    desk.comes_to("factor")
    page.look("factor", WINDOWS)
    page.engine.wordings.language = "en"
    page.type("000000")
    page.press(Key.Key_Return)
    page.until(lambda: desk.signing.fault.startswith("Wrong code."))
    page.press(Key.Key_Tab)
    page.until(lambda: page.focus() == "leave")
    page.press(Key.Key_Return)
    desk.comes_to("sign_in")
    page.until(lambda: relay.bodies("sessions/me/end"))
    desk.enter("rauf", PASSWORD)
    desk.comes_to("factor")
    # A code counts although its answer was lost.
    relay.lose["sessions/me/factor"] = 1
    # The present one is used up by the set-up.
    code = factor.at(datetime.now(UTC) + timedelta(seconds=30))
    page.type(f"{code[:3]} {code[3:]}")
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)


def test_typed_passwords_are_hidden_and_a_badge_is_read_on_every_page(
    desk: Desk, manager: DeviceManager
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

    nigar = manager.add_person("nigar", "Nigar", Role.OPERATOR)
    manager.give(SetBadge, person=nigar["person"], badge="B-0042-17")
    for focused in ("login_input", "signInPage", "go"):
        page.find(focused).forceActiveFocus()
        if focused == "signInPage":
            item = page.window.activeFocusItem()
            assert item is not None
            item.setFocus(False)
        desk.signing.forgive()
        page.type("B-0000-00")
        page.press(Key.Key_Return)
        page.until(lambda: desk.signing.fault.startswith("This badge is not known here."))
        # Nothing of a wrong badge stays.
        assert page.find("login_input").property("text") == ""
    page.type("B-0042-17")
    page.press(Key.Key_Return)
    page.until(lambda: desk.sessions)
    assert page.sees("login") is None
