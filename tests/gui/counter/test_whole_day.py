"""A whole day at a counter by keys alone: every action, its sheet filled in by the keyboard; after
each of them number and keys on the screen are the server's."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from PyQt6.QtCore import Qt

from contract.commands import AnswerHelp, IssueTicket, TakeOver
from contract.desk.keys import DeskAction
from contract.enums import Role
from tests.browser.staff import Staff
from tests.gui.counter.conftest import Opened, Operator, Visitors
from tests.parts.hall import ASAN, RunningServer

pytestmark = pytest.mark.gui

Key = Qt.Key

CENTRE = ASAN

ENDS_A_VISIT = frozenset(
    {
        DeskAction.FINISH,
        DeskAction.FINISH_AND_NEXT,
        DeskAction.FINISH_WITH,
        DeskAction.MARK_NO_SHOW,
        DeskAction.TRANSFER,
    }
)

RARE = frozenset(
    {
        DeskAction.TAKE_BREAK,
        DeskAction.CLOSE_COUNTER,
        DeskAction.RECALL,
        DeskAction.CALL_FOR_HELP,
        DeskAction.ANSWER_HELP,
        DeskAction.UNDO_CALL,
        DeskAction.UNDO_START,
        DeskAction.REQUEUE,
    }
)
"""Done now and then: a day goes on."""


class Day:
    def __init__(self, operator: Operator, hall: RunningServer, seed: int) -> None:
        self.operator = operator
        self.chance = random.Random(seed)
        self.done: Counter[DeskAction] = Counter()
        self.visits = 0
        self.kiosk = Visitors(hall)
        self.greeter = Staff(hall, role=Role.GREETER)
        self.other = Staff(hall, "12", Role.SUPERVISOR)

    def visitor(self) -> None:
        """A visitor takes a ticket; the number is in the hand at once."""
        services = self.chance.sample(self.operator.services, self.chance.choice((1, 1, 2)))
        self.greeter.give(
            IssueTicket,
            services=services,
            language=self.chance.choice(("az", "ru", "en")),
            priority=self.chance.random() < 0.4,
        )

    def step(self) -> None:
        """One key, the rarest that there is now, or any other."""
        operator = self.operator
        if operator.desk.waiting < 2:
            self.visitor()
            operator.until(lambda: operator.desk.waiting >= 1)
            operator.settled()
        there = operator.offered()
        offered = sorted(there - RARE or there)
        never = [one for one in sorted(there) if not self.done[one]]
        if never and self.chance.random() < 0.9:
            action = self.chance.choice(never)
        elif DeskAction.START in offered and self.chance.random() < 0.7:
            action = DeskAction.START
        else:
            action = self.chance.choice(offered)
        self.press(action)

    def press(self, action: DeskAction) -> None:
        operator, sender = self.operator, self.operator.counter.sender
        given: list[object] = []
        sender.done.connect(given.append)
        sender.failed.connect(given.append)
        letter = operator.counter.key_handler.keys.of(action)
        operator.press(getattr(Key, f"Key_{letter}"))
        if operator.counter.key_handler.sheet.is_open:
            self.fill_in(action)
        # The time for some keys runs out between the look and the press.
        operator.until(
            lambda: given or (sender.under_way is None and action not in operator.offered())
        )
        if given and operator.counter.key_handler.sheet.is_open:
            # The server wants to be sure.
            given.clear()
            operator.press(Key.Key_Return)
            operator.until(lambda: given)
        sender.done.disconnect(given.append)
        sender.failed.disconnect(given.append)
        operator.settled()
        self.done[action] += 1
        self.visits += action in ENDS_A_VISIT

    def fill_in(self, action: DeskAction) -> None:
        operator, sheet = self.operator, self.operator.counter.key_handler.sheet
        if action in (DeskAction.WALK_IN, DeskAction.CALL_TICKET):
            # In a list that is searched nothing is chosen by itself.
            operator.press(Key.Key_Down)
        elif sheet.search:
            operator.type_text("re")
        elif sheet.hasList:
            row = self.chance.randint(1, min(len(sheet.choices.rows), 9))
            operator.press(getattr(Key, f"Key_{row}"))
        else:
            operator.type_text("he has the old form")
        if action is DeskAction.CALL_TICKET:
            operator.press(Key.Key_Return)
            operator.until(lambda: not sheet.search)
        operator.press(Key.Key_Return)

    def help_is_wanted(self) -> None:
        """At a kiosk, and the operator goes; help is called to the counter, and comes."""
        operator, place = self.operator, self.operator.desk.counter
        self.kiosk.call_for_help()
        operator.until(lambda: operator.counter.key_handler.available.header)
        self.press(DeskAction.ANSWER_HELP)
        operator.until(lambda: not operator.counter.key_handler.available.header)
        if DeskAction.CALL_FOR_HELP in operator.offered():
            self.press(DeskAction.CALL_FOR_HELP)
        operator.until(lambda: operator.says("help_called"))
        self.greeter.give(AnswerHelp, place=place)
        operator.until(lambda: DeskAction.CALL_FOR_HELP in operator.offered())

    def calls_again(self) -> None:
        """A recall rests for some seconds after each call."""
        while DeskAction.CALL_NEXT not in self.operator.offered():
            self.step()
        self.press(DeskAction.CALL_NEXT)
        self.operator.recall()
        self.done[DeskAction.RECALL] += 1

    def is_taken_over(self) -> None:
        """A colleague sits down here, and the operator comes back to the same ticket."""
        operator = self.operator
        before = operator.truth.ticket
        self.other.give(TakeOver)
        operator.until(lambda: operator.taken)
        operator.settled()
        assert operator.offered() == {DeskAction.TAKE_OVER}
        word = operator.engine.wordings.say("taken")
        assert any(one.startswith(word) for one in operator.texts())
        self.press(DeskAction.TAKE_OVER)
        assert not operator.taken
        after = operator.truth.ticket
        assert (after and after.id) == (before and before.id)


@pytest.mark.parametrize(
    ("seed", "visits"),
    [(1, 5), *(pytest.param(seed, 300, marks=pytest.mark.soak) for seed in (2, 3))],
)
def test_a_day_uses_every_key(
    open_counter: Opened, hall: RunningServer, seed: int, visits: int
) -> None:
    operator = open_counter(token=hall.token(Role.SUPERVISOR, counter="12"), named="12")
    day = Day(operator, hall, seed)
    operator.settled()
    day.press(DeskAction.OPEN_COUNTER)
    events: list[Callable[[], None]] = [
        day.help_is_wanted,
        day.is_taken_over,
        day.calls_again,
    ]
    while day.visits < visits:
        day.step()
        if day.visits >= 3 and events:
            events.pop()()
    for _ in range(400):
        if set(DeskAction) <= set(day.done):
            break
        day.step()
    assert set(day.done) == set(DeskAction)
    assert operator.truth.own_day.served > visits / 3
