"""Links for one use: for the first manager of a centre, because no default password exists, and for
a person who signs in without password and second factor. The server's command line creates them;
a manager creates one for another person by `reset_person`."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from contract import events as e
from contract.access import SignedIn, Step
from contract.enums import Role
from contract.errors import ProblemType, Refusal, existing
from contract.pairing import hash_of
from server.context import AppContext
from server.domain import people
from server.domain.people import HeldDuty, Invitation, Person
from server.domain.principal import Principal
from server.engine.unit_of_work import UnitOfWork
from server.identity.sessions import begun, validate_password
from server.store.access import Access

LINK_SPAN: Final = timedelta(hours=24)
"""The lifetime of a link."""


def invite(
    app: AppContext, centre: str, span: timedelta = LINK_SPAN, person: str | None = None
) -> str:
    """Create the secret of a link for a new manager of a centre (or `not_found`), or by which a
    person signs in once. Earlier links for the same become void."""
    app.store.read(centre, lambda reading: reading.setup)
    secret = secrets.token_urlsafe(32)
    now = app.machine.now()
    app.store.access(
        lambda access: access.add_invitation(hash_of(secret), centre, now, now + span, person),
        write=True,
    )
    return secret


def without_manager(app: AppContext) -> list[str]:
    """The centres that have no manager yet."""
    ids = [centre.id for centre in app.store.configured()]
    return app.store.access(lambda access: [key for key in ids if not access.has_manager(key)])


def invited(app: AppContext, secret: str) -> Invitation:
    """The purpose of a link, or `not_found` if it is unknown, used, or expired."""
    now = app.machine.now()
    return app.store.access(lambda access: _invitation(access, secret, now))


def _invitation(access: Access, secret: str, now: datetime) -> Invitation:
    return existing(access.invitation(hash_of(secret), now), what="link")


def sign_in_by(app: AppContext, secret: str) -> SignedIn:
    """Begin the session of the person for whom a link was made, which is used up; `not_found` if it
    is invalid, or its person has no duty there any more."""
    now = app.machine.now()

    def work(access: Access) -> SignedIn:
        invitation = _invitation(access, secret, now)
        person = access.person(invitation.person) if invitation.person else None
        duties = access.duties(person.id) if person is not None else ()
        duty = people.chosen(duties, centre=invitation.centre)
        if person is None or duty is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "link"})
        access.mark_invitation_used(invitation, now)
        access.add_entry(now, invitation.centre, "signed_in", person.id, "by link")
        return begun(app, access, person, duty, None)

    return app.store.access(work, write=True)


def set_up(
    app: AppContext, secret: str, *, login: str, name: str, language: str, password: str
) -> SignedIn:
    """Create the first manager of a centre and begin a session, in which the second factor has to
    be set up. The link is used up. `not_found` for an invalid link, or for a link of an existing
    person; `login_taken`; `weak_password`."""
    link = invited(app, secret)
    if link.person is not None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "link"})
    centre = link.centre
    now = app.machine.now()
    person = Person(f"p-{secrets.token_hex(6)}", login, name, language, "", now)
    validate_password(app, person, password, centre)
    kept = app.passwords.hash(password)

    def work(unit: UnitOfWork) -> SignedIn:
        access = unit.access
        unit.begin(Principal(Role.MANAGER, person.id, centre), uuid4(), app.clock.now())
        # Checked again: within this transaction no other request can use the link.
        invitation = _invitation(access, secret, now)
        if access.person_by_login(login) is not None:
            raise Refusal(ProblemType.LOGIN_TAKEN, {"login": login})
        access.mark_invitation_used(invitation, now)
        access.save(None, replace(person, password=kept))
        duty = HeldDuty(
            people.duty_id(person.id, centre, Role.MANAGER, None), person.id, Role.MANAGER, centre
        )
        access.put(duty)
        access.add_entry(now, centre, "set_up", person.id)
        unit.append(e.PersonAdded(person=person.id))
        unit.append(e.DutyGiven(person=person.id, role=duty.role, agency=None, counter=None))
        return begun(app, access, person, duty, Step.NEW_FACTOR)

    return app.store.command(centre, work)
