"""What happens in the hall of a life beside its counters."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import Assist, Channel, Paper, Role, TicketState
from tests.parts.plain.everyday import SELDOM, Deeds
from tests.parts.plain.life import AT, RARELY, SERVICE
from tests.parts.plain.offers import Offers
from tests.parts.plain.things import Person, business_day

S = TicketState
WISHES: Final = st.lists(
    st.tuples(SERVICE, st.sampled_from([1, 1, 12])),
    min_size=1,
    max_size=3,
    unique_by=lambda wish: wish[0],
)
ASSIST: Final = st.lists(st.sampled_from(Assist), max_size=2, unique=True).map(tuple)


class OnTheFloor(Offers):
    """Visitors, kiosks, greeters, supervisors."""

    @rule(
        wishes=WISHES,
        priority=st.booleans(),
        kiosk=st.booleans(),
        assist=ASSIST,
        returning=st.booleans(),
        data=st.data(),
    )
    def issue(
        self,
        wishes: list[tuple[str, int]],
        priority: bool,
        kiosk: bool,
        assist: tuple[Assist, ...],
        returning: bool,
        data: st.DataObject,
    ) -> None:
        plain = self.plain
        wanted = [(self.id(key), quantity) for key, quantity in wishes]
        touch = uuid4()
        fields: dict[str, Any] = {
            "command_id": touch,
            "services": [{"service": one, "quantity": quantity} for one, quantity in wanted],
            "language": "az",
            "priority": priority,
            "assist": assist,
            "channel": Channel.KIOSK if kiosk else Channel.GREETER,
        }
        earlier, genuine = None, True
        if returning and (ended := self.tickets(S.CANCELLED)):
            ended = [one for one in ended if one.return_until] or ended
            earlier = plain.tickets[data.draw(st.sampled_from([one.id for one in ended]))]
            copy = earlier.copy + data.draw(RARELY)
            genuine = copy == earlier.copy
            until = plain.may_return_until(earlier)
            shown = self.box.ticket(earlier.id)["return_until"]
            assert shown == (until and until.isoformat()), earlier.id
            fields["returning"] = self.box.hall.signer.token(earlier.id, copy)
        said = self.beside.do(
            c.IssueTicket,
            fields,
            self.beside.kiosk if kiosk else self.who(Role.GREETER),
            lambda me: plain.issue(
                wanted,
                priority=priority,
                paper=Paper.PENDING if kiosk else Paper.NONE,
                assist=assist,
                touch=f"{me.id} {touch}" if kiosk else None,
                returning=earlier.id if earlier else None,
                genuine=genuine,
            ),
        )
        if said is not None:
            assert said["token"] == self.box.hall.signer.token(said["id"], 0)
            if kiosk:
                self.touches.append(str(touch))

    @precondition(lambda self: self.plain.tickets)
    @rule(data=st.data(), paper=st.sampled_from([Paper.PRINTED, Paper.FAILED, Paper.SHOWN]))
    def report_print(self, data: st.DataObject, paper: Paper) -> None:
        ticket = self.some_ticket(data, S.WAITING)
        fault = "paper_out" if paper is Paper.FAILED else None
        fields = {"ticket": ticket.id, "paper": paper, "fault": fault}

        def plainly(_: Person) -> None:
            ticket.paper = paper

        self.beside.do(c.ReportPrint, fields, self.beside.kiosk, plainly)

    @precondition(lambda self: self.plain.tickets)
    @rule(
        data=st.data(),
        what=st.sampled_from(
            [
                *("cancel", "reopen", "reopen", "reopen", "step_back", "reprint", "requeue"),
                *("change_service", "change_service", "judge", "set_assist", "add_note"),
            ]
        ),
        by=st.sampled_from(["greeter", "greeter", "visitor", "kiosk", "own"]),
        counter=AT,
        service=SERVICE,
        yes=st.booleans(),
        assist=ASSIST,
    )
    def on_a_ticket(
        self,
        data: st.DataObject,
        what: str,
        by: str,
        counter: str,
        service: str,
        yes: bool,
        assist: tuple[Assist, ...],
    ) -> None:
        fitting: dict[str, tuple[TicketState, ...]] = {
            "cancel": (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED),
            "reopen": (S.MISSED, S.CANCELLED),
            "step_back": (S.WAITING,),
            "requeue": (S.CALLED,),
            "judge": (S.WAITING, S.CALLED),
            "change_service": (S.WAITING, S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED),
        }
        plain, ticket = self.plain, self.some_ticket(data, *fitting.get(what, ())).id
        if what == "judge" and data.draw(st.booleans()):
            claims = [one.id for one in self.tickets() if one.claim != "none" and one.living]
            ticket = data.draw(st.sampled_from([*claims, ticket]))
        fields: dict[str, Any] = {"ticket": ticket}
        words, wanted = f"Speak slowly to {ticket}.", self.id(service)
        do: dict[str, tuple[type[Command], dict[str, Any], Callable[[Person], object]]] = {
            "cancel": (c.Cancel, {}, lambda me: plain.cancel(me, ticket)),
            "reopen": (c.Reopen, {}, lambda me: plain.bring_back(me, ticket)),
            "step_back": (c.StepBack, {}, lambda _: plain.step_back(ticket)),
            "reprint": (c.Reprint, {}, lambda _: plain.reprint(ticket)),
            "requeue": (c.RequeueTicket, {}, lambda me: plain.requeue_from_floor(me, ticket)),
            "change_service": (
                c.ChangeService,
                {"service": wanted},
                lambda me: plain.change_service(me, ticket, wanted),
            ),
            "judge": (
                c.JudgePriority,
                {"confirmed": yes},
                lambda _: plain.judge(ticket, confirmed=yes),
            ),
            "set_assist": (
                c.SetAssist,
                {"assist": assist},
                lambda _: plain.set_assist(ticket, assist),
            ),
            "add_note": (c.AddNote, {"note": words}, lambda _: plain.add_note(ticket)),
        }
        model, more, plainly = do[what]
        who = self.who(Role.GREETER)
        if by == "visitor" and what in ("cancel", "reopen", "step_back"):
            who = self.box.visitor(ticket)
        if by == "kiosk" and what in ("cancel", "reopen", "reprint"):
            who = self.beside.kiosk
        if by == "own" and what in ("reopen", "requeue", "change_service"):
            who = self.from_the_floor(by, counter)
        self.beside.words.append(words)
        said = self.beside.do(model, fields | more, who, plainly)
        if said is not None and what == "reprint":
            copy = plain.tickets[ticket].copy
            assert said["token"] == self.box.hall.signer.token(ticket, copy)
            assert said["token"] != self.box.hall.signer.token(ticket, copy - 1)

    # Whole lines.

    @rule(service=SERVICE, goal=SERVICE, instead=SELDOM)
    def move_tickets(self, service: str, goal: str, instead: Deeds | None) -> None:
        one, other = self.id(service), self.id(goal)
        if one not in self.plain.still and self.instead(instead):
            return
        said = self.beside.do(
            c.MoveTickets,
            {"service": one, "to_service": other},
            self.beside.boss,
            lambda _: self.found(self.plain.move_tickets(one, other)),
        )
        if said is not None:
            assert said["moved"] == self.number

    @rule(service=SERVICE, instead=SELDOM)
    def end_with_return(self, service: str, instead: Deeds | None) -> None:
        one = self.id(service)
        if one not in self.plain.still and self.instead(instead):
            return
        until = self.plain.next_open_day(business_day(self.plain.now))
        said = self.beside.do(
            c.EndWithReturn,
            {"service": one},
            self.beside.boss,
            lambda _: self.found(self.plain.end_with_return(one)),
        )
        if said is not None:
            assert (said["ended"], said["valid_until"]) == (self.number, until.isoformat())

    number = 0

    def found(self, number: int) -> None:
        """How many the model counted."""
        self.number = number

    # Leases.

    @precondition(lambda self: len(self.plain.open_leases(self.plain.now.date())) < 2)
    @rule(other=RARELY)
    def grant_lease(self, other: bool) -> None:
        kiosk = self.beside.other_kiosk if other else self.beside.kiosk
        said = self.beside.do(
            c.GrantLease,
            {"device": kiosk.id, "series": "K"},
            kiosk,
            lambda me: self.plain.grant(me.id, self.id("tax")),
        )
        if said is not None:
            today = self.plain.now.date()
            assert {one["ticket"]: one["number"] for one in said["leases"]} == {
                one.id: one.number
                for one in self.plain.leases.values()
                if not one.ended and one.day >= today and one.device == kiosk.id
            }

    @precondition(lambda self: self.plain.leases)
    @rule(
        data=st.data(),
        wishes=WISHES,
        minutes=st.sampled_from([0, 10, 20, 3000]),
        copied=st.booleans(),
        foreign=RARELY,
        priority=st.booleans(),
        assist=ASSIST,
    )
    def hand_in(
        self,
        data: st.DataObject,
        wishes: list[tuple[str, int]],
        minutes: int,
        copied: bool,
        foreign: bool,
        priority: bool,
        assist: tuple[Assist, ...],
    ) -> None:
        plain = self.plain
        # A kiosk may well have nothing left but numbers of tomorrow.
        leases = sorted(plain.leases.values(), key=lambda one: (one.ended, one.day))
        lease = plain.leases[data.draw(st.sampled_from([one.id for one in leases]))]
        kiosks = [self.beside.kiosk, self.beside.other_kiosk]
        kiosk = next(one for one in kiosks if (one.id == lease.device) is not foreign)
        touch = self.touches[-1] if copied and self.touches else str(uuid4())
        wanted = [(self.id(key), quantity) for key, quantity in wishes]
        said = plain.now - timedelta(minutes=minutes)
        self.beside.do(
            c.HandIn,
            {
                "device": kiosk.id,
                "ticket": lease.id,
                "number": lease.number,
                "touch": touch,
                "services": [{"service": one, "quantity": quantity} for one, quantity in wanted],
                "language": "az",
                "priority": priority,
                "assist": assist,
                "issued_at": said,
            },
            kiosk,
            lambda me: plain.hand_in(
                me.id,
                lease.id,
                wanted,
                touch=f"{me.id} {touch}",
                said=said,
                priority=priority,
                assist=assist,
            ),
        )

    # Help.

    @rule(counter=AT, kiosk=st.booleans(), answer=st.booleans())
    def help(self, counter: str, kiosk: bool, answer: bool) -> None:
        at = self.id(counter)
        place = self.beside.kiosk.id if kiosk else at
        if answer:
            self.beside.do(
                c.AnswerHelp,
                {"place": place},
                self.who(Role.GREETER),
                lambda _: self.plain.answer_help(place),
            )
            return
        self.beside.do(
            c.CallForHelp,
            {} if kiosk else {"counter": at},
            self.beside.kiosk if kiosk else self.beside.person("own", at),
            lambda _: self.plain.call_for_help(place),
        )
