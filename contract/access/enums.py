"""Enumerations of identities: people, devices, tokens."""

from enum import StrEnum
from typing import Final

from contract.enums import Role

PEOPLE: Final = frozenset({Role.OPERATOR, Role.GREETER, Role.SUPERVISOR, Role.MANAGER, Role.VIEWER})
"""The roles that people have as duties."""

SLOW_TICKET_SECONDS: Final = 6
"""Visitors wait for a ticket that takes longer to print."""

PROGRAMS: Final = frozenset({Role.KIOSK, Role.DISPLAY, Role.COUNTER})
"""The roles of machines that run a program of the hall."""

DEVICES: Final = PROGRAMS | {Role.WALL}
"""The roles of machines that enrol."""

WITH_FACTOR: Final = frozenset({Role.SUPERVISOR, Role.MANAGER})
"""The duties that need a second factor."""


class Step(StrEnum):
    """What a person who signs in has to do next."""

    FACTOR = "factor"
    """Prove the second factor by a code."""
    PASSWORD = "password"
    """Choose a password in place of the first one."""
    NEW_FACTOR = "new_factor"
    """Set a second factor up."""


class Scope(StrEnum):
    """What the token of another system may do."""

    TICKETS = "tickets"
    """Take tickets."""
    BOOKINGS = "bookings"
    """Read free slots and the bookings of a day; book, change, cancel and check in."""
    WAITS = "waits"
    """Read the services, how many wait and how long."""
    LOG = "log"
    """Read the event log and its digests."""
    REPORTS = "reports"
    """Read the reports, the facts of each day, and how exact the waits were."""
    METRICS = "metrics"
    """Read the server's metrics, for a monitor."""
    ALL_CENTRES = "all_centres"
    """With `metrics`: those of all centres. Such a token is made at the server alone."""


class EnrolmentStage(StrEnum):
    """The stage of a device's enrolment."""

    WAITING = "waiting"
    """Waiting for a manager to enter its code."""
    ENROLLED = "enrolled"
    OVER = "over"
    """It was not confirmed in time, or the device was revoked."""


class DeviceState(StrEnum):
    """Whether a device is connected."""

    NOT_CONNECTED = "not_connected"
    """It was confirmed and has not reported yet."""
    ONLINE = "online"
    OFFLINE = "offline"
    REVOKED = "revoked"


class OfflineReason(StrEnum):
    """Why a device is offline, as far as its server knows."""

    ENDED = "ended"
    """Its program reported its own exit."""
    TOGETHER = "together"
    """Other devices went offline at the same time."""
    SILENT = "silent"
    """It alone stopped reporting."""


class PrinterState(StrEnum):
    """The state of a device's printer."""

    NONE = "none"
    OK = "ok"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


class SoundState(StrEnum):
    """The state of a device's sound; `none` where it is set to play none."""

    NONE = "none"
    OK = "ok"
    FAILED = "failed"
