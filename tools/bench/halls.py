"""Halls for the benchmark: a prepared hall with its tokens, a fresh copy of it for each repetition,
and its load."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from contract.centre import CentreConfig
from contract.enums import Role
from contract.ids import full_id
from tests.parts import centre_files
from tests.parts.child import Child
from tests.parts.hall import ASAN, RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.unlimited_server import UNLIMITED
from tools.bench.children import processor_seconds
from tools.bench.figures import Sample

CLIENTS = 32
BOARDS = 50

_NAMES = count(1)


@dataclass(frozen=True, slots=True)
class Client:
    """A kiosk and a counter that one thread of the load simulates.

    Attributes:
        services: of the tickets that it issues. Only counters that serve all of these services call
            the tickets, so that every counter finds as many tickets as its client issued.
    """

    issuer: str
    operator: str
    counter: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A prepared hall.

    Attributes:
        server: never started; its folder and database are copied.
        postgres: the address of its database, if that is not in its folder.
    """

    server: RunningServer
    postgres: PostgresServer | None
    clients: tuple[Client, ...]
    displays: tuple[str, ...]
    database: str | None = None

    @contextmanager
    def running(self, folder: Path, **changes: Any) -> Iterator[RunningServer]:
        """A server on a fresh copy, with some attributes changed."""
        name = f"hall{next(_NAMES)}"
        assert self.server.data is not None
        data = folder / name
        shutil.copytree(self.server.data, data)
        url = None
        if self.postgres is not None:
            url = self.postgres.url(name, self.database)
        server = replace(self.server, data=data, database=url, **changes)
        server.centre = self.server.centre
        with server:
            yield server
        if self.postgres is not None:
            self.postgres.drop(name)
        shutil.rmtree(data)


def prepare(folder: Path, postgres: PostgresServer | None = None) -> Template:
    """Prepare a hall of the shipped centre, with a token for each client."""
    name = f"prepared{next(_NAMES)}"
    url = postgres.url(name) if postgres is not None else None
    server = RunningServer(
        centre_file=centre_files.write(endless(centre_files.read(ASAN)), folder / "endless.toml"),
        data=folder / name,
        database=url,
        program=UNLIMITED,
    )
    server.prepare()
    counters = _counters()[:CLIENTS]
    secrets = server.tokens(
        [
            *[(Role.GREETER, None)] * len(counters),
            *[(Role.OPERATOR, counter) for counter, _ in counters],
            *[(Role.DISPLAY, None)] * BOARDS,
        ],
    )
    clients = tuple(
        Client(secrets[place], secrets[len(counters) + place], counter, services)
        for place, (counter, services) in enumerate(counters)
    )
    return Template(server, postgres, clients, tuple(secrets[2 * len(counters) :]), name)


def endless(config: CentreConfig) -> CentreConfig:
    """A centre without limits on the wait and the number of tickets; it publishes its waits."""
    changes = {
        "centre": config.centre.model_copy(update={"open_data": True}),
        "rules": config.rules.model_copy(update={"intake_ends_by_wait": False}),
        "series": tuple(
            series.model_copy(update={"last": 9999, "leased_from": 9900})
            for series in config.series
        ),
    }
    return config.model_copy(update=changes)


def _counters() -> list[tuple[str, tuple[str, ...]]]:
    """The counters of the shipped centre, each with those of its services that only counters with
    exactly the same services serve."""
    config = centre_files.read(ASAN)
    served = {profile.key: frozenset().union(*profile.levels) for profile in config.profiles}
    by_service: dict[str, set[frozenset[str]]] = defaultdict(set)
    for keys in served.values():
        for key in keys:
            by_service[key].add(keys)
    slug = config.centre.slug
    found = []
    for counter in config.counters:
        own = [key for key in sorted(served[counter.profile]) if len(by_service[key]) == 1]
        if own:
            found.append((full_id(slug, counter.key), tuple(full_id(slug, key) for key in own)))
    return found


class Load(Child):
    """The load of a running hall, or of another server at a port, from a separate process."""

    def __init__(
        self, server: RunningServer, template: Template, other: tuple[int, int] | None = None
    ) -> None:
        super().__init__("tools.bench.load")
        port, self._pid = other or (server.port, server.pid)
        self.tell(
            {
                "port": port,
                "centre": template.server.centre,
                "clients": [asdict(client) for client in template.clients],
            }
        )
        self.await_ready()

    def begin(self, phase: str, clients: int, tickets: int) -> None:
        self._before = processor_seconds(self._pid)
        self.tell({"phase": phase, "clients": clients, "tickets": tickets})

    def done(self) -> Sample:
        """Wait for the end of the phase; returns the rate and the seconds of its commands."""
        said = json.loads(self.hear())
        processor = (processor_seconds(self._pid) - self._before) / len(said["seconds"])
        return Sample(len(said["seconds"]) / said["took"], said["seconds"], processor)

    def run(self, phase: str, clients: int, tickets: int) -> Sample:
        self.begin(phase, clients, tickets)
        return self.done()
