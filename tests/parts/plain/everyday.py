"""What mostly happens in a life of the hall, many things at a time."""

from collections.abc import Callable
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import Channel, CounterState, Paper, Role, TicketState
from tests.parts.plain.at_counters import AtCounters
from tests.parts.plain.beside import COUNTERS
from tests.parts.plain.configured import SETTINGS, Settings
from tests.parts.plain.life import AT, SERVICE
from tests.parts.plain.things import Person

S = TicketState
type Deeds = list[tuple[str, str, str]]
"""What is done, at which counter, for which service."""

MOSTLY: Final[dict[str, tuple[type[Command], str]]] = {
    "recalls": (c.Recall, "recall"),
    "requeues": (c.Requeue, "requeue"),
    "gives_up": (c.MarkNoShow, "mark_no_show"),
    "parks": (c.Hold, "hold"),
    "undoes": (c.UndoCall, "undo_call"),
}
FITTING: Final = {
    "steps_back": (S.WAITING,),
    "changes": (S.WAITING,),
    "comes_back": (S.MISSED, S.CANCELLED),
    "refused": (S.WAITING, S.ON_HOLD, S.MISSED),
}
"""What is done at the door, and to tickets in which states."""
DEEDS: Final = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("comes", "comes", "comes", "comes_first", "moment", "while", "calls"),
                *("serves", "serves", "serves", "serves", "serves_on", "serves_on"),
                *("requeues", "gives_up", "parks", "parks", "recalls", "sends", "sends"),
                *("leaves", "closes", "chooses", "chooses"),
                *("steps_back", "changes", "comes_back", "refused", "undoes"),
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


class Everyday(AtCounters):
    """Visitors come, operators serve them."""

    @initialize(chosen=SETTINGS, deeds=DEEDS)
    def begins(self, chosen: Settings, deeds: Deeds) -> None:
        self.begin(chosen)
        for counter in COUNTERS:
            self.open_counter(counter, "own")
        self.goes_on(deeds)

    @rule(deeds=DEEDS)
    def goes_on(self, deeds: Deeds) -> None:
        for what, counter, service in deeds:
            self.happens(what, counter, service)

    def instead(self, deeds: Deeds | None) -> bool:
        """Let life go on, if that is what is drawn."""
        if deeds is None:
            return False
        self.goes_on(deeds)
        return True

    def happens(self, what: str, counter: str, service: str) -> None:
        """One thing that mostly happens; nothing where it cannot."""
        if what in ("comes", "comes_first"):
            self.comes(service, priority=what == "comes_first")
        elif what in ("moment", "while"):
            self.time_passes(7 if what == "moment" else 200, True)
        elif what in FITTING:
            self.at_the_door(what, int(counter), service)
        else:
            self.works(what, counter, service)

    def at_the_door(self, what: str, place: int, service: str) -> None:
        """A greeter does something to one of the first tickets that it fits."""
        plain, fitting = self.plain, self.tickets(*FITTING[what])
        if what == "refused":
            fitting = [one for one in fitting if one.claim in ("open", "confirmed")]
        if what == "steps_back":
            fitting.sort(key=lambda one: one.since)
        if not fitting:
            return
        ticket, wanted = fitting[-place % len(fitting)].id, self.id(service)
        do: dict[str, tuple[type[Command], dict[str, Any], Callable[[Person], object]]] = {
            "steps_back": (c.StepBack, {}, lambda _: plain.step_back(ticket)),
            "changes": (
                c.ChangeService,
                {"service": wanted},
                lambda me: plain.change_service(me, ticket, wanted),
            ),
            "comes_back": (c.Reopen, {}, lambda me: plain.bring_back(me, ticket)),
            "refused": (
                c.JudgePriority,
                {"confirmed": False},
                lambda _: plain.judge(ticket, confirmed=False),
            ),
        }
        model, fields, plainly = do[what]
        self.beside.do(model, {"ticket": ticket, **fields}, self.who(Role.GREETER), plainly)

    def comes(self, service: str, *, priority: bool) -> None:
        """Somebody takes a ticket at the door."""
        one = self.id(service)
        fields = {"services": [one], "language": "en", "priority": priority}
        self.beside.do(
            c.IssueTicket,
            {**fields, "channel": Channel.GREETER},
            self.who(Role.GREETER),
            lambda _: self.plain.issue([(one, 1)], priority=priority, paper=Paper.NONE),
        )

    def works(self, what: str, counter: str, service: str) -> None:
        """What an operator mostly does next."""
        who, identity = self.sitting(counter), self.id(counter)
        at = self.plain.counters[identity]
        if at.state is not CounterState.OPEN:
            if who != "own" or at.operator or not self.sits(who, counter):
                self.open_counter(counter, who)
        elif at.ticket is None and what in ("leaves", "closes"):
            if what == "leaves":
                self.take_break(counter, 1, False)
            else:
                self.close_counter(counter, False)
        elif at.ticket is None:
            on_hold = [t.id for t in self.tickets(S.ON_HOLD) if self.plain.resumable(identity, t)]
            if what == "parks" and on_hold:
                self.key(counter, who, (c.Resume, "resume"), on_hold[0])
            elif what == "chooses" and (waiting := self.tickets(S.WAITING)):
                # Before others who waits for somebody else.
                waiting.sort(key=lambda one: one.reserved_for in (None, identity, at.operator))
                self.choose(counter, "boss", waiting[0].id)
            elif self.plain.turn(identity) is not None:
                self.call_next(counter, who)
        elif what == "sends":
            self.sends(counter, who, at.ticket, service)
        elif what in ("serves", "serves_on") and self.plain.tickets[at.ticket].state is S.SERVING:
            self.finish(counter, who, at.ticket, None, what == "serves_on")
        elif self.plain.tickets[at.ticket].state is S.CALLED:
            self.key(counter, who, MOSTLY.get(what, (c.Start, "start")), at.ticket)
        elif what == "parks":
            self.key(counter, who, (c.Hold, "hold"), at.ticket)

    def sends(self, counter: str, who: str, ticket: str, service: str) -> None:
        """An operator sends a ticket on: to a service, a neighbour or that one's counter."""
        neighbour = str(int(counter) % len(COUNTERS) + 1)
        goals: dict[str, dict[str, Any]] = {
            "paper": {"to_counter": self.id(neighbour)},
            "request": {"to_operator": self.beside.person("own", self.id(neighbour)).id},
            "tax": {"to_service": self.id("tax")},
        }
        back = self.plain.tickets[ticket].state is S.SERVING
        goal = {"with_return": back, "sure": True, **goals[service]}
        self.at(
            counter,
            who,
            c.Transfer,
            lambda me: self.plain.transfer(me, self.id(counter), ticket, **goal),
            ticket=ticket,
            **goal,
        )

    def sits(self, who: str, counter: str) -> bool:
        """Whether somebody sits at another counter."""
        person = self.beside.person(who, self.id(counter)).id
        return any(at.operator == person for at in self.plain.counters.values())
