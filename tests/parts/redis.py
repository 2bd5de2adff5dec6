"""A Redis server of its own, in a temporary folder, on a Unix socket alone."""

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

START_SECONDS = 30.0


@dataclass
class RedisServer:
    """One Redis that keeps nothing; use it as a context, or `start` and `stop` it.

    `stop` and `start` again is the same Redis, away for a while.

    Attributes:
        folder: its socket; removed on leaving the context.
    """

    folder: Path | None = None
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exc: object) -> None:
        self.stop()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"unix://{self._socket}"

    def start(self) -> Self:
        """Start it; returns once it takes connections.

        Raises:
            RuntimeError: it is not installed, or does not start.
        """
        program = shutil.which("redis-server")
        if program is None:
            raise RuntimeError("Redis is not installed; on Debian: apt-get install redis-server")
        if self.folder is None:
            self.folder = Path(tempfile.mkdtemp(prefix="novbe-redis-"))
        command = [program, "--port", "0", "--unixsocket", str(self._socket)]
        command += ["--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        log = self.folder / "log"
        with log.open("ab") as said:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knocking:
                if knocking.connect_ex(str(self._socket)) == 0:
                    return self
            time.sleep(0.02)
        self.stop()
        raise RuntimeError(f"redis-server did not start: {log.read_text(errors='replace')}")

    def stop(self) -> None:
        """End it at once; a second time does nothing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def stand_still(self) -> None:
        """Have it answer nobody, its connections kept, until `go_on`."""
        assert self._process is not None, "it does not run"
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Have it answer again, all that it was asked meanwhile first."""
        assert self._process is not None, "it does not run"
        self._process.send_signal(signal.SIGCONT)

    @property
    def _socket(self) -> Path:
        assert self.folder is not None
        return self.folder / "redis.sock"
