"""People: their duties, how they sign in, and what slows whoever is often wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from contract.access.enums import WITH_FACTOR, Step
from contract.enums import Role

LASTING: Final = timedelta(hours=12)
"""How long a session lasts at most: a working day."""

ENTERING_SPAN: Final = timedelta(minutes=10)
"""How long somebody may take over the steps of signing in."""

IDLE: Final = {Role.OPERATOR: timedelta(hours=4), Role.GREETER: timedelta(hours=4)}
"""After how long without a word a session ends; of the others after `IDLE_OTHERS`."""

IDLE_OTHERS: Final = timedelta(minutes=30)

FIRST_PASSWORD_SPAN: Final = timedelta(days=7)
"""How long a first password is good for."""

BY_BADGE: Final = frozenset({Role.OPERATOR, Role.GREETER})
"""The duties that a badge opens."""


def may_have_counter(role: Role) -> bool:
    """Whether a duty may be for one counter alone."""
    return role not in WITH_FACTOR | {Role.VIEWER}


_STRENGTH: Final = (Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR, Role.GREETER, Role.VIEWER)


@dataclass(frozen=True, slots=True)
class Person:
    """A person.

    Attributes:
        id: pseudonymous; what the log names.
        login: None once forgotten.
        password: a hash; "" where none can be right.
        first_until: until when the password is a first one, given by somebody else; None
            for one of the own choice.
        factor: the sealed secret of the second factor; "" without one.
        factor_step: the time step of the last code that was taken: none is taken twice.
        badge: the keyed hash of a badge's code.
        failed: how many attempts to sign in as this person failed since the last sign-in;
            `failed_at` the last of them.
    """

    id: str
    login: str | None
    name: str
    language: str
    password: str
    made_at: datetime
    first_until: datetime | None = None
    factor: str = ""
    factor_step: int = 0
    badge: str | None = None
    forgotten_at: datetime | None = None
    failed: int = 0
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that is good once.

    Attributes:
        person: who signs in by it; None: a new manager of the centre is set up by it.
    """

    centre: str
    person: str | None


@dataclass(frozen=True, slots=True)
class HeldDuty:
    """A role of a person in a centre; `agency`: for that one alone."""

    id: str
    person: str
    role: Role
    centre: str
    agency: str | None = None
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody is signed in, or about to be (`step`)."""

    hash: str
    person: str
    role: Role
    centre: str
    agency: str | None
    counter: str | None
    device: str | None
    step: Step | None
    made_at: datetime
    seen_at: datetime
    expires_at: datetime
    offered: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """How often somebody was wrong lately."""

    id: str
    failures: int
    last_at: datetime
    barred_until: datetime | None = None


def duty_id(person: str, centre: str, role: Role, agency: str | None) -> str:
    """The id of a duty: a person has each role once for each agency."""
    return f"{person}/{centre}/{role}/{agency or ''}"


def chosen(
    duties: Iterable[HeldDuty],
    *,
    centre: str | None = None,
    role: Role | None = None,
    agency: str | None = None,
    roles: frozenset[Role] | None = None,
) -> HeldDuty | None:
    """The duty to sign in with: of those that fit the one with the most rights.

    Args:
        duties: all of a person.
        centre, role, agency: what was asked for.
        roles: those that the way of signing in opens; None: all.
    """
    fitting = [
        one
        for one in duties
        if (centre is None or one.centre == centre)
        and (role is None or one.role is role)
        and (agency is None or one.agency == agency)
        and (roles is None or one.role in roles)
    ]
    return min(
        fitting,
        key=lambda one: (_STRENGTH.index(one.role), one.agency is not None, one.id),
        default=None,
    )


def first_step(person: Person, role: Role) -> Step | None:
    """What is to be done after the password was right: the second factor before anything
    else, where there is one, also for a duty that needs none (who has the password alone shall
    not come in by the weaker one); a password of the own; a second factor where the duty
    needs it."""
    if person.factor:
        return Step.FACTOR
    return later_step(person, role)


def later_step(person: Person, role: Role) -> Step | None:
    """What is to be done once the second factor was proven, or there is none."""
    if person.first_until is not None:
        return Step.PASSWORD
    if role in WITH_FACTOR and not person.factor:
        return Step.NEW_FACTOR
    return None


AHEAD: Final = timedelta(minutes=5)
"""By how much a clock may have been put back without anybody's having to sign in again."""


def _of_a_clock_ahead(at: datetime, now: datetime) -> bool:
    """Whether a moment was written by a clock that was wrong, and has been put right since."""
    return at - now > AHEAD


def is_over(session: Session, now: datetime) -> bool:
    """Whether a session counts no more."""
    if session.ended_at is not None or now >= session.expires_at:
        return True
    if _of_a_clock_ahead(session.seen_at, now):
        # It would be good for as long as the clock was ahead.
        return True
    if session.step is not None:
        return now >= session.made_at + ENTERING_SPAN
    return now >= session.seen_at + IDLE.get(session.role, IDLE_OTHERS)


# What slows whoever is often wrong.

LINK_SPAN: Final = timedelta(hours=1)
"""How long a link is good for by which a manager lets a person sign in."""

FREE_FAILURES: Final = 4
"""So many wrong ones cost nothing: fingers slip."""

BARRED_AFTER: Final = 10
BARRED_SPAN: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=1)
"""Without a further one, wrong ones are forgotten."""


def barred_for(attempt: Attempt | None, now: datetime) -> timedelta | None:
    """How long somebody still has to wait; None: not at all."""
    if attempt is None or attempt.barred_until is None or now >= attempt.barred_until:
        return None
    if _of_a_clock_ahead(attempt.last_at, now):
        return None
    return attempt.barred_until - now


def tried(attempt: Attempt | None, identity: str, now: datetime) -> Attempt:
    """One more try, counted before it is looked at: of many at once none is free.

    From the fifth on each doubles the wait (1, 2, 4 ... seconds); the tenth costs a quarter
    of an hour, and so does each further one.
    """
    if (
        attempt is None
        or now - attempt.last_at >= FORGOTTEN_AFTER
        or _of_a_clock_ahead(attempt.last_at, now)
    ):
        attempt = Attempt(identity, 0, now)
    failures = attempt.failures + 1
    until = None
    if failures >= BARRED_AFTER:
        until = now + BARRED_SPAN
    elif failures > FREE_FAILURES:
        until = now + timedelta(seconds=2 ** (failures - FREE_FAILURES - 1))
    return replace(attempt, failures=failures, last_at=now, barred_until=until)


def taken_back(attempt: Attempt) -> Attempt | None:
    """The tries without the last one, which was right; None where there was no other. What was
    wrong before stays counted: who has one badge shall not guess another for free."""
    if attempt.failures <= 1:
        return None
    return replace(attempt, failures=attempt.failures - 1, barred_until=None)


# Passwords.

PASSWORD_SIGNS: Final = 10
"""The least of them. Length is what counts (NIST SP 800-63B, 3.1.1.2: no rules of composition)."""

BESIDE_NAME: Final = 6
"""The least signs that tell something in a password that holds its owner's name or login: more
than a year with a stroke before it."""

_RUNS: Final = (
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
)
_COMMON: Final = ("password", "parol", "novbe", "asan", "admin", "qwerty", "sandi", "motdepasse")

GUESSES: Final = 10**8
"""So many guesses a password has to withstand; below, it is "somewhat guessable" by the scale of
zxcvbn (Wheeler, USENIX Security 2016). That it is looked up among those known to all is asked for
by NIST SP 800-63B, 3.1.1.2; tries at the doors are slowed besides."""

KNOWN_HERE: Final = (
    *("azerbaycan", "azərbaycan", "azerbaijan", "азербайджан", "baku", "bakı", "баку"),
    *("asan", "xidmet", "xidmət", "novbe", "növbə", "salam", "привет", "пароль"),
    *_COMMON,
)
"""Words that whoever guesses in a hall tries first, and that no list from elsewhere has."""


def words_around(login: str, *names: str) -> tuple[str, ...]:
    """What is known of somebody and of where they work, word by word, beside `KNOWN_HERE`."""
    near = (login, *(word for one in names for word in one.split()))
    return (*KNOWN_HERE, *dict.fromkeys(one.casefold() for one in near if len(one) > 2))


def weakness(password: str, login: str, name: str, guesses: float) -> str | None:
    """Why a password cannot be taken, as a word: `short`, `name`, `common`; None: it can.

    Args:
        password, login, name: what somebody chose, and who.
        guesses: after how many it is found by whoever tries what people choose first.
    """
    plain = password.casefold()
    if len(password) < PASSWORD_SIGNS:
        return "short"
    own = [login.casefold(), *name.casefold().split()]
    rest = plain
    for one in sorted((one for one in own if len(one) > 2), key=len, reverse=True):
        rest = rest.replace(one, "")
    if rest != plain and _telling(rest) < BESIDE_NAME:
        return "name"
    for one in (*_COMMON, *_RUNS):
        rest = rest.replace(one, "")
    if len(set(rest)) < 4 or any(plain in run * 3 or plain in run[::-1] * 3 for run in _RUNS):
        return "common"
    return "common" if guesses < GUESSES else None


def _telling(text: str) -> int:
    """How many signs of a text tell something: of those that count up, down or stay the same,
    as 1234 and aaaa do, only the first two."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    going_on = sum(step == last and abs(step) <= 1 for last, step in pairwise(steps))
    return len(text) - going_on
