"""The load, in a separate process: `python -m tools.bench.load`.

Its first line on standard input has the clients. Each further line is a phase, and is answered by
one line with the figures of that phase. Standard library only.
"""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from tools.bench.wire import RawAnswer, RawClient

_NAMES = count(uuid4().int & ~0xFFFFFFFF)


def _command_id() -> str:
    return str(UUID(int=next(_NAMES)))


@dataclass
class Hand:
    """One client: a connection to issue tickets, and one to call them."""

    issuing: RawClient
    calling: RawClient
    centre: str
    counter: str
    services: list[str]

    def open(self) -> None:
        """Open the counter, unless it is still open after a restart."""
        answer = self._at("open")
        if answer.body.get("state") != "open":
            _well(answer)

    def issue(self, tickets: int) -> list[float]:
        seconds = []
        for place in range(tickets):
            answer = self.issuing.post(
                f"centres/{self.centre}/tickets",
                {
                    "command_id": _command_id(),
                    "services": [self.services[place % len(self.services)]],
                    "language": "az",
                },
            )
            seconds.append(_well(answer).seconds)
        return seconds

    def call(self, tickets: int) -> list[float]:
        seconds = []
        for _ in range(tickets):
            called = _well(self._at("call-next"))
            seconds.append(called.seconds)
            _well(self._at("finish", ticket=called.body["ticket"]["id"]))
        return seconds

    def chain(self, tickets: int) -> list[float]:
        """Serve `tickets` tickets by finish-and-next; returns the seconds of each command."""
        seconds = []
        desk = _well(self._at("call-next")).body
        for _ in range(tickets - 1):
            answer = _well(self._at("finish", ticket=desk["ticket"]["id"], next=True))
            seconds.append(answer.seconds)
            desk = answer.body
        _well(self._at("finish", ticket=desk["ticket"]["id"]))
        return seconds

    def _at(self, verb: str, **fields: Any) -> RawAnswer:
        path = f"counters/{self.counter}/{verb}"
        return self.calling.post(path, {"command_id": _command_id(), **fields})


def _well(answer: RawAnswer) -> RawAnswer:
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {answer.body}")
    return answer


def main() -> None:
    said = json.loads(sys.stdin.readline())
    hands = [
        Hand(
            RawClient(said["port"], client["issuer"]),
            RawClient(said["port"], client["operator"]),
            said["centre"],
            client["counter"],
            client["services"],
        )
        for client in said["clients"]
    ]
    with ThreadPoolExecutor(len(hands)) as threads:
        list(threads.map(Hand.open, hands))
        print("ready", flush=True)
        for line in sys.stdin:
            phase = json.loads(line)
            chosen = hands[: phase["clients"]]
            share = phase["tickets"] // len(chosen)
            work: Callable[[Hand, int], list[float]] = getattr(Hand, phase["phase"])
            begun = time.monotonic()
            done = list(threads.map(work, chosen, [share] * len(chosen)))
            took = time.monotonic() - begun
            seconds = [second for some in done for second in some]
            print(json.dumps({"took": took, "seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()
