"""Metrics for Prometheus, and the log line of each command.

Commands are counted when they are answered: after the commit, in the server's loop. The sizes of
batches and the state of the hall are read at each scrape.
"""

import logging
import resource
from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

from contract.commands import Command
from contract.ids import key_of
from server import care
from server.backup import backups
from server.commands import dispatch
from server.context import AppContext
from server.logs import COMMANDS, FIELDS
from server.periodic.vitals import OK, Vitals
from server.views import hall as halls
from server.views.alarms import alarms
from server.views.snapshot_context import SnapshotContext

_SECONDS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
_SIZES: Final = (1, 2, 4, 8, 16, 32, 64)

type _Gauge = tuple[str, str, tuple[str, ...], Mapping[Any, float]]
"""A value at each scrape: its name, its text, its labels, and a value for each combination of
    labels."""

_log = logging.getLogger(COMMANDS)

# One more time series for each, of no use to the rules.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The metrics of a server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._commands = Counter(
            "novbe_commands",
            "Commands that were answered: done, repeated, or why they were refused",
            ["command", "result"],
            registry=self._registry,
        )
        text = "From the arrival of a command to its answer"
        self._seconds = self._histogram("novbe_command_seconds", text, _SECONDS)
        self._batches = self._histogram("novbe_batch_commands", "Commands in one commit", _SIZES)

    def _histogram(self, name: str, text: str, buckets: Sequence[float]) -> Histogram:
        return Histogram(name, text, buckets=buckets, registry=self._registry)

    def command(self, command: Command, result: str, seconds: float) -> None:
        """Count a command, and log it if the settings say so."""
        self._commands.labels(command.name, result).inc()
        self._seconds.observe(seconds)
        if _log.isEnabledFor(logging.INFO):
            fields = {
                "command": command.name,
                "command_id": str(command.command_id),
                "centre": dispatch.centre_of_command(command),
                "result": result,
                "milliseconds": round(seconds * 1000, 1),
            }
            _log.info("%s: %s", command.name, result, extra={FIELDS: fields})

    def exposition(
        self, app: AppContext, contexts: Sequence[SnapshotContext], vitals: Vitals
    ) -> bytes:
        """The answer to a scrape: metrics of the server, and of the centres of the token."""
        batches = app.store.engine.batches
        while batches:
            self._batches.observe(batches.popleft())
        now = CollectorRegistry()
        gauges: dict[str, Gauge] = {}
        of_centres = (gauge for context in contexts for gauge in _of_centre(app, context))
        for name, text, labels, values in (*self._of_process(app, vitals), *of_centres):
            if name not in gauges:
                gauges[name] = Gauge(name, text, labels, registry=now)
            for key, value in values.items():
                (gauges[name].labels(*key) if key else gauges[name]).set(value)
        return generate_latest(self._registry) + generate_latest(now)

    def _of_process(self, app: AppContext, vitals: Vitals) -> Iterator[_Gauge]:
        waiting, waited = app.store.engine.waiting()
        ready = {(check,): found == OK for check, found in vitals.checks(app).items()}
        readers = {(kind,): count for kind, count in vitals.readers().items()}
        yield "novbe_ready", "Whether a check of /health/ready passes", ("check",), ready
        for name, text, value in (
            ("novbe_waiting_commands", "Commands that wait for their turn", waiting),
            ("novbe_waiting_command_seconds", "For how long the first of them waits", waited),
            (
                "novbe_publisher_lag_seconds",
                "Age of the oldest committed change that is not published",
                vitals.publisher_lag(),
            ),
            ("novbe_memory_bytes", "Resident memory of the process", _memory()),
        ):
            yield name, text, (), {(): value}
        yield "novbe_sockets", "Connected readers of each snapshot", ("snapshot",), readers
        free = app.in_thread(care.free_space, vitals.settings)
        disks = {(folder,): size for folder, size in free.items()}
        yield "novbe_disk_free_bytes", "Free space for database and data", ("folder",), disks
        yield "novbe_info", "The running release", ("version",), {(version("novbe"),): 1}
        if app.certificate is not None:
            name, text = "novbe_certificate_ends_timestamp_seconds", "Expiry of the certificate"
            yield name, text, (), {(): app.certificate.ends.timestamp()}


def _memory() -> int:
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return resident * resource.getpagesize()


def _of_centre(app: AppContext, context: SnapshotContext) -> Iterator[_Gauge]:
    setup = context.reading.setup
    snapshot, centre = halls.build(context), setup.slug
    made = app.store.on_connection(lambda connection: backups.last(connection, centre))
    yield (
        "novbe_last_backup_timestamp_seconds",
        "Time of the last backup",
        ("centre",),
        {(centre,): made.timestamp()} if made is not None else {},
    )
    yield (
        "novbe_waiting_tickets",
        "Tickets that wait for a service",
        ("centre", "service"),
        {(centre, key_of(service.id)): service.waiting for service in snapshot.services},
    )
    yield (
        "novbe_longest_wait_seconds",
        "For how long the first of them has waited",
        ("centre", "service"),
        {(centre, key_of(service.id)): service.longest_wait or 0 for service in snapshot.services},
    )
    devices: Tally[tuple[str, ...]] = Tally(
        (centre, device.role, device.state) for device in snapshot.devices
    )
    yield "novbe_devices", "Devices by state", ("centre", "role", "state"), devices
    present = alarms(snapshot, setup, frozenset(setup.services))
    kinds: Tally[tuple[str, ...]] = Tally((centre, alarm.kind) for alarm in present)
    yield "novbe_alarms", "Alarms of the live hall", ("centre", "kind"), kinds
