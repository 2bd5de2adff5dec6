"""The real hall and the plain one: each command goes to both, and the results are compared."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

from hypothesis import note

from contract import commands as c
from contract.centre import CentreConfig
from contract.commands import Command, CounterCommand
from contract.enums import Role
from contract.enums import TicketState as S
from contract.errors import ProblemType as P
from contract.errors import Refusal
from server.commands import dispatch
from server.domain.figures import By, Period
from server.domain.principal import Principal
from server.engine.checkpoints import decode, encode
from server.engine.log_store import apply
from server.store.fact_queries import BALANCE
from server.store.log import Chain
from server.views.reports.tables import report
from tests.parts.box import MONDAY, Box
from tests.parts.measured.facts import MeasuredFacts
from tests.parts.plain.hall import PlainHall
from tests.parts.plain.rows import of_plain, of_real, require_same
from tests.parts.plain.values import Person, Refused
from tests.parts.rebuilding import rebuilt_facts, stored_facts
from tests.parts.states import Followed

COUNTERS: Final = ("1", "2", "3")
KEYS: Final = ("paper", "request", "tax")
NOT_OFFERED: Final = (P.NOT_ALLOWED_NOW, P.NO_ONE_WAITING, P.TOO_FAST, P.TOO_LATE, P.SUSPENDED)
"""Why a button of a counter that is not shown would not work."""
CHOOSING: Final = (c.CallTicket, c.Resume)
"""Commands that may choose another ticket than the one for which the button is shown."""
BY_STAFF: Final = (c.TakeOver, c.SetProfile, c.FreeCounter)
"""Commands at a counter that no button there gives."""
CHECKPOINT_AFTER: Final = 20
"""Commands; the life goes on after it."""
BEARER_MAY: Final[Mapping[str, tuple[S, ...]]] = {
    "cancel": (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED),
    "reopen": (S.MISSED, S.CANCELLED),
    "step_back": (S.WAITING,),
}
"""What a visitor may do with a ticket, and in which of its states."""


class BothHalls:
    def __init__(self, box: Box, config: CentreConfig) -> None:
        self.box = box
        box.clock.forward(MONDAY - box.clock.now())
        box.clock.restart()
        box.import_config(config)
        self.boss, self.relief = box.who(Role.SUPERVISOR), box.who(Role.OPERATOR)
        self.kiosk, self.other_kiosk = box.who(Role.KIOSK), box.who(Role.KIOSK, "1")
        self.plain = PlainHall(self._chosen, box.clock.now(), last_at=box.clock.now())
        self.plain.configure(config)
        self.given: list[tuple[Command, Principal]] = []
        self.followed = Followed(box.centre)
        self.checkpoint: bytes | None = None
        self.balanced: date | None = None

    def _chosen(self, ticket: str, wanted: Sequence[str]) -> int:
        """The service that the real hall chose, of the possible ones."""
        found = self.box.read(lambda reading: reading.ticket(ticket))
        if found is None:
            # It was not issued: no number of the chosen service is free.
            used_up = [one for one in wanted if self.plain.next_number(one) is None]
            return wanted.index(used_up[0]) if used_up else 0
        return wanted.index(found.present.service)

    def person(self, who: str, counter: str) -> Principal:
        others = {"boss": self.boss, "relief": self.relief}
        return others.get(who) or self.box.who(Role.OPERATOR, counter.partition(".")[2])

    # Giving a command to both.

    def do(self, model: type[Command], by: Principal, **fields: Any) -> dict[str, Any] | None:
        """Give a command; the real hall does it, or refuses it, as the model says.

        Returns the answer; None where it was refused.
        """
        more = {"centre": self.box.centre} if "centre" in model.model_fields else {}
        command = model.model_validate({"command_id": uuid4(), **more, **fields})
        before, person = self.box.revision, Person(by.id, by.role)
        at = self.plain.counter_of(command)
        offered = self.plain.offered(at) if at is not None else set()
        told = f"{model.__name__} by {by.id} of {fields}"
        said: dict[str, Any] | None = None
        refused: Refusal | None = None
        try:
            said = dispatch.execute(self.box.hall, by, command)
        except Refusal as refusal:
            refused = refusal
        note(f"    {told}: {refused.kind if refused else 'done'}")
        expected: tuple[P, ...] = ()
        promised: Mapping[str, Any] = {}
        try:
            promised = self.plain.handle(person, self._for_plain(command)) or {}
        except Refused as refusal:
            expected = refusal.kinds
        if said is None:
            assert refused is not None
            assert refused.kind in expected, f"{told}: {refused.kind}, not {expected or 'done'}"
            assert self.box.revision == before, told
            if refused.allowed is not None and isinstance(command, CounterCommand):
                assert set(refused.allowed) == offered, told
            if "counter" in fields and refused.kind in NOT_OFFERED and model not in CHOOSING:
                assert command.name not in offered, told
            return None
        assert not expected, f"{told}: done, though the rules refuse it as {expected}"
        if self.box.revision > before:
            self.plain.recorded(person, at)
        if "own_day" in said:
            assert command.name in offered or model in (*CHOOSING, *BY_STAFF), told
            assert set(said["allowed"]) == self.plain.offered(said["counter"]), told
        _require_sane(said.get("expected"))
        for name, value in promised.items():
            _require_within(value, said[name], f"{told}: {name}")
        self.given.append((command, by))
        return said

    def _for_plain(self, command: Command) -> Command:
        """The command as the model takes it: with the id of a coupon in place of its token."""
        if isinstance(command, c.IssueTicket) and command.coupon is not None:
            coupon = self.box.hall.signer.verify_coupon(command.coupon)
            return command.model_copy(update={"coupon": coupon})
        return command

    def repeat(self, place: int) -> None:
        """Repeat an earlier command: it is answered and not carried out."""
        command, by = self.given[-1 - place % min(6, len(self.given))]
        before = self.box.revision
        dispatch.execute(self.box.hall, by, command)
        assert self.box.revision == before

    def forward(self, span: timedelta) -> None:
        self.box.clock.forward(span)
        self.plain.forward(span)

    def clock_looks(self) -> None:
        """Carry out what is due by the clock, in both halls."""
        before = self.box.revision
        self.box.tick()
        self.plain.clock_looks()
        if self.box.revision > before:
            self.plain.recorded()

    # Comparing.

    def compare(self, counter: str) -> None:
        """Require that both halls have the same state, and one counter the same actions."""
        require_same(of_real(self.box, self.plain), of_plain(self.plain))
        if self.plain.day != self.balanced:
            self.balanced = self.plain.day
            self._compare_balance()
        root = self.box.store.current(self.box.centre)
        self.followed.follow(self.box.events(self.followed.state.centre.revision))
        self.followed.require_same(root)
        if self.checkpoint is None and len(self.given) > CHECKPOINT_AFTER:
            self.checkpoint = encode(root)
            self.followed.require_same(decode(self.checkpoint))
        allowed = set(self.box.desk(counter)["allowed"])
        assert allowed == self.plain.offered(self.box.id(counter)), counter
        gone = self.plain.gone
        tickets = [one for key, one in self.plain.tickets.items() if key not in gone]
        if tickets:
            ended = [one for one in tickets if any(stop.coupon for stop in one.stops)]
            for one in {tickets[-1].id, *(ticket.id for ticket in ended[-1:])}:
                self._compare_snapshot(one)

    def _compare_balance(self) -> None:
        """Require that the report of each day has what became of its tickets, and adds up."""
        counted: dict[date, Counter[str]] = defaultdict(Counter)
        for ticket in self.plain.tickets.values():
            if ticket.became is not None:
                counted[ticket.day][ticket.became] += 1
        period = Period(MONDAY.date(), MONDAY.date() + timedelta(days=30))
        found = self.box.store.report(
            self.box.centre, lambda facts: report(facts, "visitors", By.DAY, period)
        )
        for row in found.rows:
            shown, counts = row.values, counted.pop(date.fromisoformat(str(row.group)))
            assert shown["arrivals"] == counts.total() == sum(shown[one] or 0 for one in BALANCE)
            assert {one: shown[one] for one in BALANCE} == {one: counts[one] for one in BALANCE}
        assert not counted

    def _compare_snapshot(self, identity: str) -> None:
        ticket, shown = self.plain.tickets[identity], self.box.ticket(identity)
        _require_sane(shown["expected"])
        if ticket.state is S.WAITING:
            others = sum(one.state is S.WAITING for one in self.plain.tickets.values())
            assert (shown["ahead"] is None) is not shown["served"]
            assert 0 <= (shown["ahead"] or 0) < others
        may = {name for name, states in BEARER_MAY.items() if ticket.state in states}
        assert set(shown["allowed"]) == may
        coupons = {one.coupon for one in ticket.stops if one.coupon is not None}
        used = [self.plain.coupon_is_used(self.plain.coupons[one]) for one in sorted(coupons)]
        assert sorted(one["used"] for one in shown["coupons"]) == sorted(used)

    def end(self) -> None:
        """The log is whole, says nothing of the help that was asked for, and gives the same facts
        again, and after a checkpoint the same state."""
        box, centre = self.box, self.box.centre
        self._compare_balance()
        events = box.events()
        assert [event.revision for event in events] == list(range(1, box.revision + 1))
        chain = Chain()
        assert not [event for event in events if chain.fault(event)]
        for event in events:
            assert not event.data.get("assist"), event.type
        if self.checkpoint is not None:
            state = decode(self.checkpoint)
            for event in events[state.centre.revision :]:
                apply(state, event)
            self.followed.require_same(state)
        stored = stored_facts(box.store, centre)
        assert rebuilt_facts(centre, events) == stored
        assert stored == MeasuredFacts(centre).read(events).tables()


def _require_sane(expected: dict[str, int] | None) -> None:
    if expected is not None:
        assert 0 <= expected["low"] <= expected["high"] <= expected["late"]


def _require_within(promised: Any, said: Any, told: str) -> None:
    if isinstance(promised, list):
        assert len(promised) == len(said), told
        for one, other in zip(promised, said, strict=True):
            _require_within(one, other, told)
    elif isinstance(promised, dict):
        for name, value in promised.items():
            _require_within(value, said[name], f"{told}.{name}")
    else:
        assert said == promised, f"{told} is {said}, the model says {promised}"
