"""Sessions: their answers, their steps (second factor, own password) and their end; the rate limit
of failed sign-ins."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import methodcaller

import pyotp

from contract.access import (
    ChangePassword,
    ConfirmFactor,
    Duty,
    FactorOffered,
    OfferFactor,
    ProveFactor,
    SignedIn,
    Step,
)
from contract.enums import Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.pairing import hash_of
from server.context import AppContext
from server.domain import people
from server.domain.people import Attempt, HeldDuty, Person, Session
from server.domain.principal import Principal
from server.signing import SESSION_PREFIX
from server.store.access import Access


@dataclass(frozen=True, slots=True)
class _StoredSession:
    """A stored session with its person."""

    person: Person
    session: Session
    duties: Sequence[HeldDuty]

    def told(self, secret: str = "") -> SignedIn:
        """The session for an answer; with its secret when it begins."""
        person, session = self.person, self.session
        return SignedIn(
            token=secret,
            person=person.id,
            name=person.name,
            language=person.language,
            duty=duty_told(session),
            duties=tuple(map(duty_told, self.duties)),
            step=session.step,
            expires_at=session.expires_at,
        )

    def with_next_step(self, app: AppContext, access: Access, person: Person) -> SignedIn:
        """The session with its next step; once it is open, its full lifetime begins."""
        before, step = self.session, people.later_step(person, self.session.role)
        after = replace(before, step=step, offered="", seen_at=app.machine.now())
        access.save(before, after)
        answer = _StoredSession(person, after, self.duties).told()
        return answer if before.step is None else _with_failures(access, person, answer)


def begun(
    app: AppContext,
    access: Access,
    person: Person,
    duty: HeldDuty,
    step: Step | None,
    *,
    counter: str | None = None,
    device: str | None = None,
    until: datetime | None = None,
) -> SignedIn:
    """Begin a session, until a time or for the usual lifetime; the answer contains its secret.
    It is bound to the counter of the PC that is used (`device`), or to that of the duty."""
    now, secret = app.machine.now(), SESSION_PREFIX + secrets.token_urlsafe(32)
    session = Session(
        hash=hash_of(secret),
        person=person.id,
        role=duty.role,
        centre=duty.centre,
        agency=duty.agency,
        counter=counter or duty.counter,
        device=device,
        step=step,
        made_at=now,
        seen_at=now,
        expires_at=until or now + people.LASTING,
    )
    access.save(None, session)
    answer = _StoredSession(person, session, access.duties(person.id)).told(secret)
    return _with_failures(access, person, answer)


def _with_failures(access: Access, person: Person, answer: SignedIn) -> SignedIn:
    """The answer with the number of failed attempts before; given once, when the session opens."""
    if answer.step is not None or not person.failed:
        return answer
    access.save(person, replace(person, failed=0, failed_at=None))
    return answer.model_copy(update={"failed": person.failed, "failed_at": person.failed_at})


def _stored_session_of(access: Access, who: Principal) -> _StoredSession:
    """The stored session of a principal, or `not_signed_in` if it has ended meanwhile."""
    session = access.session(who.session) if who.session is not None else None
    person = access.person(session.person) if session is not None else None
    if session is None or person is None or session.ended_at is not None:
        raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "session"})
    return _StoredSession(person, session, access.duties(person.id))


def present(app: AppContext, who: Principal) -> SignedIn:
    """The session of a principal who is signed in, or is signing in."""
    return app.store.access(lambda access: _stored_session_of(access, who)).told()


def change_duty(
    app: AppContext, who: Principal, centre: str, role: Role, agency: str | None
) -> SignedIn | None:
    """Switch to another duty of the same person (or `not_permitted`), in a new session with a new
    secret, so that pages opened with the previous duty are closed. It lasts no longer than the
    previous session would have. None if the duty needs a second factor that is not set up yet, or
    the person signed in by badge: then the person signs in again."""

    def change(access: Access) -> SignedIn | None:
        stored, now = _stored_session_of(access, who), app.machine.now()
        duty = people.chosen(stored.duties, centre=centre, role=role, agency=agency)
        if duty is None:
            raise Refusal(ProblemType.NOT_PERMITTED, {"what": "sign_in", "role": role})
        later = people.later_step(stored.person, duty.role)
        if stored.session.device is not None or later is not None:
            return None
        access.save(stored.session, replace(stored.session, ended_at=now))
        access.add_entry(now, duty.centre, "duty_changed", stored.person.id, role)
        return begun(app, access, stored.person, duty, None, until=stored.session.expires_at)

    return app.store.access(change, write=True)


def login_of(app: AppContext, who: Principal) -> str:
    """The login of a principal who is signed in, or is signing in."""
    return app.store.access(lambda access: _stored_session_of(access, who).person.login or "")


def follow_clock(app: AppContext) -> None:
    """Let sessions that were used by a clock that has been set back since go on, as if they began
    now: else they would last for as long as the clock was ahead."""
    now = app.machine.now()
    sessions = app.store.access(lambda access: access.sessions_seen_after(now + people.AHEAD))
    for session in sessions:
        after = replace(session, made_at=now, seen_at=now, expires_at=now + people.LASTING)
        app.store.access(methodcaller("save", session, after), write=True)


def sign_out(app: AppContext, who: Principal) -> None:
    """End the session."""

    def end(access: Access) -> None:
        stored = _stored_session_of(access, who)
        now = app.machine.now()
        access.save(stored.session, replace(stored.session, ended_at=now))
        access.add_entry(now, stored.session.centre, "signed_out", stored.person.id)

    app.store.access(end, write=True)


def end_sessions(
    app: AppContext, access: Access, person: str, which: Callable[[Session], bool] | None = None
) -> int:
    """End all or some sessions of a person; returns how many. With all of them, the marks of the
    person's browsers are void."""
    now = app.machine.now()
    if which is None and (known := access.person(person)) is not None:
        access.save(known, replace(known, browsers=known.browsers + 1))
    ended = [session for session in access.sessions(person) if which is None or which(session)]
    for session in ended:
        access.save(session, replace(session, ended_at=now))
    return len(ended)


def duty_told(duty: HeldDuty | Session) -> Duty:
    """A duty, or that of a session, for an answer."""
    return Duty(role=duty.role, centre=duty.centre, agency=duty.agency, counter=duty.counter)


def count_attempt(app: AppContext, key: str) -> None:
    """Count an attempt before it is checked, or refuse it as `too_many_attempts`."""
    sealed = _sealed(app, key)

    def count(access: Access) -> None:
        attempt, now = access.attempt(sealed), app.machine.now()
        left = people.barred_for(attempt, now)
        if left is not None:
            seconds = max(1, round(left.total_seconds()))
            raise Refusal(ProblemType.TOO_MANY_ATTEMPTS, {"seconds": seconds})
        access.put(people.tried(attempt, sealed, now))

    app.store.access(count, write=True)


def refund_attempt(app: AppContext, access: Access, key: str) -> None:
    """Take back the last attempt, which was right; earlier ones still count."""
    attempt = access.attempt(_sealed(app, key))
    left = people.taken_back(attempt) if attempt is not None else None
    if left is not None:
        access.put(left)
    else:
        access.delete(Attempt, _sealed(app, key))


def reset_attempts(app: AppContext, access: Access, key: str) -> None:
    """Reset the count of failed attempts, after a success or a reset of the person."""
    access.delete(Attempt, _sealed(app, key))


def factor_key(person: str) -> str:
    """The key under which codes are counted of clients that know a person's password."""
    return f"factor:{person}"


def _sealed(app: AppContext, key: str) -> str:
    # A text typed as a login may be a password in the wrong field, or the login of a deleted
    # person.
    return app.signer.mac(f"try\n{key}")


def note_failure(
    app: AppContext, centre: str | None, what: str, person: str | None, detail: str = ""
) -> None:
    """Record a failed attempt to sign in; the person is informed at the next sign-in."""

    def work(access: Access) -> None:
        now = app.machine.now()
        # Not the typed text: it may be a password in the wrong field.
        access.add_entry(now, centre, what, person or "unknown", detail)
        known = access.person(person) if person is not None else None
        if known is not None:
            access.save(known, replace(known, failed=known.failed + 1, failed_at=now))

    app.store.access(work, write=True)


ISSUER = "Novbe"
"""The issuer of the second factor that an app shows."""

STEP_SECONDS = 30
"""The time step of a code of the second factor (RFC 6238)."""


def prove_factor(app: AppContext, who: Principal, act: ProveFactor) -> SignedIn:
    """Verify a code of the second factor; each code is accepted once. `wrong_sign_in`,
    `too_many_attempts`; `not_allowed_now` if another step is due."""
    _due(who, Step.FACTOR)
    count_attempt(app, _tries(who))

    def prove(access: Access) -> SignedIn | None:
        stored = _stored_session_of(access, who)
        person = _proven(app, access, who, stored.person, act.code)
        if person is None:
            return None
        return stored.with_next_step(app, access, person)

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
        count_attempt(app, _tries(who))
    secret = pyotp.random_base32()

    def offer(access: Access) -> FactorOffered | None:
        stored = _stored_session_of(access, who)
        if not entering and not _proven(app, access, who, stored.person, act.code or ""):
            return None
        access.save(stored.session, replace(stored.session, offered=app.signer.encrypt(secret)))
        return _offered(secret, stored.person)

    return _if_right(app, who, offer)


def offered_factor(app: AppContext, who: Principal) -> FactorOffered | None:
    """The second factor that was offered in this session and is not confirmed yet."""

    def read(access: Access) -> FactorOffered | None:
        stored = _stored_session_of(access, who)
        secret = app.signer.decrypt(stored.session.offered) if stored.session.offered else None
        return _offered(secret, stored.person) if secret else None

    return app.store.access(read)


def confirm_factor(app: AppContext, who: Principal, act: ConfirmFactor) -> SignedIn:
    """Confirm the offered second factor (`not_allowed_now` without one): it becomes active, and
    the person's other sessions end. `wrong_sign_in`, `too_many_attempts`."""
    if who.step is not None:
        _due(who, Step.NEW_FACTOR)
    count_attempt(app, _tries(who))

    def confirm(access: Access) -> SignedIn | None:
        stored = _stored_session_of(access, who)
        if not stored.session.offered:
            raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": "confirm_factor"})
        secret = app.signer.decrypt(stored.session.offered)
        step = _step_of(app, secret, act.code) if secret else None
        if step is None:
            return None
        reset_attempts(app, access, _tries(who))
        person = replace(stored.person, factor=stored.session.offered, factor_step=step)
        access.save(stored.person, person)
        # Also sessions that still had to set one up: each could otherwise replace the factor.
        end_sessions(app, access, person.id, lambda session: session.hash != who.session)
        access.add_entry(app.machine.now(), stored.session.centre, "factor_set", person.id)
        return stored.with_next_step(app, access, person)

    return _if_right(app, who, confirm)


def change_password(app: AppContext, who: Principal, act: ChangePassword) -> SignedIn:
    """Change the password; the person's other sessions end. `weak_password`; `wrong_sign_in` for a
    wrong old one, `too_many_attempts`; `not_allowed_now` if another step is due."""
    if who.step is not None:
        _due(who, Step.PASSWORD)
    person = app.store.access(lambda access: _stored_session_of(access, who).person)
    new = act.new.get_secret_value()
    if who.step is None:
        key = f"password in a session:{who.session}"
        count_attempt(app, key)
        old = act.old.get_secret_value() if act.old is not None else ""
        if not app.passwords.verify(person.password, old):
            raise Refusal(ProblemType.WRONG_SIGN_IN, {"what": "password"})
        app.store.access(lambda access: reset_attempts(app, access, key), write=True)
    validate_password(app, person, new, who.centre)
    kept = app.passwords.hash(new)

    def change(access: Access) -> SignedIn:
        stored = _stored_session_of(access, who)
        person = replace(stored.person, password=kept, first_until=None)
        access.save(stored.person, person)
        end_sessions(app, access, person.id, lambda session: session.hash != who.session)
        access.add_entry(app.machine.now(), stored.session.centre, "password_changed", person.id)
        return stored.with_next_step(app, access, person)

    return app.store.access(change, write=True)


def validate_password(app: AppContext, person: Person, password: str, centre: str | None) -> None:
    """Refuse a password that is short, common, made of names of the person or the centre, or the
    current one: `weak_password`."""
    names: tuple[str, ...] = ()
    if centre is not None:
        head = app.store.read(centre, lambda reading: reading.setup.config.centre)
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
    answer = app.store.access(work, write=True)
    if answer is None:
        note_failure(app, who.centre, "factor_refused", who.id)
        raise Refusal(ProblemType.WRONG_SIGN_IN, {"what": "code"})
    return answer


def _tries(who: Principal) -> str:
    """The key under which wrong codes are counted: those in an open session apart from those of
    people who know the password."""
    return factor_key(who.id) if who.step is not None else f"factor of a session:{who.session}"


def _proven(
    app: AppContext, access: Access, who: Principal, person: Person, code: str
) -> Person | None:
    """The person after the code was accepted; None for a wrong or a used one."""
    secret = app.signer.decrypt(person.factor)
    step = _step_of(app, secret, code) if secret else None
    last = datetime.fromtimestamp(person.factor_step * STEP_SECONDS, UTC)
    used = not people.is_of_a_clock_ahead(last, app.machine.now())
    if step is None or (used and step <= person.factor_step):
        return None
    reset_attempts(app, access, _tries(who))
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
