"""What may happen in a life away from the counters: visitors, kiosks, staff, days, suspensions."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import Assist, Channel, Paper, Role, TicketState
from tests.parts.plain.configured import SETTINGS, Settings
from tests.parts.plain.everyday import SELDOM, SOMETIMES, Deeds, Everyday
from tests.parts.plain.life import AT, RARELY, SERVICE, S
from tests.parts.plain.values import turn_of

WISHES: Final = st.lists(
    st.tuples(SERVICE, st.sampled_from([1, 1, 12])),
    min_size=1,
    max_size=3,
    unique_by=lambda wish: wish[0],
)
ASSIST: Final = st.lists(st.sampled_from(Assist), max_size=2, unique=True).map(tuple)
FITTING: Final[dict[type[Command], tuple[TicketState, ...]]] = {
    c.Cancel: (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED),
    c.Reopen: (S.MISSED, S.CANCELLED),
    c.StepBack: (S.WAITING,),
    c.Reprint: (),
    c.RequeueTicket: (S.CALLED, S.ON_HOLD),
    c.ChangeService: (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED),
    c.JudgePriority: (S.WAITING, S.CALLED),
    c.SetAssist: (),
    c.ReportPrint: (S.WAITING,),
    c.GiveCoupon: (S.WAITING, S.ON_HOLD, S.MISSED),
}
"""The commands on a ticket, and for which states they are."""
STOPPING: Final = (
    *(c.SuspendService, c.CloseService, c.MoveTickets),
    *(c.EndWithCoupon, c.EndWithCoupon, c.EndWithCoupon),
)
"""What a supervisor does to a service that cannot go on."""
SENDERS: Final[dict[str, tuple[type[Command], ...]]] = {
    "visitor": (c.Cancel, c.Reopen, c.StepBack),
    "kiosk": (c.Cancel, c.Reopen, c.Reprint, c.ReportPrint),
    "own": (c.Reopen, c.RequeueTicket, c.ChangeService),
}
"""Which of them others than a greeter give."""


class WholeHall(Everyday):
    # Tickets.

    def taken(self, data: st.DataObject) -> dict[str, Any]:
        wishes = data.draw(WISHES)
        return {
            "services": [{"service": self.id(key), "quantity": many} for key, many in wishes],
            "language": "az",
            "priority": data.draw(st.booleans()),
            "assist": data.draw(ASSIST),
        }

    @rule(kiosk=st.sampled_from(["", "", "kiosk", "other_kiosk"]), data=st.data())
    def issue(self, kiosk: str, data: st.DataObject) -> None:
        touch, fields = uuid4(), self.taken(data)
        returns: bool = data.draw(st.booleans())
        if returns and self.plain.coupons:
            # The newest first; the last one was never given.
            coupon = data.draw(
                st.sampled_from([*reversed(self.plain.coupons), f"{self.slug}.t1-c9"])
            )
            fields["coupon"] = self.box.hall.signer.token(coupon, 0)
        by = getattr(self.both, kiosk) if kiosk else self.box.who(Role.GREETER)
        channel = Channel.KIOSK if kiosk else Channel.GREETER
        said = self.both.do(c.IssueTicket, by, command_id=touch, channel=channel, **fields)
        if said is not None:
            assert said["token"] == self.box.hall.signer.token(said["id"], 0)
            if kiosk == "kiosk":
                self.touches.append(str(touch))

    @precondition(lambda self: self.plain.tickets)
    @rule(
        data=st.data(),
        model=st.sampled_from([*FITTING, c.Reopen, c.Reopen, c.ChangeService]),
        by=st.sampled_from(["greeter", "greeter", "visitor", "kiosk", "own"]),
        counter=AT,
    )
    def on_a_ticket(self, data: st.DataObject, model: type[Command], by: str, counter: str) -> None:
        ticket, fields = self.some_ticket(data, *FITTING[model]), dict[str, Any]()
        if model is c.JudgePriority:
            claims = [one.id for one in self.tickets() if one.claim != "none" and one.is_open]
            ticket = self.plain.tickets[data.draw(st.sampled_from([*claims, ticket.id]))]
            fields = {"confirmed": data.draw(st.booleans())}
        elif model is c.ChangeService:
            fields = {"service": self.id(data.draw(SERVICE))}
        elif model is c.SetAssist:
            fields = {"assist": data.draw(ASSIST)}
        elif model is c.ReportPrint:
            papers = st.sampled_from([Paper.PRINTED, Paper.FAILED, Paper.SHOWN])
            fields = {"paper": data.draw(papers), "fault": "paper_out"}
        if model not in SENDERS.get(by, ()):
            by = "greeter"
        sender = self.both.kiosk
        if by == "visitor":
            sender = self.box.visitor(ticket.id)
        elif by != "kiosk":
            sender = self.on_the_floor(by, counter)
        elif ticket.device == self.both.other_kiosk.id and not data.draw(RARELY):
            sender = self.both.other_kiosk
        said = self.both.do(model, sender, ticket=ticket.id, **fields)
        if said is not None and model is c.Reprint:
            assert said["token"] == self.box.hall.signer.token(ticket.id, ticket.copy)

    # Leases.

    @precondition(lambda self: len(self.plain.open_leases(self.plain.today)) < 2)
    @rule(other=RARELY)
    def grant_lease(self, other: bool) -> None:
        # Numbers come back by time, however much a kiosk asks.
        self.pass_time(1)
        kiosk = self.both.other_kiosk if other else self.both.kiosk
        self.both.do(c.GrantLease, kiosk, device=kiosk.id, series="K")

    @precondition(lambda self: self.plain.leases)
    @rule(
        data=st.data(),
        minutes=st.sampled_from([0, 10, 20, 3000]),
        copied=st.booleans(),
        foreign=RARELY,
    )
    def hand_in(self, data: st.DataObject, minutes: int, copied: bool, foreign: bool) -> None:
        plain = self.plain
        leases = sorted(plain.leases.values(), key=lambda one: (one.ended_at is not None, one.day))
        lease = plain.leases[data.draw(st.sampled_from([one.id for one in leases]))]
        kiosks = (self.both.kiosk, self.both.other_kiosk)
        kiosk = next(one for one in kiosks if (one.id == lease.device) is not foreign)
        self.both.do(
            c.HandIn,
            kiosk,
            device=kiosk.id,
            ticket=lease.id,
            number=lease.number,
            touch=self.touches[-1] if copied and self.touches else str(uuid4()),
            issued_at=plain.now - timedelta(minutes=minutes),
            **self.taken(data),
        )

    # Services and the centre.

    @rule(
        service=SERVICE,
        to=SERVICE,
        model=st.sampled_from(STOPPING),
        for_a_while=st.booleans(),
        instead=SOMETIMES,
    )
    def stop_service(
        self,
        service: str,
        to: str,
        model: type[Command],
        for_a_while: bool,
        instead: Deeds | None,
    ) -> None:
        one, fields = self.id(service), dict[str, Any]()
        suspended = one in self.plain.suspended and model in (c.MoveTickets, c.EndWithCoupon)
        if not suspended and self.instead(instead):
            return
        if model is c.MoveTickets:
            fields = {"to_service": self.id(to)}
        elif model is c.CloseService:
            fields = {"until": self.in_a_while(for_a_while)}
        elif model is c.SuspendService:
            fields = {"reason": "system_down", **self.ends_by_itself(for_a_while)}
        self.boss(model, service=one, **fields)

    def in_a_while(self, wanted: bool) -> datetime | None:
        """Ten minutes from now, unless the business day ends before."""
        end = self.plain.now + timedelta(minutes=10)
        return end if wanted and end <= turn_of(self.plain.today + timedelta(days=1)) else None

    def ends_by_itself(self, wanted: bool) -> dict[str, Any]:
        """The fields of a suspension that ends by itself in ten minutes, or of one without end."""
        if not wanted:
            return {}
        end = self.plain.now + timedelta(minutes=10)
        return {"expected_end": end, "resume_automatically": True}

    @precondition(lambda self: self.plain.suspended or self.plain.closed)
    @rule(service=SERVICE, model=st.sampled_from([c.ResumeService, c.OpenService]))
    def resume_service(self, service: str, model: type[Command]) -> None:
        self.boss(model, service=self.id(service))

    @rule(instead=SELDOM, intake=st.booleans(), for_a_while=st.booleans())
    def suspend_centre(self, instead: Deeds | None, intake: bool, for_a_while: bool) -> None:
        if self.instead(instead):
            return
        if intake:
            self.boss(c.StopIntake, until=self.in_a_while(for_a_while))
        else:
            self.boss(c.SuspendCentre, reason="drill", **self.ends_by_itself(for_a_while))

    @precondition(lambda self: self.plain.suspended_at is not None or self.plain.intake_until)
    @rule(model=st.sampled_from([c.ResumeCentre, c.ResumeIntake]))
    def resume_centre(self, model: type[Command]) -> None:
        self.boss(model)

    # Time.

    @rule(seconds=st.sampled_from([59, 60, 600, 4000]), instead=SOMETIMES)
    def the_server_was_away(self, seconds: int, instead: Deeds | None) -> None:
        if self.instead(instead):
            return
        since = self.plain.clock
        self.pass_time(seconds)
        self.both.do(c.RecordGap, self.box.who(Role.CLOCK), since=since, until=self.plain.clock)

    @rule(minutes=st.sampled_from([1, 10]), instead=SELDOM)
    def the_clock_is_set_back(self, minutes: int, instead: Deeds | None) -> None:
        if not self.instead(instead):
            self.both.forward(-timedelta(minutes=minutes))

    @precondition(lambda self: self.plain.clock_in_doubt)
    @rule()
    def confirm_time(self) -> None:
        self.both.do(c.ConfirmTime, self.box.who(Role.MANAGER))

    # Days.

    @rule(instead=SELDOM)
    def close_day(self, instead: Deeds | None) -> None:
        if not self.instead(instead):
            self.both.do(c.CloseDay, self.box.who(Role.MANAGER))

    @precondition(lambda self: self.plain.day != self.plain.today)
    @rule()
    def open_day(self) -> None:
        self.both.do(c.OpenDay, self.box.who(Role.MANAGER))

    @rule(instead=SOMETIMES, opens=st.sampled_from(["by itself", "by hand", "later"]))
    def the_night_passes(self, instead: Deeds | None, opens: str) -> None:
        if self.instead(instead) or self.plain.today.weekday() == 4:
            return
        morning = (self.plain.now + timedelta(days=1)).replace(hour=6, minute=0, second=0)
        self.both.forward(morning - self.plain.clock)
        if opens == "by itself":
            self.both.clock_looks()
        elif opens == "by hand":
            self.open_day()

    # The configuration.

    @rule(chosen=SETTINGS, instead=SELDOM)
    def import_centre(self, chosen: Settings, instead: Deeds | None) -> None:
        if not self.instead(instead):
            config = self.config(chosen)
            self.both.do(c.ImportCentre, self.box.who(Role.MANAGER), config=config)

    # Any time.

    @precondition(lambda self: self.both.given)
    @rule(place=st.integers(0, 5))
    def a_command_comes_again(self, place: int) -> None:
        self.both.repeat(place)
