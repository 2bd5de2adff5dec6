"""Which display speaks: one for each zone, and another soon after it is gone."""

from datetime import UTC, datetime, timedelta

from contract.access.enums import SoundState
from contract.enums import Role
from contract.screens import Display
from server.domain.machines import Device, DeviceHealth
from server.domain.voices import GONE_AFTER, NO_ZONE, Candidate, candidates, is_there, voice_of

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ZONES = (NO_ZONE, "east", "west")


def display(
    name: str,
    *zones: str,
    voice: bool = True,
    silent: timedelta = timedelta(),
    sound: SoundState = SoundState.OK,
    enrolled_later: int = 0,
    speaks: tuple[str, ...] = (),
) -> Candidate:
    enrolled = NOW - timedelta(days=30 - enrolled_later)
    return Candidate(
        Device(name, "village", Role.DISPLAY, name, None, "hash", enrolled, display=name),
        Display(key=name, zones=zones, voice=voice),
        DeviceHealth(name, NOW - silent, "boot", sound=sound, voice=speaks),
    )


def voices(*there: Candidate) -> list[tuple[str, ...]]:
    """The zones of which each display is the voice."""
    return [voice_of(one.device.id, there, ZONES, NOW) for one in there]


def test_one_display_is_the_voice_of_each_zone() -> None:
    whole = display("all", enrolled_later=2)
    east, mute = display("east", "east", enrolled_later=1), display("mute", voice=False)
    assert voices(whole, east, mute) == [(NO_ZONE, "west"), ("east",), ()]
    assert voice_of("unknown", [whole, east, mute], ZONES, NOW) == ()


def test_another_display_takes_over_from_an_offline_one() -> None:
    second = display("second", enrolled_later=1)
    assert voices(display("first", silent=GONE_AFTER), second) == [ZONES, ()]
    assert voices(display("first", silent=GONE_AFTER * 1.01), second)[1] == ZONES


def test_the_voice_of_a_zone_stays_while_online_and_audible() -> None:
    first, second = display("first"), display("second", enrolled_later=1, speaks=("east",))
    assert voices(first, second) == [(NO_ZONE, "west"), ("east",)]
    # It has to hear first that it is not the voice any more.
    mute = display("second", enrolled_later=1, speaks=("east",), sound=SoundState.FAILED)
    assert voices(first, mute) == [(NO_ZONE, "west"), ()]
    told = display("second", enrolled_later=1, sound=SoundState.FAILED)
    assert voices(first, told) == [ZONES, ()]
    gone = display("second", enrolled_later=1, speaks=("east",), silent=GONE_AFTER * 1.01)
    assert not is_there(gone.health, NOW)
    assert voices(first, gone)[0] == ZONES


def test_a_display_of_the_zone_is_preferred_to_one_of_the_whole_hall() -> None:
    whole, east = display("whole", speaks=ZONES), display("east", "east", enrolled_later=1)
    assert voices(whole, east) == [(NO_ZONE, "west"), ()]
    assert voices(display("whole", speaks=(NO_ZONE, "west")), east)[1] == ("east",)


def test_an_audible_display_is_preferred_and_an_inaudible_one_reported() -> None:
    broken = display("broken", sound=SoundState.FAILED)
    assert voices(broken) == [ZONES]
    assert voices(broken, display("other", enrolled_later=1))[0] == ()


def test_only_displays_with_a_layout_that_are_heard_of_are_asked() -> None:
    one = display("one")
    revoked = Device("out", "v", Role.DISPLAY, "out", None, "h", NOW, revoked_at=NOW, display="one")
    found = candidates(
        [one.device, revoked, display("new").device],
        {"one": one.health, "out": one.health},
        {"one": one.layout, "new": one.layout},
    )
    assert [each.device.id for each in found] == ["one"]
