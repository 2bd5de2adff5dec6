"""Snapshots: each is the complete current state for its reader.

Durations are seconds, times RFC 3339 in UTC, ids strings. `supersedes` says whether a reader
replaces the snapshot it has.
"""

from collections.abc import Mapping
from typing import Final

from contract.enums import SnapshotName
from contract.snapshots.desk import *
from contract.snapshots.device import *
from contract.snapshots.halls import *
from contract.snapshots.shared import *
from contract.snapshots.ticket import *

SNAPSHOTS: Final[Mapping[SnapshotName, type[Snapshot]]] = {
    model.name: model for model in (Menu, Board, Hall, Desk, Ticket, Device)
}
