"""How many SQL statements a command takes."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Engine, event

from contract import commands as c
from contract.enums import Channel, Role
from server import bootstrap
from server.clock import SetClock
from server.commands import dispatch
from server.context import AppContext, LocalBus
from server.domain.principal import Principal, clock_of
from tests.bench.figures import Figure
from tests.bench.halls import Template
from tests.parts.hall import MONDAY_AT_TEN, RunningServer

_PART: Final = "SQL statements of one command (SQLite)"
_FRAME: Final = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


def measure(template: Template, folder: Path, _quick: bool) -> list[Figure]:
    """Count what reaches the driver, in this process, on a fresh hall."""
    server = RunningServer(template.server.centre_file, data=folder / "statements")
    server.prepare()
    said: list[str] = []

    def listen(connection: sqlite3.Connection, _record: Any) -> None:
        connection.set_trace_callback(said.append)

    event.listen(Engine, "connect", listen)
    try:
        store = bootstrap.open_store(server.settings, serving=False)
        # The real time would find the services closed at night.
        clock = SetClock(datetime.fromisoformat(MONDAY_AT_TEN).astimezone(UTC))
        hall = bootstrap.open_hall(server.settings, store, clock, LocalBus())
        counted = _count(hall, server.centre, template, said)
        store.close()
    finally:
        event.remove(Engine, "connect", listen)
    return [Figure(_PART, name, float(count), "") for name, count in counted.items()]


def _count(hall: AppContext, centre: str, template: Template, said: list[str]) -> dict[str, int]:
    greeter = Principal(Role.GREETER, "greeter", centre)
    counter, services = template.clients[0].counter, template.clients[0].services
    operator = Principal(Role.OPERATOR, "operator", centre, counter)
    counted: dict[str, int] = {}

    def give(name: str, who: Principal, command: c.Command) -> dict[str, Any]:
        said.clear()
        answer = dispatch.execute(hall, who, command)
        counted[name] = sum(1 for one in said if not one.lstrip().upper().startswith(_FRAME))
        return answer

    give("open day", clock_of(centre), c.OpenDay(command_id=uuid4(), centre=centre))
    give("open counter", operator, c.OpenCounter(command_id=uuid4(), counter=counter))
    # The second of each: the first forms the line and fills what is kept in memory.
    for _ in range(2):
        wish = c.ServiceWish(service=services[0])
        give(
            "issue",
            greeter,
            c.IssueTicket(
                command_id=uuid4(),
                centre=centre,
                services=(wish,),
                language="az",
                channel=Channel.GREETER,
            ),
        )
    for _ in range(2):
        desk = give("call next", operator, c.CallNext(command_id=uuid4(), counter=counter))
        ticket = desk["ticket"]["id"]
        give("finish", operator, c.Finish(command_id=uuid4(), counter=counter, ticket=ticket))
    return {name: counted[name] for name in ("issue", "call next", "finish")}
