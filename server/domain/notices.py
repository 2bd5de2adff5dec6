"""Notes on tickets, notices to the hall, calls for help: their existence, and apart from them the
texts, and the help that a visitor asks for, which are stored outside the log, where they can be
erased."""

from datetime import datetime

from msgspec import Struct


class Note(Struct, frozen=True):
    """A note of staff on a stop of a ticket; `id` is that of its text."""

    id: str
    centre: str
    ticket: str
    stop: int
    at: datetime
    by: str


class Notice(Struct, frozen=True):
    """A notice to the hall; `id` is that of its text; not shown from `until` on."""

    id: str
    centre: str
    at: datetime
    until: datetime | None


class HelpWanted(Struct, frozen=True):
    """A call for help from a place: a counter or a device."""

    id: str
    centre: str
    place: str
    since: datetime
    answered_at: datetime | None = None


class Private(Struct, frozen=True):
    """A text, by its id in the log; or the help asked for, by the id of the ticket.

    Attributes:
        words: the text, or the names of the kinds of help with spaces between.
        delete_after: when it is erased at the latest; None: on request only.
    """

    id: str
    words: str
    delete_after: datetime | None
