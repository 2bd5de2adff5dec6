"""Tells the network that there is a server, by multicast DNS: new devices find it so.

It is a small process of its own (`server.announcer`). The server is gevent's, and
the library that speaks multicast DNS has a loop of another kind; so neither waits for the
other, and nothing that goes wrong with the network reaches the server. The process withdraws
what it announced when it is told to end, and by itself when the server is there no more.
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
from dataclasses import asdict, dataclass
from typing import Final

from server.addresses import EVERY, listened_on
from server.logs import LogFormat, used

END_SECONDS: Final = 2.0
"""How long withdrawing may take; whoever still believes in it forgets it after two minutes."""

NAME_BYTES: Final = 200
"""Of the names of the centres; a text of DNS has 255 bytes with its key."""

ENDS: Final = frozenset({signal.SIGTERM, signal.SIGINT})
"""By which the process is told to end."""

_log = logging.getLogger("novbe.announcing")


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is told.

    Attributes:
        host: on which it listens: an address of this machine, or one that stands for all.
        port: there.
        tls: whether it is spoken to by TLS.
        name: of the centres, for people.
        level: from which on it is logged.
        log_format: how.
    """

    host: str
    port: int
    tls: bool
    name: str
    level: int = logging.WARNING
    log_format: LogFormat = LogFormat.TEXT

    def written(self) -> str:
        """As a word of a command line."""
        return json.dumps(asdict(self))

    @property
    def properties(self) -> dict[str, str]:
        """The texts beside the address."""
        short = self.name.encode()[:NAME_BYTES].decode(errors="ignore")
        return {"path": "/", "tls": "1" if self.tls else "0", "name": short}


class Announcer:
    """The process that announces, as the server sees it; it ends with the server, however that
    ends.

    Args:
        what: is announced; None: nothing is.
    """

    def __init__(self, what: Announcement | None) -> None:
        self._what = what
        self._starter = os.getpid()
        self._pid: int | None = None
        self._life: int | None = None

    def start(self) -> None:
        """Begin to announce; does not wait, and never fails."""
        if self._what is None:
            return
        # Nothing is ever written: what is read is the end.
        reading, self._life = os.pipe()
        safe = ["-P"] if sys.flags.safe_path else []
        command = [sys.executable, *safe, "-m", "server.announcer", self._what.written()]
        try:
            # Not by `subprocess`, for whose children gevent or gunicorn would wait.
            self._pid = os.posix_spawn(
                sys.executable,
                command,
                os.environ,
                file_actions=[(os.POSIX_SPAWN_DUP2, reading, 0)],
                setsigmask=(),
                setsigdef=ENDS,
            )
        except OSError as error:
            _log.info("the server is not announced in the network: %s", error)
        finally:
            os.close(reading)

    def withdraw(self) -> None:
        """Begin to withdraw; does not wait."""
        self._send(signal.SIGTERM)

    def close(self) -> None:
        """Withdraw, and wait until it is done, for two seconds at most."""
        self.withdraw()
        end = time.monotonic() + END_SECONDS
        while self._runs():
            if time.monotonic() > end:
                self._send(signal.SIGKILL)
            time.sleep(0.02)
        if self._life is not None:
            os.close(self._life)
            self._life = None

    def _send(self, number: signal.Signals) -> None:
        # A worker that was forked later knows it too: it is not its to end.
        if self._pid is not None and os.getpid() == self._starter:
            with suppress(ProcessLookupError):
                os.kill(self._pid, number)

    def _runs(self) -> bool:
        if self._pid is None or os.getpid() != self._starter:
            return False
        try:
            ended, _ = os.waitpid(self._pid, os.WNOHANG)
        except ChildProcessError:
            # Whoever watches over workers waits for every child.
            ended = self._pid
        if ended:
            self._pid = None
        return not ended


def announcer_of(listener: socket.socket, *, tls: bool, names: Sequence[str]) -> Announcer:
    """What announces a server, once it is started; nothing where nobody else can reach it.

    Args:
        listener: where it listens.
        tls: whether it is spoken to by TLS.
        names: of its centres.
    """
    if listener.family == socket.AF_UNIX:
        return Announcer(None)
    host, port = listener.getsockname()[:2]
    if host not in EVERY and not listened_on(host):
        return Announcer(None)
    level = logging.getLogger().getEffectiveLevel()
    return Announcer(Announcement(host, port, tls, ", ".join(names), level, used()))
