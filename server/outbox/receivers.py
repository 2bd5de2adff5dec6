"""To whom the outbox sends, and the alarms that they have messages about."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract.alerts import AlertWay

FIRST_PAUSE: Final = timedelta(seconds=30)
"""The pause after the first failed attempt; it doubles with each further one."""

LONGEST_PAUSE: Final = timedelta(hours=1)

GIVEN_UP_AFTER: Final = timedelta(days=1)
"""A message that could not be sent for this long is dropped."""

QUEUED_AT_MOST: Final = 200
"""The maximum number of messages that wait for a receiver; a further one replaces the oldest."""

LATE_AFTER: Final = timedelta(minutes=2)
"""A receiver that could not be reached for this long, or whose oldest message has waited for this
long, is an alarm."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """A receiver of messages with the state of the delivery to it; now always a recipient of
    alerts.

    Attributes:
        address: it may hold a secret: shown only as `contract.alerts.shown_address` gives it.
        kinds: the alarms for which it gets messages.
        digest: whether it gets the digest of each day.
        quiet_from, quiet_until: `22:00` and `07:00`, in the centre's time; "" without quiet hours.
        told_at: the time of the last delivered message.
        failures: the failed attempts since then; `failed_since`: the time of the first of them.
        failure: the reason of the last one (`AlertFailure`); "" without one.
        given_up: how many messages were dropped since it was set.
    """

    id: str
    centre: str
    label: str
    way: AlertWay
    address: str = field(repr=False)
    language: str
    kinds: tuple[str, ...]
    digest: bool = False
    quiet_from: str = ""
    quiet_until: str = ""
    told_at: datetime | None = None
    failures: int = 0
    failed_since: datetime | None = None
    failure: str = ""
    next_at: datetime | None = None
    given_up: int = 0

    def quiet_end(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """The end of the quiet hours in which a moment is; None if it is in none."""
        local, start, end = now.astimezone(zone), self.quiet_from, self.quiet_until
        clock = f"{local:%H:%M}"
        if not (start <= clock < end if start <= end else clock >= start or clock < end):
            return None
        days = timedelta(days=int(end <= clock))
        over = datetime.combine(local.date() + days, time.fromisoformat(end), zone)
        return over.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class TrackedAlarm:
    """An alarm that is active, or has been gone for a short time.

    Attributes:
        alarm: the alarm at its start as JSON, with the time of its start.
        told_at: when the last message on it was due.
        gone_at: when the alarm went away; None while it is active.
    """

    id: str
    centre: str
    key: str
    alarm: str
    told_at: datetime
    gone_at: datetime | None = None
