"""The state of a centre in memory, compared with what its log gives."""

from collections.abc import Iterable
from typing import Any, Final

from contract.enums import TicketState
from contract.events import Event
from server.domain.centres import Centre
from server.domain.notices import Private
from server.domain.state.hall_state import HallState
from server.engine.centre_view import CommittedState
from server.engine.checkpoints import KINDS as NAMED
from server.engine.log_store import apply

KINDS: Final[tuple[type[Any], ...]] = tuple(NAMED.values())
INDEXES: Final = (
    *("queue", "number", "service", "counter", "leased", "booked", "listed", "taken"),
    *TicketState,
)


class Followed:
    """A centre that is made from its log, event by event, next to the one that commands make."""

    def __init__(self, centre: str) -> None:
        self.state = CommittedState(Centre(centre, ""))

    def follow(self, events: list[Event]) -> None:
        """Apply what the log has meanwhile; the state before stays what it was."""
        before, told = self.state, contents(self.state)
        self.state = before.fork()
        for event in events:
            apply(self.state, event)
        assert contents(before) == told, "a published state was changed"

    def require_same(self, root: HallState) -> None:
        """Values and indexes are those of another state of the same revision."""
        assert root.centre.revision == self.state.centre.revision
        mine, other = contents(self.state), contents(root)
        for name in {*mine, *other} - {Private}:
            assert _sorted(mine.get(name, {})) == _sorted(other.get(name, {})), name
        require_whole(root)


def folded(centre: str, events: Iterable[Event]) -> CommittedState:
    state = CommittedState(Centre(centre, ""))
    for event in events:
        apply(state, event)
    return state


def contents(state: HallState) -> dict[Any, dict[Any, Any]]:
    return {name: dict(table) for name, table in state._tables.items() if table}


def require_whole(state: HallState) -> None:
    """The indexes are those that the values give."""
    again = HallState(state.centre)
    for kind in KINDS:
        for one in state.all_of(kind):
            again.put(one)
    for name in INDEXES:
        mine, new = state._of(name), again._of(name)
        assert _sorted(mine) == _sorted(new), name


def _sorted(index: dict[Any, Any]) -> dict[Any, Any]:
    return {key: sorted(value) if type(value) is tuple else value for key, value in index.items()}
