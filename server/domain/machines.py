"""Machines of the hall: enrolled devices, their state, and machines that request enrolment."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from contract.access.enums import DeviceState, OfflineReason, PrinterState, SoundState
from contract.device_settings import NOTHING_SET, DeviceSettings
from contract.enums import Role
from server.domain.buckets import network_of

ENROLMENT_SPAN: Final = timedelta(minutes=30)
"""The lifetime of a code."""

WAITING_SPAN: Final = timedelta(minutes=2)
"""How long a machine stays listed that does not ask for the state of its enrolment any more."""

WAITING_AT_MOST: Final = 200
"""The maximum number of waiting machines; more is an attack, not a hall."""

WAITING_AT_AN_ADDRESS: Final = 20
"""The maximum number from one address: one client must not take all the places."""

REPORT_SECONDS: Final = 5.0

GONE_AFTER: Final = timedelta(seconds=12)
"""After this long without a report a device counts as offline: two reports are missing. With the
time to store and read reports it is known within fifteen seconds."""

BOOTS_KEPT: Final = 8

ADDRESS_SIGNS: Final = 80


@dataclass(frozen=True, slots=True)
class Device:
    """A kiosk, a display or a counter's PC.

    Attributes:
        id: pseudonymous, used in the log. It stays when the machine is replaced.
        hash: the hash of the valid secret; `next_hash`: of a new one, valid from its first use.
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
    """The last report of a device and its address; `boots` are the earlier starts of its program,
    `ended` whether the program reported its exit, `in_browser` whether a page reports, which has
    no program."""

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
    ticket_seconds: float | None = None
    address: str = ""
    ended: bool = False
    in_browser: bool = False
    voice: tuple[str, ...] = ()
    """The zones whose voice it was granted: their keys, or `voices.NO_ZONE`."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A machine that requests enrolment.

    Attributes:
        hash: the hash of the secret that it created.
        code: the code that it shows if it saw the server's own certificate.
        vouched_code: the code that it shows if it saw a certificate of a trusted authority.
        device: the device that it became.
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
        """Its id while it waits, and as a new device. It is derived from the secret's hash, so that
        a retry of the confirmation gives the same."""
        return f"{self.role}-{hashlib.sha256(self.hash.encode()).hexdigest()[:10]}"


def asked_again(enrolment: Enrolment, now: datetime) -> Enrolment:
    """A machine after it asked for the state of its enrolment: it stays listed for two more
    minutes. It is listed again after a silence (a network failure), unless a centre has refused
    it."""
    until = min(now + WAITING_SPAN, enrolment.begun_at + ENROLMENT_SPAN)
    was_refused = now >= enrolment.expires_at and bool(enrolment.refused_by)
    # Stored once a minute, not at each request.
    is_fresh = enrolment.expires_at - now > WAITING_SPAN / 2
    is_over = was_refused or until <= max(now, enrolment.expires_at)
    if enrolment.device is not None or is_fresh or is_over:
        return enrolment
    return replace(enrolment, expires_at=until)


def is_crowded(waiting: Sequence[Enrolment], address: str) -> bool:
    """Whether an address has the maximum number of waiting machines."""
    crowd = network_of(address)
    there = sum(network_of(enrolment.address) == crowd for enrolment in waiting)
    return there >= WAITING_AT_AN_ADDRESS


def giving_way(waiting: Sequence[Enrolment]) -> Enrolment | None:
    """The machine that is dropped for a new one if all places are taken: the first, in their order,
    of the address with the most entries."""
    if len(waiting) < WAITING_AT_MOST:
        return None
    crowds = Counter(network_of(enrolment.address) for enrolment in waiting)
    return max(waiting, key=lambda enrolment: crowds[network_of(enrolment.address)])


def heard(before: DeviceHealth | None, report: DeviceHealth, now: datetime) -> DeviceHealth:
    """The stored state of a device after a report.

    An earlier start of the program that reports again shows that two machines use the same secret.
    A report that is stored late, after one of the following start, does not show that. A stored
    time ahead of the clock is from a wrong clock, and is ignored for this.
    """
    report = replace(report, at=min(report.at, now))
    if before is None:
        return report
    if report.boot == before.boot:
        return replace(report, boots=before.boots, copied=before.copied)
    if report.at < before.at < now + GONE_AFTER:
        return before
    returned = report.boot in before.boots
    boots = (before.boot, *(boot for boot in before.boots if boot != report.boot))[:BOOTS_KEPT]
    return replace(report, boots=boots, copied=before.copied or returned)


HAND_IN_SPAN: Final = timedelta(minutes=5)
"""How long after a silence a kiosk may hand in tickets from that silence, in real time: a hall
whose clock runs faster does not hand in faster."""


def heard_at(device: Device, at: datetime, rate: float) -> Device:
    """A kiosk after one of its requests; `rate`: seconds of the hall's time per second of real
    time."""
    before = device.heard_at
    if before is not None and at <= before < at + GONE_AFTER * rate:
        return device
    if before is not None and at - before >= GONE_AFTER * rate:
        silent_from = last_heard(device, before, rate)
        return replace(device, heard_at=at, silent_from=silent_from, back_at=at)
    return replace(device, heard_at=at)


def last_heard(device: Device, now: datetime, rate: float) -> datetime | None:
    """Since when a kiosk may have issued tickets alone: since its last request or, shortly after a
    silence, since the start of that; arguments as for `heard_at`."""
    back = device.back_at
    if back is not None and now < back + HAND_IN_SPAN * rate:
        return device.silent_from
    return device.heard_at


def state_of(device: Device, health: DeviceHealth | None, now: datetime) -> DeviceState:
    """Whether a device is online; a report ahead of the clock, from a time of a wrong clock, does
    not count."""
    if device.revoked_at is not None:
        return DeviceState.REVOKED
    if health is None:
        return DeviceState.NOT_CONNECTED
    return DeviceState.OFFLINE if abs(now - health.at) >= GONE_AFTER else DeviceState.ONLINE


SAME_TIME: Final = timedelta(seconds=15)
"""Devices whose last reports are within this time went offline together: each reports every few
seconds."""


def silent_with(health: DeviceHealth, others: Iterable[DeviceHealth], now: datetime) -> int:
    """How many others went offline at the same time as a device."""
    return sum(
        other.id != health.id
        and not other.ended
        and abs(now - other.at) >= GONE_AFTER
        and abs(other.at - health.at) <= SAME_TIME
        for other in others
    )


def why_offline(health: DeviceHealth, together: int) -> OfflineReason:
    """Why a device is offline; `together` is the result of `silent_with`."""
    if health.ended:
        return OfflineReason.ENDED
    return OfflineReason.TOGETHER if together else OfflineReason.SILENT


def counters_heard(
    devices: Iterable[Device],
    healths: Mapping[str, DeviceHealth],
    pages: Mapping[str, datetime],
) -> Mapping[str, datetime]:
    """The last report of each counter's enrolled PC or of its page in a browser, by the machine's
    clock. A counter with neither is not listed."""
    heard = dict(pages)
    for device in devices:
        health = healths.get(device.id)
        if device.revoked_at is None and device.counter is not None and health is not None:
            heard[device.counter] = max(health.at, heard.get(device.counter, health.at))
    return heard
