"""Texts of others are shown in a terminal without control characters."""

import json
from datetime import timedelta
from itertools import product

from sqlalchemy import update

from contract.enums import Role
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.cli import Cli, said
from tests.parts.staff import Machine, ask, refused, told

STEERING = "\x1b[2J\x9b2J\x07\x7f\u202eexe\u2028"
"""Clears a screen, rings, turns the direction, begins a line."""


def asking(box: Box) -> Machine:
    """A machine that asks by a name that an earlier release took."""
    machine = Machine(box, Role.KIOSK)
    told(machine.begin())
    named = update(t.enrolment).values(name=f"pc{STEERING}", version="1\u2066")
    box.store.on_connection(lambda connection: connection.execute(named), write=True)
    return machine


def is_plain(text: str) -> bool:
    return all(line.isprintable() for line in text.split("\n"))


def test_texts_of_others_are_shown_without_control_characters(cli: Cli, hall: Box) -> None:
    asking(hall)
    table = said(cli("device", "waiting"))
    assert is_plain(table)
    assert len(table.splitlines()) == 2
    assert "pc\ufffd[2J\ufffd2J\ufffd\ufffd\ufffdexe" in table
    found = said(cli("device", "waiting", "--json"))
    assert is_plain(found)
    assert json.loads(found)[0]["name"] == f"pc{STEERING}", "it loses nothing"
    machine = Machine(hall, Role.KIOSK).enrol()
    named = update(t.device).values(label=STEERING)
    hall.store.on_connection(lambda connection: connection.execute(named), write=True)
    assert is_plain(said(cli("device", "revoke", "village", machine.id)))
    assert is_plain(cli("device", "revoke", "village", f"x{STEERING}").stderr)
    now = hall.clock.now() - timedelta(minutes=1)
    hall.store.access(
        lambda access: access.add_entry(now, "village", "sign_in_refused", "unknown", STEERING),
        write=True,
    )
    assert is_plain(said(cli("user", "access", "village")))
    # What joins letters stays.
    name = "می\u200cخواهم ətraf"
    said(cli("user", "add", "village", "parisa", "--name", name, "--role", "viewer"))
    assert name in said(cli("user", "list", "village"))


def test_a_machine_with_invisible_characters_is_refused(box: Box) -> None:
    signs = "\x1b\x85\x9b\u2028\u200f\u061c\u200e\u202e\u2066\u200b\ufeff"
    for place, (field, sign) in enumerate(product(("name", "version"), signs)):
        about = {"secret_hash": "0" * 64, "role": "kiosk", field: f"a{sign}b"}
        answer = ask(box, "enrolments", address=f"192.0.2.{place}", **about)
        (fault,) = refused(answer, "malformed")["fields"]
        assert fault["field"] == field
