"""Every layout of a display in every language: all words are whole, and large enough."""

from datetime import timedelta
from time import monotonic
from typing import Any

import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QImage

from contract.letters import CAPITAL
from contract.screens import Display
from contract.snapshots import Notice, Suspension
from contract.suspension import KNOWN_REASONS
from contract.texts import PROGRAM_LANGUAGES
from tests.gui.display.conftest import LANDSCAPE, PORTRAIT, Open, Shown
from tests.gui.display.hall import catalogue, hall_board, hall_call, large_hall, many_calls
from tests.gui.display.looking import SETTLED_MS, called, drawn, faults, look, look_once
from tests.gui.window import rect
from tests.parts.languages import FULL, NOTICE, Languages
from tests.unit.client.examples import AT

pytestmark = pytest.mark.gui

LARGER_OR_SMALLER = ((1366, 768), (3840, 2160))
OTHERS = [pytest.param(one, marks=pytest.mark.soak) for one in LARGER_OR_SMALLER]
SIZES = [LANDSCAPE, pytest.param(PORTRAIT, marks=pytest.mark.soak), *OTHERS]
"""The usual panel, where calls and waits stand next to each other, in `make test`."""


def layout(farthest: float = 6, inches: float = 55, **changes: object) -> Display:
    return Display.model_validate(
        {"key": "hall", "farthest_seat_m": farthest, "inches": inches, **changes}
    )


LAYOUTS = {
    "usual": layout(),
    "near": layout(4, blocks=("calls", "waits", "next", "notices", "clock"), waits_by="agency"),
    "far": layout(7, blocks=("calls", "notices")),
    "waits": layout(5, blocks=("waits", "clock"), waits_by="service"),
    "counter": layout(6, 32, counter="7", blocks=("calls", "clock")),
}

EXPLAINED = (
    "Visitors with a booking are called as if",
    "In the last four weeks 93 of 100 visitors",
)
"""How the sentences about bookings begin."""

NOTICES = (Notice(id="n1", texts=NOTICE),)


def some_of(languages: Languages, step: int) -> Languages:
    """All languages where all are drawn; else those to look at by turns, each drawn."""
    if languages is FULL:
        return languages
    one = (languages.checked[step % len(languages.checked)],)
    return Languages(checked=one, drawn=one)


def is_whole(shown: Shown) -> bool:
    rows = [one for one in shown.items() if one.objectName() == "waits_row"]
    fit = all(abs(one.width() - one.implicitWidth()) < 1 for one in rows)
    return bool(rows) and fit and faults(shown) == []


def test_a_display_that_is_given_another_layout_is_whole(open_display: Open) -> None:
    """A figure next to a name moves below it, and the other way round."""
    shown = open_display(layout=LAYOUTS["usual"], language="fr")
    shown.tell(hall_board())
    for name in ("waits", "usual", "near", "waits"):
        shown.station.use_layout(LAYOUTS[name])
        shown.qtbot.wait(SETTLED_MS)
        # On a busy machine rows are on their way for longer.
        shown.until(lambda: is_whole(shown))


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *((name, LANDSCAPE) for name in LAYOUTS),
        ("usual", PORTRAIT),
        *(
            pytest.param(name, size, marks=pytest.mark.soak)
            for name in LAYOUTS
            for size in (PORTRAIT, *LARGER_OR_SMALLER)
            if (name, size) != ("usual", PORTRAIT)
        ),
    ],
)
def test_every_layout_is_whole(
    open_display: Open, languages: Languages, name: str, size: tuple[int, int]
) -> None:
    shown = open_display(size=size, layout=LAYOUTS[name])
    shown.tell(hall_board(1, calls=()))
    shown.tell(hall_board(2, calls=many_calls(), notices=NOTICES))
    look(shown, name, languages)
    for language in languages.checked:
        shown.speak(language)
        assert shown.station.measures.property("mirrored") == (language == "ar")


@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_whole(
    open_display: Open, languages: Languages, size: tuple[int, int]
) -> None:
    shown = open_display(size=size)
    quiet: dict[str, dict[str, Any]] = {
        "calls": {},
        "closed": {"day": None},
        "opens": {"day": None, "opens_at": AT + timedelta(hours=9)},
        "tomorrow": {"opens_at": AT + timedelta(days=1)},
        "monday": {"day": None, "opens_at": AT + timedelta(days=4)},
    }
    for step, (name, changes) in enumerate(quiet.items()):
        # Another epoch without calls is a new hall: its board begins empty.
        shown.tell(hall_board(1, epoch=f"quiet-{step}", calls=(), **changes))
        look(shown, f"quiet-{name}", some_of(languages, step))
    shown.tell(hall_board(1, epoch="busy", calls=many_calls()))
    for language in languages.checked:
        shown.speak(language)
        shown.connect(False)
        assert shown.says("not_connected_since", time=shown.station.connection.offline_since)
        look_once(shown, "cut", keep=languages.draws(language, first=size == LANDSCAPE))
        shown.connect()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, (800, 480)])
def test_how_bookings_are_called_is_told_where_it_costs_no_call_and_no_wait(
    open_display: Open, languages: Languages, size: tuple[int, int]
) -> None:
    shown, told = open_display(size=size), []
    contents, measures = shown.screen.contents, shown.station.measures
    bookings: dict[str, Any] = {"booked_ahead": 30, "booked_within": 15, "booked_kept": 0.93}
    shown.speak("en")
    for count in range(8):
        calls, services = many_calls()[:count], hall_board().services[: 30 - 4 * count]
        new: dict[str, Any] = {"epoch": f"{count}", "calls": calls, "services": services}
        shown.tell(hall_board(1, **new))
        before, pages = measures.plan, contents.pages_in("en")
        shown.tell(hall_board(2, **new, **bookings))
        shown.screen.refresh()
        after = measures.plan
        assert measures.density is measures.contents.density
        assert after.room >= min(len(contents.calls.book.rows), before.room)
        assert set(after.places) - set(before.places) <= {"notice"}
        assert len(contents.pages_in("en")) == len(pages)
        assert (contents.notice("en") != "") == (after != before)
        if after != before:
            told.append(count)
            look(shown, f"bookings-{size[0]}-{count}", some_of(languages, count))
            shown.speak("en")
    assert told
    # The sentences take turns with the notices of the hall.
    shown.tell(hall_board(1, epoch="few", services=(), notices=NOTICES, **bookings))
    for begins in (NOTICE["en"], *EXPLAINED):
        assert contents.notice("en").startswith(begins)
        shown.screen.turn()


@pytest.mark.parametrize("size", SIZES[:3])
def test_a_paused_hall_says_so_above_the_calls(
    open_display: Open, languages: Languages, size: tuple[int, int]
) -> None:
    shown = open_display(size=size)
    shown.tell(hall_board(1, calls=many_calls()))
    for step, reason in enumerate((*KNOWN_REASONS, "flood")):
        pause = Suspension(since=AT, reason=reason)
        shown.tell(hall_board(2 + step, calls=many_calls(), suspension=pause))
        look(shown, f"pause-{reason}", some_of(languages, step))
        assert shown.says("still_hall")
        assert shown.numbers(), "the calls stay"
    shown.tell(hall_board(20, calls=many_calls()))
    assert not shown.says("still_hall")


@pytest.mark.parametrize("size", SIZES[:2])
def test_more_calls_than_rows_take_the_panel_and_turn_pages(
    open_display: Open, languages: Languages, size: tuple[int, int]
) -> None:
    shown = open_display(size=size)
    shown.tell(hall_board(1, calls=()))
    calls = tuple(hall_call(which) for which in range(40, 0, -1))
    shown.tell(hall_board(2, calls=calls))
    seen: set[str] = set()
    pages = int(shown.screen.calls_view.property("pages"))
    assert pages > 1
    # Their texts leave room for different numbers of calls; a further page makes up for that.
    spoken = PROGRAM_LANGUAGES if languages is FULL else ("ru", "ar")
    for page in range(pages + 1):
        shown.speak(spoken[page % len(spoken)])
        look_once(shown, f"crowded-{page}", keep=size == LANDSCAPE or languages is FULL)
        assert shown.numbers()[0] == calls[0].number, "the newest is on every page"
        seen.update(shown.numbers())
        shown.seconds += 6
        shown.screen.refresh()
    assert seen == {one.number for one in calls}


@pytest.mark.parametrize("size", [LANDSCAPE, OTHERS[0]])
def test_a_large_centre_has_four_pages_of_waits_and_twelve_calls_on_one(
    open_display: Open, languages: Languages, size: tuple[int, int]
) -> None:
    names, board = large_hall()
    shown = open_display(size=size, told=names)
    shown.tell(board)
    screen = shown.screen
    waits, pages_in = screen._waits, screen._waits.waits.pages_in
    paged = [
        [[one["key"] for one in page] for page in pages_in(board, names, one, PROGRAM_LANGUAGES)]
        for one in PROGRAM_LANGUAGES
    ]
    assert all(one == paged[0] for one in paged), "a page has the same rows in every language"
    for language in languages.checked:
        shown.speak(language)
        pages = pages_in(board, names, language, [language])
        assert len(pages) == waits.property("pages") == 4
        # Rows fill the height.
        room = shown.station.measures.plan.places["waits"].height
        heights = [sum(row["rowHeight"] for row in page) for page in pages]
        assert all(0.75 * room < height < room for height in heights)
        screen.contents.turn = 2
        screen.turn()
        left = len(names.categories) + 1 - sum(map(len, pages))
        assert shown.says("more_waits", n=str(left))
        keep = languages.draws(language, first=size == LANDSCAPE)
        look_once(shown, "large-waits", keep=keep)
        rows = [rect(one) for one in shown.items() if one.objectName() == "waits_row"]
        signed = any(row["someUnserved"] for row in waits.property("entries").rows)
        unserved = shown.engine.wordings.say("service_unserved")
        assert signed == shown.says("some_services", state=unserved)
        begins = {round(one.right() if language == "ar" else one.left()) for one in rows}
        assert len(begins) == 1, "figures begin where names do"
    calls = tuple(hall_call(which, floor=1 + which % 2) for which in range(12, 0, -1))
    shown.tell(board.model_copy(update={"revision": 2, "calls": calls}))
    look(shown, "large-calls", languages)
    assert shown.numbers() == [one.number for one in calls]
    assert screen.calls_view.property("pages") == 1


@pytest.mark.parametrize("language", ["en", "az"])
def test_seen_from_eight_metres_the_legend_of_the_waits_is_whole(
    open_display: Open, language: str
) -> None:
    names, board = large_hall()
    shown = open_display(language, told=names, layout=layout(8))
    shown.tell(board)
    shown.screen.contents.turn = 2
    shown.screen.turn()
    shown.window.grabWindow()
    assert shown.says("service_unserved") or shown.says(
        "some_services", state=shown.engine.wordings.say("service_unserved")
    )
    assert shown.screen._waits.property("pages") == 4
    assert faults(shown) == []


def test_all_numbers_are_legible_throughout_every_change(open_display: Open) -> None:
    """Also while rows change their column or their size, and pages turn."""
    shown = open_display("az")
    told: dict[str, str] = {}
    for step, count in enumerate((1, 2, 5, 6, 12, 13, 30, 30, 2)):
        calls = tuple(hall_call(which) for which in range(40 + step, 40 + step - count, -1))
        told |= {one.number: one.counter for one in calls}
        shown.seconds += 6
        shown.tell(hall_board(1 + step, calls=calls))
        begun = monotonic()
        while monotonic() - begun < SETTLED_MS / 1000:
            shown.window.grabWindow()
            assert faults(shown) == []
            texts = [one.replace("\u200a", "").strip("\u2066\u2069") for one in shown.texts()]
            assert all(one in texts and told[one] in texts for one in shown.numbers())
            rows = [one for one in shown.items() if one.objectName() == "call"]
            assert all(one.opacity() >= 0.4 for one in rows)
            shown.qtbot.wait(1)
        assert list(shown.standing().values()).count("now") <= 1


def test_what_stands_in_place_of_calls_and_waits_is_in_the_middle(open_display: Open) -> None:
    shown = open_display("en")
    shown.tell(hall_board(calls=(), services=()))
    words = shown.engine.wordings.say("no_calls")
    (said,) = [one for one in shown.items() if one.property("text") == words]
    assert drawn(said).center().x() == pytest.approx(shown.size[0] / 2, abs=1)


def test_letters_in_the_picture_are_as_high_as_computed(open_display: Open) -> None:
    shown = open_display("en", layout=LAYOUTS["usual"])
    # What was called before the display started does not glow.
    shown.tell(hall_board(1, calls=tuple(hall_call(one, floor=None) for one in (2, 1))))
    shown.window.grabWindow()
    shown.qtbot.wait(SETTLED_MS)
    picture = shown.window.grabWindow()
    plan = shown.station.measures.plan
    numbers = [one for one in shown.items() if called(one)]
    assert len(numbers) == 4
    for one in numbers:
        height = ink_height(picture.copy(rect(one).toAlignedRect()))
        # Figures and A are a little higher than flat letters.
        assert abs(height - plan.number * CAPITAL) <= 0.05 * plan.number


def ink_height(picture: QImage) -> int:
    """How many rows of a picture on dark ground hold white."""
    rows = [
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y).lightness() > 200 for x in range(picture.width()))
    ]
    # A hairline below the row is not white.
    return rows[-1] - rows[0] + 1


def test_languages_and_notices_take_turns_and_do_not_mirror_the_display(open_display: Open) -> None:
    shown = open_display()
    notices = tuple(Notice(id=f"n{n}", texts={"en": f"Notice {n}."}) for n in range(3))
    shown.tell(hall_board(calls=many_calls(), notices=notices))
    said, noticed = [], []
    for _ in PROGRAM_LANGUAGES:
        assert not shown.station.measures.property("mirrored")
        said.append(shown.screen.language)
        shown.until(lambda: any(one.startswith("Notice") for one in shown.texts()))
        noticed.append(next(one for one in shown.texts() if one.startswith("Notice")))
        shown.screen.turn()
    assert said == list(PROGRAM_LANGUAGES)
    assert noticed == ["Notice 0.", "Notice 1.", "Notice 2."] * 2
    assert shown.window.title() == "Novbe"


def test_a_new_call_glows_softly(open_display: Open) -> None:
    shown = open_display("en")
    shown.tell(hall_board(1, calls=(hall_call(2), hall_call(1))))
    shown.tell(hall_board(2, calls=(hall_call(3), hall_call(2), hall_call(1))))
    shown.qtbot.wait(SETTLED_MS)
    brightness: set[int] = set()
    box = min((rect(one) for one in shown.items() if called(one)), key=lambda one: one.y())
    next_to_it = QPointF(box.right() + 2, box.center().y()).toPoint()

    def changed() -> bool:
        brightness.add(shown.window.grabWindow().pixelColor(next_to_it).lightness())
        return len(brightness) >= 3

    shown.until(changed)
    assert max(brightness) - min(brightness) < 90


def test_a_display_of_a_zone_shows_what_is_called_there(open_display: Open) -> None:
    zone = next(one.zone for one in catalogue().counters if one.zone)
    here, there = hall_call(1, zone=zone), hall_call(2, zone="asan-7.elsewhere")
    shown = open_display("en", layout=layout(zones=(zone.partition(".")[2],)))
    shown.tell(hall_board(1, calls=(there, here)))
    assert shown.numbers() == [here.number]
