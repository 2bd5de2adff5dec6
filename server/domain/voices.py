"""Which display is the voice of a zone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contract.access.enums import SoundState
from contract.screens import Display
from server.domain.machines import Device, DeviceHealth

REPORT_SECONDS: Final = 2.0
"""The interval of a display's reports: shorter than that of other devices, because another display
has to take over when a voice fails."""

GONE_AFTER: Final = timedelta(seconds=8)
"""After this time without a report another display becomes the voice. It is longer than a grant
plus the time until a report is stored: two never speak at the same time."""


NO_ZONE: Final = "-"
"""Stands for the counters without a zone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A display that could be a voice."""

    device: Device
    layout: Display
    health: DeviceHealth


def voice_of(
    device: str, candidates: Iterable[Candidate], zones: Collection[str], now: datetime
) -> tuple[str, ...]:
    """The zones (keys, and `NO_ZONE`) whose voice a display is, of all displays of the centre. Of
    those that are online, the order is: one with working sound; one set up for the zone before one
    for the whole hall; the current voice; the one enrolled first. While another display still has a
    grant, the new voice waits until that one has been informed: two never speak during a change."""
    there = [voice for voice in candidates if voice.layout.voice and is_there(voice.health, now)]

    def chosen(zone: str) -> str | None:
        first = min(
            (voice for voice in there if not voice.layout.zones or zone in voice.layout.zones),
            key=lambda voice: (
                voice.health.sound is not SoundState.OK,
                zone not in voice.layout.zones,
                zone not in voice.health.voice,
                voice.device.enrolled_at,
                voice.device.id,
            ),
            default=None,
        )
        return None if first is None else first.device.id

    def is_free(zone: str) -> bool:
        others = (voice for voice in there if voice.device.id != device)
        return not any(zone in voice.health.voice for voice in others)

    return tuple(zone for zone in zones if chosen(zone) == device and is_free(zone))


def is_there(health: DeviceHealth, now: datetime) -> bool:
    """Whether a display reported recently enough to be a voice, and its program supports it."""
    return now - health.at <= GONE_AFTER and health.sound is not SoundState.NONE


def candidates(
    devices: Iterable[Device], healths: Mapping[str, DeviceHealth], layouts: Mapping[str, Display]
) -> Iterable[Candidate]:
    """The displays that could be voices, of all devices of a centre."""
    for device in devices:
        layout, health = layouts.get(device.display or ""), healths.get(device.id)
        if layout is not None and health is not None and device.revoked_at is None:
            yield Candidate(device, layout, health)
