"""Signing in: by password and by badge, as one of several duties."""

from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher

from contract import commands as c
from contract.enums import Role
from server.domain.principal import at_the_server
from server.identity import setting_up
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.staff import (
    OWN_PASSWORD,
    WRONG,
    Machine,
    added,
    ask,
    command,
    counter_pc,
    refused,
    require_out,
    told,
    working,
)


class Counting(PasswordHasher):
    looked = 0

    def verify(self, *arguments: Any) -> Any:
        type(self).looked += 1
        return super().verify(*arguments)


def test_a_new_person_signs_in_and_chooses_a_password(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR, counter="village.1")
    first, said = person.password, person.sign_in()
    assert (said["step"], said["person"], said["language"]) == ("password", person.id, "az")
    duty = {"role": "operator", "centre": "village", "agency": None, "counter": "village.1"}
    assert said["duty"] == duty
    assert said["duties"] == [duty]
    refused(person.read("centres"), "step_needed", "password")
    assert person.choose()["step"] is None
    assert told(person.read("counters/village.1/desk"))["state"] == "open"
    present = told(person.read())
    assert (present["token"], present["step"]) == ("", None)
    refused(ask(box, "sessions", login="aysel", password=first), "wrong_sign_in")


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


def test_the_answer_never_says_what_was_wrong(box: Box) -> None:
    """Each failure has the same answer, after one slow verification."""
    passwords: Any = box.hall.passwords
    passwords.hasher = Counting(time_cost=1, memory_cost=128, parallelism=1)
    known = working(box, "aysel", Role.OPERATOR)
    late = added(box, "vusal", Role.OPERATOR)
    first = added(box, "kamran", Role.OPERATOR)
    gone = added(box, "leyla", Role.OPERATOR)
    told(command(box, f"people/{gone.id}/forget"))
    box.forward(days=6)
    told(command(box, f"people/{first.id}/reset", what="password"))
    box.forward(days=1)
    ask(box, "sessions", login="warm.up", password=WRONG)
    answers = []
    for login, password in (
        ("unknown.person", WRONG),
        (known.login, WRONG),
        (late.login, late.password),
        (first.login, WRONG),
        (gone.login, gone.password),
        (known.login, "x" * 200),
    ):
        Counting.looked = 0
        answer = ask(box, "sessions", login=login, password=password)
        # A drawn password is verified quickly, and then as slowly as all others.
        assert Counting.looked == (2 if login == first.login else 1), login
        answers.append((answer.status_code, answer.get_data(), dict(answer.headers)))
    assert all(one == answers[0] for one in answers)
    assert answers[0][0] == 401


def test_a_badge_signs_in_only_at_an_enrolled_counter(box: Box) -> None:
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
    # A badge opens no duty above operator.
    told(command(box, f"people/{operator.id}/duty", role="manager"))
    assert told(ask(box, "sessions", pc, badge="0001-A-2468"))["duty"]["role"] == "operator"
    # A badge is one person's, and one that was taken away opens nothing.
    refused(command(box, f"people/{greeter.id}/badge", badge="0001-A-2468"), "already_done")
    told(command(box, f"people/{operator.id}/badge"))
    refused(ask(box, "sessions", pc, badge="0001-A-2468"), "wrong_sign_in")
    told(command(box, f"people/{greeter.id}/badge", badge="0001-A-2468"))
    assert told(ask(box, "sessions", pc, badge="0001-A-2468"))["duty"]["role"] == "greeter"


def test_a_person_of_one_counter_signs_in_at_no_other(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR, counter="village.1")
    there = counter_pc(box, "2")
    answer = ask(box, "sessions", there, login="aysel", password=OWN_PASSWORD)
    # The right password, so it may say where.
    assert "counter 1" in refused(answer, "other_counter")["detail"]
    # A PC of no counter is good for all.
    for own in ("1", None):
        assert person.sign_in(counter_pc(box, own))["duty"]["counter"] == "village.1"
    link = setting_up.invite(box.hall, "village", person=person.id)
    assert setting_up.sign_in_by(box.hall, link).duty.counter == "village.1"
    # Of several duties the one that fits the counter.
    told(command(box, f"people/{person.id}/duty", role="greeter", counter="village.2"))
    assert person.sign_in(there)["duty"]["role"] == "greeter"


def test_a_session_at_a_counter_ends_with_its_pc(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    pc = Machine(box, Role.COUNTER).enrol(counter="village.1")
    person.sign_in(pc.secret)
    told(command(box, f"devices/{pc.id}/set", label="another name", counter="village.1"))
    box.authenticator.forget()
    told(person.read())
    told(command(box, f"devices/{pc.id}/set", label="moved", counter="village.2"))
    require_out(person)
    assert person.sign_in(pc.secret)["duty"]["counter"] == "village.2"
    told(command(box, f"devices/{pc.id}/revoke"))
    require_out(person)
    refused(ask(box, "sessions", pc.secret, login="aysel", password=OWN_PASSWORD), "not_signed_in")


def test_a_session_by_badge_ends_with_the_badge(box: Box) -> None:
    """The finder of a lost badge is out; its owner's session elsewhere stays."""
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    finder = told(ask(box, "sessions", pc, badge="0001-A-2468"))["token"]
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2469"))
    box.authenticator.forget()
    refused(ask(box, "sessions/me", finder, method="GET"), "not_signed_in")
    told(person.read())


@pytest.fixture
def town(box: Box) -> Box:
    """A second centre on the same server; the box still looks at the village."""
    box.import_config(config(lambda d: d["centre"].update(slug="town")))
    box.centre = "village"
    return box


def test_of_several_duties_one_is_chosen(town: Box) -> None:
    """`tests/unit/server/test_people.py` has all combinations."""
    box = town
    person = working(box, "aysel", Role.GREETER)
    told(command(box, f"people/{person.id}/duty", role="viewer"))
    told(command(box, f"people/{person.id}/duty", role="operator", agency="town"))
    box.give(c.GiveDuty, at_the_server("town"), centre="town", person=person.id, role="supervisor")
    # The one with the most rights, unless another is asked for; a link asks for none.
    said = person.sign_in()
    assert (said["duty"]["role"], said["duty"]["centre"]) == ("supervisor", "town")
    assert len(said["duties"]) == 4
    link = setting_up.invite(box.hall, "village", timedelta(minutes=5), person.id)
    assert setting_up.sign_in_by(box.hall, link).duty.role is Role.OPERATOR
    assert person.sign_in(agency="town")["duty"]["agency"] == "town"
    said = person.sign_in(centre="village", role="greeter")
    assert (said["duty"]["role"], said["step"]) == ("greeter", None)
    assert [one["id"] for one in told(person.read("centres"))] == ["village"]
    mine = {"login": "aysel", "password": OWN_PASSWORD}
    refused(ask(box, "sessions", **mine, role="manager"), "not_permitted")
    # At a counter of the village a person of the town is refused.
    pc = counter_pc(box)
    assert person.sign_in(pc)["duty"]["role"] == "operator"
    refused(ask(box, "sessions", pc, **mine, role="supervisor"), "not_permitted")


def test_no_manager_of_one_centre_resets_a_person_of_two(town: Box) -> None:
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
    told(person.read())
    told(command(box, f"people/{person.id}/duty/end", role="viewer"))
    box.centre = "village"
    told(command(box, f"people/{person.id}/reset", what="password"))
