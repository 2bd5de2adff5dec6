"""Recipients of alarms: a real mail server and a real webhook, which fail on request."""

import asyncio
import json
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from standardwebhooks import Webhook

from server.context import AppContext
from server.outbox.sender import Sender

LOOPBACK = (ip_network("127.0.0.0/8"),)
"""What a server whose webhooks may reach this machine has as its networks."""

USER, PASSWORD = "novbe", "a mail password"
"""By which the mail server lets a sender in."""


def deliver(hall: AppContext) -> None:
    """Send the messages that are due, as the server does it every few seconds."""
    sender = Sender(hall)
    sender.look()
    sender.attempts.join()


@dataclass
class MailReceiver:
    """A mail server that keeps what it takes.

    Attributes:
        refusals: the answers to the next mails, in place of taking them.
        tried: the ids of all mails that came, also of those that it refused.
        unknown: the addresses that it does not know.
    """

    port: int = 0
    refusals: list[str] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Accept or refuse a recipient."""
        if address in self.unknown:
            return "550 there is no such address"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Accept or refuse a mail."""
        content = cast(bytes, envelope.content)
        mail = message_from_bytes(content, policy=policy.default)
        self.tried.append(str(mail["Message-ID"]))
        if self.refusals:
            return self.refusals.pop(0)
        self.mails.append(mail)
        return "250 OK"

    def texts(self) -> list[str]:
        return [
            f"{one['Subject']}\n{one.get_content()}".replace("\r\n", "\n") for one in self.mails
        ]


def _authenticate(*arguments: Any) -> AuthResult:
    given = cast(LoginPassword, arguments[4])
    right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextmanager
def mail_receiver(context: ssl.SSLContext | None = None) -> Iterator[MailReceiver]:
    """A mail server on the loopback interface.

    Args:
        context: with it, it asks for STARTTLS and for user and password.
    """
    receiver, loop, ready = MailReceiver(), asyncio.new_event_loop(), threading.Event()

    def session() -> SMTP:
        secure: dict[str, Any] = {}
        if context is not None:
            secure = {
                "tls_context": context,
                "require_starttls": True,
                "authenticator": _authenticate,
                "auth_required": True,
            }
        return SMTP(receiver, loop=loop, **secure)

    async def serve() -> None:
        server = await loop.create_server(session, "127.0.0.1", 0)
        receiver.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await stopping.wait()

    stopping = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield receiver
    finally:
        loop.call_soon_threadsafe(stopping.set)
        thread.join()
        loop.close()


@dataclass
class Posted:
    headers: dict[str, str]
    body: bytes
    status: int

    @property
    def message(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    def verify(self, secret: str) -> None:
        """Verify its signature and its time, as its program does, or `WebhookVerificationError`."""
        Webhook(secret).verify(self.body, self.headers)


@dataclass
class Hook:
    """A webhook that keeps what was posted to it.

    Attributes:
        statuses: the answers to the next requests; then 204.
    """

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    posted: list[Posted] = field(default_factory=list)

    @property
    def taken(self) -> list[dict[str, Any]]:
        return [one.message for one in self.posted if one.status == 204]


@contextmanager
def hook(context: ssl.SSLContext | None = None) -> Iterator[Hook]:
    """A webhook on the loopback interface.

    Args:
        context: with it, it is served by TLS.
    """
    receiver = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.statuses.pop(0) if receiver.statuses else 204
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.posted.append(Posted(headers, body, status))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            if status == 302:
                self.send_header("Location", receiver.url + "/elsewhere")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme = "http" if context is None else "https"
    receiver.url = f"{scheme}://127.0.0.1:{server.server_port}/novbe"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def proxy(port: int) -> Iterator[tuple[str, list[str]]]:
    """A proxy that connects every client to a port of this machine; yields its URL, and to what the
    clients asked to be connected."""
    asked: list[str] = []

    class Tunnel(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode().split()[1])
            while self.rfile.readline().strip():
                pass
            self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            with socket.create_connection(("127.0.0.1", port)) as there:
                back = threading.Thread(target=pump, args=(there, self.connection))
                back.start()
                pump(self.connection, there)
                back.join()

    def pump(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", asked
        finally:
            server.shutdown()
            thread.join()
