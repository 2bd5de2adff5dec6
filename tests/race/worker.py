"""One operator or one kiosk, in a process of its own: `python -m tests.race.worker`.

Its first line on standard input is a `Task`; it says `ready`, waits for `go`,
works until its count is done or `end` comes, and leaves a journal: what it
sent, and what was answered. Standard library only: 24 of them start at once.
"""

import json
import random
import sys
import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.race.wire import NoAnswer, Wire

_IDLE_SECONDS: Final = 0.02

_VARIED: Final = (
    (0.15, "start", "start"),
    (0.25, "recall", "recall"),
    (0.30, "undo-call", "undo_call"),
    (0.35, "requeue", "requeue"),
    (0.40, "no-show", "mark_no_show"),
)
"""What is done with a called ticket where a number of chance is below the first of these."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is to do.

    Attributes:
        role: `operator` or `kiosk`.
        counter: the operator's counter, a full id.
        centre: where the kiosk issues.
        services: what the kiosk issues, one of them each time; full ids.
        count: how many tickets the kiosk issues; 0 goes on until the end.
        channel: `kiosk` reports the print of each ticket, others need no paper.
        varied: whether the operator also starts, recalls, undoes and puts back.
    """

    role: str
    port: int
    token: str
    journal: str
    seed: int
    counter: str = ""
    centre: str = ""
    services: Sequence[str] = ()
    count: int = 0
    channel: str = "kiosk"
    varied: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was given.

    Attributes:
        status: the HTTP status of the answer; 0 where none came.
        tries: how often it was sent.
        ticket: the id of the ticket in the answer: the one issued, the one at the desk.
        subject: the counter or the ticket it was given to.
    """

    id: str
    name: str
    status: int
    tries: int
    ticket: str | None
    number: str | None
    problem: str
    subject: str


@dataclass
class Worker:
    """Gives commands over one connection and keeps the journal."""

    task: Task
    ended: threading.Event = field(default_factory=threading.Event)
    journal: list[Done] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.wire = Wire(self.task.port, self.task.token)
        self.chance = random.Random(self.task.seed)

    def run(self) -> None:
        try:
            if self.task.role == "operator":
                self._operate()
            else:
                self._issue()
        except NoAnswer:
            pass  # The journal says so: its last command has the status 0.
        self.wire.close()

    def write(self) -> None:
        Path(self.task.journal).write_text(json.dumps([asdict(one) for one in self.journal]))

    def give(self, name: str, path: str, subject: str, **fields: Any) -> dict[str, Any] | None:
        command = str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
        try:
            answer = self.wire.post(path, {"command_id": command, **fields})
        except NoAnswer:
            self.journal.append(Done(command, name, 0, 0, None, None, "", subject))
            raise
        said = answer.body
        ticket = said if "token" in said else said.get("ticket") or {}
        self.journal.append(
            Done(
                command,
                name,
                answer.status,
                answer.tries,
                ticket.get("id"),
                ticket.get("number"),
                answer.problem,
                subject,
            )
        )
        return said if answer.status == 200 else None

    # A kiosk.

    def _issue(self) -> None:
        task = self.task
        issued = 0
        while not self.ended.is_set() and (not task.count or issued < task.count):
            issued += 1
            ticket = self.give(
                "issue_ticket",
                f"centres/{task.centre}/tickets",
                task.centre,
                services=[self.chance.choice(task.services)],
                language="az",
                channel=task.channel,
            )
            if ticket is not None and task.channel == "kiosk":
                path = f"tickets/{ticket['token']}/print-report"
                self.give("report_print", path, ticket["id"], paper="printed")

    # An operator.

    def _operate(self) -> None:
        desk = self._at("open", "open_counter")
        while True:
            if desk is None:
                desk = self._look()
            ticket = desk["ticket"]
            if ticket is not None:
                desk = self._serve(ticket)
                continue
            # Read before the call: once the end is set, no more tickets are issued.
            ended = self.ended.is_set()
            called = self._at("call-next", "call_next")
            if called is not None or self.journal[-1].problem != "no_one_waiting":
                desk = called
            elif ended:
                return
            else:
                time.sleep(_IDLE_SECONDS)

    def _serve(self, ticket: dict[str, Any]) -> dict[str, Any] | None:
        """One step with the ticket at the counter."""
        named = ticket["id"]
        roll = self.chance.random()
        if self.task.varied and ticket["state"] == "called":
            for share, verb, name in _VARIED:
                if roll < share:
                    return self._at(verb, name, ticket=named)
        # The last ones are finished without a next: every counter ends empty.
        go_on = self.chance.random() < 0.5 and not self.ended.is_set()
        return self._at("finish", "finish", ticket=named, next=go_on)

    def _at(self, verb: str, name: str, **fields: Any) -> dict[str, Any] | None:
        counter = self.task.counter
        return self.give(name, f"counters/{counter}/{verb}", counter, **fields)

    def _look(self) -> dict[str, Any]:
        return self.wire.get(f"counters/{self.task.counter}/desk").body


def main() -> None:
    worker = Worker(Task(**json.loads(sys.stdin.readline())))
    # The connection is made before the start: the race is among commands.
    worker.wire.get("health")
    print("ready", flush=True)
    sys.stdin.readline()

    def listen() -> None:
        sys.stdin.readline()
        worker.ended.set()

    threading.Thread(target=listen, daemon=True).start()
    worker.run()
    worker.write()


if __name__ == "__main__":
    main()
