"""The Socket.IO server: authenticates readers, subscribes them to rooms, and sends the first
snapshots."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, join_room
from gevent.lock import BoundedSemaphore
from socketio.exceptions import ConnectionRefusedError

from contract.enums import Role, SnapshotName
from contract.epochs import is_out_of_date
from contract.errors import ProblemType, Refusal, malformed_field
from contract.rooms import Room, parse
from contract.wire_version import refuse_other_wire
from server import open_connections
from server.addresses import origin_of
from server.context import AppContext
from server.domain.principal import Principal, permit_reading
from server.engine.centre_view import CentreView
from server.identity.authenticator import Authenticator
from server.periodic.vitals import DatabaseWatch
from server.realtime.publisher import Publisher, Reader, Subscriptions, build
from server.realtime.websocket import MESSAGE_LIMIT, use_websockets
from server.rules.permissions import permit_agency_reading
from server.sentences import problem_of

PING_SECONDS = 5
"""Interval and timeout of pings: a half-open connection is detected in seven to ten seconds."""

ROOMS_AT_MOST = 16

READERS_OF_A_TICKET = 2
"""A phone and its previous connection that was not closed; or two phones."""

HTTP_ORIGIN = "HTTP_ORIGIN"
"""The WSGI key of a page's origin; programs send none."""

HELLOS_AT_ONCE = 4
"""The number of hellos that are answered concurrently. Commands wait in the same queue of reads,
which a flood of hellos must not fill."""

HELLO_SECONDS = 3.0
"""How long a hello waits for its turn. A client that is still connected retries."""


class SocketServer:
    """Serves Socket.IO to readers, on the address of an application.

    Args:
        bearer_of: the holder of a ticket, by its token and the environment of the request; counts
            wrong tokens per address.
        browser_secret: the secret of the session in the request's cookie, if there is one.
        origins: further allowed origins (of a relay), as browsers send them; pages of the same
            address are always allowed, and programs send no origin.
    """

    def __init__(
        self,
        app: Flask,
        context: AppContext,
        authenticator: Authenticator,
        bearer_of: Callable[[str, Mapping[str, Any]], Principal],
        browser_secret: Callable[[], str | None],
        watch: DatabaseWatch,
        origins: Sequence[str] = (),
    ) -> None:
        self._app = context
        self._authenticator = authenticator
        self._bearer_of = bearer_of
        self._browser_secret = browser_secret
        self._watch = watch
        self._subscriptions = Subscriptions()
        self._hellos = BoundedSemaphore(HELLOS_AT_ONCE)
        self._socketio = SocketIO(
            app,
            async_mode="gevent",
            transports=["websocket"],
            ping_interval=PING_SECONDS,
            ping_timeout=PING_SECONDS,
            max_http_buffer_size=MESSAGE_LIMIT,
            cors_allowed_origins=partial(_is_allowed, origins),
            manage_session=False,
            serve_client=False,
            # Messages of unauthenticated clients are not logged: each broken packet would be a
            # traceback.
            logger=_silent("novbe.socketio"),
            engineio_logger=_silent("novbe.engineio"),
        )
        use_websockets(self._socketio)
        self.publisher = Publisher(context, self._subscriptions, self._emit)
        self._socketio.on_event("connect", self._connect)
        self._socketio.on_event("disconnect", self._disconnect)

    def readers(self) -> Mapping[SnapshotName, int]:
        """The number of readers of each kind of snapshot."""
        return self._subscriptions.counts()

    def disconnect_void(self) -> None:
        """Disconnect the readers whose tokens are no longer valid."""
        readers = self._subscriptions.secrets()
        for secret in self._authenticator.void(list(readers)) if readers else ():
            self._authenticator.forget()
            self._disconnect_all(readers[secret])

    def disconnect_all(self) -> None:
        """Disconnect all readers."""
        self._disconnect_all(self._subscriptions.readers())

    def _disconnect_all(self, readers: Iterable[str]) -> None:
        for sid in readers:
            with suppress(KeyError):
                # It may have disconnected meanwhile.
                self._socketio.server.disconnect(sid)

    def _emit(self, room: Room, snapshot: dict[str, Any]) -> None:
        self._socketio.emit(room.snapshot.value, snapshot, to=room.name)

    def _connect(self, auth: Any = None) -> None:
        sid: str = request.sid  # type: ignore[attr-defined]
        try:
            if self._watch.is_away:
                raise Refusal(ProblemType.UNAVAILABLE, {"cause": "database"})
            if not self._hellos.acquire(timeout=HELLO_SECONDS):
                raise Refusal(ProblemType.UNAVAILABLE, {"cause": "too many hellos"})
            try:
                reader = self._reader(auth)
                first = self._first(reader, auth)
            finally:
                self._hellos.release()
            # A process that was frozen meanwhile may be out of date.
            self._app.store.require_held()
            # No other reader can subscribe between this check and the subscription below.
            self._limit_ticket_readers(reader)
        except Refusal as refusal:
            language = auth.get("language") if isinstance(auth, dict) else None
            problem = problem_of(refusal, str(language))
            raise ConnectionRefusedError(
                problem.title, problem.model_dump(mode="json", exclude_none=True)
            ) from refusal
        open_connections.mark_accepted(request.environ)
        for room in reader.rooms:
            join_room(room.name)
        self._subscriptions.enter(sid, reader)
        # Before further pushes to the rooms: a push in between is newer, and the reader drops a
        # snapshot that is older than its own.
        for room, snapshot in first:
            self._socketio.emit(room.snapshot.value, snapshot, to=sid)
            self.publisher.welcome(room, snapshot)

    def _disconnect(self, *_reason: Any) -> None:
        self.publisher.forget(self._subscriptions.leave(request.sid))  # type: ignore[attr-defined]

    def _reader(self, auth: Any) -> Reader:
        """The reader of a hello, with the rooms it may subscribe to; `malformed`, `update_device`,
        `update_server`, `not_signed_in`, `not_permitted` or `too_fast`."""
        if not isinstance(auth, dict):
            raise malformed_field("(auth)", "is needed: {token, rooms}")
        refuse_other_wire(auth.get("wire"))
        names = auth.get("rooms")
        if (
            not isinstance(names, list)
            or not names
            or len(names) > ROOMS_AT_MOST
            or not all(isinstance(name, str) and len(name) < 300 for name in names)
        ):
            raise malformed_field("rooms", f"is a list of one to {ROOMS_AT_MOST} names of rooms")
        token = auth.get("token")
        if token is not None and not isinstance(token, str):
            raise malformed_field("token", "is a text")
        of_page = token is None and HTTP_ORIGIN in request.environ
        if of_page:
            # A page of our own, whose browser is signed in; other origins were refused before.
            token = self._browser_secret()
        who: Principal | None = None
        rooms = []
        for name in dict.fromkeys(names):
            try:
                room = parse(name)
            except ValueError as error:
                raise malformed_field("rooms", str(error)) from error
            if room.snapshot is SnapshotName.TICKET:
                visitor = self._bearer_of(room.subject, request.environ)
                permit_reading(visitor, room.snapshot, visitor.id)
                who = who or visitor
            else:
                # A page that only displays does not extend its session.
                who = self._authenticator.bearer(token, counts=not of_page)
                permit_reading(who, room.snapshot, room.subject)
            rooms.append(room)
        assert who is not None
        reader = Reader(who, tuple(rooms), token if who.role is not Role.VISITOR else None)
        if len({reader.centre_of(room) for room in rooms}) != 1:
            raise malformed_field("rooms", "belong to one centre")
        return reader

    def _limit_ticket_readers(self, reader: Reader) -> None:
        """Refuse a reader of a ticket that has enough (`too_fast`); its page polls instead."""
        for room in reader.rooms:
            if room.snapshot is SnapshotName.TICKET:
                readers = self._subscriptions.rooms(reader.centre_of(room))
                if len(readers.get(room, ())) >= READERS_OF_A_TICKET:
                    raise Refusal(ProblemType.TOO_FAST, {"seconds": 2 * PING_SECONDS})

    def _first(self, reader: Reader, auth: Mapping[str, Any]) -> list[tuple[Room, dict[str, Any]]]:
        """The first snapshots of a reader, from one consistent read; `not_found`, `not_permitted`
        for a desk of other agencies, `server_replaced` if it has seen a later log of the hall."""
        centre = reader.who.centre
        if centre is None:
            raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "token"})

        def work(reading: CentreView) -> list[tuple[Room, dict[str, Any]]]:
            seen = auth.get("epoch")
            if isinstance(seen, str) and is_out_of_date(reading.centre.epoch, seen):
                raise Refusal(ProblemType.SERVER_REPLACED)
            context = self._app.context(reading)
            snapshots = []
            for room in reader.rooms:
                if room.snapshot is SnapshotName.DESK:
                    permit_agency_reading(reader.who, room.snapshot, room.subject, reading)
                snapshot = build(context, room, reader.who)
                if snapshot is None:
                    raise Refusal(
                        ProblemType.NOT_FOUND, {"what": room.snapshot, "id": room.subject}
                    )
                snapshots.append((room, snapshot))
            return snapshots

        return self._app.store.read(centre, work)


def _is_allowed(origins: Sequence[str], origin: str, environ: dict[str, Any]) -> bool:
    """Whether pages of an origin may connect: of these, or of the request's own host. The console
    authenticates with the cookie of its session, so pages of other sites must not connect."""
    with suppress(ValueError):
        host = environ.get("HTTP_HOST", "")
        own = [origin_of(f"{scheme}://{host}") for scheme in ("http", "https")]
        return origin in (*origins, *own)
    return origin in origins


def _silent(name: str) -> logging.Logger:
    logger = logging.getLogger(name)
    logger.setLevel(logging.CRITICAL + 1)
    return logger
