"""What each process that serves does again and again, next to requests and to the clock."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import gevent
from gevent.event import Event

from contract.errors import Refusal
from server.bootstrap.assembly import Server
from server.identity.presence import WRITE_SECONDS
from server.logs import FailureLatch
from server.periodic import alerting
from server.periodic.vitals import LOOK_SECONDS
from server.tls import Certificate, UnusableCertificate

_log = logging.getLogger("novbe.server")

ALARMS_SECONDS = 5.0
"""How often it is looked whether an alarm began or is over."""

SEND_SECONDS = 2.0
"""How often it is looked whether a message waits."""


CERTIFICATE_SECONDS = 5.0
"""How often it is looked whether the certificate was renewed."""


def watch(server: Server, stopping: Event) -> list[Any]:
    """Begin all of it; the greenlets, which end once `stopping` is set."""
    context = server.context
    works = (
        (
            partial(_presence, server),
            WRITE_SECONDS,
            "who is there could not be written",
            "who is there is written again",
        ),
        (
            partial(alerting.look, context),
            ALARMS_SECONDS,
            "alarms could not be looked at",
            "alarms are looked at again",
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
            "the renewed certificate is not taken",
            "the renewed certificate is taken",
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
    """Do something again and again; what fails is said once, and tried again.

    Args:
        work: what is done.
        seconds: how long to wait after each time.
        stopping: set at the end.
        failed, again: what is said when it failed, and when it works again.
    """
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
    """Who is there: writes down who was heard of, and shows out who is not known any more."""
    server.presence.write()
    server.socket_server.disconnect_void()


def _take_renewed(certificate: Certificate | None) -> None:
    """Take the certificate that is served with, where it was renewed."""
    if certificate is not None and certificate.look():
        _log.warning("the certificate was renewed: good until %s", certificate.ends.date())


def _watch_database(server: Server, stopping: Event) -> None:
    """Disconnects all readers once the database is away: what they show may be no longer true,
    and a program says so that has no connection. They come back when it does."""
    was_away = False
    while not stopping.wait(LOOK_SECONDS):
        server.watch.look()
        if server.watch.is_away and not was_away:
            server.socket_server.disconnect_all()
        was_away = server.watch.is_away
