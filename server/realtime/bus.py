"""The bus inside one process: each listener is called at once."""

from collections.abc import Callable

type Listener = Callable[[str, int], None]


class LocalBus:
    """For a server of one process.

    `server.realtime.postgres_bus` does the same between processes; polling the committed revisions
    makes up for a lost notification.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Register a listener, which is called with each `(centre, revision)`."""
        self._listeners.append(listener)

    def publish(self, centre: str, revision: int) -> None:
        """Notify the listeners that `revision` of `centre` is committed."""
        for listener in self._listeners:
            listener(centre, revision)

    def start(self) -> None:
        """Connect to other processes; here there are none."""

    def stop(self) -> None:
        """Disconnect from other processes."""
