"""The commands of `novbe server`, in this process and as processes, and their refusals."""

import os
import pwd
import re
import socket
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
import requests
from click.testing import CliRunner, Result
from sqlalchemy import text

from contract import commands as c
from contract.enums import Role
from server import serving
from server.bootstrap import CannotStart
from server.cli import cli as server_cli
from server.settings import settings_from
from server.store.engine import open_engine
from tests.parts import centre_files, preloaded
from tests.parts.box import Box
from tests.parts.cli import CANNOT_START, FAULTY, REFUSED, Cli, refused, said
from tests.parts.hall import MONDAY_AT_TEN, VILLAGE, RunningServer, clean_env

DAEMON: Final = pwd.getpwnam("daemon")
"""An account that every machine has."""


def started(*words: str, data: Path) -> Result:
    """Runs `novbe server ...` as a process of its own until it ends."""
    out, err = data / "started.out", data / "started.err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = preloaded.start(
            preloaded.SERVER,
            "server",
            *(*words, "--data", str(data)),
            env=clean_env(),
            stdout=stdout,
            stderr=stderr,
        )
    code, told = process.wait(60), err.read_bytes()
    return Result(CliRunner(), out.read_bytes(), told, told, None, code, None)


def test_a_centre_is_brought_in_exported_and_brought_in_again(
    cli: Cli, tmp_path: Path, database_url: str
) -> None:
    done = cli("import", str(VILLAGE))
    assert done.exit_code == 0, done.stderr
    assert done.stdout == (
        "village: 1 series, 1 agency, 2 categories, 3 services, 2 work profiles, 2 counters, "
        "1 display\n"
        f"village: published in {database_url.removeprefix('sqlite:///')}\n"
    )
    exported = cli("export", "village")
    assert exported.exit_code == 0
    path = tmp_path / "village.toml"
    path.write_text(exported.stdout, "utf-8")
    assert centre_files.read(path) == centre_files.read(VILLAGE)
    assert said(cli("import", str(path))) == "village: nothing changes\n"


def test_the_day_the_intake_the_hall_and_the_time_are_set_by_hand(cli: Cli, hall: Box) -> None:
    refused(cli("day", "open", "town"), REFUSED, "There is no centre 'town'", "there is: village")
    told = said(cli("day", "open", "village"))
    assert re.fullmatch(r"village: the day \d{4}-\d\d-\d\d is open\n", told)
    refused(cli("day", "open", "village"), REFUSED, "already open")
    assert said(cli("intake", "stop", "village")) == "village: no more tickets are issued today\n"
    assert "no more tickets are issued until" in said(
        cli("intake", "stop", "village", "--minutes", "1")
    )
    assert "tickets are issued again" in said(cli("intake", "resume", "village"))
    pause = ("hall", "pause", "village", "--reason")
    refused(cli(*pause, "alarm", "--resume"), FAULTY, "--resume needs --minutes")
    refused(cli(*pause, "rain"), FAULTY, "alarm")
    told = said(cli(*pause, "alarm", "--minutes", "30", "--resume"))
    assert re.search(r"the hall is paused; it goes on by itself at \d\d:\d\d, or", told)
    assert "goes on" in said(cli("hall", "resume", "village"))
    told = said(cli("time", "confirm", "village"))
    assert re.fullmatch(r"village: the clock says [-+: \w]+; the time is confirmed\n", told)
    assert hall.last() == ["time_confirmed"]
    hall.forward(minutes=1)
    hall.give(c.StopIntake)
    assert "until the clock has caught up" in said(cli("time", "confirm", "village"))
    refused(cli("day", "close", "village", "--reason", "No Code!"), FAULTY, "reason")
    closing = cli("day", "close", "village", "--reason", "strike")
    assert "is closed, 0 tickets expired" in said(closing)


def test_a_database_that_cannot_be_used_is_told(cli: Cli, tmp_path: Path) -> None:
    nowhere = f"postgresql://x:secret@/x?host={tmp_path}"
    done = cli("export", "village", database=nowhere)
    refused(done, CANNOT_START, "cannot be used", "--database")
    assert "secret" not in done.stderr
    # Nor is there a hall to be backed up.
    done = cli("backup", "--into", str(tmp_path / "backups"))
    refused(done, CANNOT_START, "cannot be used")
    file = tmp_path / "picture.db"
    file.write_bytes(b"\x89PNG" * 1000)
    refused(cli("export", "village", database=f"sqlite:///{file}"), CANNOT_START, "not a database")
    assert file.read_bytes() == b"\x89PNG" * 1000
    refused(cli("export", "village", database="no url"), FAULTY, "database: is not a URL")
    nothing = cli("export", "village", database="mysql://x/y")
    refused(nothing, FAULTY, "must begin with sqlite: or postgresql:")
    refused(cli("export", "village", database="sqlite://"), FAULTY, "names no file")


def test_a_newer_database_is_refused_and_left_alone(
    cli: Cli, hall: Box, database_url: str, tmp_path: Path
) -> None:
    hall.close()
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    run = started("run", "--port", "0", "--database", database_url, data=tmp_path)
    for done in (run, cli("import", str(VILLAGE))):
        refused(done, CANNOT_START, "newer Novbe", "Nothing was changed", "backup")
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    engine.dispose()
    assert version == "9999"


# Starting


def test_a_port_in_use_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"Port {port} .* --port"):
            serving.listen("127.0.0.1", port)


def test_wrong_options_are_told(tmp_path: Path) -> None:
    at_ten = ("--clock-start", MONDAY_AT_TEN)
    for words, told in (
        (("--clock-rate", "10"), "--clock-rate needs --clock-start"),
        *((("--clock-rate", rate, *at_ten), "above 0") for rate in ("0", "-1", "nan")),
        (("--clock-rate", "20000", *at_ten), "at most 10000"),
        (("--clock-start", "tomorrow"), "write it like 2026-11-23T10:00:00+04:00"),
        (("--clock-start", "2026-11-23T10:00:00"), "it needs a zone"),
        (("--port", "70000"), "70000"),
        (("--database", "nowhere"), "database: is not a URL"),
    ):
        done = CliRunner().invoke(server_cli, ["run", "--data", str(tmp_path), *words])
        refused(done, FAULTY, told)
    assert list(tmp_path.iterdir()) == []


def test_flags_win_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "novbe.toml"
    monkeypatch.setenv("NOVBE_CONFIG", str(file))
    file.write_text(f'data = "{tmp_path / "one"}"\nport = 1\n')
    assert settings_from().data == tmp_path / "one"
    monkeypatch.setenv("NOVBE_DATA", str(tmp_path / "two"))
    assert (settings_from().data, settings_from().port) == (tmp_path / "two", 1)
    assert settings_from(data=tmp_path / "three", port=2).data == tmp_path / "three"
    assert settings_from().database_url == f"sqlite:///{tmp_path / 'two' / 'novbe.db'}"
    file.write_text("port = = 1")
    refused(CliRunner().invoke(server_cli, ["export", "x"]), FAULTY, "novbe.toml cannot be read")


ENVIRONMENT = """\
# What systemd gives to the unit.
; This is a comment too.
NOVBE_DATA={data}
NOVBE_DATABASE={database}
NOVBE_PORT=1
NOVBE_MAIL_SERVER="smtp://mail.example"
NOVBE_MAIL_FROM=novbe@hall.example
NOVBE_MAIL_PASSWORD='a ${{PORT}} # "b"'
"""


@pytest.mark.usefixtures("hall")
def test_commands_by_hand_know_the_environment_file_of_the_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str
) -> None:
    file, data = tmp_path / "server.env", tmp_path / "data"
    file.write_text(ENVIRONMENT.format(data=data, database=database_url), "utf-8")
    monkeypatch.setenv("NOVBE_ENVIRONMENT_FILE", str(file))
    monkeypatch.setenv("NOVBE_PORT", "2")
    with patch.dict(os.environ):
        done = CliRunner().invoke(server_cli, ["user", "list", "village"])
        assert done.exit_code == 0
        assert done.stderr.startswith("No person has a duty in village yet.")
        settings = settings_from()
    assert (settings.data, settings.port) == (data, 2)
    assert settings.mail is not None
    assert (settings.mail.host, settings.mail.password) == ("mail.example", 'a ${PORT} # "b"')
    # Another account than the server's may not read it.
    file.chmod(0)
    me = os.geteuid()
    os.seteuid(me or DAEMON.pw_uid)
    try:
        done = CliRunner().invoke(server_cli, ["user", "list", "village"])
    finally:
        os.seteuid(me)
    line, _, _ = done.stderr.partition("\n")
    assert line.startswith(f"This account may not read {file}: ")
    assert f"sudo chmod 640 {file}" in line
    assert "NOVBE_DATA" not in os.environ
    file.unlink()
    done = CliRunner().invoke(server_cli, ["user", "list", "village"])
    refused(done, FAULTY, "set by NOVBE_ENVIRONMENT_FILE, does not exist")


# Running


def test_a_server_guards_its_database_stops_silently_and_keeps_its_time() -> None:
    with RunningServer(VILLAGE, clock_rate=600) as server:
        assert server.data is not None
        done = started("run", "--port", "0", data=server.data)
        refused(done, CANNOT_START, "Another Novbe server already serves", "Stop it first")
        first = server.now()
        assert server.stop() == 0
        assert server.said() == ""
        with pytest.raises(requests.ConnectionError):
            requests.get(f"{server.api}/health", timeout=2)
        server.start()
        assert server.now() > first
        server.kill()  # The lock on the database ends with its process.
        server.clock_rate = 1.0
        server.start()
        head = {"Authorization": f"Bearer {server.token(Role.VIEWER)}"}
        log = requests.get(f"{server.api}/centres/village/log", headers=head, timeout=10).json()
        marks = [one["data"] for one in log if one["type"] == "clock_shifted"]
        assert marks[0] == {"start": "2026-11-23T06:00:00.000Z", "rate": 600.0}
        assert [one["rate"] for one in marks] == [600.0, 1.0]
