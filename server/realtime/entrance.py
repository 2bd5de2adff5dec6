"""The entrance of the news: who may come in, and what they get at once."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, join_room
from socketio.exceptions import ConnectionRefusedError

from contract.enums import Role, SnapshotName
from contract.errors import ProblemType, Refusal, malformed_field
from contract.ids import centre_of
from contract.rooms import Room, parse
from contract.texts import FALLBACK
from server.addresses import origin_of
from server.application.agencies import permit_agency_reading
from server.application.hall import Hall
from server.application.ports import Reading
from server.application.principal import Principal, permit_reading
from server.doors import Doors
from server.realtime.audience import Audience, Reader
from server.realtime.builder import build
from server.realtime.messages import MESSAGE_LIMIT, bound_messages
from server.realtime.porch import Porch
from server.realtime.publisher import Publisher
from server.sentences import problem_of

PING_SECONDS = 5
"""Interval and time-out of pings: a half-open peer is noticed in seven to ten seconds."""

ROOMS_AT_MOST = 16


@dataclass(frozen=True, slots=True)
class Entrance:
    """Socket.IO over an application.

    Attributes:
        publisher: tells its readers.
        look_at_the_doors: shows those out whose secret is nobody's any more.
    """

    socketio: SocketIO
    publisher: Publisher
    look_at_the_doors: Callable[[], None]


def open_entrance(
    app: Flask,
    hall: Hall,
    doors: Doors,
    bearer_of: Callable[[str], Principal],
    origins: Sequence[str] = (),
) -> Entrance:
    """Open the news to readers.

    Args:
        app: whose address it has.
        hall, doors: whose news, and who asks.
        bearer_of: the bearer of a ticket, by its token; counts what an address guesses.
        origins: of which others pages of ours may come (a relay's), as browsers send them; a
            page of the same address always may, and programs say none.
    """
    socketio = SocketIO(
        app,
        async_mode="gevent",
        transports=["websocket"],
        ping_interval=PING_SECONDS,
        ping_timeout=PING_SECONDS,
        max_http_buffer_size=MESSAGE_LIMIT,
        cors_allowed_origins=_allowed(origins),
        manage_session=False,
        serve_client=False,
        json=_Json,
        # What strangers send is no news; each broken packet would be a traceback.
        logger=_silent("novbe.socketio"),
        engineio_logger=_silent("novbe.engineio"),
    )
    bound_messages(socketio)
    audience, porch = Audience(), Porch(socketio)

    def emit(room: Room, snapshot: dict[str, Any]) -> None:
        socketio.emit(room.snapshot.value, snapshot, to=room.name)

    publisher = Publisher(hall, audience, emit)

    def connect(auth: Any = None) -> None:
        sid: str = request.sid  # type: ignore[attr-defined]
        if sid in audience:
            # Not a hello: an event that a reader sent under this name.
            _show_out(socketio, sid)
            return
        try:
            reader = _reader(doors, bearer_of, auth)
            first = _first(hall, reader)
        except Refusal as refusal:
            problem = problem_of(refusal, _language(auth))
            raise ConnectionRefusedError(
                problem.title, problem.model_dump(mode="json", exclude_none=True)
            ) from refusal
        for room in reader.rooms:
            join_room(room.name)
        audience.enter(sid, reader)
        porch.entered(sid)
        # Before anybody else is told anything: a push that comes between is newer,
        # and the reader drops what is older than what it has.
        for room, snapshot in first:
            socketio.emit(room.snapshot.value, snapshot, to=sid)
            publisher.welcome(room, snapshot)

    def disconnect(*_reason: Any) -> None:
        # Of however many words: a reader who sends an event under this name chooses them.
        sid: str = request.sid  # type: ignore[attr-defined]
        if socketio.server.manager.is_connected(sid, "/"):
            # No goodbye: an event that a reader sent under this name. It is still in its
            # rooms, and so it has to be among those who can be shown out.
            _show_out(socketio, sid)
            return
        publisher.forget(audience.leave(sid))
        porch.left(sid)

    def said(*words: Any) -> None:
        # Readers say nothing but hello; each word costs as much as a push. An event comes as
        # its name, whose it is, and the rest; one that is called "*" without its name.
        for sid in words[:2]:
            if isinstance(sid, str) and sid in audience:
                _show_out(socketio, sid)
                return

    def look_at_the_doors() -> None:
        """Show those out whose secret is nobody's any more."""
        bearers = audience.secrets()
        for secret in doors.void(list(bearers)) if bearers else ():
            doors.forget(secret)
            for sid in bearers[secret]:
                _show_out(socketio, sid)

    socketio.on_event("connect", connect)
    socketio.on_event("disconnect", disconnect)
    socketio.server.on("*", said)
    return Entrance(socketio, publisher, look_at_the_doors)


class _Json:
    """JSON as Socket.IO wants it, in which every list begins with a text: the name of an event.

    The library looks whatever a list begins with up as a name, and breaks on what cannot be one.
    """

    dumps = staticmethod(json.dumps)

    @staticmethod
    def loads(text: str, **options: Any) -> Any:
        """Read what a reader sent; a list without a name has an empty one.

        Raises:
            ValueError: it is no JSON.
        """
        found = json.loads(text, **options)
        if isinstance(found, list) and not (found and isinstance(found[0], str)):
            return ["", *found]
        return found


def _show_out(socketio: SocketIO, sid: str) -> None:
    """End a reader's connection; what it does next is knock again, and hear why not."""
    with suppress(KeyError):
        # It may have gone by itself meanwhile.
        socketio.server.disconnect(sid)


def _allowed(origins: Sequence[str]) -> Callable[[str, dict[str, Any]], bool]:
    """Whether a page of an origin may listen: the cookie of a browser opens nothing here, but
    a page of somebody else's shall not count who comes and goes either."""

    def allowed(origin: str, environ: dict[str, Any]) -> bool:
        return origin in origins or origin in _own_origins(environ.get("HTTP_HOST", ""))

    return allowed


def _own_origins(host: str) -> Iterable[str]:
    """Where a page came from that was fetched from a host, as somebody named it."""
    with suppress(ValueError):
        return [origin_of(f"{scheme}://{host}") for scheme in ("http", "https")]
    return ()


def _silent(name: str) -> logging.Logger:
    """A logger that nothing passes."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.CRITICAL + 1)
    return logger


def _language(auth: Any) -> str:
    language = auth.get("language") if isinstance(auth, dict) else None
    return language if isinstance(language, str) else FALLBACK


def _reader(doors: Doors, bearer_of: Callable[[str], Principal], auth: Any) -> Reader:
    """The reader that a hello describes, with the rooms it may enter.

    Raises:
        Refusal: `malformed`, `not_signed_in`, `not_permitted` or `too_fast`.
    """
    if not isinstance(auth, dict):
        raise malformed_field("(auth)", "is needed: {token, rooms}")
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
    who: Principal | None = None
    rooms = []
    for name in dict.fromkeys(names):
        try:
            room = parse(name)
        except ValueError as error:
            raise malformed_field("rooms", str(error)) from error
        if room.snapshot is SnapshotName.TICKET:
            visitor = bearer_of(room.subject)
            permit_reading(visitor, room.snapshot, visitor.id)
            who = who or visitor
        else:
            who = doors.bearer(token)
            permit_reading(who, room.snapshot, room.subject)
        rooms.append(room)
    if len({_centre_of(room, who) for room in rooms}) != 1 or who is None:
        raise malformed_field("rooms", "belong to one centre")
    return Reader(who, tuple(rooms), token if who.role is not Role.VISITOR else None)


def _centre_of(room: Room, who: Principal | None) -> str | None:
    if room.snapshot is SnapshotName.DEVICE:
        return who.centre if who else None
    return centre_of(room.subject)


def _first(hall: Hall, reader: Reader) -> list[tuple[Room, dict[str, Any]]]:
    """The snapshots that a reader gets at once, of one reading.

    Raises:
        Refusal: `not_found` for a room of something that is not there; `not_permitted` for
            a desk of other agencies than the reader's.
    """
    centre = reader.who.centre
    if centre is None:
        raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "token"})

    def work(reading: Reading) -> list[tuple[Room, dict[str, Any]]]:
        basis = hall.basis(reading)
        found = []
        for room in reader.rooms:
            if room.snapshot is SnapshotName.DESK:
                permit_agency_reading(reader.who, room.snapshot, room.subject, reading)
            snapshot = build(basis, room, reader.who)
            if snapshot is None:
                raise Refusal(ProblemType.NOT_FOUND, {"what": room.snapshot, "id": room.subject})
            found.append((room, snapshot))
        return found

    return hall.transactions.reading(centre, work)
