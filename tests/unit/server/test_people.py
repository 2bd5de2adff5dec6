"""People: rate limits on guesses, the choice of a duty, the end of sessions, weak passwords."""

from copy import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract.access import WITH_FACTOR, Step
from contract.enums import Role
from server.context import call_directly
from server.domain import people
from server.domain.people import Attempt, HeldDuty, Person, Session
from server.passwords import ArgonPasswords
from tests.parts.rows import rows

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


SESSION = Session(
    hash="h",
    person="p-1",
    role=Role.OPERATOR,
    centre="village",
    agency=None,
    counter=None,
    device=None,
    step=None,
    made_at=NOW,
    seen_at=NOW,
    expires_at=NOW + people.LASTING,
)


# The pause after failed attempts.


@given(st.lists(st.timedeltas(timedelta(), timedelta(minutes=59, seconds=59)), max_size=30))
def test_the_pause_after_failed_attempts_only_grows(waits: list[timedelta]) -> None:
    """At any times of the attempts, each failure costs at least as much as the one before."""
    attempt: Attempt | None = None
    now = NOW
    costs = []
    for wait in waits:
        now += wait
        left = people.barred_for(attempt, now)
        assert left is None or left > timedelta()
        attempt = people.tried(attempt, "aysel", now)
        cost = people.barred_for(attempt, now) or timedelta()
        assert cost >= timedelta()
        costs.append(cost)
    assert all(before <= after for before, after in pairwise(costs))
    assert costs[:4] == [timedelta()] * min(4, len(costs))
    assert costs[4:9] == [timedelta(seconds=2**n) for n in range(5)][: len(costs[4:9])]
    assert set(costs[9:]) <= {timedelta(minutes=15)}


@given(st.integers(1, 40), st.timedeltas(timedelta(hours=1), timedelta(days=400)))
def test_failed_attempts_are_forgotten_after_an_hour(failures: int, wait: timedelta) -> None:
    attempt: Attempt | None = None
    for _ in range(failures):
        attempt = people.tried(attempt, "aysel", NOW)
    assert people.tried(attempt, "aysel", NOW + wait) == people.tried(None, "aysel", NOW + wait)
    # After an hour the limit is over.
    assert people.barred_for(attempt, NOW + wait) is None


# Duties.

_duties = st.lists(
    st.builds(
        lambda role, centre, agency: HeldDuty(
            people.duty_id("p-1", centre, role, agency), "p-1", role, centre, agency
        ),
        st.sampled_from([Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR, Role.GREETER, Role.VIEWER]),
        st.sampled_from(["village", "town"]),
        st.sampled_from([None, "a", "b"]),
    ),
    unique_by=lambda one: one.id,
    max_size=8,
)


@given(
    _duties,
    st.sampled_from([None, "village", "town", "elsewhere"]),
    st.sampled_from([None, *Role]),
    st.sampled_from([None, "a", "b"]),
    st.sampled_from([None, people.BY_BADGE]),
)
def test_the_duty_that_is_taken_fits_and_is_the_strongest(
    duties: list[HeldDuty],
    centre: str | None,
    role: Role | None,
    agency: str | None,
    roles: frozenset[Role] | None,
) -> None:
    found = people.chosen(duties, centre=centre, role=role, agency=agency, roles=roles)
    fitting = [
        one
        for one in duties
        if centre in (None, one.centre)
        and role in (None, one.role)
        and agency in (None, one.agency)
        and (roles is None or one.role in roles)
    ]
    assert (found is None) is (not fitting)
    if found is not None:
        assert found in fitting
        order = [Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR, Role.GREETER, Role.VIEWER]
        assert order.index(found.role) == min(order.index(one.role) for one in fitting)
        same = [one for one in fitting if one.role is found.role]
        assert found.agency is None or all(one.agency is not None for one in same)
        # The choice does not depend on the order of the duties.
        again = people.chosen(
            reversed(duties), centre=centre, role=role, agency=agency, roles=roles
        )
        assert again == found


# Steps.


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.GREETER, Role.VIEWER, *sorted(WITH_FACTOR)])
@pytest.mark.parametrize("factor", ["", "sealed"])
@pytest.mark.parametrize("first", [None, NOW])
def test_no_step_is_left_out(role: Role, factor: str, first: datetime | None) -> None:
    person = Person("p-1", "a", "A", "az", "x", NOW, first_until=first, factor=factor)
    needed = role in WITH_FACTOR
    steps = [people.first_step(person, role)]
    if steps[0] is Step.FACTOR:
        steps.append(people.later_step(person, role))
    assert (Step.FACTOR in steps) is bool(factor)
    assert (Step.PASSWORD in steps) is (first is not None)
    last = replace(person, first_until=None)
    assert people.later_step(last, role) is (Step.NEW_FACTOR if needed and not factor else None)


# Sessions.


@given(
    st.sampled_from([Role.OPERATOR, Role.GREETER, Role.SUPERVISOR, Role.MANAGER, Role.VIEWER]),
    st.sampled_from([None, *Step]),
    st.timedeltas(timedelta(), timedelta(hours=13)),
    st.timedeltas(timedelta(), timedelta(hours=13)),
)
def test_a_session_is_over_once_and_for_good(
    role: Role, step: Step | None, seen: timedelta, later: timedelta
) -> None:
    one = replace(SESSION, role=role, step=step, seen_at=NOW + seen)
    now = NOW + seen + later
    over = people.is_over(one, now)
    assert over or now < one.expires_at
    if step is not None:
        assert over is (now - NOW >= timedelta(minutes=10))
    if over:
        assert people.is_over(one, now + timedelta(seconds=1))
    assert people.is_over(replace(SESSION, ended_at=NOW), NOW)


# Passwords.


def judged(password: str, login: str = "aysel", name: str = "Aysel Məmmədova") -> str | None:
    """The reason why a password is refused in the hall of the village; None if accepted."""
    known = people.words_around(login, name, "village", "Village Hall")
    guesses = ArgonPasswords(call_directly).guesses(password, known)
    return people.weakness(password, login, name, guesses)


@pytest.mark.parametrize("password", [one for (one,) in rows("passwords.txt", "good")])
def test_a_good_passphrase_of_any_script_is_taken(password: str) -> None:
    assert judged(password) is None


@pytest.mark.parametrize(
    ("password", "why"), [*rows("passwords.txt", "refused"), ("", "short"), (" " * 10, "common")]
)
def test_a_weak_password_is_refused(password: str, why: str) -> None:
    assert judged(password) == why


@settings(max_examples=20)
@given(st.text(min_size=10, max_size=60), st.text(max_size=20), st.text(max_size=40))
def test_any_text_is_judged(password: str, login: str, name: str) -> None:
    why = judged(password, login, name)
    assert why in (None, "short", "name", "common")
    if why is None:
        assert len(password) >= people.PASSWORD_SIGNS
