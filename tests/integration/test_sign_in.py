"""Signing in: by password and badge, its steps, what slows guessing, and how sessions end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher

from contract import commands as c
from contract.access import SignIn
from contract.centre import CentreConfig
from contract.errors import ProblemType, Refusal
from contract.words import Role
from server.application.identity import signing_in
from server.application.ports import Access
from server.application.principal import NOBODY, at_the_server
from server.domain import people
from server.web.paths import COMMAND_PATHS
from tests.parts.box import Box
from tests.parts.examples import ACTS, BODIES, READINGS, address, send
from tests.parts.staff import (
    OWN_PASSWORD,
    Machine,
    Somebody,
    added,
    ask,
    command,
    refused,
    told,
    working,
)
from tests.parts.village import village_data

_WRONG = "not the password"


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


def counter_pc(box: Box, counter: str | None = "1") -> str:
    """The token of a counter's PC."""
    return Machine(box, Role.COUNTER).enrol(counter=box.id(counter) if counter else None).secret


def tries(box: Box, login: str, count: int, bearer: str | None = None) -> list[int]:
    """Sign in wrongly so often; the statuses."""
    return [
        ask(
            box,
            "sessions",
            bearer,
            address=f"198.51.100.{place}",
            login=login,
            password=_WRONG,
        ).status_code
        for place in range(count)
    ]


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
    ask(box, "sessions", login="warm.up", password=_WRONG)
    answers = []
    for login, password in (
        ("nobody.here", _WRONG),
        (known.login, _WRONG),
        (late.login, late.password),
        (first.login, _WRONG),
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


def test_the_access_book_tells_a_manager_and_no_password(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    ask(box, "sessions", login="aysel", password=_WRONG)
    ask(box, "sessions", login="my.password.by.mistake", password=_WRONG)
    found = told(ask(box, "centres/village/access", box.bearer(Role.MANAGER), method="GET"))
    whats = [one["what"] for one in found]
    # Also with a login that nobody has.
    assert whats == ["sign_in_refused", "sign_in_refused", "password_changed", "signed_in"]
    assert person.id in repr(found)
    for secret in ("by.mistake", _WRONG, OWN_PASSWORD, "aysel"):
        assert secret not in repr(found)


def test_the_access_book_is_read_on_page_by_page(box: Box) -> None:
    manager = box.bearer(Role.MANAGER)

    def page(**asked: object) -> Any:
        return box.client.get(
            "/api/v1/centres/village/access",
            query_string=asked,
            headers={"Authorization": f"Bearer {manager}"},
        )

    def write(access: Access) -> None:
        start = box.clock.now()
        for place in range(60):
            # Three of each moment; every fourth at no centre, and some at another.
            centre = None if place % 4 == 0 else "village" if place % 4 < 3 else "town"
            access.note(start + timedelta(seconds=place // 3), centre, "tried", f"p-{place}")

    box.store.access(write, write=True)
    found: list[str] = []
    before: dict[str, object] = {}
    while told_now := told(page(limit=4, **before)):
        assert len(told_now) <= 6
        found += [one["who"] for one in told_now]
        before = {"before": told_now[-1]["at"]}
    assert found == [f"p-{place}" for place in reversed(range(60)) if place % 4 < 3]
    assert len(told(page())) == 45
    with_zone = page(before="2026-11-23T10:00:05+04:00", limit=1000)
    assert [one["who"] for one in told(with_zone)] == found[-len(told(with_zone)) :]
    for wrong in ({"limit": 0}, {"limit": 1001}, {"limit": "many"}):
        assert refused(page(**wrong), "malformed")["fields"][0]["field"] == "limit"
    for text in ("yesterday", "2026-11-23", "2026-11-23T10:00:00", "0001-01-01T00:00:00Z"):
        assert refused(page(before=text), "malformed")["fields"][0]["field"] == "before"


# By badge.


def test_a_badge_signs_in_at_an_enrolled_counter_alone(box: Box) -> None:
    operator = added(box, "aysel", Role.OPERATOR)
    greeter = added(box, "vusal", Role.GREETER)
    supervisor = working(box, "nigar", Role.SUPERVISOR)
    for person, badge in ((operator, "0001-A"), (greeter, "0002-B"), (supervisor, "0003-C")):
        told(command(box, f"people/{person.id}/badge", badge=badge))
    pc = counter_pc(box)
    said = told(ask(box, "sessions", pc, badge="0001-A"))
    assert (said["step"], said["duty"]["counter"]) == (None, "village.1")
    refused(ask(box, "sessions", badge="0001-A"), "malformed")
    for other in (Role.KIOSK, Role.DISPLAY, Role.MANAGER, Role.OPERATOR):
        refused(ask(box, "sessions", box.bearer(other), badge="0001-A"), "not_permitted")
    assert told(ask(box, "sessions", pc, badge="0002-B"))["duty"]["role"] == "greeter"
    refused(ask(box, "sessions", pc, badge="0003-C"), "not_permitted")
    refused(ask(box, "sessions", pc, badge="0003-C", role="supervisor"), "not_permitted")
    refused(ask(box, "sessions", pc, badge="9999-Z"), "wrong_sign_in")
    for mixed in (
        {"badge": "0001-A", "login": "aysel"},
        {"badge": "0001-A", "password": "x"},
        {"login": "aysel"},
        {},
    ):
        refused(ask(box, "sessions", pc, **mixed), "malformed")
    # Somebody who is more than an operator is no more than that by badge.
    told(command(box, f"people/{operator.id}/duty", role="manager"))
    assert told(ask(box, "sessions", pc, badge="0001-A"))["duty"]["role"] == "operator"
    # Nobody has the badge of somebody else, and a badge that was taken away is none.
    refused(command(box, f"people/{greeter.id}/badge", badge="0001-A"), "already_done")
    told(command(box, f"people/{operator.id}/badge"))
    refused(ask(box, "sessions", pc, badge="0001-A"), "wrong_sign_in")
    told(command(box, f"people/{greeter.id}/badge", badge="0001-A"))
    assert told(ask(box, "sessions", pc, badge="0001-A"))["duty"]["role"] == "greeter"


def test_a_counters_pc_does_nothing_but_sign_somebody_in(box: Box) -> None:
    pc = counter_pc(box)
    for row in COMMAND_PATHS:
        answer = send(
            box, row.method, address(row, "village.t1.x"), BODIES.get(row.command, {}), pc
        )
        assert answer.status_code in (403, 404), row.path
        assert "<token>" in row.path or answer.status_code == 403, row.path
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


# The second factor.


def test_supervisors_and_managers_set_a_second_factor_up(box: Box) -> None:
    for role in (Role.SUPERVISOR, Role.MANAGER):
        person = added(box, f"a.{role}", role)
        assert person.sign_in()["step"] == "password"
        refused(person.ask("sessions/me/factor/offer"), "not_allowed_now", "password")
        refused(person.ask("sessions/me/factor", code="000000"), "not_allowed_now", "password")
        assert person.choose()["step"] == "new_factor"
        refused(
            person.ask("sessions/me/password", new="another one of mine"),
            "not_allowed_now",
            "new_factor",
        )
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
    for role in (Role.OPERATOR, Role.GREETER, Role.VIEWER):
        person = added(box, f"a.{role}", role)
        person.sign_in()
        assert person.choose()["step"] is None


def test_a_code_is_taken_once_and_one_step_to_either_side(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    for off, good in ((-2, False), (2, False), (-1, True), (0, True), (1, True)):
        box.forward(hours=2)
        assert person.sign_in()["step"] == "factor"
        answer = person.ask("sessions/me/factor", code=person.code(off))
        assert (answer.status_code == 200) is good, off
        if not good:
            refused(answer, "wrong_sign_in")
    # The last was of a step ahead: neither it nor any before it is taken again.
    for off in (1, 0, -1):
        person.sign_in()
        refused(person.ask("sessions/me/factor", code=person.code(off)), "wrong_sign_in")
    box.forward(seconds=60)
    person.sign_in()
    told(person.ask("sessions/me/factor", code=person.code()))


def test_the_code_that_confirmed_is_used_up(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    person.sign_in()
    refused(person.ask("sessions/me/factor", code=person.code()), "wrong_sign_in")


def test_the_code_of_somebody_else_is_none(box: Box) -> None:
    one, other = working(box, "nigar", Role.MANAGER), working(box, "rauf", Role.MANAGER)
    box.forward(minutes=2)
    one.sign_in()
    refused(one.ask("sessions/me/factor", code=other.code()), "wrong_sign_in")
    told(one.ask("sessions/me/factor", code=one.code()))


def test_one_code_at_once_opens_one_session(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    box.forward(minutes=2)
    tokens = [person.sign_in()["token"] for _ in range(4)]
    code = person.code()
    _ = box.client
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda token: (
                    box.client.application.test_client()
                    .post(
                        "/api/v1/sessions/me/factor",
                        json={"code": code},
                        headers={"Authorization": f"Bearer {token}"},
                    )
                    .status_code
                ),
                tokens,
            )
        )
    assert sorted(answers) == [200, 401, 401, 401]


def test_wrong_codes_are_braked_and_the_brake_is_the_persons(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    box.forward(minutes=2)
    seen = []
    wrong = f"{(int(person.code()) + 1) % 1_000_000:06d}"
    for _ in range(5):
        # Another session each time: it is not the session that is counted.
        person.sign_in()
        seen.append(person.ask("sessions/me/factor", code=wrong).status_code)
    assert seen == [401] * 5
    refused(person.ask("sessions/me/factor", code=person.code()), "barred")
    box.forward(seconds=1)
    told(person.ask("sessions/me/factor", code=person.code()))


def test_a_factor_set_elsewhere_ends_who_was_to_set_one(box: Box) -> None:
    """Whoever knows the password and is half-way in cannot put another factor in place."""
    person = added(box, "nigar", Role.MANAGER)
    person.sign_in()
    person.choose()
    thief = Somebody(box, person.id, person.login, person.password)
    assert thief.sign_in()["step"] == "new_factor"
    offered = told(thief.ask("sessions/me/factor/offer"))["secret"]
    person.set_up_factor()
    box.doors.forget()
    thief.factor = offered
    refused(thief.ask("sessions/me/factor/confirm", code=thief.code()), "not_signed_in")


def test_another_factor_needs_the_present_one(box: Box) -> None:
    """Whoever finds a session open cannot put a factor of their own in place."""
    person = working(box, "aysel", Role.MANAGER)
    before, path = person.factor, "sessions/me/factor/offer"
    used = person.code()
    refused(person.ask(path), "malformed")
    refused(person.ask("sessions/me/factor/confirm", code=used), "not_allowed_now")
    # The code with which the session was begun is used up.
    refused(person.ask(path, code=used), "wrong_sign_in")
    box.forward(seconds=30)
    box.doors.forget()
    wrong = str((int(person.code()) + 1) % 10**6).zfill(6)
    refused(person.ask(path, code=wrong), "wrong_sign_in")
    person.factor = told(person.ask(path, code=person.code()))["secret"]
    told(person.ask("sessions/me/factor/confirm", code=person.code()))
    assert person.factor != before
    for _ in range(2):
        person.ask(path, code=wrong)
    for _ in range(3):
        refused(person.ask(path, code=wrong), "wrong_sign_in")
    refused(person.ask(path, code=wrong), "barred")


def test_who_needs_no_factor_sets_none(box: Box) -> None:
    """Nor does a badge's session of somebody who is a manager too open the way to one."""
    person = working(box, "nigar", Role.OPERATOR)
    refused(person.ask("sessions/me/factor/offer"), "not_permitted")


# The password.


def test_another_password_needs_the_old_one_and_ends_other_sessions(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    other = Somebody(box, person.id, person.login, person.password)
    other.sign_in()
    new = "beş sadə söz yanaşı"
    for body in ({"new": new}, {"new": new, "old": _WRONG}):
        refused(person.ask("sessions/me/password", **body), "wrong_sign_in")
    told(other.read("sessions/me"))
    told(person.ask("sessions/me/password", new=new, old=OWN_PASSWORD))
    box.doors.forget()
    told(person.read("sessions/me"))
    refused(other.read("sessions/me"), "not_signed_in")
    refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "wrong_sign_in")
    person.password = new
    person.sign_in()


@pytest.mark.parametrize(
    "weak",
    [
        "short",
        "Somebody Sometime",
        "aysel1234",
        "aysel+aysel",
        "password123",
        "a" * 12,
        OWN_PASSWORD,
    ],
)
def test_a_weak_password_is_refused(box: Box, weak: str) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    answer = person.ask("sessions/me/password", new=weak, old=OWN_PASSWORD)
    refused(answer, "weak_password")
    assert weak not in answer.get_data(as_text=True)
    person.sign_in()


def test_an_old_password_is_guessed_no_faster_in_a_session(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    body = {"new": "beş sadə söz yanaşı", "old": _WRONG}
    seen = [person.ask("sessions/me/password", **body).status_code for _ in range(6)]
    assert seen == [401] * 5 + [429]
    # It is not the sign-in that is braked.
    person.sign_in()


def test_a_password_that_was_set_anew_is_a_first_one(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    tries(box, "aysel", 6)
    refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "barred")
    person.password = told(command(box, f"people/{person.id}/reset", what="password"))[
        "first_password"
    ]
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    # And nobody is barred by what was tried before.
    assert person.sign_in()["step"] == "password"
    refused(person.ask("sessions/me/password", new=person.password), "weak_password")
    person.choose()


def test_a_factor_is_set_anew_after_a_reset(box: Box) -> None:
    person = working(box, "nigar", Role.MANAGER)
    told(command(box, f"people/{person.id}/reset", what="factor"))
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    assert person.sign_in()["step"] == "new_factor"
    person.set_up_factor()


def test_nobody_resets_the_own_account_or_takes_the_own_duty(box: Box) -> None:
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


# The brake.


def test_guessing_costs_more_and_more(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    assert tries(box, "aysel", 5) == [401] * 5
    waits = []
    for _ in range(8):
        answer = ask(box, "sessions", login="aysel", password=OWN_PASSWORD)
        refused(answer, "barred")
        wait = int(answer.headers["Retry-After"])
        waits.append(wait)
        # Not a moment earlier, also with the right one, and by nothing that is tried meanwhile.
        box.forward(seconds=wait - 0.001)
        refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "barred")
        box.forward(seconds=0.001)
        assert tries(box, "aysel", 1) == [401]
    assert waits == [1, 2, 4, 8, 16, 900, 900, 900]
    box.forward(minutes=15)
    person.sign_in()
    # Who was right starts anew.
    assert tries(box, "aysel", 4) == [401] * 4
    person.sign_in()


def test_what_was_wrong_is_forgotten_after_an_hour(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    assert tries(box, "aysel", 4) == [401] * 4
    box.forward(minutes=59)
    assert tries(box, "aysel", 2) == [401, 429]
    box.forward(minutes=60)
    assert tries(box, "aysel", 5) == [401] * 5
    box.forward(seconds=1)
    person.sign_in()


def test_an_unknown_login_is_braked_alike(box: Box) -> None:
    working(box, "aysel", Role.OPERATOR)
    assert tries(box, "aysel", 8) == tries(box, "nobody.here", 8) == [401] * 5 + [429] * 3


def test_a_counter_has_a_brake_of_its_own(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    told(command(box, f"people/{person.id}/badge", badge="0001-A"))
    first, second = counter_pc(box, "1"), counter_pc(box, "2")
    assert tries(box, "aysel", 6) == [401] * 5 + [429]
    person.sign_in(first)
    assert tries(box, "aysel", 6, first) == [401] * 5 + [429]
    person.sign_in(second)
    # A badge at the counter is counted apart from passwords there.
    told(ask(box, "sessions", first, badge="0001-A"))
    wrong = [ask(box, "sessions", first, badge="9999-Z").status_code for _ in range(6)]
    assert wrong == [401] * 5 + [429]
    refused(ask(box, "sessions", first, badge="0001-A"), "barred")
    told(ask(box, "sessions", second, badge="0001-A"))


def test_no_login_is_counted_for_another(box: Box) -> None:
    pc = Machine(box, Role.COUNTER).enrol(counter="village.1")
    person = working(box, "aysel", Role.OPERATOR)
    for login in (f"aysel@{pc.id}", f"badge@{pc.id}", "badge"):
        tries(box, login, 12)
    tries(box, "badge", 12, pc.secret)
    person.sign_in(pc.secret)
    told(command(box, f"people/{person.id}/badge", badge="0001-A"))
    told(ask(box, "sessions", pc.secret, badge="0001-A"))


def test_many_guesses_at_once_are_no_more_than_one_after_the_other(box: Box) -> None:
    working(box, "aysel", Role.OPERATOR)
    act = SignIn.model_validate({"login": "aysel", "password": _WRONG})

    def guess(_: int) -> ProblemType:
        with pytest.raises(Refusal) as refusal:
            signing_in.sign_in(box.hall, NOBODY, act)
        return refusal.value.kind

    with ThreadPoolExecutor(8) as pool:
        kinds = list(pool.map(guess, range(32)))
    assert kinds.count(ProblemType.WRONG_SIGN_IN) == people.FREE_FAILURES + 1
    assert kinds.count(ProblemType.BARRED) == 32 - people.FREE_FAILURES - 1


def test_an_address_signs_in_sixty_times_a_minute(box: Box) -> None:
    seen = [
        ask(
            box, "sessions", address="203.0.113.9", login=f"a{place}.b", password=_WRONG
        ).status_code
        for place in range(62)
    ]
    assert seen == [401] * 60 + [429] * 2
    answer = ask(box, "sessions", address="203.0.113.9", login="a.b", password=_WRONG)
    refused(answer, "too_fast")
    assert 30 <= int(answer.headers["Retry-After"]) <= 61
    assert tries(box, "a.b", 1) == [401]


# How sessions end.


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
    for row in COMMAND_PATHS:
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
