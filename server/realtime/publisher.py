"""Commit, then publish: who reads which room, and the only place that pushes to them.

A centre's change wakes its broadcast, which builds the snapshots that the sockets of this process
need, in one consistent read, and emits them. The first change in a quiet hall is pushed at once;
under continuous changes there are at most ten pushes a second (for the menu and unchanged desks:
one). A changed ticket is pushed with the next push. For all other tickets the number of people
ahead is counted in turns, some tickets at a time and with pauses: a called ticket does not wait for
them, however many pages are open.
"""

import heapq
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from typing import Any

import gevent
from gevent.event import Event

from contract.enums import SnapshotName
from contract.errors import Refusal
from contract.rooms import Room
from server.context import AppContext
from server.domain.limits import changes_after
from server.domain.principal import Principal
from server.engine.centre_view import CentreView
from server.logs import FailureLatch
from server.views import board, desk, device, hall, menu, ticket
from server.views.snapshot_context import SnapshotContext

_log = logging.getLogger("novbe.publisher")

CALL_SECONDS = 0.02  # the maximum delay of a call after another push
PUSH_SECONDS = 0.1  # the minimum time between two pushes to a room, except for a call
SLOW_SECONDS = 1.0  # the same for the menu, unchanged desks and the people ahead of a ticket
TICKETS_AT_ONCE = 100  # for this many unchanged tickets the people ahead are counted in one push
TICKETS_A_SLICE = 10  # the number of tickets that are counted before other work continues
SLICE_SECONDS = 0.005  # the time after which a round lets other work continue
REST = 4.0  # the pause after a round, as a multiple of its duration
TICK_SECONDS = 10.0  # how often content that depends on the clock is rebuilt without a change
AGAIN_SECONDS = 1.0  # the pause before a failed push is retried
STOP_SECONDS = 2.0  # the maximum duration of a read that is running when publishing stops
EVENTS_AT_MOST = 500  # with more events than this at once, everything counts as changed

type Emit = Callable[[Room, dict[str, Any]], None]

_CHANGES_ALWAYS = ("revision", "at")

_FAST = frozenset({SnapshotName.BOARD, SnapshotName.HALL})


# Readers.


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
        self._rooms: dict[str, dict[Room, list[Reader]]] = defaultdict(dict)

    def enter(self, sid: str, reader: Reader) -> None:
        """Add a reader to its rooms."""
        self._readers[sid] = reader
        for room in reader.rooms:
            self._rooms[reader.centre_of(room)].setdefault(room, []).append(reader)

    def leave(self, sid: str) -> tuple[tuple[str, Room], ...]:
        """Remove a reader; returns the rooms that are now empty, each with its centre."""
        reader = self._readers.pop(sid, None)
        if reader is None:
            return ()
        emptied = []
        for room in reader.rooms:
            centre = reader.centre_of(room)
            rooms = self._rooms[centre]
            rooms[room].remove(reader)
            if not rooms[room]:
                del rooms[room]
                emptied.append((centre, room))
        return tuple(emptied)

    def readers(self) -> Collection[str]:
        """All readers, by the id of their connection."""
        return tuple(self._readers)

    def counts(self) -> Mapping[SnapshotName, int]:
        """The number of readers of each kind of snapshot."""
        rooms = (room for reader in self._readers.values() for room in reader.rooms)
        return Counter(room.snapshot for room in rooms)

    def rooms(self, centre: str) -> Mapping[Room, Sequence[Reader]]:
        """The occupied rooms of a centre, each with its readers."""
        return self._rooms[centre]

    def secrets(self) -> Mapping[str, Collection[str]]:
        """The tokens of authenticated readers, each with its readers."""
        bearers: dict[str, list[str]] = defaultdict(list)
        for sid, reader in self._readers.items():
            if reader.secret is not None:
                bearers[reader.secret].append(sid)
        return bearers


# Snapshots.


def ticket_in(context: SnapshotContext, room: Room) -> str | None:
    """The id of the ticket of a room with a valid token."""
    identity, copy = context.signer.verify_ticket(room.subject) or ("", 0)
    linked = context.reading.ticket(identity) if identity else None
    return linked.id if linked is not None and linked.copy == copy else None


def build(context: SnapshotContext, room: Room, who: Principal) -> dict[str, Any] | None:
    """The snapshot of a room as JSON, or None without a subject; a device's is about its reader."""
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
                return device.build(context, who).wire()
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


def changes_since(reading: CentreView, after: int) -> ChangeSet:
    """The changes after a revision."""
    if reading.centre.config is None or reading.centre.revision - after > EVENTS_AT_MOST:
        return ChangeSet(everything=True)
    after_event = changes_after(reading.centre.config.rules)
    subjects: set[str] = set()
    dues: list[datetime] = []
    for event in reading.log(after, EVENTS_AT_MOST):
        named = [event.data.get(kind) for kind in ("ticket", "counter", "device")]
        if isinstance(tickets := event.data.get("tickets"), list):
            named += tickets
        subjects |= {subject for subject in named if isinstance(subject, str)}
        dues += [event.at + span for span in after_event.get(event.type, ())]
    return ChangeSet(False, frozenset(subjects), tuple(dues))


# Pushes.


@dataclass(slots=True)
class _CentreBroadcast:
    """The pushes of one centre: what was pushed, and when."""

    centre: str
    woken: Event = field(default_factory=Event)
    called: Event = field(default_factory=Event)
    """Set by a call: it is pushed soon, even under continuous changes."""
    heard: int = 0
    pushed: int = 0
    behind_since: float | None = None
    """Since when (monotonic seconds) a received change is not pushed."""
    slow_at: float = 0.0
    slow_due: bool = True
    stale: dict[Room, None] = field(default_factory=dict)
    """The rooms of tickets that are still to be updated, in their order."""
    rest_until: float = 0.0
    """Until when (monotonic seconds) none of them is updated."""
    told: dict[Room, dict[str, Any] | None] = field(default_factory=dict)
    """The last pushed snapshot of a room; None if its readers have different ones."""
    dues: list[float] = field(default_factory=list)
    """A heap of times (monotonic seconds) at which a snapshot changes without an event."""

    def hear(self, revision: int) -> None:
        self.heard = max(self.heard, revision)
        if self.behind_since is None:
            self.behind_since = time.monotonic()
        self.woken.set()

    def wait(self) -> float:
        """Seconds until the next check without being woken."""
        now = time.monotonic()
        wait = SLOW_SECONDS if self.slow_due else TICK_SECONDS
        if self.dues:
            wait = min(wait, max(0.0, self.dues[0] - now))
        if self.stale:
            wait = min(wait, max(0.0, self.rest_until - now))
        return wait

    def turn(self, now: float) -> list[Room]:
        """Remove and return the rooms of unchanged tickets that are updated now."""
        if now < self.rest_until:
            return []
        rooms = list(self.stale)[:TICKETS_AT_ONCE]
        for room in rooms:
            del self.stale[room]
        return rooms

    def past(self, now: float) -> bool:
        """Whether a time was due by now; removes the due ones."""
        was_due = False
        while self.dues and self.dues[0] <= now:
            heapq.heappop(self.dues)
            was_due = True
        return was_due


class Publisher:
    """Publishes committed changes to the readers of this process."""

    def __init__(self, app: AppContext, subscriptions: Subscriptions, emit: Emit) -> None:
        self._app = app
        self._subscriptions = subscriptions
        self._emit = emit
        self._broadcasts: dict[str, _CentreBroadcast] = {}
        self._running: list[gevent.Greenlet[..., Any]] = []
        self._stopping = Event()

    def stop(self) -> None:
        """Stop publishing; returns when the running reads have ended."""
        self._stopping.set()
        for broadcast in self._broadcasts.values():
            broadcast.woken.set()
            broadcast.called.set()
        gevent.joinall(self._running, timeout=STOP_SECONDS)
        self._running.clear()

    def on_revision(self, centre: str, revision: int) -> None:
        """Handle a new committed revision of a centre; repeated notifications have no effect."""
        broadcast = self._broadcast(centre)
        if revision > max(broadcast.heard, broadcast.pushed):
            broadcast.hear(revision)
            if not broadcast.called.is_set() and self._app.store.has_called(
                centre, broadcast.pushed
            ):
                broadcast.called.set()

    def lag(self) -> float:
        """The age in seconds of the oldest committed change that is not pushed."""
        now = time.monotonic()
        behind = [broadcast.behind_since for broadcast in self._broadcasts.values()]
        return max((now - since for since in behind if since is not None), default=0.0)

    def welcome(self, room: Room, snapshot: dict[str, Any]) -> None:
        """Note that a reader entered a room and got this snapshot."""
        broadcast = self._broadcast(snapshot["centre"])
        differs = _differs(broadcast.told.setdefault(room, snapshot), snapshot)
        if differs:
            # Its snapshot may be older or newer than another reader's: the next push is for all.
            broadcast.told[room] = None
        if differs or snapshot["revision"] < broadcast.pushed:
            # Pushes between its read and its subscription did not reach it.
            broadcast.slow_at = 0.0
            broadcast.woken.set()

    def forget(self, rooms: tuple[tuple[str, Room], ...]) -> None:
        """Drop rooms, each with its centre, that have no readers any more."""
        for centre, room in rooms:
            if (broadcast := self._broadcasts.get(centre)) is not None:
                broadcast.told.pop(room, None)

    def _broadcast(self, centre: str) -> _CentreBroadcast:
        broadcast = self._broadcasts.get(centre)
        if broadcast is None:
            broadcast = self._broadcasts[centre] = _CentreBroadcast(centre)
            self._running.append(gevent.spawn(self._pace, broadcast))
        return broadcast

    def _pace(self, broadcast: _CentreBroadcast) -> None:
        centre = broadcast.centre
        latch = FailureLatch(_log, f"{centre} was not pushed", f"{centre} is pushed again")
        while True:
            woken = broadcast.woken.wait(broadcast.wait())
            if self._stopping.is_set():
                return
            broadcast.woken.clear()
            broadcast.called.clear()
            try:
                self._push(broadcast, woken=woken)
            except Exception as error:  # noqa: BLE001 one bad picture must not silence a hall
                latch.failed(error, trace=not isinstance(error, Refusal))
                # All of it is due at once.
                broadcast.slow_at = 0.0
                broadcast.woken.set()
                self._stopping.wait(AGAIN_SECONDS)
            else:
                latch.worked()
                self._stopping.wait(CALL_SECONDS)
                broadcast.called.wait(PUSH_SECONDS - CALL_SECONDS)

    def _push(self, broadcast: _CentreBroadcast, *, woken: bool) -> None:
        occupied = self._subscriptions.rooms(broadcast.centre)
        rooms = {room: readers[-1].who for room, readers in occupied.items()}
        now = time.monotonic()
        least = SLOW_SECONDS if woken or broadcast.slow_due else TICK_SECONDS
        slow = broadcast.past(now) or now - broadcast.slow_at >= least
        broadcast.slow_due = not slow and (woken or broadcast.slow_due)
        if slow:
            broadcast.slow_at = now
            phones = (room for room in rooms if room.snapshot is SnapshotName.TICKET)
            broadcast.stale |= dict.fromkeys(phones)
        turn = broadcast.turn(now)

        def work(reading: CentreView) -> tuple[int, list[tuple[Room, dict[str, Any]]]]:
            return reading.centre.revision, self._build(reading, broadcast, rooms, slow, turn)

        revision, built = self._app.store.read_cached(broadcast.centre, broadcast.heard, work)
        # A process that was frozen meanwhile may be out of date.
        self._app.store.require_held()
        broadcast.pushed = max(broadcast.pushed, revision)
        if broadcast.pushed >= broadcast.heard:
            broadcast.behind_since = None
        for room, snapshot in built:
            if _differs(broadcast.told.get(room), snapshot):
                broadcast.told[room] = snapshot
                self._emit(room, snapshot)

    def _build(
        self,
        reading: CentreView,
        broadcast: _CentreBroadcast,
        rooms: Mapping[Room, Principal],
        slow: bool,
        turn: list[Room],
    ) -> list[tuple[Room, dict[str, Any]]]:
        """The snapshots of the rooms whose turn it is, built in slices: all are of one state."""
        context = self._app.context(reading)
        changed = changes_since(reading, broadcast.pushed)
        for due in changed.dues:
            wait = (due - context.now).total_seconds() / context.clock_rate
            heapq.heappush(broadcast.dues, time.monotonic() + wait)
        built: list[tuple[Room, dict[str, Any]]] = []
        phones: list[Room] = []
        slice_ends = time.monotonic() + SLICE_SECONDS
        for room, who in rooms.items():
            if time.monotonic() > slice_ends:
                gevent.sleep(0)
                slice_ends = time.monotonic() + SLICE_SECONDS
            kind = room.snapshot
            if kind is SnapshotName.TICKET:
                if ticket_in(context, room) in changed.subjects:
                    phones.append(room)
                elif changed.everything:
                    broadcast.stale[room] = None
                continue
            named = changed.everything or room.subject in changed.subjects
            if slow or kind in _FAST or named:
                snapshot = build(context, room, who)
                if snapshot is not None:
                    built.append((room, snapshot))
        begun = time.monotonic()
        phones += [room for room in turn if room in broadcast.told and room not in phones]
        for part in batched(phones, TICKETS_A_SLICE, strict=False):
            built += build_tickets(context, part).items()
            gevent.sleep(0)
        if turn:
            done = time.monotonic()
            broadcast.rest_until = done + REST * (done - begun)
        return built


def _differs(published: dict[str, Any] | None, snapshot: dict[str, Any]) -> bool:
    """Whether a snapshot has new content; a new revision alone is no reason to push."""
    if published is None:
        return True
    return any(
        published.get(name) != value
        for name, value in snapshot.items()
        if name not in _CHANGES_ALWAYS
    )
