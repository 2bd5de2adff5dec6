"""Reports of calls, to a real server that has not made the display the voice again."""

from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from client.net.api import Api
from client.net.json_store import JsonStore
from contract.access import Health, HealthTaken
from contract.access.enums import SoundState
from contract.enums import Role
from contract.operations import Act
from display.record import Memory
from display.reports import Reports, shown, voiced
from tests.parts.displays import Staff, voiced_centre
from tests.parts.hall import RunningServer

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]


def test_spoken_calls_are_reported_once_the_display_is_the_voice_again(
    qtbot: QtBot, server: RunningServer, tmp_path: Path
) -> None:
    hall = server.fresh_centre(voiced_centre(tmp_path))
    api, staff = Api(hall.url, hall.token(Role.DISPLAY)), Staff(hall, 1)
    staff.call_all(Random(1))
    memory = Memory(JsonStore(tmp_path / "disk"))
    memory.dealt(voiced(1, None))
    memory.saw([shown(1)])
    reports = Reports(api, memory)
    reports.send()
    # It was seen; that it was spoken is refused, and kept.
    qtbot.waitUntil(lambda: [one.how for one in reports.untold] == ["spoken"])
    qtbot.waitUntil(lambda: not reports._sending)
    staff.give_layout(api.device().device)
    told = Health(boot=uuid4(), version="1", sound=SoundState.OK)
    assert HealthTaken.model_validate(api.act(Act.REPORT_HEALTH, told)).voice
    qtbot.waitUntil(lambda: not reports.untold, timeout=10_000)
    assert staff.untold() == []
    reports.close()
