"""Centre files as an attack: each is refused in seconds, and the hall goes on meanwhile."""

import json
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests

from contract.centre import CENTRE_LIMIT
from contract.enums import Role
from server import centre_check
from server.centre_file import FaultyCentreFile
from tests.parts.box import Box
from tests.parts.browsing import entered
from tests.parts.cli import FAULTY, Cli, box_on, refused
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.village import village_data

SOURCE = VILLAGE.read_text("utf-8")

SLOW = "a = [" + "[], " * 100_000 + "]"
"""Below all limits; to read it takes seconds, or what a check may take."""


def test_command_line_refuses_a_large_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "hostile.toml").write_text(SOURCE + "#" * CENTRE_LIMIT, "utf-8")
    done = cli("import", str(tmp_path / "hostile.toml"))
    refused(done, FAULTY, "the file is larger than 1 MB", "Nothing was changed")


def test_check_ends_at_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "cannot be checked within"
    # Larger than what a process has left in its own hands.
    large = (SOURCE + "# nothing\n" * 50_000).encode()
    code = "from server import centre_check as c; c.MEMORY = 2**20; c.main()"
    with monkeypatch.context() as patch:
        patch.setattr(centre_check, "PROGRAM", (sys.executable, "-c", code))
        with pytest.raises(FaultyCentreFile, match=sentence):
            centre_check.check(large, "village.toml", {})
    monkeypatch.setattr(centre_check, "SECONDS", 0.01)
    with pytest.raises(FaultyCentreFile, match=sentence):
        centre_check.check(SOURCE.encode(), "village.toml", {})


def _faulty(data: dict[str, Any], kind: str) -> None:
    match kind:
        case "services":
            data["services"] = [data["services"][0]] * 5_000
        case "no services":
            data["services"] = [{}] * 200_000
        case "documents":
            data["services"][0]["documents"] = [1] * 300_000
        case "series":
            data["series"] = [data["series"][0] | {"key": f"k{one}"} for one in range(2_000)]
        case "levels":
            data["profiles"][0]["levels"] = [[f"paper{one}" for one in range(50_000)]]


def test_api_refuses_hostile_configurations(box: Box) -> None:
    revision = box.revision
    for kind in ("services", "no services", "documents", "series", "levels"):
        data = village_data()
        _faulty(data, kind)
        assert len(json.dumps(data)) < CENTRE_LIMIT
        began = time.monotonic()
        answer = box.post("centres/village/configuration", Role.MANAGER, config=data)
        assert time.monotonic() - began < 3, kind
        assert answer.status_code in (400, 409, 422), answer.get_json()
        assert len(answer.get_json()["fields"]) <= 20, kind
    assert box.revision == revision


def always_open(folder: Path) -> Path:
    """The village with opening hours around the clock."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    hours = "".join(f'{day} = ["04:00-03:59"]\n' for day in days)
    path = folder / "village.toml"
    path.write_text(re.sub(r'(\w{3} = \["[-:0-9]+"\]\n)+', hours, SOURCE, count=1), "utf-8")
    return path


def test_hall_goes_on_while_an_upload_is_checked(tmp_path: Path) -> None:
    # By the machine's time: the session begins at it.
    with RunningServer(always_open(tmp_path), data=tmp_path, clock_start=None) as server:
        hall = box_on(tmp_path, server.settings.database_url)
        cookie = entered(hall, Role.MANAGER, "leyla").cookie
        hall.close()
        manager = requests.Session()
        manager.cookies.set("novbe", str(cookie))
        address = f"{server.url}/console/set-up/file"
        page = manager.get(address, timeout=10).text
        fields = dict(re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', page)) | {"act": "check"}

        def upload() -> requests.Response:
            files = {"centre_file": ("hostile.toml", SLOW.encode())}
            return manager.post(address, data=fields, files=files, timeout=60)

        kiosk = {"Authorization": f"Bearer {server.token(Role.KIOSK)}"}

        def issue() -> None:
            wish = {"services": ["village.request"], "language": "az", "channel": "kiosk"}
            answer = requests.post(
                f"{server.api}/centres/village/tickets",
                json={**wish, "command_id": str(uuid4())},
                headers=kiosk,
                timeout=30,
            )
            assert answer.status_code == 200, answer.text

        started = time.monotonic()
        with ThreadPoolExecutor(1) as pool:
            uploading = pool.submit(upload)
            seconds = []
            while not uploading.done():
                began = time.monotonic()
                issue()
                seconds.append(time.monotonic() - began)
        assert uploading.result().status_code == 422, uploading.result().text
        assert len(seconds) > 2
        # Once it took as long as the upload.
        assert max(seconds) < (time.monotonic() - started) / 2
