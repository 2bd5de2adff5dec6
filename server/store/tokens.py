"""Authentication by secret: of a device, a session or a token. A secret is shown once and stored as
a hash; its prefix says in which table to look first."""

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, exists, or_, select

from contract.enums import Role
from contract.pairing import hash_of
from server.domain.people import Session, is_over
from server.domain.principal import Principal
from server.signing import SESSION_PREFIX
from server.store import tables as t
from server.store.access import Access
from server.store.rows import from_row

_PREFIX = "novbe_"
"""Makes a leaked token recognisable, in a log or a mail."""

_TOKEN = select(t.token).where(t.token.c.hash == bindparam("hash"), t.token.c.revoked_at.is_(None))
_HAS_DUTY = exists().where(
    t.duty.c.person == t.session.c.person,
    t.duty.c.centre == t.session.c.centre,
    t.duty.c.role == t.session.c.role,
    t.duty.c.agency.is_not_distinct_from(t.session.c.agency),
)
"""A session is valid only while its person has the duty with which it began."""

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


def make_secret() -> str:
    """A new secret of a device or a token."""
    return _PREFIX + secrets.token_urlsafe(32)


def authenticate(connection: Connection, secret: str, now: datetime) -> Principal | None:
    """Authenticate a secret at a time of the machine's clock; None if it is not valid."""
    given = {"hash": hash_of(secret)}
    if secret.startswith(SESSION_PREFIX):
        row = connection.execute(_SESSION, given).mappings().one_or_none()
        if row is not None:
            session = from_row(Session, row)
            if is_over(session, now):
                return None
            return Principal(
                role=Role.SIGNING_IN if session.step else session.role,
                id=session.person,
                centre=session.centre,
                counter=session.counter,
                agency=session.agency,
                session=session.hash,
                step=session.step,
            )
        # A random secret of another kind may start with this prefix (one in 4096).
    row = connection.execute(_DEVICE, given).mappings().one_or_none()
    if row is not None:
        more: dict[str, Any] = {"renewed": row["next_hash"] == given["hash"]}
    else:
        row = connection.execute(_TOKEN, given).mappings().one_or_none()
        if row is None or (row["expires_at"] is not None and now >= row["expires_at"]):
            return None
        more = {"scopes": frozenset(row["scopes"]) if row["scopes"] is not None else None}
    shared = {name: row[name] for name in ("role", "id", "centre", "counter", "label")}
    return Principal(**shared, **more)


def valid_hashes(connection: Connection, hashes: Collection[str], now: datetime) -> set[str]:
    """The hashes of valid secrets: all that are among these, and further ones of their devices."""
    given = {"hashes": list(hashes), "now": now}
    devices = connection.execute(_LIVING_DEVICES, given)
    lasting = {secret_hash for row in devices for secret_hash in row if secret_hash is not None}
    lasting.update(connection.execute(_LIVING_TOKENS, given).scalars())
    sessions = connection.execute(_SOME_SESSIONS, given).mappings()
    stored_sessions = [from_row(Session, row) for row in sessions]
    lasting.update(row.hash for row in stored_sessions if not is_over(row, now))
    return lasting


def activate_next_secret(connection: Connection, secret_hash: str, now: datetime) -> None:
    """Replace a device's secret by its next secret, which the device has used, and add an entry to
    the access log. No effect if the device was replaced or revoked meanwhile."""
    access = Access(connection)
    device = access.device_by_hash(secret_hash)
    if device is None or device.revoked_at is not None:
        return
    if device.next_hash == secret_hash:
        renewed = replace(device, hash=secret_hash, next_hash=None, rotate_since=None)
        access.save(device, renewed)
        access.add_entry(now, device.centre, "secret_renewed", device.id)
