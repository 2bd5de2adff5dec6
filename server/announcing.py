"""Announces the server by multicast DNS, so that new devices find it.

A separate process does this (`server.announcer`): the mDNS library uses asyncio and the server
gevent. It withdraws the announcement when it gets a signal, or when the server has ended.
"""

import json
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from server.addresses import WILDCARDS, reachable_addresses
from server.logs import LogFormat, current_format

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
    """Starts and stops the announcing process, which always ends with the server; without an
    announcement there is none."""

    def __init__(self, what: Announcement | None) -> None:
        self._what = what
        self._starter = os.getpid()
        self._pid: int | None = None
        self._life: int | None = None

    def start(self) -> None:
        """Start the process; does not block or raise."""
        if self._what is None:
            return
        # Nothing is written to the pipe: the process reads its end of file when the server ends.
        reading, self._life = os.pipe()
        safe = ["-P"] if sys.flags.safe_path else []
        command = [sys.executable, *safe, "-m", "server.announcer", json.dumps(self._what)]
        try:
            # Not `subprocess`: gevent or gunicorn would wait for the child.
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
        # Forked workers have this object too, but only the process that started it may stop it.
        if self._pid is not None and os.getpid() == self._starter:
            with suppress(ProcessLookupError):
                os.kill(self._pid, number)

    def _runs(self) -> bool:
        if self._pid is None or os.getpid() != self._starter:
            return False
        try:
            ended, _ = os.waitpid(self._pid, os.WNOHANG)
        except ChildProcessError:
            # gunicorn's master has reaped the child already.
            ended = self._pid
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
    return Announcer(Announcement(host, port, tls, ", ".join(names), level, current_format()))
