"""Rooms of the WebSocket: their names from ids, and back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from contract.enums import SnapshotName
from contract.ids import centre_of

_NAMES: Final[Mapping[SnapshotName, str]] = {
    SnapshotName.MENU: "centre/{}/menu",
    SnapshotName.BOARD: "centre/{}/board",
    SnapshotName.HALL: "centre/{}/hall",
    SnapshotName.DESK: "counter/{}/desk",
    SnapshotName.TICKET: "ticket/{}",
    SnapshotName.DEVICE: "device/{}",
}


@dataclass(frozen=True, slots=True)
class Room:
    """The subscribers of one snapshot.

    Attributes:
        subject: its subject: a centre, a counter, a ticket's token, a device.
    """

    snapshot: SnapshotName
    subject: str

    @property
    def name(self) -> str:
        """The room as it is written on the wire, e.g. `centre/asan-7/board`."""
        return _NAMES[self.snapshot].format(self.subject)

    @property
    def centre(self) -> str:
        """The centre whose changes are published to this room."""
        return centre_of(self.subject)


menu: Final = partial(Room, SnapshotName.MENU)
board: Final = partial(Room, SnapshotName.BOARD)
hall: Final = partial(Room, SnapshotName.HALL)
desk: Final = partial(Room, SnapshotName.DESK)
ticket: Final = partial(Room, SnapshotName.TICKET)
device: Final = partial(Room, SnapshotName.DEVICE)


def parse(name: str) -> Room:
    """Parse a room's name.

    Raises:
        ValueError: it is not the name of a room.
    """
    for snapshot, form in _NAMES.items():
        found = re.fullmatch(form.format("([^/]+)"), name)
        if found and (snapshot is not SnapshotName.DESK or "." in found[1]):
            return Room(snapshot, found[1])
    raise ValueError(f"'{name}' is not a room")
