"""Snapshots: each is the complete current state for its reader.

Durations are seconds, times RFC 3339 in UTC, ids strings. `supersedes` says whether a reader
replaces the snapshot it has.
"""

from collections.abc import Mapping
from typing import Final

from contract.enums import SnapshotName
from contract.snapshots.desk import Desk, DeskTicket, HeldTicket, Note, OwnDay
from contract.snapshots.device import Device, LeasedNumber
from contract.snapshots.halls import (
    Board,
    BoardCall,
    BoardService,
    CallNotShown,
    Hall,
    HallContact,
    HallCounter,
    HallDevice,
    HallProblem,
    HallService,
    HelpCall,
    Menu,
    MenuService,
    MissedTicket,
    OpenClaim,
)
from contract.snapshots.shared import (
    Expected,
    Notice,
    QueueHead,
    Reasons,
    Snapshot,
    Stop,
    Suspension,
    supersedes,
)
from contract.snapshots.ticket import COUPON_CODE, Coupon, Ticket

SNAPSHOTS: Final[Mapping[SnapshotName, type[Snapshot]]] = {
    model.name: model for model in (Menu, Board, Hall, Desk, Ticket, Device)
}

__all__ = [
    "COUPON_CODE",
    "SNAPSHOTS",
    "Board",
    "BoardCall",
    "BoardService",
    "CallNotShown",
    "Coupon",
    "Desk",
    "DeskTicket",
    "Device",
    "Expected",
    "Hall",
    "HallContact",
    "HallCounter",
    "HallDevice",
    "HallProblem",
    "HallService",
    "HeldTicket",
    "HelpCall",
    "LeasedNumber",
    "Menu",
    "MenuService",
    "MissedTicket",
    "Note",
    "Notice",
    "OpenClaim",
    "OwnDay",
    "QueueHead",
    "Reasons",
    "Snapshot",
    "Stop",
    "Suspension",
    "Ticket",
    "supersedes",
]
