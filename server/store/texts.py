"""Texts of people, kept outside the log: the log holds a salted hash of each.

So that what the log says can be proven as long as the text is there, and erasing the
text leaves the chain intact and tells nobody what it was.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, insert, select, update

from server.store import tables as t

SALT_BYTES = 16


def hash_of(salt: str, words: str) -> str:
    """The hash of a text: SHA-256 of the salt's bytes and the text in UTF-8."""
    return hashlib.sha256(bytes.fromhex(salt) + words.encode()).hexdigest()


def keep(
    connection: Connection, centre: str, words: str, delete_after: datetime | None
) -> tuple[str, str]:
    """Keep a text; its id and its hash."""
    identity, salt = str(uuid4()), secrets.token_hex(SALT_BYTES)
    text_hash = hash_of(salt, words)
    connection.execute(
        insert(t.words_kept),
        {
            "id": identity,
            "centre": centre,
            "hash": text_hash,
            "salt": salt,
            "words": words,
            "delete_after": delete_after,
        },
    )
    return identity, text_hash


def read(connection: Connection, identities: Collection[str]) -> dict[str, str]:
    """The texts with these ids, by id; those that were erased are missing."""
    rows = connection.execute(
        select(t.words_kept.c.id, t.words_kept.c.words).where(
            t.words_kept.c.id.in_(identities), t.words_kept.c.words.is_not(None)
        )
    )
    return {row.id: row.words for row in rows}


def erase(connection: Connection, centre: str, identity: str) -> bool:
    """Erase a text of a centre and its salt; False where there is none to erase."""
    return bool(_erase(connection, t.words_kept.c.centre == centre, t.words_kept.c.id == identity))


def was_erased(connection: Connection, centre: str, identity: str) -> bool:
    """Whether a centre had such a text, and has it no more."""
    row = connection.execute(
        select(t.words_kept.c.words).where(
            t.words_kept.c.centre == centre, t.words_kept.c.id == identity
        )
    ).one_or_none()
    return row is not None and row.words is None


def erase_due(connection: Connection, now: datetime) -> int:
    """Erase the texts whose time is over; how many there were."""
    return _erase(connection, t.words_kept.c.delete_after <= now)


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
        .values(words=None, salt=None)
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
            select(t.words_kept).where(t.words_kept.c.centre == centre).order_by(t.words_kept.c.id)
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
