"""Commands of managers on people, and on the tokens of other systems.

A manager acts on people whose duties are all in the manager's own centre (and, for a manager of one
agency, in that agency): one manager must not reset a person who also works elsewhere. The command
line at the server may act on all centres.
"""

from collections.abc import Callable
from dataclasses import replace

from contract import commands as c
from contract import events as e
from contract.access import PEOPLE, KnownToken, Scope
from contract.enums import Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.operations import may
from contract.pairing import hash_of
from server.commands.counters import close_counters_of
from server.commands.privacy import write_down
from server.context import Answer, AppContext, SecretReply
from server.domain import people
from server.domain.people import HeldDuty, Person, Session
from server.engine.unit_of_work import UnitOfWork
from server.identity.sessions import end_sessions, factor_key, reset_attempts
from server.rules.lookups import counter_of
from server.store.erasures import Erasure


def add_person(app: AppContext, unit: UnitOfWork, command: c.AddPerson) -> Answer:
    """Add a person with a first duty; the answer contains the first password. `login_taken`;
    `malformed` for a role that people cannot have, or an unknown agency or counter."""
    if unit.access.person_by_login(command.login) is not None:
        raise Refusal(ProblemType.LOGIN_TAKEN, {"login": command.login})
    identity = f"p-{app.signer.id_of(unit.centre.id, command.command_id)}"
    if unit.access.person(identity) is not None:
        # So long ago that the answer is not stored any more.
        raise Refusal(ProblemType.COMMAND_REUSED)
    duty = _duty(unit, identity, command)
    now = app.machine.now()
    first = app.signer.first_password(unit.centre.id, command.command_id)
    person = Person(
        id=identity,
        login=command.login,
        name=command.full_name,
        language=command.language,
        password=app.passwords.hash_random(first),
        made_at=now,
        first_until=now + people.FIRST_PASSWORD_SPAN,
    )
    unit.access.save(None, person)
    unit.access.put(duty)
    unit.append(e.PersonAdded(person=identity))
    _tell_duty(unit, duty)
    return SecretReply({"person": identity}, "first_password", first)


def set_person(unit: UnitOfWork, command: c.SetPerson) -> None:
    """Set the user name (or `login_taken`), the full name and the language of a person."""
    before = _own_person(unit, command)
    other = unit.access.person_by_login(command.login)
    if other is not None and other.id != before.id:
        raise Refusal(ProblemType.LOGIN_TAKEN, {"login": command.login})
    after = replace(before, login=command.login, name=command.full_name, language=command.language)
    if after != before:
        unit.access.save(before, after)
        unit.append(e.PersonSet(person=before.id))


def give_duty(app: AppContext, unit: UnitOfWork, command: c.GiveDuty) -> None:
    """Give a person another role; given again for another counter, sessions in it end. Except for
    the command line, `not_found` for a person who does not work in the manager's own centre and
    agency: with one more duty the managers who may reset the person now could not any more."""
    person = _person(unit, command.person)
    duties = unit.access.duties(person.id)
    duty = _duty(unit, person.id, command)
    known = any(
        held.centre == unit.centre.id and unit.who.agency in (None, held.agency) for held in duties
    )
    if not known and not unit.who.at_server:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "person", "id": command.person})
    before = next((other for other in duties if other.id == duty.id), None)
    if before is not None and before.counter != duty.counter:
        _end_sessions_in(app, unit, before)
    unit.access.put(duty)
    _tell_duty(unit, duty)


def end_duty(app: AppContext, unit: UnitOfWork, command: c.EndDuty) -> None:
    """Remove a role from a person; sessions with it end. Idempotent. The manager's own role is
    `not_permitted`: another manager removes it."""
    person = _person(unit, command.person)
    if person.id == unit.who.id:
        raise _not_permitted(unit, command)
    _own_agency(unit, command, command.agency)
    identity = people.duty_id(person.id, unit.centre.id, command.role, command.agency)
    for duty in [held for held in unit.access.duties(person.id) if held.id == identity]:
        unit.access.delete(HeldDuty, identity)
        _end_sessions_in(app, unit, duty)
        unit.append(e.DutyEnded(person=person.id, role=command.role, agency=command.agency))


def reset_person(app: AppContext, unit: UnitOfWork, command: c.ResetPerson) -> Answer:
    """Give a first password again, or require a new second factor; sessions end. Or create a link
    by which the person signs in once, without either. The manager's own account is `not_permitted`:
    an open session must not be enough to replace the password."""
    before = _own_person(unit, command)
    if before.id == unit.who.id:
        raise _not_permitted(unit, command)
    now = app.machine.now()
    secret = app.signer.first_password(unit.centre.id, command.command_id)
    if command.what == "link":
        until = now + people.LINK_SPAN
        unit.access.add_invitation(hash_of(secret), unit.centre.id, now, until, before.id)
    else:
        after = replace(before, factor="", factor_step=0)
        if command.what == "password":
            kept, until = app.passwords.hash_random(secret), now + people.FIRST_PASSWORD_SPAN
            after = replace(before, password=kept, first_until=until)
        unit.access.save(before, after)
        reset_attempts(app, unit.access, factor_key(before.id))
        _sign_out(app, unit, before.id)
    unit.append(e.PersonReset(person=before.id, what=command.what))
    fields = {"person": before.id}
    if command.what == "factor":
        return fields
    return SecretReply(fields, "link" if command.what == "link" else "first_password", secret)


def set_badge(app: AppContext, unit: UnitOfWork, command: c.SetBadge) -> None:
    """Give a person a badge (`already_done` if another person has it), or remove it; sessions at
    counters that the previous badge opened end."""
    before = _own_person(unit, command)
    badge = app.signer.badge_hash(command.badge) if command.badge is not None else None
    other = unit.access.person_by_badge(badge) if badge is not None else None
    if other is not None and other.id != before.id:
        raise Refusal(ProblemType.ALREADY_DONE, {"command": command.name})
    unit.access.save(before, replace(before, badge=badge))
    if badge != before.badge:
        # A finder of the badge may be signed in with it.
        _sign_out(app, unit, before.id, lambda session: session.device is not None)
    unit.append(e.BadgeSet(person=before.id, given=badge is not None))


def end_all_sessions(app: AppContext, unit: UnitOfWork, command: c.EndSessions) -> Answer:
    """Sign a person out of all sessions."""
    person = _own_person(unit, command)
    ended = _sign_out(app, unit, person.id)
    unit.append(e.SessionsEnded(person=person.id))
    return {"person": person.id, "ended": ended}


def forget_person(app: AppContext, unit: UnitOfWork, command: c.ForgetPerson) -> None:
    """Delete the data of a person; the id stays in the log. The own account is `not_permitted`."""
    before = _own_person(unit, command)
    if before.id == unit.who.id:
        raise _not_permitted(unit, command)
    write_down(app, Erasure(centre=unit.centre.id, at=unit.now, person=before.id))
    _sign_out(app, unit, before.id)
    reset_attempts(app, unit.access, factor_key(before.id))
    for duty in unit.access.duties(before.id):
        unit.access.delete(HeldDuty, duty.id)
    emptied = replace(before, login=None, name="", password="", factor="", badge=None)
    emptied = replace(emptied, forgotten_at=app.machine.now(), failed=0, failed_at=None)
    unit.access.save(before, emptied)
    unit.append(e.PersonForgotten(person=before.id))


def make_token(app: AppContext, unit: UnitOfWork, command: c.MakeToken) -> Answer:
    """Create a token for another system; the answer contains it."""
    now = app.machine.now()
    if command.expires_at is not None and command.expires_at <= now:
        raise malformed_field("expires_at", "is past")
    secret = app.signer.token_of(unit.centre.id, command.command_id)
    identity = f"integration-{app.signer.id_of(unit.centre.id, command.command_id)}"
    if any(held.id == identity for held in unit.access.tokens(unit.centre.id)):
        raise Refusal(ProblemType.COMMAND_REUSED)
    scopes = tuple(dict.fromkeys(command.scopes))
    if Scope.ALL_CENTRES in scopes and not unit.who.at_server:
        raise _not_permitted(unit, command)
    token = KnownToken(
        id=identity,
        role=Role.INTEGRATION,
        label=command.label,
        scopes=scopes,
        made_at=now,
        expires_at=command.expires_at,
    )
    unit.access.make_token(unit.centre.id, token, secret)
    unit.append(e.TokenMade(token=identity, scopes=scopes, until=command.expires_at))
    return SecretReply({"id": identity}, "token", secret)


def revoke_token(app: AppContext, unit: UnitOfWork, command: c.RevokeToken) -> Answer:
    """Revoke a token, or `not_found`."""
    now = app.machine.now()
    if not unit.access.revoke_token(unit.centre.id, command.integration, now):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "token", "id": command.integration})
    unit.append(e.TokenRevoked(token=command.integration))
    return {"id": command.integration}


def _person(unit: UnitOfWork, identity: str) -> Person:
    person = unit.access.person(identity)
    if person is None or person.forgotten_at is not None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "person", "id": identity})
    return person


def _own_person(unit: UnitOfWork, command: c.OnPerson) -> Person:
    """A person whom this manager may reset: `not_found` for one without a duty here,
    `not_permitted` for one who also has duties elsewhere. The command line at the server may name
    people without any duty, and duties elsewhere do not matter."""
    person = _person(unit, command.person)
    duties = unit.access.duties(person.id)
    here = [duty for duty in duties if duty.centre == unit.centre.id]
    if not here and (duties or not unit.who.at_server):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "person", "id": command.person})
    elsewhere = len(here) < len(duties) and not unit.who.at_server
    if elsewhere or any(unit.who.agency not in (None, duty.agency) for duty in here):
        raise _not_permitted(unit, command)
    return person


def _duty(unit: UnitOfWork, person: str, command: c.AddPerson | c.GiveDuty) -> HeldDuty:
    if command.role not in PEOPLE:
        raise malformed_field("role", f"is none of {', '.join(sorted(PEOPLE))}")
    agencies = [agency.key for agency in unit.setup.config.agencies]
    if command.agency is not None and command.agency not in agencies:
        raise malformed_field("agency", f"is none of {', '.join(agencies)}")
    _own_agency(unit, command, command.agency)
    if command.counter is not None and not people.may_have_counter(command.role):
        raise malformed_field("counter", f"does not apply to a {command.role}")
    counter = counter_of(unit, command.counter).id if command.counter is not None else None
    identity = people.duty_id(person, unit.centre.id, command.role, command.agency)
    return HeldDuty(identity, person, command.role, unit.centre.id, command.agency, counter)


def _sign_out(
    app: AppContext, unit: UnitOfWork, person: str, which: Callable[[Session], bool] | None = None
) -> int:
    """End sessions of a person, and close the counters; returns how many ended."""
    ended = end_sessions(app, unit.access, person, which)
    close_counters_of(unit, person)
    return ended


def _end_sessions_in(app: AppContext, unit: UnitOfWork, duty: HeldDuty) -> None:
    def by_it(session: Session) -> bool:
        given = session.centre, session.role, session.agency
        return given == (duty.centre, duty.role, duty.agency)

    end_sessions(app, unit.access, duty.person, by_it)
    # Another session, for the console, opens no counter.
    sessions = unit.access.sessions(duty.person)
    if not any(may(session.role, c.OpenCounter.name) for session in sessions):
        close_counters_of(unit, duty.person)


def _own_agency(unit: UnitOfWork, command: c.Command, agency: str | None) -> None:
    if unit.who.agency not in (None, agency):
        raise _not_permitted(unit, command)


def _tell_duty(unit: UnitOfWork, duty: HeldDuty) -> None:
    unit.append(
        e.DutyGiven(person=duty.person, role=duty.role, agency=duty.agency, counter=duty.counter)
    )


def _not_permitted(unit: UnitOfWork, command: c.Command) -> Refusal:
    return Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": unit.who.role})
