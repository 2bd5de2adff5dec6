"""Forty clients that book, come and take tickets at one database, in a process that can be killed.

`python -m tests.race.booking_clients URL FOLDER SEED SECONDS` begins so many seconds after the
hall's morning, and writes a line for each command that was answered, until it is killed.
"""

import json
import sys
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import gevent

from contract.commands import Command
from contract.enums import Role
from contract.errors import Refusal
from server.commands import dispatch
from server.domain.principal import Principal
from tests.parts.booked import Client
from tests.parts.box import Box

KINDS = (*(Role.VISITOR,) * 4, Role.GREETER, Role.INTEGRATION, Role.KIOSK, Role.KIOSK)
CLIENTS = 40
CLOCK_EVERY = 0.05
PASSES = timedelta(seconds=5)
"""How far the hall's clock goes in that time."""


@dataclass(frozen=True)
class Answered:
    """A command that was answered: who gave it, and the answer; None if it was refused."""

    role: str
    name: str
    command: str
    fields: dict[str, Any]
    answer: dict[str, Any] | None
    problem: str = ""


class Clients:
    """The clients and the clock, each in a greenlet as the requests of a server."""

    def __init__(self, box: Box, seed: int) -> None:
        self._box = box
        setup = box.read(lambda reading: reading.setup)
        self._clients = [
            Client(
                role,
                f"{role}-{place}",
                Random(seed * 1000 + place),
                setup,
                self._send,
                box.clock.now,
                box.hall.signer.booking_code,
            )
            for place, role in enumerate(islice(cycle(KINDS), CLIENTS))
        ]

    def run(self) -> None:
        """Go on until the process ends."""
        works = [gevent.spawn(self._go_on, client) for client in self._clients]
        gevent.spawn(self._clock)
        gevent.joinall(works, raise_error=True)

    def _go_on(self, client: Client) -> None:
        while True:
            client.act()
            gevent.sleep(0)

    def _clock(self) -> None:
        while True:
            gevent.sleep(CLOCK_EVERY)
            self._box.clock.forward(PASSES)
            self._box.tick()

    def _send(self, who: Principal, command: Command) -> dict[str, Any]:
        answer, problem = None, ""
        try:
            answer = dispatch.execute(self._box.hall, who, command)
        except Refusal as refusal:
            problem = refusal.kind
            raise
        finally:
            fields = command.model_dump(mode="json")
            done = Answered(who.role, who.id, type(command).__name__, fields, answer, problem)
            print(json.dumps(asdict(done)), flush=True)
        return answer


if __name__ == "__main__":
    url, folder, seed, seconds = sys.argv[1:]
    hall = Box(url, Path(folder), serving=True, new=False)
    hall.clock.forward(timedelta(seconds=float(seconds)))
    Clients(hall, int(seed)).run()
