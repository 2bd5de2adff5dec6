"""The background tasks of each serving process, next to requests and timers."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import gevent
from gevent.event import Event

from contract.errors import Refusal
from server.bootstrap.assembly import Server
from server.identity.authenticator import WRITE_SECONDS
from server.logs import FailureLatch
from server.periodic import alerting
from server.periodic.vitals import LOOK_SECONDS
from server.tls import Certificate, UnusableCertificate

_log = logging.getLogger("novbe.server")

ALARMS_SECONDS = 5.0
"""How often alarms are checked for a begin or an end."""

SEND_SECONDS = 2.0
"""How often queued messages are checked."""

CERTIFICATE_SECONDS = 5.0
"""How often the certificate's files are checked for a renewal."""


def watch(server: Server, stopping: Event) -> list[Any]:
    """Start all background tasks; returns their greenlets, which end when `stopping` is set."""
    context = server.context
    works = (
        (
            partial(_presence, server),
            WRITE_SECONDS,
            "presence could not be written",
            "presence is written again",
        ),
        (
            partial(alerting.look, context),
            ALARMS_SECONDS,
            "alarms could not be checked",
            "alarms are checked again",
        ),
        (
            partial(alerting.deliver, context),
            SEND_SECONDS,
            "messages about alarms could not be sent",
            "messages about alarms are sent again",
        ),
        (
            partial(_take_renewed, context.certificate),
            CERTIFICATE_SECONDS,
            "the renewed certificate cannot be used",
            "the renewed certificate is used",
        ),
    )
    return [
        gevent.spawn(_watch_database, server, stopping),
        *(
            gevent.spawn(_repeatedly, work, seconds, stopping, failed, again)
            for work, seconds, failed, again in works
        ),
    ]


def _repeatedly(
    work: Callable[[], None], seconds: float, stopping: Event, failed: str, again: str
) -> None:
    """Repeat a task; a failure is logged once, and the task is retried."""
    latch = FailureLatch(_log, failed, again)
    while not stopping.is_set():
        try:
            work()
        except Exception as error:  # noqa: BLE001 one failure must not end it for good
            latch.failed(error, trace=not isinstance(error, Refusal | UnusableCertificate))
        else:
            latch.worked()
        stopping.wait(seconds)


def _presence(server: Server) -> None:
    """Write the presence of devices and sessions, and disconnect those that are not valid any
    more."""
    server.presence.write()
    server.socket_server.disconnect_void()


def _take_renewed(certificate: Certificate | None) -> None:
    """Reload the certificate if it was renewed."""
    if certificate is not None and certificate.reload():
        _log.warning("the certificate was renewed: valid until %s", certificate.ends.date())


def _watch_database(server: Server, stopping: Event) -> None:
    """Disconnect all readers when the database becomes unavailable: their data may be outdated, and
    a program without a connection shows that. They reconnect when the database is back."""
    was_away = False
    while not stopping.wait(LOOK_SECONDS):
        server.watch.look()
        if server.watch.is_away and not was_away:
            server.socket_server.disconnect_all()
        was_away = server.watch.is_away
