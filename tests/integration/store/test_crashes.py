"""A process that ends at any step of a command: nothing that was acknowledged is lost, and no
command is done twice."""

import os
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, event

from contract import commands as c
from contract.enums import Role
from server.evidence import verification
from server.store import rows
from tests.parts.box import Box
from tests.parts.village import village_data

pytestmark = pytest.mark.databases("sqlite", "postgresql")

EVERY = 9
"""In `make test` each ninth step is tried, in `make soak` each."""


class Steps:
    """Ends the process at a step: before or after a statement, or a commit.

    Args:
        last: which step; none where there are not so many.
    """

    def __init__(self, last: int) -> None:
        self._left = last

    def watch(self) -> None:
        execute = rows._run_in_driver

        def counted(*arguments: Any, **named: Any) -> Any:
            self._step()
            found = execute(*arguments, **named)
            self._step()
            return found

        rows._run_in_driver = counted
        event.listen(Engine, "commit", lambda _connection: self._step())
        event.listen(Engine, "before_cursor_execute", lambda *_: self._step())

    def _step(self) -> None:
        self._left -= 1
        if not self._left:
            os._exit(9)


class Visit:
    """A visit, from the ticket to the end; each command has an id, so that it can be repeated."""

    def __init__(self) -> None:
        self.ids = [uuid4() for _ in range(4)]

    def live(self, box: Box, acknowledge: Callable[[UUID], object]) -> None:
        """Give the commands, each time the same."""
        operator, greeter = box.who(Role.OPERATOR, "1"), box.who(Role.GREETER)
        issued, called, started, finished = self.ids
        box.issue("paper", command_id=issued, assist=["walk"])
        acknowledge(issued)
        desk = box.give(c.CallNext, operator, counter="1", command_id=called)
        acknowledge(called)
        ticket = desk["ticket"]["id"] if desk["ticket"] else box.events()[-1].data["ticket"]
        box.give(c.AddNote, greeter, ticket=ticket, note="Has the old form", command_id=started)
        acknowledge(started)
        box.give(c.Finish, operator, counter="1", ticket=ticket, command_id=finished)
        acknowledge(finished)


def doomed(box: Box, visit: Visit, step: int, written: int) -> None:
    """In another process: run a visit up to a step."""
    again = box.reopened()
    for who in ((Role.OPERATOR, "1"), (Role.GREETER, None)):
        again.who(*who)
    Steps(step).watch()
    visit.live(again, lambda one: os.write(written, one.bytes))


def ended_at(box: Box, visit: Visit, step: int) -> tuple[bool, list[UUID]]:
    """Whether the process ended at a step, and what it acknowledged before."""
    reading, written = os.pipe()
    child = os.fork()
    if not child:
        try:
            doomed(box, visit, step, written)
        finally:
            os._exit(0)
    os.close(written)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    done = [UUID(bytes=told[at : at + 16]) for at in range(0, len(told), 16)]
    return os.waitstatus_to_exitcode(status) == 9, done


def require_right(box: Box, visit: Visit, acknowledged: list[UUID]) -> None:
    """What was acknowledged is in the log; repeated, each command is there once."""
    before = Counter(one.command for one in box.events())
    assert all(before[one] for one in acknowledged)
    visit.live(box, lambda _: None)
    after = Counter(one.command for one in box.events())
    assert all(after[one] == before[one] for one in visit.ids if before[one])
    assert len({after[one] for one in (visit.ids[0], visit.ids[2])}) == 1
    judged = box.store.on_connection(lambda one: verification.verify(one, box.centre))
    assert judged.faults == []


@pytest.mark.parametrize("every", [EVERY, pytest.param(1, marks=pytest.mark.soak)])
def test_a_process_may_end_at_every_step(box: Box, database_kind: str, every: int) -> None:
    data = village_data()
    for series in data["series"]:
        series["last"] = 999
    box.import_config(data)
    for who in ((Role.OPERATOR, "1"), (Role.GREETER, None)):
        box.who(*who)
    # On the other database other steps.
    for step in count(1 if database_kind == "sqlite" else 5, every):
        visit = Visit()
        box.forward(seconds=30)
        ended, acknowledged = ended_at(box, visit, step)
        require_right(box, visit, acknowledged)
        if not ended:
            assert acknowledged == visit.ids
            assert step > 20
            return
