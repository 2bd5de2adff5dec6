"""A life of a hall: what may happen in it, and to which centre."""

import itertools
from datetime import timedelta
from typing import Any, ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import ACTIVE, Role, TicketState
from tests.parts.box import MONDAY, Box
from tests.parts.plain.beside import COUNTERS, KEYS, Beside
from tests.parts.plain.configured import Settings, centre_data
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.things import PlainTicket, business_day

_NUMBERS = itertools.count(1)

AT: Final = st.sampled_from(COUNTERS)
SERVICE: Final = st.sampled_from(KEYS)
WHO: Final = st.sampled_from(["own"] * 6 + ["boss", "relief"])
RARELY: Final = st.integers(0, 9).map(lambda one: one == 7)
"""So seldom that a life gets on in between; never in the simplest case."""


class Life(RuleBasedStateMachine):
    """A hall of the village; each life is a centre of its own in the same database."""

    box: ClassVar[Box]
    steps = 0

    def begin(self, chosen: Settings) -> None:
        """Bring the centre in and open its day."""
        self.slug = f"village-{next(_NUMBERS)}"
        self.beside = Beside(self.box, self.config(chosen))
        self.touches: list[str] = []
        self.arrived: dict[str, object] = {}
        self.beside.do(
            c.OpenDay, {}, self.who(Role.MANAGER), lambda _: self.plain.open_day(MONDAY.date())
        )

    def config(self, chosen: Settings) -> CentreConfig:
        """A configuration of the centre of this life."""
        return CentreConfig.model_validate(centre_data(self.slug, chosen))

    @property
    def plain(self) -> PlainHall:
        """The model."""
        return self.beside.plain

    def who(self, role: Role) -> Any:
        """Somebody of the centre."""
        return self.box.who(role)

    def from_the_floor(self, who: str, counter: str) -> Any:
        """A greeter, or the operator of a counter, who does something away from it."""
        if who == "greeter":
            return self.who(Role.GREETER)
        return self.beside.person(who, self.id(counter))

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
        # What is out for a day that is over can bring nobody in who lives; nor can, while
        # yesterday has not been closed yet, what was granted after it.
        day = self.plain.day or self.plain.now.date()
        leases = [one for one in self.plain.leases.values() if not one.ended]
        numbers += [
            one.number for one in leases if one.day >= day and business_day(one.granted_at) <= day
        ]
        assert len(set(numbers)) == len(numbers), sorted(numbers)

    @invariant()
    def arrival_never_changes(self) -> None:
        for one in self.tickets():
            told = (one.number, one.ordinal, one.day, one.issued_at)
            assert self.arrived.setdefault(one.id, told) == told
            assert timedelta() <= self.plain.waited(one)

    def teardown(self) -> None:
        if hasattr(self, "beside"):
            self.beside.compare_notices()
            self.beside.end()
