"""Logos, pictures and sounds beside a centre file."""

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from server import centre_file
from tests.parts.box import Box
from tests.parts.cli import FAULTY, Cli, refused, said
from tests.parts.hall import VILLAGE
from tests.parts.village import village


def with_logo(folder: Path, logo: bytes | None) -> Path:
    """The shipped village with a logo beside its file."""
    source = VILLAGE.read_text("utf-8").replace("[centre]\n", '[centre]\nlogo = "logo.png"\n', 1)
    path = folder / "village.toml"
    path.write_text(source, "utf-8")
    if logo is not None:
        (folder / "logo.png").write_bytes(logo)
    return path


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
    # The exported file can be imported where the logo is stored, also without it beside.
    alone = tmp_path / "alone.toml"
    alone.write_text(exported, "utf-8")
    said(cli("import", str(alone)))
    assert said(cli("export", "village")) == exported


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            None,
            "centre.logo: there is no file 'logo.png': put it into the folder of the centre file",
        ),
        (b"<svg/>", "centre.logo: 'logo.png' is not a PNG, JPEG or WAV"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2_000_000), "'logo.png' is larger than 2 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_its_line(
    cli: Cli, tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = with_logo(tmp_path, content)
    line = path.read_text("utf-8").splitlines().index('logo = "logo.png"') + 1
    refused(cli("import", str(path)), FAULTY, f"line {line}: ", message)


def test_a_file_is_fetched_by_its_hash(box: Box, logo: bytes) -> None:
    sha256 = hashlib.sha256(logo).hexdigest()
    path = f"/api/v1/centres/village/files/{sha256}"
    manager = {"Authorization": f"Bearer {box.bearer(Role.MANAGER)}"}
    assert box.client.get(path).status_code == 404
    for _ in range(2):
        assert box.client.post(path, data=logo, headers=manager).status_code == 200
    answer = box.client.get(path)
    assert (answer.data, answer.mimetype) == (logo, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    other = box.client.post(path, data=logo + b"x", headers=manager)
    assert other.get_json()["fields"][0]["message"] == "is not the SHA-256 of the body"


def test_a_configuration_with_a_file_that_is_not_stored_is_refused(box: Box) -> None:
    config = village().model_copy(update={"files": {"logo.png": "ab" * 32}})
    with box.refuses(ProblemType.CENTRE_FAULTY):
        box.give(c.ImportCentre, config=config)


def test_advice_is_told_and_the_centre_imported(cli: Cli, tmp_path: Path) -> None:
    source = VILLAGE.read_text("utf-8")
    name = "A very long name of a service that nobody reads to its end at a kiosk"
    path = tmp_path / "village.toml"
    path.write_text(source.replace('names.en = "Land tax"', f'names.en = "{name}"'), "utf-8")
    done = cli("import", str(path))
    assert done.exit_code == 0
    assert f"services[3].names.en: this name has {len(name)} characters" in done.stderr
    assert centre_file.read(path).services[2].names["en"] == name
