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


NO_ZONE: Final = "-"
"""Stands for the counters without a zone."""


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
    """Of which zones a display is the voice.

    Of the displays that are there it is one that can be heard; one that was set up for the zone,
    before one for the whole hall; the one that is the voice already; the one that was let in
    first. While another one still thinks that it is the voice, it waits until that one has heard
    that it is not: two never speak while they change.

    Args:
        device: the display.
        candidates: all displays of the centre.
        zones: the keys of the centre's zones, and `NO_ZONE`.
        now: by the clock by which devices are heard.
    """
    there = [one for one in candidates if one.layout.voice and is_there(one.health, now)]

    def chosen(zone: str) -> str | None:
        first = min(
            (one for one in there if _covers(one.layout, zone)),
            key=lambda one: (
                one.health.sound is not SoundState.OK,
                zone not in one.layout.zones,
                zone not in one.health.voice,
                one.device.enrolled_at,
                one.device.id,
            ),
            default=None,
        )
        return None if first is None else first.device.id

    def is_free(zone: str) -> bool:
        return not any(zone in one.health.voice for one in there if one.device.id != device)

    return tuple(zone for zone in zones if chosen(zone) == device and is_free(zone))


def is_there(health: DeviceHealth, now: datetime) -> bool:
    """Whether a display was heard lately enough to be a voice, and knows that it may be one."""
    return now - health.at <= GONE_AFTER and health.sound is not SoundState.NONE


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
