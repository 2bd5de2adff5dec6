"""A day of random commands by staff and visitors."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random
from typing import Any, Final

from contract import commands as c
from contract.commands import Command
from contract.enums import BreakReason, Channel, Paper, PrintFault, Role, TicketState
from contract.errors import Refusal
from tests.parts.box import Box
from tests.parts.village import village_data

SERVICES: Final = ("paper", "request", "tax")
STEPS = 600
ON_TICKET: Final[tuple[type[Command], ...]] = (
    *(c.Start, c.Start, c.Start, c.Start, c.Finish, c.Finish, c.Finish, c.Hold),
    *(c.Recall, c.Requeue, c.MarkNoShow, c.UndoStart, c.UndoCall),
)
"""What an operator does with the ticket at the counter, the usual more often."""


class WildDay:
    """Commands in a random order; the hall refuses many of them.

    Args:
        number: of the day; the same number gives the same day.
    """

    def __init__(self, box: Box, number: int) -> None:
        self._box = box
        self._random = Random(number)
        self._tickets: list[str] = []
        self._shown = 0
        data = village_data(intake_ends_by_wait=False, cap_of=0)
        data["series"][0]["last"] = 99
        box.import_config(data)

    def live(self, steps: int = STEPS) -> None:
        back, away, coupon = (
            partial(self._floor, one) for one in (c.Reopen, c.Cancel, c.GiveCoupon)
        )
        visitors = (self._take, self._take, self._take_at_kiosk, back, self._rate)
        seldom = (away, self._send, self._send, self._correct, coupon, self._resume)
        hall = (self._pause, self._pause, self._pause, self._suspend, self._set_profile, self._move)
        groups: list[tuple[Callable[[], None], ...]] = [
            visitors,
            (self._work,),
            (self._show,),
            seldom,
            hall,
        ]
        for counter in "123":
            with suppress(Refusal):
                self._box.give(c.OpenCounter, counter=counter)
        for _ in range(steps):
            self._box.forward(seconds=self._random.randrange(1, 20))
            (group,) = self._random.choices(groups, (6, 16, 4, 3, 3))
            with suppress(Refusal):
                self._random.choice(group)()

    # Whom, and where.

    def _ticket(self) -> str:
        return self._random.choice(self._tickets[-12:] or ["village.t1"])

    def _service(self) -> str:
        return self._box.id(self._random.choice(SERVICES))

    def _counter(self) -> str:
        return self._random.choice("123")

    def _floor(self, model: type[Command], **fields: Any) -> None:
        """A greeter does something to a ticket."""
        self._box.give(model, self._box.who(Role.GREETER), ticket=self._ticket(), **fields)

    # Visitors.

    def _take(self) -> None:
        services = self._random.sample(SERVICES, self._random.choice((1, 1, 2)))
        issued = self._box.issue(*services, priority=self._random.random() < 0.1)
        self._tickets.append(issued["id"])

    def _take_at_kiosk(self) -> None:
        kiosk, ticket = self._box.who(Role.KIOSK), self._box.issue(channel=Channel.KIOSK)["id"]
        self._tickets.append(ticket)
        if self._random.random() < 0.7:
            self._box.give(c.ReportPrint, kiosk, ticket=ticket, paper=Paper.PRINTED)
        else:
            fault = PrintFault.PAPER_OUT
            self._box.give(c.ReportPrint, kiosk, ticket=ticket, paper=Paper.FAILED, fault=fault)
            self._box.give(c.Cancel, kiosk, ticket=ticket, reason="print_failed")

    def _rate(self) -> None:
        ticket, comment = self._ticket(), self._random.choice((None, "Quick"))
        visitor = self._box.visitor(ticket)
        self._box.give(c.Rate, visitor, ticket=ticket, stop=0, stars=4, comment=comment)

    # Counters.

    def _work(self) -> None:
        """An operator goes on: calls a ticket, or does something with the one at the counter."""
        counter, chance = self._counter(), self._random.random()
        identity = self._box.id(counter)
        there = self._box.read(lambda reading: reading.counter(identity))
        ticket = there.ticket if there is not None else None
        if ticket is None and chance < 0.1:
            self._box.give(c.ReopenAtCounter, counter=counter, ticket=self._ticket())
        elif ticket is None and chance < 0.3:
            reason = "regular"
            self._box.give(c.CallTicket, counter=counter, ticket=self._ticket(), reason=reason)
        elif ticket is None:
            self._box.give(c.CallNext, counter=counter)
        else:
            model = self._random.choice(ON_TICKET)
            self._box.give(model, counter=counter, ticket=ticket)

    # More seldom.

    def _resume(self) -> None:
        held = self._box.read(lambda reading: reading.aside(TicketState.ON_HOLD))
        if held:
            self._box.give(c.Resume, counter=self._counter(), ticket=held[0].id)

    def _send(self) -> None:
        to, back = self._service(), self._random.random() < 0.3
        counter = self._counter()
        ticket = self._box.desk(counter)["ticket"]
        if ticket is not None:
            more = {"ticket": ticket["id"], "to_service": to, "with_return": back}
            self._box.give(c.Transfer, counter=counter, **more)

    def _correct(self) -> None:
        self._floor(c.ChangeService, service=self._service())

    # The hall.

    def _show(self) -> None:
        last = self._box.read(lambda reading: reading.centre.call)
        if last > self._shown:
            self._shown, display = last, self._box.who(Role.DISPLAY)
            self._box.give(c.ReportCall, display, device=display.id, call=last, how="shown")

    def _pause(self) -> None:
        counter, choice = self._counter(), self._random.random()
        if choice < 0.5:
            self._box.give(c.OpenCounter, counter=counter)
        elif choice < 0.7:
            self._box.give(c.TakeBreak, counter=counter, reason=BreakReason.LUNCH)
        elif choice < 0.9:
            self._box.give(c.CloseCounter, counter=counter)
        else:
            self._box.give(c.TakeOver, self._box.who(Role.SUPERVISOR), counter=counter)

    def _suspend(self) -> None:
        service = self._service()
        if self._random.random() < 0.5:
            self._box.give(c.SuspendService, reason="system_down", service=service)
            self._box.forward(seconds=self._random.randrange(1, 300))
            self._box.give(c.ResumeService, service=service)
        else:
            self._box.give(c.SuspendCentre, reason="drill")
            self._box.forward(seconds=self._random.randrange(1, 300))
            self._box.give(c.ResumeCentre)

    def _move(self) -> None:
        self._box.give(c.MoveTickets, service=self._service(), to_service=self._service())

    def _set_profile(self) -> None:
        profile = self._random.choice((None, "taxes", "all"))
        self._box.give(c.SetProfile, counter=self._counter(), profile=profile)
