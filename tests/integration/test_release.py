"""What a release is made of: its wheel, its notes, the list of its parts, what each role needs."""

import json
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from contract.enums import Role
from tests.parts.hall import ROOT, RunningServer, clean_env
from tools import bundle, sbom, wheel
from tools.release import released_section, try_elsewhere
from tools.requirements import pins
from tools.wheel import WheelError

CHANGELOG = """# Changelog

## [Unreleased]

- Not yet.

## [1.2.0] - 2026-11-29

### Added

- A board.

## [1.1.0] - 2026-10-01
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`make release` builds it twice and compares."""
    return wheel._build(tmp_path_factory.mktemp("wheel"))


def test_a_wheel_has_what_git_and_the_set_up_made_and_nothing_else(
    built: Path, tmp_path: Path
) -> None:
    wheel.check(built)
    has = wheel.contents(built)
    assert "client/fonts/NotoSansArabic-Bold.ttf" in has
    assert "server/web/static/vendor/htmx.min.js" in has
    assert not {name.partition("/")[0] for name in has} & {"tests", "tools", "docs"}
    other = tmp_path / built.name
    with zipfile.ZipFile(built) as old, zipfile.ZipFile(other, "w") as new:
        for one in old.infolist():
            if one.filename != "client/fonts/NotoSans-Bold.ttf":
                new.writestr(one, old.read(one))
    with pytest.raises(WheelError, match=r"lacks: client/fonts/NotoSans-Bold\.ttf"):
        wheel.check(other)
    shutil.copy(built, other)
    with zipfile.ZipFile(other, "a") as new:
        new.writestr("tests/test_secret.py", "")
    with pytest.raises(WheelError, match=r"git does not know: tests/test_secret\.py"):
        wheel.check(other)


@pytest.mark.soak
def test_a_wheel_runs_in_a_folder_without_the_checkout(built: Path, tmp_path: Path) -> None:
    try_elsewhere(built, tmp_path)


def test_a_release_has_its_section_in_the_changelog() -> None:
    assert released_section(CHANGELOG, "1.2.0") == "### Added\n\n- A board.\n"
    for version, said in (
        ("0.1.0.dev0", "not a version to release"),
        ("1.3.0", r"needs the section '## \[1\.3\.0\] - YYYY-MM-DD'"),
        ("1.1.0", "with text"),
    ):
        with pytest.raises(WheelError, match=said):
            released_section(CHANGELOG, version)


def test_the_parts_of_a_bundle_are_listed_with_version_digest_and_licence(
    built: Path, tmp_path: Path
) -> None:
    for name in ("wheels", "debian"):
        (tmp_path / name).mkdir()
    shutil.copy(built, tmp_path / "wheels")
    wheels = {"segno-1.6.6-py3-none-any.whl": "License: BSD-3-Clause"}
    for name, licence in wheels.items():
        with zipfile.ZipFile(tmp_path / "wheels" / name, "w") as archive:
            archive.writestr(
                "segno-1.6.6.dist-info/METADATA", f"Name: segno\nVersion: 1.6.6\n{licence}\n"
            )
    (tmp_path / "debian" / "Packages").write_text(
        "Package: libegl1\nVersion: 1.7.0-1\nArchitecture: amd64\nSHA256: " + "a" * 64 + "\n\n"
    )
    listed = json.loads(sbom.of(tmp_path, "1.2.0"))
    assert (listed["bomFormat"], listed["metadata"]["component"]["version"]) == (
        "CycloneDX",
        "1.2.0",
    )
    parts = {one["purl"]: one for one in listed["components"]}
    segno = parts["pkg:pypi/segno@1.6.6"]
    assert segno["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]
    assert len(segno["hashes"][0]["content"]) == 64
    assert parts["pkg:deb/debian/libegl1@1.7.0-1?arch=amd64"]["hashes"][0]["content"] == "a" * 64
    assert any(purl.startswith("pkg:npm/htmx.org@") for purl in parts)
    assert any(purl.startswith("pkg:pypi/fontpkg-noto-sans@") for purl in parts)


def test_a_bundle_takes_the_debian_packages_of_its_roles(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert bundle.debian_packages(["server"]) == ["python3.13", "python3.13-venv"]
    assert {"cage", "libegl1", "libusb-1.0-0"} <= set(bundle.debian_packages(["kiosk"]))
    assert "cage" not in bundle.debian_packages(["server", "counter"])
    assert bundle.main(["demo"]) == 2
    assert "server kiosk display counter" in capsys.readouterr().out


# What is installed for one role is enough for it: no program needs a library of another.


def start(role: str, *words: str, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.parts.only_role", role, *words],
        cwd=ROOT,
        env=clean_env() | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture(scope="module")
def hall() -> Iterator[RunningServer]:
    with RunningServer() as running:
        yield running


def test_a_server_runs_without_qt_and_without_what_prints(tmp_path: Path) -> None:
    where = ("--port", "0", "--no-announce", "--data", str(tmp_path))
    with start("server", "run", *where) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("Novbe is ready at "), server.stdout.read()
        server.send_signal(signal.SIGTERM)
        server.stdout.read()
    assert server.returncode == 0


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DISPLAY, Role.COUNTER])
def test_a_program_shows_the_hall_without_a_database(
    hall: RunningServer, tmp_path: Path, role: Role
) -> None:
    picture = tmp_path / "picture.png"
    token = hall.token(role, counter="1") if role is Role.COUNTER else hall.token(role)
    where = ("--server", hall.url, "--screenshot", str(picture))
    with start(role, *where, NOVBE_TOKEN=token, XDG_DATA_HOME=str(tmp_path)) as program:
        said = program.communicate()[0]
    assert (program.returncode, said) == (0, "")
    assert picture.stat().st_size > 1000


def test_the_requirements_of_a_role_have_only_what_it_needs() -> None:
    lists = {role: {pin.partition("==")[0] for pin in pins(role)} for role in ("server", "kiosk")}
    lists |= {
        role: {pin.partition("==")[0] for pin in pins(role)} for role in ("display", "counter")
    }
    assert not lists["server"] & {"pyqt6", "pillow", "python-escpos", "espeakng-loader"}
    for role in ("kiosk", "display", "counter"):
        assert not lists[role] & {"sqlalchemy", "flask", "gevent", "psycopg", "holidays"}, role
    assert "espeakng-loader" not in lists["counter"]
    assert "python-escpos" not in lists["display"]
