"""The real hall beside the plain one: each command to both, and what came of it compared."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from hypothesis import note

from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import Role, TicketState
from contract.errors import ProblemType, Refusal
from server.application import dispatch
from server.application.ports import Session, Transactions
from server.application.principal import Principal
from server.store.log import chain_fault
from tests.parts.box import MONDAY, Box
from tests.parts.plain.configured import plain_of
from tests.parts.plain.things import No, Person
from tests.parts.plain.words import plain_words, real_words, same
from tests.parts.rebuilding import rebuilt, rows_of

COUNTERS: Final = ("1", "2", "3")
KEYS: Final = ("paper", "request", "tax")

type Refused = ProblemType | None


class _Tried(Exception):
    """Everything worked; it is taken back."""


class _TakenBack:
    """Transactions of which nothing stays."""

    def __init__(self, real: Transactions) -> None:
        self._real = real

    def command[T](self, centre: str, work: Callable[[Session], T]) -> T:
        """Run one command's work, and take it back."""

        def and_back(session: Session) -> T:
            work(session)
            raise _Tried

        return self._real.command(centre, and_back)


class Beside:
    """Both halls.

    Args:
        box: the real one; a new centre is brought in.
        config: of the centre.
    """

    def __init__(self, box: Box, config: CentreConfig) -> None:
        self.box = box
        box.clock.forward(MONDAY - box.clock.now())
        box.bring_in(config)
        self.ids = {key: box.id(key) for key in (*COUNTERS, *KEYS)}
        self.services = [self.ids[key] for key in KEYS]
        self.boss = box.who(Role.SUPERVISOR)
        self.relief = box.who(Role.OPERATOR)
        self.kiosk, self.other_kiosk = box.who(Role.KIOSK), box.who(Role.KIOSK, "1")
        self.plain = plain_of(config, self.ids, self._chosen)
        self.plain.now = box.clock.now()
        self.given: list[tuple[type[Command], dict[str, Any], Principal]] = []
        self.words: list[str] = []
        """Texts of people, none of which may be in the log."""

    def _chosen(self, ticket: str, wanted: Sequence[str]) -> int:
        """Which service the real hall chose, of those that were possible."""
        found = self.box.read(lambda reading: reading.ticket(ticket))
        if found is None:
            # It was not issued: of the one that was chosen no number is free.
            used_up = [one for one in wanted if self.plain.next_number(one) is None]
            return wanted.index(used_up[0]) if used_up else 0
        return wanted.index(found.present.service)

    # Who does it.

    def person(self, who: str, counter: str) -> Principal:
        """The operator of a counter (`own`), the supervisor (`boss`), or a `relief`."""
        others = {"boss": self.boss, "relief": self.relief}
        return others.get(who) or self.box.who(Role.OPERATOR, counter.partition(".")[2])

    # Giving a command to both.

    def do(
        self,
        model: type[Command],
        fields: dict[str, Any],
        by: Principal,
        plainly: Callable[[Person], object],
    ) -> dict[str, Any] | None:
        """Give a command; the hall must do, or refuse for a reason, what the model says."""
        fields = {"command_id": uuid4(), **fields}
        before = self.box.revision
        said, refused, allowed = None, None, None
        try:
            said = self.box.give(model, by, **fields)
        except Refusal as refusal:
            refused, allowed = refusal.kind, refusal.allowed
        expected: tuple[ProblemType, ...] = ()
        try:
            plainly(Person(by.id, by.role))
        except No as no:
            expected = no.kinds
        told = f"{model.__name__} by {by.id} of {_short(fields)}"
        note(f"    {told}: {refused or 'done'}")
        if said is None:
            assert refused in expected, f"{told}: refused as {refused}, not for {expected or ()}"
            assert self.box.revision == before, told
            if allowed is not None and "counter" in fields:
                assert set(allowed) == self.plain.offered(fields["counter"]), told
            return None
        assert not expected, f"{told}: done, though the rules refuse it as {expected}"
        _sane(said.get("expected"))
        if "allowed" in said:
            assert set(said["allowed"]) == self.plain.offered(said["counter"]), told
        self.given.append((model, fields, by))
        return said

    def again(self, place: int) -> None:
        """Give an earlier command once more: it is answered and not done."""
        model, fields, by = self.given[-1 - place % min(6, len(self.given))]
        before = self.box.revision
        self.box.give(model, by, **fields)
        assert self.box.revision == before

    def forward(self, span: timedelta) -> None:
        """Let time pass."""
        self.box.clock.forward(span)
        self.plain.now = self.box.clock.now()

    def tried(self, model: type[Command], by: Principal, **fields: Any) -> Refused:
        """Whether a command would be refused now, and why; nothing is done."""
        fields = {"command_id": uuid4(), **fields}
        taken_back: Any = _TakenBack(self.box.hall.transactions)
        try:
            dispatch.execute(
                replace(self.box.hall, transactions=taken_back), by, model.model_validate(fields)
            )
        except Refusal as refusal:
            return refusal.kind
        except _Tried:
            return None
        raise AssertionError("it was done")

    # Comparing.

    def compare(self, counter: str) -> None:
        """Everything is as the model says; the buttons of one counter, too."""
        box, plain = self.box, self.plain
        real = box.store.on_connection(
            lambda connection: real_words(connection, box.centre, plain.now)
        )
        for what, found in plain_words(plain).items():
            same(what, real[what], found)
        assert set(box.desk(counter)["allowed"]) == plain.offered(self.ids[counter]), counter
        waiting = [one.id for one in plain.tickets.values() if one.state is TicketState.WAITING]
        if waiting:
            _sane(box.ticket(waiting[-1])["expected"])

    def compare_notices(self) -> None:
        """The notices that are up."""
        up = self.box.read(lambda reading: reading.notices(self.plain.now))
        assert {one.id for one, _texts in up} == self.plain.up()

    def end(self) -> None:
        """The log is whole, tells no words of people, and gives the same state again."""
        box, slug = self.box, self.box.centre
        events = box.events()
        assert [event.revision for event in events] == list(range(1, box.revision + 1))
        assert chain_fault(iter(events)) is None
        for event in events:
            assert not event.data.get("assist"), event.type
            said = json.dumps(event.data, default=str, ensure_ascii=False)
            assert not [one for one in self.words if one in said]
        stored = box.store.on_connection(lambda connection: rows_of(connection, slug))
        assert rebuilt(slug, events) == stored
        assert rebuilt(slug, events, by_command=True) == stored


def _short(fields: dict[str, Any]) -> str:
    said = [f"{name}={value}" for name, value in fields.items() if name != "command_id"]
    return ", ".join(said) or "the hall"


def _sane(expected: dict[str, int] | None) -> None:
    if expected is not None:
        assert 0 <= expected["low"] <= expected["high"] <= expected["late"]
