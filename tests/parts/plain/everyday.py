"""What mostly happens in a hall, many things at a time."""

from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import Channel, CounterState, Role, TicketState
from tests.parts.plain.both import COUNTERS
from tests.parts.plain.configured import SETTINGS, Settings
from tests.parts.plain.life import AT, SERVICE, Life

S = TicketState
type Deeds = list[tuple[str, str, str]]
"""What is done, at which counter, for which service."""

KEYS: Final[dict[str, type[Command]]] = {
    "recalls": c.Recall,
    "requeues": c.Requeue,
    "gives_up": c.MarkNoShow,
    "holds": c.Hold,
    "undoes": c.UndoCall,
}
"""What an operator does with a called ticket, else starts."""
DEEDS: Final = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("comes", "comes", "comes", "comes_first", "moment", "while", "calls"),
                *("serves", "serves", "serves", "serves", "serves_on", "serves_on"),
                *("requeues", "gives_up", "holds", "holds", "recalls", "sends", "sends"),
                *("leaves", "closes", "chooses", "chooses", "undoes"),
            ]
        ),
        AT,
        SERVICE,
    ),
    min_size=4,
    max_size=16,
)
SELDOM: Final = st.integers(0, 9).flatmap(lambda one: st.none() if one == 7 else DEEDS)
"""None in one of ten cases; else what happens instead."""


class Everyday(Life):
    """Visitors come, operators serve them."""

    @initialize(chosen=SETTINGS, deeds=DEEDS)
    def begins(self, chosen: Settings, deeds: Deeds) -> None:
        self.begin(chosen)
        for counter in COUNTERS:
            self.at(counter, "own", c.OpenCounter)
        self.goes_on(deeds)

    @rule(deeds=DEEDS)
    def goes_on(self, deeds: Deeds) -> None:
        for what, counter, service in deeds:
            if what in ("comes", "comes_first"):
                self.comes(service, priority=what == "comes_first")
            elif what in ("moment", "while"):
                self.pass_time(7 if what == "moment" else 200)
                self.both.clock_looks()
            else:
                self.works(what, counter, service)

    def instead(self, deeds: Deeds | None) -> bool:
        """Let life go on, if that is what is drawn."""
        if deeds is None:
            return False
        self.goes_on(deeds)
        return True

    def comes(self, service: str, *, priority: bool) -> None:
        """A visitor takes a ticket at the door."""
        self.both.do(
            c.IssueTicket,
            self.who(Role.GREETER),
            services=[self.id(service)],
            language="en",
            priority=priority,
            channel=Channel.GREETER,
        )

    def works(self, what: str, counter: str, service: str) -> None:
        """What an operator mostly does next; nothing where it cannot be done."""
        who, identity = self.sitting(counter), self.id(counter)
        at = self.plain.counters[identity]
        ticket = self.plain.tickets[at.ticket] if at.ticket else None
        if at.state is not CounterState.OPEN:
            person = self.both.person(who, identity).id
            elsewhere = any(one.operator == person for one in self.plain.counters.values())
            if who != "own" or at.operator or not elsewhere:
                self.at(counter, who, c.OpenCounter)
        elif ticket is None:
            self.without_ticket(what, counter, who)
        elif what == "sends":
            self.sends(counter, who, ticket, service)
        elif what in ("serves", "serves_on") and ticket.state is S.SERVING:
            self.at(counter, who, c.Finish, ticket=ticket.id, next=what == "serves_on")
        elif ticket.state is S.CALLED or what == "holds":
            self.at(counter, who, KEYS.get(what, c.Start), ticket=ticket.id)

    def without_ticket(self, what: str, counter: str, who: str) -> None:
        """What an operator without a ticket mostly does next."""
        identity = self.id(counter)
        on_hold = [t.id for t in self.tickets(S.ON_HOLD) if self.plain.resumable(identity, t)]
        waiting = self.tickets(S.WAITING)
        if what == "leaves":
            self.at(counter, who, c.TakeBreak, minutes=1)
        elif what == "closes":
            self.at(counter, who, c.CloseCounter)
        elif what == "holds" and on_hold:
            self.at(counter, who, c.Resume, ticket=on_hold[0])
        elif what == "chooses" and waiting:
            # First the tickets that are reserved for others.
            mine = (None, identity, self.plain.counters[identity].operator)
            waiting.sort(key=lambda one: one.reserved_for in mine)
            self.at(counter, "boss", c.CallTicket, ticket=waiting[0].id, reason="bus_leaves")
        elif self.plain.next_for(identity) is not None:
            self.at(counter, who, c.CallNext)

    def sends(self, counter: str, who: str, ticket: Any, service: str) -> None:
        """An operator sends a ticket on: to a service, a neighbour or that one's counter."""
        neighbour = str(int(counter) % len(COUNTERS) + 1)
        goals: dict[str, dict[str, str]] = {
            "paper": {"to_counter": self.id(neighbour)},
            "request": {"to_operator": self.both.person("own", self.id(neighbour)).id},
            "tax": {"to_service": self.id("tax")},
        }
        back = ticket.state is S.SERVING
        goal = {"with_return": back, "sure": True, **goals[service]}
        self.at(counter, who, c.Transfer, ticket=ticket.id, **goal)
