"""Programs that the bench runs in processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from tests.parts.hall import ROOT, clean_env


class Child:
    """`python -m module`, spoken with by lines; use it as a context."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._process.terminate()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def tell(self, said: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """Read a line.

        Raises:
            RuntimeError: the process ended.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args!r} ended with {self._process.wait()}")
        return line.rstrip("\n")

    def await_ready(self) -> None:
        """Wait until it says that it is ready.

        Raises:
            RuntimeError: it says something else, or ended.
        """
        if (said := self.hear()) != "ready":
            raise RuntimeError(f"{self._process.args!r} said {said}")


def said_by(module: str, *arguments: str) -> Sequence[str]:
    """Run `python -m module` to its end; the lines of its output.

    Raises:
        RuntimeError: it failed; holds its errors.
    """
    ended = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"{module} ended with {ended.returncode}: {ended.stderr}")
    return ended.stdout.splitlines()


def environment() -> dict[str, str]:
    """Screens are painted without a GPU and without a screen."""
    return clean_env() | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def resident(pid: int | str = "self") -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
