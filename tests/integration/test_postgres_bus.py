"""The bus between processes, each test with a PostgreSQL and the threads of two or three."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

import gevent
import pytest

from server.realtime.postgres_bus import PostgresBus
from server.store.engine import connect_to_listen
from tests.parts.postgres import PostgresServer
from tests.parts.waiting import LOOK_SECONDS, until

pytestmark = pytest.mark.postgres

OURS: Final = "novbe_ours"


def until_in_hub(holds: Callable[[], object]) -> None:
    """Wait for a condition, while greenlets and callbacks of threads run."""

    def look() -> object:
        gevent.sleep(LOOK_SECONDS)
        return holds()

    until(look)


class Process:
    def __init__(self, url: str, channel: str, heads: Callable[[], Mapping[str, int]]) -> None:
        self.heard: list[tuple[str, int]] = []
        self.bus = PostgresBus(partial(connect_to_listen, url), channel, heads)
        self.bus.listen(lambda centre, revision: self.heard.append((centre, revision)))

    def start(self) -> None:
        """Start it, and wait until it is connected: then it has asked for the heads."""
        self.bus.start()
        self.await_word("connected", 1)

    def await_word(self, centre: str, revision: int) -> None:
        until_in_hub(lambda: (centre, revision) in self.heard)


type Make = Callable[..., Process]


@pytest.fixture
def url(postgres_server: PostgresServer) -> Iterator[str]:
    yield postgres_server.url("bus")
    postgres_server.drop("bus")


@pytest.fixture
def make(url: str) -> Iterator[Make]:
    made: list[Process] = []

    def one(*, channel: str = OURS, database: str = url) -> Process:
        made.append(Process(database, channel, lambda: {"connected": 1}))
        made[-1].start()
        return made[-1]

    yield one
    for process in made:
        process.bus.stop()


def test_another_installation_is_not_heard(make: Make) -> None:
    one, other, foreign = make(), make(), make(channel="novbe_theirs")
    one.bus.publish("village", 1)
    other.await_word("village", 1)
    other_foreign = make(channel="novbe_theirs")
    other_foreign.bus.publish("village", 2)
    foreign.await_word("village", 2)
    assert ("village", 1) not in foreign.heard + other_foreign.heard
    assert ("village", 2) not in one.heard + other.heard


def test_notifications_are_joined(make: Make, url: str) -> None:
    busy = Process(url, OURS, lambda: {"connected": 1})
    # What is published before it is connected is pending, as between two sendings.
    for revision in range(1, 101):
        busy.bus.publish("village", revision)
        busy.bus.publish("asan-7", revision)
    other = make()
    busy.start()
    other.await_word("village", 100)
    other.await_word("asan-7", 100)
    busy.bus.publish("village", 101)
    # The last of them is sent before the end.
    busy.bus.stop()
    other.await_word("village", 101)
    assert len(other.heard) == 1 + 3


def test_bus_that_never_connects_stops(url: str) -> None:
    gone = Process(url.replace("host=", "host=/nowhere"), OURS, dict)
    gone.bus.start()
    gone.bus.publish("village", 1)
    assert gone.heard == [("village", 1)]
    gone.bus.stop()
