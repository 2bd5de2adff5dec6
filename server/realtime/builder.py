"""Builds the snapshots of rooms from one consistent read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contract.enums import SnapshotName
from contract.errors import Refusal
from contract.rooms import Room
from server.domain.limits import changes_after
from server.domain.principal import Principal
from server.engine.centre_view import CentreView
from server.views import board, desk, device, hall, menu, ticket
from server.views.context import SnapshotContext


def ticket_in(context: SnapshotContext, room: Room) -> str | None:
    """The id of the ticket of a room with a valid token."""
    identity, copy = context.signer.verify_ticket(room.subject) or ("", 0)
    found = context.reading.ticket(identity) if identity else None
    return found.id if found is not None and found.copy == copy else None


def build(
    context: SnapshotContext, room: Room, who: Principal | None = None
) -> dict[str, Any] | None:
    """The snapshot of a room as JSON; None if its subject does not exist any more. A device's is
    about its reader."""
    try:
        match room.snapshot:
            case SnapshotName.MENU:
                return menu.build(context).wire()
            case SnapshotName.BOARD:
                return board.build(context).wire()
            case SnapshotName.HALL:
                return hall.build(context).wire()
            case SnapshotName.DESK:
                return desk.build(context, room.subject).wire()
            case SnapshotName.DEVICE:
                return device.build(context, who).wire() if who else None
            case SnapshotName.TICKET:
                identity = ticket_in(context, room)
                return ticket.build(context, identity).wire() if identity else None
    except Refusal:
        return None


def build_tickets(context: SnapshotContext, rooms: Iterable[Room]) -> dict[Room, dict[str, Any]]:
    """The snapshots of many ticket rooms; their places are computed in one pass."""
    of_room = {room: identity for room in rooms if (identity := ticket_in(context, room))}
    built = ticket.build_many(context, of_room.values())
    return {room: built[identity].wire() for room, identity in of_room.items() if identity in built}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What the events after a revision changed: everything, or the tickets, counters and devices
    with these ids; `dues` are hall times at which a snapshot changes without another event: a
    ticket can be called without the confirmation of its paper, a call cannot be undone any more."""

    everything: bool
    subjects: frozenset[str] = frozenset()
    dues: tuple[datetime, ...] = ()


EVENTS_AT_MOST = 500
"""With more events than this at once, everything counts as changed."""


def changes_since(reading: CentreView, after: int) -> ChangeSet:
    """The changes after a revision."""
    if reading.centre.config is None or reading.centre.revision - after > EVENTS_AT_MOST:
        return ChangeSet(everything=True)
    rules = reading.centre.config.rules
    after_event = changes_after(rules)
    subjects: set[str] = set()
    dues: list[datetime] = []
    for event in reading.log(after, EVENTS_AT_MOST):
        named = [event.data.get(kind) for kind in ("ticket", "counter", "device")]
        if isinstance(tickets := event.data.get("tickets"), list):
            named += tickets
        subjects |= {one for one in named if isinstance(one, str)}
        dues += [event.at + span for span in after_event.get(event.type, ())]
    return ChangeSet(False, frozenset(subjects), tuple(dues))
