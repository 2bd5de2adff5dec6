"""`novbe server user`: the first people, and what has no page, while the hall runs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from contract import commands as c
from contract.access import KnownPerson
from contract.enums import Role
from server.domain.principal import Principal
from server.identity import known
from server.identity.setting_up import set_up
from tests.integration.test_cli import DAEMON
from tests.parts.box import Box
from tests.parts.cli import CANNOT_START, FAULTY, REFUSED, Cli, refused, said

FIRST = r"[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}\n"
OPERATOR = ("--name", "Leyla Quliyeva", "--role", "operator", "--counter", "1")


def sign_in(box: Box, **act: Any) -> TestResponse:
    return box.client.post("/api/v1/sessions", json=act)


def listed(hall: Box) -> dict[str, KnownPerson]:
    found = known.people(hall.hall, hall.who(Role.MANAGER), "village")
    return {one.login: one for one in found}


def test_people_are_added_and_a_first_password_stands_alone(
    cli: Cli, hall: Box, tmp_path: Path
) -> None:
    new = said(cli("user", "add", "village", "Leyla", *OPERATOR))
    assert re.fullmatch(FIRST, new)
    assert sign_in(hall, login="leyla", password=new.strip()).get_json()["step"] == "password"
    assert {event.actor.id for event in hall.events()[-2:]} == {"command-line"}
    manager = ("--name", "Əli Ş.", "--role", "manager", "--language", "ru")
    said(cli("user", "add", "village", "ali", *manager))
    said(cli("user", "give", "village", "leyla", "--role", "greeter"))
    leyla, ali = listed(hall)["leyla"], listed(hall)["ali"]
    assert [one.role for one in leyla.duties] == ["greeter", "operator"]
    assert [one.counter for one in leyla.duties] == [None, "village.1"]
    assert (leyla.language, ali.language) == ("az", "ru")
    # Of a person without a role, whom no page shows any more.
    for role in ("greeter", "operator"):
        hall.give(c.EndDuty, person=leyla.id, role=role)
    assert "leyla" not in listed(hall)
    said(cli("user", "give", "village", "LEYLA", "--role", "viewer"))
    # What the server does needs its key.
    key = tmp_path / "data" / "secret.key"
    kept = key.rename(tmp_path / "elsewhere.key")
    refused(cli("user", "forget", "village", "leyla"), CANNOT_START, "--data")
    assert not key.exists()
    kept.rename(key)
    assert f"the log knows {leyla.id}\n" in said(cli("user", "forget", "village", "leyla"))
    refused(cli("user", "forget", "village", "leyla"), REFUSED, "No person signs in as")


def test_all_data_of_a_person_is_exported_without_secrets(cli: Cli, hall: Box) -> None:
    first = said(cli("user", "add", "village", "leyla", *OPERATOR)).strip()
    token = sign_in(hall, login="leyla", password=first).get_json()["token"]
    sign_in(hall, login="leyla", password="not that")
    identity = listed(hall)["leyla"].id
    hall.give(c.SetBadge, person=identity, badge="CARD-0815")
    languages = hall.read(lambda reading: reading.setup.config.centre.languages)
    texts = dict.fromkeys(languages, "The lift is out of order")
    hall.give(c.PostNotice, Principal(Role.SUPERVISOR, identity, "village"), texts=texts)
    hall.open_day()
    hall.give(c.OpenCounter, Principal(Role.OPERATOR, identity, "village"), counter="1")
    text = said(cli("user", "export", "village", "leyla"))
    found = json.loads(text)
    person = found["person"]
    assert (person["name"], person["has_badge"], person["failed"]) == ("Leyla Quliyeva", True, 1)
    assert [one["role"] for one in found["duties"]] == ["operator"]
    assert [one["step"] for one in found["sessions"]] == ["password"]
    assert [one["what"] for one in found["doors"]] == ["signed_in", "sign_in_refused"]
    (notice,) = found["notices"]
    assert json.loads(notice["words"]) == texts
    assert [one["type"] for one in found["log"]["by"]] == ["notice_posted", "counter_opened"]
    about = [one["type"] for one in found["log"]["about"]]
    assert about == ["person_added", "duty_given", "badge_set", "counter_opened"]
    kept = hall.store.access(lambda access: access.person(identity))
    assert kept is not None
    for secret in (first, "CARD-0815", token, kept.password, kept.badge):
        assert secret
        assert secret not in text


WRONG: list[tuple[tuple[str, ...], int, str]] = [
    (("add", "town", "x1", "--name", "X", "--role", "viewer"), REFUSED, "There is no centre"),
    (("add", "village", "x", "--name", "X", "--role", "viewer"), FAULTY, "write 2 characters"),
    (("add", "village", "x1", "--name", "X", "--role", "kiosk"), FAULTY, "'kiosk' is not one of"),
    (("add", "village", "x1", "--name", "X", "--role", "operator", "--counter", "9"), REFUSED,
     "There is no counter '9' in village; there is: 1, 2."),
    (("add", "village", "x1", "--name", "X", "--role", "operator", "--agency", "z"), REFUSED,
     "There is no agency 'z' in village; there is: municipality."),
    (("add", "village", "ali", "--name", "X", "--role", "viewer"), REFUSED, "“ali” is taken"),
    (("give", "village", "vali", "--role", "viewer"), REFUSED, "No person signs in as 'vali'"),
    (("access", "town"), REFUSED, "there is: village"),
    (("set-up-link", "town"), REFUSED, "there is: village"),
]  # fmt: skip


def test_wrong_commands_are_refused(cli: Cli, hall: Box) -> None:
    said(cli("user", "add", "village", "ali", "--name", "Ali", "--role", "manager"))
    revision = hall.revision
    for words, code, told in WRONG:
        refused(cli("user", *words), code, told)
    assert hall.revision == revision


def test_attempts_are_listed_and_told_page_by_page(
    cli: Cli, hall: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(cli("user", "add", "village", "leyla", *OPERATOR))
    tried = ("user", "access", "village")
    assert "has no entries" in cli(*tried).stderr
    said(cli("token", "--centre", "village", "--role", "kiosk"))
    monkeypatch.setenv("SUDO_UID", str(DAEMON.pw_uid))
    link = ("--public-url", "http://hall.example")
    said(cli("user", "sign-in-link", "village", "leyla", *link))
    said(cli("user", "set-up-link", "village", *link))
    hall.forward(seconds=1)
    sign_in(hall, login="leyla", password="my secret")
    lines = said(cli(*tried)).splitlines()
    # The first two columns are the day and the time.
    assert sorted(line.split()[2:] for line in lines) == [
        # By which account, where sudo says it.
        ["set_up_link", DAEMON.pw_name, "-"],
        ["sign_in_link", DAEMON.pw_name, "leyla"],
        ["sign_in_refused", "leyla", "127.0.0.1"],
        ["token_by_hand", "command-line", "kiosk"],
    ]
    told = cli(*tried, "--limit", "1")
    assert said(told).splitlines() == lines[:1]
    before = told.stderr.removeprefix("Earlier entries: --before ").strip()
    assert said(cli(*tried, "--before", before)).splitlines() == lines[1:]
    refused(cli(*tried, "--before", "noon"), FAULTY, "--before is a day")
    refused(cli(*tried, "--limit", "0"), FAULTY, "--limit")


def test_the_link_for_a_first_manager_has_the_address_of_the_server(
    cli: Cli, hall: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*words: str) -> str:
        return said(cli("user", "set-up-link", "village", *words)).strip()

    assert re.fullmatch(r"http://127\.0\.0\.1:8750/set-up/[\w-]{43}", link())
    for host, port, tls, address in (
        ("::1", 80, "no", "http://[::1]:80/set-up/"),
        ("192.0.2.9", 8750, "yes", "https://192.0.2.9:8750/set-up/"),
        ("127.0.0.1", 0, "no", None),
        ("unix:/run/x.sock", 8750, "no", None),
    ):
        with monkeypatch.context() as env:
            for name, value in (("HOST", host), ("PORT", port), ("TLS", tls)):
                env.setenv(f"NOVBE_{name}", str(value))
            if address is not None:
                assert link().startswith(address)
            else:
                refused(cli("user", "set-up-link", "village"), FAULTY, "--public-url")
    found = link("--public-url", "https://hall.example/")
    assert found.startswith("https://hall.example/set-up/")
    password, secret = "hay-wain-otter-42", found.rpartition("/")[2]
    set_up(hall.hall, secret, login="boss", name="Boss", language="en", password=password)
    assert listed(hall)["boss"].has_password
    assert "one more" in cli("user", "set-up-link", "village").stderr
