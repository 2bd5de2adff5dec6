"""Builds the wheel of Novbe and checks it.

It contains the code, the texts, the fonts and the web assets, so that programs run without a
checkout; not the tests, documents and tools. The build is reproducible.
"""

import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from tools import made
from tools.made import ROOT


class WheelError(Exception):
    """The wheel must not be published; the message says why."""


def project() -> dict[str, Any]:
    """The project table of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def version() -> str:
    """The version of this checkout."""
    return str(project()["project"]["version"])


def build(folder: Path) -> Path:
    """Build the wheel into a folder and check it; `WheelError` if a second build gives other bytes
    or the contents are wrong."""
    wheel = _build(folder)
    with tempfile.TemporaryDirectory() as second:
        if _build(Path(second)).read_bytes() != wheel.read_bytes():
            raise WheelError("two builds of one commit differ")
    check(wheel)
    return wheel


def check(wheel: Path) -> None:
    """Compare the contents with the files in git and the generated assets; `WheelError` with up to
    ten files that are missing or unexpected."""
    has = contents(wheel)
    wanted = _tracked() | {path.relative_to(ROOT).as_posix() for path in made.files()}
    for said, names in (("lacks", wanted - has), ("holds, and git does not know", has - wanted)):
        if names:
            raise WheelError(f"{wheel.name} {said}: {', '.join(sorted(names)[:10])}")


def contents(wheel: Path) -> set[str]:
    """The names of the files in a wheel, without its metadata."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def _build(folder: Path) -> Path:
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return folder / f"novbe-{version()}-py3-none-any.whl"


def _tracked() -> set[str]:
    packages = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    words = ["git", "ls-files", "-z", "--", *packages]
    listed = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    return set(listed.stdout.split("\0")) - {""}
