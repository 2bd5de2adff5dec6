"""An operator or a kiosk over a connection of its own: works until its count is done or it is told
to end, and keeps a journal of what it sent, and what was answered."""

import random
import threading
import time
import uuid
from abc import abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from tools.bench.wire import NoAnswer, RawClient

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
class Done:
    """A command that was given.

    Attributes:
        status: the HTTP status of the answer; 0 where none came.
        tries: how often it was sent.
        ticket: the id of the ticket in the answer: the one issued, the one at the desk.
    """

    id: str
    name: str
    status: int
    tries: int
    ticket: str | None
    number: str | None
    problem: str


@dataclass(kw_only=True)
class Worker:
    """Gives commands over one connection and keeps the journal."""

    port: int
    token: str
    seed: int
    ended: threading.Event = field(default_factory=threading.Event)
    journal: list[Done] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.wire = RawClient(self.port, self.token)
        self.chance = random.Random(self.seed)

    def run(self) -> None:
        # The journal tells of a missing answer: its last command has the status 0.
        with suppress(NoAnswer):
            self.work()
        self.wire.close()

    @abstractmethod
    def work(self) -> None:
        """Give commands until it is ended."""

    def give(self, name: str, path: str, **fields: Any) -> dict[str, Any] | None:
        command = str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
        try:
            answer = self.wire.post(path, {"command_id": command, **fields})
        except NoAnswer:
            self.journal.append(Done(command, name, 0, 0, None, None, ""))
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
            )
        )
        return said if answer.status == 200 else None


@dataclass(kw_only=True)
class Kiosk(Worker):
    """Issues tickets.

    Attributes:
        services: what it issues, one of them each time; full ids.
        count: how many tickets; 0 goes on until the end.
        channel: `kiosk` reports the print of each ticket, others need no paper.
    """

    centre: str
    services: Sequence[str]
    count: int
    channel: str

    def work(self) -> None:
        issued = 0
        while not self.ended.is_set() and (not self.count or issued < self.count):
            issued += 1
            ticket = self.give(
                "issue_ticket",
                f"centres/{self.centre}/tickets",
                services=[self.chance.choice(self.services)],
                language="az",
                channel=self.channel,
            )
            if ticket is not None and self.channel == "kiosk":
                path = f"tickets/{ticket['token']}/print-report"
                self.give("report_print", path, paper="printed")


@dataclass(kw_only=True)
class Operator(Worker):
    """Serves visitors at a counter (a full id), until none waits."""

    counter: str

    def work(self) -> None:
        desk = self._at("open", "open_counter")
        while True:
            if desk is None:
                desk = self.wire.get(f"counters/{self.counter}/desk").body
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
        if ticket["state"] == "called":
            for share, verb, name in _VARIED:
                if roll < share:
                    return self._at(verb, name, ticket=named)
        # The last ones are finished without a next: every counter ends empty.
        go_on = self.chance.random() < 0.5 and not self.ended.is_set()
        return self._at("finish", "finish", ticket=named, next=go_on)

    def _at(self, verb: str, name: str, **fields: Any) -> dict[str, Any] | None:
        return self.give(name, f"counters/{self.counter}/{verb}", **fields)
