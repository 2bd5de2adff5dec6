"""Two displays that may be the voice of a hall: one speaks, and the other when that one is gone."""

import random
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.parts.displays import DisplayProcess, Staff, voiced_centre
from tests.parts.hall import RunningServer
from tests.parts.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.gui]

TAKEN_OVER_SECONDS = 15.0


def test_another_display_takes_over_from_a_voice_that_is_gone(tmp_path: Path) -> None:
    with ExitStack() as stack:
        hall = stack.enter_context(
            RunningServer(centre_file=voiced_centre(tmp_path), data=tmp_path / "data")
        )
        staff = Staff(hall, 2)
        displays = [DisplayProcess(hall, hall.port, tmp_path / name) for name in "ab"]
        for one in displays:
            stack.callback(one.kill)
            one.start()
            staff.give_layout(one.device)
        for one in displays:
            until(one.knows_its_place)
        staff.call_all(random.Random(1), 1)
        until(lambda: any(one.said("spoke") for one in displays))
        first, second = displays if displays[0].said("spoke") else reversed(displays)
        until(lambda: staff.untold() == [])
        assert second.said("spoke") == []
        first.kill()
        staff.call_all(random.Random(1), 1)
        until(lambda: second.said("spoke"), TAKEN_OVER_SECONDS)
        calls, _shown, dealt = staff.log()
        until(lambda: staff.untold() == [])
        assert second.said("spoke") == [calls[2].number]
        assert dealt[:1] == [1]
        assert calls[1].number in second.said("news"), "both show what one speaks"
