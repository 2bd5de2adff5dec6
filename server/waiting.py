"""A server that waits for the lock of its database, which another server has. It writes nothing,
runs no timer and announces nothing."""

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any, Final

from gevent.event import Event

from contract.errors import ProblemType, Refusal
from contract.texts import FALLBACK
from server.engine.store import Store
from server.http_server import HttpServer
from server.sentences import problem_of

WAITING: Final = "waiting"
"""The status in the answer of `/health/ready`."""

RETRY_SECONDS: Final = 0.5
"""How often the lock is tried."""

_log = logging.getLogger("novbe.server")


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The WSGI application meanwhile: live, but not ready, and everything else is refused."""
    head, status, kind = {"Cache-Control": "no-store"}, "503 Service Unavailable", "json"
    match environ["PATH_INFO"]:
        case "/health/live":
            status, content = "200 OK", json.dumps({"status": "live"})
        case "/health/ready":
            content = json.dumps({"status": WAITING, "checks": {"database": WAITING}})
        case _:
            refusal = Refusal(ProblemType.UNAVAILABLE, {"cause": WAITING})
            content, kind = problem_of(refusal, FALLBACK).model_dump_json(), "problem+json"
            head["Retry-After"] = "1"
    body = content.encode()
    head |= {"Content-Type": f"application/{kind}", "Content-Length": str(len(body))}
    start_response(status, list(head.items()))
    return [body]


def await_lock(
    store: Store, http_server: HttpServer, stopping: Event, on_waiting: Callable[[], None]
) -> bool:
    """Take the lock of the database; as long as another server has it, answer requests by `app`.
    Returns whether it was taken before `stopping` was set.

    Args:
        on_waiting: called when requests are answered.

    Raises:
        Refusal: `unavailable`; the database cannot be reached at the start.
    """
    while not stopping.is_set():
        try:
            store.take_lock()
        except Refusal:
            if not http_server.started:
                if not store.lock_holder:
                    raise
                _log.warning("another server serves the database: this one waits until it ends")
                http_server.start()
                on_waiting()
            stopping.wait(RETRY_SECONDS)
        else:
            if http_server.started:
                _log.warning("this server has the lock of the database now, and serves")
            return True
    return False
