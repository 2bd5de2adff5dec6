"""Which calls are shown: none is lost, none leaves while its visitor is expected."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from contract.board.calls import (
    GLOW_SECONDS,
    RECENT,
    VISIBLE_SECONDS,
    CallBook,
    page_count,
    page_of,
    page_step,
    places,
)
from contract.snapshots import BoardCall
from tests.unit.client.examples import call


def numbers(book: CallBook) -> list[str]:
    return [one.call.number for one in book.rows]


def recent(book: CallBook) -> list[str]:
    return [one.number for one in book.recent]


def show(book: CallBook, since: float, until: float | None = None) -> None:
    """Show every page: at a moment, or for a while."""
    book.displayed(book.rows, since)
    if until is not None:
        book.displayed(book.rows, until)
        book.step()


def calls(*which: int, **changes: bool) -> list[BoardCall]:
    return [call(number, **changes) for number in which]


def which(found: Sequence[BoardCall]) -> list[int]:
    return [one.call for one in found]


def display_with(*which: int) -> CallBook:
    """The book of a display that was there before these calls."""
    book = CallBook()
    book.take([], "e1")
    book.take(calls(*which), "e1")
    return book


def test_a_new_display_shows_expected_visitors_without_emphasis() -> None:
    book = CallBook()
    came = book.take([call(1), call(2, over=True), call(3)], "e1")
    assert numbers(book) == ["A003", "A001"]
    assert recent(book) == ["A002"]
    assert came == []
    assert book.pop_seen() == [], "it was over before this display was there"
    assert not any(one.glows(0) for one in book.rows)
    assert book.last == 3


def test_new_calls_come_on_top_all_at_once_and_glow_for_their_time() -> None:
    book = CallBook()
    book.take(calls(1), "e1")
    came = book.take(calls(4, 3, 2, 1), "e1")
    assert which(came) == [2, 3, 4]
    assert numbers(book) == ["A004", "A003", "A002", "A001"]
    show(book, 100)
    assert [one.glows(100 + GLOW_SECONDS - 0.1) for one in book.rows] == [True, True, True, False]
    assert not any(one.glows(100 + GLOW_SECONDS) for one in book.rows)


def test_after_a_restart_only_calls_made_meanwhile_are_new() -> None:
    book = CallBook(last=2, epoch="e1")
    came = book.take([call(1, over=True), call(2), call(3), call(4, over=True)], "e1")
    assert which(came) == [3, 4]
    assert numbers(book) == ["A003", "A002"]
    assert [one.glows(1) for one in book.rows] == [True, False]
    assert recent(book) == ["A004", "A001"]
    assert book.pop_seen() == [1, 4], "of the others their page tells"


def test_only_the_time_on_the_screen_counts() -> None:
    book = display_with(1, 2)
    first, second = book.rows
    book.displayed([first], 0)
    book.displayed([second], 8)
    book.take(calls(1, 2, over=True), "e1")
    book.displayed([first], 16)
    book.displayed([second], 19)
    book.step()
    assert numbers(book) == ["A002", "A001"]
    book.displayed([], 22)
    book.step()
    # Eight seconds and three, of twelve; eight and three.
    assert numbers(book) == ["A002", "A001"]
    book.displayed([first], 30)
    book.displayed([], 31)
    book.step()
    assert numbers(book) == ["A001"]


def test_a_row_that_the_board_does_not_hold_is_over() -> None:
    book = CallBook()
    book.take(calls(1, 2), "e1")
    book.take(calls(2, 30), "e1")
    assert [one.over for one in book.rows] == [False, False, True]


def test_a_paused_hall_sends_back_without_a_word() -> None:
    book = display_with(1, 2)
    book.take([call(1, withdrawn=True), call(2)], "e1")
    book.forget_withdrawn()
    assert numbers(book) == ["A002"]


def test_a_call_stays_until_its_page_was_shown_even_if_the_visitor_came() -> None:
    book = display_with(*range(1, 15))
    book.displayed(book.rows[:2], 0)
    book.take(calls(*range(1, 15), over=True), "e1")
    book.step()
    # Of those that did not have their time on the screen yet, no more than ten.
    assert numbers(book) == [f"A{one:03}" for one in range(14, 4, -1)]
    assert recent(book) == ["A001", "A002", "A003", "A004"][::-1]
    book.displayed(book.rows[:2], VISIBLE_SECONDS)
    book.step()
    assert numbers(book)[0] == "A012"
    show(book, 100, 100 + VISIBLE_SECONDS)
    assert numbers(book) == []


def test_a_call_by_mistake_stays_for_its_time_and_is_no_recent_call() -> None:
    book = display_with(1)
    show(book, 0)
    book.take(calls(1, over=True, withdrawn=True), "e1")
    assert numbers(book) == ["A001"]
    assert not book.rows[0].glows(1)
    show(book, 1, 1 + VISIBLE_SECONDS)
    assert numbers(book) == recent(book) == []


def test_a_recall_moves_its_number_to_the_top() -> None:
    book = display_with(1, 2)
    again = call(3, number="A001", recall=True)
    book.take([call(1, over=True), call(2), again], "e1")
    assert numbers(book) == ["A001", "A002"]
    assert book.rows[0].glows(50)
    show(book, 50, 100)
    assert recent(book) == []


def test_a_call_finished_by_mistake_comes_back() -> None:
    book = display_with(1)
    show(book, 0)
    book.take(calls(1, over=True), "e1")
    show(book, 0, VISIBLE_SECONDS)
    assert numbers(book) == []
    assert not book.take(calls(1), "e1")
    assert numbers(book) == ["A001"]
    assert recent(book) == []


def test_calls_missed_while_offline_are_noticed_and_fetched() -> None:
    book = CallBook()
    book.take(calls(1), "e1")
    late = calls(30, 31)
    assert book.lacks(late)
    assert not book.lacks(calls(1, 2))
    book.take(late, "e1")
    came = book.take_older([call(1), call(2, over=True), call(3), call(30)], after=1)
    assert which(came) == [2, 3]
    assert numbers(book) == ["A031", "A030", "A003", "A001"]
    assert recent(book) == ["A002"]


def test_a_restored_hall_keeps_its_calls_and_a_new_hall_starts_empty() -> None:
    restored = CallBook()
    restored.take(calls(1, 2), "e1")
    assert which(restored.take(calls(1, 2, 10_003), "e2")) == [10_003]
    assert restored.rows[0].glows(9)
    new_hall = CallBook()
    new_hall.take(calls(50, 51), "e1")
    new_hall.take([call(1, number="K001")], "e2")
    assert numbers(new_hall) == ["K001"]
    assert new_hall.last == 1


def test_calls_of_other_places_are_left_out_and_counted() -> None:
    book = CallBook(wanted=lambda one: one.zone == "east")
    book.take([], "e1")
    came = book.take([call(1, zone="east"), call(2, zone="west")], "e1")
    assert which(came) == [1]
    assert book.last == 2
    assert not book.lacks([call(3, zone="west")])


@given(
    pushes=st.lists(
        st.tuples(st.integers(0, 6), st.floats(0, 20), st.lists(st.integers(0, 30), max_size=4)),
        max_size=12,
    )
)
def test_no_call_is_lost(pushes: Sequence[tuple[int, float, Sequence[int]]]) -> None:
    """In any order of calls and arrivals: each call is shown once and in order, and none leaves
    the screen while its visitor is expected."""
    book, now, last = CallBook(), 0.0, 0
    book.take([], "e1")
    over: set[int] = set()
    came: list[int] = []
    for count, pause, arrivals in pushes:
        last += count
        over |= {one for one in arrivals if 0 < one <= last}
        board = [call(one, over=one in over) for one in range(1, last + 1)]
        came += which(book.take(board, "e1"))
        show(book, now, now + pause)
        now += pause
        shown = {one.call.call for one in book.rows}
        assert set(range(1, last + 1)) - over <= shown
        gone = [one.call for one in book.recent]
        assert shown.isdisjoint(gone)
        assert len(gone) <= RECENT
    assert came == list(range(1, last + 1))


@given(count=st.integers(0, 40), room=st.integers(1, 8))
def test_each_call_is_on_a_page_and_the_newest_on_all(count: int, room: int) -> None:
    book = CallBook()
    book.take(calls(*range(1, count + 1)), "e1")
    starts = [page * page_step(room) for page in range(page_count(count, room))]
    pages = [page_of(book.rows, room, start) for start in starts]
    assert all(len(page) <= room for page in pages)
    seen = {one.call.number for page in pages for one in page}
    assert seen == {one.call.number for one in book.rows}
    if room > 1:
        assert all(page[0] is book.rows[0] for page in pages if page)
        assert all(len(page) == room for page in pages[:-1]), "in order"


def test_columns_are_about_as_full() -> None:
    assert places(7, 3) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 1)]
    assert places(2, 3) == [(0, 0), (1, 0)]
    assert places(3, 1) == [(0, 0), (0, 1), (0, 2)]
    assert places(0, 2) == []
