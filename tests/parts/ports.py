"""Ports for tests that start, end and start again what serves at them."""

import socket
from pathlib import Path


class HeldPort:
    """A port of loopback that no other process gets while it is held.

    A free port that is only asked for may be another's by the time it is used. This
    one stays bound, without listening: a program that listens with SO_REUSEADDR, as servers
    do, may have it, again and again; a connection meanwhile is refused. It is bound at every
    address, so that a server of `--host 0.0.0.0` finds it free too.
    """

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("0.0.0.0", 0))
        self.number: int = self._socket.getsockname()[1]

    def release(self) -> None:
        """Release the port; a second time does nothing."""
        self._socket.close()


_HELD: list[HeldPort] = []


def free_port() -> int:
    """A port for as long as this process lives."""
    _HELD.append(HeldPort())
    return _HELD[-1].number


def sockets_of(pid: int) -> set[str]:
    found = set()
    for one in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.add(str(one.readlink()))
        except FileNotFoundError:
            continue
    return {one for one in found if one.startswith("socket:")}
