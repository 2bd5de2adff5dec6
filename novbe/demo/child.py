"""One program of the demo as a process that cannot outlive its launcher."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

READY: Final = "ready at"
"""The server's line of output when it is ready."""

_PR_SET_PDEATHSIG: Final = 1
_libc: Final = ctypes.CDLL(None, use_errno=True)


def _bind(launcher: int) -> None:
    """Runs in a child before it executes its program: requests to be killed with the launcher, so
    that no process is left even if the launcher gets a SIGKILL."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != launcher:
        # The launcher died between the fork and the line above.
        os._exit(1)


def spawn(
    command: Sequence[str],
    environment: Mapping[str, str],
    log: Path,
    *,
    output: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a process in its own group, so that Ctrl+C reaches only the launcher. It writes
    stderr to its log; stdout too, unless `output` is given."""
    with log.open("ab") as said, (output or log).open("ab") as told:
        return subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=said,
            cwd=log.parent,
            process_group=0,
            preexec_fn=partial(_bind, os.getpid()),
        )


@dataclass(slots=True)
class Child:
    """A program that runs as long as the demo.

    Attributes:
        name: shown to the user, e.g. "counter 12".
        window: whether the user may close it; then it stays closed.
        falls: how often in a row it ended right after its start.
        closed: whether the user closed it, or it was given up.
        held: whether it stays stopped until this is reset; see `novbe.demo.faults`.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    window: bool = False
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    falls: int = 0
    closed: bool = False
    held: bool = False
    _said: int = 0

    def start(self) -> None:
        """Start it, the first time or again."""
        self._said = self.log.stat().st_size if self.log.exists() else 0
        self.process = spawn(self.command, self.environment, self.log)
        self.started_at = time.monotonic()

    @property
    def code(self) -> int | None:
        """Its exit code (negative: the signal that ended it); None while it runs."""
        return None if self.process is None else self.process.poll()

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def said(self) -> str:
        """Its log since the start."""
        with self.log.open("rb") as file:
            file.seek(self._said)
            return file.read().decode(errors="replace")

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal, if it runs."""
        if self.process is not None:
            self.process.send_signal(number)

    def wait(self) -> None:
        """Wait until it has ended; brief after a SIGKILL."""
        if self.process is not None:
            self.process.wait()
