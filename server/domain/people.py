"""People: their duties, how they sign in, and the rate limit of failed attempts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from contract.access.enums import WITH_FACTOR, Step
from contract.enums import Role

LASTING: Final = timedelta(hours=12)
"""The maximum lifetime of a session: a working day."""

ENTERING_SPAN: Final = timedelta(minutes=10)
"""The maximum time for the steps of signing in."""

IDLE: Final = {Role.OPERATOR: timedelta(hours=4), Role.GREETER: timedelta(hours=4)}
"""The time without a request after which a session ends; for other roles `IDLE_OTHERS`."""

IDLE_OTHERS: Final = timedelta(minutes=30)

FIRST_PASSWORD_SPAN: Final = timedelta(days=7)
"""The lifetime of a first password."""

BY_BADGE: Final = frozenset({Role.OPERATOR, Role.GREETER})


def may_have_counter(role: Role) -> bool:
    """Whether a duty may be for one counter alone."""
    return role not in WITH_FACTOR | {Role.VIEWER}


_STRENGTH: Final = (Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR, Role.GREETER, Role.VIEWER)


@dataclass(frozen=True, slots=True)
class Person:
    """A person.

    Attributes:
        id: pseudonymous, used in the log.
        login: None after the person was deleted.
        password: a hash; "" if no password is valid.
        first_until: the expiry of a first password; None for a password of the person's own choice.
        factor: the encrypted secret of the second factor; "" without one.
        factor_step: the time step of the last accepted code: none is accepted twice.
        badge: the keyed hash of a badge's code.
        failed: how many attempts to sign in as this person failed since the last sign-in;
            `failed_at` the last of them.
        browsers: how often the marks of browsers that know the person were made void.
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
    browsers: int = 0


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link for one use by a person; None: by a new manager of the centre."""

    centre: str
    person: str | None


@dataclass(frozen=True, slots=True)
class HeldDuty:
    """A role of a person in a centre; `agency`: for that agency alone."""

    id: str
    person: str
    role: Role
    centre: str
    agency: str | None = None
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A person is signed in, or is signing in (`step`)."""

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
    """The recent failed attempts for a key."""

    id: str
    failures: int
    last_at: datetime
    barred_until: datetime | None = None


def duty_id(person: str, centre: str, role: Role, agency: str | None) -> str:
    """The id of a duty: a person has each role at most once per agency."""
    return f"{person}/{centre}/{role}/{agency or ''}"


def chosen(
    duties: Iterable[HeldDuty],
    *,
    centre: str | None = None,
    role: Role | None = None,
    agency: str | None = None,
    roles: frozenset[Role] | None = None,
) -> HeldDuty | None:
    """The duty to sign in with: of the matching ones, the one with the most permissions. The way of
    signing in may allow only some `roles`."""
    fitting = [
        duty
        for duty in duties
        if (centre is None or duty.centre == centre)
        and (role is None or duty.role is role)
        and (agency is None or duty.agency == agency)
        and (roles is None or duty.role in roles)
    ]
    return min(
        fitting,
        key=lambda duty: (_STRENGTH.index(duty.role), duty.agency is not None, duty.id),
        default=None,
    )


def first_step(person: Person, role: Role) -> Step | None:
    """The step after the password: the second factor first, if the person has one, also for a duty
    that needs none (an attacker with only the password must not sign in with the weaker duty); then
    a password of one's own; then a second factor, if the duty needs it."""
    if person.factor:
        return Step.FACTOR
    return later_step(person, role)


def later_step(person: Person, role: Role) -> Step | None:
    """The step after the second factor was verified, or if there is none."""
    if person.first_until is not None:
        return Step.PASSWORD
    if role in WITH_FACTOR and not person.factor:
        return Step.NEW_FACTOR
    return None


AHEAD: Final = timedelta(minutes=5)
"""A stored time that is further ahead than this was stored while the clock was wrong, and the clock
has been corrected since."""


def is_of_a_clock_ahead(at: datetime, now: datetime) -> bool:
    """Whether a past time was stored by a clock that has been set back since."""
    return at - now > AHEAD


def is_over(session: Session, now: datetime) -> bool:
    """Whether a session has ended."""
    if session.ended_at is not None or now >= session.expires_at:
        return True
    if session.step is not None:
        return now >= session.made_at + ENTERING_SPAN
    return now >= session.seen_at + IDLE.get(session.role, IDLE_OTHERS)


# The rate limit of failed attempts.

LINK_SPAN: Final = timedelta(hours=1)
"""The lifetime of a sign-in link from a manager."""

FREE_FAILURES: Final = 4
"""The number of failed attempts without a delay: people mistype."""

BARRED_AFTER: Final = 10
BARRED_SPAN: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=1)
"""Failed attempts are forgotten after this time without a further one."""


def barred_for(attempt: Attempt | None, now: datetime) -> timedelta | None:
    """How long a person still has to wait; None: not at all."""
    if attempt is None or attempt.barred_until is None or now >= attempt.barred_until:
        return None
    if is_of_a_clock_ahead(attempt.last_at, now):
        return None
    return attempt.barred_until - now


def tried(attempt: Attempt | None, identity: str, now: datetime) -> Attempt:
    """Count one more attempt before it is checked, so that parallel attempts are all counted. From
    the fifth on each attempt doubles the wait (1, 2, 4 ... seconds); from the tenth on it is a
    quarter of an hour."""
    if (
        attempt is None
        or now - attempt.last_at >= FORGOTTEN_AFTER
        or is_of_a_clock_ahead(attempt.last_at, now)
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
    """The attempts without the last one, which was right; None if there was no other. Earlier wrong
    ones stay counted: the owner of one badge must not guess another without limit."""
    if attempt.failures <= 1:
        return None
    return replace(attempt, failures=attempt.failures - 1, barred_until=None)


# Passwords.

PASSWORD_SIGNS: Final = 10
"""The minimum length. Length is what counts (NIST SP 800-63B, 3.1.1.2: no composition rules)."""

BESIDE_NAME: Final = 6
"""The minimum number of informative characters in a password that contains its owner's name or
login, apart from these: more than a year with a hyphen before it."""

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
"""The number of guesses that a password has to withstand; below it is "somewhat guessable" by the
scale of zxcvbn (Wheeler, USENIX Security 2016). NIST SP 800-63B, 3.1.1.2 requires the check against
common passwords; failed sign-ins are rate-limited as well."""

KNOWN_HERE: Final = (
    *("azerbaycan", "azərbaycan", "azerbaijan", "азербайджан", "baku", "bakı", "баку"),
    *("asan", "xidmet", "xidmət", "novbe", "növbə", "salam", "привет", "пароль"),
    *_COMMON,
)
"""Words that an attacker in a hall tries first, and that no general list has."""


def words_around(login: str, *names: str) -> tuple[str, ...]:
    """The words of a person and of the person's workplace, in addition to `KNOWN_HERE`."""
    near = (login, *(word for name in names for word in name.split()))
    return (*KNOWN_HERE, *dict.fromkeys(word.casefold() for word in near if len(word) > 2))


def weakness(password: str, login: str, name: str, guesses: float) -> str | None:
    """Why a password is refused, as a code: `short`, `name`, `common`; None: it is accepted.
    `guesses`: after how many an attacker finds it who tries common choices first."""
    plain = password.casefold()
    if len(password) < PASSWORD_SIGNS:
        return "short"
    own = [login.casefold(), *name.casefold().split()]
    rest = plain
    for word in sorted((word for word in own if len(word) > 2), key=len, reverse=True):
        rest = rest.replace(word, "")
    if rest != plain and _telling(rest) < BESIDE_NAME:
        return "name"
    for word in (*_COMMON, *_RUNS):
        rest = rest.replace(word, "")
    if len(set(rest)) < 4 or any(plain in run * 3 or plain in run[::-1] * 3 for run in _RUNS):
        return "common"
    return "common" if guesses < GUESSES else None


def _telling(text: str) -> int:
    """The number of informative characters of a text: of a run that counts up, down or repeats,
    like 1234 and aaaa, only the first two."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    going_on = sum(step == last and abs(step) <= 1 for last, step in pairwise(steps))
    return len(text) - going_on
