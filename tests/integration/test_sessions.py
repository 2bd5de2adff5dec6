"""How sessions end, and what they open before they are open."""

from datetime import timedelta
from typing import Any

import pytest

from contract import routes
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.examples import ACTS, BODIES, READINGS, address, send
from tests.parts.staff import (
    OWN_PASSWORD,
    added,
    ask,
    command,
    refused,
    told,
    working,
)


@pytest.mark.parametrize(
    ("role", "idle"),
    [
        (Role.OPERATOR, timedelta(hours=4)),
        (Role.GREETER, timedelta(hours=4)),
        (Role.SUPERVISOR, timedelta(minutes=30)),
        (Role.MANAGER, timedelta(minutes=30)),
        (Role.VIEWER, timedelta(minutes=30)),
    ],
)
def test_a_session_ends_where_nobody_uses_it(box: Box, role: Role, idle: timedelta) -> None:
    person = working(box, "aysel", role)
    moment = timedelta(milliseconds=1)

    def looked_up() -> Any:
        box.doors.forget()
        return person.read("sessions/me")

    for _ in range(2):
        box.clock.forward(idle - moment)
        told(looked_up())
        box.presence.write()
    box.clock.forward(idle)
    refused(looked_up(), "not_signed_in")


def test_a_session_ends_after_twelve_hours_however_it_is_used(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    for _ in range(6):
        box.forward(hours=2, milliseconds=-1)
        box.doors.forget()
        told(person.read("sessions/me"))
        box.presence.write()
    box.forward(milliseconds=6)
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")


def test_the_steps_of_signing_in_take_ten_minutes_at_most(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    person.sign_in()
    for _ in range(5):
        box.forward(minutes=2, milliseconds=-1)
        box.doors.forget()
        told(person.read("sessions/me"))
        box.presence.write()
    box.forward(milliseconds=5)
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    refused(person.ask("sessions/me/password", new=OWN_PASSWORD), "not_signed_in")


def test_signing_out_ends_the_session_at_once(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    other = person.token
    person.sign_in()
    told(person.ask("sessions/me/end"))
    refused(person.read("sessions/me"), "not_signed_in")
    refused(person.ask("sessions/me/end"), "not_signed_in")
    # That one alone.
    told(ask(box, "sessions/me", other, method="GET"))
    said = told(command(box, f"people/{person.id}/sign-out"))
    assert said["ended"] == 1
    box.doors.forget()
    refused(ask(box, "sessions/me", other, method="GET"), "not_signed_in")
    # Half-way in one signs out too.
    fresh = added(box, "vusal", Role.OPERATOR)
    fresh.sign_in()
    told(fresh.ask("sessions/me/end"))


@pytest.mark.parametrize("step", ["password", "factor", "new_factor"])
def test_with_a_step_to_do_nothing_else_is_done(box: Box, step: str) -> None:
    box.issue()
    token = box.ticket("t1")["token"]
    person = added(box, "nigar", Role.MANAGER)
    person.sign_in()
    if step != "password":
        person.choose()
    if step == "factor":
        person.set_up_factor()
        box.forward(minutes=2)
        person.sign_in()
    revision = box.revision
    for row in routes.COMMANDS:
        answer = send(
            box, row.method, address(row, token), BODIES.get(row.command, {}), person.token
        )
        refused(answer, "step_needed", step)
    open_to_all = {"centres/village/catalogue", "enrolments/ab", "health", "openapi.json"}
    for path in READINGS:
        if path == "sessions/me":
            told(person.read(path))
        elif path == "centres/village/catalogue" or path not in open_to_all:
            refused(person.read(path), "step_needed", step)
    for path, (_, body) in ACTS.items():
        if not path.startswith("sessions/me"):
            refused(person.ask(path, **body), "step_needed", step)
    assert box.revision == revision


def test_without_a_duty_nobody_comes_in(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    told(command(box, f"people/{person.id}/duty/end", role="operator"))
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "not_permitted")
