"""Tokens of devices and people: made once, shown once, stored as hashes."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from contract.words import Role
from server.application.principal import Principal
from server.store import tables as t

PREFIX = "novbe_"
"""So that a token is recognised where it should not be, in a log or a mail."""

LABEL_SIGNS = 80
"""The longest label."""

_FIND = select(t.token).where(t.token.c.hash == bindparam("hash"), t.token.c.revoked_at.is_(None))


@dataclass(frozen=True, slots=True)
class KnownToken:
    """A token without its secret."""

    id: str
    centre: str
    role: Role
    counter: str | None
    label: str
    created_at: datetime
    revoked_at: datetime | None


def hash_of(secret: str) -> str:
    """The hash under which a token is kept; a random secret needs no slow one."""
    # A stranger may send half a character as well: it has a hash that no token has.
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def make(
    connection: Connection,
    *,
    centre: str,
    role: Role,
    counter: str | None,
    label: str,
    now: datetime,
) -> str:
    """Make a token and store its hash; returns the secret, which is shown only now."""
    secret = PREFIX + secrets.token_urlsafe(32)
    connection.execute(
        insert(t.token),
        {
            "hash": hash_of(secret),
            "id": f"{role}-{secrets.token_hex(5)}",
            "centre": centre,
            "role": role,
            "counter": counter,
            "label": label,
            "created_at": now,
        },
    )
    return secret


def find(connection: Connection, secret: str) -> Principal | None:
    """Whose token it is; None where it is unknown or revoked."""
    row = connection.execute(_FIND, {"hash": hash_of(secret)}).mappings().one_or_none()
    if row is None:
        return None
    return Principal(
        role=row["role"],
        id=row["id"],
        centre=row["centre"],
        counter=row["counter"],
        label=row["label"],
    )


def known(connection: Connection, centre: str) -> list[KnownToken]:
    """All tokens of a centre, without their secrets."""
    rows = connection.execute(
        select(t.token).where(t.token.c.centre == centre).order_by(t.token.c.created_at)
    ).mappings()
    return [KnownToken(**{key: row[key] for key in KnownToken.__slots__}) for row in rows]


def revoke(connection: Connection, identity: str, now: datetime) -> bool:
    """Revoke a token by its id; False where there is none to revoke."""
    result = connection.execute(
        update(t.token)
        .where(t.token.c.id == identity, t.token.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    return bool(result.rowcount)
