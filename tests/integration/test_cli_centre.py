"""`novbe server import`, `history` and `export --version`: what changes, by whom, and back."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from contract import commands as c
from contract.enums import Role
from server.application.principal import Principal
from tests.parts.box import Box
from tests.parts.cli import REFUSED, Cli, refused, said
from tests.parts.hall import ROOT, VILLAGE, clean_env

FIRST = (
    "village: 1 series, 1 agency, 2 categories, 3 services, 2 work profiles, 2 counters, 1 display"
)


def changed(folder: Path, old: str, new: str, name: str = "changed.toml") -> Path:
    """The shipped village's file with something else in it."""
    source = VILLAGE.read_text("utf-8")
    assert old in source
    path = folder / name
    path.write_text(source.replace(old, new), "utf-8")
    return path


def longer(folder: Path) -> Path:
    return changed(folder, "typical_minutes = 12", "typical_minutes = 20")


LONGER = "Service Requests and complaints (request): typical_minutes 12 -> 20"


def minutes_of(box: Box) -> float:
    config = box.read(lambda reading: reading.layout.config)
    return config.services[1].typical_minutes


def test_an_import_says_what_it_changes(cli: Cli, hall: Box, tmp_path: Path) -> None:
    path = longer(tmp_path)
    assert said(cli("import", str(path))) == (
        f"village: 1 change\n  {LONGER}\nvillage: published\n"
    )
    assert minutes_of(hall) == 20
    assert said(cli("import", str(path), "--yes")) == "village: nothing changes\n"


def test_a_check_shows_and_changes_nothing(cli: Cli, hall: Box, tmp_path: Path) -> None:
    revision = hall.revision
    assert said(cli("import", str(longer(tmp_path)), "--check")) == (
        f"village: 1 change\n  {LONGER}\n"
    )
    assert hall.revision == revision


def test_a_check_needs_no_database(cli: Cli, tmp_path: Path) -> None:
    there = set(tmp_path.iterdir())
    assert said(cli("import", str(VILLAGE), "--check")) == f"{FIRST}\n"
    assert set(tmp_path.iterdir()) == there


def test_what_cannot_go_is_said_before_anything_is_asked(
    cli: Cli, hall: Box, tmp_path: Path
) -> None:
    hall.give(c.OpenCounter, counter="2")
    second = VILLAGE.read_text("utf-8").split("\n[[counters]]")[-1]
    path = changed(tmp_path, f"\n[[counters]]{second}", "\n")
    for words in ((), ("--check",), ("--yes",)):
        done = cli("import", str(path), *words)
        assert (done.exit_code, done.stdout) == (
            REFUSED,
            "village: 1 change\n  Counter 2 (2): removed\n",
        )
        assert done.stderr == (
            "It cannot be published now. Nothing was changed.\n"
            "  counters[key=2]: Counter 2 is open. Close it first, then publish again.\n"
        )
    hall.give(c.CloseCounter, counter="2")
    said(cli("import", str(path)))


def on_a_terminal(answer: str, *words: str) -> tuple[int, str]:
    """Runs `python -m server ...` with a terminal for its input, and answers its question."""
    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "server", *words],
        stdin=its_end,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        env=clean_env(),
        text=True,
    )
    os.close(its_end)
    with os.fdopen(terminal, "wb") as keys:
        keys.write(f"{answer}\n".encode())
        keys.flush()
        told, _ = process.communicate(timeout=60)
    return process.returncode, told


@pytest.mark.databases("sqlite")
def test_on_a_terminal_an_import_asks(hall: Box, tmp_path: Path, database_url: str) -> None:
    where = ("--data", str(tmp_path / "data"), "--database", database_url)
    words = ("import", str(longer(tmp_path)), *where)
    code, told = on_a_terminal("n", *words)
    assert (code, minutes_of(hall)) == (REFUSED, 12)
    assert "Publish this change? [y/N]:" in told
    assert "Nothing was changed." in told
    code, told = on_a_terminal("y", *words)
    assert (code, minutes_of(hall)) == (0, 20)
    assert "village: published" in told


def test_the_history_tells_who_changed_what(cli: Cli, hall: Box, tmp_path: Path) -> None:
    said(cli("import", str(longer(tmp_path))))
    person = hall.give(
        c.AddPerson, login="aygun", full_name="Aygün Məmmədova", language="az", role="manager"
    )["person"]
    config = hall.read(lambda reading: reading.layout.config)
    head = config.centre.model_copy(update={"help_line": "108"})
    manager = Principal(Role.MANAGER, person, "village")
    hall.give(c.ImportCentre, manager, config=config.model_copy(update={"centre": head}))
    told = said(cli("history")).splitlines()
    assert told[0].startswith(f"revision {hall.revision}, 2")
    assert told[0].endswith(", manager Aygün Məmmədova")
    assert told[1] == "  Centre Village service centre (village): help_line none -> 108"
    assert told[2].endswith(", at the command line")
    assert told[3] == f"  {LONGER}"
    assert told[4].startswith("revision 1, ")
    assert told[5] == f"  first version: {FIRST.removeprefix('village: ')}"
    assert said(cli("history", "--centre", "village", "--limit", "1")).splitlines() == told[:2]
    older = said(cli("history", "--before", str(hall.revision)))
    assert older.splitlines() == told[2:]
    found = json.loads(said(cli("history", "--json")))
    assert found[0]["name"] == "Aygün Məmmədova"
    assert found[0]["changes"][0]["fields"] == [{"field": "help_line", "old": None, "new": "108"}]
    assert found[1]["changes"][0]["what"] == "changed"


def test_an_earlier_version_is_brought_back(cli: Cli, hall: Box, tmp_path: Path) -> None:
    before = said(cli("export", "village"))
    said(cli("import", str(longer(tmp_path))))
    assert said(cli("export", "village")) != before
    earlier = said(cli("export", "village", "--version", "1"))
    assert earlier == before
    path = tmp_path / "earlier.toml"
    path.write_text(earlier, "utf-8")
    assert "typical_minutes 20 -> 12" in said(cli("import", str(path)))
    refused(
        cli("export", "village", "--version", "99"),
        REFUSED,
        "village has no configuration of revision 99",
        "novbe server history --centre village",
    )


def test_a_history_of_several_centres_needs_a_name(cli: Cli, hall: Box, tmp_path: Path) -> None:
    said(cli("import", str(changed(tmp_path, 'slug = "village"', 'slug = "town"'))))
    refused(cli("history"), REFUSED, "There are several centres (town, village)", "--centre")
    assert len(said(cli("history", "--centre", "town")).splitlines()) == 2
    refused(cli("history", "--centre", "city"), REFUSED, "There is no centre 'city'")
