"""`novbe server import`, `history` and `export --version`: what changes, by whom, and back."""

import json
import pty
import sys
from pathlib import Path
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from server.cli import cli as server_cli
from server.domain.principal import Principal
from tests.integration.test_cli import DAEMON
from tests.parts.box import Box
from tests.parts.browsing import add_person
from tests.parts.cli import REFUSED, Cli, refused, said
from tests.parts.hall import VILLAGE

FIRST = (
    "village: 1 series, 1 agency, 2 categories, 3 services, 2 work profiles, 2 counters, 1 display"
)


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
    config = box.read(lambda reading: reading.layout.config)
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


def test_a_configuration_is_changed_looked_back_at_and_brought_back(
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
    by_a_manager(hall)
    history_is_told(cli, hall)
    earlier = said(cli("export", "village", "--version", "1"))
    assert earlier == first
    path.write_text(earlier, "utf-8")
    # Against the last file nothing changed in it but one line; the help line would stay.
    assert "help_line none -> 108" in said(cli("import", str(path), "--check"))
    assert "typical_minutes 20 -> 12" in said(cli("import", str(path), "--replace"))
    assert said(cli("export", "village")) == first
    refused(
        cli("export", "village", "--version", "99"),
        REFUSED,
        "village has no configuration of revision 99",
        "novbe server history village",
    )
    refused(cli("history", "city"), REFUSED, "There is no centre 'city'")


def by_a_manager(hall: Box) -> None:
    person, _ = add_person(hall, "aygun", Role.MANAGER, name="Aygün Məmmədova")
    edited(hall, Principal(Role.MANAGER, person, "village"), help_line="108")


def history_is_told(cli: Cli, hall: Box) -> None:
    """Look at the history of a first version, a longer one and a manager's."""
    told = said(cli("history", "village")).splitlines()
    assert told[0].startswith(f"revision {hall.revision}, 2")
    assert told[0].endswith(", manager Aygün Məmmədova")
    assert told[1] == "  Centre Village service centre (village): help_line none -> 108"
    # The log has the number of the account behind sudo, and no name.
    assert told[2].endswith(f", at the command line, by {DAEMON.pw_name}")
    assert f"command-line-{DAEMON.pw_uid}" in {one.actor.id for one in hall.events()}
    assert told[3] == f"  {LONGER}"
    assert told[4].startswith("revision 1, ")
    assert told[4].endswith(", at the command line")
    assert told[5] == f"  first version: {FIRST.removeprefix('village: ')}"
    found = json.loads(said(cli("history", "village", "--json")))
    assert found[0]["name"] == "Aygün Məmmədova"
    assert found[0]["changes"][0]["fields"] == [{"field": "help_line", "old": None, "new": "108"}]
    assert found[1]["changes"][0]["what"] == "changed"


def edited(hall: Box, by: Principal | None = None, **head: Any) -> None:
    config = hall.read(lambda reading: reading.layout.config)
    centre = config.centre.model_copy(update=head)
    hall.give(c.ImportCentre, by, config=config.model_copy(update={"centre": centre}))


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
