"""The centre's files at a device: one that cannot be had does not keep the others away."""

import hashlib
from pathlib import Path

import pytest
import requests
from pytestqt.qtbot import QtBot

from client.net.api import Api
from contract.enums import Role
from contract.operations import Act, address_of
from display.files import CentreFiles
from tests.parts.hall import RunningServer
from tests.parts.pictures import PNG

pytestmark = pytest.mark.gui


def test_a_file_that_cannot_be_fetched_does_not_block_the_others(
    qtbot: QtBot, hall: RunningServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sha256 = hashlib.sha256(PNG).hexdigest()
    stored = requests.post(
        hall.url + address_of(Act.STORE_FILE, centre=hall.centre, file=sha256),
        data=PNG,
        headers={
            "Authorization": f"Bearer {hall.token(Role.MANAGER)}",
            "Content-Type": "image/png",
        },
        timeout=10,
    )
    assert stored.status_code == 200, stored.text
    api = Api(hall.url, hall.token(Role.DISPLAY))
    there = {"gone.png": "0" * 64, "here.png": sha256}
    catalogue = api.catalogue(hall.centre).model_copy(update={"files": there})
    files = CentreFiles(api, tmp_path / "files")
    old = tmp_path / "files" / ("1" * 64)
    old.parent.mkdir()
    old.write_bytes(b"of another version of the centre file")
    with qtbot.waitSignal(files.changed, timeout=10_000):
        files.want(catalogue, ["gone.png", "here.png"])
    assert files.content("here.png") == PNG
    assert files.path("gone.png") is None
    assert "cannot fetch a file" in caplog.text
    assert not old.exists()
    files.close()
