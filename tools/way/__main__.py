"""Follows one press of Next through the server: `python -m tools.way`.

A server with a small hall is started, and an operator calls the next visitor. It lists each file
and function of the project that ran from the bytes of the request to those of the board, in the
order of the first calls, without those of periodic tasks.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import uuid4

from client.net.api import ApiClient
from client.net.link import Link
from contract import commands as c
from contract import rooms
from contract.enums import Paper
from contract.ids import full_id
from tools.made import ROOT

CENTRE_FILE: Final = ROOT / "server" / "centres" / "village.toml"
CENTRE: Final = "village"
OPENS: Final = "2026-11-23T10:00:00+04:00"
SERVICE: Final = "certificate"
PRESSES: Final = 5
WAIT_SECONDS: Final = 30.0

type Called = list[tuple[str, str]]
"""The file and the name of each function that ran, in the order of their first calls."""


def main() -> int:
    """Print the functions and their count."""
    way = follow()
    files = list(dict.fromkeys(file for file, _ in way))
    for file in files:
        print(file)
        for name in (name for there, name in way if there == file):
            print(f"    {name}")
    print(f"{len(files)} files, {len(way)} functions")
    return 0


def follow() -> Called:
    """The functions that ran in each of several equal presses."""
    with tempfile.TemporaryDirectory(prefix="novbe-way-") as name:
        folder = Path(name)
        presses = list(_presses(folder))
    common = set.intersection(*(set(press) for press in presses))
    return [call for call in presses[-1] if call in common]


def _presses(folder: Path) -> Iterator[Called]:
    data = ("--data", str(folder))
    _novbe("import", "--yes", str(CENTRE_FILE), *data)
    kiosk = _novbe("token", "--centre", CENTRE, "--role", "kiosk", *data)
    display = _novbe("token", "--centre", CENTRE, "--role", "display", *data)
    people = (sys.executable, "-m", "server.cli.simulated", CENTRE, "--counter", "1", *data)
    operator = subprocess.run(people, check=True, capture_output=True, text=True, cwd=ROOT)
    serve = (sys.executable, "-m", "tools.way.monitored", str(folder / "way.json"))
    options = ("run", "--port", "0", "--no-announce", "--clock-start", OPENS, *data)
    with subprocess.Popen(
        (*serve, *options), stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().split()[-1]
            hall = _TracedHall(url, kiosk, operator.stdout.splitlines()[1], display)
            for _ in range(PRESSES):
                yield hall.press(server.pid, folder / "way.json")
            hall.board.close()
        finally:
            server.terminate()


class _TracedHall:
    """A kiosk, a counter and a display of the server."""

    def __init__(self, url: str, kiosk: str, operator: str, display: str) -> None:
        self._kiosk, self._operator = ApiClient(url, kiosk), ApiClient(url, operator)
        self._counter = full_id(CENTRE, "1")
        self._shown = threading.Event()
        self._operator.send(c.OpenCounter(command_id=uuid4(), counter=self._counter))
        self.board = Link(url, display, [rooms.board(CENTRE)], lambda _board: self._shown.set())
        assert self._shown.wait(WAIT_SECONDS), "the board was not sent"

    def press(self, server: int, written: Path) -> Called:
        """A visitor takes a ticket, the operator presses Next; the functions that ran in the server
        for it."""
        service = c.ServiceWish(service=full_id(CENTRE, SERVICE))
        issue = c.IssueTicket(command_id=uuid4(), centre=CENTRE, services=(service,), language="az")
        issued = self._kiosk.send(issue)
        printed = c.ReportPrint(command_id=uuid4(), ticket=issued["id"], paper=Paper.PRINTED)
        self._kiosk.send(printed, token=issued["token"])
        time.sleep(1.5)
        self._shown.clear()
        written.unlink(missing_ok=True)
        os.kill(server, signal.SIGUSR1)
        time.sleep(0.2)
        called = self._operator.send(c.CallNext(command_id=uuid4(), counter=self._counter))
        assert self._shown.wait(WAIT_SECONDS), "the board was not sent"
        time.sleep(0.1)
        os.kill(server, signal.SIGUSR2)
        end = time.monotonic() + WAIT_SECONDS
        while not written.exists():
            assert time.monotonic() < end
            time.sleep(0.05)
        ticket = called["ticket"]["id"]
        finish = c.Finish(command_id=uuid4(), counter=self._counter, ticket=ticket)
        start = c.Start(command_id=uuid4(), counter=self._counter, ticket=ticket)
        self._operator.send(start)
        self._operator.send(finish)
        return [(file, name) for file, name in json.loads(written.read_text("utf-8"))]


def _novbe(*words: str) -> str:
    done = subprocess.run(
        (sys.executable, "-m", "server", *words),
        check=True, capture_output=True, text=True, cwd=ROOT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
