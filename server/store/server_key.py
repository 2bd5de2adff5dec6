"""The fingerprint of the server's key: a server with another key is noticed."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from server.signing import KEY_FILE, KeySigner, UnusableKey, key_in
from server.store import tables as t


class KeyState(StrEnum):
    """What a data folder has in place of the key that the database knows."""

    OK = "ok"
    MISSING = "missing"
    OTHER = "other"
    UNREADABLE = "unreadable"


def known(connection: Connection) -> str | None:
    """The fingerprint of the hall's key; None before the first start of a release that records
    it."""
    return connection.execute(select(t.server_key.c.fingerprint)).scalar_one_or_none()


def record(connection: Connection, fingerprint: str, now: datetime) -> None:
    """Record the hall's key; the time when the database first knew one stays."""
    if not connection.execute(update(t.server_key).values(fingerprint=fingerprint)).rowcount:
        values = {"id": 1, "fingerprint": fingerprint, "since": now}
        connection.execute(insert(t.server_key).values(values))


def state_in(folder: Path, connection: Connection) -> KeyState:
    """Compare the key in a data folder with the known one; any key will do where none is known,
    and none before the first start of a server."""
    fingerprint = known(connection)
    served = fingerprint or connection.execute(select(t.heartbeat.c.id)).first()
    try:
        own = KeySigner(key_in(folder / KEY_FILE)).fingerprint
    except FileNotFoundError:
        return KeyState.MISSING if served else KeyState.OK
    except UnusableKey:
        return KeyState.OTHER
    except OSError:
        return KeyState.UNREADABLE
    return KeyState.OK if fingerprint in (None, own) else KeyState.OTHER
