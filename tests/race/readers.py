"""Real readers of the news, and whether they are right again after the server died."""

import threading
import time
from dataclasses import dataclass, field
from typing import Final, Self

from client.net.api import ApiClient
from client.net.link import Link, LinkState
from contract import rooms
from contract.enums import Role
from contract.ids import full_id
from contract.rooms import Room
from contract.snapshots import Board, Snapshot
from tests.parts.hall import RunningServer
from tests.parts.snapshots import snapshot

RIGHT_SECONDS: Final = 5.0
"""Within which every screen is right again once the server is back."""

MARGIN: Final = 5
"""So much longer a screen may take here: it shares two cores with the server, 24 clients at
full speed, and other tests that run then. The seconds measured are printed."""

_LOOK_SECONDS: Final = 0.02
_NOT_COMPARED: Final = {"revision", "at"}


@dataclass
class Reader:
    """One screen: a link to one room, with all that it has ever shown.

    Attributes:
        calls: the numbers of all calls that it was told of, where it is a board.
    """

    server: str
    token: str
    room: Room
    last: Snapshot | None = None
    connected: bool = False
    calls: set[int] = field(default_factory=set)
    _changed: threading.Condition = field(default_factory=threading.Condition, repr=False)
    _link: Link | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        self._link = Link(self.server, self.token, [self.room], self._hear, self._stand)
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._link is not None:
            self._link.close()

    def await_revision(self, revision: int, deadline: float) -> bool:
        """Whether it is connected and has at least this revision before the deadline
        (a moment of `time.monotonic`)."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self.connected and self.last is not None and self.last.revision >= revision,
                max(0.0, deadline - time.monotonic()),
            )

    def await_truth(self, api: ApiClient, deadline: float) -> str | None:
        """Wait until it shows what the server says; None once it does, else how it differs."""
        while True:
            truth = snapshot(api, self.room).model_dump(exclude=_NOT_COMPARED)
            shown = self.last.model_dump(exclude=_NOT_COMPARED) if self.last else {}
            if calls := truth.get("calls"):
                # Calls that have become too old for a board since its last push may still be shown.
                oldest = min(one["call"] for one in calls)
                shown["calls"] = tuple(
                    one for one in shown.get("calls", ()) if one["call"] >= oldest
                )
            differing = [name for name, value in truth.items() if shown.get(name) != value]
            if not differing:
                return None
            if time.monotonic() > deadline:
                return f"{self.room.name} differs from the truth in {differing}"
            time.sleep(_LOOK_SECONDS)

    def _hear(self, snapshot: Snapshot) -> None:
        with self._changed:
            self.last = snapshot
            if isinstance(snapshot, Board):
                self.calls.update(call.call for call in snapshot.calls)
            self._changed.notify_all()

    def _stand(self, state: LinkState) -> None:
        with self._changed:
            self.connected = state.connected
            self._changed.notify_all()


def screens_of(hall: RunningServer, boards: int, url: str) -> list[Reader]:
    """Screens of a hall at an address of the server, or in front of it."""
    desks = [full_id(hall.centre, key) for key in ("1", "2")]
    wanted = [
        *[(Role.DISPLAY, None, rooms.board(hall.centre))] * boards,
        (Role.KIOSK, None, rooms.menu(hall.centre)),
        (Role.MANAGER, None, rooms.hall(hall.centre)),
        *[(Role.OPERATOR, desk, rooms.desk(desk)) for desk in desks],
    ]
    secrets = hall.tokens([(role, counter) for role, counter, _ in wanted])
    return [Reader(url, secret, room) for secret, (_, _, room) in zip(secrets, wanted, strict=True)]


def await_revision(screens: list[Reader], revision: int) -> None:
    deadline = time.monotonic() + RIGHT_SECONDS * MARGIN
    for screen in screens:
        assert screen.await_revision(revision, deadline), screen.room


def right_in_the_end(screens: list[Reader]) -> None:
    """In the quiet hall every screen shows exactly what the server says."""
    for screen in screens:
        api = ApiClient(screen.server, screen.token)
        fault = screen.await_truth(api, time.monotonic() + RIGHT_SECONDS * MARGIN)
        assert fault is None, fault
