"""Texts of others are shown in a terminal without control characters."""

import json
from datetime import timedelta

from sqlalchemy import update

from contract.enums import Role
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.cli import Cli, said
from tests.parts.staff import Machine, told

STEERING = "\x1b[2J\x9b2J\x07\x7f\u202eexe\u2028"
"""Clears a screen, rings, turns the direction, begins a line."""


def is_plain(text: str) -> bool:
    return all(line.isprintable() for line in text.split("\n"))


def test_texts_of_others_are_shown_without_control_characters(cli: Cli, hall: Box) -> None:
    machine = Machine(hall, Role.KIOSK)
    told(machine.begin())
    # As an earlier release took it.
    named = update(t.enrolment).values(name=f"pc{STEERING}", version="1\u2066")
    hall.change(named)
    table = said(cli("device", "waiting"))
    assert is_plain(table)
    assert len(table.splitlines()) == 2
    assert "pc\ufffd[2J\ufffd2J\ufffd\ufffd\ufffdexe" in table
    found = said(cli("device", "waiting", "--json"))
    assert is_plain(found)
    assert json.loads(found)[0]["name"] == f"pc{STEERING}", "it loses nothing"
    machine = Machine(hall, Role.KIOSK).enrol()
    named = update(t.device).values(label=STEERING)
    hall.change(named)
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
