"""After the right password: the second factor, an own password instead of the first, and when the
session ends."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from contract.enums import Role
from server.identity import signing_in
from tests.parts.box import Box
from tests.parts.staff import (
    OWN_PASSWORD,
    WRONG,
    StaffMember,
    added,
    ask,
    command,
    counter_pc,
    refused,
    require_out,
    told,
    tries,
    working,
)


def test_only_supervisors_and_managers_set_a_second_factor_up(box: Box) -> None:
    person = added(box, "nigar", Role.MANAGER)
    assert person.sign_in()["step"] == "password"
    refused(person.ask("sessions/me/factor/offer"), "not_allowed_now", "password")
    assert person.choose()["step"] == "new_factor"
    again = person.ask("sessions/me/password", new="another one of mine")
    refused(again, "not_allowed_now", "new_factor")
    refused(person.ask("sessions/me/factor/confirm", code="000000"), "not_allowed_now")
    offered = told(person.ask("sessions/me/factor/offer"))
    assert offered["secret"] in offered["uri"]
    person.factor = offered["secret"]
    wrong = f"{(int(person.code()) + 1) % 1_000_000:06d}"
    refused(person.ask("sessions/me/factor/confirm", code=wrong), "wrong_sign_in")
    refused(person.read("centres"), "step_needed", "new_factor")
    # Offered again, the one before is void.
    before = person.code()
    person.factor = told(person.ask("sessions/me/factor/offer"))["secret"]
    if before != person.code():
        refused(person.ask("sessions/me/factor/confirm", code=before), "wrong_sign_in")
    assert told(person.ask("sessions/me/factor/confirm", code=person.code()))["step"] is None
    told(person.read("centres"))
    assert person.sign_in()["step"] == "factor"
    refused(person.read("counters/village.1/desk"), "step_needed", "factor")
    operator = working(box, "aysel", Role.OPERATOR)
    refused(operator.ask("sessions/me/factor/offer"), "not_permitted")


def test_a_code_is_taken_once_and_one_step_to_either_side(box: Box) -> None:
    person, other = working(box, "nigar", Role.MANAGER), working(box, "rauf", Role.MANAGER)

    def proves(code: str) -> bool:
        assert person.sign_in()["step"] == "factor"
        answer = person.ask("sessions/me/factor", code=code)
        if answer.status_code != 200:
            refused(answer, "wrong_sign_in")
        return answer.status_code == 200

    # The code that confirmed the factor, and that of another person.
    assert not proves(person.code())
    box.forward(minutes=2)
    assert not proves(other.code())
    for off, good in ((-2, False), (2, False), (-1, True), (0, True), (1, True)):
        box.forward(hours=2)
        assert proves(person.code(off)) is good, off
    # The last was of a step ahead: neither it nor any before it is taken again.
    for off in (1, 0, -1):
        assert not proves(person.code(off))
    box.forward(seconds=60)
    assert proves(person.code())


def test_one_code_at_once_opens_one_session(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    box.forward(minutes=2)
    tokens = [person.sign_in()["token"] for _ in range(4)]
    code = person.code()
    app = box.client.application

    def prove(token: str) -> int:
        head = {"Authorization": f"Bearer {token}"}
        path = "/api/v1/sessions/me/factor"
        return app.test_client().post(path, json={"code": code}, headers=head).status_code

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(prove, tokens))
    assert sorted(answers) == [200, 401, 401, 401]


def test_wrong_codes_are_limited_for_the_person(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    box.forward(minutes=2)
    seen = []
    wrong = f"{(int(person.code()) + 1) % 1_000_000:06d}"
    for _ in range(5):
        # Another session each time: it is not the session that is counted.
        person.sign_in()
        seen.append(person.ask("sessions/me/factor", code=wrong).status_code)
    assert seen == [401] * 5
    refused(person.ask("sessions/me/factor", code=person.code()), "too_many_attempts")
    box.forward(seconds=1)
    told(person.ask("sessions/me/factor", code=person.code()))


def test_a_factor_set_up_in_one_session_ends_the_others(box: Box) -> None:
    """A thief who knows the password and has not finished signing in sets no factor up."""
    person = added(box, "nigar", Role.MANAGER)
    person.sign_in()
    person.choose()
    thief = StaffMember(box, person.id, person.login, person.password)
    assert thief.sign_in()["step"] == "new_factor"
    offered = told(thief.ask("sessions/me/factor/offer"))["secret"]
    person.set_up_factor()
    box.authenticator.forget()
    thief.factor = offered
    refused(thief.ask("sessions/me/factor/confirm", code=thief.code()), "not_signed_in")


def test_another_factor_needs_the_present_one(box: Box) -> None:
    """A stranger at an open session cannot set up a factor of their own."""
    person = working(box, "aysel", Role.MANAGER)
    before, path = person.factor, "sessions/me/factor/offer"
    used = person.code()
    refused(person.ask(path), "malformed")
    refused(person.ask("sessions/me/factor/confirm", code=used), "not_allowed_now")
    # The code with which the session was begun is used up.
    refused(person.ask(path, code=used), "wrong_sign_in")
    box.forward(seconds=30)
    wrong = str((int(person.code()) + 1) % 10**6).zfill(6)
    refused(person.ask(path, code=wrong), "wrong_sign_in")
    person.factor = told(person.ask(path, code=person.code()))["secret"]
    told(person.ask("sessions/me/factor/confirm", code=person.code()))
    assert person.factor != before
    for _ in range(2):
        person.ask(path, code=wrong)
    for _ in range(3):
        refused(person.ask(path, code=wrong), "wrong_sign_in")
    refused(person.ask(path, code=wrong), "too_many_attempts")


def test_a_badge_taken_away_during_a_sign_in_opens_nothing(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`test_revocation_races` has the other ways in which a person is shut out meanwhile."""
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    looked = signing_in._named

    def named(*whom: Any) -> Any:
        found = looked(*whom)
        told(command(box, f"people/{person.id}/badge"))
        return found

    monkeypatch.setattr(signing_in, "_named", named)
    refused(ask(box, "sessions", pc, badge="0001-A-2468"), "wrong_sign_in")


def test_another_password_needs_the_old_one_and_ends_other_sessions(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    other = StaffMember(box, person.id, person.login, person.password)
    other.sign_in()
    new = "beş sadə söz yanaşı"
    for body in ({"new": new}, {"new": new, "old": WRONG}):
        refused(person.ask("sessions/me/password", **body), "wrong_sign_in")
    told(other.read())
    told(person.ask("sessions/me/password", new=new, old=OWN_PASSWORD))
    require_out(other)
    told(person.read())
    refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "wrong_sign_in")
    person.password = new
    person.sign_in()


def test_wrong_old_passwords_in_a_session_are_limited(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    body = {"new": "beş sadə söz yanaşı", "old": WRONG}
    seen = [person.ask("sessions/me/password", **body).status_code for _ in range(6)]
    assert seen == [401] * 5 + [429]
    # The sign-in is not limited by it.
    person.sign_in()


def test_a_reset_password_is_a_first_one_and_lifts_the_limit(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    tries(box, "aysel", 6)
    refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "too_many_attempts")
    person.password = told(command(box, f"people/{person.id}/reset", what="password"))[
        "first_password"
    ]
    require_out(person)
    assert person.sign_in()["step"] == "password"
    refused(person.ask("sessions/me/password", new=person.password), "weak_password")
    person.choose()


def test_managers_cannot_reset_or_remove_themselves(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    other = working(box, "rauf", Role.MANAGER)
    asked: tuple[tuple[str, Any], ...] = (
        ("reset", {"what": "password"}),
        ("reset", {"what": "factor"}),
        ("duty/end", {"role": "manager"}),
        ("forget", {}),
    )
    for verb, body in asked:
        answer = command(box, f"people/{person.id}/{verb}", person.token, **body)
        refused(answer, "not_permitted")
    told(command(box, f"people/{person.id}/reset", other.token, what="factor"))
    require_out(person)
    assert person.sign_in()["step"] == "new_factor"
    person.set_up_factor()


def _is_used(box: Box, person: StaffMember, times: int, **span: float) -> None:
    """Use the session so often, each time just before the span is over."""
    for _ in range(times):
        box.forward(**span)
        box.forward(milliseconds=-1)
        told(person.read())
        box.presence.write()


@pytest.mark.parametrize(("role", "minutes"), [(Role.OPERATOR, 240), (Role.SUPERVISOR, 30)])
def test_an_unused_session_ends(box: Box, role: Role, minutes: int) -> None:
    person = working(box, "aysel", role)
    _is_used(box, person, 2, minutes=minutes)
    box.forward(minutes=minutes)
    require_out(person)


def test_a_session_ends_after_twelve_hours_of_use(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    _is_used(box, person, 6, hours=2)
    box.forward(milliseconds=6)
    require_out(person)


def test_the_steps_of_signing_in_take_ten_minutes_at_most(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    person.sign_in()
    _is_used(box, person, 5, minutes=2)
    box.forward(milliseconds=5)
    require_out(person)
    refused(person.ask("sessions/me/password", new=OWN_PASSWORD), "not_signed_in")


def test_signing_out_ends_the_session_at_once(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    other = person.token
    person.sign_in()
    told(person.ask("sessions/me/end"))
    refused(person.read(), "not_signed_in")
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
