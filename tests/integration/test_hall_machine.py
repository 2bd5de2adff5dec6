"""The real application against the plainest model of it, on both databases.

Hypothesis gives commands in any order, at any time; after each the tickets, the
counters and the buttons are what the model says. At the end the log is gapless,
its chain is whole, and folding it gives the same rows again.
"""

import itertools
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contract import commands as c
from contract.centre import CentreConfig
from contract.commands import SERVED_NAMES, Command
from contract.errors import ProblemType, Refusal
from contract.lifecycle import allowed
from contract.words import ACTIVE, Channel, CounterState, Paper, Role, TicketState
from server.store.log import chain_fault
from tests.parts.box import MONDAY, Box
from tests.parts.plain_hall import PlainCounter, PlainHall, PlainSeries, PlainTicket
from tests.parts.rebuilding import rebuilt, rows_of
from tests.parts.village import village_data

_NUMBERS = itertools.count(1)
COUNTERS = ("1", "2", "3")
SPANS = [0.001, 1, 29.9, 30, 31, 180, 599, 601, 1799, 1801, 3600]
SERVICES = st.lists(
    st.sampled_from(["paper", "request", "tax"]), min_size=1, max_size=2, unique=True
)
AT = st.sampled_from(COUNTERS)
SHOWN: list[tuple[type[Command], str]] = [(c.Start, "start")] * 3 + [(c.Recall, "recall")]
ABSENT: list[tuple[type[Command], str]] = [
    (c.Requeue, "requeue"),
    (c.MarkNoShow, "no_show"),
    (c.UndoCall, "undo_call"),
]


class HallLife(RuleBasedStateMachine):
    """A hall of the village; each life is a centre of its own in the same database."""

    box: Box

    def __init__(self) -> None:
        super().__init__()
        data = village_data()
        self.slug = data["centre"]["slug"] = f"village-{next(_NUMBERS)}"
        data["series"][0]["last"] = 5
        box = self.box
        box.clock.forward(MONDAY - box.clock.now())
        box.bring_in(CentreConfig.model_validate(data))
        layout = box.read(lambda reading: reading.layout)
        shared = PlainSeries("A", 1, 5)
        self.plain = PlainHall(
            now=box.clock.now(),
            counters={n: PlainCounter(layout.served_by[box.id(n)]) for n in COUNTERS},
            series={
                box.id("paper"): shared,
                box.id("request"): shared,
                box.id("tax"): PlainSeries("K", 100, 199),
            },
        )
        self.given: list[tuple[type[Command], dict[str, Any]]] = []
        self._do(c.OpenDay, {}, lambda: self.plain.open_day(MONDAY.date()))
        for services in (["paper"], ["tax", "request"], ["request"]):
            self.issue(services, priority=False, kiosk=False)

    # Giving a command, and comparing what comes of it.

    def _do(
        self,
        model: type[Command],
        fields: dict[str, Any],
        plainly: Callable[[], ProblemType | None],
        *,
        by: Role | None = None,
    ) -> dict[str, Any] | None:
        """Give a command; the hall must do, or refuse for the reason, what the model says."""
        fields = {**fields, "command_id": uuid4()}
        before = self.box.revision
        said, refused = None, None
        try:
            said = self.box.give(model, self.box.who(by) if by else None, **fields)
        except Refusal as refusal:
            refused = refusal.kind
        expected = plainly()
        assert refused == expected, (model.__name__, fields)
        if refused is None:
            self.given.append((model, {**fields, "by": by}))
        else:
            assert self.box.revision == before
        return said

    def _tickets(self) -> list[PlainTicket]:
        return list(self.plain.tickets.values())

    @rule(span=st.sampled_from(SPANS))
    def time_passes(self, span: float) -> None:
        evening = MONDAY.replace(hour=14) + (self.plain.now.date() - MONDAY.date())
        if self.plain.now + timedelta(seconds=span) < evening:
            self.box.forward(seconds=span)
            self.plain.now = self.box.clock.now()

    @rule(services=SERVICES, priority=st.booleans(), kiosk=st.booleans())
    def issue(self, services: list[str], priority: bool, kiosk: bool) -> None:
        ids = [self.box.id(one) for one in services]
        identity = self.box.id(f"t{len(self.plain.tickets) + 1}")
        paper = Paper.PENDING if kiosk else Paper.NONE
        said = self._do(
            c.IssueTicket,
            {
                "services": ids,
                "language": "az",
                "priority": priority,
                "channel": Channel.KIOSK if kiosk else Channel.GREETER,
            },
            lambda: self.plain.issue(identity, ids, "priority" if priority else "standard", paper),
            by=Role.GREETER,
        )
        if said is not None:
            assert (said["id"], said["number"]) == (identity, self.plain.tickets[identity].number)

    @precondition(lambda self: self.plain.tickets)
    @rule(data=st.data(), printed=st.booleans())
    def report_print(self, data: st.DataObject, printed: bool) -> None:
        ticket = data.draw(st.sampled_from(self._tickets()))
        paper = Paper.PRINTED if printed else Paper.FAILED
        fault = None if printed else "paper_out"
        fields = {"ticket": ticket.id, "paper": paper, "fault": fault}
        self._do(c.ReportPrint, fields, lambda: None, by=Role.KIOSK)
        ticket.paper = paper

    @rule(counter=AT)
    def call_next(self, counter: str) -> None:
        expected = self.plain.next_for(counter)
        said = self._do(c.CallNext, {"counter": counter}, lambda: self.plain.call_next(counter))
        if said is not None:
            assert expected is not None
            assert said["ticket"]["id"] == expected.id
            assert said["ticket"]["waited"] == int(expected.waited.total_seconds())

    @precondition(lambda self: self.plain.tickets)
    @rule(
        counter=AT,
        own=st.sampled_from([True, True, True, False]),
        further=st.booleans(),
        data=st.data(),
        command=st.sampled_from(
            [
                (c.Recall, "recall"),
                (c.Start, "start"),
                (c.UndoStart, "undo_start"),
                (c.UndoCall, "undo_call"),
                (c.Finish, "finish"),
                (c.Finish, "finish"),
                (c.Requeue, "requeue"),
                (c.MarkNoShow, "no_show"),
                (c.ReopenAtCounter, "reopen_here"),
            ]
        ),
    )
    def key(
        self,
        counter: str,
        own: bool,
        further: bool,
        data: st.DataObject,
        command: tuple[type[Command], str],
    ) -> None:
        model, name = command
        at = self.plain.counters[counter]
        mine = at.last if name == "reopen_here" else at.ticket
        ticket = mine if own and mine else data.draw(st.sampled_from(self._tickets())).id
        fields: dict[str, Any] = {"counter": counter, "ticket": ticket}
        if name == "finish":
            fields["next"] = further
            self._do(model, fields, lambda: self.plain.finish(counter, ticket, further=further))
        else:
            plainly = getattr(self.plain, name)
            self._do(model, fields, lambda: plainly(counter, ticket))

    @rule(counter=AT, key=st.sampled_from([*SHOWN, *ABSENT]))
    def work(self, counter: str, key: tuple[type[Command], str]) -> None:
        """What an operator mostly does next."""
        at = self.plain.counters[counter]
        if at.state is not CounterState.OPEN:
            self._do(c.OpenCounter, {"counter": counter}, lambda: self.plain.open(counter))
        if at.ticket is None:
            self.call_next(counter)
        ticket = at.ticket
        if ticket is None:
            return
        fields = {"counter": counter, "ticket": ticket}
        if self.plain.tickets[ticket].state is TicketState.CALLED:
            model, plainly = key[0], getattr(self.plain, key[1])
            self._do(model, fields, lambda: plainly(counter, ticket))
        else:
            self._do(c.Finish, fields, lambda: self.plain.finish(counter, ticket, further=False))

    @rule(
        counter=AT,
        command=st.sampled_from(
            [
                (c.OpenCounter, "open"),
                (c.OpenCounter, "open"),
                (c.TakeBreak, "take_break"),
                (c.CloseCounter, "close"),
            ]
        ),
    )
    def door(self, counter: str, command: tuple[type[Command], str]) -> None:
        model, name = command
        plainly = getattr(self.plain, name)
        self._do(model, {"counter": counter}, lambda: plainly(counter))

    @precondition(lambda self: self.plain.tickets)
    @rule(data=st.data(), back=st.booleans())
    def at_the_door(self, data: st.DataObject, back: bool) -> None:
        ticket = data.draw(st.sampled_from(self._tickets())).id
        model, plainly = (
            (c.Reopen, self.plain.bring_back) if back else (c.Cancel, self.plain.cancel)
        )
        self._do(model, {"ticket": ticket}, lambda: plainly(ticket), by=Role.GREETER)

    @precondition(lambda self: self.plain.day is not None)
    @rule(sure=st.integers(0, 9))
    def close_day(self, sure: int) -> None:
        if sure == 7:
            self._do(c.CloseDay, {}, self.plain.close_day)

    @precondition(lambda self: self.plain.day is None)
    @rule()
    def open_day(self) -> None:
        today = self.plain.now.date()
        self._do(c.OpenDay, {}, lambda: self.plain.open_day(today))

    @rule(sure=st.integers(0, 9))
    def the_night_passes(self, sure: int) -> None:
        friday = self.plain.now.date().weekday() == 4
        if sure == 7 and not friday:
            morning = (self.plain.now + timedelta(days=1)).replace(hour=6)
            self.box.clock.forward(morning - self.plain.now)
            self.plain.now = self.box.clock.now()
            self._do(c.OpenDay, {}, lambda: self.plain.open_day(self.plain.now.date()))

    @rule(data=st.data())
    def a_command_comes_again(self, data: st.DataObject) -> None:
        model, fields = data.draw(st.sampled_from(self.given[-6:]))
        fields = dict(fields)
        by = fields.pop("by")
        before = self.box.revision
        self.box.give(model, self.box.who(by) if by else None, **fields)
        assert self.box.revision == before

    # What must hold after each step.

    @invariant()
    def the_hall_is_as_the_model_says(self) -> None:
        plain, box = self.plain, self.box

        def look(reading: Any) -> None:
            for identity, at in plain.counters.items():
                counter = reading.counter(box.id(identity))
                assert (counter.state, counter.ticket) == (at.state, at.ticket)
                assert counter.last_finished == at.last
            for ticket in plain.tickets.values():
                found = reading.ticket(ticket.id)
                assert found.state is ticket.state, ticket.id
                assert (found.number, found.ordinal) == (ticket.number, ticket.ordinal)
                assert (found.issued_at, found.paper) == (ticket.issued_at, ticket.paper)
                assert [[s.service, s.state] for s in found.stops] == ticket.stops
                assert (found.stop, found.reopens) == (ticket.stop, ticket.reopens)
                if ticket.state is TicketState.WAITING:
                    assert found.queued_from == ticket.queued_from
                    assert found.skip_until == ticket.skip_until
                if ticket.state in ACTIVE:
                    assert found.counter == box.id(ticket.counter or "")
            assert reading.centre.day == plain.day
            assert reading.centre.call == plain.calls

        box.read(look)

    @invariant()
    def nobody_is_at_two_places(self) -> None:
        at = [one.ticket for one in self.plain.counters.values() if one.ticket]
        active = [t.id for t in self._tickets() if t.state in ACTIVE]
        assert sorted(at) == sorted(active)
        numbers = [t.number for t in self._tickets() if t.living]
        assert len(set(numbers)) == len(numbers)

    @invariant()
    def the_buttons_are_what_works(self) -> None:
        for counter, at in self.plain.counters.items():
            ticket = self.plain.tickets[at.ticket] if at.ticket else None
            called_at = ticket.called_at if ticket else None
            young = called_at is not None and self.plain.now - called_at <= self.plain.undo
            names = allowed(
                at.state,
                ticket.state if ticket else None,
                can_undo_call=young,
                waiting=at.state is CounterState.OPEN and self.plain.next_for(counter) is not None,
                parked=False,
                can_reopen=at.last is not None and self.plain.now - at.last_at <= self.plain.reopen,
            )
            shown = self.box.desk(counter)["allowed"]
            assert shown == [name for name in names if name in SERVED_NAMES]

    def teardown(self) -> None:
        events = self.box.events()
        assert [event.revision for event in events] == list(range(1, self.box.revision + 1))
        assert chain_fault(iter(events)) is None
        stored = self.box.store.on_connection(lambda connection: rows_of(connection, self.slug))
        assert rebuilt(self.slug, events) == stored
        assert rebuilt(self.slug, events, by_command=True) == stored


@pytest.fixture
def machine(make_database_url: Callable[[], str], tmp_path: Path) -> Iterator[type[HallLife]]:
    """The machine on a database of the kind under test."""
    hall = Box(make_database_url(), tmp_path)
    yield type("HallLife", (HallLife,), {"box": hall})
    hall.close()


def run(machine: type[HallLife], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_hall_does_what_the_rules_say(machine: type[HallLife]) -> None:
    run(machine, examples=12, steps=40)


@pytest.mark.soak
def test_the_hall_does_what_the_rules_say_for_long(machine: type[HallLife]) -> None:
    run(machine, examples=600, steps=120)
