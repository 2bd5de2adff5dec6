"""Creates a hall from settings: its database, its clock, its keys. Commands do not need `assembly`,
which takes half a second to import."""

from server.bootstrap.halls import open_clock, open_hall, record_clock_shift, stored_clock
from server.bootstrap.keys import open_certificate, open_key
from server.bootstrap.stores import (
    existing_store,
    has_hall,
    lock_database,
    open_store,
    refold_archived_states,
    store_of,
    upgrade_schema,
)
from server.settings import CannotStart

__all__ = [
    "CannotStart",
    "existing_store",
    "has_hall",
    "lock_database",
    "open_certificate",
    "open_clock",
    "open_hall",
    "open_key",
    "open_store",
    "record_clock_shift",
    "refold_archived_states",
    "store_of",
    "stored_clock",
    "upgrade_schema",
]
