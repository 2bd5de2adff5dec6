"""The commands of `novbe server`, in this process and as processes, and their refusals."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner, Result
from sqlalchemy import text

from contract.enums import Role
from server import centre_file
from server.cli import cli as server_cli
from server.settings import settings_from
from server.store.engine import open_engine
from tests.parts.cli import CANNOT_START, FAULTY, REFUSED, Cli, refused, said
from tests.parts.hall import MONDAY_AT_TEN, ROOT, VILLAGE, RunningServer, clean_env


def started(*words: str, data: Path, env: dict[str, str] | None = None) -> Result:
    """Runs `python -m server ...` as a process of its own until it ends."""
    command = [sys.executable, "-m", "server", *words, "--data", str(data)]
    done = subprocess.run(
        command, capture_output=True, cwd=ROOT, env=clean_env() | (env or {}), timeout=60
    )
    return Result(CliRunner(), done.stdout, done.stderr, done.stderr, None, done.returncode, None)


def test_a_centre_is_brought_in_exported_and_brought_in_again(cli: Cli, tmp_path: Path) -> None:
    done = cli("import", str(VILLAGE))
    assert done.exit_code == 0, done.stderr
    assert done.stdout == (
        "village: 1 series, 1 agency, 2 categories, 3 services, 2 work profiles, 2 counters, "
        "1 display\n"
    )
    exported = cli("export", "village")
    assert exported.exit_code == 0
    path = tmp_path / "village.toml"
    path.write_text(exported.stdout, "utf-8")
    assert centre_file.read(path) == centre_file.read(VILLAGE)
    assert said(cli("import", str(path))) == "village: nothing changes\n"


def test_a_faulty_file_is_told_with_line_and_field_and_changes_nothing(
    cli: Cli, tmp_path: Path
) -> None:
    assert cli("import", str(VILLAGE)).exit_code == 0
    before = cli("export", "village").stdout
    path = tmp_path / "faulty.toml"
    source = VILLAGE.read_text("utf-8").replace('agency = "municipality"', 'agency = "x"', 1)
    path.write_text(source, "utf-8")
    line = source[: source.index('agency = "x"')].count("\n") + 1
    done = cli("import", str(path))
    refused(
        done,
        FAULTY,
        f"{path}: line {line}: services[1].agency: there is no agency 'x'; write 'municipality'",
        "Nothing was changed",
    )
    assert cli("export", "village").stdout == before
    refused(cli("import", str(tmp_path / "nowhere.toml")), FAULTY, "No such file")


def test_a_token_stands_alone_on_standard_output(cli: Cli) -> None:
    cli("import", str(VILLAGE))
    done = cli("token", "--centre", "village", "--role", "display")
    assert (done.exit_code, done.stderr) == (0, "")
    assert re.fullmatch(r"novbe_[A-Za-z0-9_-]{43}\n", done.stdout)
    pcs = ("token", "--centre", "village", "--role", "counter")
    done = cli(*pcs, "--counter", "2", "--counter", "1")
    assert re.fullmatch(r"(novbe_[A-Za-z0-9_-]{43}\n){2}", done.stdout)
    cli("token", "--centre", "village", "--role", "display", "--display", "main")
    devices = json.loads(cli("device", "list", "village", "--json").stdout)
    assert [one["display"] for one in devices if one["role"] == "display"] == [None, "main"]


def test_the_commands_run_as_processes(tmp_path: Path) -> None:
    assert started("import", str(VILLAGE), data=tmp_path).exit_code == 0
    refused(started("export", "town", data=tmp_path), REFUSED, "There is no centre 'town'")


CANNOT_BE_MADE: list[tuple[tuple[str, ...], int, str]] = [
    (
        ("--centre", "village", "--role", "display", "--display", "attic"),
        REFUSED,
        "There is no display 'attic' in village; there is: main",
    ),
    (
        ("--centre", "village", "--role", "kiosk", "--display", "main"),
        FAULTY,
        "--display is for --role display",
    ),
    (("--centre", "town", "--role", "kiosk"), REFUSED, "There is no centre 'town'"),
    (
        ("--centre", "village", "--role", "counter", "--counter", "9"),
        REFUSED,
        "There is no counter '9' in village; there is: 1, 2",
    ),
    (("--centre", "village", "--role", "king"), FAULTY, "'king' is not one of"),
    (("--centre", "village", "--role", "clock"), FAULTY, "'clock' is not one of"),
    (("--centre", "village", "--role", "kiosk", "--label", "x" * 81), FAULTY, "80"),
]


def test_a_token_that_cannot_be_made(cli: Cli) -> None:
    cli("import", str(VILLAGE))
    for words, code, told in CANNOT_BE_MADE:
        refused(cli("token", *words), code, told)


def test_commands_of_a_centre_that_is_not_there(cli: Cli) -> None:
    refused(cli("export", "town"), CANNOT_START, "--database")
    cli("import", str(VILLAGE))
    refused(cli("export", "town"), REFUSED, "There is no centre 'town'", "there is: village")
    refused(cli("day", "open", "town"), REFUSED)
    refused(cli("day", "close", "town"), REFUSED)


def test_the_hall_is_paused_and_goes_on(cli: Cli) -> None:
    cli("import", str(VILLAGE))
    paused = cli("hall", "pause", "village", "--reason", "alarm", "--minutes", "30")
    assert "the hall is paused" in paused.stdout
    refused(cli("hall", "pause", "village", "--reason", "rain"), FAULTY, "alarm")
    assert "goes on" in cli("hall", "resume", "village").stdout


def test_the_day_is_opened_and_closed_by_hand(cli: Cli) -> None:
    cli("import", str(VILLAGE))
    done = cli("day", "open", "village")
    assert re.fullmatch(r"village: the day \d{4}-\d\d-\d\d is open\n", done.stdout)
    refused(cli("day", "open", "village"), REFUSED, "already open")
    done = cli("day", "close", "village", "--reason", "strike")
    assert "is closed, 0 tickets expired" in done.stdout
    refused(cli("day", "close", "village"), REFUSED, "not open")
    cli("day", "open", "village")
    refused(cli("day", "close", "village", "--reason", "No Code!"), FAULTY, "reason")


def test_a_database_that_cannot_be_used_is_told(cli: Cli, tmp_path: Path) -> None:
    nowhere = f"postgresql://x:secret@/x?host={tmp_path}"
    done = cli("export", "village", database=nowhere)
    refused(done, CANNOT_START, "cannot be used", "--database")
    assert "secret" not in done.stderr
    file = tmp_path / "picture.db"
    file.write_bytes(b"\x89PNG" * 1000)
    refused(cli("export", "village", database=f"sqlite:///{file}"), CANNOT_START, "not a database")
    assert file.read_bytes() == b"\x89PNG" * 1000
    refused(cli("export", "village", database="no url"), FAULTY, "database: is no URL")
    nothing = cli("export", "village", database="mysql://x/y")
    refused(nothing, FAULTY, "neither sqlite: nor postgresql:")
    refused(cli("export", "village", database="sqlite://"), FAULTY, "names no file")


def test_a_newer_database_is_refused_and_left_alone(
    cli: Cli, database_url: str, tmp_path: Path
) -> None:
    cli("import", str(VILLAGE))
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    run = started("run", "--port", "0", "--database", database_url, data=tmp_path)
    for done in (run, cli("import", str(VILLAGE)), cli("export", "village")):
        refused(done, CANNOT_START, "newer Novbe", "Nothing was changed", "backup")
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    engine.dispose()
    assert version == "9999"


# Starting


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = started("run", "--port", port, data=tmp_path)
    refused(done, CANNOT_START, f"Port {port}", "--port")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--clock-rate", "10"], "--clock-rate needs --clock-start"),
        *(
            (["--clock-rate", rate, "--clock-start", MONDAY_AT_TEN], why)
            for rate, why in (("0", "above 0"), ("-1", "above 0"), ("nan", "above 0"))
        ),
        (["--clock-rate", "20000", "--clock-start", MONDAY_AT_TEN], "at most 10000"),
        (["--clock-start", "tomorrow"], "write it like 2026-11-23T10:00:00+04:00"),
        (["--clock-start", "2026-11-23T10:00:00"], "it needs a zone"),
        (["--port", "70000"], "70000"),
        (["--database", "nowhere"], "database: is no URL"),
    ],
)
def test_wrong_options_are_told(tmp_path: Path, words: list[str], told: str) -> None:
    done = CliRunner().invoke(server_cli, ["run", "--data", str(tmp_path), *words])
    refused(done, FAULTY, told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("NOVBE_PORT", "no-port", "port: a whole number is needed"),
        ("NOVBE_DATABASE", "nowhere", "database: is no URL"),
    ],
)
def test_a_wrong_setting_of_the_environment_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    words = ["export", "village", "--data", str(tmp_path)]
    refused(CliRunner().invoke(server_cli, words), FAULTY, told, "NOVBE_")


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


def test_a_server_whose_clock_is_busy_stops_too() -> None:
    """Its timer is then nearly always inside a statement."""
    with RunningServer(VILLAGE, clock_rate=9000, await_day=False) as server:
        for _ in range(2):
            assert server.stop() == 0
            server.start()
