"""A reader of snapshots: a real Socket.IO client that keeps them with their times."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final, Self

import requests
import socketio
from socketio.exceptions import ConnectionError as CannotConnect

from tests.parts.waiting import AMPLE_SECONDS, until

SNAPSHOTS: Final = ("menu", "board", "hall", "desk", "ticket", "device")


class Refused(Exception):
    """The server refused the connection; `problem` says why."""

    def __init__(self, problem: Any) -> None:
        self.problem = problem
        super().__init__(str(problem))


class Listener:
    """Connected while its context lasts.

    Args:
        trusted: for a server with a certificate of its own: `trusted_certificate`.

    Attributes:
        told: every push so far: (monotonic seconds, name of the snapshot, snapshot).
    """

    def __init__(
        self,
        url: str,
        rooms: list[str],
        token: str | None = None,
        trusted: str | bool = True,
        **auth: Any,
    ) -> None:
        self._url = url
        self._auth = {"token": token, "rooms": rooms, **auth}
        self.told: list[tuple[float, str, dict[str, Any]]] = []
        self._news = threading.Condition()
        self._refusal: Any = None
        self._session = requests.Session()
        self._session.verify = trusted
        self._client = socketio.Client(
            reconnection=False, handle_sigint=False, http_session=self._session
        )
        for name in SNAPSHOTS:
            self._client.on(name, self._hears(name))
        self._client.on("connect_error", self._is_refused)

    def __enter__(self) -> Self:
        try:
            self._client.connect(
                self._url, auth=self._auth, transports=["websocket"], wait_timeout=AMPLE_SECONDS
            )
        except CannotConnect as error:
            self.__exit__()
            raise Refused(self._refusal or str(error)) from error
        return self

    def __exit__(self, *_exc: object) -> None:
        self._client.disconnect()
        # The library leaves a connection open that the other end has reset.
        if self._client.eio.ws is not None:
            self._client.eio.ws.shutdown()
        self._session.close()

    @property
    def connected(self) -> bool:
        return bool(self._client.connected)

    def await_end(self) -> None:
        until(lambda: not self.connected)

    def of(self, name: str) -> list[dict[str, Any]]:
        with self._news:
            return [snapshot for _, kind, snapshot in self.told if kind == name]

    def await_first(self, name: str) -> dict[str, Any]:
        return self.await_that(name, bool)[0]

    def await_one(
        self, name: str, good: Callable[[dict[str, Any]], bool], seconds: float = AMPLE_SECONDS
    ) -> dict[str, Any]:
        return self.await_that(name, lambda found: bool(found) and good(found[-1]), seconds)[-1]

    def await_that(
        self,
        name: str,
        good: Callable[[list[dict[str, Any]]], bool],
        seconds: float = AMPLE_SECONDS,
    ) -> list[dict[str, Any]]:
        """The snapshots of a name, once they satisfy the condition together.

        Raises:
            TimeoutError: they do not within the time.
        """
        with self._news:
            if not self._news.wait_for(lambda: good(self.of(name)), seconds):
                found = self.of(name)
                raise TimeoutError(f"after {seconds} s: {len(found)} of {name}: {found[-1:]}")
            return self.of(name)

    def times(self, name: str) -> list[float]:
        """When each snapshot of a name came, in monotonic seconds."""
        with self._news:
            return [at for at, kind, _ in self.told if kind == name]

    def _hears(self, name: str) -> Callable[[dict[str, Any]], None]:
        def heard(snapshot: dict[str, Any]) -> None:
            with self._news:
                self.told.append((time.monotonic(), name, snapshot))
                self._news.notify_all()

        return heard

    def _is_refused(self, data: Any) -> None:
        self._refusal = data


def refusal(url: str, rooms: Any, token: Any = None, **auth: Any) -> dict[str, Any]:
    """The problem with which a reader is refused.

    Raises:
        AssertionError: the server accepted it.
    """
    try:
        with Listener(url, rooms, token, **auth):
            raise AssertionError(f"{rooms} were entered")
    except Refused as refused:
        problem: dict[str, Any] = refused.problem["data"]
        return problem
