"""Simulates a past day, so that reports have data: simulated people send the server's own commands,
with its clock set for each. No server may run meanwhile, and the hall must never have opened, so
that real days are not changed.

    python -m simulator.past_day CENTRE --data FOLDER --day 2026-11-22

Exit codes: 0 success, 1 a command was refused, 2 the command line is wrong.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

import click

from contract import commands as c
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server import bootstrap
from server.clock import SetClock
from server.commands import dispatch
from server.context import AppContext
from server.domain.calendar import opening
from server.domain.principal import Principal
from server.domain.setup import Setup, catalogue_of
from server.settings import CannotStart, ServerSettings
from simulator.arrivals import Arrivals, ServiceMix, weights_of
from simulator.events import Events
from simulator.people import VisitorStream, VisitorTraits
from simulator.serving import REACTION, RECALL_AFTER, service_seconds

RATES: Final = 0.3
"""The share of served visitors who rate the service."""

STARS: Final = (1, 1, 2, 7, 9)
"""The frequencies of one to five stars."""


class SimulatedDay:
    """One day, from its opening until `closes`, when the last visitor may come."""

    def __init__(
        self,
        app: AppContext,
        clock: SetClock,
        setup: Setup,
        closes: datetime,
        chance: random.Random,
    ) -> None:
        self._app, self._clock, self._setup, self._closes = app, clock, setup, closes
        self._chance = chance
        self._events = Events()
        self._people: dict[str, VisitorTraits] = {}
        self._waiting: Counter[str] = Counter()
        by_profile = {counter.profile: key for key, counter in setup.counters.items()}
        self._serves: Mapping[str, frozenset[str]] = {
            counter: frozenset(setup.levels[profile].level_of)
            for profile, counter in by_profile.items()
        }
        """One open counter of each work profile, with its services."""
        self._free: set[str] = set()

    def run(self, visitors: int) -> None:
        """Simulate about this number of visitors, and serve all of them; `Refusal` if a command is
        refused."""
        centre, zone = self._setup.config.centre, ZoneInfo(self._setup.config.centre.time_zone)
        catalogue = catalogue_of(self._setup, "", None)
        mix = ServiceMix.of(weights_of(catalogue, self._chance))
        people = VisitorStream(centre.languages, self._chance, 0)
        opened = self._clock.now()
        first, last = (moment.astimezone(zone).hour for moment in (opened, self._closes))
        shape = [float(first <= hour < max(last, first + 1)) for hour in range(24)]
        arrivals = Arrivals(visitors, zone, self._chance, shape)
        self._give(c.OpenDay, Role.MANAGER)
        for counter in self._serves:
            self._at(counter, c.OpenCounter)
            self._free.add(counter)
        for at in arrivals.between(opened, self._closes):
            self._later(at, partial(self._come, people.next(), mix.pick(self._chance)))
        self._events.run()
        self._clock.forward(max(self._closes - self._clock.now(), timedelta(minutes=1)))
        self._give(c.CloseDay, Role.MANAGER)

    def _later(self, at: datetime | float, act: Callable[[], None]) -> None:
        """Schedule an action at a moment, or after some seconds."""
        if not isinstance(at, datetime):
            at = self._clock.now() + timedelta(seconds=at)

        def happens(now: datetime) -> None:
            self._clock.forward(max(now - self._clock.now(), timedelta()))
            act()

        self._events.at(at, happens)

    def _come(self, person: VisitorTraits, service: str) -> None:
        """A visitor takes a ticket, or leaves if the service is closed."""
        wish: dict[str, Any] = {"services": [service], "language": person.language}
        try:
            ticket = self._give(c.IssueTicket, Role.GREETER, **wish)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.SERVICE_CLOSED:
                raise
            return
        self._people[ticket["id"]] = person
        self._waiting[service] += 1
        free = sorted(counter for counter in self._free if service in self._serves[counter])
        if free:
            self._call(self._chance.choice(free))

    def _call(self, counter: str) -> None:
        """Call the next visitor to a counter; it stays idle if no visitor waits."""
        self._free.add(counter)
        if not any(self._waiting[service] for service in self._serves[counter]):
            return
        self._free.discard(counter)
        ticket = self._at(counter, c.CallNext)["ticket"]
        self._waiting[ticket["stops"][0]["service"]] -= 1
        person = self._people.pop(ticket["id"])
        if person.comes:
            self._later(person.walk, partial(self._start, counter, ticket))
        else:
            wait = self._chance.uniform(*RECALL_AFTER)
            self._later(wait, partial(self._end, counter, c.MarkNoShow, ticket))

    def _start(self, counter: str, ticket: Mapping[str, Any]) -> None:
        self._at(counter, c.Start, ticket=ticket["id"])
        service = self._setup.services[ticket["stops"][0]["service"]]
        lasts = service_seconds(service.typical_minutes * 60, 1, self._chance)
        self._later(lasts, partial(self._end, counter, c.Finish, ticket))

    def _end(self, counter: str, how: type[Command], ticket: Mapping[str, Any]) -> None:
        """The visitor leaves the counter, or did not come; then the next one is called."""
        self._at(counter, how, ticket=ticket["id"])
        if how is c.Finish and self._chance.random() < RATES:
            (stars,) = self._chance.choices(range(1, 6), STARS)
            self._later(60, partial(self._rate, ticket["id"], stars))
        self._later(self._chance.uniform(*REACTION), partial(self._call, counter))

    def _rate(self, ticket: str, stars: int) -> None:
        self._give(c.Rate, Role.VISITOR, ticket=ticket, stop=0, stars=stars)

    def _at(self, counter: str, model: type[Command], **fields: Any) -> dict[str, Any]:
        return self._give(model, Role.OPERATOR, counter=counter, **fields)

    def _give(self, model: type[Command], role: Role, **fields: Any) -> dict[str, Any]:
        """Execute a command as the person who would send it."""
        centre, counter, ticket = self._setup.slug, fields.get("counter"), fields.get("ticket")
        own = ticket if role is Role.VISITOR else None
        who = Principal(role, own or counter or f"simulated-{role}", centre, counter, own)
        if "centre" in model.model_fields:
            fields["centre"] = centre
        return dispatch.execute(self._app, who, model(command_id=uuid4(), **fields))


@click.command(help="Make a past day of a new hall that no server runs.")
@click.argument("centre")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--visitors", type=click.IntRange(1), default=100, show_default=True)
@click.option("--seed", type=int, default=7, show_default=True)
def past_day(centre: str, data: Path, day: datetime, visitors: int, seed: int) -> None:
    """Simulate one day of a hall, at its own opening hours."""
    settings = ServerSettings(data=data)
    try:
        # Do not create a missing folder, not even for the lock.
        bootstrap.existing_store(settings)
        with bootstrap.locked_store(settings) as store:
            setup, opened = store.read(
                centre, lambda reading: (reading.setup, reading.centre.last_day)
            )
            if opened is not None:
                raise click.ClickException(
                    f"{centre} was open on {opened} already: a simulated day is only for a hall "
                    "that has never opened. Nothing was written."
                )
            hours = opening(setup.config.centre, None, day.date())
            if not hours:
                raise click.ClickException(f"{centre} is closed on {day.date()}")
            clock = SetClock(hours[0][0])
            hall = bootstrap.open_hall(settings, store, clock)
            chance = random.Random(seed)
            SimulatedDay(hall, clock, setup, hours[-1][1], chance).run(visitors)
    except CannotStart as error:
        raise click.ClickException(str(error)) from error
    except Refusal as refusal:
        raise click.ClickException(f"The day could not be simulated: {refusal.kind}") from refusal


if __name__ == "__main__":
    past_day(prog_name="simulator.past_day")
