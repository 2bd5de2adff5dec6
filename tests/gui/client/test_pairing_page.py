"""A device that is not enrolled yet: every state, every language, every size."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from client.net.enrolment import EnrolmentClient
from client.net.finding import FoundServer, Tell
from client.net.identity import IdentityFile
from client.net.trust import Trust
from client.pages.pairing import Pairing, PairingState
from client.program.device import PAIRING
from client.program.engine import KitEngine, load_fonts
from client.program.windows import WindowSpec
from contract.enums import Role
from contract.errors import ProblemType
from tests.gui.client.doors import BOARD, DESK, PORTRAIT, Close, Key, open_page
from tests.gui.window import rect
from tests.parts.certificates import make
from tests.parts.device_manager import DeviceManager
from tests.parts.faulty_relay import FaultyRelay
from tests.parts.languages import Languages

pytestmark = pytest.mark.gui


KINDS = {
    Role.KIOSK: ({"portrait": PORTRAIT, "small": (720, 1280)}, 36.0, "day"),
    Role.DISPLAY: ({"board": BOARD, "small": (1280, 720)}, 33.0, "night"),
    Role.COUNTER: ({"window": DESK, "small": (1024, 640)}, 16.0, "day"),
}
"""The sizes of each device, of which the first is usual, and how it looks."""


@contextmanager
def impatient() -> Iterator[None]:
    """A device waits only briefly for its hall."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("client.net.enrolment.ONE_TRY_SECONDS", 0.2)
        yield


class Door:
    """A device that is not enrolled yet."""

    def __init__(
        self,
        qtbot: QtBot,
        closes: list[Close],
        file: IdentityFile,
        role: Role = Role.KIOSK,
        was_removed: bool = False,
    ) -> None:
        load_fonts()
        self.sizes, font_base, palette = KINDS[role]
        (width, height), small = self.sizes.values()
        engine = KitEngine((), "en", palette, font_base)
        self.pairing = Pairing(
            EnrolmentClient(file, role), engine.wordings, role, "", self._find, was_removed
        )
        self.identities: list[Any] = []
        self.pairing.enrolled.connect(self.identities.append)
        spec = WindowSpec(
            qml=PAIRING,
            properties={"pairing": self.pairing, "usualWidth": width, "usualHeight": height},
            ready=lambda: self.pairing.ready,
            close=self.pairing.close,
        )
        self.page = open_page(qtbot, closes, spec, engine, small)
        self.pairing.start()

    def comes_to(self, state: PairingState) -> None:
        self.page.until(lambda: self.pairing.state == state)

    def network_has(self, *servers: FoundServer) -> None:
        self._tell(servers)

    def _find(self, tell: Tell) -> Any:
        self._tell = tell
        return SimpleNamespace(close=lambda: None)


@pytest.mark.parametrize(
    "role",
    # The kiosk has the largest letters in the narrowest window.
    [pytest.param(one, marks=() if one is Role.KIOSK else pytest.mark.soak) for one in KINDS],
)
def test_every_state_of_pairing_is_whole(
    qtbot: QtBot, closes: list[Close], tmp_path: Path, relay: FaultyRelay, manager: DeviceManager,
    role: Role, languages: Languages, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    file = IdentityFile(tmp_path / f"{role}.json", role)
    door = Door(qtbot, closes, file, role=role, was_removed=True)
    page, pairing = door.page, door.pairing
    page.languages = languages

    def look(state: str) -> None:
        page.look(f"{role}-{state}", door.sizes)

    look("looking")
    door.network_has(
        FoundServer("a", relay.address, "ASAN xidmət mərkəzi № 7, Bakı, Gənclik"),
        FoundServer("b", "https://192.0.2.17:8443", ""),
        FoundServer("c", "http://192.0.2.18:8750", "Kənd evi"),
    )
    door.comes_to(PairingState.CHOOSING)
    look("choosing")
    pairing.choose("a")
    door.comes_to(PairingState.WAITING)
    code, status = pairing.code, pairing._status
    assert status is not None
    # The widest code that there can be.
    pairing._status = replace(status, code="WMWM WWMW")
    pairing.changed.emit()
    look("waiting")
    pairing._status = status
    with impatient():
        relay.silent = True
        page.until(lambda: pairing.silent)
        look("silent")
    relay.silent = False
    manager.refuse_all()
    page.until(lambda: not pairing.silent and pairing.code != code)
    look("over")
    monkeypatch.setattr("client.net.enrolment.leaves_this_machine", lambda _server: True)
    assert not page.sees("exposed")
    manager.refuse_all()
    page.until(lambda: page.sees("exposed"))
    assert page.says("pair_exposed")
    look("exposed")
    page.click("enterAddress")
    page.type("what is this")
    page.press(Key.Key_Return)
    page.until(lambda: page.sees("addressFault"))
    look("address")
    page.press(Key.Key_Escape)
    relay.refuse["enrolments"] = [(ProblemType.TOO_FAST, "Too many devices ask at once.", 60)]
    pairing.useAddress(relay.address.replace("127.0.0.1", "localhost"))
    door.comes_to(PairingState.REFUSED)
    look("refused")
    with impatient():
        relay.silent = True
        pairing.useAddress(relay.address)
        door.comes_to(PairingState.UNREACHABLE)
    look("unreachable")
    pairing._enrolment = EnrolmentClient(file, role, Trust(ca=make(tmp_path, "city").chain))
    with FaultyRelay(manager.server.url, make(tmp_path, "hall")) as strange:
        pairing.useAddress(strange.address)
        door.comes_to(PairingState.DISTRUSTED)
        assert page.says("pair_distrusted")
        assert str(page.find("detail").property("text")).startswith("self-signed certificate")
        look("distrusted")
    file.path.unlink()
    file.path.mkdir()
    pairing.useAddress(relay.address)
    door.comes_to(PairingState.FAULT)
    look("fault")


def test_the_only_hall_is_taken_and_asked_again_while_it_is_not_there(
    qtbot: QtBot, closes: list[Close], file: IdentityFile, relay: FaultyRelay,
    manager: DeviceManager,
) -> None:  # fmt: skip
    door = Door(qtbot, closes, file)
    page, pairing = door.page, door.pairing
    assert page.says("pair_looking")
    relay.stop()
    with impatient():
        door.network_has(FoundServer("a", relay.address, "Kənd evi"))
        door.comes_to(PairingState.UNREACHABLE)
    relay.start()
    door.comes_to(PairingState.WAITING)
    code = pairing.code
    assert page.find("code").property("text") == f"\u2066{code}\u2069".replace(" ", "\u00a0")
    assert "Kənd evi" in str(page.find("hall").property("text"))
    for width, height in (BOARD, PORTRAIT):
        page.window.resize(width, height)
        page.settle()
        shown = [rect(page.find(one)) for one in ("code", "codePicture")]
        both = shown[0].united(shown[1])
        assert abs(both.center().x() - width / 2) < 2
        # Next to each other, not one at the edge.
        assert both.left() > 0.05 * width or height > width
    assert page.sees("another") is None
    with impatient():
        relay.stop()
        page.until(lambda: pairing.silent)
    # The manager may be on the way with it.
    assert pairing.code == code
    assert page.sees("code") is not None
    relay.start()
    page.until(lambda: not pairing.silent)
    assert pairing.code == code
    manager.confirm(code)
    page.until(lambda: door.identities)
    assert door.identities == [file.load()]


def test_one_of_several_halls_is_chosen_by_a_finger_and_changed_by_keys(
    qtbot: QtBot, closes: list[Close], file: IdentityFile, relay: FaultyRelay,
    manager: DeviceManager,
) -> None:  # fmt: skip
    door = Door(qtbot, closes, file)
    page, pairing = door.page, door.pairing
    door.network_has(
        FoundServer("a", manager.server.url, "Kənd evi"),
        FoundServer("b", relay.address, "ASAN № 7"),
    )
    door.comes_to(PairingState.CHOOSING)
    page.click(f"server-{relay.address}")
    door.comes_to(PairingState.WAITING)
    first = pairing.code
    assert relay.heard
    # Not that one: back, and to the first by the keyboard alone.
    page.press(Key.Key_Tab)
    page.until(lambda: page.focus() == "another")
    page.press(Key.Key_Return)
    door.comes_to(PairingState.CHOOSING)
    page.until(lambda: page.focus().startswith("server-"))
    page.press(Key.Key_Down)
    page.press(Key.Key_Up)
    page.press(Key.Key_Return)
    door.comes_to(PairingState.WAITING)
    assert pairing.address == manager.server.url
    assert pairing.code != first
    # The choice is gone, the hall stays.
    door.network_has()
    qtbot.wait(50)
    assert pairing.state == PairingState.WAITING
