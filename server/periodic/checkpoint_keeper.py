"""Saves checkpoints of each centre's state, and checks them against the log."""

import logging

from contract.enums import ProblemKind
from contract.events import DayClosed
from server.context import AppContext
from server.engine import checkpoints, log_store
from server.engine.centre_view import CommittedState
from server.engine.store import Store
from server.store.log import LogHead

_log = logging.getLogger("novbe.checkpoints")


class CheckpointKeeper:
    """Saves the state of a centre after many events, and each day, compared with its log."""

    def __init__(self) -> None:
        self._saved: dict[str, int] = {}
        self._looked_at: dict[str, int] = {}

    def look(self, app: AppContext) -> None:
        """Save the checkpoints that are due. Raises `Refusal` (`unavailable`)."""
        for root in app.store.engine.roots():
            if root.centre.revision == self._looked_at.get(root.centre.id):
                continue
            saved = self._saved_of(app.store, root.centre.id)
            closed = any(event.of(DayClosed) and event.revision > saved for event in root.recent)
            if closed:
                root = _compared(app, root)
            if closed or root.centre.revision - saved >= checkpoints.EVENTS_BETWEEN:
                _save(app, root)
                self._saved[root.centre.id] = root.centre.revision
            self._looked_at[root.centre.id] = root.centre.revision

    def _saved_of(self, store: Store, centre: str) -> int:
        if centre not in self._saved:
            self._saved[centre] = store.on_connection(
                lambda connection: checkpoints.last_revision(connection, centre)
            )
        return self._saved[centre]


def _save(app: AppContext, root: CommittedState) -> None:
    content = app.in_thread(checkpoints.encode, root)
    app.store.on_connection(
        lambda connection: checkpoints.save(connection, root.centre, content), write=True
    )


def _compared(app: AppContext, root: CommittedState) -> CommittedState:
    """The state; or the replayed one, which replaces it with an alarm if they differ."""
    centre = root.centre
    head = LogHead(centre.id, centre.epoch, centre.revision, centre.head)
    made = app.store.on_connection(lambda connection: log_store.rebuilt_state(connection, head))
    if made is None or made.stopped_at is not None:
        return root
    differing = checkpoints.differences(made, root)
    if not differing:
        return root
    _log.error(
        "the state of %s at revision %s differed from its log and was rebuilt: %s",
        centre.id,
        centre.revision,
        ", ".join(differing),
    )
    app.note_problem(centre.id, ProblemKind.STATE_DIFFERED, centre.id)
    app.store.engine.publish(made, root)
    return made
