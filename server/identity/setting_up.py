"""Links for one use: for the first manager of a centre, because no default password exists, and for
a person who signs in without password and second factor. Only the server's command line creates
them."""

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Final

from contract.access import SignedIn, Step
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.pairing import hash_of
from server.context import AppContext
from server.domain import people
from server.domain.people import HeldDuty, Invitation, Person
from server.identity.sessions import begun
from server.identity.steps import validate_password
from server.store.access import Access

LINK_SPAN: Final = timedelta(hours=24)
"""The lifetime of a link; the next start of a server without a manager creates another."""


def invite(app: AppContext, centre: str, *, instead: bool = True) -> str:
    """Create the secret of a link for a new manager.

    Args:
        centre: the centre that they will manage.
        instead: whether earlier links of the centre are void.

    Raises:
        Refusal: `not_found` if there is no such centre.
    """
    app.store.read(centre, lambda reading: reading.layout)
    secret = secrets.token_urlsafe(32)
    now = app.machine.now()
    app.store.access(
        lambda access: access.add_invitation(
            hash_of(secret), centre, now, now + LINK_SPAN, instead=instead
        ),
        write=True,
    )
    return secret


def without_manager(app: AppContext) -> list[str]:
    """The centres that have no manager yet."""
    configured = [one.id for one in app.store.centres() if one.config is not None]
    return app.store.access(
        lambda access: [one for one in configured if not access.has_manager(one)]
    )


def sign_in_link(app: AppContext, centre: str, person: str, span: timedelta) -> str:
    """Create the secret of a link by which a person signs in once; earlier ones become void."""
    secret = secrets.token_urlsafe(32)
    now = app.machine.now()
    app.store.access(
        lambda access: access.add_invitation(hash_of(secret), centre, now, now + span, person),
        write=True,
    )
    return secret


def invited(app: AppContext, secret: str) -> Invitation:
    """The purpose of a link.

    Raises:
        Refusal: `not_found` if it is unknown, used, or expired.
    """
    now = app.machine.now()
    found = app.store.access(lambda access: access.invitation(hash_of(secret), now))
    if found is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "link"})
    return found


def sign_in_by(app: AppContext, secret: str) -> SignedIn:
    """Begin the session of the person for whom a link was made. The link is used up.

    Raises:
        Refusal: `not_found` for an invalid link, or if its person has no duty there any more.
    """
    now = app.machine.now()

    def work(access: Access) -> SignedIn | None:
        found = access.invitation(hash_of(secret), now)
        person = access.person(found.person) if found and found.person else None
        if found is None or person is None:
            return None
        duty = people.chosen(access.duties(person.id), centre=found.centre)
        if duty is None:
            return None
        access.mark_invitation_used(found, now)
        access.add_entry(now, found.centre, "signed_in", person.id, "by link")
        return begun(app, access, person, duty, None)

    told = app.store.access(work, write=True)
    if told is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "link"})
    return told


def set_up(
    app: AppContext, secret: str, *, login: str, name: str, language: str, password: str
) -> SignedIn:
    """Create the first manager of a centre and begin a session, in which the second factor has to
    be set up. The link is used up.

    Raises:
        Refusal: `not_found` for an invalid link, or for a link of an existing person;
            `login_taken`; `weak_password`.
    """
    centre = _for_new_manager(invited(app, secret)).centre
    now = app.machine.now()
    person = Person(f"p-{secrets.token_hex(6)}", login, name, language, "", now)
    validate_password(app, person, password, centre)
    kept = app.passwords.hash(password)

    def work(access: Access) -> SignedIn | ProblemType:
        # Checked again: within this transaction no other request can use the link.
        found = access.invitation(hash_of(secret), now)
        if found is None:
            return ProblemType.NOT_FOUND
        if access.person_by_login(login) is not None:
            return ProblemType.LOGIN_TAKEN
        access.mark_invitation_used(found, now)
        access.save(None, replace(person, password=kept))
        duty = HeldDuty(
            people.duty_id(person.id, centre, Role.MANAGER, None), person.id, Role.MANAGER, centre
        )
        access.put(duty)
        access.add_entry(now, centre, "set_up", person.id)
        return begun(app, access, person, duty, Step.NEW_FACTOR)

    told = app.store.access(work, write=True)
    if isinstance(told, ProblemType):
        raise Refusal(told, {"login": login, "what": "link"})
    return told


def _for_new_manager(found: Invitation) -> Invitation:
    if found.person is not None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "link"})
    return found
