"""The snapshot of a device."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from contract.device_settings import NOTHING_SET, DeviceSettings
from contract.enums import Role, SnapshotName
from contract.ids import CounterId, ServiceId, TicketId
from contract.model import Instant, Outgoing
from contract.screens import Display
from contract.snapshots.shared import Snapshot


class LeasedNumber(Outgoing):
    """A number that a kiosk may issue while the server is away."""

    ticket: TicketId
    number: str
    token: str
    series: str
    day: date


class Device(Snapshot):
    """The snapshot of one device: its configuration."""

    name: ClassVar[SnapshotName] = SnapshotName.DEVICE

    enrolled: bool
    device: str
    role: Role
    label: str
    counter: CounterId | None = None
    """The counter at which it stands."""
    display: Display | None = None
    """The layout of a display; None: the board of the whole hall."""
    settings: DeviceSettings = NOTHING_SET
    service_code: str = ""
    """The code that opens the service menu of a kiosk."""
    leases: tuple[LeasedNumber, ...] = ()
    day: date | None = None
    turns_at: Instant | None = None
    """When the next one begins."""
    openings: dict[ServiceId, tuple[tuple[Instant, Instant], ...]] = Field(default_factory=dict)
    """For a kiosk: when tickets are issued for each service, today and tomorrow."""
    restart_since: Instant | None = None
    screenshot_since: Instant | None = None
    rotate_since: Instant | None = None
