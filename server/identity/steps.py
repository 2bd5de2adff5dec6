"""The steps after a right password: the second factor, and a password of one's own."""

import secrets
from collections.abc import Callable
from dataclasses import replace

import pyotp

from contract.access import (
    ChangePassword,
    ConfirmFactor,
    FactorOffered,
    OfferFactor,
    ProveFactor,
    SignedIn,
    Step,
)
from contract.errors import ProblemType, Refusal, malformed_field
from server.context import AppContext
from server.domain import people
from server.domain.people import Person
from server.domain.principal import Principal
from server.identity.sessions import (
    count_try,
    end_sessions,
    factor_key,
    forget_tries,
    note_failure,
    stored_session_of,
)
from server.store.access import Access

ISSUER = "Novbe"
"""The issuer of the second factor that an app shows."""

STEP_SECONDS = 30
"""The time step of a code of the second factor (RFC 6238)."""


def prove_factor(app: AppContext, who: Principal, act: ProveFactor) -> SignedIn:
    """Verify a code of the second factor; each code is accepted once. `wrong_sign_in`,
    `too_many_attempts`; `not_allowed_now` if another step is due."""
    _due(who, Step.FACTOR)
    count_try(app, _tries(who))

    def prove(access: Access) -> SignedIn | None:
        one = stored_session_of(access, who)
        person = _proven(app, access, who, one.person, act.code)
        if person is None:
            return None
        return one.goes_on(app, access, person)

    return _if_right(app, who, prove)


def offer_factor(app: AppContext, who: Principal, act: OfferFactor) -> FactorOffered:
    """Offer a new second factor; it is active once its first code is confirmed. `wrong_sign_in`,
    `too_many_attempts`; `not_allowed_now` if another step is due.

    A signed-in person proves the current factor first (`malformed` without a code): an open session
    that another person finds must not be enough to set up their own factor.
    """
    entering = who.step is not None
    if entering:
        _due(who, Step.NEW_FACTOR)
    elif act.code is None:
        raise malformed_field("code", "is needed: a code of the current second factor")
    else:
        count_try(app, _tries(who))
    secret = pyotp.random_base32()

    def offer(access: Access) -> FactorOffered | None:
        one = stored_session_of(access, who)
        if not entering and not _proven(app, access, who, one.person, act.code or ""):
            return None
        access.save(one.session, replace(one.session, offered=app.signer.encrypt(secret)))
        return _offered(secret, one.person)

    return _if_right(app, who, offer)


def offered_factor(app: AppContext, who: Principal) -> FactorOffered | None:
    """The second factor that was offered in this session and is not confirmed yet."""

    def read(access: Access) -> FactorOffered | None:
        one = stored_session_of(access, who)
        secret = app.signer.decrypt(one.session.offered) if one.session.offered else None
        return _offered(secret, one.person) if secret else None

    return app.store.access(read)


def confirm_factor(app: AppContext, who: Principal, act: ConfirmFactor) -> SignedIn:
    """Confirm the offered second factor (`not_allowed_now` without one): it becomes active, and
    the person's other sessions end. `wrong_sign_in`, `too_many_attempts`."""
    if who.step is not None:
        _due(who, Step.NEW_FACTOR)
    count_try(app, _tries(who))

    def confirm(access: Access) -> SignedIn | None:
        one = stored_session_of(access, who)
        if not one.session.offered:
            raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": "confirm_factor"})
        secret = app.signer.decrypt(one.session.offered)
        step = _step_of(app, secret, act.code) if secret else None
        if step is None:
            return None
        forget_tries(app, access, _tries(who))
        person = replace(one.person, factor=one.session.offered, factor_step=step)
        access.save(one.person, person)
        # Also sessions that still had to set one up: each could otherwise replace the factor.
        end_sessions(app, access, person.id, lambda one: one.hash != who.session)
        access.add_entry(app.machine.now(), one.session.centre, "factor_set", person.id)
        return one.goes_on(app, access, person)

    return _if_right(app, who, confirm)


def change_password(app: AppContext, who: Principal, act: ChangePassword) -> SignedIn:
    """Change the password; the person's other sessions end. `weak_password`; `wrong_sign_in` for a
    wrong old one, `too_many_attempts`; `not_allowed_now` if another step is due."""
    if who.step is not None:
        _due(who, Step.PASSWORD)
    person = app.store.access(lambda access: stored_session_of(access, who).person)
    new = act.new.get_secret_value()
    if who.step is None:
        key = f"password in a session:{who.session}"
        count_try(app, key)
        old = act.old.get_secret_value() if act.old is not None else ""
        if not app.passwords.verify(person.password, old):
            raise Refusal(ProblemType.WRONG_SIGN_IN, {"what": "password"})
        app.store.access(lambda access: forget_tries(app, access, key), write=True)
    validate_password(app, person, new, who.centre)
    kept = app.passwords.hash(new)

    def change(access: Access) -> SignedIn:
        one = stored_session_of(access, who)
        person = replace(one.person, password=kept, first_until=None)
        access.save(one.person, person)
        end_sessions(app, access, person.id, lambda one: one.hash != who.session)
        access.add_entry(app.machine.now(), one.session.centre, "password_changed", person.id)
        return one.goes_on(app, access, person)

    return app.store.access(change, write=True)


def validate_password(app: AppContext, person: Person, password: str, centre: str | None) -> None:
    """Refuse a new password that is too short, made of names of the person or the centre, common,
    or the current one: `weak_password`."""
    names: tuple[str, ...] = ()
    if centre is not None:
        head = app.store.read(centre, lambda reading: reading.layout.config.centre)
        names = (centre, *head.names.values())
    known = people.words_around(person.login or "", person.name, *names)
    guesses = app.passwords.guesses(password, known)
    why = people.weakness(password, person.login or "", person.name, guesses)
    if why is None and app.passwords.verify(person.password, password):
        why = "same"
    if why is not None:
        raise Refusal(ProblemType.WEAK_PASSWORD, {"why": why, "signs": people.PASSWORD_SIGNS})


def _if_right[T](app: AppContext, who: Principal, work: Callable[[Access], T | None]) -> T:
    """The result of a step that checks a code; None of it is a wrong code."""
    told = app.store.access(work, write=True)
    if told is None:
        note_failure(app, who.centre, "factor_refused", who.id)
        raise Refusal(ProblemType.WRONG_SIGN_IN, {"what": "code"})
    return told


def _tries(who: Principal) -> str:
    """The key under which wrong codes are counted: those of an open session separately from those
    of others who know the password."""
    return factor_key(who.id) if who.step is not None else f"factor of a session:{who.session}"


def _proven(
    app: AppContext, access: Access, who: Principal, person: Person, code: str
) -> Person | None:
    """The person after the code was accepted; None for a wrong code, or one that was used
    before."""
    secret = app.signer.decrypt(person.factor)
    step = _step_of(app, secret, code) if secret else None
    if step is None or step <= person.factor_step:
        return None
    forget_tries(app, access, _tries(who))
    after = replace(person, factor_step=step)
    access.save(person, after)
    return after


def _offered(secret: str, person: Person) -> FactorOffered:
    uri = pyotp.TOTP(secret).provisioning_uri(name=person.login or "", issuer_name=ISSUER)
    return FactorOffered(secret=secret, uri=uri)


def _step_of(app: AppContext, secret: str, code: str) -> int | None:
    """The time step of a code: the current one, or one on either side of it."""
    now = int(app.machine.now().timestamp())
    totp = pyotp.TOTP(secret)
    for step in (now // STEP_SECONDS + off for off in (0, -1, 1)):
        if secrets.compare_digest(totp.generate_otp(step), code):
            return step
    return None


def _due(who: Principal, step: Step) -> None:
    if who.step is not step:
        raise Refusal(
            ProblemType.NOT_ALLOWED_NOW, {"command": step}, state=who.step or "open", allowed=()
        )
