"""A simulation over the real network protocol: assembles visitors and operators and runs them."""

import random
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from client.net.api import ApiClient, RequestRefused
from client.net.trust import SYSTEM, Trust
from contract import rooms
from contract.enums import SnapshotName
from contract.ids import full_id, key_of
from contract.operations import address_of
from contract.snapshots import Hall, Menu, Snapshot
from contract.texts import pick
from simulator.agenda import Agenda
from simulator.arrivals import Arrivals, ServiceMix, weights_of
from simulator.operators import Operator
from simulator.people import VisitorStream
from simulator.simulated_hall import SimulatedHall
from simulator.summary import Summary
from simulator.visitors import LiveVisitors, Visit
from simulator.wire import Wire

FIRST_ANSWER_SECONDS: Final = 15.0
"""Timeout of the first answer of the server."""

LOOK_AROUND: Final = (0.0, 1.0)
"""Real seconds within which the operators first fetch their desks."""

LOOK_SECONDS: Final = 2.0
"""How often it is checked whose ticket page is shown."""

FRESH_SECONDS: Final = 300.0
"""The duration of the warm-up."""


class UnknownCounter(ValueError):
    """A token is for a counter that the hall does not have; the message says which."""


class RefusedToken(Exception):
    """The server refuses a token what the simulation needs of it; the message says whose, and
    why."""


@dataclass(frozen=True, slots=True)
class SimulationPlan:
    """The parameters of a simulation.

    Attributes:
        kiosk_token: authenticates the commands of the kiosk; None: no visitors.
        operator_tokens: by the key of the counter.
        warm_up: how many visitors come at once at the start.
        minutes: of the hall after which it ends; None: until stopped.
        ticket_page: the file for the URL of a waiting visitor's page.
    """

    server: str
    kiosk_token: str | None
    operator_tokens: Mapping[str, str]
    visitors_a_day: float = 1500
    warm_up: int = 0
    minutes: float | None = None
    seed: int | None = None
    ticket_page: Path | None = None
    trust: Trust = SYSTEM


class Simulation:
    """One run: it begins with the data of the hall; `run` blocks until it ends; `stop` ends it.

    Raises:
        RefusedToken: a token is not valid, or may not do what is simulated.
        client.net.api.Unreachable: no server answers.
        UnknownCounter: a token is for an unknown counter.
    """

    def __init__(self, plan: SimulationPlan) -> None:
        self._plan = plan
        self._seed = plan.seed if plan.seed is not None else random.randrange(2**32)
        self._begun_at: float | None = None
        self._menu: Menu | None = None
        self._hall_snapshot: Hall | None = None
        self.summary = Summary()
        # The kiosk's may be a greeter's, which cannot read which centre it is.
        whose, token = next(iter(plan.operator_tokens.items()), ("", plan.kiosk_token))
        with self._asking(whose, token) as api:
            self._catalogue = catalogue = api.catalogue(api.device().centre)
        known = {counter.id: frozenset(counter.services) for counter in catalogue.counters}
        tokens = {
            full_id(catalogue.centre, key): token for key, token in plan.operator_tokens.items()
        }
        self._check_tokens(tokens, known)
        zone = ZoneInfo(catalogue.time_zone)
        self._agenda = Agenda()
        self._wire = Wire(plan.server, self._agenda, self.summary, plan.trust)
        self._visitors = LiveVisitors(
            self._wire,
            self._agenda,
            self.summary,
            catalogue,
            self._wire.api(plan.kiosk_token) if plan.kiosk_token else None,
            self._chance("visitors"),
            VisitorStream(
                catalogue.languages, self._chance("people"), catalogue.comeback_minutes * 60
            ),
            ServiceMix.of(weights_of(catalogue, self._chance("popularity"))),
            Arrivals(plan.visitors_a_day, zone, self._chance("arrivals")),
        )
        self._hall = SimulatedHall(
            wire=self._wire,
            agenda=self._agenda,
            summary=self.summary,
            visitors=self._visitors,
            zone=zone,
            typical={service.id: float(service.typical) for service in catalogue.services},
            counters=known,
        )
        self._operators = [
            Operator(
                counter,
                known[counter],
                self._wire.api(token),
                self._hall,
                self._chance(f"operator {key_of(counter)}"),
            )
            for counter, token in tokens.items()
        ]
        self._hall.operators += self._operators

    def _check_tokens(self, tokens: Mapping[str, str], known: Collection[str]) -> None:
        """Check that each counter exists, and that the server accepts each token: one that is
        refused later would only be silent."""
        for counter in tokens.keys() - set(known):
            there = ", ".join(map(key_of, known))
            raise UnknownCounter(f"there is no counter '{key_of(counter)}'; there is: {there}")
        for counter, token in tokens.items():
            with self._asking(key_of(counter), token) as api:
                api.get(address_of(SnapshotName.DESK, counter=counter))
        if self._plan.kiosk_token:
            with self._asking("", self._plan.kiosk_token) as api:
                api.device()
                api.get(address_of(SnapshotName.MENU, centre=self._catalogue.centre))

    @contextmanager
    def _asking(self, counter: str, token: str | None) -> Iterator[ApiClient]:
        """Requests with the token of a counter, or of the kiosk."""
        plan = self._plan
        try:
            yield ApiClient(plan.server, token, deadline=FIRST_ANSWER_SECONDS, trust=plan.trust)
        except RequestRefused as refused:
            whose = f"of counter '{counter}'" if counter else "of the kiosk"
            raise RefusedToken(f"the server refused the token {whose}: {refused}") from refused

    def run(self) -> None:
        """Simulate until the time is over or `stop` is called; then close all connections."""
        plan, catalogue = self._plan, self._catalogue
        if plan.kiosk_token:
            self._wire.hear(plan.kiosk_token, [rooms.menu(catalogue.centre)], self._hear)
        if plan.operator_tokens:
            token = next(iter(plan.operator_tokens.values()))
            self._wire.hear(token, [rooms.hall(catalogue.centre)], self._hear)
        try:
            self._agenda.run()
        finally:
            self._wire.close()
        if self._begun_at is not None:
            self.summary.world_seconds = time.monotonic() - self._begun_at
            self.summary.hall_seconds = self.summary.world_seconds * self._agenda.clock.rate

    def stop(self) -> None:
        """End it; callable from any thread or signal handler."""
        self._agenda.stop()

    def table(self) -> str:
        """The summary as text."""
        categories = self._catalogue.categories
        return self.summary.table(
            {category.id: pick(category.names, "en") for category in categories}
        )

    def _hear(self, snapshot: Snapshot) -> None:
        self._agenda.clock.set(snapshot.at, snapshot.clock_rate)
        if isinstance(snapshot, Menu):
            self._menu = snapshot
            self._visitors.hear_menu(snapshot)
        elif isinstance(snapshot, Hall):
            self._hall_snapshot = snapshot
        if self._begun_at is None:
            self._begin_if_open()
        if isinstance(snapshot, Hall) and self._begun_at is not None:
            self._hall.hear(snapshot)
            ours = frozenset(operator.counter for operator in self._operators)
            self._visitors.hear_hall(snapshot, ours)

    def _begin_if_open(self) -> None:
        """Begin once all awaited data has arrived and the day is open."""
        plan = self._plan
        heard = [self._menu] if plan.kiosk_token else []
        heard_all = [*heard, *([self._hall_snapshot] if plan.operator_tokens else [])]
        if any(snapshot is None or snapshot.day is None for snapshot in heard_all):
            return
        self._begun_at = time.monotonic()
        if plan.warm_up:
            self._hall.fresh_until = self._agenda.clock.now() + timedelta(seconds=FRESH_SECONDS)
        if plan.minutes is not None:
            self._agenda.in_hall(plan.minutes * 60, self.stop)
        if plan.kiosk_token:
            self._visitors.begin(plan.warm_up)
        chance = self._chance("beginning")
        for operator in self._operators:
            self._agenda.after(chance.uniform(*LOOK_AROUND), operator.look)
        if plan.ticket_page is not None:
            self._show_page(plan.ticket_page)

    def _show_page(self, file: Path, shown: Visit | None = None) -> None:
        """Keep the URL of the page of a visitor who will wait for a while in a file; that of
        another one once the ticket is called."""
        waiting = list(self._visitors.waiting())
        if waiting and shown not in waiting:
            ((longest, _count),) = Counter(ticket.service for ticket in waiting).most_common(1)
            shown = next(ticket for ticket in reversed(waiting) if ticket.service == longest)
            address = (self._catalogue.public_url or self._plan.server).rstrip("/")
            part = file.with_name(f".{file.name}.part")
            part.write_text(f"{address}/t/{shown.token}\n", encoding="utf-8")
            part.replace(file)
        self._agenda.after(LOOK_SECONDS, lambda: self._show_page(file, shown))

    def _chance(self, purpose: str) -> random.Random:
        """A random stream per purpose, so that more draws of one do not change the others."""
        return random.Random(f"{self._seed}/{purpose}")
