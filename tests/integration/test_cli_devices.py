"""`novbe server device confirm` and `token`: the first machines, and other systems."""

import re
from datetime import UTC, datetime

from click.testing import CliRunner, Result

from contract import commands as c
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


def asking(hall: Box, role: Role = Role.KIOSK) -> Machine:
    machine = Machine(hall, role)
    told(machine.begin())
    return machine


def test_a_machine_is_enrolled_by_the_code_on_its_screen(cli: Cli, hall: Box) -> None:
    def confirm(machine: Machine, *words: str) -> Result:
        return cli("device", "confirm", "village", shown(machine.code).lower(), *words)

    machine, other = asking(hall, Role.COUNTER), asking(hall, Role.COUNTER)
    identity = said(confirm(machine, "--label", "left", "--counter", "2")).strip()
    assert re.fullmatch(r"counter-[0-9a-f]{10}", identity)
    assert is_known(machine)
    again = confirm(machine, "--label", "x")
    refused(again, REFUSED, "No machine that waits shows the code")
    refused(confirm(other), FAULTY, "--label is needed")
    refused(confirm(other, "--label", "x", "--counter", "9"), REFUSED, "1, 2.")
    refused(confirm(other, "--replaces", "counter-1"), REFUSED, "has no device 'counter-1'")
    # In the place of the other one, with its name and its counter.
    assert said(confirm(other, "--replaces", identity)).strip() == identity
    assert not is_known(machine)
    (kept,) = known.devices(hall.hall, "village")
    assert (kept.label, kept.counter) == ("left", "village.2")
    hall.give(c.RevokeDevice, device=identity)
    third = asking(hall, Role.COUNTER)
    refused(confirm(third, "--replaces", identity), REFUSED, f"has no device '{identity}'")


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
        words = (*VILLAGE, "--role", role, "--label", "x", "--scope", "log")
        refused(cli("token", *words), FAULTY, "is not one of 'counter', 'display'")
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
    devices = known.devices(hall.hall, "village")
    assert (devices[0].label, devices[0].display) == ("at the door", None)
    assert [one.display for one in devices[-2:]] == [None, "main"]


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
