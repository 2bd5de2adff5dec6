"""A fixed day of a large hall: 900 seeded commands, and a line for the answer to each.

`python -m tests.parts.seeded_day > tests/data/seeded_day.txt` records it anew where an answer was
meant to change.
"""

import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from contract import commands as c
from contract.commands import Command
from contract.enums import CounterState, Role
from contract.errors import Refusal
from contract.ids import full_id, key_of
from server.domain.counters import Counter
from server.domain.principal import Principal
from server.signing import KEY_FILE
from server.views import board, desk, hall, menu, ticket
from tests.parts import centre_files
from tests.parts.box import Box
from tests.parts.hall import ASAN

COMMANDS: Final = 900
RECORDED: Final = Path(__file__).parent.parent / "data/seeded_day.txt"

_SEED: Final = 20261202
_LOOK_EVERY: Final = 30
"""How many commands are between two looks at the snapshots."""

_STEPS: Final = {
    "issue": 30,
    "issue two": 8,
    "issue priority": 5,
    "call": 24,
    "finish": 14,
    "recall": 2,
    "no show": 3,
    "hold": 2,
    "resume": 2,
    "transfer": 4,
    "add service": 2,
    "judge": 2,
    "undo call": 1,
    "cancel": 1,
    "break": 1,
    "open": 2,
    "suspend service": 1,
    "resume service": 1,
    "suspend centre": 0.3,
    "resume centre": 1,
}
"""The weights of what happens."""


class SeededDay:
    """Runs the day in a box, whose clock stands still between the commands."""

    def __init__(self, folder: Path) -> None:
        self.config = centre_files.read(ASAN)
        # The tokens of tickets are in the answers.
        (folder / KEY_FILE).write_text("5" * 64)
        self.box = Box(f"sqlite:///{folder}/novbe.db", folder, self.config)
        self.chance = random.Random(_SEED)
        self.centre = self.config.centre.slug
        self.counters = [counter.key for counter in self.config.counters]
        self.services = [full_id(self.centre, service.key) for service in self.config.services]
        self.tickets: list[str] = []

    def lines(self) -> Iterator[str]:
        """What each command answered, and what the snapshots were from time to time."""
        self._give(c.OpenDay, centre=self.centre)
        for counter in self.counters[::2]:
            self._at(counter, c.OpenCounter)
        # The hall fills first.
        kinds = ["issue"] * 20
        kinds += self.chance.choices(list(_STEPS), list(_STEPS.values()), k=COMMANDS - len(kinds))
        for number, kind in enumerate(kinds, 1):
            self.box.clock.forward(timedelta(seconds=self.chance.randint(1, 40)))
            try:
                answer = self._do(kind)
                told = _shown(answer)
            except Refusal as refusal:
                answer = {
                    "kind": refusal.kind,
                    "values": refusal.values,
                    "state": refusal.state,
                    "allowed": refusal.allowed,
                }
                told = refusal.kind
            yield f"{number:03} {kind}: {told} {_digest(answer)}"
            if number % _LOOK_EVERY == 0:
                yield from self._snapshots(number)

    def _do(self, kind: str) -> dict[str, Any]:
        chance, counter = self.chance, self.chance.choice(self.counters[::2])
        service = chance.choice(self.services)
        at_counter: dict[str, type[Command]] = {
            "finish": c.Finish,
            "recall": c.Recall,
            "no show": c.MarkNoShow,
        }
        at_counter |= {"hold": c.Hold, "undo call": c.UndoCall}
        match kind:
            case "issue" | "issue two" | "issue priority":
                count = 2 if kind == "issue two" else 1
                answer = self._give(
                    c.IssueTicket,
                    Principal(Role.KIOSK, "kiosk-1", self.centre)
                    if chance.random() < 0.5
                    else Principal(Role.GREETER, "greeter-1", self.centre),
                    centre=self.centre,
                    services=chance.sample(self.services, count),
                    language=chance.choice(["az", "en", "ru"]),
                    priority=kind == "issue priority",
                )
                self.tickets.append(answer["id"])
                return answer
            case "call":
                free = self.box.read(
                    lambda view: [row.id for row in view.counters() if is_free(row)]
                )
                return self._at(
                    key_of(chance.choice(free or [full_id(self.centre, counter)])), c.CallNext
                )
            case "resume":
                return self._at(counter, c.Resume, ticket=chance.choice(self.tickets))
            case "transfer":
                return self._with_ticket(c.Transfer, to_service=service, sure=True)
            case "add service":
                return self._with_ticket(c.AddService, service=service)
            case "judge":
                confirmed = chance.random() < 0.7
                identity = chance.choice(self.tickets)
                return self._give(c.JudgePriority, ticket=identity, confirmed=confirmed)
            case "cancel":
                return self._give(c.Cancel, ticket=chance.choice(self.tickets))
            case "break":
                return self._at(counter, c.TakeBreak, minutes=10)
            case "open":
                return self._at(chance.choice(self.counters), c.OpenCounter)
            case "suspend service":
                return self._give(c.SuspendService, service=service, reason="power")
            case "resume service":
                suspended = self.box.read(lambda view: sorted(view.services())) or [service]
                return self._give(c.ResumeService, service=chance.choice(suspended))
            case "suspend centre":
                return self._give(c.SuspendCentre, centre=self.centre, reason="power")
            case "resume centre":
                return self._give(c.ResumeCentre, centre=self.centre)
        return self._with_ticket(at_counter[kind])

    def _with_ticket(self, model: type[Command], **fields: Any) -> dict[str, Any]:
        """A command at a counter that has a ticket, if there is one."""
        busy = self.box.read(lambda view: [row for row in view.counters() if row.ticket])
        if not busy:
            return self._at(self.counters[0], model, ticket=self.tickets[0], **fields)
        counter = self.chance.choice(busy)
        return self._at(key_of(counter.id), model, ticket=counter.ticket, **fields)

    def _at(self, counter: str, model: type[Command], **fields: Any) -> dict[str, Any]:
        identity = full_id(self.centre, counter)
        operator = Principal(Role.OPERATOR, f"operator-{counter}", self.centre, identity)
        return self._give(model, operator, counter=identity, **fields)

    def _give(
        self, model: type[Command], who: Principal | None = None, **fields: Any
    ) -> dict[str, Any]:
        manager = Principal(Role.MANAGER, "manager-1", self.centre)
        command_id = UUID(int=self.chance.getrandbits(128), version=4)
        return self.box.give(model, who or manager, command_id=command_id, **fields)

    def _snapshots(self, number: int) -> Iterator[str]:
        context = self.box.read(self.box.hall.context)
        for name, snapshot in (
            ("hall", hall.build(context)),
            ("board", board.build(context)),
            ("menu", menu.build(context)),
        ):
            yield f"{number:03} {name} {_digest(snapshot.wire())}"
        desks = [desk.build(context, full_id(self.centre, key)).wire() for key in self.counters]
        tickets = [ticket.build(context, identity).wire() for identity in self.tickets[-40:]]
        yield f"{number:03} desks {_digest(desks)} tickets {_digest(tickets)}"


def is_free(counter: Counter) -> bool:
    """Whether a counter is open and without a ticket."""
    return counter.state is CounterState.OPEN and counter.ticket is None


def _shown(answer: dict[str, Any]) -> str:
    called = answer.get("ticket")
    if isinstance(called, dict):
        return f"at the counter: {called['number']}"
    return str(answer.get("number", "done"))


def _digest(value: Any) -> str:
    """The start of a SHA-256, without the epoch, which is made by chance at each import."""
    return hashlib.sha256(
        json.dumps(_bare(value), sort_keys=True, default=str).encode()
    ).hexdigest()[:12]


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(part) for key, part in value.items() if key != "epoch"}
    if isinstance(value, list | tuple):
        return [_bare(part) for part in value]
    return value


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for line in SeededDay(Path(name)).lines():
            sys.stdout.write(f"{line}\n")
