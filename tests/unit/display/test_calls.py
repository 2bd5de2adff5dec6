"""Which calls are shown: none is lost, each has its turn, the answered make room first."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from contract.snapshots import BoardCall
from display.calls import GLOW_SECONDS, TURN_SECONDS, VISIBLE_SECONDS, CallBook
from tests.unit.client.examples import call


def numbers(book: CallBook) -> list[str]:
    return [one.call.number for one in book.shown]


def calls(*which: int, **changes: bool) -> list[BoardCall]:
    return [call(number, **changes) for number in which]


def test_what_is_there_at_first_is_shown_without_emphasis() -> None:
    book = CallBook(4)
    book.take(calls(1, 2, 3), "e1", 0)
    assert numbers(book) == ["A003", "A002", "A001"]
    assert book.now() is book.shown[0]
    assert not book.glowing(0)


def test_the_unanswered_have_the_rows_at_first() -> None:
    book = CallBook(2)
    book.take([call(1), call(2, over=True), call(3, over=True), call(4)], "e1", 0)
    assert numbers(book) == ["A004", "A001"]


def test_a_new_call_comes_on_top_and_glows_for_its_time() -> None:
    book = CallBook(4)
    book.take(calls(1), "e1", 0)
    book.take(calls(1, 2), "e1", 100)
    assert numbers(book) == ["A002", "A001"]
    assert book.glowing(100 + GLOW_SECONDS - 0.1)
    assert not book.glowing(100 + GLOW_SECONDS)
    called = book.now()
    assert called is not None
    assert called.call.number == "A002"


def test_several_at_once_come_one_after_another() -> None:
    book = CallBook(4)
    book.take([], "e1", 0)
    book.take(calls(1, 2, 3), "e1", 10)
    assert numbers(book) == ["A001"]
    book.step(10 + TURN_SECONDS - 0.1)
    assert numbers(book) == ["A001"]
    book.step(10 + TURN_SECONDS)
    assert numbers(book) == ["A002", "A001"]
    book.step(10 + 2 * TURN_SECONDS)
    assert numbers(book) == ["A003", "A002", "A001"]
    assert book.waiting == 0


def test_the_answered_make_room_before_the_unanswered() -> None:
    book = CallBook(3)
    book.take([call(1), call(2, over=True), call(3)], "e1", 0)
    book.take([call(1), call(2, over=True), call(3), call(4)], "e1", 1)
    assert numbers(book) == ["A004", "A003", "A001"]


def test_nobody_leaves_before_the_least_time() -> None:
    book = CallBook(2)
    book.take([], "e1", 0)
    book.take(calls(1, 2, 3), "e1", 0)
    book.step(TURN_SECONDS)
    assert numbers(book) == ["A002", "A001"]
    book.step(VISIBLE_SECONDS - 0.1)
    assert numbers(book) == ["A002", "A001"]
    book.step(VISIBLE_SECONDS)
    assert numbers(book) == ["A003", "A002"]


def test_a_recall_moves_its_row_to_the_top() -> None:
    book = CallBook(3)
    book.take(calls(1, 2), "e1", 0)
    again = call(3, number="A001", recall=True)
    book.take([*calls(2), again], "e1", 50)
    assert numbers(book) == ["A001", "A002"]
    assert book.glowing(50)


def test_a_recall_of_a_call_that_still_waits_is_shown_once() -> None:
    book = CallBook(3)
    book.take([], "e1", 0)
    book.take([call(1), call(2), call(3, number="A002", recall=True)], "e1", 0)
    book.step(TURN_SECONDS)
    book.step(2 * TURN_SECONDS)
    assert numbers(book) == ["A002", "A001"]


def test_an_answered_or_withdrawn_call_is_not_called_any_more() -> None:
    for change in ({"over": True}, {"over": True, "withdrawn": True}):
        book = CallBook(3)
        book.take(calls(1), "e1", 0)
        book.take(calls(1, 2), "e1", 5)
        book.take([call(1), call(2, **change)], "e1", 6)
        assert numbers(book) == ["A002", "A001"]
        assert book.now() is None
        assert not book.glowing(6)


def test_what_was_answered_while_the_board_was_away_has_a_row_without_emphasis() -> None:
    book = CallBook(3)
    book.take(calls(1), "e1", 0)
    book.take([call(1), call(2, over=True), call(3)], "e1", 60)
    assert numbers(book) == ["A003", "A001", "A002"]
    called = book.now()
    assert called is not None
    assert called.call.number == "A003"


def test_a_gap_is_noticed_and_the_missing_are_taken_in() -> None:
    book = CallBook(4)
    book.take(calls(1), "e1", 0)
    late = calls(30, 31)
    assert book.gap(late)
    assert not book.gap(calls(1, 2))
    book.take(late, "e1", 100)
    book.take_older([call(2, over=True), call(3)], 100)
    seen = set()
    for step in range(10):
        book.step(100 + step * TURN_SECONDS)
        seen |= set(numbers(book))
    assert {"A003", "A030", "A031"} <= seen


def test_a_restore_goes_on_and_a_new_hall_begins_anew() -> None:
    restored = CallBook(3)
    restored.take(calls(1, 2), "e1", 0)
    restored.take(calls(1, 2, 10_003), "e2", 9)
    assert numbers(restored)[0] == "A10003"
    assert restored.glowing(9)
    anew = CallBook(3)
    anew.take(calls(50, 51), "e1", 0)
    anew.take([call(1, number="K001")], "e2", 9)
    assert numbers(anew) == ["K001"]


def test_a_smaller_window_keeps_the_unanswered_and_a_larger_one_shows_more() -> None:
    book = CallBook(4)
    book.take([call(1), call(2, over=True), call(3), call(4)], "e1", 0)
    book.set_rows(3, 20)
    assert numbers(book) == ["A004", "A003", "A001"]
    book.set_rows(4, 21)
    assert numbers(book) == ["A004", "A003", "A001", "A002"]


@given(
    rows=st.integers(1, 5),
    pushes=st.lists(st.tuples(st.integers(0, 6), st.floats(0, 20)), max_size=12),
)
@settings(max_examples=50)
def test_no_call_is_lost_and_none_jumps_the_turn(
    rows: int, pushes: Sequence[tuple[int, float]]
) -> None:
    """However the calls come: each is shown once it is its turn, in the order of the calls,
    for its least time, and never more than there are rows."""
    book = CallBook(rows)
    book.take([], "e1", 0)
    now, last = 0.0, 0
    came: list[tuple[int, float]] = []
    visible: dict[int, float] = {}

    def look() -> None:
        shown = {one.call.call for one in book.shown}
        assert len(shown) <= rows
        for number in shown - visible.keys():
            came.append((number, now))
            visible[number] = now
        for number in [n for n in visible if n not in shown and visible[n] >= 0]:
            assert now - visible[number] >= VISIBLE_SECONDS - 0.3
            visible[number] = -1

    for count, pause in pushes:
        book.take(calls(*range(last + 1, last + 1 + count)), "e1", now)
        last += count
        look()
        end = now + pause
        while now < end:
            now += 0.25
            book.step(now)
            look()
    while book.waiting:
        now += 0.25
        book.step(now)
        look()
    assert [number for number, _ in came] == list(range(1, last + 1))
    times = [at for _, at in came]
    assert all(b - a >= TURN_SECONDS - 0.01 for a, b in pairwise(times))
