"""Many open ticket pages: the memory of the server, and the time from a call to the page of its
ticket."""

import json
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from tests.parts.child import Child
from tests.parts.hall import RunningServer
from tools.bench.children import processor_seconds
from tools.bench.fanout import SOCKETS, allow_many_files, hello
from tools.bench.figures import Figure, megabytes, of_times
from tools.bench.halls import Client, Template
from tools.bench.wire import RawClient

PAGES: Final = 2000
CALLS: Final = 40
PAUSE: Final = 0.5
"""Seconds between two calls, as with about thirty counters."""

LIMIT: Final = 500.0
"""The limit of the milliseconds from a call to the page of its ticket."""

PART: Final = f"{PAGES:,} ticket pages open"


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    allow_many_files()
    with template.running(folder) as server, Child("tools.bench.boards", "phones") as phones:
        hellos = _issued(server, template)
        phones.tell({"port": server.port, "path": SOCKETS, "hellos": [*hellos.values()]})
        phones.await_ready()
        memory = megabytes(PART, "memory of the server", server.pid)
        idle = _busy(server.pid, 3)
        begun_at, used = time.monotonic(), processor_seconds(server.pid)
        took, length, served = [], 0, dict[str, str]()
        for client in islice(cycle(template.clients), CALLS // 4 if quick else CALLS):
            begun = time.monotonic()
            called = _call(server, client, served)
            told, heard, length = json.loads(phones.hear())
            if told != hellos[called]:
                raise RuntimeError(f"{told} was told, {called} was called")
            took.append((heard - begun) * 1000)
            time.sleep(PAUSE)
        spent = processor_seconds(server.pid) - used
        share = spent / (time.monotonic() - begun_at) * 100
    name = f"from the call to the called page ({length / 1000:.1f} KB)"
    return [
        memory,
        Figure(PART, "processor while nothing happens", idle, "%"),
        Figure(PART, "processor at two calls a second", share, "%"),
        of_times(PART, name, took, LIMIT, "p99 that is asked for", middle=True),
    ]


def _issued(server: RunningServer, template: Template) -> dict[str, str]:
    """Open the counters and issue the tickets; returns the first message of each page, by
    ticket."""
    for client in template.clients:
        RawClient(server.port, client.operator).give(f"counters/{client.counter}/open")
    issuers = [
        (RawClient(server.port, client.issuer), client.services[0]) for client in template.clients
    ]
    hellos = {}
    for wire, service in islice(cycle(issuers), PAGES):
        ticket = wire.give(f"centres/{server.centre}/tickets", services=[service], language="az")
        hellos[ticket["id"]] = hello(rooms=[f"ticket/{ticket['token']}"], language="az")
    return hellos


def _call(server: RunningServer, client: Client, served: dict[str, str]) -> str:
    wire, counter = RawClient(server.port, client.operator), f"counters/{client.counter}"
    if before := served.get(counter):
        desk = wire.give(f"{counter}/finish", ticket=before, next=True)
    else:
        desk = wire.give(f"{counter}/call-next")
    served[counter] = desk["ticket"]["id"]
    return served[counter]


def _busy(pid: int, seconds: float) -> float:
    """The use of a processor by a process, in per cent."""
    before = processor_seconds(pid)
    time.sleep(seconds)
    return (processor_seconds(pid) - before) / seconds * 100
