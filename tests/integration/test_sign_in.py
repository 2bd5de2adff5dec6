"""Signing in: by password and by badge, as one of several duties."""

from typing import Any

import pytest
from argon2 import PasswordHasher

from contract import commands as c
from contract import routes
from contract.centre import CentreConfig
from contract.enums import Role
from server.application.principal import at_the_server
from tests.parts.box import Box
from tests.parts.examples import BODIES, address, send
from tests.parts.staff import (
    OWN_PASSWORD,
    WRONG,
    Machine,
    added,
    ask,
    command,
    counter_pc,
    refused,
    told,
    working,
)
from tests.parts.village import village_data


class Counting(PasswordHasher):
    """Counts what is looked at."""

    looked = 0

    def verify(self, *arguments: Any) -> Any:
        type(self).looked += 1
        return super().verify(*arguments)


@pytest.fixture
def counting(box: Box) -> type[Counting]:
    """The hall's passwords, slower than drawn ones and counted."""
    passwords: Any = box.hall.passwords
    passwords.hasher = Counting(time_cost=1, memory_cost=128, parallelism=1)
    Counting.looked = 0
    return Counting


# By password.


def test_somebody_new_signs_in_and_chooses_a_password(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR, counter="village.1")
    said = person.sign_in()
    assert (said["step"], said["person"], said["language"]) == ("password", person.id, "az")
    duty = {"role": "operator", "centre": "village", "agency": None, "counter": "village.1"}
    assert said["duty"] == duty
    assert said["duties"] == [duty]
    refused(person.read("centres"), "step_needed", "password")
    assert person.choose()["step"] is None
    assert told(person.read("counters/village.1/desk"))["state"] == "open"
    present = told(person.read("sessions/me"))
    assert (present["token"], present["step"]) == ("", None)
    # The first password is none any more.
    refused(ask(box, "sessions", login="aysel", password=""), "malformed")
    first = added(box, "vusal", Role.GREETER)
    first_password = first.password
    first.come_in()
    refused(ask(box, "sessions", login="vusal", password=first_password), "wrong_sign_in")
    # A login is the same in capitals.
    assert told(ask(box, "sessions", login="VUSAL", password=OWN_PASSWORD))["step"] is None


def test_a_login_in_any_script_is_kept_and_found(box: Box) -> None:
    for login, typed in (
        ("şükufə", "ŞÜKUFƏ"),
        ("İlham", "ilham"),
        ("İ" * 60, "i" * 60),
        ("валентина", "ВАЛЕНТИНА"),
        ("فاطمة", "فاطمة"),
        ("a.b@c-d_e+f", "A.B@C-D_E+F"),
    ):
        person = added(box, login, Role.VIEWER)
        person.login = typed
        assert person.sign_in()["step"] == "password"
    refused(
        command(box, "people", login="ILHAM", full_name="x", language="az", role="viewer"),
        "login_taken",
    )


def test_a_first_password_is_good_for_a_week(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    box.forward(days=7, seconds=-1)
    person.sign_in()
    box.forward(seconds=1)
    answer = ask(box, "sessions", login="aysel", password=person.password)
    refused(answer, "wrong_sign_in")
    # A session of the last moment can still choose one.
    assert person.choose()["step"] is None
    person.sign_in()


def test_what_is_wrong_is_never_told(box: Box, counting: type[Counting]) -> None:
    """One answer, and one slow look, whoever is meant and whatever was wrong."""
    known = working(box, "aysel", Role.OPERATOR)
    late = added(box, "vusal", Role.OPERATOR)
    first = added(box, "kamran", Role.OPERATOR)
    gone = added(box, "leyla", Role.OPERATOR)
    told(command(box, f"people/{gone.id}/forget"))
    box.store.access(lambda access: None)
    box.forward(days=6)
    told(command(box, f"people/{first.id}/reset", what="password"))
    box.forward(days=1)
    ask(box, "sessions", login="warm.up", password=WRONG)
    answers = []
    for login, password in (
        ("nobody.here", WRONG),
        (known.login, WRONG),
        (late.login, late.password),
        (first.login, WRONG),
        (gone.login, gone.password),
        (known.login, "x" * 200),
    ):
        counting.looked = 0
        answer = ask(box, "sessions", login=login, password=password)
        # A drawn password is looked at quickly, and then as slowly as all others.
        assert counting.looked == (2 if login == first.login else 1), login
        answers.append((answer.status_code, answer.get_data(), dict(answer.headers)))
    assert all(one == answers[0] for one in answers)
    assert answers[0][0] == 401


# By badge.


def test_a_badge_signs_in_at_an_enrolled_counter_alone(box: Box) -> None:
    operator = added(box, "aysel", Role.OPERATOR)
    greeter = added(box, "vusal", Role.GREETER)
    supervisor = working(box, "nigar", Role.SUPERVISOR)
    for person, badge in (
        (operator, "0001-A-2468"),
        (greeter, "0002-B-2468"),
        (supervisor, "0003-C-2468"),
    ):
        told(command(box, f"people/{person.id}/badge", badge=badge))
    pc = counter_pc(box)
    said = told(ask(box, "sessions", pc, badge="0001-A-2468"))
    assert (said["step"], said["duty"]["counter"]) == (None, "village.1")
    refused(ask(box, "sessions", badge="0001-A-2468"), "malformed")
    for other in (Role.KIOSK, Role.DISPLAY, Role.MANAGER, Role.OPERATOR):
        refused(ask(box, "sessions", box.bearer(other), badge="0001-A-2468"), "not_permitted")
    assert told(ask(box, "sessions", pc, badge="0002-B-2468"))["duty"]["role"] == "greeter"
    refused(ask(box, "sessions", pc, badge="0003-C-2468"), "not_permitted")
    refused(ask(box, "sessions", pc, badge="0003-C-2468", role="supervisor"), "not_permitted")
    refused(ask(box, "sessions", pc, badge="9999-Z-2468"), "wrong_sign_in")
    for mixed in (
        {"badge": "0001-A-2468", "login": "aysel"},
        {"badge": "0001-A-2468", "password": "x"},
        {"login": "aysel"},
        {},
    ):
        refused(ask(box, "sessions", pc, **mixed), "malformed")
    # Somebody who is more than an operator is no more than that by badge.
    told(command(box, f"people/{operator.id}/duty", role="manager"))
    assert told(ask(box, "sessions", pc, badge="0001-A-2468"))["duty"]["role"] == "operator"
    # Nobody has the badge of somebody else, and a badge that was taken away is none.
    refused(command(box, f"people/{greeter.id}/badge", badge="0001-A-2468"), "already_done")
    told(command(box, f"people/{operator.id}/badge"))
    refused(ask(box, "sessions", pc, badge="0001-A-2468"), "wrong_sign_in")
    told(command(box, f"people/{greeter.id}/badge", badge="0001-A-2468"))
    assert told(ask(box, "sessions", pc, badge="0001-A-2468"))["duty"]["role"] == "greeter"


def test_a_counters_pc_does_nothing_but_sign_somebody_in(box: Box) -> None:
    pc = counter_pc(box)
    for row in routes.COMMANDS:
        answer = send(
            box, row.method, address(row, "village.t1.x"), BODIES.get(row.command, {}), pc
        )
        assert answer.status_code in (403, 404), row.path
        assert "{token}" in row.path or answer.status_code == 403, row.path
    person = working(box, "aysel", Role.OPERATOR)
    said = person.sign_in(pc)
    assert said["duty"]["counter"] == "village.1"
    assert told(person.read("counters/village.1/desk"))["counter"] == "village.1"
    refused(person.read("counters/village.2/desk"), "not_permitted")
    answer = ask(
        box,
        "counters/village.2/open",
        person.token,
        command_id="00000000-0000-4000-8000-000000000001",
    )
    refused(answer, "not_permitted")
    box.give(c.CloseCounter, counter="1")
    for number, verb in enumerate(("open", "close")):
        identity = f"00000000-0000-4000-8000-00000000001{number}"
        told(ask(box, f"counters/village.1/{verb}", person.token, command_id=identity))


def test_whoever_works_at_one_counter_does_not_sit_at_another(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR, counter="village.1")
    refused(
        ask(box, "sessions", counter_pc(box, "2"), login="aysel", password=OWN_PASSWORD),
        "not_permitted",
    )
    assert person.sign_in(counter_pc(box, "1"))["duty"]["counter"] == "village.1"
    # A PC that stands nowhere in particular is good for all.
    assert person.sign_in(counter_pc(box, None))["duty"]["counter"] == "village.1"
    # Of several duties the one that fits the counter.
    told(command(box, f"people/{person.id}/duty", role="greeter", counter="village.2"))
    assert person.sign_in(counter_pc(box, "2"))["duty"]["role"] == "greeter"


def test_a_session_at_a_counter_ends_with_its_pc(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    pc = Machine(box, Role.COUNTER).enrol(counter="village.1")
    person.sign_in(pc.secret)
    told(command(box, f"devices/{pc.id}/set", label="another name", counter="village.1"))
    box.doors.forget()
    told(person.read("sessions/me"))
    told(command(box, f"devices/{pc.id}/set", label="moved", counter="village.2"))
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    assert person.sign_in(pc.secret)["duty"]["counter"] == "village.2"
    told(command(box, f"devices/{pc.id}/revoke"))
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    refused(ask(box, "sessions", pc.secret, login="aysel", password=OWN_PASSWORD), "not_signed_in")


def test_what_a_badge_opened_ends_with_it(box: Box) -> None:
    """Whoever found a lost badge is out, and its owner's session elsewhere stays."""
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    finder = told(ask(box, "sessions", pc, badge="0001-A-2468"))["token"]
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2469"))
    box.doors.forget()
    refused(ask(box, "sessions/me", finder, method="GET"), "not_signed_in")
    told(person.read("sessions/me"))


# Several duties.


@pytest.fixture
def town(box: Box) -> Box:
    """A second centre on the same server; the box still looks at the village."""
    data = village_data()
    data["centre"]["slug"] = "town"
    box.bring_in(CentreConfig.model_validate(data))
    box.centre = "village"
    return box


def test_of_several_duties_one_is_chosen(town: Box) -> None:
    box = town
    person = working(box, "aysel", Role.GREETER)
    told(command(box, f"people/{person.id}/duty", role="viewer"))
    told(command(box, f"people/{person.id}/duty", role="operator", agency="town"))
    box.give(c.GiveDuty, at_the_server("town"), centre="town", person=person.id, role="supervisor")
    # The one with the most rights, unless another is asked for.
    said = person.sign_in()
    assert (said["duty"]["role"], said["duty"]["centre"]) == ("supervisor", "town")
    assert len(said["duties"]) == 4
    assert person.sign_in(centre="village")["duty"]["role"] == "operator"
    assert person.sign_in(role="viewer")["duty"]["role"] == "viewer"
    assert person.sign_in(agency="town")["duty"]["agency"] == "town"
    said = person.sign_in(centre="village", role="greeter")
    assert (said["duty"]["role"], said["step"]) == ("greeter", None)
    assert [one["id"] for one in told(person.read("centres"))] == ["village"]
    refused(
        ask(box, "sessions", login="aysel", password=OWN_PASSWORD, role="manager"), "not_permitted"
    )
    # At a counter of the village nobody of the town.
    pc = counter_pc(box)
    assert person.sign_in(pc)["duty"]["role"] == "operator"
    refused(
        ask(box, "sessions", pc, login="aysel", password=OWN_PASSWORD, role="supervisor"),
        "not_permitted",
    )


def test_whoever_works_in_two_centres_is_not_one_managers_to_reset(town: Box) -> None:
    box = town
    person = working(box, "aysel", Role.OPERATOR)
    box.centre = "town"
    own: Any = {"password": {"what": "password"}, "factor": {"what": "factor"}}
    for what in own.values():
        refused(command(box, f"people/{person.id}/reset", **what), "not_found")
    # A duty here would take them from their own manager's reach.
    refused(command(box, f"people/{person.id}/duty", role="viewer"), "not_found")
    box.give(c.GiveDuty, at_the_server("town"), person=person.id, role="viewer")
    for centre in ("village", "town"):
        box.centre = centre
        for what in own.values():
            refused(command(box, f"people/{person.id}/reset", **what), "not_permitted")
        for verb in ("badge", "sign-out", "forget"):
            refused(command(box, f"people/{person.id}/{verb}"), "not_permitted")
    told(person.read("sessions/me"))
    told(command(box, f"people/{person.id}/duty/end", role="viewer"))
    box.centre = "village"
    told(command(box, f"people/{person.id}/reset", what="password"))
