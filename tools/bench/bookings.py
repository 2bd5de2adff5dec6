"""What bookings cost: processor times in one thread and without HTTP, in a large hall with two
weeks of them, and in the same hall without."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, Final
from uuid import uuid4

from contract import commands as c
from contract.bookings import DayPart, ServiceBooking
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import Role
from server.commands import dispatch
from server.domain.calendar import ONE_DAY
from server.domain.principal import Principal
from server.engine import checkpoints
from server.periodic import timers
from server.rules.free_slots import Wish, days_ahead, free_days
from server.views.bookings import entries
from tests.parts import centre_files
from tests.parts.box import Box
from tests.parts.hall import ASAN
from tools.bench.figures import Figure, repetitions
from tools.bench.halls import Template, endless

BOOKINGS: Final = 5000
TIMES: Final = 40
WAITING: Final = 60
LISTED: Final = 1000

PART: Final = "Bookings: processor time (SQLite, one thread, no HTTP)"


class _Hall:
    """A hall in this process, in which some slots of two weeks are booked."""

    def __init__(self, folder: Path, config: CentreConfig, bookings: int) -> None:
        folder.mkdir()
        self._box = box = Box(f"sqlite:///{folder / 'novbe.db'}", folder, config)
        box.open_day()
        self._services = [box.id(service.key) for service in config.services]
        for counter in config.counters:
            box.at(counter.key, c.OpenCounter)
        for service in islice(cycle(self._services), WAITING):
            box.issue(service)
        for service, at in self._slots()[:bookings]:
            held = self._give(c.HoldSlots, service=service, at=at, language="az")
            self._give(c.GiveDetails, booking=held["booking"])

    def _slots(self) -> list[tuple[str, datetime]]:
        """All slots of two weeks, in any order."""
        now = self._box.clock.now()
        slots = [
            (service, at)
            for day in self._box.read(lambda reading: list(days_ahead(reading, now)))
            for service in self._services
            for at in self._box.read(lambda reading: reading.setup.slots)(service, day)
            if now < at <= now + timedelta(days=14)
        ]
        Random(1).shuffle(slots)
        return slots

    def _give(self, model: type[Command], **fields: Any) -> dict[str, Any]:
        """Give a command as a greeter, without the limit of commands a minute."""
        who = Principal(Role.GREETER, "greeter", self._box.centre, at_server=True)
        fields |= {"centre": self._box.centre, "command_id": uuid4()}
        return dispatch.execute(self._box.hall, who, model.model_validate(fields))

    def free_times(self) -> object:
        """The free times of the service with most slots, for a visitor."""
        now = self._box.clock.now()
        return self._box.read(lambda reading: list(free_days(reading, self.largest, now, Wish())))

    @property
    def largest(self) -> str:
        """The service with most slots tomorrow."""
        slots = self._box.read(lambda reading: reading.setup.slots)
        tomorrow = (self._box.clock.now() + timedelta(days=1)).date()
        return max(self._services, key=lambda service: len(slots(service, tomorrow)))

    def hold(self) -> Callable[[], object]:
        """A hold of a free slot."""
        now, wish = self._box.clock.now(), Wish(by_staff=True)
        days = self._box.read(lambda reading: list(free_days(reading, self.largest, now, wish)))
        at = days[-1][1][-1]
        return lambda: self._give(c.HoldSlots, service=self.largest, at=at, language="az")

    def issue(self) -> Callable[[], object]:
        """An ordinary ticket."""
        return lambda: self._box.issue(self.largest)

    def join_list(self) -> None:
        """Put visitors on the waiting list of the service with most slots, of which none is free
        any more."""
        now, wish = self._box.clock.now(), Wish(by_staff=True)
        service, chance, tomorrow = self.largest, Random(2), now.date() + ONE_DAY
        while free := self._box.read(lambda reading: list(free_days(reading, service, now, wish))):
            for at in (at for _, times in free for at in times):
                self._give(c.HoldSlots, service=service, at=at, language="az")
        for _ in range(LISTED):
            days = {tomorrow + chance.randrange(13) * ONE_DAY for _ in range(3)}
            wanted = {"part": chance.choice([*DayPart]), "visitors": chance.choice([1, 1, 1, 2, 4])}
            self._give(c.JoinList, service=service, days=sorted(days), language="az", **wanted)

    def look(self) -> object:
        """What is due by the clock."""
        return self._box.read(lambda reading: timers.due(self._box.hall, reading))

    def list_of_a_day(self) -> object:
        """The bookings of tomorrow, for a greeter."""
        who, tomorrow = self._box.who(Role.GREETER), self._box.clock.now() + timedelta(days=1)
        return self._box.read(
            lambda reading: entries(self._box.hall.context(reading), who, tomorrow.date())
        )

    def checkpoint(self) -> Callable[[], object]:
        """The start from a checkpoint."""
        content = checkpoints.encode(self._box.store.current(self._box.centre))
        return lambda: checkpoints.decode(content)


def measure(_template: Template, folder: Path, quick: bool) -> list[Figure]:
    """The medians of all repetitions."""
    plain = endless(centre_files.read(ASAN))
    booked = [one.model_copy(update={"booking": ServiceBooking()}) for one in plain.services]
    config = plain.model_copy(update={"services": tuple(booked)})
    full, empty = _Hall(folder / "booked", config, BOOKINGS), _Hall(folder / "plain", plain, 0)
    times = TIMES // 2 if quick else TIMES * repetitions(quick)

    def figure(name: str, work: Callable[[], Callable[[], object]]) -> Figure:
        return Figure(PART, name, median(_milliseconds(work()) for _ in range(times)), "ms")

    with_bookings = f"{BOOKINGS:,} bookings"
    figures = [
        figure(f"free times of one service for 14 days, {with_bookings}", lambda: full.free_times),
        figure(f"HoldSlots, {with_bookings}", full.hold),
        figure(f"list of a day, {with_bookings}", lambda: full.list_of_a_day),
        *(
            figure(f"{name}, {known}", work(hall))
            for known, hall in ((with_bookings, full), ("none can be booked", empty))
            for name, work in _BOTH.items()
        ),
    ]
    full.join_list()
    on_list = f"{with_bookings} and {LISTED:,} on a waiting list"
    free, look = (lambda: full.free_times), (lambda: full.look)
    figures.append(figure(f"free times of that service, {on_list}", free))
    return [*figures, figure(f"look of the clock, {on_list}", look)]


_BOTH: Final[dict[str, Callable[[_Hall], Callable[[], Callable[[], object]]]]] = {
    "look of the clock": lambda hall: lambda: hall.look,
    "issue": lambda hall: hall.issue,
    "state from a checkpoint": lambda hall: hall.checkpoint,
}


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000
