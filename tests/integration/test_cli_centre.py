"""`novbe server import` and `export`: what changes, and by whom."""

import pty
import sys
from pathlib import Path
from typing import Any

import pytest

from contract import commands as c
from server.cli import cli as server_cli
from tests.integration.test_cli import DAEMON
from tests.parts.box import Box
from tests.parts.cli import REFUSED, Cli, refused, said
from tests.parts.hall import VILLAGE


def changed(folder: Path, old: str, new: str) -> Path:
    """The shipped village's file with something else in it."""
    source = VILLAGE.read_text("utf-8")
    assert old in source
    path = folder / "changed.toml"
    path.write_text(source.replace(old, new), "utf-8")
    return path


def longer(folder: Path) -> Path:
    return changed(folder, "typical_minutes = 12", "typical_minutes = 20")


LONGER = "Service Requests and complaints (request): typical_minutes 12 -> 20"


def minutes_of(box: Box) -> float:
    config = box.read(lambda reading: reading.setup.config)
    return config.services[1].typical_minutes


def test_on_a_terminal_an_import_asks(
    hall: Box,
    tmp_path: Path,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    where = ("--data", str(tmp_path / "data"), "--database", database_url)
    words = ("import", str(longer(tmp_path)), *where)

    def answered(answer: str) -> tuple[object, str]:
        terminal, its_end = pty.openpty()
        with open(terminal, "wb", buffering=0) as keys, open(its_end) as typed:
            keys.write(f"{answer}\n".encode())
            monkeypatch.setattr(sys, "stdin", typed)
            with pytest.raises(SystemExit) as ended:
                server_cli(words)
        told = capsys.readouterr()
        return ended.value.code, told.out + told.err

    code, told = answered("n")
    assert (code, minutes_of(hall)) == (REFUSED, 12)
    assert "Publish this change? [y/N]:" in told
    assert "Nothing was changed." in told
    code, told = answered("y")
    assert (code, minutes_of(hall)) == (0, 20)
    assert "village: published in " in told


def test_an_import_says_what_changes_and_replaces_what_a_manager_changed(
    cli: Cli, hall: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, revision = said(cli("export", "village")), hall.revision
    path = longer(tmp_path)
    shows = f"village: 1 change\n  {LONGER}\n"
    assert said(cli("import", str(path), "--check")) == shows
    assert (hall.revision, minutes_of(hall)) == (revision, 12)
    with monkeypatch.context() as sudo:
        sudo.setenv("SUDO_UID", str(DAEMON.pw_uid))
        assert said(cli("import", str(path))).startswith(f"{shows}village: published in ")
    assert minutes_of(hall) == 20
    assert said(cli("export", "village")) != first
    assert hall.events()[-1].actor.id == f"command-line-{DAEMON.pw_uid}"
    edited(hall, help_line="108")
    path.write_text(first, "utf-8")
    # Against the last file nothing changed in it but one line; the help line would stay.
    assert "help_line none -> 108" in said(cli("import", str(path), "--check"))
    assert "typical_minutes 20 -> 12" in said(cli("import", str(path), "--replace"))
    assert said(cli("export", "village")) == first
    refused(cli("export", "city"), REFUSED, "There is no centre 'city'")


def edited(hall: Box, **head: Any) -> None:
    config = hall.read(lambda reading: reading.setup.config)
    centre = config.centre.model_copy(update=head)
    hall.give(c.ImportCentre, config=config.model_copy(update={"centre": centre}))


def test_import_refuses_what_the_console_changed_too(cli: Cli, hall: Box, tmp_path: Path) -> None:
    edited(hall, help_line="108", address={"az": "Küçə 1", "en": "Street 1"})
    revision = hall.revision
    path = str(changed(tmp_path, "[centre]\n", '[centre]\nhelp_line = "109"\n'))
    refused(
        cli("import", path, "--yes"),
        REFUSED,
        "  Centre Village service centre (village): help_line 108 -> 109\n",
        "Nothing was changed. 'novbe server export village'",
        # What --replace would lose as well.
        "Also changed since the last file",
        "Street 1",
        "--replace",
    )
    assert hall.revision == revision
    assert "help_line 108 -> 109" in said(cli("import", path, "--replace"))
    edited(hall, help_line="110")
    # A file that has taken it over.
    taken_over = changed(tmp_path, "[centre]\n", '[centre]\nhelp_line = "110"\n')
    assert said(cli("import", str(taken_over))).splitlines()[0] == "village: nothing changes"
