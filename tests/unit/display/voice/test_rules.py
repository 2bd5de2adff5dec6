"""The rules by which calls are spoken or skipped."""

from datetime import timedelta

from contract.enums import Silence, Speak
from contract.snapshots import BoardCall
from display.voice.rules import RUN, TOO_OLD, Waiting
from tests.gui.window import present
from tests.unit.client.examples import AT
from tests.unit.client.examples import call as example

SECOND = timedelta(seconds=1)


def call(which: int, age: float = 0, **changes: object) -> BoardCall:
    return example(which, at=AT - timedelta(seconds=age), **changes)


def dealt(waiting: Waiting, pause: timedelta = SECOND) -> list[tuple[int, Silence | None]]:
    """The outcomes of all waiting calls, one after the other."""
    found, now = [], AT
    while (decision := waiting.next(now)) is not None:
        found.append((decision.call.call, decision.silence))
        now += pause
    return found


def test_calls_are_spoken_in_their_order_once() -> None:
    waiting = Waiting()
    waiting.add([call(3), call(1), call(2)])
    waiting.add([call(2)])
    assert dealt(waiting) == [(1, None), (2, None), (3, None)]
    assert waiting.next(AT) is None


def test_old_and_ended_calls_are_not_spoken() -> None:
    waiting = Waiting()
    waiting.add(
        [
            call(1, age=TOO_OLD.total_seconds() + 1),
            call(2, over=True),
            call(3, withdrawn=True, over=True),
            call(4, age=TOO_OLD.total_seconds()),
        ]
    )
    assert dealt(waiting, timedelta()) == [
        (1, Silence.TOO_OLD),
        (2, Silence.OVER),
        (3, Silence.OVER),
        (4, None),
    ]


def test_a_visitor_who_comes_while_the_call_waits_is_not_called() -> None:
    waiting = Waiting()
    waiting.add([call(1), call(2)])
    waiting.refresh([call(2, over=True)])
    assert dealt(waiting) == [(1, None), (2, Silence.OVER)]


def forms(waiting: Waiting, now: timedelta = timedelta()) -> list[tuple[int, bool, bool]]:
    """The waiting calls as they are spoken: whether short, and whether after a chime."""
    found = []
    while (decision := waiting.next(AT + now)) is not None:
        assert decision.silence is None
        found.append((decision.call.call, decision.short, decision.chime))
    return found


def test_the_more_calls_wait_the_shorter_they_are_spoken() -> None:
    waiting = Waiting()
    waiting.add([call(1)])
    assert forms(waiting) == [(1, False, True)]
    waiting.add([call(2), call(3), call(4)])
    # Two behind, one behind, none.
    assert forms(waiting) == [(2, True, True), (3, True, True), (4, False, True)]
    waiting.add([call(one) for one in range(5, 6 + RUN)])
    run = [(one, True, False) for one in range(6, 6 + RUN)]
    assert forms(waiting) == [(5, True, True), *run]


def test_calls_that_come_during_a_run_begin_another_one() -> None:
    waiting = Waiting()
    waiting.add([call(one) for one in range(1, 2 + RUN)])
    assert present(waiting.next(AT)).chime
    waiting.add([call(one) for one in range(2 + RUN, 3 + 2 * RUN)])
    chimes = [call for call, _, chime in forms(waiting) if chime]
    assert chimes == [2 + RUN]


def test_a_visitor_who_comes_during_a_run_is_left_out_of_it() -> None:
    waiting = Waiting()
    waiting.add([call(one) for one in range(1, 6)])
    assert present(waiting.next(AT)).chime
    waiting.refresh([call(2, over=True), call(3, heard=True)])
    assert dealt(waiting) == [(2, Silence.OVER), (4, None), (5, None)]


def test_a_repeated_call_gives_way_unless_its_first_was_not_spoken() -> None:
    waiting = Waiting()
    waiting.add([call(1), call(2, over=True)])
    assert dealt(waiting) == [(1, None), (2, Silence.OVER)]
    again = [call(3, recall=True, number="A001"), call(4, recall=True, number="A002")]
    waiting.add([*again, call(5), call(6)])
    assert dealt(waiting) == [(4, None), (5, None), (6, None), (3, None)]
    late = call(7, recall=True, number="A001", age=TOO_OLD.total_seconds() + 1)
    waiting.add([late])
    assert dealt(waiting) == [(7, Silence.REPEATED)]


def test_visitors_who_cannot_see_are_always_called_in_a_whole_sentence() -> None:
    waiting = Waiting()
    waiting.add([call(one) for one in range(1, 4)])
    late = TOO_OLD.total_seconds() * 2
    waiting.add([call(4, speak=Speak.ALWAYS, age=late), *(call(one) for one in range(5, 11))])
    assert forms(waiting)[3] == (4, False, True)


def test_calls_of_another_voice_wait_until_that_one_has_dealt_with_them() -> None:
    waiting = Waiting()
    waiting.add([call(1, zone="west"), call(2, zone="east")])
    decision = waiting.next(AT, lambda one: one.zone == "east")
    assert decision is not None
    assert decision.call.call == 2
    assert waiting.next(AT, lambda one: one.zone == "east") is None
    assert waiting.coming(AT, lambda _call: True) is not None
    waiting.refresh([call(1, zone="west", heard=True)])
    assert waiting.coming(AT, lambda _call: True) is None
