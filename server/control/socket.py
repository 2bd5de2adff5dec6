"""The control socket of a serving process. Only the server's own account and root may ask there:
the kernel tells which account is at the other end."""

import logging
import os
import socket
import struct
from importlib.metadata import version
from pathlib import Path
from typing import Final

from gevent import Timeout
from gevent.server import StreamServer

from contract.errors import Refusal
from contract.files import FILES_LIMIT
from contract.texts import FALLBACK
from server.context import AppContext
from server.control.requests import REQUESTS, carry_out
from server.control.wire import ControlReply, ControlRequest, short_path_of
from server.domain.principal import at_the_server
from server.sentences import problem_of

ARRIVING_SECONDS: Final = 10.0
"""How long a whole request may take to arrive."""

_LARGEST: Final = 2 * FILES_LIMIT
"""The maximum size of a request in bytes: a centre file with its files in Base64."""

_AT_ONCE: Final = 8
"""The number of requests that are worked on at the same time."""

_PEER: Final = "3i"
"""What `SO_PEERCRED` gives: the process at the other end, its user, its group."""

_log = logging.getLogger("novbe.server")


def open_socket(app: AppContext, path: Path) -> StreamServer:
    """Answer requests from now on, until the caller stops it. The caller serves the database alone:
    a socket that is there was left by a process that was killed. `OSError`."""
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    with short_path_of(path) as short:
        listener.bind(short)
    path.chmod(0o600)
    listener.listen()
    listener.setblocking(False)
    found = StreamServer(listener, lambda connection, _: _answer(app, connection), spawn=_AT_ONCE)
    found.start()
    return found


def _answer(app: AppContext, connection: socket.socket) -> None:
    with connection:
        _process, account, _group = struct.unpack(
            _PEER,
            connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize(_PEER)),
        )
        if account not in (0, os.geteuid()):
            return
        try:
            with Timeout(ARRIVING_SECONDS, TimeoutError()):
                received = _all_of(connection)
            reply = _reply(app, received)
        except Exception:  # noqa: BLE001 the command line gets an answer
            _log.exception("a request of the command line failed")
            reply = ControlReply(fault="The server failed. Its log says where: report it.")
        try:
            connection.sendall(reply.model_dump_json().encode())
        except OSError:
            _log.warning("a command line did not wait for its answer")


def _reply(app: AppContext, received: bytes) -> ControlReply:
    message = ControlRequest.model_validate_json(received)
    if message.release != version("novbe"):
        return ControlReply(
            fault=f"The server that runs is Novbe {version('novbe')}, this is {message.release}. "
            "Nothing was changed. Restart the server, or use the 'novbe' of its release."
        )
    request = REQUESTS[message.name].model_validate(message.request)
    try:
        return ControlReply(
            answer=carry_out(app, at_the_server(request.centre, message.account), request)
        )
    except Refusal as refusal:
        return ControlReply(problem=problem_of(refusal, FALLBACK))


def _all_of(connection: socket.socket) -> bytes:
    """All that the other end sends."""
    received = bytearray()
    while part := connection.recv(65536):
        received += part
        if len(received) > _LARGEST:
            raise ValueError("the request is too large")
    return bytes(received)
