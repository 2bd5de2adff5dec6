"""The time from a command until the last of fifty, or of a thousand, boards has it."""

import json
import resource
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any, Final

from contract import rooms
from tests.parts.child import Child
from tests.parts.hall import RunningServer
from tools.bench.figures import Figure, megabytes, of_times
from tools.bench.halls import BOARDS, Load, Template
from tools.bench.wire import RawClient

COMMANDS: Final = 40
CROWD: Final = 1000
QUIET_SECONDS: Final = 0.25
"""The pause between two commands: the first change in a quiet hall is pushed at once."""

SOCKETS: Final = "/socket.io/?EIO=4&transport=websocket"

_PART: Final = f"From the command to the last of {BOARDS} boards"


def hello(**said: Any) -> str:
    """The first message of a reader, which enters its rooms."""
    return "40" + json.dumps(said)


def allow_many_files() -> None:
    """Raise the limit of open files: both ends of each connection need one. The children inherit
    the limit."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Boards(Child):
    def __init__(self, port: int, path: str, hellos: Iterable[str]) -> None:
        super().__init__("tools.bench.boards")
        self.tell({"port": port, "path": path, "hellos": [*hellos]})
        self.await_ready()
        self.length = 0

    def last(self, call: int) -> float:
        """Wait until all boards have a call; returns the moment at which the last one got it."""
        newest, moment = 0, 0.0
        while newest < call:
            newest, moment, self.length = json.loads(self.hear())
        return moment


def boards_of(server: RunningServer, template: Template, count: int = BOARDS) -> Boards:
    """The boards of a running hall; of more than fifty, several use the same token."""
    room = rooms.board(server.centre).name
    some = islice(cycle(template.displays), count)
    return Boards(server.port, SOCKETS, (hello(token=token, rooms=[room]) for token in some))


@dataclass
class BoardCaller:
    wire: RawClient
    counter: str
    boards: Boards
    call: int = 0

    def once(self, pause: float) -> float:
        """Call the next ticket and finish it; returns the milliseconds from the call to the last
        board."""
        begun = time.monotonic()
        desk = self.wire.give(f"counters/{self.counter}/call-next")
        self.call += 1
        took = (self.boards.last(self.call) - begun) * 1000
        self.wire.give(f"counters/{self.counter}/finish", ticket=desk["ticket"]["id"])
        time.sleep(pause)
        return took


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Measure calls in a quiet hall, calls while other clients issue tickets, and the bare
    broadcast for comparison."""
    commands = COMMANDS // 4 if quick else COMMANDS
    with (
        template.running(folder) as server,
        Load(server, template) as load,
        boards_of(server, template) as boards,
    ):
        load.run("issue", 32, 640)
        client = template.clients[0]
        caller = BoardCaller(RawClient(server.port, client.operator), client.counter, boards)
        quiet = [caller.once(QUIET_SECONDS) for _ in range(commands)]
        # Longer than the calls take, so that it is under way at each of them.
        load.begin("issue", 32, 640 if quick else 1920)
        busy = [caller.once(0.02) for _ in range(4 if quick else 16)]
        load.done()
        length = boards.length
    limit = median(_bare(length, commands))
    bare = f"bare WebSocket broadcast, {length / 1000:.1f} KB"
    return [
        of_times(_PART, name, took, limit, bare, middle=True)
        for name, took in (
            ("in a quiet hall", quiet),
            ("while 32 clients issue (ten pushes a second at most)", busy),
        )
    ]


def crowd(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """A thousand boards: the memory of the server, and the time until the last one shows a call."""
    part = f"{CROWD:,} boards"
    allow_many_files()
    with (
        template.running(folder) as server,
        Load(server, template) as load,
        boards_of(server, template, CROWD) as boards,
    ):
        load.run("issue", 32, 64)
        client = template.clients[0]
        caller = BoardCaller(RawClient(server.port, client.operator), client.counter, boards)
        took = [caller.once(QUIET_SECONDS) for _ in range(2 if quick else 10)]
        return [
            megabytes(part, "memory of the server", server.pid),
            of_times(
                part, "from the command to the last of them, in a quiet hall", took, middle=True
            ),
        ]


def _bare(length: int, commands: int) -> list[float]:
    """Milliseconds of each broadcast of a bare server."""
    with Child("tools.bench.bare") as bare:
        bare.tell(length)
        port = int(bare.hear())
        with Boards(port, "/", [""] * BOARDS) as boards:
            took = []
            for call in range(1, commands + 1):
                begun = time.monotonic()
                bare.tell("")
                took.append((boards.last(call) - begun) * 1000)
                time.sleep(QUIET_SECONDS / 5)
    return took
