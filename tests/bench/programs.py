"""Memory of each program, and the time until it is ready."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Final

from contract.enums import Role
from contract.ids import full_id
from tests.bench.fanout import boards_of
from tests.bench.figures import Figure
from tests.bench.halls import BOARDS, Template
from tests.parts.hall import ROOT, RunningServer, clean_env
from tests.race.crowd import make_tokens

SCREENS: Final = ("kiosk", "display", "counter")
SETTLED_SECONDS: Final = 6.0
"""How long a program runs before it is weighed."""

_MEMORY: Final = "Memory (RSS)"
_READY: Final = "Time to ready"


def memory(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Megabytes of the server and of each program, all of them at work in one hall."""
    with template.running(folder) as server, ExitStack() as stack:
        time.sleep(1)
        figures = [_megabytes("server, no reader", server.pid)]
        with boards_of(server, template):
            time.sleep(1)
            figures.append(_megabytes(f"server, {BOARDS} boards", server.pid))
        processes = {
            name: stack.enter_context(_Program(name, _arguments(name, server, folder)))
            for name in (*SCREENS, "simulator")
        }
        time.sleep(SETTLED_SECONDS / 2 if quick else SETTLED_SECONDS)
        figures += [_megabytes(name, one.pid) for name, one in processes.items()]
        return figures


def ready(template: Template, folder: Path, repetitions: int) -> list[Figure]:
    """Seconds from the start of a process: of the server to its line, of each program to a
    saved picture of its whole first screen."""
    figures = []
    with template.running(folder) as server:
        for name in SCREENS:
            picture = folder / f"{name}.png"
            arguments = [*_arguments(name, server, folder), "--screenshot", str(picture)]
            seconds = [_until_end(name, arguments) for _ in range(repetitions)]
            if not picture.exists():
                raise RuntimeError(f"{name} left no picture")
            figures.append(
                Figure(_READY, f"{name}, to a saved picture (0.6 s settling)", median(seconds), "s")
            )
        server.stop()
        assert server.data is not None
        command = ["run", "--data", str(server.data), "--port", "0"]
        if server.database:
            command += ["--database", server.database]
        starts = [_until_ready(command) for _ in range(repetitions)]
    return [Figure(_READY, "server, to its line", median(starts), "s"), *figures]


def _arguments(name: str, server: RunningServer, folder: Path) -> list[str]:
    """The command line of a program in a hall."""
    counter = full_id(server.centre, "1")
    if name == "simulator":
        secrets = make_tokens(server, [(Role.KIOSK, None), (Role.OPERATOR, counter)])
        tokens = folder / "tokens.json"
        tokens.write_text(json.dumps({"kiosk": secrets[0], "operators": {"1": secrets[1]}}))
        return ["--server", server.url, "--tokens", str(tokens), "--warm-up", "20"]
    role, place = {
        "kiosk": (Role.KIOSK, None),
        "display": (Role.DISPLAY, None),
        # Not the counter of the simulator.
        "counter": (Role.OPERATOR, full_id(server.centre, "2")),
    }[name]
    return ["--server", server.url, "--token", make_tokens(server, [(role, place)])[0]]


def _environment() -> dict[str, str]:
    return clean_env() | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


class _Program:
    """A program that runs until its context ends."""

    def __init__(self, name: str, arguments: Sequence[str]) -> None:
        self._name = name
        self._process = _start(name, arguments)
        self.pid = self._process.pid

    def __enter__(self) -> "_Program":
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._process.poll() is not None:
            raise RuntimeError(f"{self._name} ended by itself with {self._process.returncode}")
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _start(name: str, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", name, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=_environment(),
    )


def _until_end(name: str, arguments: Sequence[str]) -> float:
    begun = time.monotonic()
    process = _start(name, arguments)
    if process.wait(60):
        raise RuntimeError(f"{name} ended with {process.returncode}")
    return time.monotonic() - begun


def _until_ready(arguments: Sequence[str]) -> float:
    begun = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "server", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=clean_env(),
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        took = time.monotonic() - begun
        process.terminate()
        process.wait(15)
    return took


def _megabytes(name: str, pid: int) -> Figure:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return Figure(_MEMORY, name, pages * os.sysconf("SC_PAGE_SIZE") / 1e6, "MB")
