"""`novbe upgrade`: its output on machines of different kinds."""

import json
import os
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from novbe.upgrade import cli
from novbe.upgrade.cli import EXIT_FAILED
from novbe.upgrade.machine import Machine, Release, Systemd
from novbe.upgrade.switching import switch

INSTALL: Final = Path(__file__).parents[3] / "tools/install.sh"


@dataclass
class Units(Systemd):
    """A service manager with these units running."""

    running: list[str]

    def is_running(self, unit: str) -> bool:
        return unit in self.running

    def start(self, unit: str) -> None:
        self.running.append(unit)

    def stop(self, unit: str) -> None:
        self.running.remove(unit)

    def reload(self) -> None:
        """Do nothing: there are no units."""


@dataclass
class WithServer(Machine):
    """A machine with a hall, whose server commands succeed."""

    asked: list[str] = field(default_factory=list)

    def server(self, release: Release, *words: str) -> str:
        self.asked.append(words[0])
        return json.dumps({"database": "1", "release": "1"})


def release(opt: Path, version: str, role: str) -> Release:
    """An installed release of one role, with no unit."""
    folder = opt / "releases" / f"{version}-{role}"
    (folder / "bundle" / "units").mkdir(parents=True)
    (folder / "bundle" / "release").write_text(f'version="{version}"\nroles="{role}"\n')
    (folder / "bundle" / "complete").touch()
    return Release(folder)


@pytest.mark.parametrize(
    ("role", "running", "told"),
    [
        ("kiosk", [], []),
        ("kiosk", ["novbe-kiosk"], ["stopped novbe-kiosk"]),
        ("server", ["novbe-server"], ["stopped novbe-server", "trying 0.2.0 on the hall's data"]),
    ],
)
def test_an_upgrade_names_what_it_stopped(
    tmp_path: Path, role: str, running: Sequence[str], told: Sequence[str]
) -> None:
    machine = WithServer(tmp_path, tmp_path / "units", Units(list(running)))
    machine.link("current", release(tmp_path, "0.1.0", role))
    said: list[str] = []
    switch(machine, release(tmp_path, "0.2.0", role), said.append, None)
    assert said == list(told)
    assert ("try" in machine.asked) is (role == "server")


def test_a_role_that_a_bundle_adds_is_told_its_next_steps(tmp_path: Path) -> None:
    _, begin, rest = INSTALL.read_text("utf-8").partition("next_steps() {")
    part, _, _ = rest.partition("for unit in units/*")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python").symlink_to("/bin/true")

    def told(before: str, roles: str) -> str:
        known = f"release={tmp_path} before='{before}' roles='{roles}'\n"
        words = ["sh", "-euc", known + begin + part]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    first, *steps = told("server", "server kiosk").splitlines()
    assert first == "novbe: new on this machine: kiosk. Next:"
    assert "  systemctl enable --now novbe-kiosk;" in "\n".join(steps)
    assert "novbe-server" not in "".join(steps)
    assert told("server kiosk", "server kiosk") == ""


@pytest.mark.parametrize("words", [["--back"], ["bundle.tar"]])
def test_a_checkout_is_told_how_it_is_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bundle.tar").touch()
    monkeypatch.setattr(cli, "Machine", partial(Machine, tmp_path))
    done = CliRunner().invoke(cli.upgrade, words)
    assert done.exit_code == EXIT_FAILED
    assert done.stderr.startswith(
        f"Nothing was changed. {tmp_path / 'current'} leads to no release"
    )
    assert "git pull && sudo make setup ROLE=" in done.stderr
    machine = Machine(tmp_path)
    machine.link("current", release(tmp_path, "0.1.0", "kiosk"))
    done = CliRunner().invoke(cli.upgrade, ["--back"])
    assert "git" not in done.stderr


def test_a_bundle_of_another_digest_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opt, bundle, ran = tmp_path / "opt", tmp_path / "bundle.tar", tmp_path / "ran"
    (tmp_path / "novbe").mkdir()
    (tmp_path / "novbe/install.sh").write_text(f"touch '{ran}'\n")
    with tarfile.open(bundle, "w") as archive:
        archive.add(tmp_path / "novbe", "novbe")
    Machine(opt).link("current", release(opt, "0.1.0", "kiosk"))
    monkeypatch.setattr(cli, "Machine", partial(Machine, opt))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    digest = sha256(bundle.read_bytes()).hexdigest()
    done = CliRunner().invoke(cli.upgrade, [str(bundle), "--sha256", "0" * 64])
    assert (done.exit_code, ran.exists()) == (EXIT_FAILED, False)
    assert f"Nothing was changed. {bundle} has the SHA-256 {digest}" in done.stderr
    done = CliRunner().invoke(cli.upgrade, [str(bundle), "--sha256", digest])
    assert (done.exit_code, ran.exists()) == (0, True)
