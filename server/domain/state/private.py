"""Data of visitors outside the log, where it can be erased: texts, and the help that a visitor asks
for."""

from dataclasses import dataclass
from datetime import datetime

from contract.enums import Assist


@dataclass(frozen=True, slots=True)
class Private:
    """A text, by its id in the log; or the help asked for, by the id of the ticket.

    Attributes:
        words: the text, or the names of the kinds of help with spaces between.
        delete_after: when it is erased at the latest; None: on request only.
    """

    id: str
    words: str
    delete_after: datetime | None


def help_asked(ticket: str, assist: tuple[Assist, ...], delete_after: datetime) -> Private:
    """The help that the bearer of a ticket asks for."""
    return Private(ticket, " ".join(assist), delete_after)


def help_in(known: Private | None) -> tuple[Assist, ...]:
    """The kinds of help in a stored value; none if it is missing."""
    return () if known is None else tuple(Assist(one) for one in known.words.split())
