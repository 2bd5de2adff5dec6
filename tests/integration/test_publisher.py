"""What the publisher sends to readers whose first snapshots differ."""

from collections.abc import Iterator
from typing import Any

import gevent
import pytest

from contract.enums import Role
from contract.rooms import Room, parse
from server.realtime.publisher import Publisher
from server.realtime.subscriptions import Reader, Subscriptions
from tests.parts.box import Box

BOARD = parse("centre/village/board")


class Readers:
    def __init__(self, box: Box) -> None:
        self.sent: list[dict[str, Any]] = []
        self._who = box.who(Role.DISPLAY)
        self._subscriptions = Subscriptions()
        self.publisher = Publisher(box.hall, self._subscriptions, self._emit)

    def enter(self, sid: str, first: dict[str, Any]) -> None:
        """A reader enters, and is given its first snapshot."""
        self._subscriptions.enter(sid, Reader(self._who, (BOARD,)))
        self.publisher.welcome(BOARD, first)

    def await_sent(self, count: int) -> None:
        """Wait until the publisher has sent `count` snapshots."""
        with gevent.Timeout(5):
            while len(self.sent) < count:
                gevent.sleep(0.01)

    def _emit(self, _room: Room, snapshot: dict[str, Any]) -> None:
        self.sent.append(snapshot)


@pytest.fixture
def readers(box: Box) -> Iterator[Readers]:
    found = Readers(box)
    yield found
    found.publisher.stop()


@pytest.mark.parametrize("older_first", [True, False])
def test_reader_with_an_older_snapshot_gets_the_newer_one(
    box: Box, readers: Readers, older_first: bool
) -> None:
    older = box.board()
    box.issue()
    newer = box.board()
    for sid, first in enumerate((older, newer) if older_first else (newer, older)):
        readers.enter(str(sid), first)
    readers.await_sent(1)
    assert readers.sent[0]["revision"] == box.revision
    # Those who come with the same get nothing twice.
    readers.enter("another", newer)
    box.issue()
    readers.publisher.on_revision(box.centre, box.revision)
    readers.await_sent(2)
    assert [one["services"][0]["waiting"] for one in readers.sent] == [1, 2]
