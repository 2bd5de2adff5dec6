"""What a suspension says to people: what stands, until when, why."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final, Literal

from contract.snapshots import Suspension
from contract.texts import Say

type Whose = Literal["hall", "service", "calls"]
"""What stands still; `calls` where it is not known whether all or those of a service."""

KNOWN_REASONS: Final = ("alarm", "drill", "power", "strike", "technical")
"""The codes of staff that have a sentence of their own; all others share one."""


@dataclass(frozen=True, slots=True)
class StandstillTold:
    """A suspension in words: a headline without a full stop, and a sentence why."""

    headline: str
    why: str


def told(
    suspension: Suspension, say: Say, now: datetime, zone: tzinfo | None, whose: Whose = "hall"
) -> StandstillTold:
    """Say a suspension.

    Args:
        suspension: of the hall or of a service.
        say: the messages of `contract.texts.SENTENCES`.
        now: the hall's time. An expected end that is over, or on another day, is not said.
        zone: the hall's time zone.
        whose: what stands still.
    """
    end = suspension.expected_end
    near = end is not None and end > now and _day(end, zone) == _day(now, zone)
    if near and end is not None:
        headline = say(f"still_{whose}_until", time=f"{end.astimezone(zone):%H:%M}")
    else:
        headline = say(f"still_{whose}")
    return StandstillTold(headline, say(why_message(suspension.reason)))


def told_to_bearer(
    suspension: Suspension, say: Say, now: datetime, zone: tzinfo | None
) -> StandstillTold:
    """Say the suspension of a ticket: only that of a service has an expected end."""
    whose: Whose = "calls" if suspension.expected_end is None else "service"
    return told(suspension, say, now, zone, whose)


def why_message(reason: str) -> str:
    """The message that says why, for a code of the staff."""
    return f"still_{reason if reason in KNOWN_REASONS else 'other'}"


def _day(at: datetime, zone: tzinfo | None) -> object:
    return at.astimezone(zone).date()
