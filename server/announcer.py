"""The process that announces a server by multicast DNS; `server.announcing` starts it.

Its standard input is a pipe that the server holds open as long as it lives. It always exits with 0:
gunicorn, which may be its parent, gives some exit codes a meaning.
"""

import json
import logging
import os
import re
import signal
import socket
import sys
import threading
from typing import Final

from zeroconf import Error, IPVersion, ServiceInfo, Zeroconf

from server import logs
from server.addresses import WILDCARDS, reachable_addresses
from server.announcing import STOP_SIGNALS, Announcement
from server.logs import LogFormat

SERVICE: Final = "_novbe._tcp.local."

LOOK_SECONDS: Final = 20
"""How often the addresses of the machine are checked for changes: a cable plugged in later, a new
DHCP lease."""

NAME_BYTES: Final = 200
"""The maximum length of the centres' names: a DNS TXT string has 255 bytes, with its key."""

LOOPBACK: Final = "127.0.0.1"

_log = logging.getLogger("novbe.announcing")


def main() -> None:
    """Announce the server until a signal arrives or the server has ended."""
    what = Announcement(*json.loads(sys.argv[1]))
    logs.configure(LogFormat(what.log_format), verbose=what.level <= logging.INFO)
    # A network without multicast is no fault of the hall. `_keep_announced` logs it once.
    logging.getLogger("zeroconf").setLevel(logging.CRITICAL + 1)
    # The server's listening socket may be inherited, and must not stay open after the server.
    os.closerange(3, 4096)
    os.nice(5)
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    _keep_announced(what)


def _end_with_the_server() -> None:
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _keep_announced(what: Announcement) -> None:
    """Announce the server, and again whenever the addresses of the machine change."""
    voice, shown, said = None, list[str](), ""
    while True:
        # Without a network, announce on loopback for the programs on this machine.
        found = list(reachable_addresses(what.host)) or [LOOPBACK]
        if voice is None or found != shown:
            if voice is not None:
                voice.close()
            voice, shown = _registered(what, found), found
            told = (
                f"the server is announced in the network, at {', '.join(found)}"
                if voice is not None
                else "the server cannot be announced in the network; it is tried again"
            )
            if told != said:
                _log.info("%s", told)
                said = told
        if signal.sigtimedwait(STOP_SIGNALS, LOOK_SECONDS) is not None:
            break
    if voice is not None:
        voice.close()


def _registered(what: Announcement, found: list[str]) -> Zeroconf | None:
    """Register the service at these addresses; None if the network does not allow it."""
    machine = re.sub(r"[^A-Za-z0-9-]+", "-", socket.gethostname())[:40].strip("-") or "hall"
    info = ServiceInfo(
        SERVICE,
        f"Novbe at {machine}.{SERVICE}",
        port=what.port,
        properties={
            "path": "/",
            "tls": "1" if what.tls else "0",
            "name": what.name.encode()[:NAME_BYTES].decode(errors="ignore"),
        },
        # Not the machine's own host name: another responder may announce that with other addresses.
        server=f"novbe-{machine}.local.",
        parsed_addresses=found,
    )
    hears_here = [LOOPBACK] if what.host in WILDCARDS and LOOPBACK not in found else []
    try:
        voice = Zeroconf(
            interfaces=[*found, *hears_here],
            ip_version=IPVersion.All if any(":" in one for one in found) else IPVersion.V4Only,
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
