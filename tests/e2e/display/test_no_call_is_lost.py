"""Calls in bursts, with the display killed, the server killed and the network cut meanwhile: each
call comes onto the screen once, and the voice deals with it once, in order."""

import random
import threading
import time
from collections import Counter as Tally
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from contract.enums import Silence
from tests.parts.displays import DisplayProcess, Staff, voiced_centre
from tests.parts.hall import RunningServer
from tests.parts.losing_relay import LosingRelay
from tests.parts.unlimited_server import UNLIMITED
from tests.parts.waiting import until

SOAK = [pytest.mark.soak, pytest.mark.timeout(3600)]

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.timeout(300)]

NAMED: Final = (Silence.TOO_OLD, Silence.OVER)
"""The rules by which a call is not spoken."""

KINDS: Final = 4
"""Of failures."""


@pytest.mark.parametrize(
    ("seed", "calls", "faults"), [(1, 24, 4), pytest.param(2, 1000, 60, marks=SOAK)]
)
def test_each_call_is_shown_and_dealt_with_once(
    tmp_path: Path, seed: int, calls: int, faults: int
) -> None:
    chance = random.Random(seed)
    with ExitStack() as stack:
        hall = stack.enter_context(
            RunningServer(
                centre_file=voiced_centre(tmp_path), data=tmp_path / "data", program=UNLIMITED
            )
        )
        relay = LosingRelay("127.0.0.1", hall.port)
        stack.callback(relay.close)
        staff = Staff(hall, calls)
        display = DisplayProcess(hall, relay.port, tmp_path / "display")
        stack.callback(display.kill)
        display.start()
        staff.give_layout(display.device)
        until(display.knows_its_place)
        calling = threading.Thread(target=staff.call_all, args=(random.Random(seed),))
        calling.start()
        fail(faults, calling, hall, relay, display, chance)
        calling.join()
        assert staff.failed == []
        until(lambda: staff.untold() == [], 600.0, lambda: str(staff.untold()))
        # The last ones wait for their page.
        until(lambda: staff.unseen(display) == set(), 120.0, lambda: str(staff.unseen(display)))
        audit(staff, display)


def fail(
    count: int,
    calling: threading.Thread,
    hall: RunningServer,
    relay: LosingRelay,
    display: DisplayProcess,
    chance: random.Random,
) -> None:
    """Cause `count` failures, evenly of each kind, while calls are made."""
    for one in range(count):
        time.sleep(chance.uniform(0.2, 2.0))
        match one % KINDS:
            case 0:
                display.kill()
                display.kills += 1
                time.sleep(chance.uniform(0, 3.0))
                display.start()
            case 1:
                hall.kill()
                time.sleep(chance.uniform(0, 1.5))
                hall.start()
            case 2:
                relay.cut()
                time.sleep(chance.uniform(0, 4.0))
                relay.join()
            case _:
                relay.lose()
        if not calling.is_alive() and one >= KINDS:
            return


def audit(staff: Staff, display: DisplayProcess) -> None:
    """Compare the log with what was shown and spoken."""
    calls, shown_in, dealt_in = staff.log()
    assert len(calls) == staff.tickets
    # Told once each: that it was seen; and, in order, that it was spoken or why not.
    assert sorted(shown_in) == dealt_in == sorted(calls)
    numbers = {one.number for one in calls.values()}
    assert len(numbers) == len(calls)
    # On the screen, and as news once; one that was over by then stands among the recent ones.
    news, spoken = display.said("news"), display.said("spoke")
    assert [one for one, count in Tally(news).items() if count > 1] == []
    assert staff.unseen(display) == set()
    # Heard once, in order. One that was killed before the first sound had begun it all the same.
    order = {one.number: call for call, one in calls.items()}
    assert [order[one] for one in spoken] == sorted({order[one] for one in spoken})
    begun = {one.number for one in calls.values() if one.silence is None}
    assert set(spoken) <= begun
    assert len(begun - set(spoken)) <= display.kills
    assert {one.silence for one in calls.values()} <= {None, *NAMED}
