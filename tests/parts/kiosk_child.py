"""A kiosk in a process of its own that has one visitor after the other, to be killed.

`python -m tests.parts.kiosk_child`: its first line on standard input is a `Task`; `end` ends it
when the server has everything. It says a line of JSON for each touch, for what each visitor saw,
and `{"done": true}` at the end.
"""

import json
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from tests.parts import preloaded
from tests.parts.hall import clean_env


@dataclass(frozen=True, slots=True)
class Task:
    """The task of the kiosk.

    Attributes:
        pause: seconds between two visitors, at most.
    """

    server: str
    token: str
    folder: str
    printer: str
    seed: int
    pause: float = 0.0


class KioskChild:
    """The process; use it as a context: it is killed at the end.

    Attributes:
        said: its output lines, in order; complete once it has ended.
    """

    def __init__(self, task: Task) -> None:
        self.said: list[dict[str, Any]] = []
        self._process = preloaded.start(
            preloaded.WINDOWS,
            "tests.parts.kiosk_child",
            env=clean_env(),
            stdin=preloaded.PIPE,
            stdout=preloaded.PIPE,
        )
        self._tell(json.dumps(asdict(task)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.kill()
        for end in (self._process.stdin, self._process.stdout):
            assert end is not None
            end.close()

    def kill(self) -> None:
        """End it as a power cut does; a second time does nothing."""
        self._process.kill()
        self._await_end()

    def await_said(self, key: str) -> dict[str, Any]:
        """The next line with this key that was not waited for yet.

        Raises:
            RuntimeError: it ended.
        """
        for line in self._lines():
            if key in line:
                return line
        raise RuntimeError(f"the kiosk ended with {self._process.wait()}")

    def end(self) -> None:
        """Let it end when the server has everything."""
        self._tell("end")
        self._await_end()
        assert "done" in self.said[-1], self.said[-1]

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")

    def _lines(self) -> Iterator[dict[str, Any]]:
        """What it says from now on, until it ends."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                self.said.append(json.loads(line))
                yield self.said[-1]

    def _await_end(self) -> None:
        for _ in self._lines():
            pass
        self._process.wait()


def main() -> None:
    from PyQt6.QtGui import QGuiApplication

    from client.printer.address import printer_at
    from client.program.run import prepare_environment
    from tests.parts.visiting import KioskAtWork, pause, wait

    task = Task(**json.loads(sys.stdin.readline()))
    prepare_environment(screenshot=True)
    application = QGuiApplication([])
    work = KioskAtWork(task.server, task.token, Path(task.folder), printer_at(task.printer))
    chance, ended = random.Random(task.seed), threading.Event()

    def listen() -> None:
        sys.stdin.readline()
        ended.set()

    threading.Thread(target=listen, daemon=True).start()

    def say(**what: Any) -> None:
        # Written at once, so that a kill loses no line.
        os.write(1, json.dumps(what).encode() + b"\n")

    # A new kiosk has numbers soon; one that was killed has them at once.
    wait(lambda: work.kiosk.paper.condition and work.kiosk.offline_mode._leases._numbers.leases)
    while not ended.is_set():
        if not work.open_services(["identity-card"]):
            pause(0.02)
            continue
        say(touch=time.monotonic())
        work.touch(chance)
        work.await_end()
        seen = work.go(chance)
        say(seen=None if seen is None else asdict(seen), refused=work.refused)
        pause(chance.uniform(0, task.pause))
    work.await_all_told()
    say(done=True)
    work.close()
    del application


if __name__ == "__main__":
    main()
