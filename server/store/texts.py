"""Personal texts, stored outside the log; the log holds a salted hash of each.

So a text can be verified against the log while it exists. Erasing it leaves the hash chain intact,
and the hash does not reveal the text.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select, update

from server.domain.state.private import Private
from server.store import tables as t
from server.store.prepared import upsert

SALT_BYTES = 16

ASKED_AT_ONCE = 500
"""The number of texts read with one statement."""

_UPSERT = upsert(t.words_kept)


def hash_of(salt: str, words: str) -> str:
    """The hash of a text: SHA-256 of the salt's bytes and the text in UTF-8."""
    return hashlib.sha256(bytes.fromhex(salt) + words.encode()).hexdigest()


def new_row(
    identity: str, centre: str, words: str, delete_after: datetime | None
) -> dict[str, Any]:
    """The row of a new text."""
    salt = secrets.token_hex(SALT_BYTES)
    return {
        "id": identity,
        "centre": centre,
        "hash": hash_of(salt, words),
        "salt": salt,
        "words": words,
        "delete_after": delete_after,
    }


def assist_row(private: Private, centre: str) -> dict[str, Any]:
    """The row of private data without a hash in the log: the help that a visitor asks for."""
    return {
        "id": private.id,
        "centre": centre,
        "hash": "",
        "salt": None,
        "words": private.words,
        "delete_after": private.delete_after,
    }


def write(connection: Connection, rows: Collection[dict[str, Any]]) -> None:
    """Upsert texts."""
    if rows:
        _UPSERT.run_many(connection, rows)


def read(connection: Connection, identities: Sequence[str]) -> Iterator[Private]:
    """The texts with these ids; erased texts are skipped."""
    for some in batched(identities, ASKED_AT_ONCE, strict=False):
        rows = connection.execute(
            select(t.words_kept.c.id, t.words_kept.c.words, t.words_kept.c.delete_after).where(
                t.words_kept.c.id.in_(some), t.words_kept.c.words.is_not(None)
            )
        )
        yield from (Private(*row) for row in rows)


def erase(connection: Connection, centre: str, identities: Collection[str]) -> int:
    """Erase texts of a centre and their salts; returns how many were erased."""
    return _erase(connection, t.words_kept.c.centre == centre, t.words_kept.c.id.in_(identities))


def exists(connection: Connection, centre: str, identity: str) -> bool:
    """Whether a centre has a text with this id, even if it was erased."""
    asked = select(t.words_kept.c.id).where(
        t.words_kept.c.centre == centre, t.words_kept.c.id == identity
    )
    return connection.execute(asked).first() is not None


def erase_expired(
    connection: Connection, centre: str, now: datetime, expired: Collection[str] = ()
) -> int:
    """Erase the expired texts of a centre, and those in `expired`; returns how many were erased."""
    due = t.words_kept.c.delete_after <= now
    return _erase(
        connection, t.words_kept.c.centre == centre, or_(due, t.words_kept.c.id.in_(expired))
    )


def has_expired(connection: Connection, centre: str, now: datetime) -> bool:
    """Whether a centre has an expired text."""
    due = select(t.words_kept.c.id).where(
        t.words_kept.c.centre == centre,
        t.words_kept.c.delete_after <= now,
        t.words_kept.c.words.is_not(None),
    )
    return connection.execute(due.limit(1)).first() is not None


def enable_secure_delete(connection: Connection) -> None:
    """Make SQLite overwrite deleted data on this connection; otherwise the text would remain in
    free pages of the file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def _erase(connection: Connection, *which: ColumnElement[bool]) -> int:
    enable_secure_delete(connection)
    result = connection.execute(
        update(t.words_kept)
        .where(t.words_kept.c.words.is_not(None), *which)
        # Clear the expiry time, so that the frequent query for expired texts skips the row.
        .values(words=None, salt=None, delete_after=None)
    )
    return result.rowcount


@dataclass(frozen=True, slots=True)
class TextReference:
    """A reference from the log to a text: the revision of the event, and the salted hash."""

    revision: int
    hash: str


@dataclass(slots=True)
class TextCheck:
    """Compares the texts of a centre with the hashes in its log.

    Attributes:
        kept: the number of texts present, valid or not.
        erased: the number of erased texts.
    """

    kept: int = 0
    erased: int = 0

    def faults(
        self, connection: Connection, centre: str, named: Mapping[str, TextReference]
    ) -> Iterator[str]:
        """Yield the faults: texts that were changed, exchanged or are missing.

        Args:
            connection: to the database.
            centre: the id of the centre.
            named: the references in the verified part of the log, by the id of the text.
        """
        missing = dict(named)
        rows = connection.execute(
            select(t.words_kept)
            .where(t.words_kept.c.centre == centre, t.words_kept.c.hash != "")
            .order_by(t.words_kept.c.id)
        )
        for row in rows.mappings():
            said = missing.pop(row["id"], None)
            if row["words"] is None:
                self.erased += 1
            else:
                self.kept += 1
                if not _matches(row["salt"], row["words"], row["hash"]):
                    yield f"text {row['id']} does not match its hash"
            if said is not None and said.hash != row["hash"]:
                yield f"text {row['id']} is not the one that revision {said.revision} names"
        for identity, said in missing.items():
            yield f"text {identity}, which revision {said.revision} names, is missing"


def _matches(salt: str | None, words: str, text_hash: str) -> bool:
    try:
        return salt is not None and hash_of(salt, words) == text_hash
    except ValueError:
        return False
