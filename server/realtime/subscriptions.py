"""The readers in each room, for which the publisher builds snapshots."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from contract.enums import SnapshotName
from contract.rooms import Room
from server.domain.principal import Principal


@dataclass(frozen=True, slots=True)
class Reader:
    """A connected reader."""

    who: Principal
    rooms: tuple[Room, ...]
    secret: str | None = field(default=None, repr=False)
    """The token with which it was authenticated; the holder of a ticket has none."""

    def centre_of(self, room: Room) -> str:
        """The centre whose changes are published to a room."""
        if room.snapshot is SnapshotName.DEVICE and self.who.centre is not None:
            return self.who.centre
        return room.centre


class Subscriptions:
    """The readers of this process, by centre and room."""

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {}
        self._rooms: dict[str, Counter[Room]] = defaultdict(Counter)
        self._devices: dict[Room, Principal] = {}

    def enter(self, sid: str, reader: Reader) -> None:
        """Add a reader to its rooms."""
        self._readers[sid] = reader
        for room in reader.rooms:
            self._rooms[reader.centre_of(room)][room] += 1
            if room.snapshot is SnapshotName.DEVICE:
                self._devices[room] = reader.who

    def leave(self, sid: str) -> tuple[tuple[str, Room], ...]:
        """Remove a reader; returns the rooms that are now empty, each with its centre."""
        reader = self._readers.pop(sid, None)
        if reader is None:
            return ()
        emptied = []
        for room in reader.rooms:
            centre = reader.centre_of(room)
            rooms = self._rooms[centre]
            rooms[room] -= 1
            if not rooms[room]:
                del rooms[room]
                self._devices.pop(room, None)
                emptied.append((centre, room))
        return tuple(emptied)

    def readers(self) -> Collection[str]:
        """All readers, by the id of their connection."""
        return tuple(self._readers)

    def counts(self) -> Mapping[SnapshotName, int]:
        """The number of readers of each kind of snapshot."""
        rooms = (room for reader in self._readers.values() for room in reader.rooms)
        return Counter(room.snapshot for room in rooms)

    def rooms(self, centre: str) -> Mapping[Room, int]:
        """The occupied rooms of a centre, each with the number of its readers."""
        return self._rooms[centre]

    def device_in(self, room: Room) -> Principal | None:
        """The device that reads its own room."""
        return self._devices.get(room)

    def secrets(self) -> Mapping[str, Collection[str]]:
        """The tokens of authenticated readers, each with its readers."""
        bearers: dict[str, list[str]] = defaultdict(list)
        for sid, reader in self._readers.items():
            if reader.secret is not None:
                bearers[reader.secret].append(sid)
        return bearers
