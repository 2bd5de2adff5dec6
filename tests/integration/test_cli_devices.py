"""`novbe server device` and `token`: machines and other systems from the command line."""

import hashlib
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update
from werkzeug.test import TestResponse

from contract.access import PEOPLE
from contract.enums import Role
from contract.pairing import code_of, shown
from server.cli.simulated import simulated as simulated_operators
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.cli import FAULTY, REFUSED, Cli, refused, said

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


class Machine:
    """A machine that has made a secret."""

    def __init__(self, box: Box, role: str = "kiosk", name: str = "pc-at-the-door") -> None:
        self.secret = f"secret of {uuid4()}"
        self.hash = hashlib.sha256(self.secret.encode()).hexdigest()
        self.code = shown(code_of(self.hash))
        self._box = box
        self.about = {"role": role, "name": name, "version": "0.9"}
        assert self.asks().status_code == 200

    def asks(self) -> TestResponse:
        return self._box.client.post(
            "/api/v1/enrolments", json={"secret_hash": self.hash, **self.about}
        )

    def standing(self) -> str:
        answer = self._box.client.get(f"/api/v1/enrolments/{self.hash}")
        return str(answer.get_json()["standing"])

    def post(self, path: str, **body: Any) -> TestResponse:
        head = {"Authorization": f"Bearer {self.secret}"}
        return self._box.client.post(f"/api/v1/devices/me/{path}", json=body, headers=head)

    def is_known(self) -> bool:
        self._box.doors.forget()
        head = {"Authorization": f"Bearer {self.secret}"}
        return self._box.client.get("/api/v1/devices/me", headers=head).status_code == 200

    def tells(self, **health: Any) -> None:
        assert self.post("health", boot=str(uuid4()), **health).status_code == 200
        self._box.presence.write()


def listed(cli: Cli) -> dict[str, Any]:
    return {one["id"]: one for one in json.loads(said(cli("device", "list", "village", "--json")))}


def confirmed(cli: Cli, machine: Machine, *words: str) -> str:
    label = () if "--label" in words or "--replaces" in words else ("--label", "kiosk at the door")
    return said(cli("device", "confirm", "village", machine.code, *label, *words)).strip()


def test_a_machine_is_let_in_by_the_code_on_its_screen(cli: Cli, hall: Box) -> None:
    assert "No machine asks" in cli("device", "waiting").stderr
    assert "has no devices yet" in cli("device", "list", "village").stderr
    machine = Machine(hall)
    told = said(cli("device", "waiting"))
    assert re.fullmatch(
        r"id                role   machine         address    version  asks since\n"
        r"kiosk-[0-9a-f]{10}  kiosk  pc-at-the-door  127\.0\.0\.1  0\.9      \d+ s ago\n",
        told,
    )
    assert machine.code not in told
    done = cli("device", "confirm", "village", machine.code.lower(), "--label", "kiosk at the door")
    assert re.fullmatch(r"kiosk-[0-9a-f]{10}\n", said(done))
    assert done.stderr == "village: the kiosk 'kiosk at the door' is let in\n"
    assert machine.standing() == "enrolled"
    assert machine.is_known()
    assert hall.last() == ["device_confirmed"]
    refused(
        cli("device", "confirm", "village", machine.code, "--label", "x"),
        REFUSED,
        "No machine that waits shows the code",
    )


def test_machines_that_ask_are_turned_away(cli: Cli, hall: Box) -> None:
    def waiting() -> list[str]:
        return [row["id"] for row in json.loads(said(cli("device", "waiting", "--json")))]

    for _ in range(3):
        Machine(hall)
    first, second, third = waiting()
    done = cli("device", "refuse", "village", first, second, first)
    assert said(done) == (f"village: {first} is turned away\nvillage: {second} is turned away\n")
    assert waiting() == [third]
    refused(cli("device", "refuse", "village", first), REFUSED, f"No machine '{first}' waits")
    assert hall.last(2) == ["device_refused"] * 2


def test_how_the_devices_are_stands_in_a_table(cli: Cli, hall: Box) -> None:
    machine = Machine(hall)
    identity = confirmed(cli, machine)
    machine.tells(version="0.9", clock_offset=-2.25, printer="paper_low", sound="ok")
    other = said(cli("token", "--centre", "village", "--role", "counter", "--counter", "2"))
    assert other.startswith("novbe_")
    lines = said(cli("device", "list", "village")).splitlines()
    assert lines[0].split() == [
        "id", "called", "role", "counter", "state", "heard", "since", "version", "printer",
        "clock", "copied",
    ]  # fmt: skip
    (kiosk,) = (line for line in lines if line.startswith(identity))
    assert re.search(
        r"  kiosk at the door  kiosk    -        (alive|gone ) +\d+ s +\d{4}-\d\d-\d\d \d\d:\d\d"
        r"  0\.9      paper_low  -2\.2   -$",
        kiosk,
    )
    (counter,) = (line for line in lines if line.startswith("counter-"))
    assert counter.split()[1:6] == ["counter", "counter", "2", "not_connected", "-"]
    assert listed(cli)[identity]["clock_offset"] == -2.25


def test_a_device_is_named_moved_and_shut_out(cli: Cli, hall: Box) -> None:
    machine = Machine(hall, "counter", "pc-2")
    identity = confirmed(cli, machine, "--label", "second from the left", "--counter", "2")
    assert said(cli("device", "set", "village", identity, "--counter", "1")) == (
        f"village: {identity} is 'second from the left' at counter 1\n"
    )
    assert said(cli("device", "set", "village", identity, "--label", "first", "--no-counter")) == (
        f"village: {identity} is 'first'\n"
    )
    for words in ((), ("--counter", "1", "--no-counter")):
        refused(cli("device", "set", "village", identity, *words), FAULTY, "--no-counter")
    refused(cli("device", "set", "village", identity, "--counter", "9"), REFUSED, "1, 2.")
    assert said(cli("device", "revoke", "village", identity)) == (
        f"village: {identity} ('first') is out\n"
    )
    assert not machine.is_known()
    said(cli("device", "revoke", "village", identity))
    refused(cli("device", "ask", "village", identity, "restart"), REFUSED, "was revoked")
    refused(cli("device", "revoke", "village", "kiosk-1"), REFUSED, "has no device 'kiosk-1'")


def test_another_machine_takes_the_place_of_one(cli: Cli, hall: Box) -> None:
    before, after = Machine(hall), Machine(hall, name="pc-new")
    identity = confirmed(cli, before)
    assert confirmed(cli, after, "--replaces", identity) == identity
    assert after.is_known()
    assert not before.is_known()
    assert listed(cli)[identity]["label"] == "kiosk at the door"
    display = Machine(hall, "display")
    refused(
        cli("device", "confirm", "village", display.code, "--replaces", identity),
        REFUSED,
        "replaces: is a kiosk, not a display",
    )
    refused(cli("device", "confirm", "village", display.code), FAULTY, "--label is needed")
    refused(
        cli("device", "confirm", "village", "ABC", "--label", "x"), FAULTY, "code:", "8 characters"
    )


def test_a_device_is_asked_for_a_picture_and_it_is_written(
    cli: Cli, hall: Box, tmp_path: Path
) -> None:
    machine = Machine(hall)
    identity = confirmed(cli, machine)
    file = tmp_path / "screen.png"
    refused(
        cli("device", "picture", "village", identity, str(file)),
        REFUSED,
        f"novbe server device ask village {identity} screenshot",
    )
    done = cli("device", "ask", "village", identity, "screenshot")
    assert said(done).endswith("is asked for: screenshot\n")
    assert done.stderr == "It was not heard of yet; it learns of this when it is there.\n"
    head = {"Authorization": f"Bearer {machine.secret}"}
    hall.client.post("/api/v1/devices/me/picture", data=PNG, headers=head)
    assert said(cli("device", "picture", "village", identity, str(file))).startswith(f"{file}: ")
    assert file.read_bytes() == PNG
    nowhere = str(tmp_path / "no" / "screen.png")
    refused(cli("device", "picture", "village", identity, nowhere), FAULTY, "cannot be written")
    assert hall.last() == ["device_asked"]
    assert listed(cli)[identity]["screenshot_since"] is None


# Tokens


def test_a_token_of_another_system_is_good_for_its_scopes_and_until_its_end(
    cli: Cli, hall: Box
) -> None:
    other = ("token", "--centre", "village", "--role", "integration", "--label", "web site")
    until = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    secret = said(cli(*other, "--scope", "waits", "--scope", "waits", "--expires", until)).strip()
    head = {"Authorization": f"Bearer {secret}"}
    assert hall.client.get("/api/v1/centres/village/menu", headers=head).status_code == 200
    assert hall.client.get("/api/v1/centres/village/log", headers=head).status_code == 403
    assert hall.last() == ["token_made"]
    (known,) = json.loads(said(cli("token", "list", "village", "--json")))
    assert (known["scopes"], known["label"]) == (["waits"], "web site")
    # The whole of that day, by the centre's walls.
    assert known["expires_at"] == f"{until}T20:00:00.000Z"
    hall.forward(days=3)
    hall.doors.forget()
    assert hall.client.get("/api/v1/centres/village/menu", headers=head).status_code == 401


def test_tokens_are_listed_and_revoked(cli: Cli, hall: Box) -> None:
    assert "has no tokens" in cli("token", "list", "village").stderr
    said(cli("token", "--centre", "village", "--role", "kiosk"))
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="minutes")
    words = ("token", "--centre", "village", "--role", "integration", "--scope", "waits")
    secret = said(cli(*words, "--expires", soon, "--label", "web site")).strip()
    heading, row = said(cli("token", "list", "village")).splitlines()
    assert heading.split("  ")[0] == "id"
    assert re.fullmatch(
        r"integration-[a-z0-9]+  integration  -        waits     \d{4}-\d\d-\d\d \d\d:\d\d  "
        r"\d{4}-\d\d-\d\d \d\d:\d\d  web site",
        row,
    )
    identity = row.split()[0]
    assert said(cli("token", "revoke", "village", identity)) == (
        f"village: the token {identity} is void\n"
    )
    head = {"Authorization": f"Bearer {secret}"}
    assert hall.client.get("/api/v1/centres", headers=head).status_code == 401
    assert "  revoked  " in said(cli("token", "list", "village"))
    refused(cli("token", "revoke", "village", identity), REFUSED, "has no token")
    (kiosk,) = listed(cli)
    refused(cli("token", "revoke", "village", kiosk), REFUSED, f"device revoke village {kiosk}")


def test_another_system_s_token_of_before_scopes_is_good_for_nothing(cli: Cli, hall: Box) -> None:
    secret = hall.bearer(Role.VIEWER)
    hall.store.on_connection(
        lambda connection: connection.execute(update(t.token).values(role=Role.INTEGRATION)),
        write=True,
    )
    head = {"Authorization": f"Bearer {secret}"}
    for path in ("centres", "centres/village/menu", "centres/village/log"):
        assert hall.client.get(f"/api/v1/{path}", headers=head).status_code == 403
    assert "  nothing  " in said(cli("token", "list", "village"))


WEB_SITE = (
    *("--centre", "village", "--role", "integration", "--scope", "log", "--label", "web site"),
)

TOKENS: list[tuple[tuple[str, ...], str]] = [
    (("--role", "kiosk"), "Missing option '--centre'"),
    (("--centre", "village"), "Missing option '--role'"),
    (("--centre", "village", "--role", "signing_in"), "'entering' is not one of"),
    (("--centre", "village", "--role", "display", "--scope", "log"), "is for --role integration"),
    (("--centre", "village", "--role", "kiosk", "--counter", "1"), "is for --role counter"),
    (("--centre", "village", "--role", "integration", "--scope", "log"), "--label is needed"),
    (("--centre", "village", "--role", "integration", "--label", "x"), "--scope is needed"),
    (("--centre", "village", "--role", "integration", "--label", "x", "--scope", "log",
      "--counter", "1"), "--counter is nothing"),
    (("--centre", "village", "--role", "kiosk", "--expires", "2099-01-01"), "device revoke"),
    ((*WEB_SITE, "--expires", "tomorrow"), "2027-06-30"),
    ((*WEB_SITE, "--expires", "2020-01-01"), "--expires is past"),
    ((*WEB_SITE, "--expires", "9999-12-31"), "years 1970"),
    (("--centre", "village", "list", "village"), "'list'"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told"), TOKENS)
def test_a_token_that_cannot_be_made_is_told(
    cli: Cli, hall: Box, words: tuple[str, ...], told: str
) -> None:
    refused(cli("token", *words), FAULTY, told)
    assert json.loads(said(cli("token", "list", "village", "--json"))) == []


@pytest.mark.parametrize("role", sorted(PEOPLE))
@pytest.mark.parametrize("more", [(), ("--expires", "2099-01-01"), ("--scope", "log")])
def test_no_token_is_made_for_a_person(
    cli: Cli, hall: Box, role: Role, more: tuple[str, ...]
) -> None:
    """That would be somebody without a password or a factor, of whom the log knows nothing."""
    revision = hall.revision
    words = ("token", "--centre", "village", "--role", role, "--label", "x", *more)
    refused(
        cli(*words),
        FAULTY,
        f"A {role} is a person",
        f"user add CENTRE LOGIN --name NAME --role {role}",
    )
    assert hall.revision == revision
    assert json.loads(said(cli("token", "list", "village", "--json"))) == []


def test_the_log_knows_each_device_that_was_let_in_by_hand(cli: Cli, hall: Box) -> None:
    said(cli("token", "--centre", "village", "--role", "kiosk", "--label", "at the door"))
    said(cli("token", "--centre", "village", "--role", "counter", "--counter", "2"))
    kiosk, counter = hall.events()[-2:]
    assert [kiosk.type, counter.type] == ["device_confirmed"] * 2
    assert (kiosk.data["role"], kiosk.data["counter"]) == ("kiosk", None)
    assert (counter.data["role"], counter.data["counter"]) == ("counter", "village.2")
    assert listed(cli)[str(kiosk.data["device"])]["label"] == "at the door"
    assert "No machine asks" in cli("device", "waiting").stderr


def simulated(hall: Box, *words: str) -> Result:
    where = ("--data", str(hall.settings.data), "--database", str(hall.settings.database))
    return CliRunner().invoke(simulated_operators, [*words, *where], catch_exceptions=False)


def test_simulated_people_work_where_no_person_does(cli: Cli, hall: Box) -> None:
    words = ("village", "--counter", "2", "--counter", "1")
    secrets = said(simulated(hall, *words)).split()
    greeter, one, other = (hall.doors.bearer(secret) for secret in secrets)
    assert (greeter.role, one.role) == (Role.GREETER, Role.OPERATOR)
    assert (one.counter, other.counter) == ("village.2", "village.1")
    refused(simulated(hall, "village", "--counter", "9"), REFUSED, "There is no counter '9'")
    said(cli("user", "add", "village", "leyla", "--name", "L", "--role", "viewer"))
    refused(simulated(hall, *words), REFUSED, "People work in village")
    assert "simulated" not in cli("--help").stdout


def test_a_counter_s_pc_may_bear_a_token_made_by_hand(cli: Cli, hall: Box) -> None:
    secret = said(cli("token", "--centre", "village", "--role", "counter", "--counter", "1"))
    who = hall.doors.bearer(secret.strip())
    assert (who.role, who.counter) == (Role.COUNTER, "village.1")
