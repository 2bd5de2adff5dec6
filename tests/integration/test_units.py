"""The systemd units: systemd takes each of them, and finds the programs locked in well."""

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.parts.hall import ROOT

UNITS: Final = sorted((ROOT / "docs/units").iterdir())
PAGES: Final = "".join(
    (ROOT / f"docs/{name}.md").read_text("utf-8") for name in ("operations", "devices")
)

MOST_EXPOSED: Final = {"server": 20, "verify": 20, "backup": 20, "kiosk": 25, "display": 25}
"""Tenths of systemd's measure, from 0 (locked in) to 100; screens need devices."""

NOT_HERE: Final = r"/opt/novbe/\S*/novbe|/usr/bin/cage"
"""Programs that the machine of a test does not have."""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with programs that are there, in a folder of their own."""
    for unit in UNITS:
        (tmp_path / unit.name).write_text(
            re.sub(NOT_HERE, "/bin/true", unit.read_text("utf-8")), "utf-8"
        )
    return tmp_path


def analyze(units: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *words],
        cwd=units,
        env={"XDG_RUNTIME_DIR": str(units), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("unit", [one.name for one in UNITS])
def test_systemd_takes_the_unit(units: Path, unit: str) -> None:
    whose = ["--user"] if unit == "novbe-counter.service" else []
    found = analyze(units, "verify", "--man=no", "--recursive-errors=no", *whose, f"./{unit}")
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize(("name", "exposed"), MOST_EXPOSED.items())
def test_a_program_reaches_little_of_its_machine(units: Path, name: str, exposed: int) -> None:
    unit = f"./novbe-{name}.service"
    words = ("--offline=true", f"--threshold={exposed}", "--no-pager", unit)
    found = analyze(units, "security", *words)
    assert found.returncode == 0, found.stdout


def test_each_unit_is_told_of_in_the_guide_and_says_where_it_belongs() -> None:
    for unit in UNITS:
        assert unit.stem in PAGES, unit.name
        head = unit.read_text("utf-8").partition("[Unit]")[0]
        assert re.search(rf"/etc/systemd/(system|user)/{re.escape(unit.name)}\b", head), unit.name
