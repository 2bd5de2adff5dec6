"""Which TLS certificates a program accepts as its server's: those of the system's authorities, of a
file's authorities, or one that was pinned at enrolment."""

import hashlib
import io
import socket
import ssl
import time
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPResponse
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

LOOK_SECONDS: Final = 5.0
"""Timeout of reading a server's certificate."""

_NO_CHECK_TIME: Final = 0x200000
"""`X509_V_FLAG_NO_CHECK_TIME` of OpenSSL, which has no constant in Python."""


class NoCertificates(Exception):
    """A file or text holds no certificates; the message says which and why."""


class ServerCertificate(NamedTuple):
    """A server's own certificate, as it presents it; `sha256` is its fingerprint, 64 lower-case
    hexadecimal digits."""

    pem: str
    sha256: str


@dataclass(frozen=True)
class Trust:
    """Which certificates are accepted: by default those of the system's authorities.

    Attributes:
        ca: a file (PEM) of the only accepted authorities, or of the server's own certificate; the
            host name is checked.
        pinned: the only accepted certificate (PEM); host name and validity period are not checked.
            A kiosk whose clock battery is empty must not lose its server, and a new certificate
            would have to be pinned anyway.
    """

    ca: Path | None = None
    pinned: str | None = None

    @property
    def may_pin(self) -> bool:
        """Whether an untrusted certificate may be pinned: a named file says which are trusted, and
        no other is."""
        return self.ca is None

    @cached_property
    def context(self) -> ssl.SSLContext:
        """The TLS context, cached: reading the system's authorities takes a few hundredths of a
        second. Raises `NoCertificates`."""
        try:
            if self.pinned is not None:
                return _pinning(self.pinned)
            return ssl.create_default_context(cafile=self.ca)
        except (OSError, ValueError) as error:
            source = "the pinned certificate" if self.pinned is not None else str(self.ca)
            raise NoCertificates(f"{source} cannot be used: {_reason(error)}") from error

    def adapter(self, **options: Any) -> HTTPAdapter:
        """An adapter for `requests`."""
        return _Adapter(self, **options)

    @property
    def sslopt(self) -> dict[str, Any]:
        """Options for `websocket-client`, which sets the first three in the context again."""
        context = self.context
        return {
            "check_hostname": context.check_hostname,
            "cert_reqs": ssl.CERT_REQUIRED,
            "context": context,
        }


SYSTEM: Final = Trust()
"""The system's authorities."""


class _Reader(io.RawIOBase):
    """Reads an answer, all of it within the timeout of its socket, which otherwise counts from byte
    to byte: a peer that sends single bytes slowly would block the program without limit."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock, self._raw = sock, sock.makefile("rb", buffering=0)
        self._seconds = sock.gettimeout() or LOOK_SECONDS
        self._end = time.monotonic() + self._seconds

    def readable(self) -> bool:
        """This stream can be read."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Read what has arrived, or `TimeoutError`."""
        self._sock.settimeout(max(self._end - time.monotonic(), 0.001))
        try:
            return self._raw.readinto(buffer)
        finally:
            self._sock.settimeout(self._seconds)

    def close(self) -> None:
        """Release the socket."""
        self._raw.close()
        super().close()


class _Answer(HTTPResponse):
    def __init__(self, sock: socket.socket, *arguments: Any, **options: Any) -> None:
        super().__init__(sock, *arguments, **options)
        self.fp.close()
        self.fp = io.BufferedReader(_Reader(sock))


class _Plain(HTTPConnectionPool):
    class ConnectionCls(HTTPConnection):
        response_class = _Answer


class _Secured(HTTPSConnectionPool):
    class ConnectionCls(HTTPSConnection):
        response_class = _Answer


class _Adapter(HTTPAdapter):
    def __init__(self, trust: Trust, **options: Any) -> None:
        self._trust = trust
        super().__init__(**options)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        options["ssl_context"] = self._trust.context
        if self._trust.pinned is not None:
            # The library would check the host name itself.
            options["assert_hostname"] = False
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Plain, "https": _Secured}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Use the context alone, without the library's own list of authorities."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = None
        conn.ca_cert_dir = None


def _pinning(pem: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=pem)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | ssl.VerifyFlags(_NO_CHECK_TIME)
    expected = ssl.PEM_cert_to_DER_cert(pem)

    class Pinned(ssl.SSLSocket):
        def do_handshake(self, block: bool = False) -> None:
            super().do_handshake(block)
            # A pinned authority would make the certificates that it issued valid too: refuse them.
            if self.getpeercert(binary_form=True) != expected:
                raise ssl.SSLCertVerificationError("it is not the pinned one")

    context.sslsocket_class = Pinned
    return context


def distrust_in(error: BaseException | None) -> str:
    """Why a certificate was not trusted, if that caused an error, which each library wraps in its
    own way; else ""."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop()
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _reason(cause)
        seen.add(id(cause))
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
    return ""


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        # Only OpenSSL's own errors have it.
        return str(getattr(error, "verify_message", None) or error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)


def certificate_of(server: str, seconds: float = LOOK_SECONDS) -> ServerCertificate:
    """The certificate that a server presents, trusted or not, for a person to compare. Raises
    `ValueError` for an address that is not an `https` one, and `OSError`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    shown = _look(server, context, seconds)
    return ServerCertificate(ssl.DER_cert_to_PEM_cert(shown), hashlib.sha256(shown).hexdigest())


def distrust_of(server: str, trust: Trust = SYSTEM, seconds: float = LOOK_SECONDS) -> str:
    """Why a server's certificate is not trusted, by default by the system's authorities; "" where
    it is. Raises what `certificate_of` does."""
    try:
        _look(server, trust.context, seconds)
    except ssl.SSLCertVerificationError as error:
        return _reason(error)
    return ""


def _look(server: str, context: ssl.SSLContext, seconds: float) -> bytes:
    parts = urlsplit(server)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"'{server}' is not an https address")
    with (
        socket.create_connection((parts.hostname, parts.port or 443), seconds) as plain,
        context.wrap_socket(plain, server_hostname=parts.hostname) as secured,
    ):
        shown = secured.getpeercert(binary_form=True)
    if shown is None:
        raise OSError(f"{server} presents no certificate")
    return shown
