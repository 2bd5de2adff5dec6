"""Monitoring of a server: metrics, alerts, the log as JSON, the doctor, the archive for
support."""

import json
import re
import shutil
import socket
import sqlite3
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from contract import commands as c
from contract.alerts import AlarmKind
from contract.enums import Role
from contract.texts import wording
from server import care, environment_file
from server.addresses import default_address
from server.cli import doctor as cli_doctor
from server.sentences import TEXTS
from server.settings import ServerSettings
from server.store import schema
from tests.parts.box import Box
from tests.parts.browsing import add_person, entered
from tests.parts.cli import Cli, box_on, cli_on
from tests.parts.hall import ASAN, ROOT, VILLAGE, RunningServer
from tests.parts.listening import Listener
from tests.parts.requesting import issue, send
from tests.parts.set_clock_server import MINUTES, SET_CLOCK
from tests.parts.staff import Machine
from tests.parts.waiting import until

RULES: Final = ROOT / "docs/monitoring/novbe-rules.yml"

LOGGED: Final = {
    *("time", "level", "logger", "process", "message", "request"),
    *("command", "command_id", "centre", "result", "milliseconds"),
}
"""What a line of the log about a command says."""

SECRET_WORDS: Final = ("Leyla Quliyeva", "leyla.q", "comes with a pram", "kiosk of Nigar")


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    """One that trusts a proxy, speaks TLS and writes its log as JSON."""
    options = ("--proxies", "1", "--log-format", "json")
    with RunningServer(VILLAGE, tls=True, options=options) as running:
        yield running


def scraped(server: RunningServer, token: str = "") -> dict[str, dict[tuple[str, ...], float]]:
    """What Prometheus reads: by name the values, by their labels."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    answer = send(server, "GET", "metrics", token or server.token(Role.INTEGRATION))
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    for family in text_string_to_metric_families(answer.text):
        found.setdefault(family.name, {})
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


def test_figures_tell_of_commands_queues_readers_and_checks(server: RunningServer) -> None:
    token = server.token(Role.GREETER)
    before = scraped(server)
    assert issue(server, token).ok
    assert issue(server, token, service="no-such").status_code == 422
    room, display = f"centre/{server.centre}/board", server.token(Role.DISPLAY)
    with Listener(server.url, [room], display, server.trusted_certificate) as board:
        board.await_first("board")
        after = scraped(server)

    def more(name: str, *labels: str) -> float:
        return after[name][labels] - before.get(name, {}).get(labels, 0)

    assert more("novbe_commands_total", "issue_ticket", "done") == 1
    assert more("novbe_commands_total", "issue_ticket", "unknown_service") == 1
    assert more("novbe_command_seconds_count") >= 2
    assert more("novbe_batch_commands_count") >= 1
    assert more("novbe_waiting_tickets", "village", "certificate") == 1
    assert after["novbe_sockets"] == {("board",): 1}
    assert after["novbe_waiting_commands"] == {(): 0}
    assert set(after["novbe_ready"].values()) == {1}
    assert after["novbe_alarms"]["village", "no_counter"] == 1


def test_a_monitor_of_the_server_reads_disk_memory_and_all_centres(tmp_path: Path) -> None:
    with RunningServer(VILLAGE) as server:
        data = server.settings.data
        assert not scraped(server)["novbe_last_backup_timestamp_seconds"]
        cli = cli_on(data, None)
        for command in (["backup", "--into", str(tmp_path)], ["import", str(ASAN)]):
            assert cli(*command).exit_code == 0
        own = scraped(server)
        age = time.time() - own["novbe_last_backup_timestamp_seconds"]["village",]
        assert 0 <= age < 60
        (free,) = own["novbe_disk_free_bytes"].values()
        assert abs(free - shutil.disk_usage(data).free) < free / 2
        assert 50e6 < own["novbe_memory_bytes"][()] < 1e9
        assert {labels[0] for labels in own["novbe_waiting_tickets"]} == {"village"}
        both = ("--scope", "metrics", "--scope", "all_centres")
        words = ("--centre", "village", "--role", "integration", "--label", "monitor", *both)
        token = cli("token", *words).stdout.strip()
        found = scraped(server, token)["novbe_waiting_tickets"]
        assert {labels[0] for labels in found} == {"village", "asan-7"}
        # A manager has one centre, and so have the tokens that a manager makes.
        made = {"command_id": str(uuid4()), "label": "monitor", "scopes": ["all_centres"]}
        path, manager = f"centres/{server.centre}/tokens", server.token(Role.MANAGER)
        answer = send(server, "POST", path, manager, json=made)
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not_permitted")


def test_each_name_in_the_rules_is_a_figure_of_a_server(server: RunningServer) -> None:
    known = scraped(server)
    text = re.sub(r"^\s*#.*$", "", RULES.read_text("utf-8"), flags=re.MULTILINE)
    named = set(re.findall(r"\bnovbe_\w+", text))
    assert len(named) >= 7
    assert named <= set(known)
    assert text.count("- alert:") == text.count("summary:") == text.count("action:")


FOR_THE_HALLS_PEOPLE: Final = {
    *("help_call", "claim", "no_counter", "pause_overdue", "unserved", "wait_long", "promises"),
    *("many_waiting", "call_unanswered", "service_long", "counter_silent", "call_not_shown"),
    *("on_hold", "not_handed_in", "limit_reached", "login_guessed", "voice_behind"),
}
"""Alarms that no engineer is woken for: the console tells them."""


def test_each_alarm_of_an_engineer_is_in_the_rules() -> None:
    (named,) = re.findall(r'novbe_alarms\{kind=~"([^"]+)"\}', RULES.read_text("utf-8"))
    # The figure of the devices by their state tells of these.
    by_figure = {"device_offline"}
    kinds = {one.value for one in AlarmKind}
    assert set(named.split("|")) == kinds - FOR_THE_HALLS_PEOPLE - by_figure


def test_a_request_id_is_logged_from_proxy_to_events_and_no_secret_is_logged(
    server: RunningServer,
) -> None:
    token, manager = server.token(Role.GREETER), server.token(Role.MANAGER)
    ticket = issue(server, token).json()
    note = f"centres/{server.centre}/tickets/{ticket['id']}/note"
    command, request = str(uuid4()), "0123456789abcdef"
    answer = send(
        server,
        "POST",
        note,
        json={"command_id": command, "note": SECRET_WORDS[2]},
        headers={"Authorization": f"Bearer {token}", "X-Request-ID": request},
    )
    assert answer.ok, answer.text
    lines = [json.loads(line) for line in server.said().splitlines()]
    (line,) = [one for one in lines if one.get("command_id") == command]
    assert line.keys() == LOGGED
    assert (line["request"], line["message"]) == (request, "add_note: done")
    assert (line["centre"], line["result"]) == (server.centre, "done")
    log = send(server, "GET", f"centres/{server.centre}/log", manager).json()
    assert [one["type"] for one in log if one["command"] == command] == ["note_added"]
    for secret in (token, manager, ticket["token"], *SECRET_WORDS):
        assert secret not in server.said()


@pytest.fixture
def doctor(server: RunningServer) -> Cli:
    """Runs `novbe server ...` with the data folder alone, without the environment of the server."""
    return cli_on(server.settings.data, None)


def found_by(doctor: Cli, *words: str) -> tuple[int, dict[str, Any]]:
    """The exit code, and what was found, by the part that it is about."""
    done = doctor("doctor", "--json", *words)
    return done.exit_code, {one["what"]: one for one in json.loads(done.stdout)}


def test_the_doctor_tells_what_to_do_and_ends_as_monitors_want(
    doctor: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, found = found_by(doctor)
    assert code == 1, found
    states = {name: one["state"] for name, one in found.items()}
    assert states["server"] == states["database"] == states["log"] == states["clock"] == "ok"
    assert states["certificate"] == states["proxies"] == "ok"
    assert (states["backup"], states["address"]) == ("none", "phones")
    for one in found.values():
        assert one["sentence"]
        assert bool(one["advice"]) is (one["level"] != "good")
    for name, value in {"HOST": "0.0.0.0", "PORT": "1", "PROXIES": "1"}.items():
        monkeypatch.setenv(f"NOVBE_{name}", value)
    elsewhere = cli_on(tmp_path, None)
    code, found = found_by(elsewhere)
    assert code == 2
    assert (found["server"]["state"], found["proxies"]["state"]) == ("silent", "open")
    text = elsewhere("doctor").stdout.splitlines()
    # An address that a person can open.
    own = default_address(socket.AF_INET)
    assert text[0] == f"BAD  Server: The server does not answer at http://{own}:1."
    assert text[1].startswith("      Start the server.")
    assert (found["database"]["state"], "unusable" in found) == ("missing", False)
    assert "novbe server import" in found["database"]["advice"]
    _, found = found_by(cli_on(tmp_path, f"postgresql://x:secret@/x?host={tmp_path}"))
    assert found["database"]["state"] == "gone"
    assert "PostgreSQL" in found["database"]["advice"]


def test_the_doctor_names_a_database_of_another_state_of_the_code(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.change(text("ALTER TABLE contact RENAME COLUMN line TO words"))
    code, found = found_by(cli_on(box.settings.data, box.settings.database))
    assert (code, found["database"]["state"]) == (2, "unusable")
    assert "(contact.line, contact.words)" in found["database"]["sentence"]
    # The next release has another migration.
    monkeypatch.setattr(schema, "NEWEST", "9998")
    _, found = found_by(cli_on(box.settings.data, box.settings.database))
    told = f"{found['database']['sentence']} {found['database']['advice']}"
    # An older database needs no backup.
    assert "Start the server of this release once" in told
    assert "restore" not in told
    assert "PostgreSQL" not in care.database("gone", box.settings).advice(wording(TEXTS, "en"))


def test_backups_on_the_disk_of_the_hall_are_to_be_looked_after(
    server: RunningServer, doctor: Cli
) -> None:
    folder = server.settings.data / "backups"
    folder.mkdir()
    done = doctor("doctor")
    folder.rmdir()
    assert f"{folder} is on the same disk as the hall" in done.stdout
    assert f"at {folder}." in done.stdout
    names = re.findall(r"^\w+ +([^:(]+)", done.stdout, re.MULTILINE)
    assert len(set(names)) == len(names) >= 8, names
    # Another disk.
    folder.symlink_to("/dev/shm")
    done = doctor("doctor")
    folder.unlink()
    assert "same disk" not in done.stdout


def test_a_hall_without_a_manager_and_devices_that_are_off(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol(label="kiosk")
    kiosk.reported(version=version("novbe"))
    box.forward(minutes=5)

    def found() -> dict[str, str]:
        return {one.what: one.state for one in care.of_hall(box.hall, box.centre)}

    assert (found()["manager"], found()["devices"]) == ("none", "offline")
    # At night devices may be switched off.
    box.give(c.CloseDay, reason="by_hand")
    assert found()["devices"] == "ok"
    add_person(box, "aysel", Role.MANAGER)
    assert "manager" not in found()


def test_the_doctor_finds_printers_the_mode_of_the_key_and_the_time_zone(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    for label, state in {"door": "paper_out", "hall": "offline", "desk": "paper_low"}.items():
        kiosk = Machine(box, Role.KIOSK).enrol(label=label)
        kiosk.reported(version=version("novbe"), printer=state)

    def found() -> list[str]:
        every = [*care.of_machine(box.settings, 0.0), *care.of_hall(box.hall, box.centre)]
        english = wording(TEXTS, "en")
        return [one.sentence(english) for one in every if one.level is not care.Level.GOOD]

    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    key = box.settings.data / "secret.key"
    key.chmod(0o640)
    told = found()
    monkeypatch.setenv("TZ", "Asia/Baku")
    time.tzset()
    key.chmod(0o600)
    for sentence in (
        "door: the printer has no paper, or is open.",
        "hall: the printer does not answer.",
        f"Other accounts on this machine can read {key}.",
        "The time zone of this machine is CET, that of the centre Asia/Baku.",
    ):
        assert sentence in told
    assert not any("time zone" in one or str(key) in one or "desk" in one for one in found())
    monkeypatch.undo()
    time.tzset()


def test_the_doctor_finds_another_program_at_the_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, closing(listener):
        monkeypatch.setenv("NOVBE_PORT", str(listener.getsockname()[1]))
        monkeypatch.setattr(cli_doctor, "ANSWER_SECONDS", 0.2)
        silent = found_by(cli_on(tmp_path, None))[1]["server"]
    assert silent["state"] == "other"
    assert "sudo ss -ltnp" in silent["advice"]
    assert found_by(cli_on(tmp_path, None))[1]["server"]["state"] == "silent"


def test_the_doctor_looks_at_the_disk_of_the_database_and_of_the_data(tmp_path: Path) -> None:
    def of_disks(database: str) -> list[str]:
        settings = ServerSettings(data=tmp_path, database=database)
        english = wording(TEXTS, "en")
        return [
            one.sentence(english) for one in care.of_machine(settings, 0.0) if one.what == "disk"
        ]

    elsewhere = Path("/dev/shm") / tmp_path.name
    (tmp_path / "link").symlink_to(elsewhere)
    for folder in (elsewhere, tmp_path / "link"):
        first, second = of_disks(f"sqlite:///{folder}/novbe.db")
        assert first.endswith("are free on the disk of /dev/shm.")
        assert second.endswith(f"are free on the disk of {tmp_path}.")
    assert len(of_disks(f"sqlite:///{tmp_path}/novbe.db")) == 1
    told = of_disks("postgresql://novbe@db.example/novbe")
    assert told[-1] == "The database is on db.example: check the free space there."


def test_a_misspelt_setting_is_told_with_the_known_one(
    box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "server.env"
    file.write_text("NOVBE_PROXYS=1\nNOVBE_COLOUR=red\nHTTPS_PROXY=http://proxy\n", "utf-8")
    monkeypatch.setenv(environment_file.NAMED, str(file))
    for name in ("NOVBE_PROXYS", "NOVBE_COLOUR", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "")
    done = cli_on(box.settings.data, box.settings.database)("doctor")
    assert done.stderr.splitlines() == [
        f"Warning: NOVBE_PROXYS in {file} is no setting: it is ignored. Is NOVBE_PROXIES meant?",
        f"Warning: NOVBE_COLOUR in {file} is no setting: it is ignored.",
    ]
    assert f"NOVBE_COLOUR in {file} is not a setting of the server" in done.stdout
    assert "Write NOVBE_PROXIES in its place" in done.stdout
    assert "HTTPS_PROXY" not in done.stdout


def test_the_doctor_asks_the_system_for_its_clock_and_its_units(
    doctor: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = "novbe-server.service loaded active running Novbe server\n"
    failed = "novbe-verify.service loaded failed failed Novbe verify\n"
    for name, told in {"timedatectl": "no", "systemctl": units + failed}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\ncat <<'END'\n{told}\nEND\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    code, found = found_by(doctor)
    assert code == 2
    assert found["time"]["state"] == "none"
    assert found["units"]["advice"] == "Read why: journalctl -u novbe-verify.service"


def test_people_stay_signed_in_when_the_clock_jumps_and_the_doctor_tells(tmp_path: Path) -> None:
    minutes = tmp_path / "minutes"
    minutes.write_text("0")
    with RunningServer(
        VILLAGE,
        data=tmp_path,
        clock_start=None,
        await_day=False,
        program=SET_CLOCK,
        variables={MINUTES: str(minutes)},
    ) as server:
        hall = box_on(tmp_path, server.settings.database_url)
        cookies = {"novbe": str(entered(hall, Role.OPERATOR, "sara").cookie)}
        hall.close()

        def is_in() -> bool:
            page = f"{server.url}/account"
            answer = requests.get(page, cookies=cookies, allow_redirects=False, timeout=30)
            return answer.status_code == 200

        def seen() -> list[Any]:
            return database.execute("SELECT seen_at FROM session").fetchall()

        def jumps_to(off: int, jump: str) -> None:
            minutes.write_text(str(off))
            before = seen()
            until(lambda: f"clock jumped by {jump} minutes" in server.said())
            assert is_in()
            # What is noted of its use is of the clock as it is now.
            until(lambda: seen() != before)

        assert is_in()
        with closing(sqlite3.connect(tmp_path / "novbe.db")) as database:
            jumps_to(60, "+60")
            jumps_to(-30, "-90")
        told = cli_on(tmp_path, None)("doctor").stdout
    assert "The clock of this machine was set 30 minutes back while the server ran." in told


def test_the_archive_holds_nothing_personal(
    box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVBE_PUBLIC_URL", "https://hall-of-leyla.example")
    name, login, note, label = SECRET_WORDS
    _, password = add_person(box, login, name=name)
    box.issue("paper")
    ticket = box.ticket("t1")
    box.give(c.AddNote, box.who(Role.GREETER), ticket="t1", note=note)
    kiosk = Machine(box, Role.KIOSK).enrol(label=label)
    kiosk.reported(version="0.9")
    cli = cli_on(box.settings.data, box.settings.database)
    path = tmp_path / "help.tar.gz"
    told = cli("doctor", "--bundle", str(path))
    assert told.exit_code == 2, told.output
    assert path.stat().st_mode & 0o077 == 0
    with tarfile.open(path) as archive:
        parts = {
            name: archive.extractfile(name).read().decode()  # type: ignore[union-attr]
            for name in archive.getnames()
        }
    names = ("findings", "machine", "settings", "packages", "database")
    assert set(parts) == {f"novbe/{name}.json" for name in names}
    content = json.loads(parts["novbe/database.json"])
    assert content["rows"]["person"] == 1
    assert content["events"]["note_added"] == 1
    assert content["devices"] == {"kiosk 0.9": 1}
    secrets = (password, kiosk.secret, ticket["token"], "hall-of-leyla")
    for word in (*SECRET_WORDS, *secrets, str(tmp_path)):
        assert word
        assert word not in "".join(parts.values()), word
