"""Logos, pictures and sounds next to a centre file."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from server.commands.files import UnnamedFiles
from tests.parts import centre_files
from tests.parts.box import Box
from tests.parts.cli import FAULTY, Cli, refused, said
from tests.parts.hall import VILLAGE
from tests.parts.pictures import png_of
from tests.parts.village import village


def with_logo(folder: Path, logo: bytes | None) -> Path:
    """The shipped village with a logo next to its file."""
    source = VILLAGE.read_text("utf-8").replace("[centre]\n", '[centre]\nlogo = "logo.png"\n', 1)
    path = folder / "village.toml"
    path.write_text(source, "utf-8")
    if logo is not None:
        (folder / "logo.png").write_bytes(logo)
    return path


def saved(width: int, height: int, form: str, **options: Any) -> bytes:
    """A picture as a library writes it."""
    content = io.BytesIO()
    Image.new("L", (width, height)).save(content, form, **options)
    return content.getvalue()


@pytest.fixture
def logo(tmp_path: Path) -> bytes:
    """A picture."""
    Image.new("RGB", (40, 20), "navy").save(tmp_path / "made.png")
    return (tmp_path / "made.png").read_bytes()


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
        (None, "there is no file 'logo.png': put it into the folder of the centre file"),
        (b"<svg/>", "'logo.png' is not a PNG, JPEG or WAV"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2_000_000), "'logo.png' is larger than 2 MB"),
        (png_of(60_000, 60_000), "'logo.png' is larger than 4096 x 4096 pixels"),
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
    assert done.exit_code == 0
    assert f"services[3].names.en: this name has {len(name)} characters" in done.stderr
    assert centre_files.read(path).services[2].names["en"] == name


def test_a_centre_has_room_for_so_many_files(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, small = (saved(side, 1, "PNG") for side in (600, 700, 1))
    monkeypatch.setattr("server.commands.files.FILES_LIMIT", len(first) + len(small))
    assert store(box, first).status_code == 200
    message = fault_of(store(box, second)).lower()
    assert "a file that none of the last 20 configurations names" in message
    assert store(box, first).status_code == 200
    assert store(box, small).status_code == 200
