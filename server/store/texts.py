"""Texts of people, kept outside the log: the log holds a salted hash of each.

So that what the log says can be proven as long as the text is there, and erasing the
text leaves the chain intact and tells nobody what it was.
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
"""Of so many ids the texts are read with one statement."""

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


def unnamed_row(private: Private, centre: str) -> dict[str, Any]:
    """The row of what the log does not name by a hash: the help that a visitor asks for."""
    return {
        "id": private.id,
        "centre": centre,
        "hash": "",
        "salt": None,
        "words": private.words,
        "delete_after": private.delete_after,
    }


def write(connection: Connection, rows: Collection[dict[str, Any]]) -> None:
    """Write new texts; one with an id that there is takes its place."""
    if rows:
        _UPSERT.run_many(connection, rows)


def read(connection: Connection, identities: Sequence[str]) -> Iterator[Private]:
    """What is kept by these ids; what was erased is missing."""
    for some in batched(identities, ASKED_AT_ONCE, strict=False):
        rows = connection.execute(
            select(t.words_kept.c.id, t.words_kept.c.words, t.words_kept.c.delete_after).where(
                t.words_kept.c.id.in_(some), t.words_kept.c.words.is_not(None)
            )
        )
        yield from (Private(*row) for row in rows)


def erase(connection: Connection, centre: str, identities: Collection[str]) -> int:
    """Erase texts of a centre and their salts; how many there were to erase."""
    return _erase(connection, t.words_kept.c.centre == centre, t.words_kept.c.id.in_(identities))


def is_there(connection: Connection, centre: str, identity: str) -> bool:
    """Whether a centre has, or had, such a text."""
    asked = select(t.words_kept.c.id).where(
        t.words_kept.c.centre == centre, t.words_kept.c.id == identity
    )
    return connection.execute(asked).first() is not None


def erase_due(
    connection: Connection, centre: str, now: datetime, expired: Collection[str] = ()
) -> int:
    """Erase the texts of a centre whose time is over, and further ones; how many there were."""
    due = t.words_kept.c.delete_after <= now
    return _erase(
        connection, t.words_kept.c.centre == centre, or_(due, t.words_kept.c.id.in_(expired))
    )


def is_due(connection: Connection, centre: str, now: datetime) -> bool:
    """Whether there is a text of a centre whose time is over."""
    due = select(t.words_kept.c.id).where(
        t.words_kept.c.centre == centre,
        t.words_kept.c.delete_after <= now,
        t.words_kept.c.words.is_not(None),
    )
    return connection.execute(due.limit(1)).first() is not None


def leave_no_trace(connection: Connection) -> None:
    """Have SQLite overwrite what is deleted from now on, in tables and in indexes: else the
    words would stay in the file, in what is free then."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def _erase(connection: Connection, *which: ColumnElement[bool]) -> int:
    leave_no_trace(connection)
    result = connection.execute(
        update(t.words_kept)
        .where(t.words_kept.c.words.is_not(None), *which)
        # Without its time: what is due is looked for often, among what is still there.
        .values(words=None, salt=None, delete_after=None)
    )
    return result.rowcount


@dataclass(frozen=True, slots=True)
class Named:
    """A text as the log names it."""

    revision: int
    hash: str


@dataclass(slots=True)
class TextCheck:
    """Whether the texts of a centre are those that its log names.

    Attributes:
        kept: how many are there, and were found to be right or faulty.
        erased: how many were erased.
    """

    kept: int = 0
    erased: int = 0

    def faults(
        self, connection: Connection, centre: str, named: Mapping[str, Named]
    ) -> Iterator[str]:
        """What is not as the log says: texts changed, put in place of others, or gone.

        Args:
            connection: where the texts are.
            centre: whose.
            named: what the log, or the part of it that is looked at, names, by id.
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
            yield f"text {identity}, which revision {said.revision} names, is not there"


def _matches(salt: str | None, words: str, text_hash: str) -> bool:
    try:
        return salt is not None and hash_of(salt, words) == text_hash
    except ValueError:
        return False
