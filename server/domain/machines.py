"""Machines of the hall: devices that enrolled, how they are, and those that ask to be let in."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from contract.access.enums import DeviceState, OfflineReason, PrinterState, SoundState
from contract.device_settings import NOTHING_SET, DeviceSettings
from contract.enums import Role
from server.domain.networks import network_of

ENROLMENT_SPAN: Final = timedelta(minutes=30)
"""How long a code is good for."""

WAITING_SPAN: Final = timedelta(minutes=2)
"""How long a machine is listed that does not ask any more how its enrolment stands."""

WAITING_AT_MOST: Final = 200
"""So many machines may ask at the same time; a flood of them is no hall."""

WAITING_AT_AN_ADDRESS: Final = 20
"""So many of them from one address: whoever asks without end shall not take all the places."""

REPORT_SECONDS: Final = 5.0
"""How often a device says how it is."""

GONE_AFTER: Final = timedelta(seconds=12)
"""After how long without a word a device counts as gone: two reports that did not come. With
the seconds until a report is written down and read it is known within fifteen."""

BOOTS_KEPT: Final = 8

ADDRESS_SIGNS: Final = 80
"""So much of an address is kept."""


@dataclass(frozen=True, slots=True)
class Device:
    """A kiosk, a display or a counter's PC.

    Attributes:
        id: pseudonymous; what the log names. It stays when the machine is replaced.
        hash: of the secret that counts; `next_hash`: of one that counts from its first use.
        display: the key of the layout that a display shows.
        settings: what the console sets for it.
        heard_at: the last request of a kiosk, by the hall's clock.
        silent_from, back_at: its last silence.
    """

    id: str
    centre: str
    role: Role
    label: str
    counter: str | None
    hash: str
    enrolled_at: datetime
    next_hash: str | None = None
    revoked_at: datetime | None = None
    restart_since: datetime | None = None
    screenshot_since: datetime | None = None
    rotate_since: datetime | None = None
    display: str | None = None
    settings: DeviceSettings = NOTHING_SET
    heard_at: datetime | None = None
    silent_from: datetime | None = None
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """What a device said last, and from where; `boots` are the starts of its program before this
    one, `ended` whether the program said that it ends."""

    id: str
    at: datetime
    boot: str
    boots: tuple[str, ...] = ()
    copied: bool = False
    version: str = ""
    clock_offset: float | None = None
    screen: str = ""
    printer: PrinterState = PrinterState.NONE
    sound: SoundState = SoundState.NONE
    address: str = ""
    ended: bool = False
    voice: tuple[str, ...] = ()
    """Of which zones it was told to be the voice: their keys, or `voices.NO_ZONE`."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A machine that asks to be let in.

    Attributes:
        hash: of the secret that it made.
        code: what it shows, having seen the server as that shows itself.
        vouched_code: what it shows, having seen a certificate that an authority vouches for.
        device: what it became.
        refused_by: the centres that turned it away.
    """

    hash: str
    role: Role
    name: str
    address: str
    version: str
    code: str
    vouched_code: str
    begun_at: datetime
    expires_at: datetime
    device: str | None = None
    refused_by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What it is called as long as it waits, and as a new device. Drawn from the secret's
        hash: a repeated confirmation makes the same."""
        return f"{self.role}-{hashlib.sha256(self.hash.encode()).hexdigest()[:10]}"


def asked_again(one: Enrolment, now: datetime) -> Enrolment:
    """A machine that has asked how its enrolment stands: it waits for two minutes more.

    It comes back after a silence, e.g. of the network, unless a centre has refused it.
    """
    until = min(now + WAITING_SPAN, one.begun_at + ENROLMENT_SPAN)
    was_refused = now >= one.expires_at and bool(one.refused_by)
    # Written once a minute, not at each question.
    is_fresh = one.expires_at - now > WAITING_SPAN / 2
    if one.device is not None or was_refused or is_fresh or until <= max(now, one.expires_at):
        return one
    return replace(one, expires_at=until)


def is_crowded(waiting: Sequence[Enrolment], address: str) -> bool:
    """Whether as many machines wait at an address as may."""
    crowd = network_of(address)
    return sum(network_of(one.address) == crowd for one in waiting) >= WAITING_AT_AN_ADDRESS


def giving_way(waiting: Sequence[Enrolment]) -> Enrolment | None:
    """Who gives its place to one more where all are taken: of the address with most of those
    who wait the first, as they are ordered."""
    if len(waiting) < WAITING_AT_MOST:
        return None
    crowds = Counter(network_of(one.address) for one in waiting)
    return max(waiting, key=lambda one: crowds[network_of(one.address)])


def heard(before: DeviceHealth | None, report: DeviceHealth, now: datetime) -> DeviceHealth:
    """What is known of a device after a report that is written down now.

    A start of the program that another start had followed does not come back: if it does,
    two machines bear the same secret. A report that is written down late, after one of the
    start that followed, says nothing of that. What lies ahead of the clock was heard while
    the clock was wrong: nothing is late after that.
    """
    report = replace(report, at=min(report.at, now))
    if before is None:
        return report
    if report.boot == before.boot:
        return replace(report, boots=before.boots, copied=before.copied)
    if report.at < before.at < now + GONE_AFTER:
        return before
    returned = report.boot in before.boots
    boots = (before.boot, *(one for one in before.boots if one != report.boot))[:BOOTS_KEPT]
    return replace(report, boots=boots, copied=before.copied or returned)


HAND_IN_SPAN: Final = timedelta(minutes=5)
"""How long after a silence a kiosk may hand in tickets from that silence, by the machines' time: a
hall whose clock runs faster does not hand in faster."""


def heard_at(device: Device, at: datetime, rate: float) -> Device:
    """A kiosk after a request of it.

    Args:
        at: by the hall's clock.
        rate: seconds of the hall in a second of the machines.
    """
    before = device.heard_at
    if before is not None and at <= before < at + GONE_AFTER * rate:
        return device
    if before is not None and at - before >= GONE_AFTER * rate:
        silent_from = last_heard(device, before, rate)
        return replace(device, heard_at=at, silent_from=silent_from, back_at=at)
    return replace(device, heard_at=at)


def last_heard(device: Device, now: datetime, rate: float) -> datetime | None:
    """Since when a kiosk may have given tickets alone: since it was last heard or, shortly after
    a silence, since that began; arguments as for `heard_at`."""
    back = device.back_at
    if back is not None and now < back + HAND_IN_SPAN * rate:
        return device.silent_from
    return device.heard_at


def state_of(device: Device, health: DeviceHealth | None, now: datetime) -> DeviceState:
    """Whether a device is heard of; ahead of the clock it was so while the clock was wrong."""
    if device.revoked_at is not None:
        return DeviceState.REVOKED
    if health is None:
        return DeviceState.NOT_CONNECTED
    return DeviceState.OFFLINE if abs(now - health.at) >= GONE_AFTER else DeviceState.ONLINE


SAME_TIME: Final = timedelta(seconds=15)
"""Devices of which the last reports lie no further apart fell silent together: each reports every
few seconds."""


def silent_with(health: DeviceHealth, others: Iterable[DeviceHealth], now: datetime) -> int:
    """How many others fell silent when a device did."""
    return sum(
        one.id != health.id
        and not one.ended
        and abs(now - one.at) >= GONE_AFTER
        and abs(one.at - health.at) <= SAME_TIME
        for one in others
    )


def why_offline(health: DeviceHealth, together: int) -> OfflineReason:
    """Why a device is offline; `together` as `silent_with` says."""
    if health.ended:
        return OfflineReason.ENDED
    return OfflineReason.TOGETHER if together else OfflineReason.SILENT
