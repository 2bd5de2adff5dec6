"""The voice of a display: each call once, one after the other, and honest about what it cannot."""

from datetime import timedelta
from typing import Any

import pytest

from contract.access import SoundState
from contract.enums import Role, Silence
from contract.screens import Display
from contract.snapshots import BoardCall, Device, Suspension
from contract.texts import PROGRAM_LANGUAGES
from display.record import CallReport
from display.voice.announcement import pause_words
from tests.gui.display.conftest import Open, Shown
from tests.gui.display.hall import hall_board, hall_call
from tests.gui.window import present
from tests.parts.recording_sound import RecordingSound
from tests.unit.client.examples import AT

pytestmark = pytest.mark.gui

SPEAKING = Display(key="main", voice=True)
EVERYWHERE = ("", "asan-7.main-hall")


class Speaking:
    """A display that is the voice of its zone, and what it says."""

    def __init__(self, shown: Shown, sound: RecordingSound) -> None:
        self.shown, self.sound, self.said = shown, sound, list[str]()
        station = shown.station
        # Nothing goes to a server: the reports stay where they can be read.
        station.reports.send = lambda: None  # type: ignore[method-assign]
        fields = {"epoch": "e1", "revision": 1, "at": AT, "clock_rate": 1.0, "centre": "asan-7"}
        told = {
            "enrolled": True,
            "device": "display-1",
            "role": Role.DISPLAY,
            "label": "board",
            "display": SPEAKING,
        }
        station.apply_device(Device.model_validate(fields | told))
        self.voice = present(station.voice)
        self.voice._now = lambda: AT + timedelta(seconds=1)
        self.voice.spoke.connect(self.said.append)
        shown.tell(hall_board(1, calls=()))

    def grant(self) -> None:
        """The server says that it is the voice of the hall."""
        self.shown.station.grant(EVERYWHERE, self.shown.seconds)

    def sound_state(self) -> SoundState:
        return self.shown.station.sound

    def dealt(self) -> list[tuple[int, str, Silence | None]]:
        found: list[CallReport] = list(self.shown.station.reports.unsent)
        return [(one.call, one.how, one.reason) for one in found if one.how != "shown"]

    def await_dealt(self, count: int) -> list[tuple[int, str, Silence | None]]:
        """The same, once there are `count`."""
        self.shown.until(lambda: len(self.dealt()) >= count)
        return self.dealt()


def speaking(open_display: Open, sound: RecordingSound | None = None) -> Speaking:
    there = sound or RecordingSound()
    return Speaking(open_display("en", sound=there), there)


def test_of_many_calls_each_is_said_and_reported_on_its_own(open_display: Open) -> None:
    hall = speaking(open_display)
    hall.grant()
    calls = tuple(a_call(one, over=one == 4) for one in range(6, 0, -1))
    hall.shown.tell(hall_board(2, calls=calls))
    outcomes = [("silent", Silence.OVER) if one == 4 else ("spoken", None) for one in range(1, 7)]
    assert [one[1:] for one in hall.await_dealt(6)] == outcomes
    # The first with its chime; the others, number and counter alone, in a run.
    assert len(hall.sound.played) == 1 + 5
    assert all("Please" not in one for one in hall.said)


def a_call(which: int, **changes: Any) -> BoardCall:
    return hall_call(which, at=AT, language="en", **changes)


def test_each_call_is_said_once_after_its_chime(open_display: Open) -> None:
    hall = speaking(open_display)
    hall.grant()
    hall.shown.tell(hall_board(2, calls=(a_call(2, counter="12"), a_call(1))))
    assert hall.await_dealt(2) == [(1, "spoken", None), (2, "spoken", None)]
    assert hall.said == [
        "letter M. 0 0 1, counter 2.",
        "Ticket letter K. 0 0 2. Please go to counter, 12.",
    ]
    # A chime and a sentence each, at the volume of the centre.
    chime, first, again, second = hall.sound.played
    assert chime.pcm == again.pcm
    assert first.pcm != second.pcm
    assert hall.sound.volume == pytest.approx(0.8)
    # Told again by the next board, they are not said again; a recall is, with another chime.
    recall = a_call(3, number="M001", recall=True)
    hall.shown.tell(hall_board(3, calls=(recall, a_call(2), a_call(1))))
    hall.await_dealt(3)
    assert hall.said[2:] == ["Ticket letter M. 0 0 1. Please go to counter, 4."]
    assert hall.sound.played[4].pcm != chime.pcm


def test_only_one_display_speaks_and_the_next_voice_continues(
    open_display: Open,
) -> None:
    hall = speaking(open_display)
    calls = (a_call(3, heard=True), a_call(2), a_call(1, heard=True))
    hall.shown.tell(hall_board(2, calls=calls))
    hall.shown.qtbot.wait(20)
    assert hall.dealt() == []
    hall.grant()
    # Only what no voice has dealt with.
    assert hall.await_dealt(1) == [(2, "spoken", None)]
    # Without word of the server the grant ends by itself.
    hall.shown.seconds += 5
    hall.shown.tell(hall_board(3, calls=(a_call(4), *calls)))
    hall.shown.qtbot.wait(20)
    assert len(hall.dealt()) == 1


def test_without_an_output_the_display_goes_on_and_reports_it(open_display: Open) -> None:
    sound = RecordingSound()
    sound.set_available(False)
    hall = speaking(open_display, sound)
    hall.grant()
    assert hall.sound_state() is SoundState.FAILED
    hall.shown.tell(hall_board(2, calls=(a_call(1),)))
    assert hall.await_dealt(1) == [(1, "silent", Silence.NO_SOUND)]
    assert hall.shown.numbers() == ["M001"]
    sound.set_available(True)
    hall.shown.tell(hall_board(3, calls=(a_call(2), a_call(1))))
    assert hall.await_dealt(2)[1] == (2, "spoken", None)
    assert hall.sound_state() is SoundState.OK


def test_a_pause_is_said_once_in_all_languages_of_the_hall(open_display: Open) -> None:
    hall = speaking(open_display)
    hall.grant()
    zone = present(hall.shown.station.connection.zone)
    pause = Suspension(since=AT, reason="alarm")
    boards = [hall_board(revision, calls=(), suspension=pause) for revision in (2, 3)]
    for board in boards:
        hall.shown.tell(board)
    hall.shown.until(lambda: len(hall.said) >= len(PROGRAM_LANGUAGES))
    at = boards[0].at
    assert hall.said == [pause_words(pause, one, at, zone) for one in PROGRAM_LANGUAGES]
