"""Thirty counters of real client code (twelve in `make test`) at one server, their connections cut
and gone silent at random: no ticket at two counters, none stuck, each command carried out once, by
the log."""

import random
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.api import Api, Refused, Unreachable
from client.ui.wording import Wordings
from contract import rooms
from contract.commands import Command, CounterCommand
from contract.enums import Role
from contract.snapshots import Desk, Hall
from counter import app
from counter.desk.keyboard import KeyTable
from counter.desk.keys import DeskAction
from counter.settings import CounterSettings
from tests.parts.losing_relay import LosingRelay
from tests.parts.snapshots import snapshot
from tests.race.audit import audit
from tests.race.crowd import fill, operators, wide_hall
from tests.race.worker import Done

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.timeout(900)]

LINES: Final = 6
"""Relays, each with the connections of a sixth of the counters."""

DRIVEN: Final = frozenset(
    {
        DeskAction.OPEN_COUNTER,
        DeskAction.CALL_NEXT,
        DeskAction.START,
        DeskAction.RECALL,
        DeskAction.FINISH,
        DeskAction.FINISH_AND_NEXT,
        DeskAction.REQUEUE,
        DeskAction.MARK_NO_SHOW,
        DeskAction.UNDO_CALL,
    }
)
"""The keys that the audit knows; none of them asks anything."""

ENDING: Final = frozenset({DeskAction.START, DeskAction.FINISH, DeskAction.OPEN_COUNTER})


class Counter:
    """One counter without a window, and the journal of its commands."""

    def __init__(self, counter: str, token: str, port: int, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.seconds = 0.0
        settings = CounterSettings(
            server=f"http://127.0.0.1:{port}",
            token=token,
            counter=counter,
            folder=folder / counter,
            speaker="none",
            language="en",
        )
        self.parts = app.Counter(settings, Wordings([app.TEXTS], "en"), lambda: self.seconds)
        # A long timeout: each command is answered in the end.
        self.parts.api.deadline = 120.0
        self.journal: list[Done] = []
        self._given: Command | None = None
        sender = self.parts.sender
        send = self.parts.api.send

        def remember(command: Command, **more: Any) -> dict[str, Any]:
            self._given = command
            return send(command, **more)

        self.parts.api.send = remember  # type: ignore[method-assign]
        sender.done.connect(lambda command: self._note(command, 200, sender.answer))
        sender.failed.connect(self._failed)
        self.keys = KeyTable()
        self.parts.start()

    @property
    def idle(self) -> bool:
        """Whether keys can be pressed now."""
        return self.parts.sender.under_way is None and self.parts.connection.connected

    @property
    def desk(self) -> Desk | None:
        return self.parts.connection.latest(Desk)

    def press(self, wanted: frozenset[DeskAction]) -> bool:
        offered = sorted(set(self.parts.key_handler.available.all) & wanted)
        if not offered:
            return False
        letter = self.keys.of(self.chance.choice(offered))
        self.seconds += 1
        return bool(self.parts.key_handler.press(ord(letter), 0, letter, 0, False))

    def _failed(self, error: Refused | Unreachable) -> None:
        assert self._given is not None
        if isinstance(error, Refused):
            self._note(self._given, error.kind.status, {}, str(error.kind))
        else:
            self._note(self._given, 0, {})

    def _note(
        self, command: Command, status: int, answer: Mapping[str, Any], problem: str = ""
    ) -> None:
        assert isinstance(command, CounterCommand)
        ticket = answer.get("ticket") or {}
        self.journal.append(
            Done(
                id=str(command.command_id),
                name=command.name,
                status=status,
                tries=1,
                ticket=ticket.get("id"),
                number=ticket.get("number"),
                problem=problem,
                subject=command.counter,
            )
        )


@pytest.mark.parametrize(
    ("seed", "counters", "commands", "breaks"),
    [
        (1, 12, 40, 2),
        pytest.param(2, 30, 1000, 40, marks=pytest.mark.soak),
        pytest.param(3, 30, 1000, 40, marks=pytest.mark.soak),
    ],
)
def test_counters_survive_broken_connections(
    qtbot: QtBot,
    qapp: QGuiApplication,
    tmp_path: Path,
    seed: int,
    counters: int,
    commands: int,
    breaks: int,
) -> None:
    chance = random.Random(seed)
    with ExitStack() as stack:
        hall = stack.enter_context(wide_hall(tmp_path, counters=counters))
        journal = fill(hall, commands, tmp_path, seed)
        lines = [LosingRelay("127.0.0.1", hall.port) for _ in range(LINES)]
        for line in lines:
            stack.callback(line.close)
        desks = [
            Counter(task.counter, task.token, lines[place % LINES].port, tmp_path, seed + place)
            for place, task in enumerate(operators(hall, counters, tmp_path, seed, varied=True))
        ]
        for desk in desks:
            stack.callback(desk.parts.close)
        qtbot.waitUntil(lambda: all(one.desk is not None for one in desks), timeout=60_000)

        given, broken = 0, 0
        while given < commands:
            for desk in chance.sample(desks, len(desks)):
                given += desk.idle and desk.press(DRIVEN)
            if broken < breaks * given / commands:
                broken += 1
                line = chance.choice(lines)
                chance.choice((line.cut, line.lose))()
                qtbot.wait(chance.randint(50, 600))
                line.join()
            qtbot.wait(20)

        for line in lines:
            line.join()
        qtbot.waitUntil(lambda: all(one.idle for one in desks), timeout=120_000)
        # None is stuck: each counter serves its visitor to the end. A desk may be behind for a
        # moment after its line was cut, so the server says when all are free.
        hall_of = Api(hall.url, hall.token(Role.SUPERVISOR))

        def all_are_free() -> bool:
            for desk in desks:
                if desk.idle and desk.desk is not None and desk.desk.ticket is not None:
                    desk.press(ENDING)
            if not all(one.idle for one in desks):
                return False
            truth = snapshot(hall_of, rooms.hall(hall.centre))
            assert isinstance(truth, Hall)
            return all(one.ticket is None for one in truth.counters)

        qtbot.waitUntil(all_are_free, timeout=120_000)
        for desk in desks:
            journal += desk.journal
        found = audit(hall.settings.database_url, hall.centre, journal)
    assert found.faults == [], f"seed {seed}"
    assert found.fold.holder == {}
    assert [one for one in journal if one.status == 0] == []
    assert found.fold.calls > commands / 10
