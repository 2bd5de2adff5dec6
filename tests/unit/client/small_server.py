"""A small real server on loopback: snapshots by Socket.IO, and commands by HTTP.

Run as a program, with a port and the snapshots in JSON (`{"board": {...}}`), it serves until it is
killed.
"""

import json
import ssl
import sys
import threading
from typing import Any, Self

import socketio
from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.serving import make_server

from tests.parts.certificates import Made

TOKEN = "a-token-for-tests-only"

PROBLEM = {
    "type": "/problems/not_signed_in",
    "title": "not signed in",
    "status": 401,
    "detail": "This token is not known here.",
}


class SmallServer:
    """Use it as a context. Sends `truths` by name, and records the `bodies` of commands, which
    `faults` answer first."""

    def __init__(self, port: int = 0, context: ssl.SSLContext | None = None) -> None:
        self.truths: dict[str, dict[str, Any]] = {}
        self.faults: list[tuple[int, dict[str, Any]]] = []
        self.bodies: list[tuple[str, dict[str, Any]]] = []
        self.auths: list[dict[str, Any]] = []
        self.sio = socketio.Server(async_mode="threading", ping_interval=5, ping_timeout=5)
        self.sio.on("connect", self._connect)
        app = Flask(__name__)
        app.add_url_rule("/api/v1/<path:path>", view_func=self._command, methods=["POST"])
        app.wsgi_app = socketio.WSGIApp(self.sio, app.wsgi_app)  # type: ignore[method-assign]
        self._server = make_server("127.0.0.1", port, app, threaded=True, ssl_context=context)
        self._server.daemon_threads = True  # type: ignore[attr-defined]
        scheme = "http" if context is None else "https"
        self.address = f"{scheme}://127.0.0.1:{self._server.server_port}"
        self._context = context
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def show(self, made: Made) -> None:
        assert self._context is not None
        self._context.load_cert_chain(made.chain, made.key)

    def push(self, name: str, truth: dict[str, Any]) -> None:
        """Make it the current snapshot and push it to every reader."""
        self.truths[name] = truth
        self.sio.emit(name, truth)

    def drop(self) -> None:
        for sid, _ in list(self.sio.manager.get_participants("/", None)):
            self.sio.disconnect(sid)

    def _connect(self, sid: str, _environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
        self.auths.append(auth or {})
        if not auth or auth.get("token") != TOKEN:
            raise socketio.exceptions.ConnectionRefusedError(PROBLEM["detail"], PROBLEM)
        for name, truth in self.truths.items():
            self.sio.emit(name, truth, to=sid)

    def _command(self, path: str) -> ResponseReturnValue:
        self.bodies.append((path, request.get_json()))
        if self.faults:
            status, body = self.faults.pop(0)
            return jsonify(body), status
        return jsonify({"path": path})


if __name__ == "__main__":
    server = SmallServer(int(sys.argv[1]))
    server.truths = json.loads(sys.argv[2])
    with server:
        threading.Event().wait()
