"""Snapshots: each is the complete current state for its reader. Durations are seconds."""

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
