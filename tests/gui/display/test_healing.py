"""A display on a real server: what is called is seen, and a dead server is found again."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal
from uuid import uuid4

import pytest
import requests
from click.testing import CliRunner
from PyQt6.QtGui import QImage
from pytestqt.qtbot import QtBot

from client.api import Api
from contract.access import DeviceState, KnownDevice
from contract.commands import (
    AskDevice,
    CallNext,
    IssueTicket,
    OpenCounter,
    ReportPrint,
    ServiceWish,
    UndoCall,
)
from contract.enums import Paper, Role
from contract.permissions import Reading
from contract.routes import address_of
from display.__main__ import main
from display.settings import DisplaySettings
from tests.gui.display.conftest import Shown
from tests.parts.hall import ROOT, VILLAGE, RunningServer, clean_env
from tests.parts.waiting import until

pytestmark = pytest.mark.gui

Open = Callable[..., Shown]


@pytest.fixture
def hall(server: RunningServer) -> RunningServer:
    return server.fresh_centre(VILLAGE)


class Staff:
    """Issues tickets and calls them at the first counter."""

    def __init__(self, hall: RunningServer) -> None:
        self.api = Api(hall.url, hall.token(Role.MANAGER))
        self.centre = hall.centre
        catalogue = self.api.catalogue(hall.centre)
        self.counter = catalogue.counters[0]
        self.service = next(one.id for one in catalogue.services if one.id in self.counter.services)
        self.api.send(OpenCounter(command_id=uuid4(), counter=self.counter.id))

    def take(self) -> str:
        """A ticket whose paper is printed; its number."""
        ticket = self.api.send(
            IssueTicket(
                command_id=uuid4(),
                centre=self.centre,
                services=(ServiceWish(service=self.service),),
                language="az",
            )
        )
        report = ReportPrint(command_id=uuid4(), ticket=ticket["id"], paper=Paper.PRINTED)
        self.api.send(report, token=ticket["token"])
        return str(ticket["number"])

    def call(self) -> tuple[str, str]:
        """Call the next; id and number of the ticket."""
        desk = self.api.send(CallNext(command_id=uuid4(), counter=self.counter.id))
        return str(desk["ticket"]["id"]), str(desk["ticket"]["number"])

    def undo(self, ticket: str) -> None:
        self.api.send(UndoCall(command_id=uuid4(), counter=self.counter.id, ticket=ticket))


def settings(hall: RunningServer, **more: str) -> DisplaySettings:
    given = {"server": hall.url, "token": hall.token(Role.DISPLAY), "language": "az", **more}
    return DisplaySettings.load(None, **given)


def standing(shown: Shown) -> dict[str, str]:
    return {row["number"]: row["standing"] for row in shown.board.rows.rows}


def test_calls_are_shown_and_the_board_heals_after_the_server_died(
    qtbot: QtBot, hall: RunningServer, open_display: Open
) -> None:
    staff = Staff(hall)
    shown = open_display(settings(hall))
    qtbot.waitUntil(lambda: shown.board.ready, timeout=5000)
    assert shown.board.waiting_for == ""
    withdrawn = staff.take()
    staff.take()
    qtbot.waitUntil(lambda: any(row["ahead"] == 2 for row in shown.board.lines.rows), timeout=5000)
    ticket, called = staff.call()
    assert called == withdrawn
    qtbot.waitUntil(lambda: standing(shown) == {withdrawn: "now"}, timeout=5000)
    qtbot.waitUntil(lambda: any("\u200a" in words for words in shown.words()), timeout=1000)
    staff.undo(ticket)
    qtbot.waitUntil(lambda: standing(shown) == {withdrawn: "withdrawn"}, timeout=5000)

    _, number = staff.call()
    qtbot.waitUntil(lambda: standing(shown).get(number) == "now", timeout=5000)
    hall.kill()
    qtbot.waitUntil(lambda: not shown.board.connected, timeout=3000)
    sentence = shown.engine.wordings.say("not_connected_since", time=shown.board.offlineSince)
    qtbot.waitUntil(lambda: sentence in shown.words(), timeout=1000)
    assert standing(shown)[number] == "open"
    hall.start()
    qtbot.waitUntil(lambda: shown.board.ready, timeout=25_000)
    assert standing(shown)[number] == "now"
    assert sentence not in shown.words()


def test_a_server_that_comes_late_is_found_too(
    qtbot: QtBot, hall: RunningServer, open_display: Open
) -> None:
    of_display = settings(hall)
    hall.kill()
    shown = open_display(of_display)
    assert not shown.board.connected
    assert shown.engine.wordings.say("not_connected") in shown.words()
    hall.start()
    qtbot.waitUntil(lambda: shown.board.ready, timeout=25_000)


def test_a_wrong_token_is_said_in_the_board_s_language(
    qtbot: QtBot, hall: RunningServer, open_display: Open
) -> None:
    def is_refused(shown: Shown) -> bool:
        return bool(shown.board.refusal)

    for centre in ("", hall.centre):
        shown = open_display(settings(hall, token="novbe_wrong_wrong_wrong", centre=centre))
        qtbot.waitUntil(partial(is_refused, shown), timeout=5000)
        assert shown.board.refusal in shown.words()
        assert "token" not in shown.board.refusal.lower()


def run(hall: RunningServer, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "display", "--server", hall.url, "--size", "1280x720", *words],
        env=clean_env() | {"NOVBE_TOKEN": hall.token(Role.DISPLAY)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_board_with_a_token_is_online_sends_pictures_and_restarts_when_asked(
    hall: RunningServer,
) -> None:
    token = hall.token(Role.DISPLAY)
    manager = Api(hall.url, hall.token(Role.MANAGER))
    device = Api(hall.url, token).device().device

    def known() -> KnownDevice:
        answer = requests.get(
            hall.url + address_of(Reading.DEVICES, centre=hall.centre),
            headers={"Authorization": f"Bearer {hall.token(Role.MANAGER)}"},
            timeout=10,
        )
        return next(
            one for one in map(KnownDevice.model_validate, answer.json()) if one.id == device
        )

    def ask(what: Literal["restart", "screenshot"]) -> None:
        manager.send(AskDevice(command_id=uuid4(), centre=hall.centre, device=device, what=what))

    process = subprocess.Popen(
        [sys.executable, "-m", "display", "--server", hall.url, "--size", "1280x720"],
        env=clean_env() | {"NOVBE_TOKEN": token},
        cwd=ROOT,
    )
    try:
        until(lambda: known().state is DeviceState.ONLINE)
        assert known().screen == "1280x720"
        ask("screenshot")
        until(lambda: known().picture_at)
        ask("restart")
        assert process.wait(30) == 75
    finally:
        process.kill()
        process.wait()


def test_a_screenshot_is_taken_and_the_program_ends(hall: RunningServer, tmp_path: Path) -> None:
    file = tmp_path / "board.png"
    ended = run(hall, "--screenshot", str(file))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1280, 720)
    assert os.listdir(tmp_path) == ["board.png"], "nothing half-written is left"


def test_wrong_options_are_named(hall: RunningServer) -> None:
    size = CliRunner().invoke(main, ["--token", "t", "--size", "big"])
    assert size.exit_code == 2
    assert "write it like 1920x1080" in size.output
    small = run(hall, "--panel-mm", "600", "--farthest-seat-m", "15")
    assert small.returncode == 2
    assert "take a larger panel" in small.stderr
