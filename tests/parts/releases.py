"""Releases side by side as `tools/install.sh` lays them out, on the libraries of this environment.

A release is the packages of a server alone, made of this checkout.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from novbe.upgrade.machine import Failed, Release, Systemd
from tests.parts.child import running
from tests.parts.hall import ROOT

PACKAGES: Final = ("contract", "novbe", "server")

_NOVBE: Final = """#!/bin/sh
export PYTHONPATH='{lib}'
exec '{python}' -P -m novbe "$@"
"""


def lay_out(opt: Path, version: str, fill: Callable[[Path], None]) -> Release:
    """Make the folder of a release."""
    folder = opt / "releases" / f"{version}-server"
    lib, bundle = folder / "lib", folder / "bundle"
    for one in (lib, bundle, folder / "bin"):
        one.mkdir(parents=True)
    fill(lib)
    program = folder / "bin" / "novbe"
    program.write_text(_NOVBE.format(lib=lib, python=sys.executable))
    program.chmod(0o755)
    shutil.copytree(ROOT / "docs" / "units", bundle / "units")
    (bundle / "release").write_text(f'version="{version}"\nroles="server"\n')
    (bundle / "complete").touch()
    return Release(folder)


def present(lib: Path) -> None:
    """Fill a folder with this checkout."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, lib / package)


def is_present(release: Release) -> bool:
    """Whether a release has the schema and the events of this checkout."""
    folders = [one / "server/store/migrations/versions" for one in (ROOT, release.folder / "lib")]
    own, other = ({file.name for file in one.glob("*.py")} for one in folders)
    return own == other


@dataclass
class OneServer(Systemd):
    """Stands for systemd: it runs the program of the present release."""

    opt: Path
    environment: Mapping[str, str]
    options: tuple[str, ...]
    log: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _ends: ExitStack = field(default_factory=ExitStack, repr=False)

    def is_running(self, unit: str) -> bool:
        return unit == "novbe-server" and self._process is not None

    def start(self, unit: str) -> None:
        if unit != "novbe-server" or self._process is not None:
            raise Failed(f"{unit} cannot be started")
        words = [str(self.opt / "current" / "bin" / "novbe"), "server", "run", *self.options]
        self._process = self._ends.enter_context(running(words, self.log, self.environment))

    def has_ended(self, unit: str) -> bool:
        return self._process is not None and self._process.poll() is not None

    def stop(self, unit: str) -> None:
        assert unit == "novbe-server"
        self._process = None
        self._ends.close()

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.stop("novbe-server")

    def reload(self) -> None:
        """Do nothing: there are no units."""
