"""A life of a hall: what may happen in it, and to which centre."""

import itertools
from datetime import timedelta
from typing import Any, ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from contract import commands as c
from contract.words import ACTIVE, Role, TicketState
from tests.parts.box import MONDAY, Box
from tests.parts.plain.beside import COUNTERS, KEYS, Beside
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.things import PlainTicket
from tests.parts.village import village_data

_NUMBERS = itertools.count(1)

AT: Final = st.sampled_from(COUNTERS)
SERVICE: Final = st.sampled_from(KEYS)
WHO: Final = st.sampled_from(["own"] * 6 + ["boss", "relief"])
RARELY: Final = st.integers(0, 9).map(lambda one: one == 7)
"""So seldom that a life gets on in between; never in the simplest case."""

CLASSES: Final[list[dict[str, Any]]] = [
    {},
    {"priority": {"head_start": 0.5, "rate": 2.0}, "returning": {"rate": 1.0, "head_start": 0.0}},
    {"priority": {"head_start": 1.0, "rate": 1.0, "strict": True}},
    {name: {"head_start": 0.0, "rate": 1.0} for name in ("priority", "returning")},
]


def centre_data(stop_order: str, overload: int, classes: int, numbers: int) -> dict[str, Any]:
    """The village with what is to be tested in it: few numbers, levels, targets, leases."""
    data = village_data(
        kind_closing=False,
        recall_cooldown_seconds=5,
        lease_size=2,
        stop_order=stop_order,
        no_show_recalls=2,
        wait_max_minutes=(90, 6)[overload],
        cap_of=(5, 3)[overload],
        cap=(3, 1)[overload],
        classes=CLASSES[classes],
    )
    data["centre"]["slug"] = f"village-{next(_NUMBERS)}"
    data["series"][0]["last"] = numbers
    data["series"][1]["leased_from"] = 194
    for service, target in zip(data["services"], (15, 10, 30), strict=True):
        service["target_minutes"] = target
    data["profiles"][0]["call_after_minutes"] = [0]
    data["profiles"][1]["call_after_minutes"] = [0, 3]
    data["profiles"].append(
        {
            "key": "papers",
            "names": {"az": "s", "en": "Papers"},
            "levels": [["paper"], ["request"], ["tax"]],
            "call_after_minutes": [0, 1, 5],
        }
    )
    return data


class Life(RuleBasedStateMachine):
    """A hall of the village; each life is a centre of its own in the same database."""

    box: ClassVar[Box]
    steps = 0

    def begin(self, stop_order: str, overload: int, classes: int, numbers: int) -> None:
        """Bring the centre in and open its day."""
        self.beside = Beside(self.box, centre_data(stop_order, overload, classes, numbers))
        self.touches: list[str] = []
        self.arrived: dict[str, object] = {}
        self.beside.do(
            c.OpenDay, {}, self.who(Role.MANAGER), lambda _: self.plain.open_day(MONDAY.date())
        )

    @property
    def plain(self) -> PlainHall:
        """The model."""
        return self.beside.plain

    def who(self, role: Role) -> Any:
        """Somebody of the centre."""
        return self.box.who(role)

    def id(self, key: str) -> str:
        """The full id of a counter or a service."""
        return self.beside.ids[key]

    def tickets(self, *states: TicketState) -> list[PlainTicket]:
        """The tickets in some states, or all; those that live before those that are over."""
        found = [t for t in self.plain.tickets.values() if not states or t.state in states]
        return sorted(found, key=lambda one: not one.living)

    def some_ticket(self, data: st.DataObject, *states: TicketState) -> PlainTicket:
        """Mostly one in a fitting state, where there is one."""
        fitting = self.tickets(*states)
        if not fitting or data.draw(RARELY):
            fitting = self.tickets()
        return self.plain.tickets[data.draw(st.sampled_from([one.id for one in fitting]))]

    # What must hold after each step.

    @invariant()
    def the_hall_is_as_the_model_says(self) -> None:
        self.steps += 1
        self.beside.compare(COUNTERS[self.steps % len(COUNTERS)])

    @invariant()
    def nobody_is_at_two_places(self) -> None:
        at = [one.ticket for one in self.plain.counters.values() if one.ticket]
        assert sorted(at) == sorted(t.id for t in self.tickets(*ACTIVE))
        numbers = [t.number for t in self.tickets() if t.living]
        # What is out for a day that is over can bring nobody in who lives.
        today = self.plain.now.date()
        leases = [one for one in self.plain.leases.values() if not one.ended]
        numbers += [one.number for one in leases if one.day >= today]
        assert len(set(numbers)) == len(numbers), sorted(numbers)

    @invariant()
    def arrival_never_changes(self) -> None:
        for one in self.tickets():
            told = (one.number, one.ordinal, one.day, one.issued_at)
            assert self.arrived.setdefault(one.id, told) == told
            assert timedelta() <= one.waited_at(self.plain.now)

    def teardown(self) -> None:
        if hasattr(self, "beside"):
            self.beside.compare_notices()
            self.beside.end()
