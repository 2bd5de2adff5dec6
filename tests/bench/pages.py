"""Many open ticket pages: the memory of the server, and the time until a called page knows."""

import json
import os
import resource
import time
from pathlib import Path
from statistics import median
from typing import Any, Final
from uuid import uuid4

from tests.bench.driver import Child
from tests.bench.figures import Figure, megabytes, percentile
from tests.bench.halls import Template
from tests.race.wire import Wire

PAGES: Final = 2000
CALLS: Final = 40
PAUSE: Final = 0.5
"""Seconds between two calls: about what thirty counters do together."""

LIMIT: Final = 500.0
"""Milliseconds from a call to the called page."""

PART: Final = f"{PAGES:,} ticket pages open"


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    # Either end has a file for each; the children inherit the limit.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with template.running(folder) as server, Child("tests.bench.phones") as phones:
        clients = template.clients
        issuers = [Wire(server.port, one.issuer) for one in clients]
        for one in clients:
            opened = {"command_id": str(uuid4())}
            Wire(server.port, one.operator).post(f"counters/{one.counter}/open", opened)
        tickets = []
        for place in range(PAGES):
            one = clients[place % len(clients)]
            said = issuers[place % len(clients)].post(
                f"centres/{server.centre}/tickets",
                {
                    "command_id": str(uuid4()),
                    "services": [one.services[0]],
                    "language": "az",
                },
            )
            if said.status != 200:
                raise RuntimeError(f"{said.status}: {said.body}")
            tickets.append([said.body["id"], said.body["token"]])
        path = "/socket.io/?EIO=4&transport=websocket"
        phones.tell({"port": server.port, "path": path, "tickets": tickets})
        if phones.hear() != "ready":
            raise RuntimeError("the pages did not get ready")
        memory = megabytes(PART, "memory of the server", server.pid)
        idle = _busy(server.pid, 3)
        begun_at, used = time.monotonic(), _processor_seconds(server.pid)
        seconds = []
        length = 0
        for place in range(CALLS // 4 if quick else CALLS):
            one = clients[place % len(clients)]
            begun = time.monotonic()
            called = _call(Wire(server.port, one.operator), one.counter)
            identity, heard, length = json.loads(phones.hear())
            if identity != called:
                raise RuntimeError(f"{identity} was told, {called} was called")
            seconds.append(heard - begun)
            time.sleep(PAUSE)
        spent = _processor_seconds(server.pid) - used
        share = spent / (time.monotonic() - begun_at) * 100
    middle = median(seconds) * 1000
    return [
        memory,
        Figure(PART, "processor while nothing happens", idle, "%"),
        Figure(PART, "processor at two calls a second", share, "%"),
        Figure(
            PART,
            f"from the call to the called page ({length / 1000:.1f} KB)",
            middle,
            "ms",
            p50=middle,
            p99=percentile(seconds, 0.99) * 1000,
            limit=LIMIT,
            limit_name="p99 that is asked for",
        ),
    ]


def _call(wire: Wire, counter: str) -> str:
    """Call the next ticket at a counter that finishes the one before; its id."""
    fields: dict[str, Any] = {"command_id": str(uuid4())}
    answer = wire.post(f"counters/{counter}/call-next", fields)
    if answer.status != 200:
        desk = wire.get(f"counters/{counter}/desk").body
        fields |= {"ticket": desk["ticket"]["id"], "next": True}
        answer = wire.post(f"counters/{counter}/finish", fields)
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {answer.body}")
    identity: str = answer.body["ticket"]["id"]
    return identity


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _busy(pid: int, seconds: float) -> float:
    """How many per cent of a processor a process uses."""
    before = _processor_seconds(pid)
    time.sleep(seconds)
    return (_processor_seconds(pid) - before) / seconds * 100
