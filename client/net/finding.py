"""Finds servers by multicast DNS: none without a network, or on one without multicast."""

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from zeroconf import (
    Error,
    InterfaceChoice,
    IPVersion,
    ServiceBrowser,
    ServiceInfo,
    ServiceStateChange,
    Zeroconf,
)

log = logging.getLogger(__name__)

SERVICE: Final = "_novbe._tcp.local."

AGAIN_SECONDS: Final = 20.0
"""A listener does not notice a network that appears later: while nothing is found, restart it."""

ASK_MILLISECONDS: Final = 3000
NAME_SIGNS: Final = 120


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A server that announced itself: `key` identifies it among the announcements, `name` is that
    of its centres, to show, and may be empty."""

    key: str
    address: str
    name: str

    @property
    def by_tls(self) -> bool:
        """Whether it uses TLS."""
        return self.address.startswith("https:")


type Tell = Callable[[tuple[FoundServer, ...]], None]


class Finder:
    """Listens for announcements until it is closed, in threads of its own.

    Announcements are not authenticated: a server that once announced TLS is not accepted without
    it, and a server without TLS cannot replace one with TLS.

    Args:
        tell: called with all current servers each time a server appears or vanishes; in a thread of
            the finder, one call at a time.
    """

    def __init__(self, tell: Tell, interfaces: Sequence[str] | None = None) -> None:
        self._tell = tell
        self._interfaces = interfaces
        self._servers: dict[str, FoundServer] = {}
        self._by_tls: set[str] = set()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="novbe-finder", daemon=True)
        self._thread.start()

    @property
    def servers(self) -> tuple[FoundServer, ...]:
        """The current servers: those with TLS first, then by name."""
        with self._lock:
            found = list(self._servers.values())
        secured = {server.name for server in found if server.by_tls and server.name}
        some = [server for server in found if server.by_tls or server.name not in secured]
        return tuple(
            sorted(
                some,
                key=lambda server: (not server.by_tls, server.name, server.address, server.key),
            )
        )

    def close(self) -> None:
        """Stop listening; `tell` is not called after this."""
        self._closing.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._listen()
            except (OSError, Error, RuntimeError) as error:
                # No network, no multicast, no socket: it may come later.
                log.info("cannot listen for servers: %s", error)
                self._closing.wait(AGAIN_SECONDS)

    def _listen(self) -> None:
        ear = Zeroconf(
            InterfaceChoice.All if self._interfaces is None else list(self._interfaces),
            ip_version=IPVersion.V4Only,
        )
        with closing(ear):
            browser = ServiceBrowser(ear, SERVICE, handlers=[self._on_change])
            try:
                while not self._closing.wait(AGAIN_SECONDS):
                    if not self.servers:
                        return
            finally:
                browser.cancel()

    def _on_change(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        if state_change is ServiceStateChange.Removed:
            self._vanished(name)
        else:
            self._appeared(zeroconf, name)

    def _appeared(self, ear: Zeroconf, name: str) -> None:
        try:
            info = ear.get_service_info(SERVICE, name, timeout=ASK_MILLISECONDS)
        except (OSError, Error, RuntimeError) as error:
            log.info("cannot resolve the server %s: %s", name, error)
            return
        server = None if info is None else read(info)
        if server is None:
            log.info("%s says nothing of use", name)
            return
        with self._lock:
            if server.by_tls:
                self._by_tls.add(name)
            elif name in self._by_tls:
                log.warning("%s told of TLS before, and does not now: not believed", name)
                return
            known = self._servers.get(name)
            self._servers[name] = server
        if known != server:
            self._say()

    def _vanished(self, name: str) -> None:
        with self._lock:
            known = self._servers.pop(name, None)
        if known is not None:
            self._say()

    def _say(self) -> None:
        if not self._closing.is_set():
            self._tell(self.servers)


def read(info: ServiceInfo) -> FoundServer | None:
    """A server from its announcement; None where that is not valid. The text is untrusted: it is
    truncated and shown as plain text."""
    addresses = info.parsed_addresses(IPVersion.V4Only)
    if not addresses or not info.port:
        return None
    told = info.decoded_properties
    scheme = "https" if told.get("tls") == "1" else "http"
    name = " ".join((told.get("name") or "").split())
    printable = "".join(sign for sign in name if sign.isprintable())[:NAME_SIGNS]
    return FoundServer(info.name, f"{scheme}://{addresses[0]}:{info.port}", printable)
