"""What a command line and the server say to each other, and where: one request on each connection,
and its answer, as JSON."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from contract.errors import Problem
from contract.model import Incoming

NAME: Final = "server.sock"
"""The name of the socket in the data folder."""


class Asked(Incoming):
    """A request.

    Attributes:
        release: that of the command line; the server refuses another one than its own.
        account: the user id of the person who called the command line by sudo; no proof.
        name: one of `REQUESTS`.
    """

    release: str
    account: int | None
    name: str
    request: Mapping[str, Any]


class Told(Incoming):
    """The answer, or the problem for which the hall refuses, or a sentence on why nothing came of
    the request."""

    answer: Mapping[str, Any] | None = None
    problem: Problem | None = None
    fault: str = ""


@contextmanager
def socket_in(folder: Path) -> Iterator[str]:
    """The path of the socket in a folder, for as long as the block lasts. The address of a socket
    has 107 characters at most, and the path of a folder may have more."""
    descriptor = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}/{NAME}"
    finally:
        os.close(descriptor)
