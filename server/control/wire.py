"""What a command line and the server say to each other, and where: one request on each connection,
and its answer, as JSON."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from contract.errors import Problem
from contract.model import Incoming
from server.settings import ServerSettings
from server.store.databases import sqlite_file


class ControlRequest(Incoming):
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


class ControlReply(Incoming):
    """The answer; or the problem for which the hall refuses; or, as a sentence, why the request was
    not carried out."""

    answer: Mapping[str, Any] | None = None
    problem: Problem | None = None
    fault: str = ""


def socket_of(settings: ServerSettings) -> Path:
    """The socket of the process that serves a database from a data folder, which other databases
    may share."""
    file = sqlite_file(settings.database_url)
    database = str(file.resolve()) if file is not None else settings.database_shown
    return settings.data / f"control-{hashlib.sha256(database.encode()).hexdigest()[:8]}.sock"


@contextmanager
def short_path_of(path: Path) -> Iterator[str]:
    """Another path of a socket, for as long as the block lasts. The address of a socket has 107
    characters at most, and the path of a folder may have more."""
    descriptor = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}/{path.name}"
    finally:
        os.close(descriptor)
