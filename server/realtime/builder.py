"""Builds what a room is told, from one reading."""

from collections.abc import Iterable
from typing import Any

from contract.errors import Refusal
from contract.rooms import Room
from contract.words import SnapshotName
from server.application.ports import Reading
from server.application.principal import Principal
from server.application.snapshots import board, desk, device, hall, menu, ticket
from server.application.snapshots.basis import Basis
from server.signing import same


def ticket_in(basis: Basis, room: Room) -> str | None:
    """The id of the ticket whose (true) token a room names."""
    identity = basis.signer.ticket_of(room.subject)
    found = basis.reading.ticket(identity) if identity else None
    if found is None or not same(basis.signer.token(found.id, found.copy), room.subject):
        return None
    return found.id


def build(basis: Basis, room: Room, who: Principal | None = None) -> dict[str, Any] | None:
    """The snapshot of a room as it travels; None where its subject is gone.

    Args:
        basis: the reading.
        room: the room.
        who: the reader, where the snapshot is about it (`device`).
    """
    try:
        match room.snapshot:
            case SnapshotName.MENU:
                return menu.build(basis).wire()
            case SnapshotName.BOARD:
                return board.build(basis).wire()
            case SnapshotName.HALL:
                return hall.build(basis).wire()
            case SnapshotName.DESK:
                return desk.build(basis, room.subject).wire()
            case SnapshotName.DEVICE:
                return device.build(basis, who).wire() if who else None
            case SnapshotName.TICKET:
                identity = ticket_in(basis, room)
                return ticket.build(basis, identity).wire() if identity else None
    except Refusal:
        return None


def build_tickets(basis: Basis, rooms: Iterable[Room]) -> dict[Room, dict[str, Any]]:
    """The snapshots of many ticket rooms, places computed in one pass."""
    of_room = {room: identity for room in rooms if (identity := ticket_in(basis, room))}
    built = ticket.build_many(basis, of_room.values())
    return {room: built[identity].wire() for room, identity in of_room.items() if identity in built}


def touched(reading: Reading, after: int) -> tuple[frozenset[str], frozenset[str]] | None:
    """The tickets and counters that the events after a revision name.

    None where so much happened that everything counts as touched.
    """
    limit = 500
    if reading.centre.revision - after > limit:
        return None
    tickets, counters = set(), set()
    for event in reading.log(after, limit):
        if isinstance(identity := event.data.get("ticket"), str):
            tickets.add(identity)
        if isinstance(identity := event.data.get("counter"), str):
            counters.add(identity)
    return frozenset(tickets), frozenset(counters)
