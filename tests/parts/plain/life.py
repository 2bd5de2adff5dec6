"""The machine: what may happen in a hall, and what must hold after each step."""

import itertools
from datetime import timedelta
from typing import Any, ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from contract import commands as c
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import ACTIVE, Role, TicketState
from server.domain.principal import Principal
from tests.parts.box import Box
from tests.parts.plain.both import COUNTERS, KEYS, BothHalls
from tests.parts.plain.configured import Settings, centre_data
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.values import PlainTicket, business_day

_NUMBERS = itertools.count(1)

AT: Final = st.sampled_from(COUNTERS)
SERVICE: Final = st.sampled_from(KEYS)
WHO: Final = st.sampled_from(["own"] * 6 + ["boss", "relief"])
S = TicketState
RARELY: Final = st.integers(0, 9).map(lambda one: one == 7)
"""One time in ten; never in the simplest case."""


class Life(RuleBasedStateMachine):
    """A hall of the village; each life is a centre of its own in the same database."""

    box: ClassVar[Box]
    steps = 0

    def begin(self, chosen: Settings) -> None:
        self.slug = f"village-{next(_NUMBERS)}"
        self.both = BothHalls(self.box, self.config(chosen))
        self.touches: list[str] = []
        self.both.do(c.OpenDay, self.box.who(Role.MANAGER))

    def config(self, chosen: Settings) -> CentreConfig:
        return CentreConfig.model_validate(centre_data(self.slug, chosen))

    @property
    def plain(self) -> PlainHall:
        return self.both.plain

    def on_the_floor(self, who: str, counter: str) -> Principal:
        """A greeter, or the operator of a counter who does something away from it."""
        if who == "greeter":
            return self.box.who(Role.GREETER)
        return self.both.person(who, self.id(counter))

    def id(self, key: str) -> str:
        return self.box.id(key)

    def at(self, counter: str, who: str, model: type[Command], **fields: Any) -> Any:
        by = self.both.person(who, self.id(counter))
        return self.both.do(model, by, counter=self.id(counter), **fields)

    def boss(self, model: type[Command], **fields: Any) -> Any:
        return self.both.do(model, self.both.boss, **fields)

    def sitting(self, counter: str) -> str:
        """The operator who sits at a counter, or may."""
        operator = self.plain.counters[self.id(counter)].operator
        for name in ("boss", "relief"):
            if operator == self.both.person(name, self.id(counter)).id:
                return name
        return "own"

    def tickets(self, *states: TicketState) -> list[PlainTicket]:
        """The tickets in some states, or all; open ones before those that are over."""
        found = [t for t in self.plain.tickets.values() if not states or t.state in states]
        return sorted(found, key=lambda one: not one.is_open)

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
        self.both.compare(COUNTERS[self.steps % len(COUNTERS)])

    @invariant()
    def no_ticket_is_at_two_counters_and_no_number_given_twice(self) -> None:
        at = [one.ticket for one in self.plain.counters.values() if one.ticket]
        assert sorted(at) == sorted(t.id for t in self.tickets(*ACTIVE))
        numbers = [t.number for t in self.tickets() if t.is_open and t.may_come_back]
        # A lease for a day that is over brings no open ticket in; nor does, while yesterday
        # has not been closed yet, one that was granted after it.
        day = self.plain.day or self.plain.today
        numbers += [
            one.number
            for one in self.plain.leases.values()
            if one.ended_at is None and one.day >= day and business_day(one.granted_at) <= day
        ]
        assert len(set(numbers)) == len(numbers), sorted(numbers)

    def pass_time(self, seconds: float) -> None:
        evening = self.plain.now.replace(hour=14, minute=0, second=0, microsecond=0)
        if self.plain.now + timedelta(seconds=seconds) < evening:
            self.both.forward(timedelta(seconds=seconds))

    def teardown(self) -> None:
        if hasattr(self, "both"):
            self.both.end()
