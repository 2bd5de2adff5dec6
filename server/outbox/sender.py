"""Sends the messages of the queue: to each receiver in their order, to all receivers at once."""

import logging
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from gevent import Timeout
from gevent.pool import Pool

from contract.alerts import AlertFailure, AlertWay
from contract.errors import Refusal
from server.context import AppContext
from server.outbox.mail import Mail
from server.outbox.messenger import Messenger
from server.outbox.queue import OutboxRows
from server.outbox.transport import ATTEMPT_SECONDS, Transport, Undelivered
from server.outbox.webhook import Webhook

_log = logging.getLogger("novbe.outbox")

SENDING_AT_ONCE: Final = 64
"""The number of receivers to which is sent at the same time: all of a centre, and more."""


class Sender:
    """Sends what is due.

    Attributes:
        attempts: the attempts that run, one for each receiver at most.
    """

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self._busy: set[str] = set()
        self._transports: dict[AlertWay, Transport] = {
            AlertWay.WEBHOOK: Webhook(app.signer, app.webhook_networks),
            AlertWay.MESSENGER: Messenger(),
        }
        if app.mail_server is not None:
            self._transports[AlertWay.MAIL] = Mail(app.mail_server)
        self.attempts = Pool(SENDING_AT_ONCE)

    def look(self) -> None:
        """Start to send what is due, to each receiver once it has a place."""
        now = self._app.machine.now()
        for receiver in self._app.store.on_connection(lambda each: OutboxRows(each).due(now)):
            if receiver not in self._busy:
                self._busy.add(receiver)
                self.attempts.spawn(self._send_to, receiver)

    def _send_to(self, receiver: str) -> None:
        try:
            # While the database is away, which its watch logs, nothing is sent.
            with suppress(Refusal):
                while self._send_next(receiver):
                    pass
        finally:
            self._busy.discard(receiver)

    def _send_next(self, receiver: str) -> bool:
        """Send a message to a receiver; returns whether there may be another one for it."""
        app = self._app
        now = app.machine.now()
        message = app.store.on_connection(lambda each: OutboxRows(each).next(receiver, now))
        if message is None:
            return False
        transport = self._transports.get(message.receiver.way)
        # What another server has erased or sent meanwhile must not leave.
        app.store.require_held()
        failure: AlertFailure | None = AlertFailure.NO_MAIL_SERVER
        if transport is not None:
            failure = attempt(transport.send, message.receiver, message.what)
        now, before = app.machine.now(), message.receiver.failure
        app.store.on_connection(
            lambda each: OutboxRows(each).settle(message, failure, now), write=True
        )
        # Once, and never the address.
        if failure is not None and failure != before:
            _log.warning("messages do not reach %s: %s", receiver, failure)
        elif before and failure is None:
            _log.warning("messages reach %s again", receiver)
        return failure is None


def attempt(send: Callable[..., None], *what: object) -> AlertFailure | None:
    """Try to send something; returns why it was not taken."""
    try:
        with Timeout(ATTEMPT_SECONDS):
            send(*what)
    except Undelivered as error:
        return error.failure
    except ssl.SSLError:
        return AlertFailure.CERTIFICATE
    except (OSError, Timeout):
        return AlertFailure.UNREACHABLE
    except Exception as error:  # noqa: BLE001 it counts as an attempt; the message may be a secret
        _log.error("a message could not be sent: %s", type(error).__name__)
        return AlertFailure.REFUSED
    return None
