"""A hall whose commands run in threads, with commands at the same time."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import gevent
import pytest

from contract.enums import Role
from server.engine import engine
from server.engine.unit_of_work import UnitOfWork
from tests.parts.box import Box
from tests.parts.greenlets import all_at_once, await_end

type Outcome = tuple[Any, BaseException | None]


@pytest.fixture
def server(box: Box, monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    """The hall as in a server, with the box as another process. Batches are slowed down."""
    monkeypatch.setattr(engine, "MAX_BATCH_SECONDS", 60)
    found = box.reopened(serving=True)
    for role in (Role.MANAGER, Role.GREETER):
        found.who(role)
    yield found
    found.close()


def in_one_batch(server: Box, commands: Sequence[Callable[[], Any]]) -> list[Outcome]:
    """Give commands that wait for the same batch, behind one that changes nothing: each one's
    value or error."""
    begun, over = threading.Event(), threading.Event()

    def wait(_unit: UnitOfWork) -> None:
        begun.set()
        assert over.wait(60)

    first = gevent.spawn(server.store.command, server.centre, wait)
    while not begun.is_set():
        gevent.sleep(0.005)
    outcomes = all_at_once([*commands, over.set])
    await_end([first])
    return outcomes[:-1]
