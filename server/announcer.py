"""The process that announces a server by multicast DNS; `server.announcing` starts it.

Run as `python -m server.announcer ANNOUNCEMENT`, with a pipe as its standard input that the
server holds open as long as it lives. It never ends by failing: gunicorn, whose child it may
be, would take some exit codes for its own.
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
from server.addresses import EVERY, listened_on
from server.announcing import ENDS, Announcement
from server.logs import LogFormat

SERVICE: Final = "_novbe._tcp.local."

LOOK_SECONDS: Final = 20
"""How often it is looked whether the machine has other addresses: a cable that is plugged in
later, a lease of another address."""

LOOPBACK: Final = "127.0.0.1"

_log = logging.getLogger("novbe.announcing")


def main() -> None:
    """Announce what the command line says, until told to end or until the server is no more."""
    what = Announcement(**json.loads(sys.argv[1]))
    logs.configure(LogFormat(what.log_format), verbose=what.level <= logging.INFO)
    # A network that carries none of it is not the hall's trouble: it is said once, and by us.
    logging.getLogger("zeroconf").setLevel(logging.CRITICAL + 1)
    # The server's socket may have come along, and must not outlive it.
    os.closerange(3, 4096)
    os.nice(5)
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    _keep_up(what)


def _end_with_the_server() -> None:
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _keep_up(what: Announcement) -> None:
    """Announce, and anew whenever the machine has other addresses."""
    voice, shown, said = None, list[str](), ""
    while True:
        # Also without a network: the programs on this machine find the server then.
        found = list(listened_on(what.host)) or [LOOPBACK]
        if voice is None or found != shown:
            if voice is not None:
                voice.close()
            voice, shown = _voice(what, found), found
            told = (
                f"the server is announced in the network, at {', '.join(found)}"
                if voice is not None
                else "the server cannot be announced in the network; it is tried again"
            )
            if told != said:
                _log.info("%s", told)
                said = told
        if signal.sigtimedwait(ENDS, LOOK_SECONDS) is not None:
            break
    if voice is not None:
        voice.close()


def _voice(what: Announcement, found: list[str]) -> Zeroconf | None:
    """What announces addresses, until it is closed; None where the network does not let it."""
    machine = re.sub(r"[^A-Za-z0-9-]+", "-", socket.gethostname())[:40].strip("-") or "hall"
    info = ServiceInfo(
        SERVICE,
        f"Novbe at {machine}.{SERVICE}",
        port=what.port,
        properties=what.properties,
        # A name of its own: the machine's may be told by others, with other addresses.
        server=f"novbe-{machine}.local.",
        parsed_addresses=found,
    )
    hears_here = [LOOPBACK] if what.host in EVERY and LOOPBACK not in found else []
    try:
        voice = Zeroconf(
            interfaces=[*found, *hears_here],
            ip_version=IPVersion.All if any(":" in one for one in found) else IPVersion.V4Only,
        )
    except OSError as error:
        _log.debug("%s", error)
        return None
    try:
        # Of two servers on a machine the second has a number behind its name.
        voice.register_service(info, allow_name_change=True)
    except (OSError, Error, RuntimeError) as error:
        _log.debug("%s", error)
        voice.close()
        return None
    return voice


if __name__ == "__main__":
    main()
