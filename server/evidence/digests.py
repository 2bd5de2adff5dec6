"""The digest of a day: the hash of the log at its close.

A copy of a digest kept elsewhere proves later that no earlier event was changed. Each day begins
with the event after the previous close; one that was reopened and closed again has a second digest.
"""

from sqlalchemy import Connection

from contract.answers import Digest
from contract.events import DayClosed
from server.store import log
from server.store import tables as t


def digests(connection: Connection, centre: str) -> list[Digest]:
    """The digests of all closed days, oldest first, or `UnreadableEvent`."""
    closes = log.RAW.where(t.event.c.centre == centre, t.DAY_CLOSED).order_by(t.event.c.revision)
    digests: list[Digest] = []
    first = 1
    for event in log.events_of(connection, closes):
        data = event.payload()
        assert isinstance(data, DayClosed)
        digests.append(
            Digest(
                centre=centre,
                day=data.day,
                first_revision=first,
                last_revision=event.revision,
                events=event.revision - first + 1,
                head=event.hash,
                # The time of the close, so that all fields follow from the log.
                written_at=event.at,
            )
        )
        first = event.revision + 1
    return digests
