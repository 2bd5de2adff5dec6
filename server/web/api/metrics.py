"""Metrics for Prometheus, and the log line of each command.

Each process reports its own metrics with its own `worker` label, and Prometheus adds them up (`sum
without (worker)`): the library would do it through files that a dead process leaves behind.

Commands are counted when they are answered: after the commit, in the server's loop. The sizes of
batches and the state of the hall are read at each scrape.
"""

import logging
import os
from collections import Counter as Tally
from collections.abc import Mapping
from importlib.metadata import version
from typing import Final

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
from server.commands import dispatch
from server.context import AppContext
from server.logs import COMMANDS, FIELDS
from server.periodic.vitals import OK, Vitals
from server.views import hall as halls
from server.views.alarms import alarms
from server.views.context import SnapshotContext

_SECONDS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
_SIZES: Final = (1, 2, 4, 8, 16, 32, 64)

_log = logging.getLogger(COMMANDS)

# One more time series for each, of no use to the rules.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The metrics of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._worker = str(os.getpid())
        self._commands = Counter(
            "novbe_commands",
            "Commands that were answered: done, repeated, or why they were refused",
            ["worker", "command", "result"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "novbe_command_seconds",
            "From the arrival of a command to its answer",
            ["worker"],
            buckets=_SECONDS,
            registry=self._registry,
        ).labels(self._worker)
        self._batches = Histogram(
            "novbe_batch_commands",
            "Commands in one commit",
            ["worker"],
            buckets=_SIZES,
            registry=self._registry,
        ).labels(self._worker)

    def command(self, command: Command, result: str, seconds: float) -> None:
        """Count a command, and log it if the settings say so."""
        self._commands.labels(self._worker, command.name, result).inc()
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

    def exposition(self, app: AppContext, context: SnapshotContext, vitals: Vitals) -> bytes:
        """The answer to a scrape: metrics of this process, and of the centre of the token."""
        batches = app.store.engine.batches
        while batches:
            self._batches.observe(batches.popleft())
        now = CollectorRegistry()
        self._add_process(now, app, vitals)
        _add_centre(now, context)
        return generate_latest(self._registry) + generate_latest(now)

    def _add_process(self, now: CollectorRegistry, app: AppContext, vitals: Vitals) -> None:
        own = (self._worker,)
        waiting, waited = app.store.engine.waiting()
        _add(
            now,
            "novbe_ready",
            "Whether a check of /health/ready passes",
            ("worker", "check"),
            {(*own, check): found == OK for check, found in vitals.checks(app).items()},
        )
        for name, text, value in (
            ("novbe_waiting_commands", "Commands that wait for their turn", waiting),
            ("novbe_waiting_command_seconds", "For how long the first of them waits", waited),
            (
                "novbe_publisher_lag_seconds",
                "Age of the oldest committed change that is not published",
                vitals.publisher_lag(),
            ),
        ):
            _add(now, name, text, ("worker",), {own: value})
        _add(
            now,
            "novbe_sockets",
            "Connected readers of each snapshot",
            ("worker", "snapshot"),
            {(*own, kind): count for kind, count in vitals.readers().items()},
        )
        _add(
            now,
            "novbe_info",
            "The running release",
            ("worker", "version"),
            {(*own, version("novbe")): 1},
        )
        if app.certificate is not None:
            _add(
                now,
                "novbe_certificate_ends_timestamp_seconds",
                "Expiry of the server's certificate",
                ("worker",),
                {own: app.certificate.ends.timestamp()},
            )


def _add_centre(now: CollectorRegistry, context: SnapshotContext) -> None:
    layout = context.reading.layout
    snapshot, centre = halls.build(context), layout.slug
    services = snapshot.services
    _add(
        now,
        "novbe_waiting_tickets",
        "Tickets that wait for a service",
        ("centre", "service"),
        {(centre, key_of(one.id)): one.waiting for one in services},
    )
    _add(
        now,
        "novbe_longest_wait_seconds",
        "For how long the first of them has waited",
        ("centre", "service"),
        {(centre, key_of(one.id)): one.longest_wait or 0 for one in services},
    )
    devices: Tally[tuple[str, ...]] = Tally(
        (centre, one.role, one.state) for one in snapshot.devices
    )
    _add(now, "novbe_devices", "Devices by state", ("centre", "role", "state"), devices)
    found = alarms(snapshot, layout, frozenset(layout.services))
    present: Tally[tuple[str, ...]] = Tally((centre, one.kind) for one in found)
    _add(now, "novbe_alarms", "Alarms of the live hall", ("centre", "kind"), present)


def _add(
    now: CollectorRegistry,
    name: str,
    text: str,
    labels: tuple[str, ...],
    values: Mapping[tuple[str, ...], float],
) -> None:
    gauge = Gauge(name, text, labels, registry=now)
    for key, value in values.items():
        gauge.labels(*key).set(value)
