"""Tokens made by hand, and whose secret something is: a device's, a session's, a token's.

A secret is told once and stored as its hash. Which of the three it is, its first letters let
guess: they say where it is looked for first.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched

from sqlalchemy import BindParameter, Connection, bindparam, exists, or_, select

from contract.access.enums import DEVICES, Scope
from contract.enums import Role
from contract.pairing import hash_of
from server.domain.machines import Device
from server.domain.people import Session, is_over
from server.domain.principal import Principal
from server.signing import SESSION_PREFIX
from server.store import tables as t
from server.store.access import Access, alone
from server.store.rows import made_of

PREFIX = "novbe_"
"""So that a token is recognised where it should not be, in a log or a mail."""

LABEL_SIGNS = 80
"""The longest label."""

_TOKEN = select(t.token).where(t.token.c.hash == bindparam("hash"), t.token.c.revoked_at.is_(None))
_HAS_DUTY = exists().where(
    t.duty.c.person == t.session.c.person,
    t.duty.c.centre == t.session.c.centre,
    t.duty.c.role == t.session.c.role,
    t.duty.c.agency.is_not_distinct_from(t.session.c.agency),
)
"""Whoever has the duty no more by which a session began is not signed in, whether or not
somebody ended the session."""

_SESSION = select(t.session).where(t.session.c.hash == bindparam("hash"), _HAS_DUTY)
_DEVICE = select(t.device).where(
    or_(t.device.c.hash == bindparam("hash"), t.device.c.next_hash == bindparam("hash")),
    t.device.c.revoked_at.is_(None),
)

_HASHES: BindParameter[list[str]] = bindparam("hashes", expanding=True)
_LIVING_DEVICES = select(t.device.c.hash, t.device.c.next_hash).where(
    or_(t.device.c.hash.in_(_HASHES), t.device.c.next_hash.in_(_HASHES)),
    t.device.c.revoked_at.is_(None),
)
_LIVING_TOKENS = select(t.token.c.hash).where(
    t.token.c.hash.in_(_HASHES),
    t.token.c.revoked_at.is_(None),
    or_(
        t.token.c.expires_at.is_(None),
        t.token.c.expires_at > bindparam("now", type_=t.token.c.expires_at.type),
    ),
)
_SOME_SESSIONS = select(t.session).where(t.session.c.hash.in_(_HASHES), _HAS_DUTY)

ASKED_AT_ONCE = 200
"""So many secrets are asked for by one statement: databases bound how much one may name."""


def make(
    connection: Connection,
    *,
    centre: str,
    role: Role,
    counter: str | None,
    label: str,
    now: datetime,
    expires_at: datetime | None = None,
    scopes: Sequence[Scope] | None = None,
) -> str:
    """Make a token and store its hash; returns the secret, which is shown only now.

    The log does not know of it: it is for halls that are only played, and for tests. What is
    made by hand for a real one are commands (`server.cli.tokens`).

    A kiosk, a display or a counter's PC is a device from then on, as if it had enrolled; it
    has no end.

    Raises:
        ValueError: another system's says by no scope what it is good for, or another's does.
    """
    if (role is Role.INTEGRATION) is not bool(scopes):
        raise ValueError("scopes are another system's, which has some")
    secret = PREFIX + secrets.token_urlsafe(32)
    identity = f"{role}-{secrets.token_hex(5)}"
    access = Access(connection)
    if role in DEVICES:
        made = Device(identity, centre, role, label, counter, hash_of(secret), now)
        access.keep_device(None, made)
    else:
        access.make_token(
            secret,
            identity=identity,
            centre=centre,
            role=role,
            label=label,
            now=now,
            counter=counter,
            expires_at=expires_at,
            scopes=scopes,
        )
    return secret


def find(connection: Connection, secret: str, now: datetime) -> Principal | None:
    """Whose secret it is; None where it is unknown, revoked or over.

    Args:
        connection: to the database.
        secret: as it was sent.
        now: by the machine's clock.
    """
    given = {"hash": hash_of(secret)}
    if secret.startswith(SESSION_PREFIX):
        row = connection.execute(_SESSION, given).mappings().one_or_none()
        if row is not None:
            session = made_of(Session, row)
            return _signed_in(session) if not is_over(session, now) else None
        # Chance made another secret that begins so: one of 4096 does.
    row = connection.execute(_DEVICE, given).mappings().one_or_none()
    if row is not None:
        return _device(made_of(Device, row), given["hash"])
    row = connection.execute(_TOKEN, given).mappings().one_or_none()
    if row is None or (row["expires_at"] is not None and now >= row["expires_at"]):
        return None
    return Principal(
        role=row["role"],
        id=row["id"],
        centre=row["centre"],
        counter=row["counter"],
        label=row["label"],
        scopes=frozenset(row["scopes"]) if row["scopes"] is not None else None,
    )


def void(connection: Connection, known: Collection[str], now: datetime) -> set[str]:
    """Those of these secrets that are nobody's any more."""
    hashes = {hash_of(secret): secret for secret in known}
    lasting: set[str] = set()
    for some in batched(hashes, ASKED_AT_ONCE, strict=False):
        given = {"hashes": list(some), "now": now}
        devices = connection.execute(_LIVING_DEVICES, given)
        lasting.update(one for row in devices for one in row if one is not None)
        lasting.update(connection.execute(_LIVING_TOKENS, given).scalars())
        sessions = connection.execute(_SOME_SESSIONS, given).mappings()
        found = [made_of(Session, row) for row in sessions]
        lasting.update(one.hash for one in found if not is_over(one, now))
    return {secret for one, secret in hashes.items() if one not in lasting}


def promote(connection: Connection, secret_hash: str, now: datetime) -> None:
    """A device used its next secret: from now on it is the only one, and the list of what was
    tried at the doors says so. Not where another took its place, or it was revoked, meanwhile."""
    alone(connection)
    access = Access(connection)
    device = access.device_by_hash(secret_hash)
    if device is None or device.revoked_at is not None:
        return
    if device.next_hash == secret_hash:
        renewed = replace(device, hash=secret_hash, next_hash=None, rotate_since=None)
        access.keep_device(device, renewed)
        access.note(now, device.centre, "secret_renewed", device.id)


def _signed_in(session: Session) -> Principal:
    return Principal(
        role=Role.SIGNING_IN if session.step else session.role,
        id=session.person,
        centre=session.centre,
        counter=session.counter,
        agency=session.agency,
        session=session.hash,
        step=session.step,
    )


def _device(device: Device, secret_hash: str) -> Principal:
    return Principal(
        role=device.role,
        id=device.id,
        centre=device.centre,
        counter=device.counter,
        label=device.label,
        renewed=device.next_hash == secret_hash,
    )
