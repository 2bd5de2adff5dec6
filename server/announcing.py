"""Announces the server by multicast DNS, so that new devices find it.

A separate process does this (`main`): the mDNS library uses asyncio and the server gevent. It
withdraws the announcement when it gets a signal, or when the server has ended: its standard input
is a pipe that the server holds open as long as it lives.
"""

import json
import logging
import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from server import logs
from server.addresses import WILDCARDS, reachable_addresses
from server.logs import LogFormat

if TYPE_CHECKING:
    # Only the process that announces needs it.
    from zeroconf import Zeroconf

SERVICE: Final = "_novbe._tcp.local."

LOOK_SECONDS: Final = 20
"""How often the addresses of the machine are checked for changes, e.g. by a new DHCP lease."""

NAME_BYTES: Final = 200
"""The maximum length of the centres' names: a DNS TXT string has 255 bytes, with its key."""

LOOPBACK: Final = "127.0.0.1"

STOP_SECONDS: Final = 2.0
"""How long withdrawing may take. Without a withdrawal clients drop the record after two minutes."""

STOP_SIGNALS: Final = frozenset({signal.SIGTERM, signal.SIGINT})
"""The signals that stop the process."""

_log = logging.getLogger("novbe.announcing")


class Announcement(NamedTuple):
    """The content of an announcement: the address at which the server listens (maybe a wildcard
    address), the names of its centres for people, and how the process logs."""

    host: str
    port: int
    tls: bool
    name: str
    level: int = logging.WARNING
    log_format: LogFormat = LogFormat.TEXT


class Announcer:
    """Starts and stops the announcing process; without an announcement there is none."""

    def __init__(self, announcement: Announcement | None) -> None:
        self._what = announcement
        self._pid: int | None = None
        self._life: int | None = None

    def start(self) -> None:
        """Start the process; does not block or raise."""
        if self._what is None:
            return
        # Nothing is written to the pipe: the process reads its end of file when the server ends.
        reading, self._life = os.pipe()
        command = [sys.executable, "-P", "-m", "server.announcing", json.dumps(self._what)]
        try:
            # Not `subprocess`: gevent would wait for the child.
            self._pid = os.posix_spawn(
                sys.executable,
                command,
                os.environ,
                file_actions=[(os.POSIX_SPAWN_DUP2, reading, 0)],
                setsigmask=(),
                setsigdef=STOP_SIGNALS,
            )
        except OSError as error:
            _log.info("the server is not announced in the network: %s", error)
        finally:
            os.close(reading)

    def withdraw(self) -> None:
        """Begin to withdraw the announcement; does not block."""
        self._send(signal.SIGTERM)

    def close(self) -> None:
        """Withdraw the announcement; wait for the end of the process, at most `STOP_SECONDS`."""
        self.withdraw()
        end = time.monotonic() + STOP_SECONDS
        while self._runs():
            if time.monotonic() > end:
                self._send(signal.SIGKILL)
            time.sleep(0.02)
        if self._life is not None:
            os.close(self._life)
            self._life = None

    def _send(self, number: signal.Signals) -> None:
        if self._pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, number)

    def _runs(self) -> bool:
        if self._pid is None:
            return False
        ended, _ = os.waitpid(self._pid, os.WNOHANG)
        if ended:
            self._pid = None
        return not ended


def announcer_of(listener: socket.socket, *, tls: bool, names: Sequence[str]) -> Announcer:
    """The announcer of a server; it announces nothing if no other machine can reach the server."""
    if listener.family == socket.AF_UNIX:
        return Announcer(None)
    host, port = listener.getsockname()[:2]
    if host not in WILDCARDS and not reachable_addresses(host):
        return Announcer(None)
    level = logging.getLogger().getEffectiveLevel()
    return Announcer(Announcement(host, port, tls, ", ".join(names), level, logs.current_format()))


# The process that announces.


def main() -> None:
    """Announce the server until a signal arrives or the server has ended."""
    announcement = Announcement(*json.loads(sys.argv[1]))
    logs.configure(LogFormat(announcement.log_format), verbose=announcement.level <= logging.INFO)
    # A network without multicast is no fault of the hall. `_keep_announced` logs it once.
    logging.getLogger("zeroconf").setLevel(logging.CRITICAL + 1)
    # The server's listening socket may be inherited, and must not stay open after the server.
    os.closerange(3, 4096)
    os.nice(5)
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    _keep_announced(announcement)


def _end_with_the_server() -> None:
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _keep_announced(announcement: Announcement) -> None:
    """Announce the server, and again whenever the addresses of the machine change."""
    voice, shown, previous = None, list[str](), ""
    while True:
        # Without a network, announce on loopback for the programs on this machine.
        addresses = list(reachable_addresses(announcement.host)) or [LOOPBACK]
        if voice is None or addresses != shown:
            if voice is not None:
                voice.close()
            voice, shown = _registered(announcement, addresses), addresses
            message = (
                f"the server is announced in the network, at {', '.join(addresses)}"
                if voice is not None
                else "the server cannot be announced in the network; it is tried again"
            )
            if message != previous:
                _log.info("%s", message)
                previous = message
        if signal.sigtimedwait(STOP_SIGNALS, LOOK_SECONDS) is not None:
            break
    if voice is not None:
        voice.close()


def _registered(announcement: Announcement, addresses: list[str]) -> "Zeroconf | None":
    """Register the service at these addresses; None if the network does not allow it."""
    from zeroconf import Error, IPVersion, ServiceInfo, Zeroconf

    machine = re.sub(r"[^A-Za-z0-9-]+", "-", socket.gethostname())[:40].strip("-") or "hall"
    info = ServiceInfo(
        SERVICE,
        f"Novbe at {machine}.{SERVICE}",
        port=announcement.port,
        properties={
            "path": "/",
            "tls": "1" if announcement.tls else "0",
            "name": announcement.name.encode()[:NAME_BYTES].decode(errors="ignore"),
        },
        # Not the machine's own host name: another responder may announce that with other addresses.
        server=f"novbe-{machine}.local.",
        parsed_addresses=addresses,
    )
    hears_here = [LOOPBACK] if announcement.host in WILDCARDS and LOOPBACK not in addresses else []
    try:
        voice = Zeroconf(
            interfaces=[*addresses, *hears_here],
            ip_version=IPVersion.All if ":" in "".join(addresses) else IPVersion.V4Only,
        )
    except OSError as error:
        _log.debug("%s", error)
        return None
    try:
        # A second server on a machine gets a number appended to its name.
        voice.register_service(info, allow_name_change=True)
    except (OSError, Error, RuntimeError) as error:
        _log.debug("%s", error)
        voice.close()
        return None
    return voice


if __name__ == "__main__":
    main()
