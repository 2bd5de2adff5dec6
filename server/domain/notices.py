"""Notes on tickets, notices to the hall, calls for help: their existence, not their text.

The texts are stored outside the log, so that they can be erased.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A note of staff on a stop of a ticket; `id` is that of its text."""

    id: str
    centre: str
    ticket: str
    stop: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to the hall; `id` is that of its text; not shown from `until` on."""

    id: str
    centre: str
    at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class HelpWanted:
    """A call for help from a place: a counter or a device."""

    id: str
    centre: str
    place: str
    since: datetime
    answered_at: datetime | None = None
