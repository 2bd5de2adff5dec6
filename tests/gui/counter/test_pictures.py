"""Every state in every language and size: nothing is cut off; and the program as it is started."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import pytest
from PyQt6.QtCore import Qt

from contract.enums import Delay, Paper, Rule
from contract.ids import key_of
from contract.snapshots import Desk, Hall, QueueHead, Reasons
from counter.desk.keys import DeskAction
from tests.browser.staff import Staff
from tests.gui.counter.conftest import SMALLEST, WINDOW, Opened, Operator, Visitors
from tests.parts.hall import ROOT, RunningServer
from tests.parts.languages import QUICK, Languages

pytestmark = pytest.mark.gui

Key = Qt.Key

PICTURES = ROOT / "build/pictures/counter"
"""Where pictures are kept, to be looked at."""

AHEAD = timedelta(minutes=2)


def look(
    operator: Operator, name: str = "", sizes: Sequence[tuple[int, int]] = (WINDOW, SMALLEST)
) -> None:
    """Nothing is cut off in any language and size; pictures with a name are kept."""
    for size in sizes:
        operator.window.resize(*size)
        for language in languages_at(operator, size):
            operator.engine.wordings.language = language
            operator.settle()
            assert operator.cut_off() == [], f"{name} {language} {size}"
            if name and operator.languages.draws(language, first=size == WINDOW):
                operator.keep(PICTURES / f"{name}-{language}-{size[0]}.png")
    operator.window.resize(*WINDOW)
    operator.engine.wordings.language = "en"
    operator.settle()


def test_nothing_is_cut_off(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, languages: Languages
) -> None:
    operator = open_counter()
    operator.languages = languages
    operator.settled()
    look(operator)
    operator.after(Key.Key_O)
    look(operator)
    catalogue = operator.counter.connection.catalogue
    assert catalogue is not None
    others = [one.id for one in catalogue.services if one.id != operator.served][:2]
    visitors.take(operator.served, *others, language="ar", paper=Paper.FAILED)
    visitors.take(operator.served)
    operator.until(lambda: operator.desk.waiting == 2)
    operator.settled()
    look(operator)
    late_promises(operator)
    operator.after(Key.Key_N)
    desk = operator.recall()
    look(operator, "called")
    every_reason(operator, desk)
    operator.after(Key.Key_S)
    look(operator, "serving")
    for name, key in (
        ("finish", Key.Key_E),
        ("transfer", Key.Key_T),
        ("add", Key.Key_A),
        ("note", Key.Key_L),
        ("assist", Key.Key_D),
    ):
        look_at_sheet(operator, name, key)
    look_at_sheet(operator, "hold", Key.Key_P)
    operator.press(Key.Key_P)
    operator.after(Key.Key_Return)
    look(operator, "on-hold")
    operator.after(Key.Key_P)
    operator.after(Key.Key_S)
    operator.after(Key.Key_N)
    operator.after(Key.Key_F)
    look(operator)
    visitors.take(operator.served)
    operator.until(lambda: DeskAction.CALL_TICKET in operator.offered())
    for name, key in (("walk-in", Key.Key_V), ("choose", Key.Key_G), ("keys", Key.Key_F1)):
        look_at_sheet(operator, name, key)
    operator.press(Key.Key_B)
    operator.after(Key.Key_Return)
    look(operator, "break")
    hall.kill()
    operator.until(lambda: operator.counter.screen.away)
    look(operator)


def look_at_sheet(operator: Operator, name: str, key: Qt.Key) -> None:
    """A sheet in each language: it is opened again, for its words are those of its opening."""
    for size in (WINDOW, SMALLEST):
        operator.window.resize(*size)
        for language in languages_at(operator, size):
            operator.engine.wordings.language = language
            operator.press(key)
            operator.until(lambda: operator.sees("sheet") or operator.sees("keys_sheet"))
            operator.settle()
            assert operator.cut_off() == [], f"{name} {language} {size}"
            if operator.languages.draws(language, first=size == WINDOW):
                operator.keep(PICTURES / f"sheet-{name}-{language}-{size[0]}.png")
            operator.press(Key.Key_Escape)
    operator.window.resize(*WINDOW)
    operator.engine.wordings.language = "en"
    operator.settle()


def languages_at(operator: Operator, size: tuple[int, int]) -> Sequence[str]:
    """The languages to look at in a size: where there is more room, nothing is tighter."""
    languages = operator.languages
    return languages.drawn if languages is QUICK and size != SMALLEST else languages.checked


def late_promises(operator: Operator) -> None:
    """Look at a queue with promises at risk, then with some that are broken too."""
    hall = operator.counter.connection.latest(Hall)
    assert hall is not None
    for name, late in (
        ("at-risk", {"promises_at_risk": 12, "delay": Delay.COUNTER_PAUSED}),
        ("broken", {"promises_at_risk": 12, "promises_broken": 13, "delay": Delay.SERVICE_PAUSED}),
    ):
        services = tuple(
            one.model_copy(update=late) if one.id == operator.served else one
            for one in hall.services
        )
        # The server's, as it comes every ten seconds, is older than this one.
        shown = hall.model_copy(update={"services": services, "at": hall.at + AHEAD})
        operator.counter.connection.take(shown)
        operator.counter.screen.refresh()
        look(operator, f"promise-{name}")


def every_reason(operator: Operator, desk: Desk) -> None:
    assert desk.ticket is not None
    heads = tuple(
        QueueHead(ticket=f"hall.t{n}", number=f"M10{n}", waited=7200 - n, service=operator.served)
        for n in range(2)
    )
    told: set[str] = set()
    for rule in Rule:
        reasons = Reasons(rule=rule, compared=heads)
        ticket = desk.ticket.model_copy(update={"reasons": reasons, "recalls": 2})
        operator.counter.connection.take(desk.model_copy(update={"ticket": ticket}))
        operator.counter.screen.refresh()
        sentence = operator.counter.screen.ticket["why"]
        if sentence not in told:
            told.add(sentence)
            # What fits into the smallest window fits into a larger one.
            look(operator, f"why-{rule}", (SMALLEST,))


def test_a_suspension_is_said(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, languages: Languages
) -> None:
    operator = open_counter()
    operator.languages = languages
    operator.begin_with(visitors, 1)
    staff = Staff(hall)

    def says(words: str) -> bool:
        return words in operator.texts()

    say = operator.engine.wordings.say
    word, told = say("line_still"), f"{say('still_hall')}. {say('still_technical')}"
    for kind, service in (("hall", ""), ("service", key_of(operator.served))):
        staff.suspend(service, reason="technical")
        operator.until(lambda: DeskAction.CALL_NEXT not in operator.offered())
        operator.until(lambda: say("hint_still") in operator.texts())
        said, other = (told, word) if kind == "hall" else (word, told)
        operator.until(partial(says, said))
        assert not says(other)
        look(operator, f"still-{kind}")
        staff.resume(service)
        operator.until(lambda: DeskAction.CALL_NEXT in operator.offered())
        operator.until(lambda: not {told, word, say("hint_still")} & set(operator.texts()))
