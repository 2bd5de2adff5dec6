"""What a counter is offered is tried."""

from typing import Any

from hypothesis.stateful import rule

from contract import commands as c
from contract.commands import Command
from contract.enums import CommandName, TicketState
from tests.parts.plain.life import AT
from tests.parts.plain.passing_on import PassingOn

S = TicketState
N = CommandName


class Offers(PassingOn):
    """The buttons of the counters."""

    @rule(counter=AT)
    def what_is_offered_works(self, counter: str) -> None:
        """Each command of a counter is tried, and taken back: it works where it is offered."""
        at, identity = self.plain.counters[self.id(counter)], self.id(counter)
        by = self.beside.person(self.sitting(counter), identity)
        offered = set(self.box.desk(counter)["allowed"])
        turn = self.plain.turn(identity)
        on_hold = [t.id for t in self.tickets(S.ON_HOLD) if self.plain.resumable(identity, t)]
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
            (N.RESUME, c.Resume, {"ticket": on_hold[0]} if on_hold else None),
            (N.REOPEN, c.ReopenAtCounter, {"ticket": at.last} if at.last else None),
            *((model.name, model, own) for model in (c.Recall, c.Start, c.Finish, c.MarkNoShow)),
            *((model.name, model, own) for model in (c.Requeue, c.UndoCall, c.UndoStart, c.Hold)),
            (N.TRANSFER, c.Transfer, own and {**own, "to_service": self.id("tax")}),
        ]
        # One that is on the ticket for later is not added again.
        if new := self.not_to_come(at.ticket):
            tries.append((N.ADD_SERVICE, c.AddService, own and {**own, "service": new[0]}))
        for name, model, fields in tries:
            refused = None
            if fields is not None:
                refused = self.beside.tried(model, by, counter=identity, **fields)
            works = fields is not None and refused is None
            assert works is (name in offered), f"{name} at {counter}: {refused}"

    def not_to_come(self, ticket: str | None) -> list[str]:
        """The services that are not on a ticket for later."""
        one = self.plain.tickets.get(ticket or "")
        later = {one.stops[place].service for place in one.pending} if one else set()
        return [service for service in self.beside.services if service not in later]
