"""Creates a hall from settings: its database, its clock, its keys.

The serving parts are in `assembly`, which takes half a second to import and which commands do not
need.
"""

from server.bootstrap.clocks import clock_from, mark_clock, stored_clock
from server.bootstrap.halls import open_hall
from server.bootstrap.keys import CannotStart, open_certificate, open_key
from server.bootstrap.stores import (
    bring_up,
    existing_store,
    has_hall,
    make_states_again,
    only_one,
    open_store,
    store_of,
)

__all__ = [
    "CannotStart",
    "bring_up",
    "clock_from",
    "existing_store",
    "has_hall",
    "make_states_again",
    "mark_clock",
    "only_one",
    "open_certificate",
    "open_hall",
    "open_key",
    "open_store",
    "store_of",
    "stored_clock",
]
