"""The commands of `novbe server`, in this process and as processes, and their refusals."""

import os
import pwd
import socket
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
import requests
from click.testing import CliRunner, Result
from platformdirs import user_config_path

from client.net import identity
from client.net.settings import ClientSettings
from contract.enums import Role
from novbe.demo import place
from server import bootstrap, serving
from server.cli import cli as server_cli
from server.clock import MachineClock
from server.settings import CannotStart, settings_from
from tests.parts import preloaded
from tests.parts.box import Box
from tests.parts.cli import CANNOT_START, FAULTY, Cli, cli_on, refused, said
from tests.parts.hall import MONDAY_AT_TEN, NO_FOLDER, VILLAGE, RunningServer, clean_env
from tests.parts.requesting import get

DAEMON: Final = pwd.getpwnam("daemon")
"""An account that every machine has."""


def typed(*words: str) -> Result:
    """Run `novbe server ...` with these words alone."""
    return CliRunner().invoke(server_cli, words)


def test_no_test_meets_a_hall_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("server.settings.SERVICE_FOLDER", tmp_path)
    words = ("import", str(VILLAGE), "--yes")
    refused(typed(*words), CANNOT_START, str(NO_FOLDER))
    with (tmp_path / "said").open("w+") as output:
        child = preloaded.start(
            preloaded.SERVER, "server", *words, env=clean_env(), stdout=output, stderr=output
        )
        assert child.wait(60) == CANNOT_START
        assert str(NO_FOLDER) in (tmp_path / "said").read_text()
    for path in (
        identity.default_path(Role.KIOSK),
        ClientSettings().kept_in,
        place.default_folder(),
        user_config_path("novbe"),
    ):
        assert NO_FOLDER in path.parents


def test_a_database_that_cannot_be_used_is_told(cli: Cli, tmp_path: Path) -> None:
    nowhere = f"postgresql://x:secret@/x?host={tmp_path}"
    done = cli("export", "village", database=nowhere)
    refused(done, CANNOT_START, "cannot be used", "--database")
    assert "secret" not in done.stderr
    # Nor is there a hall to be backed up.
    refused(cli("backup", "--into", str(tmp_path / "backups")), CANNOT_START, "cannot be used")
    file = tmp_path / "picture.db"
    file.write_bytes(b"\x89PNG" * 1000)
    refused(cli("export", "village", database=f"sqlite:///{file}"), CANNOT_START, "not a database")
    assert file.read_bytes() == b"\x89PNG" * 1000
    nothing = cli("export", "village", database="mysql://x/y")
    refused(nothing, FAULTY, "must begin with sqlite: or postgresql:")
    refused(cli("export", "village", database="sqlite://"), FAULTY, "names no file")


def test_a_port_in_use_and_a_socket_without_a_folder_are_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"Port {port} .* --port"):
            serving.listen("127.0.0.1", port)
    path = tmp_path / "run/novbe.sock"
    with pytest.raises(CannotStart, match=f"make the folder {path.parent} "):
        serving.listen(f"unix:{path}", 0)


def test_wrong_options_are_told(tmp_path: Path) -> None:
    at_ten = ("--clock-start", MONDAY_AT_TEN)
    for words, sentence in (
        (("--clock-rate", "10"), "--clock-rate needs --clock-start"),
        *((("--clock-rate", rate, *at_ten), "above 0") for rate in ("0", "-1", "nan")),
        (("--clock-rate", "20000", *at_ten), "at most 10000"),
        (("--clock-start", "tomorrow"), "with its zone, like 2026-11-23T10:00:00+04:00"),
        (("--clock-start", "2026-11-23T10:00:00"), "with its zone"),
        (("--port", "70000"), "70000"),
        (("--database", "nowhere"), "database: is not a URL"),
    ):
        refused(typed("run", "--data", str(tmp_path), *words), FAULTY, sentence)
    assert list(tmp_path.iterdir()) == []


def test_flags_win_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "novbe.toml"
    monkeypatch.delenv("NOVBE_DATA")
    monkeypatch.setenv("NOVBE_CONFIG", str(file))
    file.write_text(f'data = "{tmp_path / "one"}"\nport = 1\n')
    assert settings_from().data == tmp_path / "one"
    monkeypatch.setenv("NOVBE_DATA", str(tmp_path / "two"))
    assert (settings_from().data, settings_from().port) == (tmp_path / "two", 1)
    assert settings_from(data=tmp_path / "three", port=2).data == tmp_path / "three"
    assert settings_from().database_url == f"sqlite:///{tmp_path / 'two' / 'novbe.db'}"
    file.write_text("port = = 1")
    refused(typed("export", "x"), FAULTY, "novbe.toml cannot be read")


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
        del os.environ["NOVBE_DATA"]
        done = typed("user", "access", "village")
        assert done.exit_code == 0
        assert done.stderr.startswith("The access log of village has no entries.")
        settings = settings_from()
    assert (settings.data, settings.port) == (data, 2)
    assert settings.mail is not None
    assert (settings.mail.host, settings.mail.password) == ("mail.example", 'a ${PORT} # "b"')
    # Another account than the server's may not read it.
    file.chmod(0)
    me = os.geteuid()
    os.seteuid(me or DAEMON.pw_uid)
    try:
        done = typed("user", "access", "village")
    finally:
        os.seteuid(me)
    line, _, _ = done.stderr.partition("\n")
    assert line.startswith(f"This account may not read {file}: ")
    assert f"sudo chmod 640 {file}" in line
    assert "NOVBE_MAIL_FROM" not in os.environ
    file.unlink()
    done = typed("user", "access", "village")
    refused(done, FAULTY, "set by NOVBE_ENVIRONMENT_FILE, does not exist")


def test_a_server_guards_its_database_stops_silently_and_keeps_its_time() -> None:
    with RunningServer(VILLAGE, clock_rate=600) as server:
        done = cli_on(server.settings.data, None)("run", "--port", "0")
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
        log = get(server, "centres/village/log", server.token(Role.VIEWER))
        marks = [one["data"] for one in log if one["type"] == "clock_shifted"]
        assert marks[0] == {"start": "2026-11-23T06:00:00.000Z", "rate": 600.0}
        assert [one["rate"] for one in marks] == [600.0, 1.0]


STEERING = "\x1b[2J\x9b2J\x07\x7f\u202eexe\u2028"
"""Clears a screen, rings, turns the direction, begins a line."""


def is_plain(text: str) -> bool:
    return all(line.isprintable() for line in text.split("\n"))


def test_texts_of_others_are_shown_without_control_characters(cli: Cli, hall: Box) -> None:
    who = f"pc{STEERING}"
    now = hall.clock.now()
    hall.store.access(
        lambda access: access.add_entry(now, None, "sign_in_refused", who, "::1\u2066"), write=True
    )
    table = said(cli("user", "access", "village"))
    assert is_plain(table)
    assert len(table.splitlines()) == 1
    assert "pc\ufffd[2J\ufffd2J\ufffd\ufffd\ufffdexe" in table
    assert is_plain(cli("user", "forget", "village", who).stderr)
    # What joins letters stays.
    name = "می\u200cخواهم ətraf"
    said(cli("user", "add", "village", "parisa", "--name", name, "--role", "viewer"))
    assert name in said(cli("user", "export", "village", "parisa"))


def test_holidays_are_lines_for_the_centre_file() -> None:
    done = typed("holidays", "--country", "az", "--year", "2027")
    days = tomllib.loads(done.stdout)["holidays"]
    assert {"2027-01-20", "2027-05-28", "2027-11-08"} <= {day.isoformat() for day in days}
    assert "# Ümumxalq hüzn günü" in done.stdout


def test_after_a_rehearsal_the_hall_goes_by_the_machine_s_clock(box: Box) -> None:
    start = datetime(2026, 12, 1, 7, tzinfo=UTC)
    shifted, begun = bootstrap.open_clock(box.store, start, 1.0)
    assert begun
    assert abs(bootstrap.stored_clock(box.store).now() - shifted.now()) < timedelta(minutes=1)
    bootstrap.open_clock(box.store, None, 1.0)
    assert isinstance(bootstrap.stored_clock(box.store), MachineClock)
