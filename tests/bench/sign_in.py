"""The share of authentication in a command: CPU time, by the kind of bearer."""

import itertools
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from flask import Flask

from contract import commands as c
from contract.enums import Role
from server import bootstrap
from server.clock import SetClock
from server.commands import dispatch
from server.context import AppContext, LocalBus
from server.domain.principal import Principal, clock_of
from server.identity.authenticator import Authenticator, _Known
from server.identity.presence import Presence
from server.store import tokens
from server.web.app import make_app
from server.web.authorization import access_of
from tests.bench.figures import Figure
from tests.bench.halls import Template
from tests.parts.hall import MONDAY_AT_TEN, RunningServer

_PART: Final = "Authentication of one command, CPU time (SQLite)"
_NONE: Final = "without sign-in"


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Issue tickets in this process, the ways by turns, and compare their medians."""
    server = RunningServer(template.server.centre_file, data=folder / "sign-in")
    server.prepare()
    store = bootstrap.open_store(server.settings, serving=False)
    clock = SetClock(datetime.fromisoformat(MONDAY_AT_TEN).astimezone(UTC))
    hall = bootstrap.open_hall(server.settings, store, clock, LocalBus(), machine=clock)
    presence = Presence(hall)
    authenticator = Authenticator(hall, presence)
    app = make_app(hall, authenticator, presence)
    opening = c.OpenDay(command_id=uuid4(), centre=server.centre)
    dispatch.execute(hall, clock_of(server.centre), opening)
    secret, greeter = _token(hall, server.centre)
    # Of many series: one would run out of numbers.
    services = itertools.cycle(one.services[0] for one in template.clients)
    rounds = 50 if quick else 300
    seconds = _by_turns(app, authenticator, secret, greeter, server.centre, services, rounds)
    store.close()
    bare = statistics.median(seconds[_NONE])
    return [
        Figure(
            _PART,
            f"issue, {name}",
            statistics.median(found) * 1000,
            "ms",
            limit=None if name == _NONE else bare * 1000,
            limit_name="" if name == _NONE else _NONE,
        )
        for name, found in seconds.items()
    ]


def _token(hall: AppContext, centre: str) -> tuple[str, Principal]:
    store: Any = hall.store
    secret: str = store.on_connection(
        lambda connection: tokens.create(
            connection,
            centre=centre,
            role=Role.GREETER,
            counter=None,
            label="",
            now=hall.machine.now(),
        ),
        write=True,
    )
    found: Principal = store.on_connection(
        lambda connection: tokens.authenticate(connection, secret, hall.machine.now())
    )
    return secret, found


def _by_turns(
    app: Flask,
    authenticator: Authenticator,
    secret: str,
    greeter: Principal,
    centre: str,
    services: Iterator[str],
    rounds: int,
) -> dict[str, list[float]]:
    """The CPU seconds of each command, by the way its bearer was known."""
    client = app.test_client()
    entry: Any = access_of(app)
    asking = entry._asking

    def issue() -> float:
        body = {"command_id": str(uuid4()), "services": [next(services)], "language": "az"}
        head = {"Authorization": f"Bearer {secret}"}
        begun = time.process_time()
        answer = client.post(f"/api/v1/centres/{centre}/tickets", json=body, headers=head)
        took = time.process_time() - begun
        if answer.status_code != 200:
            raise RuntimeError(answer.get_data(as_text=True))
        return took

    def known() -> float:
        authenticator._known[secret] = _Known(time.monotonic() + 60, greeter, counted=True)
        return issue()

    def looked_up() -> float:
        authenticator.forget()
        return issue()

    def without() -> float:
        # Everything but authentication; the permission is still checked.
        entry._asking = lambda _what: greeter
        try:
            return issue()
        finally:
            entry._asking = asking

    ways: dict[str, Callable[[], float]] = {
        _NONE: without,
        "a token that is known": known,
        "a token that is looked up (once a second)": looked_up,
    }
    seconds: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds + 10):
        for name, work in ways.items():
            took = work()
            if turn >= 10:
                seconds[name].append(took)
    return seconds
