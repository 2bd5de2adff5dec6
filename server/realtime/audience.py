"""Who is in which room: what the publisher has to build, and for whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from contract.rooms import Room
from server.application.principal import Principal


@dataclass(frozen=True, slots=True)
class Reader:
    """A connected reader."""

    who: Principal
    rooms: tuple[Room, ...]


class Audience:
    """The readers of this process, by centre and room."""

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {}
        self._rooms: dict[str, dict[Room, int]] = defaultdict(dict)

    def __contains__(self, sid: str) -> bool:
        """Whether a reader is in."""
        return sid in self._readers

    def enter(self, sid: str, reader: Reader) -> None:
        """A reader has come into its rooms."""
        self._readers[sid] = reader
        for room in reader.rooms:
            rooms = self._rooms[room.centre]
            rooms[room] = rooms.get(room, 0) + 1

    def leave(self, sid: str) -> tuple[Room, ...]:
        """A reader is gone; returns the rooms that are empty now."""
        reader = self._readers.pop(sid, None)
        if reader is None:
            return ()
        emptied = []
        for room in reader.rooms:
            rooms = self._rooms[room.centre]
            rooms[room] -= 1
            if not rooms[room]:
                del rooms[room]
                emptied.append(room)
        return tuple(emptied)

    def rooms(self, centre: str) -> Iterable[Room]:
        """The occupied rooms of a centre."""
        return tuple(self._rooms.get(centre, ()))

    def centres(self) -> Iterable[str]:
        """The centres that have readers here."""
        return tuple(centre for centre, rooms in self._rooms.items() if rooms)
