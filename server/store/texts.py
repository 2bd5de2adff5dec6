"""Personal texts, stored outside the log, which holds a salted hash of each. Erasing a text leaves
the hash chain intact, and the hash does not reveal it."""

import hashlib
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select, update

from server.domain.notices import Private
from server.store import tables as t
from server.store.rows import upsert

SALT_BYTES = 16

ASKED_AT_ONCE = 500
"""The number of texts read with one statement: databases limit its parameters."""

_UPSERT = upsert(t.words_kept)


def hash_of(salt: str, words: str) -> str:
    """The hash of a text: SHA-256 of the salt's bytes and the text in UTF-8."""
    return hashlib.sha256(bytes.fromhex(salt) + words.encode()).hexdigest()


def row_of(private: Private, centre: str, *, hashed: bool = True) -> dict[str, Any]:
    """The row of a new text; without a hash if the log has none (of the help for a visitor)."""
    salt = secrets.token_hex(SALT_BYTES) if hashed else None
    return {
        "id": private.id,
        "centre": centre,
        "hash": hash_of(salt, private.words) if salt is not None else "",
        "salt": salt,
        "words": private.words,
        "delete_after": private.delete_after,
    }


def write(connection: Connection, rows: Collection[dict[str, Any]]) -> None:
    """Upsert texts."""
    if rows:
        _UPSERT.run_many(connection, rows)


def read(connection: Connection, identities: Sequence[str]) -> Iterator[Private]:
    """The texts with these ids; erased texts are skipped."""
    of = t.words_kept.c
    for part in batched(identities, ASKED_AT_ONCE, strict=False):
        query = select(of.id, of.words, of.delete_after)
        rows = connection.execute(query.where(of.id.in_(part), of.words.is_not(None)))
        yield from (Private(*row) for row in rows)


def erase(
    connection: Connection,
    centre: str,
    identities: Collection[str],
    expired_at: datetime | None = None,
) -> int:
    """Erase texts of a centre and their salts: those with these ids, and with a moment those that
    have expired by then. Returns how many were erased."""
    enable_secure_delete(connection)
    of = t.words_kept.c
    which: ColumnElement[bool] = of.id.in_(identities)
    if expired_at is not None:
        which = or_(of.delete_after <= expired_at, which)
    result = connection.execute(
        update(t.words_kept)
        .where(of.words.is_not(None), of.centre == centre, which)
        # Clear the expiry time, so that the frequent query for expired texts skips the row.
        .values(words=None, salt=None, delete_after=None)
    )
    return result.rowcount


def keep_until(connection: Connection, identity: str, until: datetime) -> None:
    """Change when a text expires."""
    of = t.words_kept.c
    connection.execute(
        update(t.words_kept)
        .where(of.id == identity, of.words.is_not(None))
        .values(delete_after=until)
    )


def exists(connection: Connection, centre: str, identity: str) -> bool:
    """Whether a centre has a text with this id, even if it was erased."""
    query = select(t.words_kept.c.id).where(
        t.words_kept.c.centre == centre, t.words_kept.c.id == identity
    )
    return connection.execute(query).first() is not None


def has_expired(connection: Connection, centre: str, now: datetime) -> bool:
    """Whether a centre has an expired text."""
    due = select(t.words_kept.c.id).where(
        t.words_kept.c.centre == centre,
        t.words_kept.c.delete_after <= now,
        t.words_kept.c.words.is_not(None),
    )
    return connection.execute(due.limit(1)).first() is not None


def enable_secure_delete(connection: Connection) -> None:
    """Make SQLite overwrite deleted data, which would remain in free pages of the file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


@dataclass(frozen=True, slots=True)
class TextReference:
    """A reference from the log to a text: the revision of the event, and the salted hash."""

    revision: int
    hash: str


def check(
    connection: Connection, centre: str, named: Mapping[str, TextReference]
) -> tuple[int, int, list[str]]:
    """Compare the texts of a centre with the references in the verified part of its log, by id.
    Returns how many texts are present (valid or not) and erased, and the faults."""
    kept = erased = 0
    faults: list[str] = []
    missing = dict(named)
    rows = connection.execute(
        select(t.words_kept)
        .where(t.words_kept.c.centre == centre, t.words_kept.c.hash != "")
        .order_by(t.words_kept.c.id)
    )
    for row in rows.mappings():
        referred = missing.pop(row["id"], None)
        if row["words"] is None:
            erased += 1
        else:
            kept += 1
            try:
                right = row["salt"] is not None and hash_of(row["salt"], row["words"])
            except ValueError:
                right = False
            if right != row["hash"]:
                faults.append(f"text {row['id']} does not match its hash")
        if referred is not None and referred.hash != row["hash"]:
            faults.append(
                f"text {row['id']} is not the one that revision {referred.revision} names"
            )
    faults += [
        f"text {identity}, which revision {referred.revision} names, is missing"
        for identity, referred in missing.items()
    ]
    return kept, erased, faults
