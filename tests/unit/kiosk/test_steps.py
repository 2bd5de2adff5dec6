"""The table of the steps."""

from contract.screens import Kiosks
from kiosk.idle import Patience, patience
from kiosk.steps import BUSY, TABLE, VisitorAct, VisitorStep, after


def test_every_step_is_reached_from_the_start() -> None:
    reached, waiting = {VisitorStep.START}, [VisitorStep.START]
    while waiting:
        step = waiting.pop()
        for (here, _act), there in TABLE.items():
            if here is step and there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == set(VisitorStep)


def test_no_step_keeps_a_visitor_for_ever() -> None:
    """Without a touch every step times out, or is the start."""
    for step in VisitorStep:
        if step in BUSY:
            assert patience(step, Kiosks()) is None
        else:
            assert patience(step, Kiosks()) is not None
            assert after(step, VisitorAct.LEAVE) is VisitorStep.START


def test_the_same_touch_again_does_nothing() -> None:
    for (here, act), there in TABLE.items():
        if act not in (VisitorAct.BACK, VisitorAct.LEAVE):
            assert after(there, act) is None, (here, act)


def test_the_centre_says_how_long_a_kiosk_waits_for_a_touch() -> None:
    kiosks = Kiosks(idle_seconds=90, idle_warning_seconds=30)
    assert patience(VisitorStep.SERVICES, kiosks) == Patience(90, 30)
    assert patience(VisitorStep.NUMBER, kiosks) == Patience(90, 30)
    assert patience(VisitorStep.START, kiosks) == Patience(90, 0)
    assert patience(VisitorStep.NUMBER, Kiosks()) == Patience(60, 20)
    assert patience(VisitorStep.TICKET, kiosks) == Patience(15, 0)
    assert patience(VisitorStep.TICKET, kiosks, guided=True) == Patience(15, 20)
