"""From the command to the last of fifty, or a thousand, boards that shows it."""

import json
import resource
import threading
import time
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any, Final
from uuid import uuid4

from contract import rooms
from tests.bench.driver import Child, Load
from tests.bench.figures import Figure, megabytes, percentile
from tests.bench.halls import BOARDS, Template
from tests.parts.hall import RunningServer
from tests.race.wire import Wire

COMMANDS: Final = 40
CROWD: Final = 1000
QUIET_SECONDS: Final = 0.25
"""Between two commands: the first change in a quiet hall is told at once."""

_PART: Final = f"From the command to the last of {BOARDS} boards"


class Boards(Child):
    """Boards that read a server."""

    def __init__(self, port: int, tokens: tuple[str, ...], path: str, room: str | None) -> None:
        super().__init__("tests.bench.boards")
        said = {"port": port, "path": path, "tokens": tokens, "rooms": [room] if room else []}
        self.tell(said)
        if self.hear() != "ready":
            raise RuntimeError("the boards did not get ready")
        self._news: dict[int, float] = {}
        self._changed = threading.Condition()
        self.length = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def last(self, call: int) -> float:
        """The moment at which the last board had a call or a newer one.

        Raises:
            TimeoutError: one has not got it within five seconds.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: max(self._news, default=0) >= call, 5):
                raise TimeoutError(f"not every board has the call {call}")
            return min(moment for newest, moment in self._news.items() if newest >= call)

    def _listen(self) -> None:
        while True:
            try:
                call, _first, last, length = json.loads(self.hear())
            except (RuntimeError, ValueError):
                return
            with self._changed:
                self._news[call] = last
                self.length = length
                self._changed.notify_all()


def boards_of(server: RunningServer, template: Template, count: int = BOARDS) -> Boards:
    """Boards of a running hall; above fifty, several sign by the same token."""
    return Boards(
        server.port,
        tuple(islice(cycle(template.displays), count)),
        "/socket.io/?EIO=4&transport=websocket",
        rooms.board(server.centre).name,
    )


@dataclass
class Caller:
    """Calls tickets at one counter."""

    wire: Wire
    counter: str
    boards: Boards
    call: int = 0

    def once(self, pause: float) -> float:
        """Call the next ticket and finish it; seconds from the call to the last board."""
        begun = time.monotonic()
        desk = self._at("call-next")
        self.call += 1
        seconds = self.boards.last(self.call) - begun
        self._at("finish", ticket=desk["ticket"]["id"])
        time.sleep(pause)
        return seconds

    def _at(self, verb: str, **fields: Any) -> dict[str, Any]:
        answer = self.wire.post(
            f"counters/{self.counter}/{verb}", {"command_id": str(uuid4()), **fields}
        )
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {answer.body}")
        return answer.body


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """In a quiet hall, and while others issue; and the bare broadcast, for comparison."""
    commands = COMMANDS // 4 if quick else COMMANDS
    with (
        template.running(folder) as server,
        Load(server, template) as load,
        boards_of(server, template) as boards,
    ):
        load.run("issue", 32, 640, "issue")
        one = template.clients[0]
        caller = Caller(Wire(server.port, one.operator), one.counter, boards)
        quiet = [caller.once(QUIET_SECONDS) for _ in range(commands)]
        # Longer than the calls take, so that it is under way at each of them.
        load.begin("issue", 32, 640 if quick else 1920)
        busy = [caller.once(0.02) for _ in range(4 if quick else 16)]
        load.done("issue")
        length = boards.length
    limit = median(_bare(length, commands)) * 1000
    bare = f"bare WebSocket broadcast, {length / 1000:.1f} KB"
    return [
        replace(_figure(name, seconds, _PART), limit=limit, limit_name=bare)
        for name, seconds in (
            ("in a quiet hall", quiet),
            ("while 32 clients issue (ten pushes a second at most)", busy),
        )
    ]


def crowd(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """A thousand boards: the memory of the server, and the time until the last one shows a call."""
    part = f"{CROWD:,} boards"
    # Either end has a file for each; the children inherit the limit.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with (
        template.running(folder) as server,
        Load(server, template) as load,
        boards_of(server, template, CROWD) as boards,
    ):
        load.run("issue", 32, 64, "issue")
        one = template.clients[0]
        caller = Caller(Wire(server.port, one.operator), one.counter, boards)
        seconds = [caller.once(QUIET_SECONDS) for _ in range(2 if quick else 10)]
        return [
            megabytes(part, "memory of the server", server.pid),
            _figure("from the command to the last of them, in a quiet hall", seconds, part),
        ]


def _figure(name: str, seconds: list[float], part: str) -> Figure:
    middle = median(seconds) * 1000
    return Figure(part, name, middle, "ms", p50=middle, p99=percentile(seconds, 0.99) * 1000)


def _bare(length: int, commands: int) -> list[float]:
    with Child("tests.bench.bare") as bare:
        bare.tell(length)
        port = int(bare.hear())
        with Boards(port, ("",) * BOARDS, "/", None) as boards:
            seconds = []
            for call in range(1, commands + 1):
                begun = time.monotonic()
                bare.tell("")
                seconds.append(boards.last(call) - begun)
                time.sleep(QUIET_SECONDS / 5)
    return seconds
