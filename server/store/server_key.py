"""The server's key as the database knows it: no server goes on with another one unnoticed."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from server.signing import KEY_FILE, KeySigner, UnusableKey, key_in
from server.store import tables as t
from server.store.rows import upsert


class KeyState(StrEnum):
    """What a data folder has in place of the key that the database knows."""

    OK = "ok"
    MISSING = "missing"
    OTHER = "other"
    UNREADABLE = "unreadable"


class KnownKey(NamedTuple):
    """The fingerprint of the hall's key, and since when the database knows one."""

    fingerprint: str
    since: datetime


def known(connection: Connection) -> KnownKey | None:
    """The hall's key; None before the first start of a release that records it."""
    key = t.server_key.c
    row = connection.execute(select(key.fingerprint, key.since)).one_or_none()
    return None if row is None else KnownKey(*row)


def record(connection: Connection, key: KnownKey) -> None:
    """Record the hall's key."""
    _RECORD.run(connection, {"id": 1, **key._asdict()})


def state_in(folder: Path, connection: Connection) -> KeyState:
    """Compare the key in a data folder with the known one; any key will do where none is known,
    and none before the first start of a server."""
    found = known(connection)
    served = found or connection.execute(select(t.heartbeat.c.id)).first()
    try:
        own = KeySigner(key_in(folder / KEY_FILE)).fingerprint
    except FileNotFoundError:
        return KeyState.MISSING if served else KeyState.OK
    except UnusableKey:
        return KeyState.OTHER
    except OSError:
        return KeyState.UNREADABLE
    return KeyState.OK if found is None or found.fingerprint == own else KeyState.OTHER


_RECORD = upsert(t.server_key)
