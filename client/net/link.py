"""Snapshots by Socket.IO (WebSocket): a `Link` keeps one connection in a thread of its own,
reconnects without end and drops outdated snapshots. Callbacks run in threads of the link, one at a
time; a program with a window uses `client.connection.ServerConnection` instead."""

import logging
import random
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

import socketio
from pydantic import ValidationError
from socketio.exceptions import ConnectionError as SocketConnectionError
from socketio.exceptions import SocketIOError
from websocket import WebSocketException

from client.net.api import Bearer, bearer_of
from client.net.trust import SYSTEM, Trust, distrust_in
from contract.enums import SnapshotName
from contract.errors import Problem, ProblemType
from contract.rooms import Room
from contract.snapshots import SNAPSHOTS, Desk, Device, Snapshot, Ticket, supersedes
from contract.wire_version import SPOKEN

log = logging.getLogger(__name__)

FIRST_PAUSE: Final = 0.25
LONGEST_PAUSE: Final = 1.0
"""Seconds between attempts, each with jitter of half to one and a half: the screens of a hall
reconnect within about two seconds, and not all at once."""

REFUSED_PAUSE: Final = 5.0
"""Seconds between attempts after a refusal, which only a person can resolve."""

CONNECT_SECONDS: Final = 3.0
WATCH_SECONDS: Final = 0.5

_SOCKET_OPTIONS: Final = (
    (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
    # A pulled cable raises no error: TCP keepalive probes start after one quiet second, and the
    # connection fails after two seconds without an answer, for unacknowledged data too.
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 2),
    (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 2500),
)


@dataclass(frozen=True, slots=True)
class LinkState:
    """Whether snapshots arrive; why the server ended the connection, None where it does not
    answer; and whether its certificate is trusted."""

    connected: bool
    problem: Problem | None = None
    trusted: bool = True


def refuses(problem: Problem | None) -> TypeGuard[Problem]:
    """Whether the server refuses this program; one without its database only cannot answer yet."""
    return problem is not None and problem.kind is not ProblemType.UNAVAILABLE


def subject_of(snapshot: Snapshot) -> str:
    """The subject of a snapshot: a counter, a ticket's token, a device, else a centre."""
    match snapshot:
        case Desk(counter=counter):
            return counter
        case Ticket(token=token):
            return token
        case Device(device=device):
            return device
        case _:
            return snapshot.centre


class SnapshotFilter:
    """Drops outdated snapshots: the library delivers each message in a thread of its own, so two
    may arrive in the wrong order."""

    def __init__(self) -> None:
        self._latest: dict[tuple[SnapshotName, str], Snapshot] = {}

    def accepts(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot replaces the latest one of its subject; records it if so."""
        key = (snapshot.name, subject_of(snapshot))
        if not supersedes(snapshot, self._latest.get(key)):
            return False
        self._latest[key] = snapshot
        return True

    def reset(self) -> None:
        """Accept any next snapshot: after a new connection the server is always right."""
        self._latest.clear()


def _say_goodbye(client: socketio.Client) -> None:
    try:
        client.disconnect()
    except (OSError, WebSocketException, SocketIOError) as error:
        log.debug("the disconnect was not delivered: %s", error)
    # The library leaves a connection open that the peer has reset.
    if client.eio.ws is not None:
        client.eio.ws.shutdown()


class Link:
    """A persistent connection, subscribed to rooms of one server.

    Args:
        on_snapshot: called with each snapshot that is not older than the one before.
        on_state: called when the connection is made, lost or refused.
        trust: which certificates are accepted; None for the system's authorities. Raises
            `NoCertificates` where it holds none.
    """

    def __init__(
        self,
        server: str,
        token: str | Bearer | None,
        rooms: Sequence[Room],
        on_snapshot: Callable[[Snapshot], None],
        on_state: Callable[[LinkState], None] | None = None,
        language: str = "en",
        trust: Trust | None = None,
    ) -> None:
        self._server = server.rstrip("/")
        self._bearer = bearer_of(token)
        self._rooms = tuple(rooms)
        self._on_snapshot = on_snapshot
        self._on_state = on_state
        self._language = language
        self._sslopt = (trust or SYSTEM).sslopt
        self._filter = SnapshotFilter()
        self._epoch = ""
        """That of the last snapshot: a server with an earlier one is out of date."""
        self._state = LinkState(False)
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._ended = threading.Event()
        """Set when the current connection has ended, or should end."""
        self._connection = 0
        self._thread = threading.Thread(target=self._run, name="novbe-link", daemon=True)
        self._thread.start()

    @property
    def state(self) -> LinkState:
        """The current state."""
        return self._state

    def set_rooms(self, rooms: Sequence[Room]) -> None:
        """Subscribe to other rooms: reconnects, which brings their snapshots at once."""
        if tuple(rooms) != self._rooms:
            self._rooms = tuple(rooms)
            self._ended.set()

    def close(self) -> None:
        """End the connection; no callback comes after this returns."""
        self._closing.set()
        self._ended.set()
        if threading.current_thread() is not self._thread:
            # The thread may hang in a connection attempt; it is a daemon and calls nothing any
            # more.
            self._thread.join(timeout=1)
        with self._lock:
            self._connection += 1

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while not self._closing.is_set():
            self._ended.clear()
            # `close` may have run between the check and the clearing.
            if self._closing.is_set():
                break
            if self._connect_once():
                pause = FIRST_PAUSE
            if refuses(self._state.problem) or not self._state.trusted:
                self._closing.wait(REFUSED_PAUSE * random.uniform(0.5, 1.5))
                continue
            self._closing.wait(pause * random.uniform(0.5, 1.5))
            pause = min(pause * 2, LONGEST_PAUSE)

    def _connect_once(self) -> bool:
        """Connect and stay until it ends; whether there was a connection at all. Each attempt has a
        client of its own: late calls of an old one are recognised by its number."""
        with self._lock:
            self._connection += 1
            number = self._connection
        token = self._bearer.now
        client = socketio.Client(
            reconnection=False,
            handle_sigint=False,
            request_timeout=CONNECT_SECONDS,
            websocket_extra_options={
                "sockopt": _SOCKET_OPTIONS,
                "http_no_proxy": ["*"],
                "sslopt": self._sslopt,
            },
        )

        def came() -> None:
            # The library reports it only when its `connect` returns, and until then it misses a
            # disconnect by the server.
            client.connected = True
            self._came(number)

        client.on("connect", came)
        client.on("disconnect", lambda *_reason: self._over(number))
        client.on("connect_error", lambda *data: self._refused(number, token, data))
        for name in SnapshotName:
            client.on(name.value, self._hearing(name, number))
        try:
            client.connect(
                self._server,
                auth={
                    "token": token,
                    "rooms": [room.name for room in self._rooms],
                    "language": self._language,
                    "epoch": self._epoch,
                    "wire": SPOKEN,
                },
                transports=["websocket"],
                wait_timeout=CONNECT_SECONDS,
            )
        except (SocketConnectionError, ValueError, OSError) as error:
            log.debug("no connection to %s: %s", self._server, error)
            self._went(number, distrust_in(error))
            return False
        while not self._ended.wait(WATCH_SECONDS):
            # The library does not report a transport that broke while it was still connecting.
            if client.eio.state != "connected":
                break
        self._went(number)
        # The library waits three seconds for the other end's goodbye.
        threading.Thread(target=_say_goodbye, args=(client,), daemon=True).start()
        return True

    def _hearing(self, name: SnapshotName, number: int) -> Callable[[Any], None]:
        model = SNAPSHOTS[name]

        def hear(data: Any) -> None:
            try:
                snapshot = model.read(data)
            except ValidationError as error:
                log.warning("a %s message is not valid: %s", name, error)
                return
            with self._lock:
                if number != self._connection or self._closing.is_set():
                    return
                self._came(number)
                self._epoch = snapshot.epoch
                if self._filter.accepts(snapshot):
                    self._on_snapshot(snapshot)

        return hear

    def _came(self, number: int) -> None:
        self._set_state(number, connected=True, problem=None)

    def _over(self, number: int) -> None:
        with self._lock:
            if number == self._connection:
                self._ended.set()

    def _went(self, number: int, distrust: str = "") -> None:
        if distrust and self._state.trusted:
            log.warning("the certificate of %s is not the expected one: %s", self._server, distrust)
        # A refusal that was just reported stays: the end of its connection adds nothing.
        problem = None if distrust else self._state.problem
        self._set_state(number, connected=False, problem=problem, trusted=not distrust)

    def _refused(self, number: int, token: str | None, data: tuple[Any, ...]) -> None:
        """The server refused (a problem), or was not reachable (a text of the library)."""
        problem: Problem | None = None
        if data and isinstance(data[0], dict):
            # The server's library may wrap it: {"message": ..., "data": problem}.
            told = data[0].get("data", data[0])
            try:
                problem = Problem.model_validate(told)
            except ValidationError:
                log.warning("a refusal without a problem: %s", told)
        elif not self._state.trusted:
            # The state may be unchanged: the library reports it soon.
            return
        if problem is not None and problem.kind is ProblemType.NOT_SIGNED_IN:
            self._bearer.instead_of(token)
        self._set_state(number, connected=False, problem=problem)

    def _set_state(
        self, number: int, *, connected: bool, problem: Problem | None, trusted: bool = True
    ) -> None:
        with self._lock:
            if number != self._connection or self._closing.is_set():
                return
            state = LinkState(connected, problem, trusted)
            if state == self._state:
                return
            if connected and not self._state.connected:
                self._filter.reset()
            self._state = state
            if self._on_state is not None:
                self._on_state(self._state)
