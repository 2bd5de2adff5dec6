"""A kiosk out of its box: found, enrolled by a manager, and a first ticket on paper."""

from pathlib import Path

import pytest
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.endpoint import Endpoint
from client.net.identity import IdentityFile
from client.net.json_store import JsonStore
from client.program.device import DeviceProgram, Look, Program
from client.program.engine import KitEngine, load_fonts
from client.program.windows import WindowSpec
from contract.enums import Role
from kiosk import app
from kiosk.service_code import KnownCode
from kiosk.settings import KioskSettings
from tests.gui.client.staged import Staged
from tests.parts.cli import cli_on, said
from tests.parts.emupos import EmuPos
from tests.parts.hall import ROOT, RunningServer

pytestmark = pytest.mark.gui

PICTURES = ROOT / "build/pictures/from-zero"
"""Each step, to be looked at."""


def at_the_server(server: RunningServer, *words: str) -> str:
    """The output of a command on the server."""
    return said(cli_on(server.settings.data, server.settings.database_url)(*words))


def test_a_fresh_kiosk_comes_to_its_first_ticket(
    qtbot: QtBot, qapp: QGuiApplication, tmp_path: Path
) -> None:
    load_fonts()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with RunningServer(tls=True) as server, EmuPos() as printer:
        file = IdentityFile(tmp_path / "kiosk.json", Role.KIOSK)
        settings = KioskSettings(
            server=server.url, printer=printer.address, language="en", folder=tmp_path / "kept"
        )

        def enter(engine: KitEngine, endpoint: Endpoint, _program: Program) -> WindowSpec:
            kiosk = app.Kiosk(settings, engine, endpoint=endpoint)
            kiosk.start()
            return app.spec_of(kiosk)

        look = Look((1080, 1920), app.FONT_BASE, (app.TEXTS,))
        staged = Staged(qtbot, DeviceProgram(file, settings, look, enter), look)

        def keep(name: str) -> None:
            qtbot.wait(400)  # animations have ended
            assert staged.windows.window.grabWindow().save(
                str(PICTURES / f"{name}.png"), quality=85
            )

        try:
            staged.shows("code")
            keep("1-code")
            # A manager reads letters and digits, not the marks that keep their direction.
            shown_code = str(staged.page.find("code").property("text"))
            code = "".join(sign for sign in shown_code if sign.isalnum())
            at_the_server(
                server, "device", "confirm", server.centre, code, "--label", "kiosk at the door"
            )
            staged.shows("group-asan-7.identity")
            keep("2-start")
            assert (tmp_path / "kiosk.json").stat().st_mode & 0o777 == 0o600
            for place, (touched, shown) in enumerate(
                (
                    ("group-asan-7.identity", "service-asan-7.identity-card"),
                    ("service-asan-7.identity-card", "take"),
                    ("take", "number"),
                ),
                start=3,
            ):
                staged.page.click(touched)
                staged.shows(shown)
                keep(f"{place}-{shown.partition('-')[0]}")
            number = str(staged.page.find("number").property("text"))
            assert number
            (receipt,) = printer.await_receipts(1)
            receipt.save(PICTURES / "6-paper.png")
            listed = at_the_server(server, "device", "list", server.centre)
            assert "kiosk at the door" in listed
            kept = JsonStore(tmp_path / "kept").read("service", KnownCode)
            assert kept is not None
            assert f" {kept.code} " in listed, "what opens its service menu"
        finally:
            staged.close()
