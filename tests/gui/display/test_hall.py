"""A display on a real server: what is called is seen, and a dead server is found again."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from uuid import uuid4

import pytest
import requests
from click.testing import CliRunner
from PyQt6.QtGui import QImage

from client.net.api import Api
from contract.access import DeviceState, KnownDevice
from contract.commands import (
    AskDevice,
    CallNext,
    Finish,
    IssueTicket,
    OpenCounter,
    ReportPrint,
    ServiceWish,
    Start,
    UndoCall,
)
from contract.enums import Paper, Role, SnapshotName
from contract.operations import Query, address_of
from contract.snapshots import Desk, Hall
from display.cli import main
from display.settings import DisplaySettings
from novbe.demo.relay import Relay
from tests.gui.display.conftest import Shown
from tests.parts import preloaded
from tests.parts.hall import VILLAGE, RunningServer, clean_env
from tests.parts.postgres import PostgresServer
from tests.parts.programs import run_program
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

    def finish(self) -> None:
        """The visitor came, and is done."""
        desk = Desk.read(self.api.get(address_of(SnapshotName.DESK, counter=self.counter.id)))
        assert desk.ticket is not None
        counter, ticket, stop = self.counter.id, desk.ticket.id, desk.ticket.stop
        self.api.send(Start(command_id=uuid4(), counter=counter, ticket=ticket, stop=stop))
        self.api.send(Finish(command_id=uuid4(), counter=counter, ticket=ticket, stop=stop))

    def not_shown(self) -> list[str]:
        """The numbers of the calls that came onto no display."""
        hall = Hall.read(self.api.get(address_of(SnapshotName.HALL, centre=self.centre)))
        return [one.number for one in hall.not_shown]

    def undo(self, ticket: str) -> None:
        self.api.send(UndoCall(command_id=uuid4(), counter=self.counter.id, ticket=ticket))


def settings(hall: RunningServer, tmp_path: Path, **more: str) -> DisplaySettings:
    given = {"server": hall.url, "token": hall.token(Role.DISPLAY), "language": "az", **more}
    return DisplaySettings.load(None, folder=tmp_path, **given)


def test_calls_are_shown_and_the_display_heals_after_the_server_died(
    hall: RunningServer, open_display: Open, tmp_path: Path
) -> None:
    staff = Staff(hall)
    shown = open_display("az", settings=settings(hall, tmp_path))
    shown.until(lambda: shown.station.ready)
    assert shown.station.waiting_for == ""
    withdrawn = staff.take()
    staff.take()
    entries = shown.screen.property("waits").property("entries")
    shown.until(lambda: any(row["ahead"] == "2" for row in entries.rows))
    ticket, called = staff.call()
    assert called == withdrawn
    shown.until(lambda: shown.standing() == {withdrawn: "now"})
    shown.until(lambda: any("\u200a" in words for words in shown.texts()))
    staff.undo(ticket)
    shown.until(lambda: shown.standing() == {withdrawn: "withdrawn"})
    shown.until(lambda: shown.says("by_mistake"))

    _, number = staff.call()
    shown.until(lambda: shown.standing().get(number) == "now")
    hall.kill()
    shown.until(lambda: not shown.station.connection.connected, seconds=3)
    since = shown.station.connection.offline_since
    shown.until(lambda: shown.says("not_connected_since", time=since))
    assert shown.standing()[number] == "open"
    hall.start()
    shown.until(lambda: shown.station.ready, seconds=25)
    assert shown.standing()[number] in ("now", "open")
    assert not shown.says("not_connected_since", time=since)


@pytest.mark.postgres
def test_a_board_says_so_while_the_server_has_no_database(
    postgres_server: PostgresServer, open_display: Open, tmp_path: Path
) -> None:
    """Waits and calls may have changed, unseen by the server itself."""
    with RunningServer(VILLAGE, database=postgres_server.url("board")) as hall:
        staff = Staff(hall)
        shown = open_display("en", settings=settings(hall, tmp_path, language="en"))
        shown.until(lambda: shown.station.ready)
        staff.take()
        _, number = staff.call()
        shown.until(lambda: shown.standing().get(number) == "now")
        postgres_server.admit("board", admits=False)
        shown.until(lambda: shown.station.connection.away, seconds=20)
        since = shown.station.connection.offline_since
        shown.until(lambda: shown.says("not_connected_since", time=since))
        # The server's answers are for staff, not for the hall.
        assert not shown.station.connection.refusal
        # It cannot be used, or not be written: as which of the two fails first.
        shown.until(lambda: "it refuses the connection" in hall.said())
        postgres_server.admit("board", admits=True)
        shown.until(lambda: shown.station.ready, seconds=20)
        assert not shown.says("not_connected_since", time=since)
    postgres_server.drop("board")


def test_a_connection_that_falls_silent_is_noticed(
    hall: RunningServer, open_display: Open, tmp_path: Path
) -> None:
    relay = Relay("127.0.0.1", hall.port)
    try:
        through = settings(hall, tmp_path, server=f"http://127.0.0.1:{relay.port}")
        shown = open_display("az", settings=through)
        shown.until(lambda: shown.station.ready)
        relay.lose()
        shown.until(lambda: not shown.station.connection.connected, seconds=12)
        shown.until(lambda: shown.station.connection.connected, seconds=12)
    finally:
        relay.close()


def test_a_server_that_comes_late_is_found_too(
    hall: RunningServer, open_display: Open, tmp_path: Path
) -> None:
    of_display = settings(hall, tmp_path)
    hall.kill()
    shown = open_display("az", settings=of_display)
    assert not shown.station.connection.connected
    # It claims nothing of a hall that it has not heard yet.
    assert shown.texts() == [shown.engine.wordings.say("not_connected")]
    hall.start()
    shown.until(lambda: shown.station.ready, seconds=25)
    shown.until(lambda: shown.says("no_calls"))


def test_a_wrong_token_is_said_in_the_language_of_the_display(
    hall: RunningServer, open_display: Open, tmp_path: Path
) -> None:
    wrong = settings(hall, tmp_path, token="novbe_wrong_wrong_wrong", centre=hall.centre)
    shown = open_display("az", settings=wrong)
    shown.until(lambda: shown.screen.property("refusal"))
    shown.until(lambda: shown.screen.property("refusal") in shown.texts())
    assert "needed" not in str(shown.screen.property("refusal"))


def test_shown_calls_are_reported_and_known_after_a_restart(
    hall: RunningServer, open_display: Open, tmp_path: Path
) -> None:
    staff = Staff(hall)
    staff.take()
    staff.take()
    first = open_display("az", settings=settings(hall, tmp_path))
    first.until(lambda: first.station.ready)
    staff.call()
    first.until(lambda: first.standing())
    first.until(lambda: not first.station.reports.untold)
    assert staff.not_shown() == []
    number = first.numbers()[0]
    first.station.close()

    again = open_display("az", settings=settings(hall, tmp_path))
    again.until(lambda: again.numbers())
    # It is no news, and nothing is told twice.
    assert again.standing() == {number: "open"}
    assert again.station.reports.untold == ()
    again.station.close()
    # What is called while no display runs came onto no screen, until one does.
    staff.finish()
    staff.call()
    later = open_display("az", settings=settings(hall, tmp_path))
    later.until(lambda: list(later.standing().values()) == ["now"])
    assert [one.number for one in later.station.book.recent] == [number]
    later.until(lambda: not later.station.reports.untold)
    assert staff.not_shown() == []


def run(
    hall: RunningServer, *words: str, size: str = "1280x720", **env: str
) -> subprocess.CompletedProcess[str]:
    given = ["--server", hall.url, *(("--size", size) if size else ()), *words]
    return run_program("display", *given, **{"NOVBE_TOKEN": hall.token(Role.DISPLAY), **env})


def test_a_display_with_a_token_is_online_sends_pictures_and_restarts_when_asked(
    hall: RunningServer,
) -> None:
    token = hall.token(Role.DISPLAY)
    manager = Api(hall.url, hall.token(Role.MANAGER))
    device = Api(hall.url, token).device().device

    def known() -> KnownDevice:
        answer = requests.get(
            hall.url + address_of(Query.DEVICES, centre=hall.centre),
            headers={"Authorization": f"Bearer {hall.token(Role.MANAGER)}"},
            timeout=10,
        )
        return next(
            one for one in map(KnownDevice.model_validate, answer.json()) if one.id == device
        )

    def ask(what: Literal["restart", "screenshot"]) -> None:
        manager.send(AskDevice(command_id=uuid4(), centre=hall.centre, device=device, what=what))

    env = clean_env() | {"NOVBE_TOKEN": token}
    words = ("--server", hall.url, "--size", "1280x720")
    process = preloaded.start(preloaded.WINDOWS, "display", *words, env=env)
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


def test_each_screen_of_a_machine_may_have_a_display(hall: RunningServer, tmp_path: Path) -> None:
    screens = {"LEFT": (0, 800, 600), "RIGHT": (800, 1280, 720)}
    usual = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = [
        {"name": name, "x": x, "width": width, "height": height, **usual}
        for name, (x, width, height) in screens.items()
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": config}))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    file = tmp_path / "board.png"
    words = ("--fullscreen", "--screenshot", str(file))
    ended = run(hall, *words, "--screen", "RIGHT", size="", QT_QPA_PLATFORM=platform)
    assert (ended.returncode, ended.stderr) == (0, "")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1280, 720)
    wrong = run(hall, *words, "--screen", "HDMI-9", size="", QT_QPA_PLATFORM=platform)
    assert "there is no screen HDMI-9; there are: LEFT, RIGHT" in wrong.stderr


def test_wrong_options_are_named(hall: RunningServer) -> None:
    size = CliRunner().invoke(main, ["--token", "t", "--size", "big"])
    assert size.exit_code == 2
    assert "write it like 1920x1080" in size.output
    small = run(hall, "--inches", "22", "--farthest-seat-m", "15")
    assert small.returncode == 2
    assert "take a larger panel" in small.stderr
