"""Memory of each program, and the time until it is ready."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from statistics import median
from typing import Final

from contract.enums import Role
from contract.ids import full_id
from tests.parts.child import Child, environment, running
from tests.parts.hall import RunningServer
from tools.bench.fanout import boards_of
from tools.bench.figures import Figure, megabytes, repetitions
from tools.bench.halls import BOARDS, CLIENTS, Load, Template

SCREENS: Final = ("kiosk", "display", "counter")
SETTLED_SECONDS: Final = 6.0
"""Seconds that a program runs before its memory is measured."""

DAY_TICKETS: Final = 3072
DAY_ROUNDS: Final = 6
"""The number of tickets that wait at once."""

_MEMORY: Final = "Memory (RSS)"
_READY: Final = "Time to ready"


def memory(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Megabytes of the server and of each program, while all work in one hall."""
    with template.running(folder) as server, ExitStack() as stack:
        time.sleep(1)
        figures = [megabytes(_MEMORY, "server, no reader", server.pid)]
        with boards_of(server, template):
            time.sleep(1)
            figures.append(megabytes(_MEMORY, f"server, {BOARDS} boards", server.pid))
        programs = {
            name: stack.enter_context(_running(name, _arguments(name, server, folder), folder))
            for name in (*SCREENS, "simulator")
        }
        time.sleep(SETTLED_SECONDS / 2 if quick else SETTLED_SECONDS)
        for name, process in programs.items():
            if process.poll() is not None:
                raise RuntimeError(f"{name} ended by itself with {process.returncode}")
            figures.append(megabytes(_MEMORY, name, process.pid))
        return figures


def ready(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Seconds from the start of the server until it prints that it is ready, and from the start of
    each program until it has saved a picture of its complete first screen."""
    figures = []
    with template.running(folder) as server:
        for name in SCREENS:
            picture = folder / f"{name}.png"
            arguments = [*_arguments(name, server, folder), "--screenshot", str(picture)]
            seconds = [_until_end(name, arguments, folder) for _ in range(repetitions(quick))]
            if not picture.exists():
                raise RuntimeError(f"{name} left no picture")
            figures.append(
                Figure(_READY, f"{name}, to a saved picture (0.6 s settling)", median(seconds), "s")
            )
        server.stop()
        starts = [until_ready(server) for _ in range(repetitions(quick))]
    return [Figure(_READY, "server, to its line", median(starts), "s"), *figures]


def ready_with_a_day(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Seconds from the start of the server until it prints that it is ready, with a full day in its
    log."""
    with template.running(folder) as server:
        with Load(server, template) as load:
            for _ in range(DAY_ROUNDS):
                load.run("issue", CLIENTS, DAY_TICKETS // DAY_ROUNDS)
                load.run("call", CLIENTS, DAY_TICKETS // DAY_ROUNDS)
        server.stop()
        starts = [until_ready(server) for _ in range(repetitions(quick))]
    name = f"server, to its line, with a day of {DAY_TICKETS:,} tickets"
    return [Figure(_READY, name, median(starts), "s")]


def _arguments(name: str, server: RunningServer, folder: Path) -> list[str]:
    counter = full_id(server.centre, "1")
    if name == "simulator":
        secrets = server.tokens([(Role.KIOSK, None), (Role.OPERATOR, counter)])
        tokens = folder / "tokens.json"
        tokens.write_text(json.dumps({"kiosk": secrets[0], "operators": {"1": secrets[1]}}))
        return ["--server", server.url, "--tokens", str(tokens), "--warm-up", "20"]
    role, place = {
        "kiosk": (Role.KIOSK, None),
        "display": (Role.DISPLAY, None),
        # The simulator uses the other counter.
        "counter": (Role.OPERATOR, full_id(server.centre, "2")),
    }[name]
    # A kiosk that knows its panel does not ask for it at its first start.
    panel = ["--inches", "24"] if name == "kiosk" else []
    return ["--server", server.url, "--token", server.tokens([(role, place)])[0], *panel]


def _running(
    name: str, arguments: Sequence[str], folder: Path
) -> AbstractContextManager[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", name, *arguments]
    env = environment() | {"XDG_DATA_HOME": str(folder)}
    return running(command, folder / f"{name}.txt", env)


def _until_end(name: str, arguments: Sequence[str], folder: Path) -> float:
    begun = time.monotonic()
    with _running(name, arguments, folder) as process:
        if process.wait(60):
            raise RuntimeError(f"{name} ended with {process.returncode}")
        return time.monotonic() - begun


def until_ready(server: RunningServer) -> float:
    """Start a server on a data folder and end it; returns the seconds until it prints that it is
    ready."""
    begun = time.monotonic()
    with Child("server", "run", "--data", str(server.data), "--port", "0") as child:
        child.hear()
        return time.monotonic() - begun
