"""What happens at the counters in a life of the hall."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import ACTIVE, TicketState
from tests.parts.plain.life import AT, RARELY, WHO, Life
from tests.parts.plain.things import Person

S = TicketState
SPANS: Final = [0.001, 1, 4.9, 5, 6, 29.9, 30, 31, 60, 180, 180, 601, 1201, 1801, 3600]

KEYS_OF_A_DESK: Final[list[tuple[type[Command], str]]] = [
    (c.Recall, "recall"),
    (c.Start, "start"),
    (c.UndoStart, "undo_start"),
    (c.UndoCall, "undo_call"),
    (c.Requeue, "requeue"),
    (c.MarkNoShow, "mark_no_show"),
    (c.Hold, "hold"),
    (c.ReopenAtCounter, "reopen_at_counter"),
    (c.Resume, "resume"),
]


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
            self.clock_looks()

    def clock_looks(self) -> None:
        """What is due is done; the day opens, if it has not yet."""
        self.box.tick()
        if self.plain.last_day < self.plain.now.date():
            self.plain.open_day(self.plain.now.date())
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
            called, why = said["ticket"]["id"], said["ticket"]["reasons"]
            assert called == turn.ticket.id, f"{called} was called for {why}, not {turn.ticket}"
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

    @precondition(lambda self: self.plain.tickets)
    @rule(counter=AT, who=WHO, key=st.sampled_from(KEYS_OF_A_DESK), data=st.data())
    def any_key(
        self, counter: str, who: str, key: tuple[type[Command], str], data: st.DataObject
    ) -> None:
        at = self.plain.counters[self.id(counter)]
        mine = at.last if key[1] == "reopen_at_counter" else at.ticket
        if key[1] == "resume":
            ticket = self.some_ticket(data, S.ON_HOLD).id
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

    @precondition(lambda self: self.tickets(S.ON_HOLD))
    @rule(counter=AT, data=st.data())
    def resume(self, counter: str, data: st.DataObject) -> None:
        ticket = self.some_ticket(data, S.ON_HOLD).id
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
