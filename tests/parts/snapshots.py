"""The current snapshot of a room, fetched by HTTP."""

from client.net.api import ApiClient
from contract.enums import SnapshotName
from contract.operations import address_of
from contract.rooms import Room
from contract.snapshots import SNAPSHOTS, Snapshot

_VARIABLES = {SnapshotName.TICKET: "token", SnapshotName.DESK: "counter"}


def snapshot(api: ApiClient, room: Room) -> Snapshot:
    """What the server answers for a room."""
    name = room.snapshot
    if name is SnapshotName.DEVICE:
        return api.device()
    path = address_of(name, **{_VARIABLES.get(name, "centre"): room.subject})
    return SNAPSHOTS[name].read(api.get(path))
