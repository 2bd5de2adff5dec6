"""Messages by webhook, signed as Standard Webhooks lays down.

Source: https://www.standardwebhooks.com/
"""

import base64
import socket
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from standardwebhooks import Webhook as Signature

from contract.alerts import Alert, AlertFailure
from server.addresses import Network, is_allowed
from server.outbox.receivers import Receiver
from server.outbox.transport import Undelivered
from server.signing import KeySigner

ANSWER_SECONDS: Final = 10.0
"""How long the other end may take to connect, and again for its answer."""


class Webhook:
    """Posts messages to public addresses and those of some networks; through a proxy, which
    resolves names itself, to those that the proxy lets pass."""

    def __init__(self, signer: KeySigner, networks: Sequence[Network]) -> None:
        self._signer, self._networks = signer, networks

    def send(self, receiver: Receiver, message: Alert) -> None:
        """Post a message; see `Transport`."""
        now, body = datetime.now(UTC), message.model_dump_json()
        signature = Signature(secret_of(self._signer, receiver.id))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Novbe",
            "webhook-id": message.id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": signature.sign(message.id, now, body),
        }
        url = urlsplit(receiver.address)
        target = f"{url.path or '/'}{f'?{url.query}' if url.query else ''}"
        connection = self._connection(url.hostname or "", url.port, url.scheme == "https")
        try:
            connection.request("POST", target, body.encode(), headers)
            # A redirection is not followed, and the body of the answer is not read.
            status = connection.getresponse().status
        except HTTPException as error:
            raise Undelivered(AlertFailure.UNREACHABLE) from error
        finally:
            connection.close()
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise Undelivered(AlertFailure.REFUSED)

    def _connection(self, host: str, port: int | None, secure: bool) -> HTTPConnection:
        """A connection to the very address that was checked: the name is resolved once."""
        # Without one, the library would look for it in the last group of an IPv6 address.
        port = port or (443 if secure else 80)
        if not secure:
            plain = HTTPConnection(host, port, timeout=ANSWER_SECONDS)
            plain.sock = connect(host, plain.port, self._networks)
            return plain
        context = ssl.create_default_context()
        proxy = urlsplit(getproxies().get("https", "") if not proxy_bypass(host) else "")
        if proxy.hostname:
            tunnel = HTTPSConnection(
                proxy.hostname, proxy.port, timeout=ANSWER_SECONDS, context=context
            )
            tunnel.set_tunnel(host, port)
            return tunnel
        connection = HTTPSConnection(host, port, timeout=ANSWER_SECONDS)
        raw = connect(host, connection.port, self._networks)
        connection.sock = context.wrap_socket(raw, server_hostname=host)
        return connection


def connect(host: str, port: int, networks: Sequence[Network]) -> socket.socket:
    """A connection to a host, of which every address is allowed, or `Undelivered`, `OSError`."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in infos]
    if not all(is_allowed(address, networks) for address in addresses):
        raise Undelivered(AlertFailure.UNUSABLE)
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), ANSWER_SECONDS)
        except OSError:
            # The next one, for example without IPv6.
            continue
    return socket.create_connection((addresses[-1], port), ANSWER_SECONDS)


def secret_of(signer: KeySigner, receiver: str) -> str:
    """The secret of a webhook as its program expects it, derived from the server's key: `whsec_`
    and the Base64 of a key."""
    return f"whsec_{base64.b64encode(signer.derive_key(f'webhook\n{receiver}')).decode()}"
