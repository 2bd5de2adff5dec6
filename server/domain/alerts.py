"""Which messages on alarms are due: when a problem begins, each hour while it lasts, and when it is
over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from contract.alerts import AlarmKind, AlertFailure, AlertWay

OVER_AFTER: Final = timedelta(minutes=2)
"""How long an alarm has to be gone until its problem is over: an alarm that comes and goes is one
problem."""

REPEATED_AFTER: Final = timedelta(hours=1)
"""A message on a problem that lasts is sent this long after the last one."""

SETTLING: Final = timedelta(minutes=2)
"""How long after the start of a server devices that have not reported yet are no problem: while no
server ran, none could report."""

NEED_HEARING: Final = frozenset(
    {AlarmKind.DEVICE_OFFLINE, AlarmKind.COUNTER_SILENT, AlarmKind.ALERTS_FAILED}
)
"""Nor are messages that waited for a server."""

FIRST_PAUSE: Final = timedelta(seconds=30)
"""The pause after the first failed attempt; it doubles with each further one."""

LONGEST_PAUSE: Final = timedelta(hours=1)

GIVEN_UP_AFTER: Final = timedelta(days=1)
"""A message that could not be sent for this long is dropped."""

QUEUED_AT_MOST: Final = 200
"""The maximum number of messages that wait for a recipient; a further one replaces the oldest."""

FAILING_AFTER: Final = timedelta(minutes=2)
"""A recipient that could not be reached for this long, or whose oldest message has waited for this
long, is an alarm."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A mail address or a webhook, and the state of the delivery to it.

    Attributes:
        kinds: the alarms for which it gets messages.
        quiet_from, quiet_until: `22:00` and `07:00`, in the centre's time; "" without quiet hours.
        told_at: the time of the last delivered message.
        failed_since: the time of the first of them.
        failure: the reason of the last one, and the status code of the answer; "" if there is none.
        claimed_until: the lock of the process that is sending to it expires then.
        given_up: how many messages were dropped since it was set.
    """

    id: str
    centre: str
    label: str
    way: AlertWay
    address: str
    language: str
    kinds: tuple[str, ...]
    quiet_from: str = ""
    quiet_until: str = ""
    told_at: datetime | None = None
    failures: int = 0
    failed_since: datetime | None = None
    failure: str = ""
    next_at: datetime | None = None
    claimed_until: datetime | None = None
    given_up: int = 0

    def is_quiet(self, local: datetime) -> bool:
        """Whether a time of day of the centre is within its quiet hours."""
        time, start, end = f"{local:%H:%M}", self.quiet_from, self.quiet_until
        if start <= end:
            return start <= time < end
        return time >= start or time < end


@dataclass(frozen=True, slots=True)
class Problem:
    """An alarm that is active, or has been gone for less than `OVER_AFTER`.

    Attributes:
        alarm: the alarm at its start as JSON, with the time of its start.
        told: the ids of the recipients of the message on its start.
        told_at: when the last message on it was due.
        gone_at: when the alarm went away; None while it is active.
    """

    id: str
    centre: str
    key: str
    kind: AlarmKind
    alarm: str
    told: tuple[str, ...]
    told_at: datetime
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of a centre's problems.

    Attributes:
        began: the keys of alarms that are new.
        lasting: problems of which the next message is due.
        kept: problems with what they are now.
    """

    began: tuple[str, ...]
    over: tuple[Problem, ...]
    lasting: tuple[Problem, ...]
    kept: tuple[tuple[Problem, Problem], ...]

    def __bool__(self) -> bool:
        return bool(self.began or self.over or any(one != now for one, now in self.kept))


def changes(
    problems: Sequence[Problem],
    alarms: Mapping[str, AlarmKind],
    now: datetime,
    started: datetime | None,
    listened_to: Collection[str],
) -> Changes:
    """The changes since the last comparison, in real time. `alarms` has the kind of each active
    alarm by its key; kinds for which no recipient gets messages (`listened_to`) are ignored."""
    known = {one.key for one in problems}
    settled = started is None or now - started >= SETTLING
    over = [
        one
        for one in problems
        if one.key not in alarms and one.gone_at is not None and now - one.gone_at >= OVER_AFTER
    ]
    lasting = [one for one in problems if one.key in alarms and now - one.told_at >= REPEATED_AFTER]
    kept = {
        one: replace(
            one,
            gone_at=None if one.key in alarms else one.gone_at or now,
            told_at=now if one in lasting else one.told_at,
        )
        for one in problems
        if one not in over
    }
    return Changes(
        began=tuple(
            key
            for key, kind in alarms.items()
            if key not in known and kind in listened_to and (settled or kind not in NEED_HEARING)
        ),
        over=tuple(over),
        lasting=tuple(lasting),
        kept=tuple(kept.items()),
    )


def pause_after(failures: int) -> timedelta:
    """The pause after a number of failed attempts."""
    doubled: int = 2 ** min(failures - 1, 10)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def failure_of(failure: AlertFailure, code: int = 0) -> str:
    """A failure in its stored form: `refused 503`."""
    return f"{failure} {code}" if code else failure.value
