"""What happens at the counters: the usual way, several commands in one step, and exceptions."""

from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import ACTIVE, BreakReason, Channel, CounterState, LeftVisitor, Role
from tests.parts.plain.both import COUNTERS
from tests.parts.plain.configured import SETTINGS, Settings
from tests.parts.plain.life import AT, RARELY, SERVICE, WHO, Life, S
from tests.parts.plain.values import PlainTicket

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
SOMETIMES: Final = st.integers(0, 2).flatmap(lambda one: st.none() if one == 2 else DEEDS)
"""None in one of ten, or of three cases; else what happens instead."""


SPANS: Final = [0.001, 1, 4.9, 5, 6, 29.9, 30, 31, 60, 180, 180, 300, 601, 1201, 1801, 3600]
SINGLE_KEYS: Final[list[type[Command]]] = [
    *(c.Recall, c.Start, c.UndoStart, c.UndoCall, c.Requeue, c.MarkNoShow),
    *(c.Hold, c.ReopenAtCounter, c.Resume),
]
"""The keys that name a ticket and nothing else."""


class Everyday(Life):
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
        """Run the usual way instead, if that is drawn."""
        if deeds is None:
            return False
        self.goes_on(deeds)
        return True

    def comes(self, service: str, *, priority: bool) -> None:
        self.both.do(
            c.IssueTicket,
            self.box.who(Role.GREETER),
            services=[self.id(service)],
            language="en",
            priority=priority,
            channel=Channel.GREETER,
        )

    def works(self, what: str, counter: str, service: str) -> None:
        """The usual next action of an operator; none where it is not possible."""
        who, identity = self.sitting(counter), self.id(counter)
        at = self.plain.counters[identity]
        ticket = self.plain.tickets[at.ticket] if at.ticket else None
        if at.state is not CounterState.OPEN:
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
        """The usual next action of an operator without a ticket."""
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
            waiting.sort(key=lambda one: one.reserved_for in (None, identity))
            self.at(counter, "boss", c.CallTicket, ticket=waiting[0].id, reason="bus_leaves")
        elif self.plain.next_for(identity) is not None:
            self.at(counter, who, c.CallNext)

    def sends(self, counter: str, who: str, ticket: PlainTicket, service: str) -> None:
        fields: dict[str, Any] = {"ticket": ticket.id, "sure": True}
        if service == "paper":
            fields["to_counter"] = self.id(str(int(counter) % len(COUNTERS) + 1))
        else:
            fields["to_service"] = self.id(service)
        back = ticket.state is S.SERVING
        self.at(counter, who, c.Transfer, with_return=back, **fields)

    # What happens seldom.

    @rule(span=st.sampled_from(SPANS), clock=st.booleans())
    def time_passes(self, span: float, clock: bool) -> None:
        self.pass_time(span)
        if clock:
            self.both.clock_looks()

    @precondition(lambda self: any(map(self.plain.next_for, self.plain.counters)))
    @rule(counter=AT, who=WHO)
    def call_next(self, counter: str, who: str) -> None:
        self.at(counter, who, c.CallNext)

    @precondition(lambda self: self.plain.tickets)
    @rule(counter=AT, who=WHO, key=st.sampled_from(SINGLE_KEYS), data=st.data())
    def any_key(self, counter: str, who: str, key: type[Command], data: st.DataObject) -> None:
        at = self.plain.counters[self.id(counter)]
        ticket = at.last_finished if key is c.ReopenAtCounter else at.ticket
        if key is c.Resume:
            ticket = self.some_ticket(data, S.ON_HOLD).id
        elif ticket is None or data.draw(RARELY):
            ticket = self.some_ticket(data).id
        self.at(counter, who, key, ticket=ticket)

    @precondition(lambda self: self.tickets(*ACTIVE))
    @rule(counter=AT, who=WHO, further=st.booleans(), data=st.data())
    def finish(self, counter: str, who: str, further: bool, data: st.DataObject) -> None:
        mine = self.plain.counters[self.id(counter)].ticket
        ticket = mine or self.some_ticket(data).id
        self.at(counter, who, c.Finish, ticket=ticket, next=further)

    @precondition(lambda self: self.tickets(S.WAITING))
    @rule(counter=AT, boss=st.booleans(), data=st.data())
    def call_chosen(self, counter: str, boss: bool, data: st.DataObject) -> None:
        who = "boss" if boss else self.sitting(counter)
        ticket = self.some_ticket(data, S.WAITING).id
        self.at(counter, who, c.CallTicket, ticket=ticket, reason="bus_leaves")

    @precondition(lambda self: self.tickets(*ACTIVE))
    @rule(visitor=st.sampled_from(LeftVisitor), data=st.data())
    def free(self, visitor: LeftVisitor, data: st.DataObject) -> None:
        ticket = self.some_ticket(data, *ACTIVE)
        if ticket.counter is not None:
            counter = ticket.counter.partition(".")[2]
            self.at(counter, "boss", c.FreeCounter, ticket=ticket.id, visitor=visitor)

    # The counter itself.

    @rule(counter=AT, who=WHO, key=st.sampled_from([c.OpenCounter, c.OpenCounter, c.TakeOver]))
    def sit_down(self, counter: str, who: str, key: type[Command]) -> None:
        self.at(counter, who, key)

    @rule(
        counter=AT,
        minutes=st.sampled_from([1, 15]),
        reason=st.none() | st.sampled_from(BreakReason),
    )
    def leave(self, counter: str, minutes: int, reason: BreakReason | None) -> None:
        who = self.sitting(counter)
        if reason is None:
            self.at(counter, who, c.CloseCounter)
        else:
            self.at(counter, who, c.TakeBreak, minutes=minutes, reason=reason)

    @rule(counter=AT, profile=st.sampled_from([None, "all", "taxes", "papers", "none-such"]))
    def set_profile(self, counter: str, profile: str | None) -> None:
        self.at(counter, "boss", c.SetProfile, profile=profile)

    # Sending on.

    @precondition(lambda self: self.plain.tickets)
    @rule(counter=AT, floor=st.sampled_from(["", "", "greeter", "own"]), data=st.data())
    def send(self, counter: str, floor: str, data: st.DataObject) -> None:
        yes = st.booleans()
        mine = self.plain.counters[self.id(counter)].ticket
        ticket = mine if mine and not floor else self.some_ticket(data, S.WAITING, S.SERVING).id
        service = data.draw(st.one_of(st.none(), SERVICE))
        to = data.draw(st.sampled_from(["service", "1", "2", "3"]))
        fields: dict[str, Any] = {"to_service": self.id(service) if service else None}
        if to == "service":
            fields["to_service"] = self.id(service or "tax")
        else:
            fields["to_counter"] = self.id(to)
        fields |= {"ticket": ticket, "with_return": data.draw(yes), "sure": data.draw(yes)}
        if floor:
            self.both.do(c.TransferTicket, self.on_the_floor(floor, counter), **fields)
        else:
            self.at(counter, self.sitting(counter), c.Transfer, **fields)

    @precondition(lambda self: self.tickets(S.SERVING))
    @rule(
        counter=AT, floor=st.sampled_from(["", "greeter", "own"]), service=SERVICE, data=st.data()
    )
    def add_service(self, counter: str, floor: str, service: str, data: st.DataObject) -> None:
        ticket = self.some_ticket(data, S.SERVING)
        fields = {"ticket": ticket.id, "service": self.id(service), "quantity": 2}
        if floor or ticket.counter is None:
            by = self.on_the_floor(floor or "greeter", counter)
            self.both.do(c.AddServiceToTicket, by, **fields)
            return
        counter = ticket.counter.partition(".")[2] if not data.draw(RARELY) else counter
        self.at(counter, self.sitting(counter), c.AddService, **fields)
