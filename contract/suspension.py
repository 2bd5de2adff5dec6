"""The sentences of a suspension for people: what is paused, until when, why; `say` formats the
messages of `contract.texts.SENTENCES`."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from contract.snapshots import Suspension
from contract.texts import Say

KNOWN_REASONS: Final = (
    "alarm", "drill", "power", "strike", "technical", "break", "meeting",
)  # fmt: skip
"""The reason codes that have their own sentence; all others share one."""


@dataclass(frozen=True, slots=True)
class SuspensionSentences:
    """A suspension in words: a headline without a full stop, and a sentence with the reason."""

    headline: str
    why: str


def told(
    suspension: Suspension, say: Say, now: datetime, zone: tzinfo | None
) -> SuspensionSentences:
    """The sentences of a suspension.

    Args:
        now: the hall's time. An expected end that is over, or on another day, is left out.
    """
    subject = "service" if suspension.service else "hall"
    if end := end_time(suspension, now, zone):
        headline = say(f"still_{subject}_until", time=end)
    else:
        headline = say(f"still_{subject}")
    return SuspensionSentences(headline, say(why_message(suspension.reason)))


def end_time(suspension: Suspension, now: datetime, zone: tzinfo | None) -> str:
    """The expected end as text, `14:30`; "" if it is not known, over or not today."""
    end = suspension.expected_end
    if end is None or end <= now or _day(end, zone) != _day(now, zone):
        return ""
    return f"{end.astimezone(zone):%H:%M}"


def why_message(reason: str) -> str:
    """The message with the reason, for a reason code."""
    return f"still_{reason if reason in KNOWN_REASONS else 'other'}"


def _day(at: datetime, zone: tzinfo | None) -> object:
    return at.astimezone(zone).date()
