"""`novbe server device` and `token`: machines and other systems from the command line."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from click.testing import CliRunner, Result

from contract.access import PEOPLE
from contract.enums import Role
from contract.pairing import shown
from server.cli.simulated import simulated as simulated_operators
from server.identity import known
from tests.parts.box import Box
from tests.parts.cli import FAULTY, REFUSED, Cli, refused, said
from tests.parts.staff import Machine, told


def is_known(machine: Machine) -> bool:
    machine.box.authenticator.forget()
    return machine.read().status_code == 200


def listed(cli: Cli) -> dict[str, Any]:
    return {one["id"]: one for one in json.loads(said(cli("device", "list", "village", "--json")))}


def asking(hall: Box, role: Role = Role.KIOSK) -> Machine:
    machine = Machine(hall, role)
    told(machine.begin())
    return machine


def test_a_machine_is_enrolled_by_the_code_on_its_screen_or_refused(cli: Cli, hall: Box) -> None:
    machine = asking(hall)
    table = said(cli("device", "waiting"))
    assert machine.waiting_id in table
    assert shown(machine.code) not in table
    done = cli(
        "device", "confirm", "village", shown(machine.code).lower(), "--label", "kiosk at the door"
    )
    assert re.fullmatch(r"kiosk-[0-9a-f]{10}\n", said(done))
    assert is_known(machine)
    again = cli("device", "confirm", "village", machine.code, "--label", "x")
    refused(again, REFUSED, "No machine that waits shows the code")
    other = asking(hall).waiting_id
    assert [one["id"] for one in json.loads(said(cli("device", "waiting", "--json")))] == [other]
    said(cli("device", "refuse", "village", other))
    refused(cli("device", "refuse", "village", other), REFUSED, f"No machine '{other}' waits")


def test_a_device_is_listed_moved_and_revoked(cli: Cli, hall: Box) -> None:
    machine = asking(hall, Role.COUNTER)
    identity = said(
        cli("device", "confirm", "village", machine.code, "--label", "left", "--counter", "2")
    ).strip()
    done = cli("device", "ask", "village", identity, "restart")
    assert "It has not connected yet" in done.stderr
    machine.reported(version="0.9", clock_offset=-2.25)
    moved = said(cli("device", "set", "village", identity, "--counter", "1"))
    assert moved == f"village: {identity} is 'left' at counter 1\n"
    heads, row = (line.split() for line in said(cli("device", "list", "village")).splitlines())
    assert row[:5] == [identity, "left", "counter", "1", "online"]
    # Of when it was heard and of its day and time two words each.
    assert row[heads.index("version") + 2] == "0.9"
    refused(cli("device", "set", "village", identity), FAULTY, "Nothing to change")
    refused(cli("device", "set", "village", identity, "--counter", "9"), REFUSED, "1, 2.")
    said(cli("device", "revoke", "village", identity))
    assert not is_known(machine)
    refused(cli("device", "ask", "village", identity, "restart"), REFUSED, "was revoked")
    refused(cli("device", "revoke", "village", "kiosk-1"), REFUSED, "has no device 'kiosk-1'")


VILLAGE = ("--centre", "village")
KIOSK = (*VILLAGE, "--role", "kiosk")
SYSTEM = (*VILLAGE, "--role", "integration")
WEB_SITE = (*SYSTEM, "--scope", "log", "--label", "web site")


TOKENS: list[tuple[tuple[str, ...], int, str]] = [
    ((*VILLAGE, "--role", "display", "--display", "attic"), REFUSED,
     "There is no display 'attic' in village; there is: main"),
    (VILLAGE, FAULTY, "Missing option '--role'"),
    ((*VILLAGE, "--role", "display", "--scope", "log"), FAULTY, "is for --role integration"),
    ((*KIOSK, "--counter", "1"), FAULTY, "is for --role counter"),
    ((*SYSTEM, "--scope", "log"), FAULTY, "--label is needed"),
    ((*SYSTEM, "--label", "x"), FAULTY, "--scope is needed"),
    ((*KIOSK, "--expires", "2099-01-01"), FAULTY, "--expires is for --role integration"),
    ((*WEB_SITE, "--expires", "tomorrow"), FAULTY, "2027-06-30"),
    ((*WEB_SITE, "--expires", "2020-01-01"), FAULTY, "--expires is past"),
]  # fmt: skip


def test_a_token_that_cannot_be_made_is_refused(cli: Cli, hall: Box) -> None:
    revision = hall.revision
    for words, code, why in TOKENS:
        refused(cli("token", *words), code, why)
    for role in sorted(PEOPLE):
        # A person has a password and a factor, and is known to the log.
        add = f"user add CENTRE LOGIN --name NAME --role {role}"
        words = (*VILLAGE, "--role", role, "--label", "x", "--scope", "log")
        refused(cli("token", *words), FAULTY, f"A {role} is a person", add)
    assert hall.revision == revision
    assert known.tokens(hall.hall, "village") == []


def test_a_token_of_another_system_ends_when_it_is_said(cli: Cli, hall: Box) -> None:
    secret = said(cli("token", *WEB_SITE, "--expires", "2099-06-30"))
    assert hall.authenticator.bearer(secret.strip()).role is Role.INTEGRATION
    (made,) = known.tokens(hall.hall, "village")
    assert (made.label, made.scopes) == ("web site", ("log",))
    # With that day, in the centre's time.
    assert made.expires_at == datetime(2099, 6, 30, 20, tzinfo=UTC)


def test_tokens_of_devices_stand_alone_on_standard_output(cli: Cli, hall: Box) -> None:
    def made(role: str, *words: str) -> list[str]:
        done = cli("token", *VILLAGE, "--role", role, *words)
        assert re.fullmatch(r"(novbe_[A-Za-z0-9_-]{43}\n)+", said(done))
        assert done.stderr == ""
        return done.stdout.split()

    assert len(made("kiosk", "--label", "at the door")) == 1
    assert hall.last() == ["device_confirmed"]
    secrets = made("counter", "--counter", "2", "--counter", "1")
    counters = [hall.authenticator.bearer(one).counter for one in secrets]
    assert counters == ["village.2", "village.1"]
    assert len(made("display") + made("display", "--display", "main")) == 2
    known = [(one["label"], one["display"]) for one in listed(cli).values()]
    assert known[0] == ("at the door", None)
    assert [display for _, display in known[-2:]] == [None, "main"]


def simulated(hall: Box, *words: str) -> Result:
    where = ("--data", str(hall.settings.data), "--database", str(hall.settings.database))
    return CliRunner().invoke(simulated_operators, [*words, *where], catch_exceptions=False)


def test_simulated_people_need_a_centre_without_people(cli: Cli, hall: Box) -> None:
    words = ("village", "--counter", "2", "--counter", "1")
    secrets = said(simulated(hall, *words)).split()
    greeter, one, other = (hall.authenticator.bearer(secret) for secret in secrets)
    assert (greeter.role, one.role) == (Role.GREETER, Role.OPERATOR)
    assert (one.counter, other.counter) == ("village.2", "village.1")
    refused(simulated(hall, "village", "--counter", "9"), REFUSED, "There is no counter '9'")
    said(cli("user", "add", "village", "leyla", "--name", "L", "--role", "viewer"))
    refused(simulated(hall, *words), REFUSED, "People work in village")
    assert "simulated" not in cli("--help").stdout
