"""Assembles a serving server, with its pages and sockets."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Flask
from gevent.threadpool import ThreadPool
from werkzeug.middleware.proxy_fix import ProxyFix

from server import tls
from server.addresses import origin_of
from server.bootstrap import open_hall, open_key
from server.clock import Clock
from server.context import AppContext, LocalBus
from server.engine.digest_writer import DigestWriter
from server.engine.store import Store
from server.identity.authenticator import Authenticator
from server.identity.presence import Presence
from server.passwords import MAX_CONCURRENT
from server.periodic.checkpoint_keeper import CheckpointKeeper
from server.periodic.vitals import DatabaseWatch, Vitals
from server.realtime.postgres_bus import PostgresBus
from server.realtime.socket_server import SocketServer
from server.settings import ServerSettings
from server.store.engine import connect_to_listen, is_sqlite
from server.web.api.metrics import Metrics
from server.web.app import PROXIED, make_app
from server.web.authorization import access_of, secret_in_cookie


@dataclass(frozen=True, slots=True)
class Server:
    """An assembled server, behind a number of trusted proxies."""

    context: AppContext
    app: Flask
    socket_server: SocketServer
    digests: DigestWriter
    checkpoints: CheckpointKeeper
    presence: Presence
    watch: DatabaseWatch
    proxies: int


def assemble(
    settings: ServerSettings, store: Store, clock: Clock, certificate: tls.Certificate | None = None
) -> Server:
    """Assemble a server, with the certificate that was opened once for all its processes;
    `CannotStart` if the server's key cannot be read or created."""
    key = open_key(settings)
    bus = _open_bus(settings, store, key)
    pool = ThreadPool(MAX_CONCURRENT)

    def in_thread(work: Callable[..., Any], *arguments: Any) -> Any:
        return pool.apply(work, arguments)

    metrics, watch = Metrics(), DatabaseWatch(store.database_status)
    vitals = Vitals(watch, settings)
    context = open_hall(
        settings, store, clock, bus, key, certificate, in_thread=in_thread, count=metrics.command
    )
    presence = Presence(context)
    authenticator = Authenticator(context, presence)
    app = make_app(
        context, authenticator, presence, vitals, metrics, secure=settings.served_securely
    )
    origins = [origin_of(settings.public_url)] if settings.public_url is not None else []
    socket_server = SocketServer(
        app, context, authenticator, access_of(app).bearer_of, secret_in_cookie, watch, origins
    )
    vitals.publisher_lag = socket_server.publisher.lag
    vitals.readers = socket_server.readers
    bus.listen(socket_server.publisher.on_revision)
    _trust_proxies(app, settings.proxies)
    digests = DigestWriter(settings.data)
    return Server(
        context, app, socket_server, digests, CheckpointKeeper(), presence, watch, settings.proxies
    )


def _open_bus(settings: ServerSettings, store: Store, key: bytes) -> LocalBus:
    if is_sqlite(settings.database_url):
        return LocalBus()
    # All processes of an installation have the same key.
    channel = "novbe_" + hashlib.sha256(b"novbe bus " + key).hexdigest()[:24]
    connect = partial(connect_to_listen, settings.direct_database or settings.database_url)
    return PostgresBus(connect, channel, store.revisions)


def _trust_proxies(app: Flask, proxies: int) -> None:
    """Trust the headers of this number of proxies for address, scheme and host; Socket.IO too."""
    if proxies:
        app.config[PROXIED] = True
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )
