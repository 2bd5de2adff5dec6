"""Every state in every language and size: nothing is cut off; and the program as it is started."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

import pytest
from PyQt6.QtCore import QPoint, QRect, QRectF, Qt

from contract.desk.keys import DeskAction
from contract.enums import Delay, Paper, Rule, TicketState
from contract.ids import key_of
from contract.snapshots import Desk, Hall, QueueHead, Reasons
from tests.browser.staff import Staff
from tests.gui.counter.conftest import (
    KIOSK,
    SMALLEST,
    WINDOW,
    Opened,
    Operator,
    Visitors,
    at_counter,
)
from tests.gui.window import by_turns, present, rect
from tests.parts.hall import ASAN, ROOT, RunningServer
from tests.parts.languages import QUICK, Languages

pytestmark = pytest.mark.gui

Key = Qt.Key

CENTRE = ASAN
"""Its names are long."""

PICTURES = ROOT / "build/pictures/counter"
"""Where pictures are kept, to be looked at."""

AHEAD = timedelta(minutes=2)

BAR_HEIGHT = 64
ON_TOP = Qt.WindowType.WindowStaysOnTopHint

Size = tuple[int, int]


def in_each(operator: Operator, *sizes: Size) -> Iterator[tuple[Size, str]]:
    """Give the window each size and language in which it is looked at. `make test` leaves the
    usual size out: where there is more room, nothing is tighter."""
    wordings = operator.engine.wordings
    for size in sizes:
        if operator.languages is QUICK and size == WINDOW:
            continue
        operator.window.resize(*size)
        for language in by_turns(operator.languages.checked, str(wordings.language)):
            wordings.language = language
            yield size, language


def check(operator: Operator, name: str, size: Size, language: str) -> None:
    """Nothing is cut off; a picture with a name is kept."""
    operator.settle()
    assert operator.cut_off() == [], f"{name} {language} {size}"
    if name and operator.languages.draws(language, first=size == SMALLEST):
        operator.keep(PICTURES / f"{name}-{language}-{size[0]}.png")


def look(
    operator: Operator,
    name: str = "",
    sizes: Sequence[Size] = (WINDOW, SMALLEST),
    check_more: Callable[[Operator], None] = lambda _operator: None,
) -> None:
    for size, language in in_each(operator, *sizes):
        check(operator, name, size, language)
        check_more(operator)


def look_at_sheet(operator: Operator, name: str, key: Qt.Key) -> None:
    """A sheet in each language: it is opened again, for its words are those of its opening."""
    for size, language in in_each(operator, WINDOW, SMALLEST):
        operator.press(key)
        operator.until(lambda: operator.sees("sheet") or operator.sees("keys_sheet"))
        check(operator, f"sheet-{name}", size, language)
        operator.press(Key.Key_Escape)


def test_nothing_is_cut_off(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, languages: Languages
) -> None:
    operator = open_counter()
    operator.languages = languages
    operator.settled()
    look(operator)
    operator.after(Key.Key_O)
    look(operator)
    others = [one.id for one in operator.catalogue.services if one.id != operator.served][:2]
    visitors.take(operator.served, *others, language="ar", paper=Paper.FAILED)
    visitors.take(operator.served)
    operator.until(lambda: operator.desk.waiting == 2)
    operator.settled()
    look(operator)
    suspensions(operator, Staff(hall))
    late_promises(operator)
    desk = operator.after(Key.Key_N)
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
        ("hold", Key.Key_P),
    ):
        look_at_sheet(operator, name, key)
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


def suspensions(operator: Operator, staff: Staff) -> None:
    """The hall or the only queue with tickets is suspended: no ticket can be called, and the
    screen says why."""
    say = operator.engine.wordings.say

    def told() -> set[str]:
        sentences = {
            "hall": f"{say('still_hall')}. {say('still_technical')}",
            "service": say("line_still"),
            "hint": say("hint_still"),
        }
        return {name for name, one in sentences.items() if one in operator.texts()}

    for kind, service in (("hall", ""), ("service", key_of(operator.served))):
        staff.suspend(service, reason="technical")
        operator.until(partial(lambda this: told() == {this, "hint"}, kind))
        assert DeskAction.CALL_NEXT not in operator.offered()
        look(operator, f"still-{kind}")
        staff.resume(service)
        operator.until(lambda: DeskAction.CALL_NEXT in operator.offered() and not told())


def late_promises(operator: Operator) -> None:
    """Look at a queue with promises at risk, then with some that are broken too."""
    hall = present(operator.counter.connection.latest(Hall))
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
    """Look at the reasons of a call: at each, or in `make test` at the longest of each language."""
    ticket, screen = present(desk.ticket), operator.counter.screen
    heads = tuple(
        QueueHead(ticket=f"hall.t{n}", number=f"M10{n}", waited=7200 - n, service=operator.served)
        for n in range(2)
    )

    def say(rule: Rule) -> str:
        """Have the screen say why the ticket was called."""
        why = {"reasons": Reasons(rule=rule, compared=heads), "recalls": 2}
        changed = {"ticket": ticket.model_copy(update=why), "at": desk.at + AHEAD}
        operator.counter.connection.take(desk.model_copy(update=changed))
        screen.refresh()
        return str(screen.texts["ticket"]["why"])

    # What fits into the smallest window fits into a larger one.
    for size, language in in_each(operator, SMALLEST):
        different = {say(rule): rule for rule in Rule}
        some = [max(different, key=len)] if operator.languages is QUICK else list(different)
        for sentence in some:
            say(different[sentence])
            check(operator, f"why-{different[sentence]}", size, language)


def test_a_call_for_help_fits_and_moves_nothing(
    open_counter: Opened, visitors: Visitors, hall: RunningServer, languages: Languages
) -> None:
    operator = open_counter(person="Məhəmmədəli Abdurrəhmanzadə")
    operator.languages = languages
    operator.begin_with(visitors, 1)
    operator.after(Key.Key_N)
    operator.press(Key.Key_Tab)

    def keys() -> tuple[dict[str, QRectF], str]:
        places = {
            item.objectName(): rect(item)
            for item in operator.items()
            if item.objectName().startswith(("key_", "sign_out"))
        }
        return places, operator.focus()

    before = keys()
    visitors.call_for_help()
    operator.find("help_strip")
    assert keys() == before
    assert operator.says("help_wanted", time=operator.engine.wordings.say("under_a_minute"))
    operator.click("help_answer")
    operator.until(lambda: operator.sees("help_strip") is None)
    assert keys() == before
    operator.until(lambda: operator.says("help_go_to", place=KIOSK))

    for label in ("Kiosk on the ground floor, left of the main entrance", "door", "stairs"):
        Visitors(hall, label).call_for_help()
    operator.until(lambda: operator.sees("help_more"))
    look(operator, "help", check_more=lies_free)


def lies_free(operator: Operator) -> None:
    """The strip has all its parts inside, and lies on no other text or key."""
    strip = operator.find("help_strip")
    whole = rect(strip)
    assert operator.rect().contains(whole)
    for item in operator.items():
        if not item.inherits("QQuickText") and not item.inherits("QQuickAbstractButton"):
            continue
        if strip.isAncestorOf(item):
            assert whole.adjusted(-1, -1, 1, 1).contains(rect(item)), item.property("text")
        else:
            assert not whole.intersects(rect(item)), item.property("text")


# The platform of the tests, which has no screen, says that it knows no least sizes.
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_bar_works_by_the_same_keys_and_has_a_place_of_its_own(
    open_counter: Opened, visitors: Visitors, languages: Languages
) -> None:
    operator = open_counter(bar=True)
    window, place = operator.window, operator.counter.place
    operator.settled_by_keys()
    assert window.height() == BAR_HEIGHT
    assert window.flags() & ON_TOP
    operator.press(Key.Key_O)
    operator.settled_by_keys()
    number = visitors.take(operator.served)
    operator.until(lambda: operator.desk.waiting == 1)
    operator.until(lambda: DeskAction.CALL_NEXT in operator.offered())
    operator.press(Key.Key_Return)
    operator.settled_by_keys()
    assert at_counter(operator.truth) == (number, TicketState.CALLED)
    for width in (1100, 860):
        window.resize(width, BAR_HEIGHT)
        for language in languages.checked:
            operator.engine.wordings.language = language
            operator.settle()
            if languages.draws(language, first=width == 1100):
                operator.keep(PICTURES / f"bar-{language}-{width}.png")
            # Nothing but the words in its middle may be shortened.
            assert operator.cut_off(but="bar_words") == []
    # A key that the bar does not show works too, and it makes room for what it asks.
    operator.press(Key.Key_T)
    operator.until(lambda: window.height() > BAR_HEIGHT)
    operator.keep(PICTURES / "bar-sheet.png")
    operator.press(Key.Key_Escape)
    operator.until(lambda: window.height() == BAR_HEIGHT)

    # Window and bar remember their places.
    window.setPosition(12, 34)
    operator.until(lambda: place.spot.topLeft() == QPoint(12, 34))
    operator.press(Key.Key_F2)
    operator.until(lambda: not window.flags() & ON_TOP)
    window.setGeometry(QRect(40, 50, 1111, 777))
    operator.until(lambda: place.spot == QRect(40, 50, 1111, 777))
    operator.press(Key.Key_F2)
    operator.until(lambda: window.position() == QPoint(12, 34))
    assert window.height() == BAR_HEIGHT
    operator.press(Key.Key_F2)
    operator.until(lambda: window.geometry() == QRect(40, 50, 1111, 777))
