"""Limits for wrong passwords, badges and tickets: per login, counter, session and address."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from contract.access import SignIn
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.domain import people
from server.domain.principal import ANONYMOUS
from server.identity import sessions, signing_in
from server.web import limits
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tests.parts.staff import (
    OWN_PASSWORD,
    WRONG,
    Machine,
    StaffMember,
    ask,
    command,
    counter_pc,
    refused,
    require_out,
    told,
    tries,
    working,
)


def test_guessing_costs_more_and_more(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    # An unknown login is answered alike.
    assert tries(box, "aysel", 6) == tries(box, "unknown.person", 6) == [401] * 5 + [429]
    for wait in (1, 2, 4, 8, 16, 900, 900):
        answer = ask(box, "sessions", login="aysel", password=OWN_PASSWORD)
        assert answer.headers["Retry-After"] == str(wait)
        # Not a moment earlier, also with the right one, and by nothing that is tried meanwhile.
        box.forward(seconds=wait - 0.001)
        refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "too_many_attempts")
        box.forward(seconds=0.001)
        assert tries(box, "aysel", 1) == [401]
    box.forward(minutes=15)
    person.sign_in()
    # A right password starts the count again.
    assert tries(box, "aysel", 4) == [401] * 4
    person.sign_in()


def test_an_own_badge_does_not_lift_the_limit_for_guesses(box: Box) -> None:
    """Alternating a right badge with guesses is limited like guesses alone."""
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    for place in range(4):
        refused(ask(box, "sessions", pc, badge=f"9999-Z-{place}"), "wrong_sign_in")
        told(ask(box, "sessions", pc, badge="0001-A-2468"))
    refused(ask(box, "sessions", pc, badge="9999-Z-9999"), "wrong_sign_in")
    refused(ask(box, "sessions", pc, badge="0001-A-2468"), "too_many_attempts")
    # Right badges are not counted: many people sign in at one counter.
    box.forward(hours=1)
    for _ in range(20):
        told(ask(box, "sessions", pc, badge="0001-A-2468"))


def test_a_right_password_without_a_duty_is_logged_and_lifts_no_limit(box: Box) -> None:
    working(box, "aysel", Role.OPERATOR)
    assert tries(box, "aysel", 4) == [401] * 4
    elsewhere = {"login": "aysel", "password": OWN_PASSWORD, "centre": "nowhere"}
    refused(ask(box, "sessions", **elsewhere), "not_permitted")
    refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "too_many_attempts")
    path = f"centres/{box.centre}/access"
    entries = told(ask(box, path, box.bearer(Role.MANAGER), method="GET"))
    assert "sign_in_without_duty" in {one["what"] for one in entries}


def test_after_a_clock_was_ahead_no_limit_stays_and_sessions_go_on(box: Box) -> None:
    person, manager = working(box, "aysel", Role.OPERATOR), working(box, "nigar", Role.MANAGER)
    box.forward(days=365)
    tries(box, "aysel", 12)
    stranger = working(box, "leyla", Role.OPERATOR)
    manager.sign_in_fully()
    box.clock.forward(timedelta(days=-365))
    for one in (stranger, manager):
        told(one.read())
    assert person.sign_in()["step"] is None
    told(person.read())
    # The code of a second factor is not of the past because one of that year was used.
    assert manager.sign_in()["step"] == "factor"
    told(manager.ask("sessions/me/factor", code=manager.code()))
    # Nor does a session that is not used last for that year.
    sessions.follow_clock(box.hall)
    box.forward(hours=4)
    require_out(stranger)


def test_each_counter_has_its_own_limit(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    first, second = counter_pc(box, "1"), counter_pc(box, "2")
    assert tries(box, "aysel", 6) == [401] * 5 + [429]
    person.sign_in(first)
    assert tries(box, "aysel", 6, first) == [401] * 5 + [429]
    person.sign_in(second)
    # A badge at the counter is counted apart from passwords there.
    told(ask(box, "sessions", first, badge="0001-A-2468"))
    wrong = [ask(box, "sessions", first, badge="9999-Z-2468").status_code for _ in range(6)]
    assert wrong == [401] * 5 + [429]
    refused(ask(box, "sessions", first, badge="0001-A-2468"), "too_many_attempts")
    told(ask(box, "sessions", second, badge="0001-A-2468"))


def test_no_login_is_counted_as_a_counter_or_a_badge(box: Box) -> None:
    pc = Machine(box, Role.COUNTER).enrol(counter="village.1")
    person = working(box, "aysel", Role.OPERATOR)
    for login in (f"aysel@{pc.id}", f"badge@{pc.id}", "badge"):
        tries(box, login, 12)
    tries(box, "badge", 12, pc.secret)
    person.sign_in(pc.secret)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    told(ask(box, "sessions", pc.secret, badge="0001-A-2468"))


def test_an_address_guesses_few_passwords_an_hour(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WRONG_PASSWORDS_AN_HOUR", 10)
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    for place in range(10):
        assert tries(box, f"a{place}.b", 1, address="203.0.113.9") == [401]
    mine = {"login": "aysel", "password": OWN_PASSWORD}
    answer = ask(box, "sessions", address="203.0.113.9", **mine)
    refused(answer, "too_fast")
    assert answer.headers["Retry-After"] == "360"
    # At a counter's PC behind that address, and from elsewhere, people sign in.
    told(ask(box, "sessions", pc, address="203.0.113.9", **mine))
    person.sign_in()


def test_login_that_many_networks_guess_is_open_to_known_places_alone(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "GUESSES_AN_HOUR", 20)
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    own = Browsing(box).sign_in("aysel", OWN_PASSWORD)
    # Correct passwords lock no login.
    for network in range(21):
        person.sign_in(address=f"203.2.{network}.9")
    for network in range(4):
        assert tries(box, "aysel", 5, address=f"203.0.{network}.9") == [401] * 5
        assert tries(box, "unknown.person", 5, address=f"203.1.{network}.9") == [401] * 5
    mine = {"login": "aysel", "password": OWN_PASSWORD}
    for login in ("aysel", "unknown.person"):
        answer = ask(box, "sessions", address="198.51.100.7", login=login, password=OWN_PASSWORD)
        refused(answer, "login_guarded")
    # Managers hear of it; the person goes on where they worked before.
    hall = told(box.get("centres/village/hall", Role.MANAGER))
    assert [(one["kind"], one["label"]) for one in hall["problems"]] == [
        ("login_guessed", "Firstname Lastname")
    ]
    told(ask(box, "sessions", pc, address="198.51.100.7", **mine))
    own.client.delete_cookie("novbe")
    assert own.sign_in("aysel", OWN_PASSWORD).path == "/account"
    stranger = Browsing(box).sign_in("aysel", OWN_PASSWORD)
    assert (stranger.path, stranger.status) == ("/sign-in", 403)
    stranger.says("ask a manager for a sign-in link")
    # A link that a manager makes leads in, once.
    said = told(command(box, f"people/{person.id}/reset", what="link"))
    assert stranger.open(f"/set-up/{said['link']}").send().path == "/account"
    assert Browsing(box).open(f"/set-up/{said['link']}").status == 404
    # An hour without a try, and it is open again.
    box.forward(hours=1)
    person.sign_in()


def test_guesses_from_elsewhere_lock_no_login_and_no_second_factor(box: Box) -> None:
    person = working(box, "aysel", Role.SUPERVISOR)
    assert tries(box, "aysel", 12, address="203.0.113.9") == [401] * 5 + [429] * 7
    # A guest who knows the password guesses codes: an open session is counted apart.
    guest = StaffMember(box, person.id, "aysel", person.password)
    guest.sign_in(address="203.0.113.8")
    codes = [guest.ask("sessions/me/factor", code="000000").status_code for _ in range(6)]
    assert codes == [401] * 5 + [429]
    box.forward(minutes=1)
    told(person.ask("sessions/me/factor/offer", code=person.code()))
    box.forward(minutes=20)
    person.sign_in()
    said = told(person.ask("sessions/me/factor", code=person.code()))
    assert (said["failed"], said["step"]) == (10, None)
    assert said["failed_at"] is not None
    box.forward(minutes=1)
    person.sign_in()
    said = told(person.ask("sessions/me/factor", code=person.code()))
    assert (said["failed"], said["failed_at"]) == (0, None)


def test_many_guesses_at_once_are_limited_like_a_sequence(box: Box) -> None:
    working(box, "aysel", Role.OPERATOR)
    act = SignIn.model_validate({"login": "aysel", "password": WRONG})

    def guess(_: int) -> ProblemType:
        with pytest.raises(Refusal) as refusal:
            signing_in.sign_in(box.hall, ANONYMOUS, act)
        return refusal.value.kind

    with ThreadPoolExecutor(8) as pool:
        kinds = list(pool.map(guess, range(32)))
    assert kinds.count(ProblemType.WRONG_SIGN_IN) == people.FREE_FAILURES + 1
    assert kinds.count(ProblemType.TOO_MANY_ATTEMPTS) == 32 - people.FREE_FAILURES - 1


def test_an_address_signs_in_so_often_a_minute_however_it_is_written(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """IPv6 is counted by network; IPv4 may be written as IPv6."""
    monkeypatch.setattr(limits, "SIGN_INS", 6)

    def statuses(addresses: list[str]) -> list[int]:
        return [
            ask(box, "sessions", address=address, login=f"a{place}.b", password=WRONG).status_code
            for place, address in enumerate(addresses)
        ]

    assert statuses([f"2001:db8:1:2::{place:x}" for place in range(7)]) == [401] * 6 + [429]
    assert statuses(["2001:db8:1:3::1"]) == [401]
    assert statuses(["203.0.113.9", "::ffff:203.0.113.9"] * 3) == [401] * 6
    answer = ask(box, "sessions", address="203.0.113.9", login="a.b", password=WRONG)
    refused(answer, "too_fast")
    assert answer.headers["Retry-After"] == "10"
