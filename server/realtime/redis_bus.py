"""The bus between processes: a word in Redis that a centre has a new revision.

It carries `(centre, revision)` and nothing else: each process reads the truth
from the database itself. So a word that is lost costs a second at most, until
the look at the committed revisions, and Redis may be away for as long as it
likes: no command waits for it, and none fails.
"""

import logging
import time
from collections.abc import Callable

import gevent
from gevent.event import Event
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.client import PubSub
from redis.retry import Retry

from server.realtime.bus import LocalBus

_log = logging.getLogger("novbe.bus")

ANSWER_SECONDS = 2.0
"""How long Redis may take over an answer before it counts as gone."""

RETRY_SECONDS = 0.5
"""How soon it is tried again."""

SILENT_SECONDS = 5.0
"""After how much silence it is asked whether it is still there."""


class RedisBus(LocalBus):
    """Tells the listeners of this process at once and those of all others by Redis.

    Args:
        url: `redis://host:6379`, `rediss://...` or `unix:///path`.
        channel: the same for all processes of one database, and no others.
    """

    def __init__(self, url: str, channel: str) -> None:
        super().__init__()
        self._channel = channel
        self._redis = Redis.from_url(
            url,
            decode_responses=True,
            encoding_errors="replace",
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            # Trying again is done here, once for all.
            retry=Retry(NoBackoff(), 0),
        )
        self._unsaid: dict[str, int] = {}
        self._wanted = Event()
        self._stopping = Event()
        self._running: list[gevent.Greenlet[..., None]] = []
        # Each way has an end of its own: one may work while the other does not.
        self._lost: set[str] = set()

    def publish(self, centre: str, revision: int) -> None:
        """Tell here at once, and the others as soon as Redis takes it."""
        super().publish(centre, revision)
        # Of several the newest is enough.
        self._unsaid[centre] = max(revision, self._unsaid.get(centre, 0))
        self._wanted.set()

    def start(self) -> None:
        """Begin to hear and to tell the other processes."""
        self._running = [gevent.spawn(self._say), gevent.spawn(self._hear)]

    def stop(self) -> None:
        """Hear and tell the other processes nothing more."""
        self._stopping.set()
        self._wanted.set()
        gevent.joinall(self._running[:1], timeout=ANSWER_SECONDS)
        gevent.killall(self._running)
        self._redis.close()

    def _say(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            try:
                self._say_all()
            except (RedisError, OSError) as error:
                self._broke("saying", error)
                self._wanted.set()
                self._stopping.wait(RETRY_SECONDS)
            if self._stopping.is_set():
                return

    def _say_all(self) -> None:
        """Say what is unsaid; where it fails, that stays so and is tried again."""
        while self._unsaid:
            centre, revision = next(iter(self._unsaid.items()))
            self._redis.publish(self._channel, f"{centre} {revision}")
            self._works("saying")
            # Meanwhile there may be a newer one.
            if self._unsaid[centre] == revision:
                del self._unsaid[centre]

    def _hear(self) -> None:
        while not self._stopping.is_set():
            try:
                self._subscribe()
            except (RedisError, OSError) as error:
                self._broke("hearing", error)
                self._stopping.wait(RETRY_SECONDS)

    def _subscribe(self) -> None:
        """Hear until the connection breaks."""
        pubsub: Callable[[], PubSub] = self._redis.pubsub
        with pubsub() as heard:
            heard.subscribe(self._channel)
            last, asked = time.monotonic(), False
            while True:
                message = heard.get_message(timeout=SILENT_SECONDS)
                if message is not None:
                    last, asked = time.monotonic(), False
                    if message["type"] == "subscribe":
                        self._works("hearing")
                    elif message["type"] == "message":
                        self._take(message["data"])
                elif time.monotonic() - last >= SILENT_SECONDS:
                    if asked:
                        raise TimeoutError("it does not answer")
                    heard.ping()
                    last, asked = time.monotonic(), True

    def _take(self, word: str) -> None:
        centre, _, revision = word.rpartition(" ")
        if centre and revision.isascii() and revision.isdecimal():
            super().publish(centre, int(revision))

    def _broke(self, way: str, error: Exception) -> None:
        if not self._lost and not self._stopping.is_set():
            _log.warning(
                "Redis is gone (%s); what other processes commit is told within a second", error
            )
        self._lost.add(way)

    def _works(self, way: str) -> None:
        if self._lost == {way}:
            _log.warning("Redis is there again")
        self._lost.discard(way)
