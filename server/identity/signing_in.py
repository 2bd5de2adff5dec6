"""Signing in: a password or a badge, then the further steps of the duty."""

from collections.abc import Sequence
from typing import Final

from contract.access import SignedIn, SignIn
from contract.enums import ProblemKind, Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.ids import key_of
from server.context import AppContext
from server.domain import people
from server.domain.buckets import network_of
from server.domain.people import HeldDuty, Person
from server.domain.principal import Principal
from server.identity.sessions import (
    begun,
    count_attempt,
    note_failure,
    refund_attempt,
    reset_attempts,
)
from server.store.access import Access

GUESSES_AN_HOUR: Final = 100
"""After this many wrong passwords for a login within an hour, from any addresses, only known
browsers and counters can sign in with it."""


def sign_in(
    app: AppContext, who: Principal, act: SignIn, address: str = "", known: str | None = None
) -> SignedIn:
    """Begin a session; the answer contains its secret.

    Wrong passwords slow down further attempts for the same login from the same address. Attempts at
    a counter, and in a browser that the person has used before, are counted separately: attempts
    from other places cannot lock them.

    Args:
        who: the anonymous principal, or the counter's PC that is used.
        known: the mark of a browser that the person has used before; for a badge, the person
            whose password made the browser known.

    Raises:
        Refusal: `wrong_sign_in`, the same for every wrong field; `too_many_attempts`;
            `login_guarded` in an unknown browser, after many wrong passwords elsewhere;
            `not_permitted` without a duty there; `malformed` for a badge in an unknown browser.
    """
    at_counter = who.role is Role.COUNTER
    if act.badge is not None and not at_counter and known is None:
        raise malformed_field("badge", "can be used only at an enrolled counter")
    seen_at = who.id if at_counter else address
    person, known_at = app.store.access(lambda access: _named(app, access, act))
    key = _key(act, person, known or (who.id if at_counter else network_of(address)))
    count_attempt(app, key)
    is_stranger = known is None and not at_counter
    if is_stranger:
        _guard(app, act.login or "", person, known_at)
    wrong = Refusal(ProblemType.WRONG_SIGN_IN, {"what": "login" if act.badge is None else "badge"})
    if not _is_proven(app, act, person) or person is None:
        note_failure(app, known_at, "sign_in_refused", person.id if person else None, seen_at)
        raise wrong
    identity = person.id
    if is_stranger:
        app.buckets.give_back(_guarded(act.login or ""), per_minute=GUESSES_AN_HOUR / 60)

    def begin(access: Access) -> SignedIn | HeldDuty | None:
        current = access.person(identity)
        duties = access.duties(identity)
        duty = _duty_here(who, act, duties)
        if current is None or (current.password, current.badge) != (person.password, person.badge):
            # The person was reset during the check: the old password is not valid any more.
            raise wrong
        now = app.machine.now()
        if duty is None:
            access.add_entry(now, known_at, "sign_in_without_duty", identity, seen_at)
            return next((held for held in duties if _elsewhere(who, held)), None)
        settle_attempts = refund_attempt if act.badge is not None else reset_attempts
        settle_attempts(app, access, key)
        step = None if act.badge is not None else people.first_step(current, duty.role)
        access.add_entry(now, duty.centre, "signed_in", identity, seen_at)
        # A session by badge is bound to where it began, and cannot change its duty.
        device = who.id if at_counter else known if act.badge is not None else None
        return begun(app, access, current, duty, step, counter=who.counter, device=device)

    answer = app.store.access(begin, write=True)
    if isinstance(answer, SignedIn):
        return answer
    raise _no_duty_here(who, answer)


def _is_proven(app: AppContext, act: SignIn, person: Person | None) -> bool:
    """Whether the password is right; a badge is right if a person has it. For an unknown login the
    check takes as long."""
    if act.badge is not None:
        return person is not None
    assert act.password is not None
    until = person.first_until if person is not None else None
    is_expired = until is not None and app.machine.now() >= until
    kept = person.password if person is not None and not is_expired else ""
    return app.passwords.verify(kept, act.password.get_secret_value())


def _duty_here(who: Principal, act: SignIn, duties: Sequence[HeldDuty]) -> HeldDuty | None:
    return people.chosen(
        [held for held in duties if not _elsewhere(who, held)],
        centre=who.centre or act.centre,
        role=act.role,
        agency=act.agency,
        roles=people.BY_BADGE if act.badge is not None else None,
    )


def _no_duty_here(who: Principal, elsewhere: HeldDuty | None) -> Refusal:
    """Why a person who proved who they are cannot sign in: the only duty is at another counter, or
    there is none."""
    if elsewhere is None:
        return Refusal(ProblemType.NOT_PERMITTED, {"what": "sign_in", "role": who.role})
    return Refusal(ProblemType.OTHER_COUNTER, {"counter": key_of(elsewhere.counter or "")})


def _guard(app: AppContext, login: str, person: Person | None, centre: str | None) -> None:
    """Count an attempt, and refuse it after too many wrong ones, also for an unknown login."""
    if app.buckets.take(
        _guarded(login), app.machine.now(), per_minute=GUESSES_AN_HOUR / 60, size=GUESSES_AN_HOUR
    ):
        return
    if person is not None and centre is not None:
        app.note_problem(centre, ProblemKind.LOGIN_GUESSED, person.id)
    raise Refusal(ProblemType.LOGIN_GUARDED)


def _guarded(login: str) -> tuple[str, str]:
    return "sign_in", login


def _key(act: SignIn, person: Person | None, place: str) -> str:
    """The key under which attempts are counted. A new password gets a new count. No login contains
    a colon, so no login can be chosen to share another's count."""
    if act.badge is not None:
        return f"badge::{place}"
    return f"{act.login}:{place}\n{person.password if person is not None else ''}"


def _elsewhere(who: Principal, duty: HeldDuty) -> bool:
    return None not in (who.counter, duty.counter) and who.counter != duty.counter


def _named(app: AppContext, access: Access, act: SignIn) -> tuple[Person | None, str | None]:
    """The person with the login, and a centre whose manager is informed of a failure."""
    if act.badge is not None:
        person = access.person_by_badge(app.signer.badge_hash(act.badge.get_secret_value()))
    else:
        person = access.person_by_login(act.login or "")
    duty = people.chosen(access.duties(person.id)) if person is not None else None
    return person, duty.centre if duty is not None else None
