"""Machines: a restart is no copy, two with one secret are found, and silent ones are offline."""

from copy import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.access import DeviceState
from contract.enums import Role
from server.domain import machines
from server.domain.machines import Device, DeviceHealth, heard

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
DEVICE = Device("kiosk-1", "village", Role.KIOSK, "", None, "h", NOW)


def after(boots: list[str]) -> DeviceHealth | None:
    """The health after reports of these starts, a second between two."""
    known: DeviceHealth | None = None
    for place, boot in enumerate(boots):
        at = NOW + timedelta(seconds=place)
        known = heard(known, DeviceHealth("kiosk-1", at, boot), at)
    return known


@given(st.lists(st.booleans(), min_size=1, max_size=30), st.integers(0, 12))
def test_two_machines_with_one_secret_are_found_when_the_first_reports_again(
    turns: list[bool], earlier: int
) -> None:
    """In any interleaving: at the latest with the third change of who reports. A restart is none,
    however often a machine restarts and reports."""
    boots = [f"earlier{place}" for place in range(earlier)]
    boots += ["one" if turn else "other" for turn in turns]
    seen: list[str] = []
    changes = 0
    for place, boot in enumerate(boots):
        returned = boot in seen and boot != boots[place - 1]
        changes += returned
        seen.append(boot)
        known = after(boots[: place + 1])
        assert known is not None
        assert known.copied is (changes > 0)
        assert known.boot == boot
        assert len(known.boots) <= machines.BOOTS_KEPT


def test_a_report_written_down_late_is_no_copy() -> None:
    """The last report of a start may come after the first of the next."""
    before = after(["one", "one", "two"])
    assert before is not None
    late = DeviceHealth("kiosk-1", NOW + timedelta(seconds=1.5), "one")
    now = NOW + timedelta(seconds=3)
    assert heard(before, late, now) == before
    assert heard(before, replace(late, at=now), now).copied


@given(st.timedeltas(timedelta(seconds=12), timedelta(days=900)))
def test_reports_from_a_clock_that_was_ahead_do_not_count(ahead: timedelta) -> None:
    before = DeviceHealth("kiosk-1", NOW + ahead, "one")
    assert machines.state_of(DEVICE, before, NOW) is DeviceState.OFFLINE
    known = heard(before, DeviceHealth("kiosk-1", NOW, "two"), NOW)
    assert (known.at, known.boot, known.copied) == (NOW, "two", False)
    # Heard before the clock was put right, and written down after.
    late = heard(None, before, NOW)
    assert late.at == NOW


@given(st.timedeltas(timedelta(), timedelta(days=9)))
def test_a_device_is_offline_twelve_seconds_after_its_last_report(span: timedelta) -> None:
    health = DeviceHealth("kiosk-1", NOW, "one")
    state = machines.state_of(DEVICE, health, NOW + span)
    gone = span >= timedelta(seconds=12)
    assert state is (DeviceState.OFFLINE if gone else DeviceState.ONLINE)
    assert machines.state_of(DEVICE, None, NOW + span) is DeviceState.NOT_CONNECTED
    revoked = replace(DEVICE, revoked_at=NOW)
    for known in (health, None):
        assert machines.state_of(revoked, known, NOW + span) is DeviceState.REVOKED


@pytest.mark.parametrize("rate", [1.0, 600.0])
def test_a_short_return_does_not_end_a_silence(rate: float) -> None:
    """A kiosk that comes back for three seconds has handed nothing in yet, whether the hall's clock
    runs as fast as the machines' or faster."""

    def minute(count: float) -> datetime:
        return NOW + timedelta(minutes=count) * rate

    device = DEVICE
    for at in (0, 60, 60.05, 60.5):
        device = machines.heard_at(device, minute(at), rate)
    assert machines.last_heard(device, minute(61), rate) == minute(0)
    for seconds in range(0, 360, 5):
        device = machines.heard_at(device, minute(61 + seconds / 60), rate)
    assert machines.last_heard(device, minute(67), rate) == minute(66 + 55 / 60)
