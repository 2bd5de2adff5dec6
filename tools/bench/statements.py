"""The number of SQL statements of a command."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event

from contract import commands as c
from tests.parts import centre_files
from tests.parts.box import Box
from tools.bench.figures import Figure
from tools.bench.halls import Template

_PART: Final = "SQL statements of one command (SQLite)"
_FRAME: Final = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


def measure(template: Template, folder: Path, _quick: bool) -> list[Figure]:
    """Count the statements that reach the driver, in this process, on a new hall."""
    said: list[str] = []

    def listen(connection: sqlite3.Connection, _record: Any) -> None:
        connection.set_trace_callback(said.append)

    found: dict[str, int] = {}

    def count(name: str, give: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        said.clear()
        answer = give()
        found[name] = sum(not statement.lstrip().upper().startswith(_FRAME) for statement in said)
        return answer

    data = folder / "statements"
    data.mkdir()
    event.listen(Engine, "connect", listen)
    try:
        config = centre_files.read(template.server.centre_file)
        box = Box(f"sqlite:///{data / 'novbe.db'}", data, config)
        box.open_day()
        counter, service = template.clients[0].counter, template.clients[0].services[0]
        box.at(counter, c.OpenCounter)
        # The second command of each kind: the first one fills the caches.
        for _ in range(2):
            count("issue", lambda: box.issue(service))
        for _ in range(2):
            desk = count("call next", lambda: box.at(counter, c.CallNext))
            finish = partial(box.at, counter, c.Finish, ticket=desk["ticket"]["id"])
            count("finish", finish)
        box.close()
    finally:
        event.remove(Engine, "connect", listen)
    return [Figure(_PART, name, float(number), "") for name, number in found.items()]
