"""The rules by which calls are spoken or skipped."""

from datetime import timedelta

from contract.enums import Silence, Speak
from contract.snapshots import BoardCall
from display.voice.rules import RATE_WINDOW, TOO_OLD, WAITING_AT_MOST, Waiting
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
    waiting = Waiting(220)
    waiting.add([call(3), call(1), call(2)])
    waiting.add([call(2)])
    assert dealt(waiting) == [(1, None), (2, None), (3, None)]
    assert waiting.next(AT) is None


def test_old_and_ended_calls_are_not_spoken() -> None:
    waiting = Waiting(220)
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
    waiting = Waiting(220)
    waiting.add([call(1), call(2)])
    waiting.refresh([call(2, over=True)])
    assert dealt(waiting) == [(1, None), (2, Silence.OVER)]


def test_of_a_burst_the_newest_are_spoken() -> None:
    waiting = Waiting(1000)
    waiting.add([call(one) for one in range(1, 11)])
    spoken = [number for number, silence in dealt(waiting) if silence is None]
    assert spoken == list(range(11 - WAITING_AT_MOST, 11))
    waiting.add([call(one, recall=one == 11) for one in range(11, 17)])
    assert dealt(waiting)[0] == (11, Silence.REPEATED)


def test_visitors_who_cannot_see_are_called_in_a_burst_too() -> None:
    waiting = Waiting(1)
    waiting.add([call(1, speak=Speak.ALWAYS), *(call(one) for one in range(2, 11))])
    assert dealt(waiting)[0] == (1, None)


def test_above_the_rate_there_is_the_chime_alone() -> None:
    waiting, now = Waiting(calls_per_hour=24), AT
    found = []
    for which in range(1, 6):
        waiting.add([call(which, age=-(now - AT).total_seconds())])
        decision = waiting.next(now)
        assert decision is not None
        found.append((decision.silence, decision.chime))
        now += SECOND * 20
    assert found == [(None, False)] * 2 + [(Silence.TOO_MANY, True)] * 3
    waiting.add([call(9, age=-RATE_WINDOW.total_seconds() * 2)])
    decision = waiting.next(AT + RATE_WINDOW * 2)
    assert decision is not None
    assert decision.silence is None


def test_calls_of_another_voice_wait_until_that_one_has_dealt_with_them() -> None:
    waiting = Waiting(220)
    waiting.add([call(1, zone="west"), call(2, zone="east")])
    decision = waiting.next(AT, lambda one: one.zone == "east")
    assert decision is not None
    assert decision.call.call == 2
    assert waiting.next(AT, lambda one: one.zone == "east") is None
    assert waiting.first(lambda _call: True) is not None
    waiting.refresh([call(1, zone="west", heard=True)])
    assert waiting.first(lambda _call: True) is None
