"""What happens at the counters in a life of the hall."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.words import (
    ACTIVE,
    Channel,
    CommandName,
    CounterState,
    Paper,
    Role,
    StopState,
    TicketState,
)
from tests.parts.plain.beside import COUNTERS
from tests.parts.plain.life import AT, CLASSES, RARELY, SERVICE, WHO, Life
from tests.parts.plain.things import Person

S = TicketState
N = CommandName
type Deeds = list[tuple[str, str, str]]

SPANS: Final = [0.001, 1, 4.9, 5, 6, 29.9, 30, 31, 60, 180, 180, 601, 1201, 1801, 3600]

KEYS_OF_A_DESK: Final[list[tuple[type[Command], str]]] = [
    (c.Recall, "recall"),
    (c.Start, "start"),
    (c.UndoStart, "undo_start"),
    (c.UndoCall, "undo_call"),
    (c.Requeue, "requeue"),
    (c.MarkNoShow, "mark_no_show"),
    (c.Park, "park"),
    (c.ReopenAtCounter, "reopen_at_counter"),
    (c.Resume, "resume"),
]
MOSTLY: Final[dict[str, tuple[type[Command], str]]] = {
    "recalls": (c.Recall, "recall"),
    "requeues": (c.Requeue, "requeue"),
    "gives_up": (c.MarkNoShow, "mark_no_show"),
    "parks": (c.Park, "park"),
}
DEEDS: Final = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("comes", "comes", "comes", "comes_first", "moment", "while", "calls"),
                *("serves", "serves", "serves", "serves", "serves_on", "serves_on"),
                *("requeues", "gives_up", "parks", "parks", "recalls", "sends", "sends"),
                *("leaves", "closes", "chooses"),
            ]
        ),
        AT,
        SERVICE,
    ),
    min_size=2,
    max_size=14,
)
SELDOM: Final = st.integers(0, 9).flatmap(lambda one: st.none() if one == 7 else DEEDS)
"""None in one of ten cases; else what happens instead."""


class AtCounters(Life):
    """Operators at their counters; time passes."""

    def at(
        self,
        counter: str,
        who: str,
        model: type[Command],
        plainly: Callable[[Person], object],
        **fields: Any,
    ) -> dict[str, Any] | None:
        """Give a command at a counter."""
        by = self.beside.person(who, self.id(counter))
        return self.beside.do(model, {"counter": self.id(counter), **fields}, by, plainly)

    def key(self, counter: str, who: str, key: tuple[type[Command], str], ticket: str) -> None:
        """Press one of the keys that name a ticket."""
        model, name = key
        plainly = getattr(self.plain, name)
        at = self.id(counter)
        self.at(counter, who, model, lambda me: plainly(me, at, ticket), ticket=ticket)

    def sitting(self, counter: str) -> str:
        """Who sits at a counter, or may."""
        operator = self.plain.counters[self.id(counter)].operator
        for name in ("boss", "relief"):
            if operator == self.beside.person(name, self.id(counter)).id:
                return name
        return "own"

    @rule(span=st.sampled_from(SPANS), clock=st.booleans())
    def time_passes(self, span: float, clock: bool) -> None:
        evening = self.plain.now.replace(hour=14, minute=0, second=0, microsecond=0)
        if self.plain.now + timedelta(seconds=span) < evening:
            self.beside.forward(timedelta(seconds=span))
        if clock:
            self.box.tick()
            self.plain.clock_looks()

    @precondition(lambda self: any(map(self.plain.turn, self.plain.counters)))
    @rule(counter=AT, who=WHO)
    def call_next(self, counter: str, who: str) -> None:
        turn = self.plain.turn(self.id(counter))
        said = self.at(
            counter, who, c.CallNext, lambda me: self.plain.call_next(me, self.id(counter))
        )
        if said is not None:
            assert turn is not None
            assert said["ticket"]["id"] == turn.ticket.id
            assert said["ticket"]["waited"] == int(turn.ticket.waited.total_seconds())

    def finish(
        self, counter: str, who: str, ticket: str, quantity: int | None, further: bool
    ) -> None:
        """End the stop that is served."""
        self.at(
            counter,
            who,
            c.Finish,
            lambda me: self.plain.finish(
                me, self.id(counter), ticket, quantity=quantity, further=further
            ),
            ticket=ticket,
            quantity=quantity,
            next=further,
        )

    # What mostly happens.

    @initialize(
        stop_order=st.sampled_from(["as_given", "least_time"]),
        overload=st.integers(0, 1),
        classes=st.integers(0, len(CLASSES) - 1),
        numbers=st.sampled_from([12, 6]),
        deeds=DEEDS,
    )
    def begins(
        self,
        stop_order: str,
        overload: int,
        classes: int,
        numbers: int,
        deeds: Deeds,
    ) -> None:
        self.begin(stop_order, overload, classes, numbers)
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
        else:
            self.works(what, counter, service)

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
            parked = [t.id for t in self.tickets(S.PARKED) if self.plain.resumable(identity, t)]
            if what == "parks" and parked:
                self.key(counter, who, (c.Resume, "resume"), parked[0])
            elif what == "chooses" and (waiting := self.tickets(S.WAITING)):
                self.choose(counter, "boss", waiting[-1].id)
            elif self.plain.turn(identity) is not None:
                self.call_next(counter, who)
        elif what == "sends":
            self.sends(counter, who, at.ticket, service)
        elif what in ("serves", "serves_on") and self.plain.tickets[at.ticket].state is S.SERVING:
            self.finish(counter, who, at.ticket, None, what == "serves_on")
        elif self.plain.tickets[at.ticket].state is S.CALLED:
            self.key(counter, who, MOSTLY.get(what, (c.Start, "start")), at.ticket)
        elif what == "parks":
            self.key(counter, who, (c.Park, "park"), at.ticket)

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

    @precondition(lambda self: self.plain.tickets)
    @rule(counter=AT, who=WHO, key=st.sampled_from(KEYS_OF_A_DESK), data=st.data())
    def any_key(
        self, counter: str, who: str, key: tuple[type[Command], str], data: st.DataObject
    ) -> None:
        at = self.plain.counters[self.id(counter)]
        mine = at.last if key[1] == "reopen_at_counter" else at.ticket
        if key[1] == "resume":
            ticket = self.some_ticket(data, S.PARKED).id
        elif mine is None or data.draw(RARELY):
            ticket = self.some_ticket(data).id
        else:
            ticket = mine
        self.key(counter, who, key, ticket)

    @precondition(lambda self: self.tickets(*ACTIVE))
    @rule(counter=AT, who=WHO, further=st.booleans(), data=st.data())
    def finish_any(self, counter: str, who: str, further: bool, data: st.DataObject) -> None:
        mine = self.plain.counters[self.id(counter)].ticket
        self.finish(counter, who, mine or self.some_ticket(data).id, None, further)

    @precondition(lambda self: self.tickets(S.PARKED))
    @rule(counter=AT, data=st.data())
    def resume(self, counter: str, data: st.DataObject) -> None:
        ticket = self.some_ticket(data, S.PARKED).id
        self.key(counter, self.sitting(counter), (c.Resume, "resume"), ticket)

    @precondition(lambda self: self.tickets(S.WAITING))
    @rule(counter=AT, boss=st.booleans(), data=st.data())
    def call_chosen(self, counter: str, boss: bool, data: st.DataObject) -> None:
        who = "boss" if boss else self.sitting(counter)
        self.choose(counter, who, self.some_ticket(data, S.WAITING).id)

    def choose(self, counter: str, who: str, ticket: str) -> None:
        """Call a ticket out of order."""
        at = self.id(counter)
        self.at(
            counter,
            who,
            c.CallTicket,
            lambda me: self.plain.call_ticket(me, at, ticket),
            ticket=ticket,
            reason="bus_leaves",
        )

    # The counter itself.

    @rule(counter=AT, who=WHO)
    def open_counter(self, counter: str, who: str) -> None:
        at = self.id(counter)
        self.at(counter, who, c.OpenCounter, lambda me: self.plain.open_counter(me, at))

    @rule(counter=AT, minutes=st.sampled_from([1, 15]), ask=st.booleans())
    def take_break(self, counter: str, minutes: int, ask: bool) -> None:
        at = self.id(counter)
        self.at(
            counter,
            self.sitting(counter),
            c.TakeBreak,
            lambda me: self.plain.take_break(me, at, minutes, ask=ask),
            minutes=minutes,
            ask=ask,
        )

    @rule(counter=AT, ask=st.booleans())
    def close_counter(self, counter: str, ask: bool) -> None:
        at = self.id(counter)
        self.at(
            counter,
            self.sitting(counter),
            c.CloseCounter,
            lambda me: self.plain.close_counter(me, at, ask=ask),
            ask=ask,
        )

    @rule(counter=AT, who=st.sampled_from(["own", "boss", "relief"]))
    def take_over(self, counter: str, who: str) -> None:
        at = self.id(counter)
        self.at(counter, who, c.TakeOver, lambda me: self.plain.take_over(me, at))

    @rule(
        counter=AT,
        profile=st.sampled_from([None, "all", "taxes", "papers", "none-such"]),
        ask=st.booleans(),
    )
    def set_profile(self, counter: str, profile: str | None, ask: bool) -> None:
        at = self.id(counter)
        self.at(
            counter,
            "boss",
            c.SetProfile,
            lambda _: self.plain.set_profile(at, profile, ask=ask),
            profile=profile,
            ask=ask,
        )

    # Sending on.

    @precondition(lambda self: self.plain.tickets)
    @rule(
        counter=AT,
        floor=st.booleans(),
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
        floor: bool,
        service: str | None,
        to: str,
        with_return: bool,
        sure: bool,
        note: bool,
        data: st.DataObject,
    ) -> None:
        at = self.id(counter)
        mine = self.plain.counters[at].ticket
        ticket = mine if mine and not floor else self.some_ticket(data, S.WAITING, S.SERVING).id
        goal: dict[str, Any] = {"to_service": self.id(service) if service else None}
        if to == "service":
            goal["to_service"] = self.id(service or "tax")
        elif to.isdigit():
            goal["to_counter"] = self.id(to)
        else:
            goal["to_operator"] = self.beside.person(to, at).id
        goal |= {"with_return": with_return, "sure": sure}
        words = f"Please look at the blue form of {ticket}." if note else None
        self.beside.words += [words] if words else []
        fields = {"ticket": ticket, "note": words, **goal}
        if floor:
            self.beside.do(
                c.TransferTicket,
                fields,
                self.who(Role.GREETER),
                lambda me: self.plain.transfer(me, None, ticket, note=note, **goal),
            )
        else:
            self.at(
                counter,
                self.sitting(counter),
                c.Transfer,
                lambda me: self.plain.transfer(me, at, ticket, note=note, **goal),
                **fields,
            )

    @precondition(lambda self: self.tickets(S.SERVING))
    @rule(counter=AT, floor=st.booleans(), service=SERVICE, data=st.data())
    def add_service(self, counter: str, floor: bool, service: str, data: st.DataObject) -> None:
        ticket, wanted = self.some_ticket(data, S.SERVING), self.id(service)
        fields = {"ticket": ticket.id, "service": wanted, "quantity": 2}
        if floor or ticket.counter is None:
            self.beside.do(
                c.AddServiceToTicket,
                fields,
                self.who(Role.GREETER),
                lambda _: self.plain.add_service_from_floor(ticket.id, wanted, 2),
            )
            return
        counter = ticket.counter.partition(".")[2] if not data.draw(RARELY) else counter
        at = self.id(counter)
        self.at(
            counter,
            self.sitting(counter),
            c.AddService,
            lambda me: self.plain.add_service(me, at, ticket.id, wanted, 2),
            **fields,
        )

    # What is offered.

    @rule(counter=AT)
    def what_is_offered_works(self, counter: str) -> None:
        """Each command of a counter is tried, and taken back: it works where it is offered."""
        at, identity = self.plain.counters[self.id(counter)], self.id(counter)
        by = self.beside.person(self.sitting(counter), identity)
        offered = set(self.box.desk(counter)["allowed"])
        turn = self.plain.turn(identity)
        parked = [t.id for t in self.tickets(S.PARKED) if self.plain.resumable(identity, t)]
        own = {"ticket": at.ticket} if at.ticket else None
        tries: list[tuple[CommandName, type[Command], dict[str, Any] | None]] = [
            (N.OPEN_COUNTER, c.OpenCounter, {}),
            (N.TAKE_BREAK, c.TakeBreak, {}),
            (N.CLOSE_COUNTER, c.CloseCounter, {}),
            (N.CALL_NEXT, c.CallNext, {}),
            (
                N.CALL_TICKET,
                c.CallTicket,
                {"ticket": turn.ticket.id, "reason": "bus_leaves"} if turn else None,
            ),
            (N.RESUME, c.Resume, {"ticket": parked[0]} if parked else None),
            (N.REOPEN, c.ReopenAtCounter, {"ticket": at.last} if at.last else None),
            *((model.name, model, own) for model in (c.Recall, c.Start, c.Finish, c.MarkNoShow)),
            *((model.name, model, own) for model in (c.Requeue, c.UndoCall, c.UndoStart, c.Park)),
            (N.TRANSFER, c.Transfer, own and {**own, "to_service": self.id("tax")}),
            (N.ADD_SERVICE, c.AddService, own and {**own, "service": self.id("tax")}),
        ]
        for name, model, fields in tries:
            refused = None
            if fields is not None:
                refused = self.beside.tried(model, by, counter=identity, **fields)
            works = fields is not None and refused is None
            assert works is (name in offered), f"{name} at {counter}: {refused}"

    @precondition(lambda self: self.tickets(S.FINISHED))
    @rule(data=st.data(), stars=st.integers(1, 5))
    def rate(self, data: st.DataObject, stars: int) -> None:
        ticket = self.some_ticket(data, S.FINISHED)
        stops = [n for n, one in enumerate(ticket.stops) if one.state is StopState.SERVED]
        stop = data.draw(st.sampled_from([*stops, 0, len(ticket.stops)]))
        words = f"It was {stars} times good."
        self.beside.words.append(words)
        self.beside.do(
            c.Rate,
            {"ticket": ticket.id, "stop": stop, "stars": stars, "comment": words},
            self.box.visitor(ticket.id),
            lambda _: self.plain.rate(ticket.id, stop, stars),
        )
