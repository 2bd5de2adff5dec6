"""Programs in processes of their own, which end with the context."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, said: Any) -> None:
        """Write a line of JSON, unless it has ended."""
        assert self._process.stdin is not None
        if self._process.poll() is None:
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

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def rest(self) -> list[str]:
        """The whole lines that it wrote before it ended."""
        assert self._process.stdout is not None
        return [line for line in self._process.stdout.read().splitlines(True) if line[-1:] == "\n"]

    def wait(self, seconds: float) -> None:
        """Wait until it has ended.

        Raises:
            RuntimeError: it failed.
            subprocess.TimeoutExpired: it still runs.
        """
        if code := self._process.wait(seconds):
            raise RuntimeError(f"{self._process.args!r} ended with {code}")

    def await_ready(self) -> None:
        """Wait until it says that it is ready.

        Raises:
            RuntimeError: it says something else, or ended.
        """
        if (said := self.hear()) != "ready":
            raise RuntimeError(f"{self._process.args!r} said {said}")


def environment() -> dict[str, str]:
    """Screens are painted without a GPU and without a screen."""
    return clean_env() | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@contextmanager
def running(
    command: Sequence[str], output: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that writes to a file, started in the folder of this file."""
    with output.open("wb") as file:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            cwd=output.parent,
            env=env,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
