"""Rooms of the WebSocket: their names from ids, and back."""

from dataclasses import dataclass

from contract.enums import SnapshotName
from contract.ids import centre_of


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
        match self.snapshot:
            case SnapshotName.MENU | SnapshotName.BOARD | SnapshotName.HALL:
                return f"centre/{self.subject}/{self.snapshot}"
            case SnapshotName.DESK:
                return f"counter/{self.subject}/desk"
            case SnapshotName.TICKET:
                return f"ticket/{self.subject}"
            case SnapshotName.DEVICE:
                return f"device/{self.subject}"

    @property
    def centre(self) -> str:
        """The centre whose changes are published to this room."""
        return centre_of(self.subject)


def menu(centre: str) -> Room:
    """The room of the kiosks of a centre."""
    return Room(SnapshotName.MENU, centre)


def board(centre: str) -> Room:
    """The room of the displays of a centre."""
    return Room(SnapshotName.BOARD, centre)


def hall(centre: str) -> Room:
    """The room of the counters and consoles of a centre."""
    return Room(SnapshotName.HALL, centre)


def desk(counter: str) -> Room:
    """The room of one counter."""
    return Room(SnapshotName.DESK, counter)


def ticket(token: str) -> Room:
    """The room of one visitor's phone."""
    return Room(SnapshotName.TICKET, token)


def device(identity: str) -> Room:
    """The room of one device."""
    return Room(SnapshotName.DEVICE, identity)


def parse(name: str) -> Room:
    """Parse a room's name.

    Raises:
        ValueError: it is not the name of a room.
    """
    match name.split("/"):
        case ["centre", subject, ("menu" | "board" | "hall") as kind] if subject:
            return Room(SnapshotName(kind), subject)
        case ["counter", subject, "desk"] if "." in subject:
            return desk(subject)
        case ["ticket", subject] if subject:
            return ticket(subject)
        case ["device", subject] if subject:
            return device(subject)
        case _:
            raise ValueError(f"'{name}' is not a room")
