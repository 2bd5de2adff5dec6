"""A display on a real server: what is called is seen. (Its reports, where it or the server is
killed, and a silent connection: `tests/e2e/display`.)"""

import hashlib
import json
from pathlib import Path
from uuid import uuid4

import pytest
from PyQt6.QtGui import QImage
from pytestqt.qtbot import QtBot

from client.net.api import ApiClient
from client.net.json_store import JsonStore
from contract.access import Health, HealthTaken
from contract.access.enums import SoundState
from contract.commands import SetDevice, UndoCall
from contract.enums import Role
from contract.operations import Act
from display.app import spec_of
from display.files import CentreFiles
from display.record import Memory
from display.reports import CallReports, voiced
from display.reports import shown as seen
from display.settings import DisplaySettings
from tests.browser.staff import Staff
from tests.gui.display.conftest import Open
from tests.parts import requesting
from tests.parts.displays import voiced_centre
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.pictures import PNG
from tests.parts.postgres import PostgresServer
from tests.parts.programs import run_program

pytestmark = pytest.mark.gui


@pytest.fixture
def hall(server: RunningServer) -> RunningServer:
    return server.fresh_centre(VILLAGE)


def staff_of(hall: RunningServer) -> Staff:
    """At the first counter, which is open."""
    staff = Staff(hall)
    staff.open()
    return staff


def settings(hall: RunningServer, tmp_path: Path, **more: str) -> DisplaySettings:
    given = {"server": hall.url, "token": hall.token(Role.DISPLAY), "language": "az", **more}
    return DisplaySettings.load(None, folder=tmp_path, **given)


def test_calls_are_shown_once_a_server_is_there(
    hall: RunningServer, open_display: Open, tmp_path: Path
) -> None:
    staff, of_display = staff_of(hall), settings(hall, tmp_path)
    hall.kill()
    shown = open_display("az", settings=of_display)
    # It claims nothing of a hall that it has not heard yet.
    assert shown.texts() == [shown.engine.wordings.say("not_connected")]
    hall.start()
    shown.until(lambda: shown.station.ready)
    shown.until(lambda: shown.says("no_calls"))
    assert shown.station.waiting_for == ""
    # Its window is dark at night by what this tells.
    assert spec_of(shown.station).connection is shown.station.connection
    withdrawn = staff.issue("certificate")["number"]
    staff.issue("certificate")
    entries = shown.screen.property("waits").property("entries")
    shown.until(lambda: any(row["waiting"] == "2" for row in entries.rows))
    called = staff.call_next()
    assert called["number"] == withdrawn
    shown.until(lambda: shown.standing() == {withdrawn: "now"})
    shown.until(lambda: any("\u200a" in words for words in shown.texts()))
    staff.give(UndoCall, ticket=called["id"])
    shown.until(lambda: shown.standing() == {withdrawn: "withdrawn"})
    shown.until(lambda: shown.says("by_mistake"))


def test_a_wrong_token_is_said_in_the_language_of_the_display(
    hall: RunningServer, open_display: Open, tmp_path: Path
) -> None:
    wrong = settings(hall, tmp_path, token="novbe_wrong_wrong_wrong", centre=hall.centre)
    shown = open_display("az", settings=wrong)
    shown.until(lambda: shown.screen.property("refusal"))
    shown.until(lambda: shown.screen.property("refusal") in shown.texts())
    assert "needed" not in str(shown.screen.property("refusal"))


@pytest.mark.postgres
def test_a_board_says_so_while_the_server_has_no_database(
    postgres_server: PostgresServer, open_display: Open, tmp_path: Path
) -> None:
    """Waits and calls may have changed, unseen by the server itself."""
    with RunningServer(VILLAGE, database=postgres_server.url("board")) as hall:
        staff = staff_of(hall)
        shown = open_display("en", settings=settings(hall, tmp_path, language="en"))
        shown.until(lambda: shown.station.ready)
        staff.issue("certificate")
        number = staff.call_next()["number"]
        shown.until(lambda: shown.standing().get(number) == "now")
        postgres_server.admit("board", admits=False)
        shown.until(lambda: shown.station.connection.away)
        since = shown.station.connection.offline_since
        shown.until(lambda: shown.says("not_connected_since", time=since))
        assert shown.standing()[number] == "open"
        # The server's answers are for staff, not for the hall.
        assert not shown.station.connection.refusal
        # It is not read or not written, it refuses or is silent: as which of them comes first.
        shown.until(lambda: "the database cannot be" in hall.said())
        postgres_server.admit("board", admits=True)
        shown.until(lambda: shown.station.ready)
        assert not shown.says("not_connected_since", time=since)
    postgres_server.drop("board")


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
    words = ("--server", hall.url, "--fullscreen", "--screenshot", str(file), "--screen", "RIGHT")
    env = {"NOVBE_TOKEN": hall.token(Role.DISPLAY), "QT_QPA_PLATFORM": platform}
    ended = run_program("display", *words, **env)
    assert (ended.returncode, ended.stderr) == (0, "")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1280, 720)


def test_spoken_calls_are_reported_once_the_display_is_the_voice_again(
    qtbot: QtBot, server: RunningServer, tmp_path: Path
) -> None:
    hall = server.fresh_centre(voiced_centre(tmp_path))
    api, staff = ApiClient(hall.url, hall.token(Role.DISPLAY)), staff_of(hall)
    staff.issue("identity-card")
    staff.call_next()
    memory = Memory(JsonStore(tmp_path / "disk"))
    memory.record_voiced(voiced(1, None))
    memory.record_shown([seen(1)])
    reports = CallReports(api, memory)
    reports.send()
    # It was seen; that it was spoken is refused, and kept.
    qtbot.waitUntil(lambda: [one.how for one in reports.unsent] == ["spoken"])
    qtbot.waitUntil(lambda: not reports._sending)
    staff.give(SetDevice, device=api.device().device, label="board", display="voice")
    told = Health(boot=uuid4(), version="1", sound=SoundState.OK)
    assert HealthTaken.model_validate(api.act(Act.REPORT_HEALTH, told)).voice
    qtbot.waitUntil(lambda: not reports.unsent)
    assert {"call_shown", "call_spoken"} <= {one.type for one in hall.events()}
    reports.close()


def test_a_file_that_cannot_be_fetched_does_not_block_the_others(
    qtbot: QtBot, hall: RunningServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sha256 = hashlib.sha256(PNG).hexdigest()
    head = {"Authorization": f"Bearer {hall.token(Role.MANAGER)}", "Content-Type": "image/png"}
    path = f"centres/{hall.centre}/files/{sha256}"
    requesting.send(hall, "POST", path, data=PNG, headers=head).raise_for_status()
    api = ApiClient(hall.url, hall.token(Role.DISPLAY))
    there = {"gone.png": "0" * 64, "here.png": sha256}
    catalogue = api.catalogue(hall.centre).model_copy(update={"files": there})
    files = CentreFiles(api, tmp_path / "files")
    old = tmp_path / "files" / ("1" * 64)
    old.parent.mkdir()
    old.write_bytes(b"of another version of the centre file")
    with qtbot.waitSignal(files.changed):
        files.want(catalogue, ["gone.png", "here.png"])
    assert files.content("here.png") == PNG
    assert files.path("gone.png") is None
    assert "cannot fetch a file" in caplog.text
    assert not old.exists()
    files.close()
