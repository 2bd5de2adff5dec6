"""Which display speaks the calls of a zone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contract.access.enums import SoundState
from contract.screens import Display
from server.domain.machines import Device, DeviceHealth

REPORT_SECONDS: Final = 2.0
"""How often a display says how it is: oftener than other devices, as another one has to take
over from a voice that is gone."""

GONE_AFTER: Final = timedelta(seconds=8)
"""After how long without a word another display is the voice. What is longer than a grant lasts
and the seconds until a report is written down: two never speak at the same time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A display that may be a voice.

    Attributes:
        device: it.
        layout: what it shows.
        health: what it said last.
    """

    device: Device
    layout: Display
    health: DeviceHealth


def voice_of(
    device: str, candidates: Iterable[Candidate], zones: Collection[str], now: datetime
) -> tuple[str, ...]:
    """Of which zones a display is the voice: of each zone the display is it that was let in
    first, of those that are there; one that can be heard before one that cannot.

    Args:
        device: the display.
        candidates: all displays of the centre.
        zones: the keys of the centre's zones; "" for counters without one.
        now: by the clock by which devices are heard.
    """
    there = sorted(
        (one for one in candidates if one.layout.voice and now - one.health.at <= GONE_AFTER),
        key=lambda one: (
            one.health.sound is not SoundState.OK,
            one.device.enrolled_at,
            one.device.id,
        ),
    )
    first = {
        zone: next((one.device.id for one in there if _covers(one.layout, zone)), None)
        for zone in zones
    }
    return tuple(zone for zone, chosen in first.items() if chosen == device)


def candidates(
    devices: Iterable[Device],
    healths: Mapping[str, DeviceHealth],
    layouts: Mapping[str, Display],
) -> Iterable[Candidate]:
    """The displays that may be voices, of all devices of a centre."""
    for one in devices:
        layout, health = layouts.get(one.display or ""), healths.get(one.id)
        if layout is not None and health is not None and one.revoked_at is None:
            yield Candidate(one, layout, health)


def _covers(layout: Display, zone: str) -> bool:
    return not layout.zones or zone in layout.zones
