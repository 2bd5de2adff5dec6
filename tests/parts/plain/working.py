"""What may happen at the counters of a life."""

from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import ACTIVE
from tests.parts.plain.everyday import Everyday, S
from tests.parts.plain.life import AT, RARELY, SERVICE, WHO

SPANS: Final = [0.001, 1, 4.9, 5, 6, 29.9, 30, 31, 60, 180, 180, 300, 601, 1201, 1801, 3600]
KEYS: Final[list[type[Command]]] = [
    *(c.Recall, c.Start, c.UndoStart, c.UndoCall, c.Requeue, c.MarkNoShow),
    *(c.Hold, c.ReopenAtCounter, c.Resume),
]
"""The keys that name a ticket and nothing else."""


class Working(Everyday):
    """Operators at their counters; time passes."""

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
    @rule(counter=AT, who=WHO, key=st.sampled_from(KEYS), data=st.data())
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

    # The counter itself.

    @rule(counter=AT, who=WHO, key=st.sampled_from([c.OpenCounter, c.OpenCounter, c.TakeOver]))
    def sit_down(self, counter: str, who: str, key: type[Command]) -> None:
        self.at(counter, who, key)

    @rule(counter=AT, minutes=st.sampled_from([1, 15]), ask=st.booleans(), closes=st.booleans())
    def leave(self, counter: str, minutes: int, ask: bool, closes: bool) -> None:
        if closes:
            self.at(counter, self.sitting(counter), c.CloseCounter, ask=ask)
        else:
            self.at(counter, self.sitting(counter), c.TakeBreak, minutes=minutes, ask=ask)

    @rule(
        counter=AT,
        profile=st.sampled_from([None, "all", "taxes", "papers", "none-such"]),
        ask=st.booleans(),
    )
    def set_profile(self, counter: str, profile: str | None, ask: bool) -> None:
        self.at(counter, "boss", c.SetProfile, profile=profile, ask=ask)

    # Sending on.

    @precondition(lambda self: self.plain.tickets)
    @rule(counter=AT, floor=st.sampled_from(["", "", "greeter", "own"]), data=st.data())
    def send(self, counter: str, floor: str, data: st.DataObject) -> None:
        at, yes = self.id(counter), st.booleans()
        mine = self.plain.counters[at].ticket
        ticket = mine if mine and not floor else self.some_ticket(data, S.WAITING, S.SERVING).id
        service = data.draw(st.one_of(st.none(), SERVICE))
        to = data.draw(st.sampled_from(["service", "1", "2", "3", "own", "boss", "relief"]))
        fields: dict[str, Any] = {"to_service": self.id(service) if service else None}
        if to == "service":
            fields["to_service"] = self.id(service or "tax")
        elif to.isdigit():
            fields["to_counter"] = self.id(to)
        else:
            fields["to_operator"] = self.both.person(to, at).id
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
