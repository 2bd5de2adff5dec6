"""Centre files: logos, pictures and sounds next to them, and files as an attack."""

import hashlib
import io
import json
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests
from PIL import Image
from werkzeug.test import TestResponse

from contract import commands as c
from contract.centre import CENTRE_LIMIT
from contract.enums import Role
from contract.errors import ProblemType
from contract.faults import FAULTS_AT_MOST
from server import centre_file
from server.centre_file import FaultyCentreFile
from server.commands.files import UnnamedFiles
from tests.parts.box import Box
from tests.parts.browsing import entered
from tests.parts.cli import FAULTY, Cli, box_on, refused, said
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.pictures import png_of
from tests.parts.requesting import issue
from tests.parts.village import village, village_data
from tests.parts.waiting import until


def with_logo(folder: Path, logo: bytes) -> Path:
    """The shipped village with a logo next to its file."""
    source = VILLAGE.read_text("utf-8").replace("[centre]\n", '[centre]\nlogo = "logo.png"\n', 1)
    path = folder / "village.toml"
    path.write_text(source, "utf-8")
    (folder / "logo.png").write_bytes(logo)
    return path


def saved(width: int, height: int, form: str, **options: Any) -> bytes:
    """A picture as a library writes it."""
    content = io.BytesIO()
    Image.new("L", (width, height)).save(content, form, **options)
    return content.getvalue()


@pytest.fixture
def logo() -> bytes:
    return saved(40, 20, "PNG")


def test_a_logo_is_imported_with_its_centre_and_exported_again(
    cli: Cli, tmp_path: Path, logo: bytes
) -> None:
    said(cli("import", str(with_logo(tmp_path, logo))))
    there = tmp_path / "there"
    exported = said(cli("export", "village", "--files", str(there)))
    assert (there / "logo.png").read_bytes() == logo
    # The exported file can be imported without the logo where that is stored already.
    alone = tmp_path / "alone.toml"
    alone.write_text(exported, "utf-8")
    said(cli("import", str(alone)))
    assert said(cli("export", "village")) == exported


def test_a_file_that_cannot_be_used_is_told_with_its_line(cli: Cli, tmp_path: Path) -> None:
    for content, message in (
        (b"<svg/>", "'logo.png' is not a PNG, JPEG or WAV"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2_000_000), "'logo.png' is larger than 2 MB"),
    ):
        path = with_logo(tmp_path, content)
        line = path.read_text("utf-8").splitlines().index('logo = "logo.png"') + 1
        refused(cli("import", str(path)), FAULTY, f"line {line}: ", message)


def store(box: Box, content: bytes, sha256: str | None = None) -> TestResponse:
    """Send a file as a manager, to the address of its hash or of another one."""
    path = f"centres/village/files/{sha256 or hashlib.sha256(content).hexdigest()}"
    head = {"Authorization": f"Bearer {box.bearer(Role.MANAGER)}"}
    return box.client.post(f"/api/v1/{path}", data=content, headers=head)


def fault_of(answer: TestResponse) -> str:
    message: str = answer.get_json()["fields"][0]["message"]
    return message


def fetched(box: Box, content: bytes) -> TestResponse:
    return box.get(f"centres/village/files/{hashlib.sha256(content).hexdigest()}")


def test_a_file_is_fetched_by_its_hash(box: Box, logo: bytes) -> None:
    assert fetched(box, logo).status_code == 404
    for _ in range(2):
        assert store(box, logo).status_code == 200
    answer = fetched(box, logo)
    assert (answer.data, answer.mimetype) == (logo, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    other = store(box, logo + b"x", hashlib.sha256(logo).hexdigest())
    assert fault_of(other) == "is not the SHA-256 of the body"


def test_width_and_height_of_a_picture_are_checked_before_it_is_stored(box: Box) -> None:
    too_large = "is larger than 4096 x 4096 pixels: make it smaller"
    broken = "is not a whole picture: save it again"
    for content, message in (
        (saved(4096, 1, "PNG"), None),
        (saved(1, 4096, "JPEG"), None),
        (saved(3, 2, "JPEG", progressive=True, comment="x" * 900), None),
        (png_of(4097, 1), too_large),
        (saved(1, 4097, "JPEG"), too_large),
        (saved(4097, 1, "JPEG", progressive=True), too_large),
        (b"\x89PNG\r\n\x1a\n", broken),
        (png_of(0, 5), broken),
        (saved(3, 2, "JPEG")[:60], broken),
        (b"\xff\xd8\xff", broken),
    ):
        answer = store(box, content)
        assert (answer.status_code == 200) is (message is None), content[:20]
        assert message is None or fault_of(answer) == message, content[:20]


def test_a_file_that_no_configuration_names_is_deleted_after_a_day(box: Box, logo: bytes) -> None:
    named, unnamed, late = logo, saved(30, 1, "PNG"), saved(31, 1, "PNG")
    unnamed_files = UnnamedFiles(box.hall.store)

    def stored() -> list[bytes]:
        return [one for one in (named, unnamed, late) if fetched(box, one).status_code == 200]

    store(box, named)
    store(box, unnamed)
    config = village()
    files = {"logo.png": hashlib.sha256(named).hexdigest()}
    head = config.centre.model_copy(update={"logo": "logo.png"})
    box.import_config(config.model_copy(update={"centre": head, "files": files}))
    unnamed_files.forget(box.clock.now())
    box.forward(hours=23, minutes=59)
    store(box, late)
    unnamed_files.forget(box.clock.now())
    assert stored() == [named, unnamed, late]
    # The configuration before the present one names it still: a manager may go back to it.
    box.import_config(config)
    box.forward(minutes=1)
    unnamed_files.forget(box.clock.now())
    assert stored() == [named, late]
    for minutes in range(20):
        rules = config.rules.model_copy(update={"comeback_minutes": 10 + minutes})
        box.import_config(config.model_copy(update={"rules": rules}))
    for _ in range(2):
        unnamed_files.forget(box.clock.now())
        box.forward(days=1)
    unnamed_files.forget(box.clock.now())
    assert stored() == []


def test_a_configuration_with_a_file_that_is_not_stored_is_refused(box: Box) -> None:
    config = village().model_copy(update={"files": {"logo.png": "ab" * 32}})
    with box.refuses(ProblemType.CENTRE_FAULTY):
        box.give(c.ImportCentre, config=config)


def test_advice_is_told_and_the_centre_imported(cli: Cli, tmp_path: Path) -> None:
    source = VILLAGE.read_text("utf-8")
    name = "A very long name of a service that no visitor reads to its end at a kiosk"
    path = tmp_path / "village.toml"
    path.write_text(source.replace('names.en = "Land tax"', f'names.en = "{name}"'), "utf-8")
    done = cli("import", str(path))
    assert f"services[3].names.en: this name has {len(name)} characters" in done.stderr
    assert "published" in said(done)


@pytest.mark.parametrize("is_served", [True, False], ids=["advice", "faults"])
def test_notes_that_are_left_out_are_mentioned(cli: Cli, tmp_path: Path, is_served: bool) -> None:
    source = VILLAGE.read_text("utf-8")
    start = source.index('[[services]]\nkey = "land-tax"')
    one = source[start : source.index("\n[[", start + 1)].replace("Land tax", "Land tax " * 9)
    keys = [f"tax-{n}" for n in range(FAULTS_AT_MOST + 5)]
    services = [one.replace("land-tax", key) for key in keys]
    if is_served:
        source = source.replace(
            '"request", "land-tax"', f'"request", "land-tax", {str(keys)[1:-1]}'
        )
    path = tmp_path / "village.toml"
    path.write_text("\n".join((source, *services)), "utf-8")
    told = cli("import", "--check", str(path)).stderr
    notes = [one for one in told.splitlines() if one.startswith(str(path))]
    assert len(notes) == FAULTS_AT_MOST + 1
    assert notes[-1] == f"{path}: there is more to correct: only 100 notes are shown"


def test_a_centre_has_room_for_so_many_files(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, small = (saved(side, 1, "PNG") for side in (600, 700, 1))
    monkeypatch.setattr("server.commands.files.FILES_LIMIT", len(first) + len(small))
    assert store(box, first).status_code == 200
    message = fault_of(store(box, second)).lower()
    assert "a file that none of the last 20 configurations names" in message
    assert store(box, first).status_code == 200
    assert store(box, small).status_code == 200


# As an attack: each is refused in seconds, and the hall goes on meanwhile.


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
    code = "from server import centre_file as c; c.CHECK_MEMORY = 2**20; c.main()"
    with monkeypatch.context() as patch:
        patch.setattr(centre_file, "CHECK_PROGRAM", (sys.executable, "-c", code))
        with pytest.raises(FaultyCentreFile, match=sentence):
            centre_file.check(large, Path("village.toml"), {}, "village")
    monkeypatch.setattr(centre_file, "CHECK_SECONDS", 0.01)
    with pytest.raises(FaultyCentreFile, match=sentence):
        centre_file.check(SOURCE.encode(), Path("village.toml"), {}, "village")


def test_no_centre_waits_for_the_check_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, end = tmp_path / "began", tmp_path / "end"
    slow = (
        "import pathlib, time\n"
        f"pathlib.Path({str(began)!r}).touch()\n"
        f"while not pathlib.Path({str(end)!r}).exists(): time.sleep(0.01)"
    )

    def check(centre: str) -> None:
        centre_file.check(SOURCE.encode(), Path("village.toml"), {}, centre)

    with ThreadPoolExecutor(2) as pool:
        with monkeypatch.context() as patch:
            patch.setattr(centre_file, "CHECK_PROGRAM", (sys.executable, "-c", slow))
            hostile = pool.submit(check, "town")
            until(began.exists)
        other = pool.submit(check, "village")
        try:
            other.result(20)
            assert not hostile.done()
        finally:
            end.touch()


def test_api_refuses_hostile_configurations(box: Box) -> None:
    revision, good = box.revision, village_data()
    service, series = good["services"][0], good["series"][0]
    levels = [[f"paper{one}" for one in range(50_000)]]
    for kind, many in (
        ("services", [service] * 5_000),
        ("services", [{}] * 200_000),
        ("services", [service | {"documents": [1] * 300_000}]),
        ("series", [series | {"key": f"k{one}"} for one in range(2_000)]),
        ("profiles", [good["profiles"][0] | {"levels": levels}]),
    ):
        data = good | {kind: many}
        assert len(json.dumps(data)) < CENTRE_LIMIT
        began = time.process_time()
        answer = box.post("centres/village/configuration", Role.MANAGER, config=data)
        assert time.process_time() - began < 3, kind
        assert answer.status_code in (400, 409, 422), answer.get_json()
        assert len(answer.get_json()["fields"]) <= 20, kind
    assert box.revision == revision


def always_open(folder: Path) -> Path:
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

        kiosk = server.token(Role.KIOSK)
        started = time.monotonic()
        with ThreadPoolExecutor(1) as pool:
            uploading = pool.submit(upload)
            seconds = []
            while not uploading.done():
                began = time.monotonic()
                assert issue(server, kiosk, "request", channel="kiosk").ok
                seconds.append(time.monotonic() - began)
        assert uploading.result().status_code == 422, uploading.result().text
        assert len(seconds) > 2
        # Once it took as long as the upload.
        assert max(seconds) < (time.monotonic() - started) / 2
