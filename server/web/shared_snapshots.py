"""What many pages of a hall read alike: each is built once for all that ask."""

import time
from collections.abc import Callable

from contract.catalogue import Catalogue
from server.domain.setup import catalogue_of
from server.views.snapshot_context import SnapshotContext


class SharedSnapshots[S]:
    """Snapshots of the centres, each built once for all that ask at one revision.

    Args:
        seconds: after this time it is built again: its waits are in minutes.
    """

    def __init__(self, build: Callable[[SnapshotContext], S], seconds: float) -> None:
        self._build, self._seconds = build, seconds
        self._kept: dict[str, tuple[tuple[str, int], float, S]] = {}

    def at(self, context: SnapshotContext) -> S:
        """The snapshot at the revision of a read."""
        centre, now = context.reading.centre, time.monotonic()
        stamp = (centre.epoch, centre.revision)
        kept = self._kept.get(centre.id)
        if kept is None or kept[0] != stamp or now > kept[1]:
            kept = self._kept[centre.id] = (stamp, now + self._seconds, self._build(context))
        return kept[2]


class SharedCatalogues:
    """The catalogues of the centres, each built once for a version."""

    def __init__(self, public_url: str | None) -> None:
        self._url = public_url
        self._kept: dict[str, Catalogue] = {}

    def at(self, context: SnapshotContext) -> Catalogue:
        """The names of a centre."""
        centre = context.reading.centre
        found = self._kept.get(centre.id)
        if found is None or found.version != centre.catalogue:
            found = catalogue_of(context.reading.setup, centre.catalogue, self._url)
            self._kept[centre.id] = found
        return found
