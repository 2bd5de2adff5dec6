"""The bus inside one process: whoever listens is told at once."""

from collections.abc import Callable

type Listener = Callable[[str, int], None]


class LocalBus:
    """Implements `server.application.ports.Bus` for a server of one process.

    A word between processes goes the same way with another implementation
    (`server.realtime.redis_bus`); what gets lost on it is healed by the look at
    the committed revisions.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Have a listener told of each `(centre, revision)`."""
        self._listeners.append(listener)

    def publish(self, centre: str, revision: int) -> None:
        """Tell that `revision` of `centre` is committed."""
        for listener in self._listeners:
            listener(centre, revision)

    def start(self) -> None:
        """Begin to hear and to tell other processes; here there are none."""

    def stop(self) -> None:
        """Hear and tell no others any more."""
