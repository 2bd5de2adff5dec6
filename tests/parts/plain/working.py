"""What may happen at the counters of a life."""

from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import ACTIVE, StopState
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
        ticket = at.last if key is c.ReopenAtCounter else at.ticket
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
    @rule(
        counter=AT,
        floor=st.sampled_from(["", "", "greeter", "own"]),
        service=st.one_of(st.none(), SERVICE),
        to=st.sampled_from(["service", "1", "2", "3", "own", "boss", "relief"]),
        with_return=st.booleans(),
        sure=st.booleans(),
        note=st.booleans(),
        data=st.data(),
    )
    def send(
        self,
        counter: str,
        floor: str,
        service: str | None,
        to: str,
        with_return: bool,
        sure: bool,
        note: bool,
        data: st.DataObject,
    ) -> None:
        mine = self.plain.counters[self.id(counter)].ticket
        ticket = mine if mine and not floor else self.some_ticket(data, S.WAITING, S.SERVING).id
        goal: dict[str, Any] = {"to_service": self.id(service) if service else None}
        if to == "service":
            goal["to_service"] = self.id(service or "tax")
        elif to.isdigit():
            goal["to_counter"] = self.id(to)
        else:
            goal["to_operator"] = self.both.person(to, self.id(counter)).id
        text = f"Please look at the blue form of {ticket}." if note else None
        self.both.texts += [text] if text else []
        fields = {"ticket": ticket, "note": text, "with_return": with_return, "sure": sure, **goal}
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

    @precondition(lambda self: self.tickets(S.FINISHED))
    @rule(data=st.data(), stars=st.integers(1, 5))
    def rate(self, data: st.DataObject, stars: int) -> None:
        ticket = self.some_ticket(data, S.FINISHED)
        served = [n for n, one in enumerate(ticket.stops) if one.state is StopState.SERVED]
        stop = data.draw(st.sampled_from([*served, 0, len(ticket.stops)]))
        text = f"It was {stars} times good."
        self.both.texts.append(text)
        fields = {"ticket": ticket.id, "stop": stop, "stars": stars, "comment": text}
        self.both.do(c.Rate, self.box.visitor(ticket.id), **fields)

    # What a counter is offered.

    @rule(counter=AT)
    def what_is_offered_works(self, counter: str) -> None:
        """Each command of a counter is tried and rolled back: it works where it is offered."""
        at, identity = self.plain.counters[self.id(counter)], self.id(counter)
        by = self.both.person(self.sitting(counter), identity)
        offered = set(self.box.desk(counter)["allowed"])
        found = self.plain.next_for(identity)
        on_hold = [t.id for t in self.tickets(S.ON_HOLD) if self.plain.resumable(identity, t)]
        own = {"ticket": at.ticket} if at.ticket else None
        tries: list[tuple[type[Command], dict[str, Any] | None]] = [
            *((model, {}) for model in (c.OpenCounter, c.TakeBreak, c.CloseCounter, c.CallNext)),
            (c.CallTicket, {"ticket": found.ticket.id, "reason": "bus_leaves"} if found else None),
            (c.Resume, {"ticket": on_hold[0]} if on_hold else None),
            (c.ReopenAtCounter, {"ticket": at.last} if at.last else None),
            *((model, own) for model in (c.Recall, c.Start, c.Finish, c.MarkNoShow)),
            *((model, own) for model in (c.Requeue, c.UndoCall, c.UndoStart, c.Hold)),
            (c.Transfer, own and {**own, "to_service": self.id("tax")}),
        ]
        # A service that is on the ticket for later is not added again.
        ticket = self.plain.tickets[at.ticket] if at.ticket else None
        later = {ticket.stops[place].service for place in ticket.pending} if ticket else set()
        if new := self.plain.series.keys() - later:
            tries.append((c.AddService, own and {**own, "service": min(new)}))
        for model, fields in tries:
            refused: str | None = "nothing to try it on"
            if fields is not None:
                refused = self.both.would_refuse(model, by, counter=identity, **fields)
            assert (refused is None) is (model.name in offered), f"{model.name}: {refused}"
