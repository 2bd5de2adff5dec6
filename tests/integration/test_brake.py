"""What slows whoever is often wrong."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from limits import parse

from contract.access import SignIn
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.application.identity import signing_in
from server.application.principal import NOBODY
from server.domain import people
from server.web import limits
from tests.parts.box import Box
from tests.parts.staff import (
    OWN_PASSWORD,
    WRONG,
    Machine,
    Somebody,
    ask,
    command,
    counter_pc,
    refused,
    told,
    tries,
    working,
)


def test_guessing_costs_more_and_more(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    assert tries(box, "aysel", 5) == [401] * 5
    waits = []
    for _ in range(8):
        answer = ask(box, "sessions", login="aysel", password=OWN_PASSWORD)
        refused(answer, "too_many_attempts")
        wait = int(answer.headers["Retry-After"])
        waits.append(wait)
        # Not a moment earlier, also with the right one, and by nothing that is tried meanwhile.
        box.forward(seconds=wait - 0.001)
        refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "too_many_attempts")
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


def test_ones_own_badge_frees_nobody_to_guess_anothers(box: Box) -> None:
    """Whoever alternates a right badge with guesses is braked like anybody who guesses."""
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    for place in range(4):
        refused(ask(box, "sessions", pc, badge=f"9999-Z-{place}"), "wrong_sign_in")
        told(ask(box, "sessions", pc, badge="0001-A-2468"))
    refused(ask(box, "sessions", pc, badge="9999-Z-9999"), "wrong_sign_in")
    refused(ask(box, "sessions", pc, badge="0001-A-2468"), "too_many_attempts")
    # Right ones count for nothing: a counter at which many sign in is not closed by them.
    box.forward(hours=1)
    for _ in range(20):
        told(ask(box, "sessions", pc, badge="0001-A-2468"))


def test_a_right_password_without_a_duty_there_is_written_down_and_frees_nothing(box: Box) -> None:
    working(box, "aysel", Role.OPERATOR)
    assert tries(box, "aysel", 4) == [401] * 4
    elsewhere = {"login": "aysel", "password": OWN_PASSWORD, "centre": "nowhere"}
    refused(ask(box, "sessions", **elsewhere), "not_permitted")
    refused(ask(box, "sessions", login="aysel", password=OWN_PASSWORD), "too_many_attempts")
    path = f"centres/{box.centre}/access"
    entries = told(ask(box, path, box.bearer(Role.MANAGER), method="GET"))
    assert "sign_in_without_duty" in {one["what"] for one in entries}


def test_a_clock_that_was_ahead_bars_nobody_and_keeps_nobody_in(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    box.forward(days=365)
    tries(box, "aysel", 12)
    stranger = working(box, "leyla", Role.OPERATOR)
    told(stranger.read("sessions/me"))
    box.clock.forward(timedelta(days=-365))
    box.doors.forget()
    refused(stranger.read("sessions/me"), "not_signed_in")
    assert person.sign_in()["step"] is None
    told(person.read("sessions/me"))


def test_a_counter_has_a_brake_of_its_own(box: Box) -> None:
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


def test_no_login_is_counted_for_another(box: Box) -> None:
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
    monkeypatch.setattr(limits, "WRONG_PASSWORDS", parse("10/hour"))
    person, pc = working(box, "aysel", Role.OPERATOR), counter_pc(box)
    for place in range(10):
        assert tries(box, f"a{place}.b", 1, address="203.0.113.9") == [401]
    mine = {"login": "aysel", "password": OWN_PASSWORD}
    answer = ask(box, "sessions", address="203.0.113.9", **mine)
    refused(answer, "too_fast")
    assert 3500 <= int(answer.headers["Retry-After"]) <= 3601
    # A counter's PC behind that address, and whoever comes from elsewhere, signs in.
    told(ask(box, "sessions", pc, address="203.0.113.9", **mine))
    person.sign_in()


def test_nobody_elsewhere_locks_a_login_or_a_second_factor(box: Box) -> None:
    person = working(box, "aysel", Role.SUPERVISOR)
    assert tries(box, "aysel", 12, address="203.0.113.9") == [401] * 5 + [429] * 7
    # Whoever knows the password guesses codes: an open session is counted apart.
    guest = Somebody(box, person.id, "aysel", person.password)
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


def test_many_guesses_at_once_are_no_more_than_one_after_the_other(box: Box) -> None:
    working(box, "aysel", Role.OPERATOR)
    act = SignIn.model_validate({"login": "aysel", "password": WRONG})

    def guess(_: int) -> ProblemType:
        with pytest.raises(Refusal) as refusal:
            signing_in.sign_in(box.hall, NOBODY, act)
        return refusal.value.kind

    with ThreadPoolExecutor(8) as pool:
        kinds = list(pool.map(guess, range(32)))
    assert kinds.count(ProblemType.WRONG_SIGN_IN) == people.FREE_FAILURES + 1
    assert kinds.count(ProblemType.TOO_MANY_ATTEMPTS) == 32 - people.FREE_FAILURES - 1


def test_an_address_signs_in_sixty_times_a_minute(box: Box) -> None:
    seen = [
        ask(box, "sessions", address="203.0.113.9", login=f"a{place}.b", password=WRONG).status_code
        for place in range(62)
    ]
    assert seen == [401] * 60 + [429] * 2
    answer = ask(box, "sessions", address="203.0.113.9", login="a.b", password=WRONG)
    refused(answer, "too_fast")
    assert 30 <= int(answer.headers["Retry-After"]) <= 61
    assert tries(box, "a.b", 1) == [401]


def test_an_address_is_no_other_for_how_it_is_written(box: Box) -> None:
    """Of IPv6 somebody has a whole network, and one of IPv4 may be written as one of IPv6."""

    def statuses(addresses: list[str]) -> list[int]:
        return [
            ask(box, "sessions", address=address, login=f"a{place}.b", password=WRONG).status_code
            for place, address in enumerate(addresses)
        ]

    assert statuses([f"2001:db8:1:2::{place:x}" for place in range(62)]) == [401] * 60 + [429] * 2
    assert statuses(["2001:db8:1:3::1"]) == [401]
    mixed = ["203.0.113.9", "::ffff:203.0.113.9"] * 31
    assert statuses(mixed) == [401] * 60 + [429] * 2
    assert statuses([""] * 62) == [401] * 60 + [429] * 2


def test_tickets_are_guessed_no_faster_from_many_addresses_of_one_network(box: Box) -> None:
    seen = [
        ask(
            box, f"tickets/village.t1.{place:032}", method="GET", address=f"2001:db8:1:2::{place:x}"
        ).status_code
        for place in range(122)
    ]
    assert seen == [404] * 120 + [429] * 2
    elsewhere = ask(box, f"tickets/village.t1.{0:032}", method="GET", address="2001:db8:1:3::")
    refused(elsewhere, "not_found")
