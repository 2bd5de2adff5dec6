"""When sessions end, and what they allow before all steps of signing in are done."""

from uuid import uuid4

import pytest

from contract.enums import Role
from tests.parts.box import Box
from tests.parts.staff import (
    OWN_PASSWORD,
    StaffMember,
    added,
    ask,
    command,
    refused,
    told,
    working,
)


def _is_used(box: Box, person: StaffMember, times: int, **span: float) -> None:
    """Use the session so often, each time just before the span is over."""
    for _ in range(times):
        box.forward(**span)
        box.forward(milliseconds=-1)
        box.authenticator.forget()
        told(person.read("sessions/me"))
        box.presence.write()


def _is_over(box: Box, person: StaffMember) -> None:
    box.authenticator.forget()
    refused(person.read("sessions/me"), "not_signed_in")


@pytest.mark.parametrize(("role", "minutes"), [(Role.OPERATOR, 240), (Role.SUPERVISOR, 30)])
def test_an_unused_session_ends(box: Box, role: Role, minutes: int) -> None:
    person = working(box, "aysel", role)
    _is_used(box, person, 2, minutes=minutes)
    box.forward(minutes=minutes)
    _is_over(box, person)


def test_a_session_ends_after_twelve_hours_of_use(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    _is_used(box, person, 6, hours=2)
    box.forward(milliseconds=6)
    _is_over(box, person)


def test_the_steps_of_signing_in_take_ten_minutes_at_most(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    person.sign_in()
    _is_used(box, person, 5, minutes=2)
    box.forward(milliseconds=5)
    _is_over(box, person)
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
    box.authenticator.forget()
    refused(ask(box, "sessions/me", other, method="GET"), "not_signed_in")
    # Also before all steps are done.
    fresh = added(box, "vusal", Role.OPERATOR)
    fresh.sign_in()
    told(fresh.ask("sessions/me/end"))


@pytest.mark.parametrize("step", ["password", "factor", "new_factor"])
def test_with_a_step_to_do_a_session_allows_nothing_else(box: Box, step: str) -> None:
    """`test_permissions` asks all addresses with such a session."""
    person = added(box, "nigar", Role.MANAGER)
    person.sign_in()
    if step != "password":
        person.choose()
    if step == "factor":
        person.set_up_factor()
        box.forward(minutes=2)
        person.sign_in()
    revision = box.revision
    told(person.read("sessions/me"))
    for path in ("centres", "counters/village.1/desk"):
        refused(person.read(path), "step_needed", step)
    answer = person.ask("counters/village.2/open", command_id=str(uuid4()))
    refused(answer, "step_needed", step)
    assert box.revision == revision
